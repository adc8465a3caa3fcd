#include "ui/desksamples.h"
#include "ui/uitest.h"

#include <hz/ui/check.h>
#include <hz/ui/tableview.h>

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <rapidcheck.h>
#include <set>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

constexpr int kRows = 100'000;

/// Counts what it is asked.
class Asked final : public TableSource {
public:
    std::vector<TableColumn> columns() const override { return m_rows.columns(); }
    int rowCount() const override { return m_rows.rowCount(); }
    QString text(int row, int column) const override
    {
        ++texts;
        return m_rows.text(row, column);
    }
    qint64 rowId(int row) const override { return m_rows.rowId(row); }
    mutable int texts = 0;

private:
    Devices m_rows{kRows};
};

struct Shown {
    explicit Shown(int rows = kRows)
        : source(rows)
    {
        table.resize(1100, 600);
        table.setSource(&source);
        table.show();
        table.setFocus();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&table, Qt::Key(key), modifiers);
    }
    /// The middle of a column, or of the box.
    QPoint at(int row, int column) const
    {
        const int y = table.rowRect(row).center().y();
        const QHeaderView *header = table.header();
        const int x = column < 0 ? 20
                                 : header->x() + header->sectionViewportPosition(column)
                + header->sectionSize(column) / 2;
        return {x, y};
    }
    void click(int row, int column, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers, at(row, column));
    }
    std::vector<int> selected() const
    {
        std::vector<int> rows;
        for (int row = 0; row < source.rowCount(); ++row)
            if (table.isSelected(row))
                rows.push_back(row);
        return rows;
    }

    Devices source;
    TableView table{u"设备"_s};
};

using Rows = std::vector<int>;

} // namespace

class TstTableView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSourceIsAskedOnlyForWhatIsSeen()
    {
        Asked source;
        TableView table(u"设备"_s);
        table.resize(1100, 600);
        table.setSource(&source);
        table.show();
        source.texts = 0;
        table.grab();
        const int seen = table.viewport()->height() / table.rowHeight() + 2;
        QVERIFY(source.texts > 0);
        QVERIFY(source.texts <= seen * int(source.columns().size()));
    }

    void scrollingAsksOnlyForRowsThatComeIntoView()
    {
        Asked source;
        TableView table(u"设备"_s);
        table.resize(1100, 600);
        table.setSource(&source);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCoreApplication::sendPostedEvents();
        source.texts = 0;
        table.verticalScrollBar()->setValue(3 * table.rowHeight());
        QCoreApplication::sendPostedEvents();
        // Three rows, and of the others only what lies below the scroll bar.
        QVERIFY(source.texts > 0);
        QVERIFY(source.texts <= 5 * int(source.columns().size()));
    }

    void rowsAreAsHighAsTheDesignSays()
    {
        const Shown shown;
        QCOMPARE(shown.table.rowHeight(), 36);
        QCOMPARE(shown.table.header()->height(), 36);
        QCOMPARE(shown.table.rowRect(2).top(), 72);
    }

    void keysGoThroughTheRows()
    {
        Shown shown;
        shown.table.setCurrentRow(0);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.table.currentRow(), 1);
        shown.press(Qt::Key_Up);
        shown.press(Qt::Key_Up);
        QCOMPARE(shown.table.currentRow(), 0);
        shown.press(Qt::Key_PageDown);
        const int page = *shown.table.currentRow();
        QVERIFY(page > 5 && page < 30);
        shown.press(Qt::Key_End);
        QCOMPARE(shown.table.currentRow(), kRows - 1);
        QVERIFY(!shown.table.rowRect(kRows - 1).isEmpty());
        QVERIFY(shown.table.viewport()->rect().contains(shown.table.rowRect(kRows - 1)));
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.table.currentRow(), 0);
        QCOMPARE(shown.table.verticalScrollBar()->value(), 0);
    }

    void aClickGoesToARowAndSelectsNothing()
    {
        Shown shown;
        const QSignalSpy current(&shown.table, &TableView::currentChanged);
        shown.click(3, 1);
        QCOMPARE(shown.table.currentRow(), 3);
        QCOMPARE(current.size(), 1);
        QCOMPARE(shown.table.selectedCount(), 0);
    }

    void boxesAndKeysSelect()
    {
        Shown shown;
        const QSignalSpy changed(&shown.table, &TableView::selectionChanged);
        shown.click(1, -1);
        shown.click(4, 2, Qt::ControlModifier);
        QCOMPARE(shown.selected(), (Rows{1, 4}));
        shown.click(1, -1);
        QCOMPARE(shown.selected(), Rows{4});
        shown.table.setCurrentRow(6);
        shown.press(Qt::Key_Space);
        QCOMPARE(shown.selected(), (Rows{4, 6}));
        QCOMPARE(changed.size(), 4);
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.table.selectedCount(), 0);
    }

    void shiftSelectsFromTheAnchorAndBack()
    {
        Shown shown;
        shown.click(8, -1);
        shown.click(2, 1);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), (Rows{2, 3, 4, 8}));
        shown.press(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), (Rows{2, 3, 8}));
        shown.click(5, 1, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), (Rows{2, 3, 4, 5, 8}));
    }

    void everythingIsSelectedAtOnceAndOneTakenAway()
    {
        Shown shown;
        shown.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.table.selectedCount(), kRows);
        QVERIFY(shown.table.selection().ids.isEmpty());
        shown.click(2, -1);
        QCOMPARE(shown.table.selectedCount(), kRows - 1);
        QVERIFY(!shown.table.isSelected(2));
        QCOMPARE(shown.table.selectedIds().size(), size_t(kRows - 1));
    }

    void theBoxAboveSelectsAllOrNothing()
    {
        Shown shown(50);
        auto *all = shown.table.findChild<QAbstractButton *>();
        QVERIFY(all);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(shown.table.selectedCount(), 50);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(shown.table.selectedCount(), 0);
    }

    void whatIsSelectedStaysWithItsRowWhenTheRowsMove()
    {
        Shown shown(10);
        shown.click(0, -1);
        shown.click(1, 1);
        shown.source.turnRound();
        QCOMPARE(shown.selected(), Rows{9});
        QCOMPARE(shown.table.currentRow(), 8);
    }

    void whatIsGoneIsNotSelectedAnyMore()
    {
        Shown shown(10);
        shown.click(2, -1);
        shown.click(7, -1);
        shown.click(7, 1);
        const QSignalSpy current(&shown.table, &TableView::currentChanged);
        shown.source.keepFirst(5);
        QCOMPARE(shown.selected(), Rows{2});
        QCOMPARE(shown.table.currentRow(), std::nullopt);
        QCOMPARE(current.size(), 1);
    }

    void ofOtherRowsEverythingIsNotSelected()
    {
        Shown shown(10);
        shown.table.selectAll();
        shown.source.turnRound();
        QCOMPARE(shown.table.selectedCount(), 10);
        shown.source.keepFirst(5);
        QCOMPARE(shown.table.selectedCount(), 0);
    }

    void theHeaderAsksForSorting()
    {
        Shown shown(10);
        const QSignalSpy asked(&shown.table, &TableView::sortRequested);
        const auto clickHeader = [&](int column) {
            const int x = shown.table.header()->sectionViewportPosition(column) + 20;
            QTest::mouseClick(shown.table.header()->viewport(), Qt::LeftButton, {}, {x, 18});
        };
        clickHeader(1);
        clickHeader(1);
        clickHeader(2);
        QCOMPARE(asked.size(), 3);
        QCOMPARE(asked[0][1].value<Qt::SortOrder>(), Qt::AscendingOrder);
        QCOMPARE(asked[1][1].value<Qt::SortOrder>(), Qt::DescendingOrder);
        QCOMPARE(asked[2][0].toInt(), 2);
    }

    void theKeyboardSortsFromTheHeader()
    {
        Shown shown(10);
        const QSignalSpy asked(&shown.table, &TableView::sortRequested);
        shown.table.header()->setSectionHidden(1, true);
        QTest::keyClick(shown.table.header(), Qt::Key_Right);
        QTest::keyClick(shown.table.header(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), 2);
    }

    void whatIsSelectedIsWhatAPlainSetWouldHold()
    {
        constexpr int kFew = 9;
        QVERIFY(rc::check([] {
            Shown shown(kFew);
            std::set<int> plain, base;
            int anchor = -1;
            const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
                rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(0, kFew)));
            for (const auto &[what, row] : steps) {
                switch (what) {
                case 0: // a box
                    if (!plain.erase(row))
                        plain.insert(row);
                    base = plain;
                    anchor = row;
                    shown.click(row, -1);
                    break;
                case 1: // a row
                    anchor = -1;
                    shown.click(row, 1);
                    break;
                case 2: { // up to a row
                    if (anchor < 0) {
                        anchor = shown.table.currentRow().value_or(0);
                        base = plain;
                    }
                    plain = base;
                    for (int i = std::min(anchor, row); i <= std::max(anchor, row); ++i)
                        plain.insert(i);
                    shown.click(row, 1, Qt::ShiftModifier);
                    break;
                }
                case 3:
                    for (int i = 0; i < kFew; ++i)
                        plain.insert(i);
                    shown.press(Qt::Key_A, Qt::ControlModifier);
                    break;
                default:
                    plain.clear();
                    anchor = -1;
                    shown.table.clearSelection();
                }
                RC_ASSERT(shown.selected() == Rows(plain.begin(), plain.end()));
                RC_ASSERT(shown.table.selectedCount() == int(plain.size()));
            }
        }));
    }

    void returnAndADoubleClickActivate()
    {
        Shown shown(10);
        const QSignalSpy activated(&shown.table, &TableView::activated);
        shown.table.setCurrentRow(4);
        shown.press(Qt::Key_Return);
        QTest::mouseDClick(shown.table.viewport(), Qt::LeftButton, {}, shown.at(6, 1));
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[0][0].toInt(), 4);
        QCOMPARE(activated[1][0].toInt(), 6);
    }

    void copyingGivesLinesAndTabsInTheOrderSeen()
    {
        Shown shown(10);
        shown.table.header()->moveSection(1, 0);
        for (int column = 2; column < shown.table.header()->count(); ++column)
            shown.table.header()->setSectionHidden(column, true);
        shown.click(0, -1);
        shown.click(3, -1);
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
            u"类型\t资产编号\n台式机\tBY-2015-00000\n笔记本\tBY-2018-00003\n"_s);
    }

    void columnsAreHiddenByAMenuButNeverAll()
    {
        Shown shown(10);
        QMenu menu;
        shown.table.fillColumnMenu(&menu);
        QCOMPARE(menu.actions().size(), 9);
        QVERIFY(!menu.actions().last()->isChecked());
        menu.actions()[2]->trigger();
        QVERIFY(shown.table.header()->isSectionHidden(2));
        for (int column = 1; column < 9; ++column)
            shown.table.header()->setSectionHidden(column, true);
        QMenu last;
        shown.table.fillColumnMenu(&last);
        QVERIFY(!last.actions()[0]->isEnabled());
    }

    void widthsAndOrderComeBack()
    {
        Shown first(10);
        first.table.header()->moveSection(0, 3);
        first.table.header()->resizeSection(1, 222);
        Shown second(10);
        QVERIFY(second.table.setColumnState(first.table.columnState()));
        QCOMPARE(second.table.header()->visualIndex(0), 3);
        QCOMPARE(second.table.header()->sectionSize(1), 222);
        QVERIFY(!second.table.setColumnState("nonsense"));
    }

    void widthsThatNobodyChoseFitTheNextView()
    {
        Shown first(10);
        first.table.resize(1900, 600);
        first.table.header()->moveSection(0, 3);
        Shown second(10);
        second.table.resize(1200, 600);
        QVERIFY(second.table.setColumnState(first.table.columnState()));
        QCOMPARE(second.table.header()->visualIndex(0), 3);
        QCOMPARE(second.table.header()->length(), second.table.header()->width());
    }

    void theWidthsFillTheViewUntilSomeoneChoosesOne()
    {
        Shown shown(10);
        const QHeaderView *header = shown.table.header();
        shown.table.resize(1500, 600);
        QCOMPARE(header->length(), header->width());
        shown.table.header()->resizeSection(3, 300);
        shown.table.resize(1700, 600);
        QCOMPARE(header->sectionSize(3), 300);
    }

    void aBarBelowHidesNoRow()
    {
        Shown shown(100);
        shown.table.setRoomBelow(92);
        shown.press(Qt::Key_End);
        QVERIFY(shown.table.rowRect(99).bottom() <= shown.table.viewport()->height() - 92);
    }

    void aScreenReaderHearsRows()
    {
        Shown shown(10);
        shown.table.setCurrentRow(2);
        shown.click(2, -1);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&shown.table);
        QCOMPARE(access->text(QAccessible::Name), u"设备"_s);
        QCOMPARE(access->role(), QAccessible::List);
        QCOMPARE(access->childCount(), 10);
        const QAccessibleInterface *row = access->child(2);
        QVERIFY(row->text(QAccessible::Name).contains(u"BY-2017-00002"_s));
        QVERIFY(row->state().selected);
        QVERIFY(!row->rect().isEmpty());
        QVERIFY(missingAccessibleNames(&shown.table).isEmpty());
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("as designed") << 1.0;
        QTest::newRow("half larger") << 1.5;
    }
    void nothingIsCutOff()
    {
        QFETCH(double, scale);
        theme().setScale(scale);
        Shown shown;
        QCOMPARE(clippedTexts(&shown.table), QStringList());
        theme().setScale(1);
    }

    void anEmptyTableTakesKeysInItsStride()
    {
        Shown shown(0);
        for (const int key : {Qt::Key_Down, Qt::Key_End, Qt::Key_Space, Qt::Key_Return})
            shown.press(key);
        QCOMPARE(shown.table.currentRow(), std::nullopt);
        shown.table.setSource(nullptr);
        shown.table.grab();
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const hz::test::Look look(App::Console);
    TstTableView test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tableview.moc"
