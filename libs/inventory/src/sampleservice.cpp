#include "sampleplan_p.h"
#include "sampleservice_p.h"
#include "samplewords_p.h"

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr int kMostBroken = 4; // tickets of machines in repair, of a school
constexpr int kMostPast = 3; // and of what was put right
constexpr int kMostRooms = 4; // that are inspected

struct Fix {
    const char *fault;
    const char16_t *reported;
    const char16_t *done;
    const char16_t *part; // none: nothing was replaced
    qint64 fen;
};

constexpr Fix kComputerFixes[] = {
    {"power", u"按开机键没有反应", u"换电源", u"电源 300 W", 135'00},
    {"power", u"开机自动断电", u"清灰，换散热风扇", u"散热风扇", 28'00},
    {"screen", u"屏幕有竖线", u"换显示器数据线", u"显示器数据线", 15'00},
    {"input", u"鼠标不动", u"换鼠标", u"鼠标", 25'00},
    {"input", u"键盘有几个键按不下", u"换键盘", u"键盘", 39'00},
    {"software", u"画图软件打不开", u"重装软件", nullptr, 0},
    {"software", u"开机很慢，弹窗多", u"查杀病毒，清理启动项", nullptr, 0},
    {"network", u"上不了网", u"重做水晶头", u"水晶头", 1'00},
};
constexpr Fix kDisplayFixes[] = {
    {"screen", u"触摸不准", u"重新定位，擦净红外框", nullptr, 0},
    {"sound", u"没有声音", u"换音频线", u"音频线", 18'00},
    {"power", u"打不开，指示灯不亮", u"换电源板", u"电源板", 260'00},
};
constexpr Fix kProjectorFixes[] = {
    {"projection", u"画面发黄、很暗", u"换灯泡", u"投影机灯泡", 680'00},
    {"projection", u"投影偏到幕布外", u"重新固定支架", nullptr, 0},
};
constexpr Fix kOtherFixes[] = {
    {"other", u"不工作", u"重启后正常", nullptr, 0},
    {"network", u"办公室断网", u"换交换机端口", nullptr, 0},
};

std::span<const Fix> fixesOf(DeviceKind kind)
{
    if (kind == DeviceKind::Projector)
        return kProjectorFixes;
    if (isDisplay(kind))
        return kDisplayFixes;
    return isComputer(kind) ? std::span<const Fix>(kComputerFixes) : kOtherFixes;
}

class ServiceMaker {
public:
    ServiceMaker(Sample &school, const SampleOptions &options)
        : m_made(school)
        , m_today(options.today)
        , m_dice(mixed(
              options.seed ^ 0x7ec7, school.records.schools.front().code.text().toULongLong()))
        , m_teacher(personName(m_dice))
        , m_keeper(personName(m_dice))
    {
    }

    void make()
    {
        makeBroken();
        makePast();
        makeSecurity();
        makeRooms();
    }

private:
    QString idAt(const QDateTime &at)
    {
        const quint64 random = m_dice.next();
        return Ulid::fromParts(at.toMSecsSinceEpoch(), quint16(random >> 48), m_dice.next())
            .toString();
    }

    QDateTime during(const QDate &day)
    {
        return {day, QTime(m_dice.between(0, 8), m_dice.below(60)), Qt::UTC};
    }

    Ticket report(const Device &device, const Fix &fix, const QDateTime &at)
    {
        const Ticket ticket{.id = TicketId(idAt(at)),
            .school = device.school,
            .room = device.room,
            .device = device.id,
            .fault = QString::fromLatin1(fix.fault),
            .note = QString::fromUtf16(fix.reported),
            .by = m_teacher,
            .at = at};
        m_made.tickets.push_back(ticket);
        return ticket;
    }

    TicketStep &step(const Ticket &ticket, TicketStepKind kind, const QDateTime &at)
    {
        m_made.ticketSteps.push_back({.id = idAt(at),
            .ticket = ticket.id,
            .kind = kind,
            .at = at,
            .by = kind == TicketStepKind::Close ? m_teacher : m_keeper});
        return m_made.ticketSteps.back();
    }

    // What is in repair now is there for a reason.
    void makeBroken()
    {
        int made = 0;
        for (const Device &device : m_made.records.devices) {
            if (device.state != DeviceState::InRepair || !device.stateSince.isValid()
                || device.stateSince > m_today || made == kMostBroken)
                continue;
            ++made;
            const Fix &fix = m_dice.pick(fixesOf(device.kind));
            const QDateTime at = during(device.stateSince.addDays(-m_dice.below(3)));
            const Ticket ticket = report(device, fix, at);
            step(ticket, TicketStepKind::Accept, at.addSecs(1'800 * m_dice.between(1, 12)));
            TicketStep &taken = step(ticket, TicketStepKind::Repair, at.addSecs(7 * 3'600));
            taken.was = DeviceState::InUse;
            taken.minutes = 5 * m_dice.between(2, 8);
            if (fix.part && m_dice.chance(0.5))
                step(ticket, TicketStepKind::Wait, at.addSecs(8 * 3'600)).note
                    = QString::fromUtf16(fix.part);
        }
    }

    // Some are not seen to yet, most were put right where the machine stands.
    void makePast()
    {
        std::vector<const Device *> able;
        for (const Device &device : m_made.records.devices)
            if (device.state == DeviceState::InUse && !device.room.isEmpty())
                able.push_back(&device);
        const int count = able.empty() ? 0 : m_dice.below(kMostPast + 1);
        for (int i = 0; i < count; ++i) {
            const Device &device = *able[size_t(m_dice.below(int(able.size())))];
            const Fix &fix = m_dice.pick(fixesOf(device.kind));
            const bool isFresh = m_dice.chance(0.3);
            const QDateTime at
                = during(m_today.addDays(-(isFresh ? m_dice.below(6) : m_dice.between(8, 200))));
            const Ticket ticket = report(device, fix, at);
            if (isFresh && m_dice.chance(0.6))
                continue;
            step(ticket, TicketStepKind::Accept, at.addSecs(1'800 * m_dice.between(1, 12)));
            if (isFresh)
                continue;
            TicketStep &done
                = step(ticket, TicketStepKind::Finish, at.addSecs(86'400 * m_dice.between(1, 4)));
            done.note = QString::fromUtf16(fix.done);
            done.minutes = 5 * m_dice.between(2, 18);
            if (fix.part)
                done.parts = {{QString::fromUtf16(fix.part), 1, fix.fen}};
            const QDateTime end = done.at.addSecs(86'400);
            if (m_dice.chance(0.7))
                step(ticket, TicketStepKind::Close, end);
        }
    }

    void inspect(const InspectionTemplate &form, const RoomId &room, const QDate &day)
    {
        Inspection inspection{.id = InspectionId(idAt(during(day))),
            .templateId = form.id,
            .version = inspectionTemplates().version,
            .school = m_made.records.schools.front().code,
            .room = room,
            .day = day,
            .by = m_keeper};
        for (const InspectionItem &item : form.items) {
            InspectionResult result{
                .item = item.id, .text = item.text.zh, .outcome = Outcome::Pass};
            if (m_dice.chance(0.04)) {
                result.outcome = Outcome::Fail;
                result.note = QStringLiteral("限期整改");
            }
            inspection.items.push_back(std::move(result));
        }
        const QDateTime at(day, QTime(9, m_dice.below(60)), Qt::UTC);
        inspection.signatures = {{idAt(at), m_keeper, at, digestOf(inspection.toJson())}};
        m_made.inspections.push_back(std::move(inspection));
    }

    QDate dayIn(const Period &period)
    {
        const QDate last = std::min(period.end(), m_today);
        return period.begin().addDays(m_dice.below(int(period.begin().daysTo(last)) + 1));
    }

    void makeSecurity()
    {
        const InspectionTemplate *form = inspectionTemplates().find(u"security");
        const auto census
            = std::ranges::find(m_made.records.censuses, m_today.year(), &Census::year);
        if (!form || census == m_made.records.censuses.end())
            return;
        // The halves of this year, no more of them than the school says.
        const Period now = periodOf(m_today, form->perYear);
        const qint64 said = census->answers.value(form->answer);
        for (int part = 0; part <= now.part; ++part)
            if (part < said && (part < now.part || m_dice.chance(0.6)))
                inspect(*form, {}, dayIn({now.year, part, form->perYear}));
    }

    void makeRooms()
    {
        int made = 0;
        const bool hasDisplays = std::ranges::any_of(m_made.records.rooms, [](const Room &room) {
            return room.isInUse && room.kind == RoomKind::DisplayClassroom;
        });
        const InspectionTemplate *displays = inspectionTemplates().find(u"displayClassroom");
        if (displays && hasDisplays) {
            const Period now = periodOf(m_today, displays->perYear);
            if (m_dice.chance(0.9))
                inspect(*displays, {}, dayIn(now.before()));
            if (m_dice.chance(0.4))
                inspect(*displays, {}, dayIn(now));
        }
        for (const Room &room : m_made.records.rooms) {
            if (!room.isInUse || made == kMostRooms)
                continue;
            for (const InspectionTemplate &form : inspectionTemplates().templates) {
                if (!form.isPerRoom || !form.rooms[size_t(room.kind)])
                    continue;
                ++made;
                const Period now = periodOf(m_today, form.perYear);
                if (m_dice.chance(0.9))
                    inspect(form, room.id, dayIn(now.before()));
                if (m_dice.chance(0.4))
                    inspect(form, room.id, dayIn(now));
            }
        }
    }

    Sample &m_made;
    const QDate m_today;
    Dice m_dice;
    const QString m_teacher;
    const QString m_keeper;
};

} // namespace

void addService(Sample &school, const SampleOptions &options)
{
    if (!school.records.schools.empty())
        ServiceMaker(school, options).make();
}

} // namespace hz::inventory
