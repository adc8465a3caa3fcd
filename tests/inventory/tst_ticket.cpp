#include "area.h"

#include <hz/inventory/devicestory.h>
#include <hz/inventory/ticketlist.h>
#include <hz/store/database.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

using State = TicketState;
using Kind = TicketStepKind;

const UnitCode kSchool(u"2162000001"_s);
const QDateTime kNow{QDate(2025, 10, 20), QTime(2, 0), Qt::UTC};
const Deed kDeed{kNow, u"李老师"_s};

QString ulid(int number)
{
    return Ulid::fromNumber(quint64(number)).toString();
}

Ticket aTicket(int number = 1, int device = 1)
{
    return {.id = TicketId(ulid(number)),
        .school = kSchool,
        .room = RoomId(ulid(901)),
        .device = device > 0 ? DeviceId(ulid(device)) : DeviceId(),
        .fault = u"power"_s,
        .note = u"没有反应"_s,
        .by = u"王老师"_s,
        .at = kNow};
}

TicketStep aStep(Kind kind, int second, int number)
{
    return {.id = ulid(1'000 + number),
        .ticket = TicketId(ulid(1)),
        .kind = kind,
        .at = kNow.addSecs(second),
        .by = u"李老师"_s,
        .minutes = 5};
}

// A school with a room and two machines in a database, as a program sees it.
class Workshop {
public:
    explicit Workshop(DeviceState state = DeviceState::InUse, const QString &holder = {})
    {
        auto opened = store::Database::open(m_dir.path(u"ops.sqlite"_s),
            {.projections = {Register::projection(), movementProjection(), ticketProjection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
        const School school{.code = kSchool, .name = u"城关小学"_s, .county = kCounty};
        const Room room{.id = RoomId(ulid(901)), .school = kSchool, .name = u"计算机教室"_s};
        QList<Edit> edits{
            {documentId(school), {}, school.toJson()}, {documentId(room), {}, room.toJson()}};
        for (const int number : {1, 2}) {
            const Device device{.id = DeviceId(ulid(number)),
                .school = kSchool,
                .room = room.id,
                .state = state,
                .assetTag = u"ZC-%1"_s.arg(number),
                .holder = holder};
            edits.append({documentId(device), {}, device.toJson()});
        }
        write(edits);
    }

    QList<Edit> write(const QList<Edit> &edits)
    {
        QList<Edit> undo;
        TaskControl task;
        const auto done = writeEdits(*database, edits, task, [&undo](const QList<Edit> &back) {
            for (const Edit &edit : back)
                undo.prepend(edit);
        });
        if (!done)
            qFatal("%s", told(done).constData());
        return undo;
    }

    std::shared_ptr<const Register> stock() const { return *Register::load(**database->read()); }
    Result<QList<Edit>> step(Kind kind, int ticket = 1, const QDateTime &at = kNow)
    {
        const auto read = database->read();
        Result<QList<Edit>> edits = planStep(
            **read, *stock(), {.ticket = TicketId(ulid(ticket)), .kind = kind}, {at, kDeed.by});
        return edits ? Result<QList<Edit>>(write(*edits)) : edits;
    }
    void report(const Ticket &ticket) { write(*planTicket(ticket, kDeed)); }
    DeviceStory machine(int number = 1) const
    {
        return *readStory(**database->read(), DeviceId(ulid(number)));
    }
    TicketStanding standing(int ticket = 1) const
    {
        return readTicket(**database->read(), TicketId(ulid(ticket)))->standing();
    }
    std::shared_ptr<const TicketBook> book() const
    {
        TaskControl task;
        return *TicketBook::load(**database->read(), stock(), task);
    }

    std::unique_ptr<store::Database> database;

private:
    TestDir m_dir;
};

} // namespace

class TicketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsOfFaultsThatShipHaveTextsInBothLanguages()
    {
        QVERIFY(faultKinds().size() >= 7);
        for (const FaultKind &kind : faultKinds()) {
            QVERIFY2(!kind.title.en.isEmpty() && !kind.title.zh.isEmpty(), qPrintable(kind.id));
            QVERIFY(kind.days > 0);
        }
        QCOMPARE(faultKind(u"power").title.zh, u"无法开机"_s);
        QCOMPARE(faultKind(u"of a newer version").id, u"other"_s);
    }

    void aTableOfFaultsThatIsWrongIsRefused()
    {
        HZ_VERIFY_FAILS(readFaults({}), Invalid);
        const auto table = [](const QJsonObject &fault) {
            return QJsonObject{{u"faults"_s, QJsonArray{fault}}};
        };
        const QJsonObject good{{u"id"_s, u"a"_s}, {u"days"_s, 1},
            {u"title"_s, QJsonObject{{u"en"_s, u"A"_s}, {u"zh"_s, u"甲"_s}}}};
        HZ_VERIFY_OK(readFaults(table(good)));
        for (const QString &field : good.keys()) {
            QJsonObject bad = good;
            bad.remove(field);
            HZ_VERIFY_FAILS(readFaults(table(bad)), Invalid);
        }
        HZ_VERIFY_FAILS(readFaults(QJsonObject{{u"faults"_s, QJsonArray{good, good}}}), Invalid);
    }

    void eachStepLeadsWhereItMay_data()
    {
        QTest::addColumn<State>("from");
        QTest::addColumn<QString>("after"); // accept repair wait finish close reopen note
        QTest::newRow("open") << State::Open << u"accepted inRepair waiting done closed - open"_s;
        QTest::newRow("accepted") << State::Accepted
                                  << u"- inRepair waiting done closed - accepted"_s;
        QTest::newRow("in repair") << State::InRepair << u"- - waiting done closed - inRepair"_s;
        QTest::newRow("waiting") << State::Waiting
                                 << u"accepted inRepair - done closed - waiting"_s;
        QTest::newRow("done") << State::Done << u"- - - - closed open done"_s;
        QTest::newRow("closed") << State::Closed << u"- - - - - open closed"_s;
    }
    void eachStepLeadsWhereItMay()
    {
        QFETCH(const State, from);
        QFETCH(const QString, after);
        QStringList found;
        for (size_t step = 0; step < kTicketSteps; ++step) {
            const auto next = stateAfter(from, Kind(step));
            found.append(next ? nameOf(*next) : u"-"_s);
        }
        QCOMPARE(found.join(u' '), after);
    }

    // What two machines write apart: united in any order, with anything twice, it is one ticket.
    void aTicketStandsTheSameInWhateverOrderItsStepsCome()
    {
        QVERIFY(rc::check([] {
            const auto kinds
                = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(kTicketSteps)));
            std::vector<TicketStep> steps;
            int minutes = 0;
            for (const int kind : kinds) {
                // Seconds come twice: two people can be at it at the same time.
                TicketStep step = aStep(Kind(kind), *rc::gen::inRange(0, 5), int(steps.size()));
                if (step.kind == Kind::Repair)
                    step.was = DeviceState::InUse;
                minutes += step.minutes;
                steps.push_back(step);
            }
            const TicketStanding standing = standingOf(aTicket(), steps);
            RC_ASSERT(standing.minutes == minutes);
            std::vector<TicketStep> other = steps;
            const size_t cut = steps.empty() ? 0 : *rc::gen::inRange<size_t>(0, steps.size());
            std::rotate(other.begin(), other.begin() + qptrdiff(cut), other.end());
            std::reverse(other.begin(), other.begin() + qptrdiff(cut));
            other.insert(other.end(), steps.begin(), steps.end());
            RC_ASSERT(standingOf(aTicket(), other) == standing);
        }));
    }

    // Leaves of both are there after a sync; nothing of either is lost.
    void twoMachinesWorkOnOneTicketWithoutANetwork()
    {
        const std::vector<TicketStep> here{aStep(Kind::Accept, 10, 1), aStep(Kind::Finish, 90, 2)};
        const std::vector<TicketStep> there{aStep(Kind::Accept, 20, 3), aStep(Kind::Wait, 60, 4)};
        std::vector<TicketStep> both = here;
        both.insert(both.end(), there.begin(), there.end());
        const TicketStanding standing = standingOf(aTicket(), both);
        QCOMPARE(standing.state, State::Done);
        QCOMPARE(standing.since, kNow.addSecs(90));
        QCOMPARE(standing.minutes, 20);
    }

    void documentsSurviveTheirJson()
    {
        Ticket ticket = aTicket();
        ticket.photos = {{QByteArray(32, 'x'), 4'000, u"image/jpeg"_s}};
        QCOMPARE(*Ticket::fromJson(ticket.toJson()), ticket);
        TicketStep step = aStep(Kind::Repair, 1, 1);
        step.was = DeviceState::OnLoan;
        step.holder = u"赵老师"_s;
        step.note = u"换电源"_s;
        step.parts = {{u"电源"_s, 1, 120'00}, {u"螺丝"_s, 4, 50}};
        step.photos = ticket.photos;
        QCOMPARE(*TicketStep::fromJson(step.toJson()), step);
        QCOMPARE(costFen(step.parts), 122'00);
        QJsonObject newer = step.toJson();
        newer[u"shelf"_s] = u"B"_s;
        QCOMPARE(step.toJson(newer)[u"shelf"_s], QJsonValue(u"B"_s));
        HZ_VERIFY_FAILS(Ticket::fromJson({}), Invalid);
        HZ_VERIFY_FAILS(TicketStep::fromJson({}), Invalid);
        newer[u"kind"_s] = u"of a newer version"_s;
        HZ_VERIFY_FAILS(TicketStep::fromJson(newer), Invalid);
    }

    void moreThanIsKeptIsRefused()
    {
        Ticket ticket = aTicket();
        ticket.note = QString(kMostTicketNote + 1, u'长');
        HZ_VERIFY_FAILS(planTicket(ticket, kDeed), Invalid);
        ticket = aTicket();
        ticket.photos.fill({QByteArray(32, 'x'), 1, u"image/jpeg"_s}, kMostTicketPhotos + 1);
        HZ_VERIFY_FAILS(planTicket(ticket, kDeed), Invalid);
        HZ_VERIFY_FAILS(Ticket::fromJson(ticket.toJson()), Invalid);
        ticket = aTicket();
        ticket.school = {};
        HZ_VERIFY_FAILS(planTicket(ticket, kDeed), Invalid);
        QJsonObject step = aStep(Kind::Note, 1, 1).toJson();
        QJsonArray parts;
        for (int i = 0; i <= kMostTicketParts; ++i)
            parts.append(QJsonObject{{u"name"_s, u"a"_s}});
        step[u"parts"_s] = parts;
        HZ_VERIFY_FAILS(TicketStep::fromJson(step), Invalid);
        step[u"parts"_s] = QJsonArray{QJsonObject{{u"count"_s, 1'000'000}}};
        HZ_VERIFY_FAILS(TicketStep::fromJson(step), Invalid);
    }

    void aMachineGoesIntoRepairAndComesBack_data()
    {
        QTest::addColumn<DeviceState>("before");
        QTest::addColumn<QString>("holder");
        QTest::addColumn<Kind>("end");
        QTest::newRow("from a room") << DeviceState::InUse << QString() << Kind::Finish;
        QTest::newRow("from the store") << DeviceState::InStore << QString() << Kind::Finish;
        QTest::newRow("from a loan") << DeviceState::OnLoan << u"赵老师"_s << Kind::Finish;
        QTest::newRow("called off") << DeviceState::InUse << QString() << Kind::Close;
    }
    void aMachineGoesIntoRepairAndComesBack()
    {
        QFETCH(const DeviceState, before);
        QFETCH(const QString, holder);
        QFETCH(const Kind, end);
        Workshop workshop(before, holder);
        workshop.report(aTicket());
        HZ_VERIFY_OK(workshop.step(Kind::Accept));
        QCOMPARE(workshop.machine().device.state, before);
        const Result<QList<Edit>> undo = workshop.step(Kind::Repair);
        HZ_VERIFY_OK(undo);
        QCOMPARE(workshop.machine().device.state, DeviceState::InRepair);
        QCOMPARE(workshop.machine().movements.front().kind, MovementKind::SentToRepair);
        // Undo takes the step, the state and the movement back; done again it is as before.
        const QList<Edit> redo = workshop.write(*undo);
        QCOMPARE(workshop.machine().device.state, before);
        QCOMPARE(workshop.machine().device.holder, holder);
        QVERIFY(workshop.machine().movements.empty());
        QCOMPARE(workshop.standing().state, State::Accepted);
        workshop.write(redo);
        QCOMPARE(workshop.machine().device.state, DeviceState::InRepair);
        HZ_VERIFY_OK(workshop.step(Kind::Wait));
        QCOMPARE(workshop.machine().device.state, DeviceState::InRepair);
        HZ_VERIFY_OK(workshop.step(end));
        QCOMPARE(workshop.machine().device.state, before);
        QCOMPARE(workshop.machine().device.holder, holder);
        QVERIFY(!workshop.standing().away);
    }

    void aMachineStaysInRepairWhileAnotherTicketHoldsIt()
    {
        Workshop workshop;
        workshop.report(aTicket(1));
        workshop.report(aTicket(2));
        HZ_VERIFY_OK(workshop.step(Kind::Repair, 1));
        HZ_VERIFY_OK(workshop.step(Kind::Repair, 2));
        HZ_VERIFY_OK(workshop.step(Kind::Finish, 1));
        QCOMPARE(workshop.machine().device.state, DeviceState::InRepair);
    }

    void whatSomebodySaidOfTheMachineMeanwhileStays()
    {
        Workshop workshop;
        workshop.report(aTicket());
        HZ_VERIFY_OK(workshop.step(Kind::Repair));
        Device gone = workshop.machine().device;
        const QJsonObject before = gone.toJson();
        gone.state = DeviceState::AwaitingDisposal;
        workshop.write({{documentId(gone), before, gone.toJson()}});
        HZ_VERIFY_OK(workshop.step(Kind::Finish));
        QCOMPARE(workshop.machine().device.state, DeviceState::AwaitingDisposal);
    }

    void aStepThatIsNotPossibleIsRefused()
    {
        Workshop workshop;
        workshop.report(aTicket());
        HZ_VERIFY_OK(workshop.step(Kind::Finish));
        HZ_VERIFY_FAILS(workshop.step(Kind::Accept), Conflict);
        HZ_VERIFY_FAILS(workshop.step(Kind::Accept, 77), NotFound);
    }

    // A clock that is a year behind does not put what is done before what was done before.
    void aClockThatIsWrongTurnsNothingRound()
    {
        Workshop workshop;
        workshop.report(aTicket());
        HZ_VERIFY_OK(workshop.step(Kind::Accept));
        HZ_VERIFY_OK(workshop.step(Kind::Finish, 1, kNow.addYears(-1)));
        QCOMPARE(workshop.standing().state, State::Done);
        HZ_VERIFY_OK(workshop.step(Kind::Reopen, 1, kNow.addYears(1)));
        HZ_VERIFY_OK(workshop.step(Kind::Accept, 1, kNow));
        QCOMPARE(workshop.standing().state, State::Accepted);
    }

    void theListSaysHowTicketsStand()
    {
        Workshop workshop;
        workshop.report(aTicket(1));
        Ticket other = aTicket(2, 2);
        other.fault = u"network"_s;
        workshop.report(other);
        workshop.report(aTicket(3, 0));
        HZ_VERIFY_OK(workshop.step(Kind::Repair, 2));
        HZ_VERIFY_OK(workshop.step(Kind::Finish, 3));
        const auto book = workshop.book();
        QCOMPARE(book->rows().size(), size_t(3));
        const QDate today = kNow.date();
        const auto listed = [&](const TicketQuery &query, const QDate &day) {
            TaskControl task;
            const TicketList list = *book->list(query, day, task);
            QStringList ids;
            for (const quint32 row : list.rows)
                ids.append(QString::number(
                    Ulid::fromString(book->rows()[row].id.text())->toString().right(1).toInt()));
            return ids.join(u' ');
        };
        const TicketQuery byState{.sortBy = TicketColumn::State, .isDescending = false};
        QCOMPARE(listed(byState, today), u"1 2 3"_s);
        QCOMPARE(listed({.words = u"zc-2 network"_s}, today), u"2"_s);
        QCOMPARE(listed({.states = 1u << int(State::Done)}, today), u"3"_s);
        QCOMPARE(listed({.device = DeviceId(ulid(1))}, today), u"1"_s);
        QCOMPARE(listed({.schools = {UnitCode(u"2162000009"_s)}}, today), QString());
        // Power is put right in three days, network in two; what is done is never late.
        TicketQuery overdue = byState;
        overdue.onlyOverdue = true;
        QCOMPARE(listed(overdue, today.addDays(2)), QString());
        QCOMPARE(listed(overdue, today.addDays(3)), u"2"_s);
        QCOMPARE(listed(overdue, today.addDays(4)), u"1 2"_s);
    }

    void theListGoesWithWhatIsUndone()
    {
        Workshop workshop;
        const QList<Edit> undo = workshop.write(*planTicket(aTicket(), kDeed));
        QCOMPARE(workshop.book()->rows().size(), size_t(1));
        workshop.write(undo);
        QVERIFY(workshop.book()->rows().empty());
    }
};

QTEST_GUILESS_MAIN(TicketTest)
#include "tst_ticket.moc"
