#include "area.h"

#include <hz/inventory/conflicts.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/store/database.h>

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const UnitCode kSchool(u"2162000001"_s);
const Deed kDeed{{QDate(2026, 3, 5), QTime(2, 0), Qt::UTC}, u"李老师"_s};

QString ulid(int number)
{
    return Ulid::fromNumber(quint64(number)).toString();
}

// A school with a computer room, a classroom and a room nobody uses.
std::shared_ptr<const Register> aSchool()
{
    Records records;
    records.units = {{kPrefecture, u"河州"_s, UnitLevel::Prefecture, {}},
        {kCounty, u"柳川县"_s, UnitLevel::County, kPrefecture}};
    records.schools = {{.code = kSchool, .name = u"城关小学"_s, .county = kCounty}};
    records.rooms = {{.id = RoomId(ulid(901)), .school = kSchool, .kind = RoomKind::ComputerRoom},
        {.id = RoomId(ulid(902)), .school = kSchool, .kind = RoomKind::DisplayClassroom},
        {.id = RoomId(ulid(903)),
            .school = kSchool,
            .kind = RoomKind::ServerRoom,
            .isInUse = false}};
    return Register::fromRecords(std::move(records));
}

InspectionRow signedOn(const QDate &day, int number = 1, const QString &form = u"security"_s)
{
    return {.id = InspectionId(ulid(number)),
        .templateId = form,
        .school = kSchool,
        .day = day,
        .by = u"李老师"_s,
        .signedBy = u"李老师"_s};
}

InspectionRow begunOn(const QDate &day, int number = 2)
{
    InspectionRow row = signedOn(day, number);
    row.signedBy.clear();
    return row;
}

InspectionDue security(const std::vector<InspectionRow> &rows, const QDate &today)
{
    const auto book = InspectionBook::make(aSchool(), rows, today);
    return book->dues()[book->dueOf(u"security"_s, kSchool, {})];
}

Inspection anInspection()
{
    const InspectionTemplate &form = *inspectionTemplates().find(u"security");
    return newInspection(form, 1, kSchool, {}, QDate(2026, 3, 5), u"李老师"_s);
}

class Files {
public:
    Files()
    {
        auto opened = store::Database::open(m_dir.path(u"ops.sqlite"_s),
            {.projections = {Register::projection(), inspectionProjection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
    }
    Result<QList<Edit>> write(const Result<QList<Edit>> &edits)
    {
        if (!edits)
            return edits;
        QList<Edit> undo;
        TaskControl task;
        HZ_CHECK(writeEdits(*database, *edits, task, [&undo](const QList<Edit> &back) {
            for (const Edit &edit : back)
                undo.prepend(edit);
        }));
        return undo;
    }
    Result<QList<Edit>> keep(const Inspection &inspection)
    {
        return write(planInspection(**database->read(), inspection));
    }
    Result<QList<Edit>> sign(const Inspection &inspection, const QString &by = u"李老师"_s)
    {
        return write(planSignature(**database->read(), inspection.id, {kDeed.at, by}));
    }
    QJsonObject body(const Inspection &inspection) const
    {
        return *readInspection(**database->read(), inspection.id);
    }

    std::unique_ptr<store::Database> database;

private:
    TestDir m_dir;
};

} // namespace

class InspectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void templatesThatShipHaveTextsInBothLanguages()
    {
        const InspectionTemplates &all = inspectionTemplates();
        QVERIFY(!all.source.isEmpty());
        for (const InspectionTemplate &form : all.templates) {
            QVERIFY2(!form.title.en.isEmpty() && !form.title.zh.isEmpty(), qPrintable(form.id));
            QVERIFY(!form.source.isEmpty());
            QVERIFY(form.items.size() >= 5);
            for (const InspectionItem &item : form.items)
                QVERIFY2(!item.text.en.isEmpty() && !item.text.zh.isEmpty(), qPrintable(item.id));
        }
        // Two security inspections a year, P3.5t2.
        const InspectionTemplate *security = all.find(u"security");
        QVERIFY(security);
        QCOMPARE(security->perYear, 2);
        QCOMPARE(security->answer, u"securityInspections"_s);
        QVERIFY(!security->isPerRoom);
        for (const char *room : {"computerRoom", "recordingRoom", "serverRoom"})
            QVERIFY(all.find(QString::fromLatin1(room))->isPerRoom);
        QVERIFY(all.find(u"displayClassroom"));
    }

    void aTemplateThatIsWrongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no id") << QByteArray("id") << QByteArray("\"\"");
        QTest::newRow("no Chinese title") << QByteArray("title") << QByteArray("{\"en\":\"A\"}");
        QTest::newRow("three a year") << QByteArray("perYear") << QByteArray("3");
        QTest::newRow("no items") << QByteArray("items") << QByteArray("[]");
        QTest::newRow("an item twice")
            << QByteArray("items")
            << QByteArray("[{\"id\":\"a\",\"text\":{\"en\":\"A\",\"zh\":\"甲\"}},"
                          "{\"id\":\"a\",\"text\":{\"en\":\"A\",\"zh\":\"甲\"}}]");
        QTest::newRow("a room nobody knows") << QByteArray("rooms") << QByteArray("[\"ballroom\"]");
    }
    void aTemplateThatIsWrongIsRefused()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        QJsonObject form = QJsonDocument::fromJson(
            "{\"id\":\"a\",\"title\":{\"en\":\"A\",\"zh\":\"甲\"},\"perYear\":2,"
            "\"items\":[{\"id\":\"i\",\"text\":{\"en\":\"A\",\"zh\":\"甲\"}}]}")
                               .object();
        const auto table = [&form] {
            return QJsonObject{{u"version"_s, 1}, {u"templates"_s, QJsonArray{form}}};
        };
        HZ_VERIFY_OK(InspectionTemplates::fromJson(table()));
        form[QString::fromLatin1(field)]
            = QJsonDocument::fromJson("[" + value + "]").array().first();
        HZ_VERIFY_FAILS(InspectionTemplates::fromJson(table()), Invalid);
    }

    void aYearIsCutIntoPeriods_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("perYear");
        QTest::addColumn<QString>("period");
        QTest::newRow("1 January") << QDate(2026, 1, 1) << 2 << u"2026-01-01 2026-06-30"_s;
        QTest::newRow("30 June") << QDate(2026, 6, 30) << 2 << u"2026-01-01 2026-06-30"_s;
        QTest::newRow("1 July") << QDate(2026, 7, 1) << 2 << u"2026-07-01 2026-12-31"_s;
        QTest::newRow("31 December") << QDate(2026, 12, 31) << 2 << u"2026-07-01 2026-12-31"_s;
        QTest::newRow("29 February") << QDate(2028, 2, 29) << 12 << u"2028-02-01 2028-02-29"_s;
        QTest::newRow("a quarter") << QDate(2026, 9, 30) << 4 << u"2026-07-01 2026-09-30"_s;
        QTest::newRow("a year") << QDate(2026, 5, 5) << 1 << u"2026-01-01 2026-12-31"_s;
    }
    void aYearIsCutIntoPeriods()
    {
        QFETCH(const QDate, day);
        QFETCH(const int, perYear);
        QFETCH(const QString, period);
        const Period found = periodOf(day, perYear);
        QCOMPARE(
            found.begin().toString(Qt::ISODate) + u' ' + found.end().toString(Qt::ISODate), period);
        QCOMPARE(found.before().end(), found.begin().addDays(-1));
        QVERIFY(found.contains(day));
    }

    void whatIsDueFollowsTheCalendar_data()
    {
        QTest::addColumn<QDate>("last");
        QTest::addColumn<QDate>("today");
        QTest::addColumn<DueState>("state");
        QTest::addColumn<QDate>("due");
        const QDate spring(2026, 6, 30), autumn(2026, 12, 31), before(2025, 12, 31);
        QTest::newRow("nobody kept any: nothing is late")
            << QDate() << QDate(2026, 3, 5) << DueState::Due << spring;
        QTest::newRow("done this half") << QDate(2026, 1, 1) << spring << DueState::Done << spring;
        QTest::newRow("done on the last day of the last half")
            << before << QDate(2026, 1, 1) << DueState::Due << spring;
        QTest::newRow("the last half was left out")
            << QDate(2025, 6, 30) << QDate(2026, 1, 1) << DueState::Overdue << before;
        QTest::newRow("due until the last day")
            << QDate(2026, 6, 30) << autumn << DueState::Due << autumn;
        QTest::newRow("a year and more ago")
            << QDate(2024, 3, 1) << QDate(2026, 8, 1) << DueState::Overdue << spring;
        QTest::newRow("dated in a year to come, by a clock that is wrong")
            << QDate(2027, 3, 5) << QDate(2026, 3, 5) << DueState::Due << spring;
        QTest::newRow("dated tomorrow, where it is tomorrow already")
            << QDate(2026, 3, 6) << QDate(2026, 3, 5) << DueState::Done << spring;
        QTest::newRow("the clock here is a year behind")
            << QDate(2026, 3, 5) << QDate(2025, 3, 5) << DueState::Due << QDate(2025, 6, 30);
    }
    void whatIsDueFollowsTheCalendar()
    {
        QFETCH(const QDate, last);
        QFETCH(const QDate, today);
        QFETCH(const DueState, state);
        QFETCH(const QDate, due);
        const InspectionDue found = security(
            last.isValid() ? std::vector{signedOn(last)} : std::vector<InspectionRow>(), today);
        QCOMPARE(nameOf(found.state), nameOf(state));
        QCOMPARE(found.due, due);
        QCOMPARE(found.isOverdue(), state == DueState::Overdue);
    }

    void whatIsBegunIsShownUntilItIsSigned()
    {
        const QDate today(2026, 3, 5);
        QCOMPARE(security({begunOn(today)}, today).state, DueState::Begun);
        const InspectionDue late
            = security({signedOn(QDate(2025, 2, 1)), begunOn(QDate(2025, 12, 30))}, today);
        QCOMPARE(late.state, DueState::Begun);
        QVERIFY(late.isOverdue());
        // One of long ago that nobody ended is not gone on with.
        QCOMPARE(security({begunOn(QDate(2024, 5, 1))}, today).state, DueState::Due);
        QCOMPARE(
            security({begunOn(QDate(2026, 2, 1)), signedOn(QDate(2026, 3, 1), 3)}, today).state,
            DueState::Done);
    }

    void roomsInUseAreInspectedEachBySelf()
    {
        const auto book = InspectionBook::make(aSchool(), {}, QDate(2026, 3, 5));
        QStringList found;
        for (const InspectionDue &due : book->dues())
            found.append(inspectionTemplates().templates[due.form].id
                + (due.room == kNoRow ? QString() : u":room"_s));
        QCOMPARE(found.join(u' '), u"security computerRoom:room displayClassroom"_s);
        TaskControl task;
        QCOMPARE(book->list({.words = u"城关 SECURITY"_s}, task)->rows.size(), size_t(1));
        QCOMPARE(book->list({.forms = 1}, task)->rows.size(), size_t(1));
        QCOMPARE(book->list({.states = 1u << int(DueState::Done)}, task)->rows.size(), size_t(0));
        QCOMPARE(book->list({.counties = {kCounty}}, task)->rows.size(), size_t(3));
    }

    void documentsSurviveTheirJson()
    {
        Inspection inspection = anInspection();
        inspection.items[0].outcome = Outcome::Fail;
        inspection.items[0].note = u"没有任命"_s;
        inspection.items[0].photos = {{QByteArray(32, 'x'), 4'000, u"image/jpeg"_s}};
        inspection.items[0].ticket = TicketId(ulid(9));
        inspection.signatures = {{ulid(1), u"李老师"_s, kDeed.at, u"abc"_s}};
        QCOMPARE(*Inspection::fromJson(inspection.toJson()), inspection);
        QJsonObject newer = inspection.toJson();
        QJsonObject items = newer[u"items"_s].toObject();
        QJsonObject first = items[inspection.items[0].item].toObject();
        first[u"shelf"_s] = u"B"_s;
        items[inspection.items[0].item] = first;
        newer[u"items"_s] = items;
        QCOMPARE(inspection.toJson(newer), newer);
        HZ_VERIFY_FAILS(Inspection::fromJson({}), Invalid);
    }

    void whatIsSignedIsNotChanged()
    {
        Files files;
        Inspection inspection = anInspection();
        HZ_VERIFY_OK(files.keep(inspection));
        HZ_VERIFY_FAILS(files.sign(inspection), Invalid); // nothing is answered
        for (InspectionResult &item : inspection.items)
            item.outcome = Outcome::Pass;
        HZ_VERIFY_OK(files.keep(inspection));
        HZ_VERIFY_FAILS(files.sign(inspection, u"  "_s), Invalid);
        QVERIFY(!validSignature(files.body(inspection)));
        const Result<QList<Edit>> undo = files.sign(inspection);
        HZ_VERIFY_OK(undo);
        QCOMPARE(validSignature(files.body(inspection))->by, u"李老师"_s);
        inspection.items[0].outcome = Outcome::Fail;
        HZ_VERIFY_FAILS(files.keep(inspection), Conflict);
        HZ_VERIFY_FAILS(files.sign(inspection), Conflict);
        HZ_VERIFY_OK(files.write(*undo));
        HZ_VERIFY_OK(files.keep(inspection));
        QCOMPARE(Inspection::fromJson(files.body(inspection))->count(Outcome::Fail), 1);
    }

    // SEC-02 asks for two security inspections a year: those that were signed are counted.
    void signedInspectionsAnswerTheCensus_data()
    {
        QTest::addColumn<int>("said");
        QTest::addColumn<bool>("isLocked");
        QTest::addColumn<int>("signatures");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("nothing is known") << -1 << false << 0 << u"noData"_s;
        QTest::newRow("one was signed") << -1 << false << 1 << u"fail"_s;
        QTest::newRow("two were signed") << -1 << false << 2 << u"pass"_s;
        QTest::newRow("the census knows of fewer") << 1 << false << 2 << u"pass"_s;
        QTest::newRow("the census knows of more") << 2 << false << 1 << u"pass"_s;
        QTest::newRow("a closed census stays as it is") << 1 << true << 2 << u"fail"_s;
    }
    void signedInspectionsAnswerTheCensus()
    {
        QFETCH(const int, said);
        QFETCH(const bool, isLocked);
        QFETCH(const int, signatures);
        QFETCH(const QString, verdict);
        Files files;
        const School school{.code = kSchool, .name = u"城关小学"_s, .county = kCounty};
        Census census{.unit = kSchool, .year = 2025, .isLocked = isLocked};
        if (said >= 0)
            census.answers[u"securityInspections"_s] = said;
        HZ_VERIFY_OK(files.write(QList<Edit>{
            {documentId(school), {}, school.toJson()}, {documentId(census), {}, census.toJson()}}));
        const auto before = *Register::load(**files.database->read());
        QStringList changed;
        for (int i = 0; i < 2; ++i) {
            Inspection inspection = anInspection();
            inspection.day = QDate(2025, i == 0 ? 3 : 9, 1);
            for (InspectionResult &item : inspection.items)
                item.outcome = Outcome::Pass;
            HZ_VERIFY_OK(files.keep(inspection));
            if (i < signatures)
                HZ_VERIFY_OK(files.sign(inspection));
            changed.append(documentId(inspection));
        }
        // One that is loaded, and one that follows changes, know the same.
        for (const auto &stock : {*Register::load(**files.database->read()),
                 *before->updated(**files.database->read(), changed)}) {
            TaskControl task;
            const Result<Evaluation> evaluation = evaluate(*stock, thePlan(), 2025, task);
            HZ_VERIFY_OK(evaluation);
            QCOMPARE(nameOf(resultOf(*evaluation, u"SEC-02"_s, kSchool).verdict), verdict);
        }
    }

    // One signs while another, without a network, still corrects: the signature stands for what it
    // was given for, and no longer for what both come to.
    void aSignatureStandsForWhatWasSignedOnly()
    {
        Inspection base = anInspection();
        for (InspectionResult &item : base.items)
            item.outcome = Outcome::Pass;
        Inspection there = base;
        there.items[0].note = u"补充"_s;
        Inspection here = base;
        here.signatures = {{ulid(1), u"李老师"_s, kDeed.at, digestOf(base.toJson())}};
        QVERIFY(validSignature(here.toJson()));
        const auto joined
            = store::join({{here.toJson(), {}}, {there.toJson(), {}}}, recordJoinRules());
        HZ_VERIFY_OK(joined);
        QCOMPARE(joined->clashes, QStringList());
        QVERIFY(!validSignature(joined->leaf.body));
        QCOMPARE(Inspection::fromJson(joined->leaf.body)->items[0].note, u"补充"_s);
    }

    // Two people go through one list apart: what each answered is there, whoever is asked first.
    // A page that has not heard of it yet takes nothing back.
    void anAnswerLeavesWhatOthersHaveAnsweredMeanwhile()
    {
        Files files;
        const Inspection begun = anInspection();
        QVERIFY(files.keep(begun));
        Inspection others = begun;
        others.items[0].outcome = Outcome::Fail;
        QVERIFY(files.keep(others));
        InspectionResult mine = begun.items[1];
        mine.outcome = Outcome::Pass;
        QVERIFY(files.write(planAnswer(**files.database->read(), begun.id, mine)));
        const auto both = Inspection::fromJson(files.body(begun));
        HZ_VERIFY_OK(both);
        QCOMPARE(both->items[0].outcome, std::optional(Outcome::Fail));
        QCOMPARE(both->items[1].outcome, std::optional(Outcome::Pass));
        mine.item = u"nothing"_s;
        HZ_VERIFY_FAILS(planAnswer(**files.database->read(), begun.id, mine), NotFound);
    }

    void twoPeoplesAnswersBecomeOne()
    {
        QVERIFY(rc::check([] {
            Inspection base = anInspection();
            Inspection left = base, right = base;
            for (size_t i = 0; i < base.items.size(); ++i) {
                const int who = *rc::gen::inRange(0, 3);
                Inspection &answering = who == 0 ? left : right;
                if (who < 2)
                    answering.items[i].outcome = Outcome(*rc::gen::inRange(0, int(kOutcomes)));
            }
            const store::Leaf a{left.toJson(), {}}, b{right.toJson(), {}};
            const auto joined = store::join({a, b}, recordJoinRules());
            RC_ASSERT(joined.has_value());
            RC_ASSERT(joined->clashes.isEmpty());
            RC_ASSERT(store::join({b, a}, recordJoinRules())->leaf == joined->leaf);
            RC_ASSERT(store::join({joined->leaf, a}, recordJoinRules())->leaf == joined->leaf);
            const auto both = Inspection::fromJson(joined->leaf.body);
            RC_ASSERT(both.has_value());
            RC_ASSERT(both->unanswered()
                == left.unanswered() + right.unanswered() - int(base.items.size()));
        }));
    }
};

QTEST_GUILESS_MAIN(InspectionTest)
#include "tst_inspection.moc"
