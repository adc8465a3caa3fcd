#include "sampleplan_p.h"
#include "samplerooms_p.h"
#include "samplewords_p.h"

#include <hz/core/ulid.h>

#include <algorithm>
#include <array>

namespace hz::inventory {

namespace {

constexpr int kMostRooms = 2; // that somebody books, of a school
constexpr int kBookingsOfRoom = 6;
constexpr double kBooking = 0.6, kMeasuring = 0.12; // shares of schools
constexpr int kMeasuredDays = 8;
constexpr std::array kCarriers{u"青江通信", u"云岭宽带", u"州广电网络"};
constexpr std::array kPurposes{u"信息科技", u"编程社团", u"公开课", u"英语听说", u"录课",
    u"机器人小组", u"科学实验", u"教研活动"};
constexpr std::array kClasses{u"三(1)班", u"四(2)班", u"五(1)班", u"五(3)班", u"六(2)班"};

class RoomUseMaker {
public:
    RoomUseMaker(Sample &school, const SampleOptions &options)
        : m_made(school)
        , m_about(school.records.schools.front())
        , m_today(options.today)
        , m_dice(mixed(options.seed ^ 0xb00c, m_about.code.text().toULongLong()))
    {
    }

    void make()
    {
        makeLine();
        if (m_dice.chance(kBooking))
            makeBookings();
    }

private:
    QString idAt(const QDateTime &at)
    {
        const quint64 random = m_dice.next();
        return Ulid::fromParts(at.toMSecsSinceEpoch(), quint16(random >> 48), m_dice.next())
            .toString();
    }

    // As much as the school says in its census.
    void makeLine()
    {
        const auto census
            = std::ranges::find(m_made.records.censuses, m_today.year(), &Census::year);
        const int mbps = census == m_made.records.censuses.end()
            ? 0
            : int(census->answers.value(QStringLiteral("outletMbps")));
        const QDate since(m_today.year() - m_dice.between(1, 4), 9, 1);
        const QString id = idAt(QDateTime(since, QTime(1, 0), Qt::UTC));
        if (mbps < 1)
            return;
        NetworkLine line{.id = LineId(id),
            .school = m_about.code,
            .carrier = QString::fromUtf16(m_dice.pick(kCarriers)),
            .kind = m_dice.chance(0.8) ? LineKind::Fibre : LineKind::Dedicated,
            .downMbps = mbps,
            .upMbps = std::max(10, mbps / 4),
            .feeFen = qint64(mbps) * 40'00,
            .since = since};
        if (m_dice.chance(kMeasuring))
            measure(line);
        m_made.records.lines.push_back(std::move(line));
    }

    void measure(const NetworkLine &line)
    {
        const bool isSlow = m_dice.chance(0.2);
        for (int i = kMeasuredDays; i > 0; --i) {
            const QDate day = m_today.addDays(-2 * i);
            const int percent = isSlow ? m_dice.between(58, 80) : m_dice.between(93, 98);
            const QDateTime at(day, QTime(6, 30 + m_dice.below(20)), Qt::UTC);
            m_made.lineDays.push_back({.line = line.id,
                .day = day,
                .machine = QStringLiteral("00000000"),
                .hours = {{6,
                    {.at = at,
                        .downKbps = qint64(line.downMbps) * percent * 10,
                        .upKbps = qint64(line.upMbps) * m_dice.between(88, 96) * 10,
                        .latencyMs = m_dice.between(6, 38),
                        .lossPermille = 0,
                        .address = QStringLiteral("http://10.0.0.1/speed/100M.bin"),
                        .by = QStringLiteral("管家")}}}});
        }
    }

    void makeBookings()
    {
        const int periods = int(usualTimetable(m_about.code, m_about.kind).periods.size());
        const QDate monday = m_today.addDays(1 - m_today.dayOfWeek());
        int made = 0;
        for (const Room &room : m_made.records.rooms) {
            if (!room.isInUse || !bookableGroup(room.kind) || made == kMostRooms)
                continue;
            ++made;
            std::vector<std::pair<int, int>> free; // day of four weeks, period
            for (int week = -2; week < 2; ++week)
                for (int day = 0; day < 5; ++day)
                    for (int period = 1; period < periods; period += 2)
                        free.emplace_back(7 * week + day, period);
            m_dice.shuffle(free);
            // Most are of these two weeks, where they are seen.
            std::stable_partition(
                free.begin(), free.end(), [](const auto &slot) { return slot.first >= 0; });
            for (int i = 0; i < kBookingsOfRoom; ++i)
                book(room, monday.addDays(free[size_t(i)].first), free[size_t(i)].second);
        }
    }

    void book(const Room &room, const QDate &day, int first)
    {
        const QDateTime at(std::min(m_today, day).addDays(-m_dice.between(1, 6)),
            QTime(m_dice.between(0, 9), m_dice.below(60)), Qt::UTC);
        m_made.bookings.push_back({.id = BookingId(idAt(at)),
            .school = m_about.code,
            .room = room.id,
            .slot = {day, first, first + int(m_dice.chance(0.4))},
            .purpose = QString::fromUtf16(m_dice.pick(kPurposes)),
            .className = QString::fromUtf16(m_dice.pick(kClasses)),
            .person = personName(m_dice),
            .by = personName(m_dice),
            .at = at,
            .isAsked = m_dice.chance(0.15)});
    }

    Sample &m_made;
    const School &m_about;
    const QDate m_today;
    Dice m_dice;
};

} // namespace

void addRoomUse(Sample &school, const SampleOptions &options)
{
    if (!school.records.schools.empty())
        RoomUseMaker(school, options).make();
}

} // namespace hz::inventory
