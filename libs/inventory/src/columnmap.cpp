#include "fields_p.h"
#include "words_p.h"

#include <hz/core/hash.h>
#include <hz/inventory/columnmap.h>
#include <hz/inventory/matching.h>
#include <hz/sheet/values.h>

#include <QtCore/QSet>

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace hz::inventory {

namespace {

constexpr Term kSubjectTerms[] = {
    {"devices", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Machines")},
    {"schools", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Schools")},
    {"census", QT_TRANSLATE_NOOP("hz::inventory::Terms", "People and classes")},
};

constexpr Term kFieldTerms[] = {
    {"ignored", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not imported")},
    {"school", QT_TRANSLATE_NOOP("hz::inventory::Terms", "School")},
    {"schoolCode", QT_TRANSLATE_NOOP("hz::inventory::Terms", "School code")},
    {"county", QT_TRANSLATE_NOOP("hz::inventory::Terms", "County")},
    {"room", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Room")},
    {"tag", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Asset tag")},
    {"serial", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Serial number")},
    {"uuid", QT_TRANSLATE_NOOP("hz::inventory::Terms", "UUID")},
    {"boardSerial", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Board's serial number")},
    {"mac", QT_TRANSLATE_NOOP("hz::inventory::Terms", "MAC address")},
    {"diskSerial", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Disk's serial number")},
    {"kind", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Kind")},
    {"itemName", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Name of the thing")},
    {"maker", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Maker")},
    {"model", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Model")},
    {"state", QT_TRANSLATE_NOOP("hz::inventory::Terms", "State")},
    {"pool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "For whom")},
    {"booked", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Booked on")},
    {"price", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Price")},
    {"warranty", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Warranty until")},
    {"holder", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Holder")},
    {"seen", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Last seen")},
    {"cpu", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Processor")},
    {"memory", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Memory")},
    {"disk", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Disk")},
    {"system", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Operating system")},
    {"note", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Note")},
    {"quantity", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Quantity")},
    {"schoolKind", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Kind of school")},
    {"locality", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Town or country")},
    {"parent", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Main school")},
    {"year", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Year")},
    {"stage", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Stage")},
    {"students", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Students")},
    {"classes", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Classes")},
    {"teachers", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Teachers")},
};
static_assert(std::size(kFieldTerms) == kImportFields);

constexpr size_t kTitleRows = 20;
constexpr size_t kMostColumns = 1'000;
constexpr size_t kSample = 100;
constexpr qint64 kFenOfYuan = 100, kFenOfTenThousand = 1'000'000;

const WordTable &titles()
{
    static const WordTable table = [] {
        QStringList names;
        for (const Term &term : terms<ImportField>())
            names.append(QString::fromLatin1(term.name));
        return WordTable(shippedTable(QStringLiteral("columns")), names);
    }();
    return table;
}

bool isOfPeople(ImportField field)
{
    return field == ImportField::Students || field == ImportField::Classes
        || field == ImportField::Teachers;
}

bool mayRepeat(ImportField field)
{
    return field == ImportField::Ignored || field == ImportField::Mac
        || field == ImportField::DiskSerial;
}

// "单价（万元）" without what stands in brackets.
QString withoutBrackets(QStringView title)
{
    QString plain;
    int depth = 0;
    for (const QChar c : title) {
        if (c == u'(' || c == u'（' || c == u'[' || c == u'【')
            ++depth;
        else if (c == u')' || c == u'）' || c == u']' || c == u'】')
            depth = std::max(depth - 1, 0);
        else if (depth == 0)
            plain += c;
    }
    return plain;
}

struct Title {
    std::optional<ImportField> field = {};
    bool isExact = false;
    int rank = 0; // of an exact one: the lower says it more clearly
};

Title titleOf(QStringView text)
{
    constexpr qsizetype kLongest = 40; // a longer text is no title
    if (text.size() > kLongest)
        return {};
    const QString whole = squashed(text);
    if (whole.isEmpty())
        return {};
    for (const QString &plain : {whole, squashed(withoutBrackets(text))})
        if (const std::optional<int> found = titles().exact(plain))
            return {ImportField(*found), true, titles().rank(plain)};
    const std::optional<int> found = titles().within(whole);
    return found ? Title{ImportField(*found), false} : Title{};
}

// How many different fields the row names; rows of data name hardly any.
int titlesIn(const ImportTable &table, size_t row)
{
    std::array<bool, kImportFields> seen = {};
    QStringView last;
    int count = 0, exact = 0;
    for (size_t column = 0; column < std::min(table.columns(), kMostColumns); ++column) {
        const QStringView text = table.text(row, column);
        const bool isMerged = !text.isEmpty() && text == last;
        last = text;
        const Title title = isMerged ? Title{} : titleOf(text);
        if (!title.field)
            continue;
        exact += title.isExact ? 1 : 0;
        bool &known = seen[size_t(*title.field)];
        count += known && !isOfPeople(*title.field) ? 0 : 1;
        known = true;
    }
    return exact > 0 ? count + exact : 0;
}

size_t titleRowIn(const ImportTable &table)
{
    size_t best = ColumnMap::kNoColumn;
    int most = 0;
    for (size_t row = 0; row < std::min(table.rows(), kTitleRows); ++row) {
        const int count = titlesIn(table, row);
        if (count > most)
            best = row;
        most = std::max(most, count);
    }
    constexpr int kEnough = 3; // two titles, one of them exact
    const bool isOneColumn = table.columns() == 1 && most > 0;
    return most >= kEnough || isOneColumn ? best : ColumnMap::kNoColumn;
}

struct Sampled {
    int count = 0;
    std::array<int, kImportFields> looksLike = {};
    QSet<QString> different = {};

    bool isMostly(ImportField field) const
    {
        constexpr int kNearlyAll = 80;
        return count > 0 && looksLike[size_t(field)] * 100 >= count * kNearlyAll;
    }
};

// What cells are told by.
constexpr std::array kWithLook{ImportField::Mac, ImportField::Uuid, ImportField::SchoolCode,
    ImportField::Booked, ImportField::Kind, ImportField::State, ImportField::Serial};

bool hasLook(ImportField field)
{
    return std::find(kWithLook.begin(), kWithLook.end(), field) != kWithLook.end();
}

bool looksLikeSerial(QStringView plain)
{
    constexpr qsizetype kShortest = 7, kLongest = 25;
    const auto isLatin = [](QChar c) { return c < QChar(0x80); };
    return plain.size() >= kShortest && plain.size() <= kLongest
        && std::all_of(plain.begin(), plain.end(), isLatin)
        && std::any_of(plain.begin(), plain.end(), [](QChar c) { return c.isDigit(); })
        && std::any_of(plain.begin(), plain.end(), [](QChar c) { return c.isLetter(); });
}

Sampled sampled(const ImportTable &table, size_t firstRow, size_t column)
{
    Sampled sample;
    for (size_t row = firstRow; row < table.rows() && sample.count < int(kSample); ++row) {
        const QStringView text = table.text(row, column);
        const QString plain = squashed(text);
        if (plain.isEmpty())
            continue;
        ++sample.count;
        sample.different.insert(plain);
        const auto mark = [&sample](ImportField field, bool does) {
            sample.looksLike[size_t(field)] += does ? 1 : 0;
        };
        // "2025-10-19 08:11" has twelve digits as well.
        const bool isTime
            = sheet::parseDate(text.trimmed().toString().section(u' ', 0, 0)).has_value();
        const bool isMac = !isTime && !comparable(Identifier::Mac, text).isEmpty();
        const bool isUuid = !comparable(Identifier::Uuid, text).isEmpty();
        mark(ImportField::Mac, isMac);
        mark(ImportField::Uuid, isUuid);
        mark(ImportField::SchoolCode, isSchoolCode(sheet::normalised(text)));
        mark(ImportField::Booked,
            plain.size() != text.trimmed().size() && sheet::parseDate(text).has_value());
        mark(ImportField::Kind, wordTable<DeviceKind>("deviceKind").exact(plain).has_value());
        mark(ImportField::State, wordTable<DeviceState>("deviceState").exact(plain).has_value());
        mark(ImportField::Maker,
            wordIn<DeviceKind>("deviceKind", text) == std::nullopt
                && comparableMaker(text) != plain);
        mark(ImportField::Serial, !isMac && !isUuid && looksLikeSerial(plain));
    }
    return sample;
}

void mapByTitle(const ImportTable &table, size_t titleRow, size_t firstRow, ColumnMap &map)
{
    std::array<bool, kImportFields> taken = {};
    std::vector<Title> found;
    for (size_t column = 0; column < map.columns.size(); ++column) {
        MappedColumn &mapped = map.columns[column];
        const QStringView text = table.text(titleRow, column);
        const QStringView above = titleRow > 0 ? table.text(titleRow - 1, column) : QStringView();
        mapped.title = sheet::normalised(text);
        Title title = titleOf(text);
        if (title.field && isOfPeople(*title.field)) {
            mapped.stage = wordIn<inventory::Stage>("stage", text);
            if (!mapped.stage && above.size() < 20)
                mapped.stage = wordIn<inventory::Stage>("stage", above);
        }
        if (title.field == ImportField::Price)
            mapped.fen = text.contains(u"万") ? kFenOfTenThousand : kFenOfYuan;
        found.push_back(title);
    }
    // Several columns may be titled as one field. Snipe-IT writes "Warranty" (months) before
    // "Warranty Expires", the province ("State") before the status ("Status") and to what it lent a
    // machine
    // ("Type") besides the category: cells that are of the field go before others, what is a title
    // letter by letter before what holds one, the clearer title before the other.
    std::array<int, kImportFields> titled = {};
    for (const Title &title : found)
        titled[size_t(title.field.value_or(ImportField::Ignored))] += title.field ? 1 : 0;
    struct Claim {
        size_t column;
        bool isUnlike;
        const Title *title;
    };
    std::vector<Claim> claims;
    for (size_t column = 0; column < found.size(); ++column) {
        const Title &title = found[column];
        if (!title.field)
            continue;
        const bool isDisputed = titled[size_t(*title.field)] > 1 && hasLook(*title.field);
        claims.push_back({column,
            isDisputed && !sampled(table, firstRow, column).isMostly(*title.field), &title});
    }
    std::stable_sort(claims.begin(), claims.end(), [](const Claim &a, const Claim &b) {
        return std::tuple(!a.title->isExact, a.isUnlike, a.title->rank)
            < std::tuple(!b.title->isExact, b.isUnlike, b.title->rank);
    });
    for (const Claim &claim : claims) {
        const Title &title = *claim.title;
        MappedColumn &mapped = map.columns[claim.column];
        bool &isTaken = taken[size_t(*title.field)];
        const bool isOfStage = isOfPeople(*title.field) && mapped.stage;
        if (isTaken && !mayRepeat(*title.field) && !isOfStage) {
            mapped.isDouble = true;
            continue;
        }
        mapped.field = *title.field;
        isTaken = isTaken || !isOfStage;
    }
}

void mapByValues(const ImportTable &table, size_t firstRow, ColumnMap &map)
{
    for (size_t column = 0; column < map.columns.size(); ++column) {
        MappedColumn &mapped = map.columns[column];
        if (mapped.field != ImportField::Ignored || mapped.isDouble
            || titleOf(mapped.title).field == ImportField::Ignored)
            continue;
        const Sampled sample = sampled(table, firstRow, column);
        for (const ImportField field : kWithLook) {
            const bool isTaken = map.columnOf(field) != ColumnMap::kNoColumn;
            const bool isSerial = field != ImportField::Serial
                || sample.different.size() == qsizetype(sample.count);
            if (isTaken || !sample.isMostly(field) || !isSerial)
                continue;
            mapped.field = field;
            mapped.isGuessedByValues = true;
            break;
        }
    }
}

ImportSubject subjectOf(const ColumnMap &map)
{
    const auto has
        = [&map](ImportField field) { return map.columnOf(field) != ColumnMap::kNoColumn; };
    const bool isOfDevices = has(ImportField::Tag) || has(ImportField::Serial)
        || has(ImportField::Kind) || has(ImportField::Name) || has(ImportField::Model)
        || has(ImportField::Mac) || has(ImportField::Uuid) || has(ImportField::Maker);
    if (isOfDevices)
        return ImportSubject::Devices;
    if (has(ImportField::Students) || has(ImportField::Classes) || has(ImportField::Teachers))
        return ImportSubject::Census;
    const bool isOfSchools = has(ImportField::SchoolKind) || has(ImportField::Locality)
        || has(ImportField::SchoolCode) || has(ImportField::Parent);
    return isOfSchools ? ImportSubject::Schools : ImportSubject::Devices;
}

} // namespace

template<> std::span<const Term> terms<ImportSubject>()
{
    return kSubjectTerms;
}
template<> std::span<const Term> terms<ImportField>()
{
    return kFieldTerms;
}

int importOrder(ImportSubject subject)
{
    switch (subject) {
    case ImportSubject::Schools:
        return 0;
    case ImportSubject::Census:
        return 1;
    case ImportSubject::Devices:
        break;
    }
    return 2;
}

size_t ColumnMap::columnOf(ImportField field) const
{
    for (size_t i = 0; i < columns.size(); ++i)
        if (columns[i].field == field)
            return i;
    return kNoColumn;
}

std::vector<ImportField> ColumnMap::doubles() const
{
    std::vector<ImportField> fields;
    for (const MappedColumn &column : columns) {
        const Title title = column.isDouble ? titleOf(column.title) : Title{};
        if (title.field && std::find(fields.begin(), fields.end(), *title.field) == fields.end())
            fields.push_back(*title.field);
    }
    return fields;
}

QString ColumnMap::documentId() const
{
    constexpr qsizetype kHexDigits = 32;
    QString all;
    for (const MappedColumn &column : columns)
        all += squashed(column.title) + u'\n';
    return QLatin1StringView("columnmap:")
        + QString::fromLatin1(sha256(all.toUtf8()).toHex().first(kHexDigits));
}

QJsonObject ColumnMap::toJson() const
{
    QJsonObject json;
    Layout layout(json, QLatin1StringView("columnmap"));
    QJsonArray titleTexts, fields, stages, fen;
    for (const MappedColumn &column : columns) {
        titleTexts.append(column.title);
        fields.append(nameOf(column.field));
        stages.append(column.stage ? nameOf(*column.stage) : QString());
        fen.append(column.fen);
    }
    json[QLatin1StringView("titles")] = titleTexts;
    json[QLatin1StringView("fields")] = fields;
    json[QLatin1StringView("stages")] = stages;
    json[QLatin1StringView("fen")] = fen;
    layout.set(QLatin1StringView("name"), name)
        .set(QLatin1StringView("subject"), subject)
        .set(QLatin1StringView("kind"), kind);
    return json;
}

bool ColumnMap::recall(const QJsonObject &json)
{
    const QJsonArray titleTexts = json[QLatin1StringView("titles")].toArray();
    const QJsonArray fields = json[QLatin1StringView("fields")].toArray();
    const QJsonArray stages = json[QLatin1StringView("stages")].toArray();
    const QJsonArray fen = json[QLatin1StringView("fen")].toArray();
    const auto count = qsizetype(columns.size());
    if (titleTexts.size() != count || fields.size() != count || stages.size() != count
        || fen.size() != count)
        return false;
    ColumnMap recalled = *this;
    for (qsizetype i = 0; i < count; ++i) {
        MappedColumn &column = recalled.columns[size_t(i)];
        const auto field = fromName<ImportField>(fields[i].toString());
        const qint64 factor = fen[i].toInteger();
        if (squashed(titleTexts[i].toString()) != squashed(column.title) || !field || factor < 1
            || factor > kFenOfTenThousand)
            return false;
        column.field = *field;
        column.stage = fromName<inventory::Stage>(stages[i].toString());
        column.fen = factor;
        column.isGuessedByValues = false;
        column.isDouble = false;
    }
    const auto known = fromName<ImportSubject>(json[QLatin1StringView("subject")].toString());
    if (!known)
        return false;
    recalled.subject = *known;
    recalled.name = json[QLatin1StringView("name")].toString();
    if (const auto all = fromName<DeviceKind>(json[QLatin1StringView("kind")].toString()))
        recalled.kind = all;
    *this = recalled;
    return true;
}

ColumnMap guessColumns(
    const ImportTable &table, const std::function<QJsonObject(const QString &id)> &remembered)
{
    ColumnMap map;
    map.columns.resize(std::min(table.columns(), kMostColumns));
    const size_t titleRow = titleRowIn(table);
    const bool hasTitles = titleRow != ColumnMap::kNoColumn;
    map.schoolText = table.name();
    if (hasTitles) {
        map.titleRow = table.number(titleRow);
        mapByTitle(table, titleRow, titleRow + 1, map);
        constexpr qsizetype kLongestHeading = 80;
        for (size_t row = 0; row < titleRow; ++row)
            if (table.text(row, 0).size() <= kLongestHeading)
                map.schoolText += u'\n' + table.text(row, 0).toString();
    }
    mapByValues(table, hasTitles ? titleRow + 1 : 0, map);
    map.subject = subjectOf(map);
    if (map.subject == ImportSubject::Devices)
        map.kind = wordIn<DeviceKind>("deviceKind", map.schoolText);
    if (hasTitles && remembered)
        map.recall(remembered(map.documentId()));
    return map;
}

} // namespace hz::inventory
