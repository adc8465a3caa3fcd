// Counting what stands in a room or a school: what was to be there, what was scanned, and what that
// comes to. Each scan is a document of its own, so nothing is lost when a machine stops, and what
// two people scan in one room without a network becomes one count. Values; any thread.
//
//   stocktake:<ulid> {school, room?, startedAt, endedAt?, by}
//   scan:<stocktake ulid>:<ulid> {code, device?, at, by}
#pragma once

#include <hz/inventory/register.h>

#include <compare>
#include <vector>

namespace hz::inventory {

struct Stocktake {
    QString id = {}; // a ULID
    UnitCode school = {};
    RoomId room = {}; // empty: the whole school
    QDateTime startedAt = {}; // UTC
    QDateTime endedAt = {}; // none: it goes on
    QString by = {};

    static Result<Stocktake> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Stocktake &) const = default;
};

struct Scan {
    QString id = {}; // a ULID
    QString stocktake = {};
    QString code = {}; // as the scanner typed it
    DeviceId device = {}; // that it named then; empty: none, or several
    QDateTime at = {}; // UTC
    QString by = {};

    static Result<Scan> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Scan &) const = default;
};

QString documentId(const Stocktake &stocktake);
QString documentId(const Scan &scan);

/// The latest first. What cannot be read is left out.
Result<std::vector<Stocktake>> stocktakes(const store::ReadTransaction &read);
/// In the order they were made.
Result<std::vector<Scan>> scansOf(const store::ReadTransaction &read, const QString &stocktake);

/// What a label's QR code says: the machine's id, whatever numbers it has or will have.
QString scanCodeOf(const DeviceId &device);

/// Which machine a scanned code names: a label's, an asset number or a serial number.
class CodeIndex {
public:
    explicit CodeIndex(std::shared_ptr<const Register> inventory);

    const std::shared_ptr<const Register> &inventory() const { return m_inventory; }
    /// Rows of devices: none, or several where numbers are not unique.
    std::vector<quint32> find(const QString &code) const;

private:
    struct Number {
        size_t hash = 0; // of a tag or serial
        quint32 row = 0;
        auto operator<=>(const Number &) const = default;
    };
    std::shared_ptr<const Register> m_inventory;
    std::vector<Number> m_numbers; // sorted; the texts are the register's
};

enum class ScanOutcome : quint8 {
    Found, // was to be here
    Unexpected, // is ours, and was to be elsewhere
    Again, // had been scanned before
    Unknown, // names no machine
    Several, // names more than one, and none of them alone is to be here
};

/// Whether a machine is to be where its record says: not one lent, in repair, disposed of or lost.
bool isExpected(const Stocktake &stocktake, const Register &inventory, const DeviceRow &device);
/// The machine that a code means in a stocktake: the one of several that is to be here.
DeviceId meant(const CodeIndex &codes, const Stocktake &stocktake, const QString &code);

/// What a stocktake comes to; the same whatever the order of the scans.
struct Count {
    std::vector<quint32> found; // rows of devices, in the register's order
    std::vector<quint32> missing;
    std::vector<quint32> unexpected;
    std::vector<QString> unknown; // codes, each once

    bool operator==(const Count &) const = default;
};
Count countOf(const Register &inventory, const Stocktake &stocktake, std::span<const Scan> scans);

/// What a code is, scanned after `before`.
ScanOutcome outcomeOf(const CodeIndex &codes, const Stocktake &stocktake,
    std::span<const Scan> before, const QString &code);

} // namespace hz::inventory
