#include "devices/devicepaste.h"

#include "devices/devicecells.h"
#include "window/pastedrows.h"

#include <hz/core/task.h>
#include <hz/inventory/planreasons.h>
#include <hz/sheet/sheetfile.h>
#include <hz/sheet/values.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

#include <cmath>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::DevicePaste)
};

using Setter = std::function<void(Device &)>;

constexpr double kMostYuan = 1e9;

// "3-8" behind a room: row and number of the seat.
const QRegularExpression &seatPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^(.*) ([1-9]\\d?)-([1-9]\\d?)$"));
    return pattern;
}

class Reader {
public:
    explicit Reader(const Register &inventory)
        : m_inventory(inventory)
    {
        for (quint32 i = 0; i < inventory.schools().size(); ++i)
            m_schools.insert(schoolName(inventory, i), i);
        for (quint32 i = 0; i < inventory.rooms().size(); ++i)
            m_rooms.insert({inventory.schoolOfRoom(i), inventory.rooms()[i].name}, i);
    }

    Result<> takeTitles(std::span<const sheet::CellView> cells)
    {
        for (const sheet::CellView &cell : cells)
            m_columns.push_back(columnOf(sheet::normalised(cell.text)));
        const auto has = [this](DeviceColumn column) {
            return std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
        };
        if (!has(DeviceColumn::Tag) && !has(DeviceColumn::Serial))
            return failure(Error::Kind::Invalid,
                Tr::tr("Nothing was pasted: the first row has to name the columns as the table "
                       "does, and one of them has to be “%1” or “%2”.")
                    .arg(titleOf(DeviceColumn::Tag), titleOf(DeviceColumn::Serial)));
        m_key = has(DeviceColumn::Tag) ? DeviceColumn::Tag : DeviceColumn::Serial;
        for (quint32 i = 0; i < m_inventory.devices().size(); ++i) {
            const DeviceRow &device = m_inventory.devices()[i];
            const QString key
                = m_key == DeviceColumn::Tag ? m_inventory.tag(device) : m_inventory.serial(device);
            if (!key.isEmpty())
                m_devices.insert(key, i);
        }
        return {};
    }

    void takeRow(const sheet::RowView &row)
    {
        QString key;
        for (size_t i = 0; i < std::min(row.cells.size(), m_columns.size()); ++i)
            if (m_columns[i] == m_key)
                key = sheet::normalised(row.cells[i].text);
        const qsizetype found = m_devices.count(key);
        if (found != 1) {
            m_problems.add(row,
                key.isEmpty()    ? Tr::tr("it names no machine")
                    : found == 0 ? Tr::tr("there is no machine “%1”").arg(key)
                                 : Tr::tr("several machines are called “%1”").arg(key));
            return;
        }
        const DeviceRow &device = m_inventory.devices()[m_devices.value(key)];
        std::vector<Setter> setters;
        for (size_t i = 0; i < std::min(row.cells.size(), m_columns.size()); ++i) {
            const QString text = sheet::normalised(row.cells[i].text);
            if (!m_columns[i] || m_columns[i] == m_key || text.isEmpty() || text == u"—")
                continue;
            if (deviceText(m_inventory, device, *m_columns[i], {}) == text)
                continue; // as it is
            if (Setter setter = setterOf(*m_columns[i], text))
                setters.push_back(std::move(setter));
            else
                m_problems.add(row,
                    Tr::tr("“%1” was not understood as “%2”").arg(text, titleOf(*m_columns[i])));
        }
        m_changes.push_back({m_inventory.idOf(device), [setters](Device &changed) {
                                 for (const Setter &set : setters)
                                     set(changed);
                             }});
    }

    Pasted take() { return {std::move(m_changes), m_problems.texts()}; }

private:
    static std::optional<DeviceColumn> columnOf(const QString &title)
    {
        for (int i = 0; i < kShownDeviceColumns; ++i) {
            const auto column = DeviceColumn(i);
            // What follows from others, or only a machine itself can say, is not pasted.
            if (column != DeviceColumn::Age && column != DeviceColumn::LastSeen
                && titleOf(column) == title)
                return column;
        }
        return {};
    }

    Setter setterOf(DeviceColumn column, const QString &text) const
    {
        switch (column) {
        case DeviceColumn::Tag:
            return [text](Device &device) { device.assetTag = text; };
        case DeviceColumn::Serial:
            return [text](Device &device) { device.serial = text; };
        case DeviceColumn::Holder:
            return [text](Device &device) { device.holder = text; };
        case DeviceColumn::Model:
            return [text](Device &device) { setModel(device, text); };
        case DeviceColumn::Kind:
            if (const auto kind = fromWord<DeviceKind>(text))
                return [kind = *kind](Device &device) { device.kind = kind; };
            return {};
        case DeviceColumn::State:
            if (const auto state = fromWord<DeviceState>(text))
                return [state = *state](Device &device) { device.state = state; };
            return {};
        case DeviceColumn::Pool:
            if (const auto pool = fromWord<Pool>(text))
                return [pool = *pool](Device &device) { device.assignment = pool; };
            return {};
        case DeviceColumn::Price:
            if (const auto yuan = sheet::parseDecimal(text);
                yuan && *yuan >= 0 && *yuan <= kMostYuan)
                return [fen = qint64(std::llround(*yuan * 100))](
                           Device &device) { device.priceFen = fen; };
            return {};
        case DeviceColumn::Warranty:
            if (const auto day = sheet::parseDate(text))
                return [day = *day](Device &device) { device.warrantyUntil = day; };
            return {};
        case DeviceColumn::Place:
            return placeSetter(text);
        case DeviceColumn::Age:
        case DeviceColumn::LastSeen:
        case DeviceColumn::School:
            break;
        }
        return {};
    }

    static void setModel(Device &device, const QString &text)
    {
        const QString maker = device.maker + u' ';
        device.model
            = !device.maker.isEmpty() && text.startsWith(maker) ? text.sliced(maker.size()) : text;
    }

    Setter placeSetter(const QString &text) const
    {
        if (Setter setter = placeSetter(text, {}))
            return setter;
        const QRegularExpressionMatch seat = seatPattern().match(text);
        if (!seat.hasMatch())
            return {};
        return placeSetter(
            seat.captured(1), QPoint(seat.captured(3).toInt(), seat.captured(2).toInt()));
    }

    Setter placeSetter(const QString &text, std::optional<QPoint> seat) const
    {
        if (m_schools.count(text) == 1 && !seat) {
            const UnitCode code = m_inventory.schools()[m_schools.value(text)].code;
            return [code](Device &device) {
                device.school = code;
                device.room = {};
            };
        }
        // Names hold spaces: every one may be the one between school and room.
        for (qsizetype space = text.indexOf(u' '); space > 0;
             space = text.indexOf(u' ', space + 1)) {
            const QString school = text.left(space);
            if (m_schools.count(school) != 1)
                continue;
            const quint32 schoolRow = m_schools.value(school);
            const std::pair key(schoolRow, text.sliced(space + 1));
            if (m_rooms.count(key) != 1)
                continue;
            return [code = m_inventory.schools()[schoolRow].code,
                       room = m_inventory.rooms()[m_rooms.value(key)].id, seat](Device &device) {
                device.school = code;
                device.room = room;
                if (seat)
                    device.seat = seat;
            };
        }
        return {};
    }

    const Register &m_inventory;
    QMultiHash<QString, quint32> m_schools;
    QMultiHash<std::pair<quint32, QString>, quint32> m_rooms;
    QMultiHash<QString, quint32> m_devices; // by the key
    std::vector<std::optional<DeviceColumn>> m_columns;
    DeviceColumn m_key = DeviceColumn::Tag;
    PastedProblems m_problems;
    std::vector<DeviceChange> m_changes;
};

} // namespace

Result<Pasted> readPasted(const QString &text, const Register &inventory, TaskControl &task)
{
    Reader reader(inventory);
    HZ_CHECK(readPastedRows(
        text, [&](std::span<const sheet::CellView> cells) { return reader.takeTitles(cells); },
        [&](const sheet::RowView &row) { reader.takeRow(row); }, task));
    return reader.take();
}

} // namespace hz::console
