#include "rooms/roomedit.h"

#include "window/pastedrows.h"

#include <hz/core/task.h>
#include <hz/inventory/planreasons.h>
#include <hz/sheet/sheetfile.h>
#include <hz/sheet/values.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::RoomEdit)
};

constexpr int kMostSeats = 30; // rows, or columns

QString seatsText(const Room &room)
{
    return room.seats.isEmpty() ? QString()
                                : Tr::tr("%1 × %2", "rows, columns of seats")
                                      .arg(room.seats.height())
                                      .arg(room.seats.width());
}

QString useText(const Room &room)
{
    return room.isInUse ? Tr::tr("in use") : Tr::tr("not in use");
}

class Reader {
public:
    explicit Reader(const Register &inventory)
        : m_inventory(inventory)
    {
        for (quint32 i = 0; i < inventory.rooms().size(); ++i)
            if (const quint32 school = inventory.schoolOfRoom(i); school != kNoRow)
                m_rooms.insert({schoolName(inventory, school), inventory.rooms()[i].name}, i);
    }

    Result<> takeTitles(std::span<const sheet::CellView> titles)
    {
        m_columns.emplace(titles);
        if (!m_columns->has(Tr::tr("Room")) || !m_columns->has(Tr::tr("School")))
            return failure(Error::Kind::Invalid,
                Tr::tr("Nothing was pasted: the first row has to name the columns as the table "
                       "does, “%1” and “%2” among them.")
                    .arg(Tr::tr("Room"), Tr::tr("School")));
        return {};
    }

    void takeRow(const sheet::RowView &row)
    {
        const std::pair key(
            m_columns->text(row, Tr::tr("School")), m_columns->text(row, Tr::tr("Room")));
        if (m_rooms.count(key) != 1) {
            problems.add(row,
                m_rooms.contains(key)
                    ? Tr::tr("several rooms are called “%1 %2”").arg(key.first, key.second)
                    : Tr::tr("there is no room “%1 %2”").arg(key.first, key.second));
            return;
        }
        const Room &room = m_inventory.rooms()[m_rooms.value(key)];
        Room changed = room;
        takeKind(row, changed);
        takeSeats(row, changed);
        if (changed != room)
            changes.push_back({room.id, [changed](Room &each) {
                                   each.kind = changed.kind;
                                   each.seats = changed.seats;
                               }});
        else
            ++unchanged;
    }

    std::vector<RoomChange> changes;
    PastedProblems problems;
    int unchanged = 0;

private:
    void takeKind(const sheet::RowView &row, Room &room)
    {
        const QString text = m_columns->text(row, Tr::tr("Kind"));
        if (text.isEmpty())
            return;
        if (const std::optional<RoomKind> kind = fromWord<RoomKind>(text))
            room.kind = *kind;
        else
            problems.add(row, Tr::tr("“%1” is no kind of room").arg(text));
    }

    // How many there are is what the table copies, and says nothing about rows.
    void takeSeats(const sheet::RowView &row, Room &room)
    {
        static const QRegularExpression pattern(
            QStringLiteral("^(\\d{1,3})\\s*[×xX*]\\s*(\\d{1,3})$"));
        const QString text = m_columns->text(row, Tr::tr("Seats"));
        const int seats = room.seats.width() * room.seats.height();
        if (text.isEmpty() || text == u"—" || sheet::parseDecimal(text) == double(seats))
            return;
        const QRegularExpressionMatch match = pattern.match(text);
        const int rows = match.captured(1).toInt(), columns = match.captured(2).toInt();
        if (match.hasMatch() && rows >= 1 && rows <= kMostSeats && columns >= 1
            && columns <= kMostSeats)
            room.seats = {columns, rows};
        else
            problems.add(row,
                Tr::tr("“%1” was not understood as seats; write rows × columns, such as 5 × 8")
                    .arg(text));
    }

    const Register &m_inventory;
    QMultiHash<std::pair<QString, QString>, quint32> m_rooms; // by school and name
    std::optional<PastedColumns> m_columns;
};

} // namespace

QString roomsText(int count)
{
    return Tr::tr("%Ln room(s)", nullptr, count);
}

Result<RecordPlan> planRooms(
    const Register &inventory, const std::vector<RoomChange> &changes, TaskControl &task)
{
    RecordPlan plan;
    LineCounter counter;
    for (size_t i = 0; i < changes.size(); ++i) {
        if (task.isCancelled())
            return cancelled();
        task.setProgress(qint64(i), qint64(changes.size()));
        const quint32 row = inventory.roomRow(changes[i].room);
        if (row == kNoRow)
            return failure(Error::Kind::NotFound, Tr::tr("A room is not there any more."));
        const Room &before = inventory.rooms()[row];
        Room after = before;
        changes[i].change(after);
        if (after.aisleAfter >= after.seats.width())
            after.aisleAfter = 0;
        if (after == before) {
            ++plan.unchanged;
            continue;
        }
        ++plan.changed;
        // Only what differs between the two is written, whatever else the document holds.
        plan.edits.append(
            {.id = documentId(after), .before = before.toJson(), .after = after.toJson()});
        counter.count(Tr::tr("Kind"), wordOf(before.kind), wordOf(after.kind));
        counter.count(Tr::tr("Seats"), seatsText(before), seatsText(after));
        counter.count(Tr::tr("Use"), useText(before), useText(after));
    }
    plan.lines = counter.lines();
    return plan;
}

Result<RecordPlan> planPastedRooms(
    const QString &text, const Register &inventory, TaskControl &task)
{
    Reader reader(inventory);
    HZ_CHECK(readPastedRows(
        text, [&](std::span<const sheet::CellView> cells) { return reader.takeTitles(cells); },
        [&](const sheet::RowView &row) { reader.takeRow(row); }, task));
    HZ_TRY(RecordPlan plan, planRooms(inventory, reader.changes, task));
    plan.problems = reader.problems.texts();
    plan.unchanged += reader.unchanged;
    return plan;
}

} // namespace hz::console
