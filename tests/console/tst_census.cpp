// The census, from the first figure to the sum of the prefecture: on the screen, and without one.
#include "census/censuspicture.h"
#include "census/deskscreen.h"
#include "census/desksource.h"
#include "census/fillform.h"
#include "census/fillpage.h"
#include "census/returnpaper.h"
#include "census/reviewpage.h"
#include "console.h"
#include "devices/devicesource.h"
#include "programrun.h"

#include <hz/inventory/censusacts.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

constexpr int kSchools = 40;
const UnitCode kWhole(u"629900"_s);

std::shared_ptr<const CensusYear> yearOf(const Prefecture &prefecture, int year = 2025)
{
    return CensusYear::load(**prefecture.place.database().read(), year).value();
}

// The first school in that state.
UnitCode schoolIn(const Prefecture &prefecture, ReturnState state)
{
    const auto year = yearOf(prefecture);
    for (const School &school : prefecture.stock().schools())
        if (school.isInPlan()
            && stateOf(year->of(school.code), prefecture.stock().census(school.code, 2025))
                == state)
            return school.code;
    return {};
}

// What can be typed into a figure without another one being wrong for it.
QString usual(const QString &cell)
{
    static const QMap<QString, QString> figures{{u"itSpendingFen"_s, u"40000"_s},
        {u"publicFundsFen"_s, u"200000"_s}, {u"outletMbps"_s, u"200"_s}};
    return figures.value(cell, u"1"_s);
}

void sign(ConsoleWindow &window)
{
    auto *name = window.findChild<QLineEdit *>(u"signerName"_s);
    for (QLineEdit *each : window.findChildren<QLineEdit *>(u"signerName"_s))
        if (each->isVisible())
            name = each;
    if (!name || !name->isVisible())
        return;
    name->setText(u"李老师"_s);
    for (QPushButton *go : window.findChildren<QPushButton *>(u"signerGo"_s))
        if (go->isVisible()) {
            go->click();
            return;
        }
}

QJsonArray listOf(const Ended &ended)
{
    return QJsonDocument::fromJson(ended.out).array();
}

QString firstIn(const QJsonArray &list, const QString &state, const QString &level = u"school"_s)
{
    for (const QJsonValue &row : list)
        if (row[u"state"_s].toString() == state && row[u"level"_s].toString() == level)
            return row[u"id"_s].toString();
    return {};
}

} // namespace

class CensusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_theme = std::make_unique<ui::Theme>(ui::App::Console);
        QApplication::setStyle(new ui::HezhouStyle);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void aSchoolFillsInExplainsAndSubmits()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.resize(1366, 768);
        window.show();
        const UnitCode school = schoolIn(prefecture, ReturnState::Draft);
        QVERIFY(!school.isEmpty());
        window.go(CensusAt{school});
        FillPage &page = window.fillPage();
        QVERIFY(page.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!page.filled().cells.empty() && page.isSettled(), 30'000);
        QVERIFY(!page.findings().empty());
        auto *form = page.findChild<FillForm *>();
        const ReturnForm sheet = shippedForm().value();
        // Everything that is missing is typed, each time the first that is left.
        for (int left = 200; left > 0; --left) {
            const auto missing = std::ranges::find_if(page.findings(),
                [](const Finding &finding) { return finding.check.startsWith(u"missing:"); });
            if (missing == page.findings().end())
                break;
            const QString id = missing->at.front();
            const ReturnCell &cell = sheet.cells[size_t(sheet.cell(id))];
            page.setSection(cell.section);
            form->focusCell(id);
            const QString name = sheet.titleOf(cell);
            const size_t before = page.findings().size();
            QWidget *field = nullptr;
            for (QLineEdit *line : form->findChildren<QLineEdit *>())
                if (line->isVisible() && line->accessibleName() == name)
                    field = line;
            for (QComboBox *box : form->findChildren<QComboBox *>())
                if (box->isVisible() && box->accessibleName() == name)
                    field = box;
            QVERIFY2(field, qPrintable(name));
            if (auto *line = qobject_cast<QLineEdit *>(field)) {
                QTest::keyClicks(line, usual(id));
                QTest::keyClick(line, Qt::Key_Return);
            } else {
                auto *box = static_cast<QComboBox *>(field);
                box->setCurrentIndex(1);
                Q_EMIT box->activated(1);
            }
            QVERIFY2(page.findings().size() != before || !page.filled().value(id),
                qPrintable(name)); // seen at once
        }
        for (const Finding &finding : page.findings())
            QVERIFY2(finding.severity == ReturnCheck::Severity::Warning, qPrintable(finding.text));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 30'000);
        // A warning needs a word.
        QSignalSpy refused(&page, &FillPage::failed);
        for (int left = 20; left > 0 && !isComplete(page.findings()); --left) {
            const auto open = std::ranges::find_if(
                page.findings(), [](const Finding &finding) { return !finding.isSettled(); });
            if (!open->at.isEmpty())
                page.setSection(sheet.cells[size_t(sheet.cell(open->at.front()))].section);
            QLineEdit *why = nullptr;
            for (QLineEdit *each : page.findChildren<QLineEdit *>(u"why:"_s + open->check))
                if (each->isVisible())
                    why = each;
            QVERIFY2(why, qPrintable(open->check));
            why->setFocus();
            QTest::keyClicks(why, u"checked"_s);
            why->clearFocus();
            if (!isComplete(page.findings()))
                QApplication::sendPostedEvents();
        }
        QVERIFY(isComplete(page.findings()));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 30'000);
        QSignalSpy done(&page, &FillPage::done);
        page.submit();
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30'000);
        const UnitReturns returns = yearOf(prefecture)->of(school);
        QCOMPARE(returns.state(), ReturnState::Submitted);
        QCOMPARE(returns.current()->acts.back().act.by, u"李老师"_s);
        QCOMPARE(returns.current()->snapshot.cells, page.filled().values);
        QCOMPARE(refused.count(), 0);
    }

    void whatIsLeftToDoIsShownInsteadOfSubmitted()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        const UnitCode school = schoolIn(prefecture, ReturnState::Draft);
        window.go(CensusAt{school});
        FillPage &page = window.fillPage();
        QTRY_VERIFY_WITH_TIMEOUT(!page.filled().cells.empty() && page.isSettled(), 30'000);
        QSignalSpy failed(&page, &FillPage::failed);
        page.submit();
        QCOMPARE(failed.count(), 1);
        QVERIFY(yearOf(prefecture)->of(school).isEmpty());
    }

    void figuresLeadToWhatTheyCount()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        window.go(CensusAt{school});
        FillPage &page = window.fillPage();
        QTRY_VERIFY_WITH_TIMEOUT(!page.filled().cells.empty() && page.isSettled(), 30'000);
        page.setSection(1);
        const ReturnForm sheet = shippedForm().value();
        const QString name = sheet.titleOf(sheet.cells[size_t(sheet.cell(u"computers.student"))]);
        QAbstractButton *link = nullptr;
        for (QAbstractButton *each : page.findChildren<QAbstractButton *>())
            if (each->isVisible() && each->accessibleName() == name)
                link = each;
        QVERIFY(link);
        link->click();
        QVERIFY(window.devices().isVisible());
        const qint64 count = page.filled().value(u"computers.student"_s).value();
        QTRY_COMPARE_WITH_TIMEOUT(qint64(window.devices().source().rowCount()), count, 30'000);
        window.goBack();
        QVERIFY(page.isVisible());
    }

    void theBureauSendsBackWithRemarksAndAccepts()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        QVERIFY(!school.isEmpty());
        window.go(ReturnAt{school});
        ReviewPage &page = window.reviewPage();
        QTRY_VERIFY_WITH_TIMEOUT(page.shown() && page.isSettled(), 30'000);
        QSignalSpy failed(&page, &ReviewPage::failed);
        page.sendBack();
        QCOMPARE(failed.count(), 1); // without a remark nobody knows what to do
        page.setRemark(u"outletMbps"_s, u"与合同不符"_s);
        QSignalSpy done(&page, &ReviewPage::done);
        page.sendBack();
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30'000);
        QCOMPARE(yearOf(prefecture)->of(school).state(), ReturnState::SentBack);
        const UnitReturns returns = yearOf(prefecture)->of(school);
        QCOMPARE(
            returns.current()->last(CensusActKind::SentBack)->act.remarks.value(u"outletMbps"_s),
            u"与合同不符"_s);
        const UnitCode other = schoolIn(prefecture, ReturnState::Submitted);
        window.go(ReturnAt{other});
        QTRY_VERIFY_WITH_TIMEOUT(page.shown() && page.isSettled(), 30'000);
        page.accept();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, 30'000);
        QCOMPARE(yearOf(prefecture)->of(other).state(), ReturnState::Accepted);
        QTRY_VERIFY_WITH_TIMEOUT(prefecture.stock().census(other, 2025)->isLocked, 30'000);
    }

    void whatCouldNotBeSentBackCanBeSentLater()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        window.go(ReturnAt{school});
        ReviewPage &page = window.reviewPage();
        QTRY_VERIFY_WITH_TIMEOUT(page.shown() && page.isSettled(), 30'000);
        page.setRemark(u"outletMbps"_s, u"与合同不符"_s);
        prefecture.inventory->setActor({.account = u"li"_s, .units = {school}}); // may not
        QSignalSpy failed(&page, &ReviewPage::failed);
        page.sendBack();
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 30'000);
        prefecture.inventory->setActor({});
        QSignalSpy done(&page, &ReviewPage::done);
        page.sendBack();
        sign(window); // somebody else, who has a name of their own
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30'000);
        QCOMPARE(failed.count(), 1);
        const auto year = yearOf(prefecture);
        QCOMPARE(year->of(school).current()->acts.back().act.remarks.value(u"outletMbps"_s),
            u"与合同不符"_s);
    }

    void aRemarkThatIsBeingTypedOutlastsWhatOthersChange()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        window.go(ReturnAt{schoolIn(prefecture, ReturnState::Submitted)});
        ReviewPage &page = window.reviewPage();
        QTRY_VERIFY_WITH_TIMEOUT(page.shown() && page.isSettled(), 30'000);
        auto *remark = page.findChild<QLineEdit *>(u"remark"_s);
        QVERIFY(remark->isVisible());
        remark->setFocus();
        QTest::keyClicks(remark, u"half a sen"_s);
        School other = prefecture.stock().schools().back();
        other.name = u"改名小学"_s;
        QSignalSpy changed(prefecture.inventory.get(), &Inventory::pictureChanged);
        prefecture.inventory->edit({{.id = documentId(other),
            .before = prefecture.stock().schools().back().toJson(),
            .after = other.toJson()}});
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && page.isSettled(), 30'000);
        QCOMPARE(remark->text(), u"half a sen"_s);
    }

    // The county believes its own key, and names those of its schools.
    void aKeyThatNobodyHasNamedIsNamedBeforeItCounts()
    {
        const Prefecture prefecture(kSchools);
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        store::Database &database = prefecture.place.database();
        const auto own = account::ownSigningKey(database);
        HZ_VERIFY_OK(own);
        HZ_VERIFY_OK(database.writeAndWait([&](store::WriteTransaction &transaction) {
            return believe(transaction, own->id(), countyOf(prefecture, school));
        }));
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        window.go(ReturnAt{school});
        ReviewPage &page = window.reviewPage();
        QTRY_VERIFY_WITH_TIMEOUT(page.shown() && page.isSettled(), 30'000);
        auto *name = page.findChild<QPushButton *>(u"nameKey"_s);
        auto *accept = page.findChild<QPushButton *>(u"accept"_s);
        QVERIFY(name->isVisible());
        QVERIFY(!accept->isVisible());
        QSignalSpy done(&page, &ReviewPage::done);
        name->click();
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(accept->isVisible(), 30'000);
        QVERIFY(!name->isVisible());
        accept->click();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, 30'000);
        QCOMPARE(yearOf(prefecture)->of(school).state(), ReturnState::Accepted);
    }

    void theDeskListsFiltersAndAddsUp()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.resize(1366, 768);
        window.show();
        window.commands().action(u"go.census"_s)->trigger();
        DeskScreen &desk = window.censusDesk();
        QVERIFY(desk.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(desk.source().rowCount() > kSchools && desk.isSettled(), 30'000);
        desk.setQuery({.words = {}, .states = 1u << int(ReturnState::Submitted)});
        QVERIFY(desk.source().rowCount() > 0);
        for (int row = 0; row < desk.source().rowCount(); ++row)
            QCOMPARE(desk.source().row(row).state, ReturnState::Submitted);
        QSignalSpy failed(&desk, &DeskScreen::failed);
        desk.rollUp(kWhole);
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000); // nothing is accepted yet
        desk.setQuery({});
        prefecture.inventory->setYear(2024);
        QTRY_VERIFY_WITH_TIMEOUT(prefecture.inventory->year() == 2024 && desk.isSettled(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(desk.source().row(0).state, ReturnState::Accepted, 30'000);
        QSignalSpy done(&desk, &DeskScreen::done);
        desk.rollUp(kWhole); // with the same figures as were added up before
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30'000);
        QCOMPARE(yearOf(prefecture, 2024)->of(kWhole).version(), 1);
    }

    void aReturnIsWrittenAsPdfWorkbookAndText()
    {
        const Prefecture prefecture(kSchools);
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        const auto picture = readCensus(prefecture.place.database(),
            prefecture.inventory->picture().inventory, prefecture.inventory->picture().evaluation,
            std::make_shared<const ReturnForm>(shippedForm().value()), QDate(2025, 10, 20));
        HZ_VERIFY_OK(picture);
        const CensusReturn snapshot = picture->now->of(school).current()->snapshot;
        const ReturnSheet sheet
            = sheetOf(*picture, snapshot, findingsOf(picture->basis(), snapshot));
        QCOMPARE(sheet.lines.size(), size_t(snapshot.cells.size()));
        const TestDir dir;
        const PaperLook look;
        TaskControl task;
        HZ_VERIFY_OK(writeReturn(dir.path(u"a.pdf"_s), sheet, look, task));
        QVERIFY(dir.read(u"a.pdf"_s).startsWith("%PDF"));
        HZ_VERIFY_OK(writeReturn(dir.path(u"a.xlsx"_s), sheet, look, task));
        QVERIFY(QFileInfo(dir.path(u"a.xlsx"_s)).size() > 1'000);
        QVERIFY(htmlOf(sheet).contains(sheet.proof));
        // Whole, or not at all and with the reason: LibreOffice may be there without its Writer.
        const auto text = writeReturn(dir.path(u"a.docx"_s), sheet, look, task);
        if (text) {
            QVERIFY(dir.read(u"a.docx"_s).startsWith("PK"));
        } else {
            QVERIFY(text.error().message.contains(u"LibreOffice"));
            QVERIFY(!QFileInfo::exists(dir.path(u"a.docx"_s)));
        }
    }

    void withoutADisplay()
    {
        const TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        const auto run = [&](QStringList words) {
            words << u"--profile"_s << profile << u"--json"_s << u"--lang"_s << u"en"_s;
            return runConsole(words, dir.path());
        };
        QCOMPARE(run({u"sample"_s, u"--schools"_s, u"30"_s}).code, 0);
        QCOMPARE(run({u"census"_s}).code, 2);
        QCOMPARE(run({u"census"_s, u"submit"_s}).code, 2); // of whom?
        QCOMPARE(run({u"census"_s, u"show"_s, u"--scope"_s, u"nobody"_s}).code, 1);
        const Ended listed = run({u"census"_s, u"list"_s});
        QCOMPARE(listed.code, 0);
        const QString school = firstIn(listOf(listed), u"submitted"_s);
        const QStringList show{u"census"_s, u"show"_s, u"--scope"_s, school, u"--to"_s};
        QCOMPARE(run(show + QStringList(dir.path(u"form.doc"_s))).code, 2);
        for (const QString &name : {u"form.pdf"_s, u"form.xlsx"_s}) {
            const Ended written = run(show + QStringList(dir.path(name)));
            QVERIFY2(written.code == 0, written.err.constData());
            QCOMPARE(written.json()[u"file"_s].toString(), dir.path(name));
            QVERIFY(QFileInfo(dir.path(name)).size() > 1'000);
        }
        const QString draft = firstIn(listOf(listed), u"draft"_s);
        QVERIFY(!school.isEmpty() && !draft.isEmpty());

        const Ended refused = run({u"census"_s, u"submit"_s, u"--scope"_s, draft});
        QCOMPARE(refused.code, 1);
        QVERIFY(!refused.json()[u"findings"_s].toArray().isEmpty());
        QCOMPARE(run({u"census"_s, u"rollup"_s}).code, 1); // nothing is accepted

        const Ended back = run({u"census"_s, u"sendback"_s, u"--scope"_s, school, u"--remark"_s,
            u"outletMbps=see the contract;once more"_s, u"--by"_s, u"Bureau"_s});
        QCOMPARE(back.code, 0);
        QCOMPARE(run({u"census"_s, u"accept"_s, u"--scope"_s, school}).code, 1);
        QCOMPARE(
            run({u"census"_s, u"sendback"_s, u"--scope"_s, school, u"--remark"_s, u"nonsense=x"_s})
                .code,
            1);
        const Ended shown = run({u"census"_s, u"show"_s, u"--scope"_s, school});
        QCOMPARE(shown.json()[u"state"_s].toString(), u"sentBack"_s);
        const QJsonObject last = shown.json()[u"acts"_s].toArray().last().toObject();
        QCOMPARE(last[u"standing"_s].toString(), u"valid"_s);
        QCOMPARE(last[u"by"_s].toString(), u"Bureau"_s);
        QCOMPARE(last[u"remarks"_s][u"outletMbps"_s].toString(), u"see the contract"_s);

        // Every warning is explained, then it is handed in; and once more, which changes nothing.
        QStringList reasons;
        for (const QJsonValue &finding : shown.json()[u"findings"_s].toArray())
            reasons.append(finding[u"check"_s].toString() + u"=checked"_s);
        reasons.append(u"clock=checked"_s);
        const QStringList submit{
            u"census"_s, u"submit"_s, u"--scope"_s, school, u"--explain"_s, reasons.join(u';')};
        const Ended first = run(submit);
        QVERIFY2(first.code == 0, first.err.constData());
        QCOMPARE(first.json()[u"new"_s].toBool(), true);
        const Ended again = run(submit);
        QCOMPARE(again.json()[u"new"_s].toBool(true), false);
        QCOMPARE(again.json()[u"return"_s], first.json()[u"return"_s]);
        QCOMPARE(run({u"census"_s, u"accept"_s, u"--scope"_s, school}).code, 0);
        const QString county = school.isEmpty() ? QString() : countyOf(profile, school);
        const Ended sum = run({u"census"_s, u"rollup"_s, u"--scope"_s, county});
        QVERIFY2(sum.code == 0, sum.err.constData());
        QCOMPARE(sum.json()[u"parts"_s].toInt(), 1);
        QVERIFY(!sum.json()[u"missing"_s].toArray().contains(school));
        QCOMPARE(run({u"census"_s, u"rollup"_s, u"--scope"_s, county}).json()[u"return"_s],
            sum.json()[u"return"_s]);
        const QString key = last[u"key"_s].toString();
        QCOMPARE(run({u"census"_s, u"withdraw"_s, u"--key"_s, key}).code, 0);
        QCOMPARE(run({u"census"_s, u"sendback"_s, u"--scope"_s, school}).code, 1); // its own key
        const QJsonArray keys = listOf(run({u"census"_s, u"keys"_s}));
        const auto standingOf = [&keys](const QString &of) {
            for (const QJsonValue &each : keys)
                if (each[u"key"_s].toString() == of)
                    return each[u"standing"_s].toString();
            return QString();
        };
        QCOMPARE(standingOf(key), u"withdrawn"_s);
    }

    void aCommandNamesKeysAndEndsThem()
    {
        TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        UnitCode school, county;
        {
            const Prefecture prefecture(kSchools, profile);
            school = schoolIn(prefecture, ReturnState::Submitted);
            county = countyOf(prefecture, school);
        }
        const auto run = [&](const QString &what, const QStringList &more) {
            return runConsole(QStringList{u"census"_s, what, u"--by"_s, u"县"_s, u"--profile"_s,
                                  profile, u"--json"_s, u"--lang"_s, u"en"_s}
                    + more,
                dir.path());
        };
        QCOMPARE(run(u"trust"_s, {}).code, 2); // which?
        QCOMPARE(run(u"keys"_s, {u"--key"_s, u"own"_s}).code, 2);
        QCOMPARE(run(u"trust"_s, {u"--key"_s, u"abc"_s, u"--scope"_s, county.text()}).code, 1);
        QCOMPARE(run(u"trust"_s, {u"--key"_s, u"own"_s, u"--scope"_s, county.text()}).code, 0);
        // Nothing that was signed counts until the key is named.
        const QStringList of{u"--scope"_s, school.text()};
        QCOMPARE(run(u"accept"_s, of).code, 1);
        const QString key
            = run(u"show"_s, of).json()[u"acts"_s].toArray().last()[u"key"_s].toString();
        QCOMPARE(run(u"name"_s, QStringList{u"--key"_s, key} + of).code, 0);
        QCOMPARE(run(u"accept"_s, of).code, 0);
        QCOMPARE(run(u"withdraw"_s, {u"--key"_s, key, u"--keep"_s, u"all"_s}).code, 2);
        QCOMPARE(run(u"withdraw"_s, {u"--key"_s, key, u"--keep"_s, u"nothing"_s}).code, 0);
        const QJsonObject acts = run(u"show"_s, of).json()[u"acts"_s].toArray().first().toObject();
        QCOMPARE(acts[u"standing"_s].toString(), u"withdrawn"_s);
    }

    void returnGoesToTheNextFigureThatIsMissing()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.resize(1366, 768);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        begin2026(prefecture, school);
        window.go(CensusAt{school});
        FillPage &page = window.fillPage();
        QTRY_VERIFY_WITH_TIMEOUT(!page.filled().cells.empty() && page.isSettled(), 30'000);
        const ReturnForm sheet = shippedForm().value();
        // Not filled in, or wrong.
        const auto open = [&page, &sheet] {
            QStringList cells;
            for (const ReturnCell &cell : sheet.cells)
                if (cell.from == ReturnCell::From::Typed
                    && std::ranges::any_of(page.findings(), [&cell](const Finding &finding) {
                           return finding.severity == ReturnCheck::Severity::Error
                               && finding.at.contains(cell.id);
                       }))
                    cells.append(cell.id);
            return cells;
        };
        const qsizetype first = open().size();
        QVERIFY(first > 2);
        const auto indexOf = [&sheet](const QString &cell) { return sheet.cell(cell); };
        QString at = open().front();
        page.setSection(sheet.cells[size_t(indexOf(at))].section);
        page.findChild<FillForm *>()->focusCell(at);
        // Every page, by the keyboard alone.
        for (int left = 3 * int(first); left > 0 && !open().isEmpty(); --left) {
            QWidget *field = QApplication::focusWidget();
            QVERIFY(field);
            QCOMPARE(field->accessibleName(), sheet.titleOf(sheet.cells[size_t(indexOf(at))]));
            if (qobject_cast<QComboBox *>(field)) {
                QTest::keyClick(field, Qt::Key_Y);
            } else {
                QTest::keyClicks(field, usual(at));
                QTest::keyClick(field, Qt::Key_Return);
            }
            const QStringList still = open();
            // Pupils bring their classes and teachers, which are none at first.
            const auto next = std::ranges::find_if(sheet.cells, [&](const ReturnCell &cell) {
                return indexOf(cell.id) > indexOf(at)
                    && (still.contains(cell.id)
                        || (cell.stage && cell.from == ReturnCell::From::Typed
                            && page.filled().asks(cell.id) && page.filled().value(cell.id) == 0));
            });
            at = next != sheet.cells.end() ? next->id : still.isEmpty() ? QString() : still.front();
        }
        QVERIFY2(open().isEmpty(), qPrintable(open().join(u' ')));
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 30'000);
    }

    void whatIsMissingCanBeTakenFromLastYear()
    {
        const Prefecture prefecture(kSchools);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.resize(1366, 768);
        window.show();
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        begin2026(prefecture, school);
        window.go(CensusAt{school});
        FillPage &page = window.fillPage();
        QTRY_VERIFY_WITH_TIMEOUT(!page.filled().cells.empty() && page.isSettled(), 30'000);
        const ReturnForm sheet = shippedForm().value();
        const auto missing = std::ranges::find_if(page.findings(),
            [](const Finding &finding) { return finding.check.startsWith(u"missing:"); });
        QVERIFY(missing != page.findings().end());
        const QString cell = missing->at.front();
        page.setSection(sheet.cells[size_t(sheet.cell(cell))].section);
        auto *take = page.findChild<QPushButton *>(u"takeLastYear"_s);
        QVERIFY(take->isVisible());
        QSignalSpy edited(&page, &FillPage::edited);
        take->click();
        QVERIFY(page.filled().value(cell));
        QVERIFY(!take->isVisible());
        QTRY_COMPARE(edited.size(), 1); // one step to undo
    }

    // An account of the hub, as the profile remembers it after signing in.
    void whoHasSignedInDoesTheirPartAlone()
    {
        TestDir dir;
        const QString profile = dir.path(u"profile"_s);
        UnitCode school;
        QString county;
        {
            const Prefecture prefecture(kSchools, profile);
            school = schoolIn(prefecture, ReturnState::Submitted);
            county = countyOf(prefecture, school).text();
        }
        const auto run = [&](const QString &what, const QString &scope) {
            return runConsole({u"census"_s, what, u"--scope"_s, scope, u"--remark"_s, u"x"_s,
                                  u"--profile"_s, profile, u"--json"_s, u"--lang"_s, u"en"_s},
                dir.path());
        };
        const auto signIn = [&](const QString &role) {
            QVERIFY(QDir().mkpath(profile + u"/sync"_s));
            QFile file(profile + u"/sync/hub.json"_s);
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(QJsonDocument(QJsonObject{{u"url"_s, u"https://hub.example:5984"_s},
                                         {u"person"_s, u"li"_s}, {u"roles"_s, QJsonArray{role}}})
                           .toJson());
        };
        signIn(u"ops-"_s + school.text());
        const Ended own = run(u"sendback"_s, school.text());
        QCOMPARE(own.code, 1);
        QVERIFY2(own.err.contains("“li”"), own.err.constData());
        signIn(u"ops-"_s + county);
        QCOMPARE(run(u"takeback"_s, school.text()).code, 1);
        QCOMPARE(run(u"sendback"_s, school.text()).code, 0);
        const QJsonArray acts = run(u"show"_s, school.text()).json()[u"acts"_s].toArray();
        QCOMPARE(acts.last()[u"as"_s].toString(), county);
        QCOMPARE(acts.last()[u"right"_s].toString(), u"right"_s);

        // The window says who may do what.
        const Prefecture prefecture(0, profile);
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.resize(1366, 768);
        window.show();
        prefecture.inventory->setActor({.account = u"li"_s, .units = {UnitCode(county)}});
        window.go(CensusAt{school});
        FillPage &page = window.fillPage();
        QTRY_VERIFY_WITH_TIMEOUT(!page.filled().cells.empty() && page.isSettled(), 30'000);
        QVERIFY(!page.findChild<QPushButton *>(u"submit"_s)->isVisible()); // it is the school's
        prefecture.inventory->setActor({.account = u"li"_s, .units = {school}});
        QVERIFY(page.findChild<QPushButton *>(u"submit"_s)->isVisible());
        prefecture.inventory->setActor({});
        QVERIFY(page.findChild<QPushButton *>(u"submit"_s)->isVisible());
    }

    void anotherAccountIsAnotherName()
    {
        const Prefecture prefecture(kSchools);
        const UnitCode school = schoolIn(prefecture, ReturnState::Submitted);
        const UnitCode county
            = prefecture.stock().schools()[prefecture.stock().schoolRow(school)].county;
        const Actor li{.account = u"li"_s, .units = {county}};
        const Actor ma{.account = u"ma"_s, .units = {county}};
        const auto nameOf = [&](const Actor &who) {
            return reporterOf(prefecture.place.database(), {}, QDateTime::currentDateTimeUtc(), who)
                ->name;
        };
        ConsoleWindow window(*prefecture.inventory, *prefecture.settings);
        window.show();
        prefecture.inventory->setActor(li);
        window.go(ReturnAt{school});
        ReviewPage &page = window.reviewPage();
        QTRY_VERIFY_WITH_TIMEOUT(page.shown() && page.isSettled(), 30'000);
        QSignalSpy done(&page, &ReviewPage::done);
        page.accept();
        const auto isAsked = [&window] {
            const QList<QLineEdit *> names = window.findChildren<QLineEdit *>(u"signerName"_s);
            return std::ranges::any_of(names, &QWidget::isVisible);
        };
        QVERIFY(isAsked());
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30'000);
        QCOMPARE(nameOf(li), u"李老师"_s);
        QVERIFY(nameOf(ma).isEmpty());
        // Another one at the same computer is asked who they are.
        prefecture.inventory->setActor(ma);
        page.setRemark(u"outletMbps"_s, u"与合同不符"_s);
        page.sendBack();
        QVERIFY(isAsked());
        sign(window);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, 30'000);
        QVERIFY(nameOf(li).isEmpty());
        QCOMPARE(nameOf(ma), u"李老师"_s);
    }

private:
    static UnitCode countyOf(const Prefecture &prefecture, const UnitCode &school)
    {
        return prefecture.stock().schools()[prefecture.stock().schoolRow(school)].county;
    }
    static QString countyOf(const QString &profile, const QString &school)
    {
        return countyOf(Prefecture(0, profile), UnitCode(school)).text();
    }

    // What was submitted for 2025 is accepted, and nothing of 2026 is there yet.
    static void begin2026(const Prefecture &prefecture, const UnitCode &school)
    {
        const QString hash = yearOf(prefecture)->of(school).current()->hash;
        const Reporter county{.key = account::SigningKey::fresh(),
            .name = u"Bureau"_s,
            .now = QDateTime::currentDateTimeUtc()};
        HZ_VERIFY_OK(
            prefecture.place.database().writeAndWait([&](store::WriteTransaction &transaction) {
                return inventory::decide(transaction, shippedForm().value(),
                    {.kind = CensusActKind::Accepted,
                        .unit = school,
                        .year = 2025,
                        .ofReturn = hash,
                        .remark = {}},
                    county);
            }));
        prefecture.inventory->setYear(2026);
        QTRY_COMPARE_WITH_TIMEOUT(prefecture.inventory->year(), 2026, 30'000);
    }

    std::unique_ptr<ui::Theme> m_theme;
};

QTEST_MAIN(CensusTest)
#include "tst_census.moc"
