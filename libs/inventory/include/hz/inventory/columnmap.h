// Which column of a list fills which field: guessed from titles and values, shown, corrected by
// people and remembered for the next list with the same titles. Values; any thread.
//
//   columnmap:<first 32 hex of SHA-256 over the titles>
//     = {type, name?, titles [text], subject, fields [name], stages [name or ""], fen [n], kind?}
#pragma once

#include <hz/inventory/importtable.h>
#include <hz/inventory/records.h>

#include <QtCore/QJsonObject>

#include <functional>
#include <vector>

namespace hz::inventory {

/// What a row of a list stands for.
enum class ImportSubject : quint8 { Devices, Schools, Census };
template<> std::span<const Term> terms<ImportSubject>();
/// Of several lists the smaller goes first: a machine needs its school, and so do people.
int importOrder(ImportSubject subject);

enum class ImportField : quint8 {
    Ignored,
    School,
    SchoolCode,
    County,
    Room,
    Tag,
    Serial,
    Uuid,
    BoardSerial,
    Mac,
    DiskSerial,
    Kind,
    Name, // tells the kind where no column does
    Maker,
    Model,
    State,
    Pool,
    Booked,
    Price,
    Warranty,
    Holder,
    Seen,
    Cpu,
    Memory,
    Disk,
    System,
    Note,
    Quantity,
    SchoolKind,
    Locality,
    Parent,
    Year,
    Stage,
    Students,
    Classes,
    Teachers,
};
inline constexpr size_t kImportFields = size_t(ImportField::Teachers) + 1;
template<> std::span<const Term> terms<ImportField>();

struct MappedColumn {
    QString title = {}; // as the file has it; empty without a row of titles
    ImportField field = ImportField::Ignored;
    std::optional<inventory::Stage> stage = {}; // of a census: whose students, classes or teachers
    qint64 fen = 100; // of a price: what one stands for
    bool isGuessedByValues = false;
    /// Would fill a field that another column fills already.
    bool isDouble = false;

    bool operator==(const MappedColumn &) const = default;
};

struct ColumnMap {
    QString name = {}; // as somebody who kept it called it; empty where it is guessed
    ImportSubject subject = ImportSubject::Devices;
    qint64 titleRow = 0; // as a spreadsheet shows it; 0: the list has none, every row is one
    std::vector<MappedColumn> columns = {};
    /// What all rows are where no column says so, from the heading of the list.
    std::optional<DeviceKind> kind = {};
    QString schoolText = {}; // heading and name of the sheet, where a school may be named

    /// kNoColumn where no column fills it.
    static constexpr size_t kNoColumn = ~size_t(0);
    size_t columnOf(ImportField field) const;
    /// Fields that several columns could fill; the first of them does.
    std::vector<ImportField> doubles() const;
    /// Names the document that remembers the map.
    QString documentId() const;
    QJsonObject toJson() const;
    /// Takes fields, stages and units from a remembered map of the same titles; false if it is of
    /// others or cannot be read.
    bool recall(const QJsonObject &json);

    bool operator==(const ColumnMap &) const = default;
};

/// Titles are looked for in the first 20 rows. `remembered` gives a document's body, or nothing.
ColumnMap guessColumns(
    const ImportTable &table, const std::function<QJsonObject(const QString &id)> &remembered = {});

} // namespace hz::inventory
