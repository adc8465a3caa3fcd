#include "ui/desksamples.h"
#include "ui/uitest.h"

#include <hz/ui/check.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/segmented.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLineEdit>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

QAbstractButton *buttonOf(const QWidget &root, const QString &text)
{
    for (QAbstractButton *button : root.findChildren<QAbstractButton *>())
        if (button->text() == text && button->isVisible())
            return button;
    return nullptr;
}

QStringList visibleTexts(const QWidget &root)
{
    QStringList texts;
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>())
        if (button->isVisible())
            texts.append(button->text());
    return texts;
}

} // namespace

class TstFacets final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkingTellsGroupAndValue()
    {
        FacetPanel panel;
        panel.setGroups(sampleFacets());
        panel.resize(212, 900);
        panel.show();
        const QSignalSpy toggled(&panel, &FacetPanel::toggled);
        buttonOf(panel, u"教师"_s)->click();
        buttonOf(panel, u"维修"_s)->click();
        QCOMPARE(toggled.size(), 2);
        QCOMPARE(toggled[0], (QVariantList{u"use"_s, u"teacher"_s, true}));
        QCOMPARE(toggled[1], (QVariantList{u"state"_s, u"repair"_s, false}));
    }

    void newCountsChangeWhatStandsThere()
    {
        FacetPanel panel;
        panel.setGroups(sampleFacets());
        panel.show();
        QAbstractButton *before = buttonOf(panel, u"教师"_s);
        before->setFocus();
        std::vector<FacetGroup> groups = sampleFacets();
        groups[2].values[1].count = 7;
        panel.setGroups(groups);
        QCOMPARE(buttonOf(panel, u"教师"_s), before);
        QVERIFY(before->accessibleName().contains(u'7'));
    }

    void otherValuesTakeThePlace()
    {
        FacetPanel panel;
        panel.setGroups(sampleFacets());
        panel.show();
        std::vector<FacetGroup> groups = sampleFacets();
        groups.pop_back();
        groups[0].values.pop_back();
        panel.setGroups(groups);
        QCOMPARE(buttonOf(panel, u"90 天未见"_s), nullptr);
        const QSignalSpy toggled(&panel, &FacetPanel::toggled);
        buttonOf(panel, u"库存"_s)->click();
        QCOMPARE(toggled[0], (QVariantList{u"state"_s, u"stock"_s, false}));
    }

    void theRestIsBehindMore()
    {
        FacetPanel panel;
        panel.setGroups(sampleFacets());
        panel.resize(212, 900);
        panel.show();
        QVERIFY(!visibleTexts(panel).contains(u"投影机"_s));
        const auto links = panel.findChildren<Link *>();
        const auto more = std::find_if(
            links.begin(), links.end(), [](const Link *link) { return link->isVisible(); });
        QVERIFY(more != links.end());
        (*more)->click();
        QVERIFY(visibleTexts(panel).contains(u"投影机"_s));
        QVERIFY(visibleTexts(panel).contains(u"交换机"_s));
        QVERIFY(!(*more)->isVisible());
    }

    void aHeadClosesItsGroupAndStaysClosed()
    {
        FacetPanel panel;
        panel.setGroups(sampleFacets());
        panel.show();
        buttonOf(panel, u"状态"_s)->click();
        QVERIFY(!panel.isOpen(u"state"_s));
        QVERIFY(!visibleTexts(panel).contains(u"在用"_s));
        panel.setGroups(sampleFacets());
        QVERIFY(!visibleTexts(panel).contains(u"在用"_s));
        buttonOf(panel, u"状态"_s)->click();
        QVERIFY(visibleTexts(panel).contains(u"在用"_s));
    }

    void nothingIsCutOffOrNameless_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 212;
        QTest::newRow("narrow") << 176;
    }
    void nothingIsCutOffOrNameless()
    {
        QFETCH(int, width);
        FacetPanel panel;
        panel.setGroups(sampleFacets());
        panel.resize(width, 900);
        panel.show();
        QCOMPARE(clippedTexts(&panel), QStringList());
        QCOMPARE(missingAccessibleNames(&panel), QStringList());
    }

    void typingFilters()
    {
        FilterField filter;
        filter.resize(800, 36);
        filter.show();
        const QSignalSpy changed(&filter, &FilterField::textChanged);
        QTest::keyClicks(filter.field(), u"ab"_s);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(filter.text(), u"ab"_s);
        QTest::keyClick(filter.field(), Qt::Key_Escape);
        QCOMPARE(filter.text(), QString());
    }

    void chipsAreTakenAwayOneByOneOrAll()
    {
        FilterField filter;
        filter.setChips({{u"school"_s, u"学校：柳川县"_s}, {u"type"_s, u"类型：7 种"_s}});
        filter.setText(u"ab"_s);
        filter.resize(800, 36);
        filter.show();
        const QSignalSpy removed(&filter, &FilterField::removed);
        const QSignalSpy cleared(&filter, &FilterField::cleared);
        buttonOf(filter, u"类型：7 种"_s)->click();
        QCOMPARE(removed[0], (QVariantList{u"type"_s}));
        filter.findChild<Link *>()->click();
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(filter.text(), QString());
        filter.setChips({});
        QVERIFY(!filter.findChild<Link *>()->isVisible());
    }

    void chipsWithoutRoomAreCounted()
    {
        FilterField filter;
        std::vector<FilterChip> chips;
        for (int i = 0; i < 9; ++i)
            chips.push_back({QString::number(i), u"条件 %1：一个很长的值"_s.arg(i)});
        filter.setChips(chips);
        filter.resize(700, 36);
        filter.show();
        QStringList shown = visibleTexts(filter).filter(u"条件"_s);
        QVERIFY(shown.size() < 9);
        QVERIFY(buttonOf(filter, u"+%1"_s.arg(9 - shown.size())));
        QCOMPARE(clippedTexts(&filter), QStringList());
        QCOMPARE(missingAccessibleNames(&filter), QStringList());
        filter.resize(3000, 36);
        QCOMPARE(visibleTexts(filter).filter(u"条件"_s).size(), 9);
    }

    void oneOfAFewIsChosen()
    {
        Segmented choice(u"怎样看"_s, {{u"图"_s}, {u"表"_s}, {u"地图"_s}});
        choice.show();
        const QSignalSpy chosen(&choice, &Segmented::chosenChanged);
        buttonOf(choice, u"表"_s)->click();
        QCOMPARE(choice.chosen(), 1);
        buttonOf(choice, u"表"_s)->click();
        QCOMPARE(chosen.size(), 1);
        buttonOf(choice, u"表"_s)->setFocus();
        QTest::keyClick(buttonOf(choice, u"表"_s), Qt::Key_Right);
        QCOMPARE(choice.chosen(), 2);
        QVERIFY(buttonOf(choice, u"地图"_s)->isChecked());
        QVERIFY(!buttonOf(choice, u"表"_s)->isChecked());
        QCOMPARE(clippedTexts(&choice), QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const hz::test::Look look(App::Console);
    TstFacets test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_facets.moc"
