// Lines that join schools to the network, what was contracted, and what was measured on them.
// Values; any thread.
//
//   line:<ulid> {id, school, operator, kind, down, up?, outlets?, feeFen?, note?, since?, until?}
//   lineday:<line ulid>:<day>:<machine> {line, day, machine,
//       hours {"08": {at, down, up?, latency?, loss?, to, by, runs}}}
//
// Measurements stay thin: of an hour the best run is kept, since what was slower shared the line
// with lessons, and each machine keeps a document of its own a day, so two that measure one line
// never collide. Contracted rates are Mbit/s, measured ones kbit/s; money is fen a year.
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/records.h>

#include <map>
#include <span>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

using LineId = Id<struct LineTag>; // a ULID

inline constexpr int kMostMbps = 400'000;
inline constexpr int kKeptLineDays = 400; // older days of a machine go when it measures again

enum class LineKind : quint8 { Fibre, Dedicated, Mobile, Copper, Other };
template<> std::span<const Term> terms<LineKind>();
inline constexpr size_t kLineKinds = size_t(LineKind::Other) + 1;

struct NetworkLine {
    LineId id = {};
    UnitCode school = {};
    QString carrier = {}; // who runs it
    LineKind kind = LineKind::Fibre;
    int downMbps = 0; // as contracted
    int upMbps = 0; // 0: not said
    int outlets = 1;
    qint64 feeFen = 0; // a year
    QString note = {};
    QDate since = {};
    QDate until = {}; // the last day; none: in use

    bool isInUse(const QDate &day) const
    {
        return (!since.isValid() || since <= day) && (!until.isValid() || day <= until);
    }
    static Result<NetworkLine> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const NetworkLine &) const = default;
};

/// One measurement.
struct LineReading {
    QDateTime at = {}; // UTC
    qint64 downKbps = 0; // of data, without what protocols take
    std::optional<qint64> upKbps = {}; // none: not measured
    std::optional<int> latencyMs = {}; // to connect; none: behind a proxy
    std::optional<int> lossPermille = {}; // of connections that came to nothing
    QString address = {};
    QString by = {};
    int runs = 1; // that this is the best of

    bool operator==(const LineReading &) const = default;
};

struct LineDay {
    LineId line = {};
    QDate day = {};
    QString machine = {};
    std::map<int, LineReading> hours = {}; // by the hour of the clock on the wall, 0 to 23

    /// Of the day; null where there is none.
    const LineReading *best() const;
    static Result<LineDay> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const LineDay &) const = default;
};

QString documentId(const NetworkLine &line);
QString documentId(const LineDay &day);

/// The better of two runs of an hour, with the number of both.
LineReading bestOf(const LineReading &a, const LineReading &b);

/// Measured days of one line, the best of each in kbit/s.
using MeasuredDays = std::map<QDate, qint64>;
/// What a line is good for: the median of its last kJudgedDays measured days in that year; none
/// where nobody measured.
inline constexpr int kJudgedDays = 30;
std::optional<qint64> judgedKbps(const MeasuredDays &days, int year);

/// When a daily test is due that was last done then: a missed one at once, else the next at that
/// time of the day. Local times.
QDateTime nextTest(const QDateTime &lastDone, const QDateTime &now, const QTime &at);

/// Invalid names what is wrong with it.
Result<QList<Edit>> planLine(const store::ReadTransaction &read, NetworkLine line);
/// Puts a reading into its hour, and lets days go that are older than is kept.
Result<QList<Edit>> planReading(const store::ReadTransaction &read, const LineId &line,
    const LineReading &reading, const QString &machine);
/// All days of a line, each machine's for itself, the oldest first.
Result<std::vector<LineDay>> daysOf(const store::ReadTransaction &read, const LineId &line);
/// Names this machine in a LineDay.
QString measuringMachine();

} // namespace hz::inventory
