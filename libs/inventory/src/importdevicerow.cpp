// Rows that are machines: their cells.
#include "importdevicerow_p.h"
#include "importvalues_p.h"
#include "words_p.h"

#include <hz/sheet/values.h>

#include <QtCore/QJsonArray>

namespace hz::inventory {

namespace {

constexpr qsizetype kLongestText = 1'000;

template<typename E> QJsonValue named(const std::optional<E> &value)
{
    return value ? QJsonValue(nameOf(*value)) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue day(const std::optional<QDate> &date)
{
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Undefined);
}

template<typename T> QJsonValue number(const std::optional<T> &value)
{
    if (value && *value == 0)
        return QJsonValue(QJsonValue::Null); // a document has no field for it: nothing is said
    return value ? QJsonValue(qint64(*value)) : QJsonValue(QJsonValue::Undefined);
}

} // namespace

QJsonValue DeviceDraft::value(QLatin1StringView key) const
{
    for (const auto &[name, value] : fields)
        if (name == key)
            return value;
    return QJsonValue(QJsonValue::Undefined);
}

void DeviceDraft::replace(QLatin1StringView key, const QJsonValue &value)
{
    std::erase_if(fields, [key](const auto &field) { return field.first == key; });
    set(key, value);
}

template<typename Parse>
void DeviceReader::readCell(size_t row, ImportField field, const char *key, DeviceDraft &draft,
    const QString &reason, Parse parse)
{
    if (!has(field))
        return;
    const QStringView cell = raw(row, columnsOf(field).front());
    if (cell.isEmpty())
        return;
    QHash<QString, QJsonValue> &understood = m_understood[size_t(field)];
    const QString asked = cell.toString();
    auto known = understood.constFind(asked);
    if (known == understood.constEnd()) {
        const QString plain = sheet::normalised(cell);
        QJsonValue value(QJsonValue::Undefined);
        if (squashed(plain).isEmpty())
            value = QJsonValue(QJsonValue::Null); // "-", "/"
        else
            value = parse(plain);
        known = understood.insert(asked, value);
    }
    if (known->isUndefined())
        refuse(row, field, reason);
    else if (!known->isNull())
        draft.set(QLatin1StringView(key), *known);
}

void DeviceReader::readTexts(size_t row, DeviceDraft &draft)
{
    struct Plain {
        ImportField field;
        const char *key;
    };
    static constexpr std::array kTexts{Plain{ImportField::Maker, "maker"},
        Plain{ImportField::Model, "model"}, Plain{ImportField::Holder, "holder"},
        Plain{ImportField::Cpu, "cpu"}, Plain{ImportField::System, "system"},
        Plain{ImportField::Note, "note"}};
    for (const Plain &each : kTexts)
        readCell(row, each.field, each.key, draft, tr("The text is too long."),
            [](const QString &plain) {
                return plain.size() <= kLongestText ? QJsonValue(plain)
                                                    : QJsonValue(QJsonValue::Undefined);
            });
}

void DeviceReader::readNumbers(size_t row, DeviceDraft &draft)
{
    struct Plain {
        ImportField field;
        Identifier what;
        const char *key;
        QString Identity::*identity;
    };
    static constexpr std::array kSingle{
        Plain{ImportField::Tag, Identifier::AssetTag, "assetTag", &Identity::assetTag},
        Plain{ImportField::Serial, Identifier::Serial, "serial", &Identity::serial},
        Plain{ImportField::BoardSerial, Identifier::BoardSerial, "boardSerial",
            &Identity::boardSerial},
        Plain{ImportField::Uuid, Identifier::Uuid, "uuid", &Identity::uuid}};
    for (const Plain &each : kSingle) {
        const QString plain = text(row, each.field);
        if (plain.isEmpty())
            continue;
        if (isShortenedNumber(plain))
            refuse(row, each.field,
                tr("A spreadsheet program shortened this number: write the column as text."));
        else if (plain.size() > kLongestText)
            refuse(row, each.field, tr("The text is too long."));
        // A short serial tells no machines apart, but is what the label says.
        const auto isShort = [&] {
            const qsizetype size = squashed(plain).size();
            return each.what == Identifier::Serial && size < 4 && size > 1;
        };
        const bool isNumber = each.what == Identifier::AssetTag
            || !comparable(each.what, plain).isEmpty() || isShort();
        if (!isNumber)
            continue;
        draft.set(QLatin1StringView(each.key), plain);
        draft.identity.*each.identity = plain;
    }
    for (const size_t column : columnsOf(ImportField::Mac)) {
        const std::optional<QStringList> macs = parseMacs(raw(row, column));
        if (!macs)
            refuse(row, column, tr("This is no MAC address."));
        else
            draft.identity.macs += *macs;
    }
    for (const size_t column : columnsOf(ImportField::DiskSerial)) {
        const QString plain = sheet::normalised(raw(row, column));
        if (!comparable(Identifier::DiskSerial, plain).isEmpty())
            draft.identity.diskSerials.append(plain);
    }
    if (!draft.identity.macs.isEmpty())
        draft.set(QLatin1StringView("macs"), QJsonArray::fromStringList(draft.identity.macs));
    if (!draft.identity.diskSerials.isEmpty())
        draft.set(QLatin1StringView("diskSerials"),
            QJsonArray::fromStringList(draft.identity.diskSerials));
    readCell(row, ImportField::Memory, "memoryMib", draft, tr("This is no size."),
        [](const QString &plain) { return number(parseMib(plain)); });
    readCell(row, ImportField::Disk, "diskMib", draft, tr("This is no size."),
        [](const QString &plain) { return number(parseMib(plain)); });
    const qint64 fen
        = has(ImportField::Price) ? m_map.columns[columnsOf(ImportField::Price).front()].fen : 100;
    readCell(row, ImportField::Price, "priceFen", draft, tr("This is no price."),
        [fen](const QString &plain) { return number(parseFen(plain, fen)); });
}

void DeviceReader::readQuantity(size_t row, DeviceDraft &draft)
{
    const QString quantity = text(row, ImportField::Quantity);
    if (squashed(quantity).isEmpty())
        return;
    const std::optional<qint64> count = sheet::parseInteger(quantity);
    if (!count || *count < 1 || *count > kMostOfARow) {
        refuse(row, ImportField::Quantity,
            tr("A row is one machine, or several that are alike: at most %1.").arg(kMostOfARow));
        return;
    }
    if (*count == 1)
        return;
    const Identity &identity = draft.identity;
    if (!identity.serial.isEmpty() || !identity.uuid.isEmpty() || !identity.boardSerial.isEmpty()
        || !identity.macs.isEmpty() || !identity.diskSerials.isEmpty()) {
        refuse(row, ImportField::Quantity,
            tr("The row has a number that only one machine has: write a row for each machine."));
        return;
    }
    draft.problemsBefore = problems().size();
    draft.quantity = int(*count);
}

RowProblem DeviceReader::tooManyMachines(size_t row)
{
    problems().clear();
    refuse(row, ImportField::Quantity,
        tr("The rows up to here stand for more than %L1 machines: check the column, or import "
           "the list in parts.")
            .arg(kMostOfRows));
    return problems().front();
}

void DeviceReader::readWords(size_t row, DeviceDraft &draft)
{
    const auto kindOf
        = [](const QString &plain) { return named(wordIn<DeviceKind>("deviceKind", plain)); };
    readCell(row, ImportField::Kind, "kind", draft,
        tr("This is no kind of machine that is known here."), kindOf);
    const bool hasKind = !draft.value(QLatin1StringView("kind")).isUndefined();
    if (!hasKind && text(row, ImportField::Kind).isEmpty())
        readCell(row, ImportField::Name, "kind", draft,
            tr("This is no kind of machine that is known here."), kindOf);
    readCell(row, ImportField::State, "state", draft, tr("This is no state of a machine."),
        [](const QString &plain) { return named(parseState(plain)); });
    readCell(row, ImportField::Pool, "assignment", draft,
        tr("This does not tell whether a machine is for students, teachers or the office."),
        [](const QString &plain) { return named(wordIn<Pool>("pool", plain)); });
}

void DeviceReader::readDays(size_t row, DeviceDraft &draft)
{
    const QString reason = tr("This is no day, or one that can be read in two ways.");
    const auto parse = [](const QString &plain) { return day(sheet::parseDate(plain)); };
    const auto parseBooked = [](const QString &plain) {
        const std::optional<QDate> date = sheet::parseDate(plain);
        const std::optional<int> year = date ? std::nullopt : parseYear(plain);
        return day(year ? QDate(*year, 1, 1) : date);
    };
    readCell(row, ImportField::Booked, "bookedOn", draft, reason, parseBooked);
    readCell(row, ImportField::Seen, "lastSeen", draft, reason, parse);
    const QString warranty = text(row, ImportField::Warranty);
    if (squashed(warranty).isEmpty())
        return;
    const QDate booked
        = QDate::fromString(draft.value(QLatin1StringView("bookedOn")).toString(), Qt::ISODate);
    const std::optional<QDate> until = parseWarranty(warranty, booked);
    if (until && until->isValid())
        draft.set(QLatin1StringView("warrantyUntil"), until->toString(Qt::ISODate));
    else if (!until
        && (!comparable(Identifier::AssetTag, warranty).isEmpty()
            || sheet::parseInteger(warranty).value_or(0) != 0))
        refuse(row, ImportField::Warranty, tr("This is no day, and no number of months or years."));
}

// "2162000001-微机室" in a row that names no school: takes the code of one that is known off.
quint32 DeviceReader::schoolBefore(size_t row, QString &place)
{
    constexpr qsizetype kCode = 10;
    const QString code = place.left(kCode);
    if (!isSchoolCode(code) || (place.size() > kCode && place[kCode].isLetterOrNumber())
        || !text(row, ImportField::SchoolCode).isEmpty()
        || !text(row, ImportField::School).isEmpty())
        return kNoRow;
    const quint32 school = m_inventory.schoolRow(UnitCode(code));
    if (school != kNoRow)
        place = place.sliced(std::min(place.size(), kCode + 1)).trimmed();
    return school;
}

// "Root > District > School > Room" in a row that names no school: leaves the room.
quint32 DeviceReader::schoolAbove(size_t row, QString &place)
{
    if (!place.contains(u'>') || !text(row, ImportField::SchoolCode).isEmpty()
        || !text(row, ImportField::School).isEmpty())
        return kNoRow;
    const InPath found = schoolInPath(place, text(row, ImportField::County));
    if (found.school.row != kNoRow)
        place = found.behind;
    return found.school.row;
}

void DeviceReader::readPlace(size_t row, DeviceDraft &draft)
{
    QString place = text(row, ImportField::Room);
    const quint32 known = m_inventory.roomRow(RoomId(place));
    draft.school = known == kNoRow ? schoolBefore(row, place) : m_inventory.schoolOfRoom(known);
    if (draft.school == kNoRow)
        draft.school = schoolAbove(row, place);
    if (draft.school == kNoRow)
        draft.school = schoolOf(row);
    if (draft.school != kNoRow) {
        draft.identity.school = m_inventory.schools()[draft.school].code;
        draft.set(QLatin1StringView("school"), draft.identity.school.text());
    }
    if (known != kNoRow) {
        draft.set(QLatin1StringView("room"), place);
        return;
    }
    const QString room = place.section(u'>', -1).trimmed();
    if (!comparable(Identifier::AssetTag, room).isEmpty() || squashed(room).size() > 1)
        draft.roomName = room;
    if (room.size() > kLongestText)
        refuse(row, ImportField::Room, tr("The text is too long."));
    if (draft.roomName.isEmpty())
        return;
    draft.roomKey = Places::roomKey(draft.identity.school, room);
    if (m_roomKey != draft.roomKey) {
        m_roomKey = draft.roomKey;
        m_room = m_places->roomId(m_roomKey);
    }
    draft.room = m_room;
}

Ulid DeviceReader::ownId(size_t row, const DeviceDraft &draft, int before) const
{
    QByteArray parts = draft.identity.school.text().toUtf8();
    for (size_t column = 0; column < m_map.columns.size(); ++column) {
        const ImportField field = m_map.columns[column].field;
        // A row of several is as many rows of one.
        if (field == ImportField::Ignored || field == ImportField::Quantity)
            continue;
        parts += '\n';
        parts += terms<ImportField>()[size_t(field)].name;
        parts += '=';
        parts += raw(row, column).trimmed().toUtf8();
    }
    if (before > 0)
        parts += '\n' + QByteArray::number(before);
    return idOfParts(parts);
}

// Makers and models are few: one text for all rows is found again faster than one for each.
QString DeviceReader::shared(const QJsonValue &text)
{
    return *m_shared.insert(text.toString());
}

DeviceDraft DeviceReader::read(size_t row)
{
    problems().clear();
    DeviceDraft draft{.isSkipped = isSkipped(row)};
    if (draft.isSkipped)
        return draft;
    draft.fields.reserve(m_map.columns.size() + 1); // the school comes of several
    readPlace(row, draft);
    readTexts(row, draft);
    readNumbers(row, draft);
    readQuantity(row, draft);
    readWords(row, draft);
    readDays(row, draft);
    draft.identity.maker = shared(draft.value(QLatin1StringView("maker")));
    draft.identity.model = shared(draft.value(QLatin1StringView("model")));
    draft.marks = MatchIndex::marksOf(draft.identity);
    if (m_options.needsNumbers && !draft.marks.areEnough())
        problems().push_back({{}, {}, tr("Nothing tells this machine from others.")});
    draft.first = ownId(row, draft, 0);
    draft.problems = std::move(problems());
    return draft;
}

} // namespace hz::inventory
