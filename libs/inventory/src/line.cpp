#include "fields_p.h"
#include "servicefields_p.h"

#include <hz/core/platform/system.h>
#include <hz/core/ulid.h>
#include <hz/inventory/line.h>
#include <hz/store/transaction.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QSysInfo>

#include <algorithm>
#include <tuple>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::NetworkLine)
};

constexpr QLatin1StringView kDays("lineday:");
constexpr QLatin1StringView kId("id"), kSchool("school"), kOperator("operator"), kKind("kind"),
    kDown("down"), kUp("up"), kOutlets("outlets"), kFee("feeFen"), kNote("note"), kSince("since"),
    kUntil("until"), kLine("line"), kDay("day"), kMachine("machine"), kHours("hours"), kAt("at"),
    kLatency("latency"), kLoss("loss"), kTo("to"), kBy("by"), kRuns("runs");
constexpr qint64 kMostKbps = qint64(kMostMbps) * 1'000;
constexpr int kMostLatencyMs = 600'000;
constexpr int kMostOutlets = 1'000;
constexpr qsizetype kMostText = 200;
constexpr int kHoursOfDay = 24;
constexpr qsizetype kMachineLetters = 8;

Result<LineReading> readingIn(const QJsonObject &json)
{
    LineReading reading;
    Fields fields(json);
    readTime(fields, kAt, reading.at);
    if (!reading.at.isValid())
        fields.refuse(kAt);
    fields.read(kDown, reading.downKbps);
    if (reading.downKbps > kMostKbps)
        fields.refuse(kDown);
    const auto readSome = [&]<typename T>(QLatin1StringView key, std::optional<T> &value, T most) {
        if (!json.contains(key))
            return;
        T number = 0;
        fields.read(key, number);
        if (number > most)
            fields.refuse(key);
        value = number;
    };
    readSome(kUp, reading.upKbps, kMostKbps);
    readSome(kLatency, reading.latencyMs, kMostLatencyMs);
    readSome(kLoss, reading.lossPermille, 1'000);
    fields.read(kTo, reading.address);
    fields.read(kBy, reading.by);
    fields.read(kRuns, reading.runs, 1);
    HZ_CHECK(fields.outcome());
    return reading;
}

QJsonObject jsonOf(const LineReading &reading)
{
    QJsonObject json{{kAt, timeText(reading.at)}, {kDown, reading.downKbps}, {kTo, reading.address},
        {kBy, reading.by}, {kRuns, reading.runs}};
    if (reading.upKbps)
        json[kUp] = *reading.upKbps;
    if (reading.latencyMs)
        json[kLatency] = *reading.latencyMs;
    if (reading.lossPermille)
        json[kLoss] = *reading.lossPermille;
    return json;
}

QString prefixOf(const LineId &line)
{
    return kDays + line.text() + u':';
}

} // namespace

template<> std::span<const Term> terms<LineKind>()
{
    static constexpr Term all[] = {
        {"fibre", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Fibre")},
        {"dedicated", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Education network")},
        {"mobile", QT_TRANSLATE_NOOP("hz::inventory::Terms", "4G or 5G")},
        {"copper", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Telephone or cable")},
        {"other", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Other line")},
    };
    return all;
}

Result<NetworkLine> NetworkLine::fromJson(const QJsonObject &json)
{
    NetworkLine line;
    Fields fields(json);
    fields.need(kId, line.id);
    fields.need(kSchool, line.school);
    fields.read(kOperator, line.carrier);
    fields.read(kKind, line.kind);
    fields.read(kDown, line.downMbps);
    fields.read(kUp, line.upMbps);
    if (line.downMbps > kMostMbps || line.upMbps > kMostMbps)
        fields.refuse(kDown);
    fields.read(kOutlets, line.outlets, 1);
    if (line.outlets > kMostOutlets)
        fields.refuse(kOutlets);
    fields.read(kFee, line.feeFen);
    fields.read(kNote, line.note);
    fields.read(kSince, line.since);
    fields.read(kUntil, line.until);
    HZ_CHECK(fields.outcome());
    return line;
}

QJsonObject NetworkLine::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("line"))
        .set(kId, id)
        .set(kSchool, school)
        .set(kOperator, carrier)
        .set(kKind, kind)
        .set(kDown, qint64(downMbps))
        .set(kUp, qint64(upMbps))
        .set(kOutlets, qint64(outlets))
        .set(kFee, feeFen)
        .set(kNote, note)
        .set(kSince, since)
        .set(kUntil, until);
    return over;
}

const LineReading *LineDay::best() const
{
    const auto found = std::ranges::max_element(
        hours, [](const auto &a, const auto &b) { return a.second.downKbps < b.second.downKbps; });
    return found == hours.end() ? nullptr : &found->second;
}

Result<LineDay> LineDay::fromJson(const QJsonObject &json)
{
    LineDay day;
    Fields fields(json);
    fields.need(kLine, day.line);
    fields.read(kDay, day.day);
    if (!day.day.isValid())
        fields.refuse(kDay);
    fields.read(kMachine, day.machine);
    const QJsonObject hours = json[kHours].toObject();
    if (hours.size() > kHoursOfDay)
        fields.refuse(kHours);
    for (auto each = hours.begin(); hours.size() <= kHoursOfDay && each != hours.end(); ++each) {
        bool isNumber = false;
        const int hour = each.key().toInt(&isNumber);
        Result<LineReading> reading = readingIn(each.value().toObject());
        if (!isNumber || hour < 0 || hour >= kHoursOfDay || !reading)
            fields.refuse(kHours);
        else
            day.hours[hour] = std::move(*reading);
    }
    HZ_CHECK(fields.outcome());
    return day;
}

QJsonObject LineDay::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("lineday"))
        .set(kLine, line)
        .set(kDay, day)
        .set(kMachine, machine);
    QJsonObject list;
    for (const auto &[hour, reading] : hours)
        list[QStringLiteral("%1").arg(hour, 2, 10, QChar(u'0'))] = jsonOf(reading);
    over[kHours] = list;
    return over;
}

QString documentId(const NetworkLine &line)
{
    return QStringLiteral("line:") + line.id.text();
}

QString documentId(const LineDay &day)
{
    return prefixOf(day.line) + day.day.toString(Qt::ISODate) + u':' + day.machine;
}

LineReading bestOf(const LineReading &a, const LineReading &b)
{
    const auto key = [](const LineReading &reading) {
        return std::tuple(reading.downKbps, reading.upKbps.value_or(-1), reading.at);
    };
    LineReading best = key(a) < key(b) ? b : a;
    best.runs = a.runs + b.runs;
    return best;
}

std::optional<qint64> judgedKbps(const MeasuredDays &days, int year)
{
    std::vector<qint64> rates;
    for (auto day = days.rbegin(); day != days.rend() && rates.size() < size_t(kJudgedDays); ++day)
        if (day->first.year() == year)
            rates.push_back(day->second);
    if (rates.empty())
        return {};
    std::sort(rates.begin(), rates.end());
    const size_t middle = rates.size() / 2;
    return rates.size() % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
}

QDateTime nextTest(const QDateTime &lastDone, const QDateTime &now, const QTime &at)
{
    const QDateTime today(now.date(), at);
    const QDateTime last = today <= now ? today : today.addDays(-1);
    // A clock that was set back does not put off a test for ever.
    const bool isDone = lastDone.isValid() && lastDone >= last && lastDone <= now;
    return isDone ? last.addDays(1) : now;
}

Result<QList<Edit>> planLine(const store::ReadTransaction &read, NetworkLine line)
{
    const auto invalid
        = [](const QString &message) { return failure(Error::Kind::Invalid, message); };
    line.carrier = line.carrier.simplified();
    if (line.school.isEmpty())
        return invalid(Tr::tr("A line is of a school."));
    if (line.downMbps < 1 || line.downMbps > kMostMbps || line.upMbps < 0
        || line.upMbps > kMostMbps)
        return invalid(Tr::tr("A line has 1 to %1 Mbit/s.").arg(kMostMbps));
    if (line.outlets < 1 || line.outlets > kMostOutlets)
        return invalid(Tr::tr("A line has 1 to %1 outlets.").arg(kMostOutlets));
    if (line.carrier.size() > kMostText || line.note.size() > kMostText)
        return invalid(Tr::tr("At most %1 characters are kept.").arg(kMostText));
    if (line.since.isValid() && line.until.isValid() && line.until < line.since)
        return invalid(Tr::tr("A line ends after it begins."));
    if (line.id.isEmpty())
        line.id = LineId(newUlid().toString());
    const Result<store::Document> known = read.get(documentId(line));
    if (!known && known.error().kind != Error::Kind::NotFound)
        return Failure(known.error());
    const QJsonObject before = known ? known->body : QJsonObject();
    return QList<Edit>{{.id = documentId(line), .before = before, .after = line.toJson(before)}};
}

Result<QList<Edit>> planReading(const store::ReadTransaction &read, const LineId &line,
    const LineReading &reading, const QString &machine)
{
    const QDateTime local = reading.at.toLocalTime();
    LineDay day{.line = line, .day = local.date(), .machine = machine};
    const Result<store::Document> known = read.get(documentId(day));
    if (!known && known.error().kind != Error::Kind::NotFound)
        return Failure(known.error());
    const QJsonObject before = known ? known->body : QJsonObject();
    if (known) {
        HZ_TRY(day, LineDay::fromJson(before));
    }
    const int hour = local.time().hour();
    const auto held = day.hours.find(hour);
    if (held == day.hours.end())
        day.hours[hour] = reading;
    else
        held->second = bestOf(held->second, reading);
    QList<Edit> edits{{.id = documentId(day), .before = before, .after = day.toJson(before)}};
    const QString oldest = local.date().addDays(-kKeptLineDays).toString(Qt::ISODate);
    HZ_TRY(const QStringList ids, read.idsWithPrefix(prefixOf(line)));
    for (const QString &id : ids) {
        if (id.section(u':', 2, 2) >= oldest || id.section(u':', 3) != machine)
            continue;
        HZ_TRY(const store::Document old, read.get(id));
        edits.append({.id = id, .before = old.body});
    }
    return edits;
}

Result<std::vector<LineDay>> daysOf(const store::ReadTransaction &read, const LineId &line)
{
    std::vector<LineDay> days;
    HZ_TRY(const QStringList ids, read.idsWithPrefix(prefixOf(line)));
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (Result<LineDay> day = LineDay::fromJson(document.body))
            days.push_back(std::move(*day));
    }
    std::sort(days.begin(), days.end(), [](const LineDay &a, const LineDay &b) {
        return std::tie(a.day, a.machine) < std::tie(b.day, b.machine);
    });
    return days;
}

QString measuringMachine()
{
    QByteArray id = platform::machineId();
    if (id.isEmpty())
        id = QSysInfo::machineHostName().toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex().first(kMachineLetters));
}

} // namespace hz::inventory
