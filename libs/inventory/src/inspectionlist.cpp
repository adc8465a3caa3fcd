#include "roworder_p.h"

#include <hz/core/task.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/inventory/planreasons.h>
#include <hz/store/transaction.h>

#include <QtCore/QCollator>
#include <QtCore/QHash>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kPrefix("inspection:");
constexpr size_t kBetweenPolls = 4'096;

Result<> removeFrom(store::ProjectionWriter &writer, const QString &id)
{
    if (!id.startsWith(kPrefix))
        return {};
    return writer.run(
        QStringLiteral("DELETE FROM inspections WHERE id=?"), {id.sliced(kPrefix.size())});
}

Result<> apply(store::ProjectionWriter &writer, const store::Document &document)
{
    if (!document.id.startsWith(kPrefix))
        return {};
    const Result<Inspection> about = Inspection::fromJson(document.body);
    if (!about || documentId(*about) != document.id)
        return removeFrom(writer, document.id);
    const std::optional<Signature> signature = validSignature(document.body);
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inspections(id, form, school, room, day, person, "
                       "signer, failed, unanswered, items) VALUES(?,?,?,?,?,?,?,?,?,?)"),
        {about->id.text(), about->templateId, about->school.text(), about->room.text(),
            about->day.toJulianDay(), about->by, signature ? signature->by : QString(),
            about->count(Outcome::Fail), about->unanswered(), int(about->items.size())});
}

QString keyOf(QStringView form, const UnitCode &school, const RoomId &room)
{
    return QStringList{form.toString(), school.text(), room.text()}.join(u'\n');
}

bool isAmong(const std::vector<UnitCode> &codes, const UnitCode *code)
{
    return codes.empty() || (code && std::ranges::find(codes, *code) != codes.end());
}

} // namespace

template<> std::span<const Term> terms<DueState>()
{
    static constexpr Term all[] = {
        {"overdue", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Overdue")},
        {"due", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Due")},
        {"begun", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Begun")},
        {"done", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Signed")},
    };
    return all;
}

store::Projection inspectionProjection()
{
    store::Projection inspections;
    inspections.name = QStringLiteral("inspections");
    inspections.version = 1;
    inspections.ddl = {
        QStringLiteral("CREATE TABLE inspections(id TEXT PRIMARY KEY, form TEXT NOT NULL, "
                       "school TEXT NOT NULL, room TEXT NOT NULL, day INTEGER NOT NULL, "
                       "person TEXT NOT NULL, signer TEXT NOT NULL, failed INTEGER NOT NULL, "
                       "unanswered INTEGER NOT NULL, items INTEGER NOT NULL) WITHOUT ROWID"),
    };
    inspections.apply = apply;
    inspections.remove = removeFrom;
    inspections.queries = {{QStringLiteral("allInspections"),
        QStringLiteral("SELECT id, form, school, room, day, person, signer, failed, unanswered, "
                       "items FROM inspections ORDER BY day, id")}};
    return inspections;
}

Result<std::shared_ptr<const InspectionBook>> InspectionBook::load(
    const store::ReadTransaction &read, std::shared_ptr<const Register> inventory,
    const QDate &today, TaskControl &task)
{
    std::vector<InspectionRow> rows;
    HZ_CHECK(read.forEachRow(
        QStringLiteral("allInspections"), {}, [&](const store::Row &row) -> Result<> {
            if (rows.size() % kBetweenPolls == 0 && task.isCancelled())
                return cancelled();
            rows.push_back({.id = InspectionId(row.text(0)),
                .templateId = row.text(1),
                .school = UnitCode(row.text(2)),
                .room = RoomId(row.text(3)),
                .day = QDate::fromJulianDay(row.integer(4)),
                .by = row.text(5),
                .signedBy = row.text(6),
                .failed = int(row.integer(7)),
                .unanswered = int(row.integer(8)),
                .items = int(row.integer(9))});
            return {};
        }));
    return make(std::move(inventory), std::move(rows), today);
}

std::shared_ptr<const InspectionBook> InspectionBook::make(
    std::shared_ptr<const Register> inventory, std::vector<InspectionRow> inspections,
    const QDate &today)
{
    auto book = std::make_shared<InspectionBook>();
    book->m_inventory = std::move(inventory);
    book->m_inspections = std::move(inspections);
    std::ranges::sort(book->m_inspections, [](const InspectionRow &a, const InspectionRow &b) {
        return a.day == b.day ? a.id < b.id : a.day < b.day;
    });
    for (quint32 i = 0; i < book->m_inspections.size(); ++i) {
        const InspectionRow &row = book->m_inspections[i];
        book->m_of[keyOf(row.templateId, row.school, row.room)].push_back(i);
        if (!book->m_since.isValid() && !row.signedBy.isEmpty())
            book->m_since = row.day;
    }
    const Register &stock = *book->m_inventory;
    const std::vector<InspectionTemplate> &forms = inspectionTemplates().templates;
    std::vector<std::bitset<kRoomKinds>> kinds(stock.schools().size());
    for (quint32 room = 0; room < stock.rooms().size(); ++room)
        if (const quint32 school = stock.schoolOfRoom(room);
            school != kNoRow && stock.rooms()[room].isInUse)
            kinds[school].set(size_t(stock.rooms()[room].kind));
    for (size_t form = 0; form < forms.size(); ++form) {
        if (forms[form].isPerRoom) {
            for (quint32 room = 0; room < stock.rooms().size(); ++room)
                if (const quint32 school = stock.schoolOfRoom(room); school != kNoRow
                    && stock.rooms()[room].isInUse
                    && forms[form].rooms[size_t(stock.rooms()[room].kind)])
                    book->addDue(form, school, room, today);
            continue;
        }
        for (quint32 school = 0; school < stock.schools().size(); ++school)
            if (forms[form].rooms.none() || (forms[form].rooms & kinds[school]).any())
                book->addDue(form, school, kNoRow, today);
    }
    return book;
}

void InspectionBook::addDue(size_t form, quint32 school, quint32 room, const QDate &today)
{
    const InspectionTemplate &about = inspectionTemplates().templates[form];
    const Period now = periodOf(today, about.perYear);
    const Period before = now.before();
    InspectionDue due{.form = form, .school = school, .room = room, .due = now.end()};
    bool isBeforeDone = false;
    bool isBegun = false;
    const auto known = m_of.constFind(keyOf(about.id, m_inventory->schools()[school].code,
        room == kNoRow ? RoomId() : m_inventory->rooms()[room].id));
    for (const quint32 row : known == m_of.constEnd() ? std::vector<quint32>() : *known) {
        const InspectionRow &each = m_inspections[row];
        if (each.day > today.addDays(1))
            continue;
        if (each.signedBy.isEmpty()) {
            if (before.begin() <= each.day) { // older ones were left lying
                isBegun = true;
                due.shown = row;
            }
            continue;
        }
        isBegun = false; // what was begun before it has come to its end in it
        due.shown = row;
        due.last = each.day;
        due.failed = each.failed;
        isBeforeDone = isBeforeDone || before.contains(each.day);
        if (now.contains(each.day) || each.day > now.end())
            due.state = DueState::Done;
    }
    if (due.state != DueState::Done) {
        const bool wasKept = m_since.isValid() && m_since <= before.end();
        const bool isOverdue = wasKept && !isBeforeDone;
        if (isOverdue)
            due.due = before.end();
        due.state = isBegun ? DueState::Begun : isOverdue ? DueState::Overdue : DueState::Due;
        due.isLate = isBegun && isOverdue;
    }
    m_dues.push_back(due);
}

quint32 InspectionBook::dueOf(const QString &form, const UnitCode &school, const RoomId &room) const
{
    const quint32 schoolRow = m_inventory->schoolRow(school);
    const quint32 roomRow = room.isEmpty() ? kNoRow : m_inventory->roomRow(room);
    const auto found = std::ranges::find_if(m_dues, [&](const InspectionDue &due) {
        return due.school == schoolRow && due.room == roomRow
            && inspectionTemplates().templates[due.form].id == form;
    });
    return found == m_dues.end() ? kNoRow : quint32(found - m_dues.begin());
}

QString InspectionBook::byText(const InspectionDue &due) const
{
    if (due.shown == kNoRow)
        return {};
    const InspectionRow &row = m_inspections[due.shown];
    return row.signedBy.isEmpty() ? row.by : row.signedBy;
}

Result<InspectionList> InspectionBook::list(const InspectionQuery &query, TaskControl &task) const
{
    const std::vector<InspectionTemplate> &forms = inspectionTemplates().templates;
    const Register &stock = *m_inventory;
    const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    InspectionList list;
    list.forms.resize(forms.size());
    list.counties.resize(stock.units().size());
    for (quint32 i = 0; i < m_dues.size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const InspectionDue &due = m_dues[i];
        const School &school = stock.schools()[due.school];
        const auto hasWords = [&] {
            if (words.isEmpty())
                return true;
            const QString text = QStringList{forms[due.form].title.text(), school.name,
                due.room == kNoRow ? QString() : stock.rooms()[due.room].name, byText(due)}
                                     .join(u'\n');
            return std::ranges::all_of(words,
                [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        };
        const bool state = query.states == 0 || (query.states >> int(due.state) & 1) != 0;
        const bool form = query.forms == 0 || (query.forms >> due.form & 1) != 0;
        const bool county = isAmong(query.counties, &school.county);
        const int missed = int(!state) + int(!form) + int(!county);
        if (missed > 1 || !isAmong(query.schools, &school.code) || !hasWords())
            continue;
        // Ticking another value of a group asks for what only this group leaves out.
        if (missed == 0 || !state)
            ++list.states[size_t(due.state)];
        if (missed == 0 || !form)
            ++list.forms[due.form];
        if (const quint32 unit = stock.unitRow(school.county);
            unit != kNoRow && (missed == 0 || !county))
            ++list.counties[unit];
        if (missed == 0)
            list.rows.push_back(i);
    }
    sort(list.rows, query);
    return list;
}

void InspectionBook::sort(std::vector<quint32> &rows, const InspectionQuery &query) const
{
    // Equal ones keep the order of templates and places.
    const auto place = [&](auto key) {
        orderRows(rows, query.isDescending, [&](quint32 row) { return key(m_dues[row]); });
    };
    QCollator collator;
    collator.setNumericMode(true);
    switch (query.sortBy) {
    case InspectionColumn::State:
        return place([](const InspectionDue &due) {
            return std::tuple(int(due.state), !due.isLate, due.due.toJulianDay());
        });
    case InspectionColumn::Template:
        return place([](const InspectionDue &due) { return due.form; });
    case InspectionColumn::Place:
        return place([&](const InspectionDue &due) {
            return collator.sortKey(
                due.room == kNoRow ? QString() : m_inventory->rooms()[due.room].name);
        });
    case InspectionColumn::School:
        return place([&](const InspectionDue &due) {
            return collator.sortKey(schoolName(*m_inventory, due.school));
        });
    case InspectionColumn::Due:
        return place([](const InspectionDue &due) { return due.due.toJulianDay(); });
    case InspectionColumn::Last:
        return place([](const InspectionDue &due) {
            return due.last.isValid() ? due.last.toJulianDay() : 0;
        });
    case InspectionColumn::Failed:
        return place([](const InspectionDue &due) { return due.failed; });
    case InspectionColumn::By:
        return place([&](const InspectionDue &due) { return collator.sortKey(byText(due)); });
    }
}

} // namespace hz::inventory
