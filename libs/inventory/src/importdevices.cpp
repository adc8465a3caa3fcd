// Rows that are machines.
#include "importrow_p.h"
#include "importvalues_p.h"
#include "words_p.h"

#include <hz/inventory/devicechange.h>
#include <hz/sheet/values.h>

#include <QtCore/QJsonArray>

namespace hz::inventory {

namespace {

constexpr qsizetype kLongestText = 1'000;

class DevicePlanner final : public RowPlanner {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    using RowPlanner::RowPlanner;

private:
    /// What a row says.
    struct Draft {
        std::vector<std::pair<QLatin1StringView, QJsonValue>> fields = {}; // of a document
        Identity identity = {};
        QString roomName = {};
        quint32 school = kNoRow;
        Ulid own = {}; // the id of a machine that only this row speaks of
        int quantity = 1;
        std::vector<RowProblem> problems = {};
        bool isSkipped = false;

        QJsonValue value(QLatin1StringView key) const
        {
            for (const auto &[name, value] : fields)
                if (name == key)
                    return value;
            return QJsonValue(QJsonValue::Undefined);
        }
        void set(QLatin1StringView key, const QJsonValue &value)
        {
            fields.emplace_back(key, value);
        }
        void replace(QLatin1StringView key, const QJsonValue &value)
        {
            std::erase_if(fields, [key](const auto &field) { return field.first == key; });
            set(key, value);
        }
    };

    Result<> lookAt(size_t row) override;
    Result<> planRow(size_t row, PlannedRow &planned) override;

    Draft read(size_t row);
    void readTexts(size_t row, Draft &draft);
    void readNumbers(size_t row, Draft &draft);
    void readWords(size_t row, Draft &draft);
    void readQuantity(size_t row, Draft &draft);
    void readDays(size_t row, Draft &draft);
    void readPlace(size_t row, Draft &draft);
    quint32 schoolBefore(size_t row, QString &place);
    Ulid ownId(size_t row, const Draft &draft);
    /// A cell that says the same as one before is understood once.
    template<typename Parse>
    void readCell(size_t row, ImportField field, const char *key, Draft &draft,
        const QString &reason, Parse parse);
    bool isRowBefore(size_t row, const Draft &draft, PlannedRow &planned);
    void putBeforePerson(const Match &match, PlannedRow &planned) const;
    Result<> planSeveral(size_t row, Draft draft, PlannedRow &planned);
    bool isPriceOfAll() const;
    Edit told(const Draft &draft) const;
    Result<> settleNew(size_t row, const Draft &draft, PlannedRow &planned);
    Result<> settleKnown(size_t row, const Draft &draft, const DeviceId &id, PlannedRow &planned);
    QJsonObject laidOver(const QJsonObject &body, const Draft &draft);
    Result<> recordMovements(const Draft &draft, PlannedRow &planned) const;

    std::vector<Draft> m_drafts; // from m_firstRow
    MatchIndex m_rows; // the list's own machines, by place in m_drafts
    QHash<Ulid, int> m_alike; // how often a row was there
    qint64 m_ofSeveral = 0; // machines of rows that are several
    QHash<QString, qint64> m_claimed; // document and the row it is of
    std::array<QHash<QString, QJsonValue>, kImportFields> m_understood;
};

template<typename Parse>
void DevicePlanner::readCell(size_t row, ImportField field, const char *key, Draft &draft,
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

void DevicePlanner::readTexts(size_t row, Draft &draft)
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

void DevicePlanner::readNumbers(size_t row, Draft &draft)
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

void DevicePlanner::readQuantity(size_t row, Draft &draft)
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
    m_ofSeveral += *count;
    if (m_ofSeveral > kMostOfRows)
        refuse(row, ImportField::Quantity,
            tr("The rows up to here stand for more than %L1 machines: check the column, or import "
               "the list in parts.")
                .arg(kMostOfRows));
    draft.quantity = int(*count);
}

bool DevicePlanner::isPriceOfAll() const
{
    if (!has(ImportField::Price))
        return false;
    const QString title = squashed(m_map.columns[columnsOf(ImportField::Price).front()].title);
    for (const QStringView sign : {u"金额", u"原值", u"价值", u"总价", u"VALUE", u"TOTAL"})
        if (title.contains(sign))
            return true;
    return false;
}

void DevicePlanner::readWords(size_t row, Draft &draft)
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
        [](const QString &plain) { return named(wordIn<DeviceState>("deviceState", plain)); });
    readCell(row, ImportField::Pool, "assignment", draft,
        tr("This does not tell whether a machine is for students, teachers or the office."),
        [](const QString &plain) { return named(wordIn<Pool>("pool", plain)); });
}

void DevicePlanner::readDays(size_t row, Draft &draft)
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
    if (until)
        draft.set(QLatin1StringView("warrantyUntil"), until->toString(Qt::ISODate));
    else if (!comparable(Identifier::AssetTag, warranty).isEmpty())
        refuse(row, ImportField::Warranty,
            tr("This is no day, and no time after the day the machine was booked."));
}

// "2162000001-微机室" in a row that names no school: takes the code of one that is known off.
quint32 DevicePlanner::schoolBefore(size_t row, QString &place)
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

void DevicePlanner::readPlace(size_t row, Draft &draft)
{
    QString place = text(row, ImportField::Room);
    const quint32 known = m_inventory.roomRow(RoomId(place));
    draft.school = known == kNoRow ? schoolBefore(row, place) : m_inventory.schoolOfRoom(known);
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
}

Ulid DevicePlanner::ownId(size_t row, const Draft &draft)
{
    QByteArray parts = draft.identity.school.text().toUtf8();
    for (const MappedColumn &column : m_map.columns) {
        // A row of several is as many rows of one.
        if (column.field == ImportField::Ignored || column.field == ImportField::Quantity)
            continue;
        const auto at = size_t(&column - m_map.columns.data());
        parts.append('\n').append(terms<ImportField>()[size_t(column.field)].name);
        parts.append('=').append(raw(row, at).trimmed().toUtf8());
    }
    const Ulid first = idOfParts(parts);
    const int before = m_alike[first]++;
    return before == 0 ? first : idOfParts(parts + '\n' + QByteArray::number(before));
}

DevicePlanner::Draft DevicePlanner::read(size_t row)
{
    Draft draft;
    readPlace(row, draft);
    readTexts(row, draft);
    readNumbers(row, draft);
    readQuantity(row, draft);
    readWords(row, draft);
    readDays(row, draft);
    draft.identity.maker = draft.value(QLatin1StringView("maker")).toString();
    draft.identity.model = draft.value(QLatin1StringView("model")).toString();
    if (m_options.needsNumbers && !MatchIndex::hasMarks(draft.identity))
        problems().push_back({{}, {}, tr("Nothing tells this machine from others.")});
    draft.own = ownId(row, draft);
    return draft;
}

Result<> DevicePlanner::lookAt(size_t row)
{
    problems().clear();
    if (m_drafts.empty()) {
        m_drafts.reserve(m_table.rows() - row);
        m_rows.reserve(m_table.rows() - row);
    }
    Draft &draft = m_drafts.emplace_back();
    draft.isSkipped = isSkipped(row);
    if (!draft.isSkipped) {
        draft = read(row);
        draft.problems = std::move(problems());
        problems().clear();
    }
    m_rows.add(draft.problems.empty() ? draft.identity : Identity());
    return {};
}

// Two rows of one list that speak of one machine.
bool DevicePlanner::isRowBefore(size_t row, const Draft &draft, PlannedRow &planned)
{
    const size_t own = row - m_firstRow;
    for (const Candidate &candidate : m_rows.find(draft.identity).candidates) {
        if (candidate.device >= own || candidate.isContradicted || candidate.witnesses == 0
            || m_drafts[candidate.device].quantity > 1)
            continue;
        const qint64 number = m_table.number(m_firstRow + candidate.device);
        if (candidate.isSame) {
            problems().push_back({{}, {}, tr("This is the machine of row %1.").arg(number)});
            return true;
        }
        planned.problems.push_back({{}, {}, tr("This may be the machine of row %1.").arg(number)});
        planned.candidates.push_back({.row = number, .agreed = candidate.agreed});
        planned.outcome = RowOutcome::Doubtful;
        planned.edit = told(draft);
        return true;
    }
    return false;
}

void DevicePlanner::putBeforePerson(const Match &match, PlannedRow &planned) const
{
    planned.outcome = RowOutcome::Doubtful;
    for (const Candidate &candidate : match.candidates)
        planned.candidates.push_back({.device = m_stock.machines.ids[candidate.device],
            .agreed = candidate.agreed,
            .isContradicted = candidate.isContradicted});
}

QJsonObject DevicePlanner::laidOver(const QJsonObject &body, const Draft &draft)
{
    QJsonObject after = body; // shared, and so the same, until something differs
    const auto lay = [&after](QLatin1StringView key, const QJsonValue &value) {
        if (std::as_const(after)[key] != value)
            after[key] = value;
    };
    for (const auto &[key, value] : draft.fields) {
        if (!value.isArray()) {
            lay(key, value);
            continue;
        }
        QJsonArray all = body[key].toArray(); // what an agent found stays
        QStringList forms;
        for (const QJsonValue &known : all)
            forms.append(squashed(known.toString()));
        for (const QJsonValue &stated : value.toArray())
            if (!forms.contains(squashed(stated.toString())))
                all.append(stated);
        lay(key, all);
    }
    const auto differs = [&](const char *key) {
        return body.value(QLatin1StringView(key)) != after.value(QLatin1StringView(key));
    };
    if (!draft.roomName.isEmpty())
        lay(QLatin1StringView("room"),
            m_places.room(draft.identity.school, draft.roomName).id.text());
    else if (differs("school") && draft.value(QLatin1StringView("room")).isUndefined())
        after.remove(QLatin1StringView("room"));
    // An old report that comes late does not make a machine older.
    const QString seen = body.value(QLatin1StringView("lastSeen")).toString();
    if (seen > after.value(QLatin1StringView("lastSeen")).toString())
        after[QLatin1StringView("lastSeen")] = seen;
    if (differs("room") || differs("school")) {
        after.remove(QLatin1StringView("seatColumn"));
        after.remove(QLatin1StringView("seatRow"));
    }
    if (!body.isEmpty() && differs("state") && m_options.deed.at.isValid())
        after[QLatin1StringView("stateSince")]
            = m_options.deed.at.toLocalTime().date().toString(Qt::ISODate);
    return after;
}

Edit DevicePlanner::told(const Draft &draft) const
{
    QJsonObject body{{QLatin1StringView("id"), draft.own.toString()}};
    if (m_map.kind)
        body[QLatin1StringView("kind")] = nameOf(*m_map.kind);
    for (const auto &[key, value] : draft.fields)
        body[key] = value;
    const RoomId room = m_places.knownRoom(draft.identity.school, draft.roomName);
    if (!room.isEmpty())
        body[QLatin1StringView("room")] = room.text();
    else if (!draft.roomName.isEmpty())
        body[QLatin1StringView("roomName")] = draft.roomName;
    return {.id = QLatin1StringView("device:") + draft.own.toString(), .after = body};
}

Result<> DevicePlanner::settleNew(size_t row, const Draft &draft, PlannedRow &planned)
{
    const bool hasKind = !draft.value(QLatin1StringView("kind")).isUndefined();
    const auto taken = m_options.takenFor.constFind(planned.number);
    const bool isTaken = !hasKind && !m_map.kind && taken != m_options.takenFor.constEnd();
    if (!hasKind && !m_map.kind && !isTaken) {
        refuse(row, has(ImportField::Kind) ? ImportField::Kind : ImportField::Name,
            tr("The row does not say what kind of machine it is."));
        return {};
    }
    if (isTaken)
        planned.notes.push_back({wordOf(ImportField::Kind), wordOf(taken->kind), taken->why});
    // Made once: to take out one by one what a new machine does not have costs more than the rest.
    static const QJsonObject plain = Device().toJson();
    const QString own = draft.own.toString();
    QJsonObject body = plain;
    body[QLatin1StringView("id")] = own;
    body[QLatin1StringView("school")] = draft.identity.school.text();
    if (m_map.kind || isTaken)
        body[QLatin1StringView("kind")] = nameOf(m_map.kind ? *m_map.kind : taken->kind);
    const QJsonValue state = draft.value(QLatin1StringView("state"));
    if (!state.isUndefined())
        body[QLatin1StringView("state")] = state; // nobody knows since when
    settle(planned, QLatin1StringView("device:") + own, {}, laidOver(body, draft));
    return {};
}

Result<> DevicePlanner::settleKnown(
    size_t row, const Draft &draft, const DeviceId &id, PlannedRow &planned)
{
    const QString document = QLatin1StringView("device:") + id.text();
    const auto claimed = m_claimed.constFind(document);
    if (claimed != m_claimed.constEnd()) {
        problems().push_back({{}, {}, tr("This is the machine of row %1.").arg(*claimed)});
        return {};
    }
    m_claimed.insert(document, m_table.number(row));
    HZ_TRY(const QJsonObject body, m_stock.body(document));
    if (body.isEmpty())
        return settleNew(row, draft, planned);
    settle(planned, document, body, laidOver(body, draft));
    if (planned.outcome == RowOutcome::Changed && m_options.deed.at.isValid())
        HZ_CHECK(recordMovements(draft, planned));
    return {};
}

// As when somebody moves it on a screen.
Result<> DevicePlanner::recordMovements(const Draft &draft, PlannedRow &planned) const
{
    const auto isSame = [&planned](const char *key) {
        const QLatin1StringView field(key);
        return planned.edit.before.value(field) == planned.edit.after.value(field);
    };
    if (isSame("state") && isSame("room") && isSame("school"))
        return {}; // nearly always
    HZ_TRY(const Device before, Device::fromJson(planned.edit.before));
    HZ_TRY(const Device after, Device::fromJson(planned.edit.after));
    const auto placeOf = [&](const Device &device) {
        const bool isNewRoom = !device.room.isEmpty() && m_inventory.roomRow(device.room) == kNoRow;
        const QString school = placeText(m_inventory, device.school, {});
        return isNewRoom && device.room == after.room && !draft.roomName.isEmpty()
            ? placeText(school, draft.roomName)
            : placeText(m_inventory, device.school, device.room);
    };
    for (Movement movement : movementsBetween(before, after, placeOf)) {
        movement.id = newUlid().toString();
        movement.at = m_options.deed.at.toUTC();
        movement.by = m_options.deed.by;
        movement.note = m_options.origin;
        planned.movements.append({.id = documentId(movement), .after = movement.toJson()});
    }
    return {};
}

Result<> DevicePlanner::planSeveral(size_t row, Draft draft, PlannedRow &planned)
{
    const bool isKnown = m_inventory.deviceRow(DeviceId(draft.own.toString())) != kNoRow;
    const auto decision = m_options.decisions.constFind(planned.number);
    const bool isDecided = decision != m_options.decisions.constEnd();
    if (isDecided && !decision->isEmpty()) {
        refuse(row, ImportField::Quantity, tr("Several machines cannot be one that is there."));
        return {};
    }
    if (!isKnown && !isDecided) {
        const Match match = m_stock.machines.index.find(draft.identity, &m_rows);
        if (match.verdict != Match::Verdict::New) {
            putBeforePerson(match, planned);
            return {};
        }
    }
    const QJsonValue price = draft.value(QLatin1StringView("priceFen"));
    const bool isDivided = isPriceOfAll() && price.isDouble();
    planned.outcome = RowOutcome::Same;
    for (int i = 0; i < draft.quantity; ++i) {
        if (i > 0)
            draft.own = ownId(row, draft);
        if (isDivided) {
            const qint64 all = price.toInteger(), each = all / draft.quantity;
            draft.replace(
                QLatin1StringView("priceFen"), i == 0 ? all - each * (draft.quantity - 1) : each);
        }
        PlannedRow one{.number = planned.number};
        const DeviceId own(draft.own.toString());
        HZ_CHECK(m_inventory.deviceRow(own) == kNoRow ? settleNew(row, draft, one)
                                                      : settleKnown(row, draft, own, one));
        if (!problems().empty())
            return {};
        if (i == 0) {
            planned.id = one.id;
            planned.notes = std::move(one.notes);
        }
        planned.movements.append(one.movements);
        if (one.outcome == RowOutcome::Same)
            continue;
        if (planned.outcome != RowOutcome::New)
            planned.outcome = one.outcome;
        if (planned.edit.id.isEmpty())
            planned.edit = std::move(one.edit);
        else
            planned.further.push_back(std::move(one.edit));
    }
    planned.notes.push_back({wordOf(ImportField::Quantity), QString::number(draft.quantity),
        tr("The row stands for %n machine(s).", nullptr, draft.quantity)});
    return {};
}

Result<> DevicePlanner::planRow(size_t row, PlannedRow &planned)
{
    Draft &draft = m_drafts[row - m_firstRow];
    problems().insert(problems().end(), draft.problems.begin(), draft.problems.end());
    if (!problems().empty())
        return {};
    if (draft.quantity > 1)
        return planSeveral(row, draft, planned);
    const DeviceId own(draft.own.toString());
    if (m_inventory.deviceRow(own) != kNoRow)
        return settleKnown(row, draft, own, planned);
    const auto decision = m_options.decisions.constFind(planned.number);
    if (decision != m_options.decisions.constEnd())
        return decision->isEmpty() ? settleNew(row, draft, planned)
                                   : settleKnown(row, draft, *decision, planned);
    if (isRowBefore(row, draft, planned))
        return {};
    // What many rows share tells nothing, however few of them were imported before.
    const Match match = m_stock.machines.index.find(draft.identity, &m_rows);
    switch (match.verdict) {
    case Match::Verdict::Same:
        return settleKnown(
            row, draft, m_stock.machines.ids[match.candidates.front().device], planned);
    case Match::Verdict::Doubtful:
        putBeforePerson(match, planned);
        planned.edit = told(draft);
        return {};
    case Match::Verdict::New:
        return settleNew(row, draft, planned);
    }
    return {};
}

} // namespace

Result<ImportPlan> planDevices(const ImportTable &table, const ColumnMap &map,
    const ImportStock &stock, const ImportOptions &options, TaskControl &task)
{
    return DevicePlanner(table, map, stock, options).plan(task);
}

} // namespace hz::inventory
