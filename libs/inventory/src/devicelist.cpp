#include <hz/core/task.h>
#include <hz/inventory/devicelist.h>
#include <hz/inventory/figures.h>

#include <QtCore/QCollator>
#include <QtCore/QStringMatcher>

#include <algorithm>

namespace hz::inventory {

namespace {

using Mask = std::vector<bool>;

constexpr size_t kBetweenPolls = 8'192;

// Where a word was found among things that many devices share.
struct WordHits {
    Mask schools, rooms, words;
    quint32 kinds = 0;
    quint32 states = 0;
    QByteArray folded; // the word itself

    bool found(const DeviceRow &device, QByteArrayView text) const
    {
        if ((kinds >> int(device.kind) & 1) != 0 || (states >> int(device.state) & 1) != 0)
            return true;
        if (words[device.model] || words[device.maker])
            return true;
        if (device.school != kNoRow && schools[device.school])
            return true;
        if (device.room != kNoRow && rooms[device.room])
            return true;
        return text.indexOf(folded) >= 0;
    }
};

template<typename Rows, typename TextOf>
Mask hitsIn(const Rows &rows, const QStringMatcher &matcher, TextOf textOf)
{
    Mask hits(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        hits[i] = matcher.indexIn(textOf(rows[i])) >= 0;
    return hits;
}

template<typename E> quint32 termHits(const QStringMatcher &matcher)
{
    quint32 hits = 0;
    for (size_t i = 0; i < terms<E>().size(); ++i)
        if (matcher.indexIn(wordOf(E(i))) >= 0)
            hits |= 1u << i;
    return hits;
}

WordHits hitsOf(const Register &inventory, const QString &word)
{
    const QStringMatcher matcher(word, Qt::CaseInsensitive);
    return {
        .schools
        = hitsIn(inventory.schools(), matcher, [](const School &school) { return school.name; }),
        .rooms = hitsIn(inventory.rooms(), matcher, [](const Room &room) { return room.name; }),
        .words = hitsIn(inventory.words(), matcher, [](const QString &text) { return text; }),
        .kinds = termHits<DeviceKind>(matcher),
        .states = termHits<DeviceState>(matcher),
        .folded = Register::folded(word.toUtf8()),
    };
}

template<typename Rows> Mask maskOf(const Rows &chosen, size_t size)
{
    Mask mask(size);
    for (const quint32 row : chosen)
        if (row < size)
            mask[row] = true;
    return mask;
}

// Everything the query asks, ready to be asked of each device.
class Sieve {
public:
    Sieve(const Register &inventory, const DeviceQuery &query, const Definitions &definitions,
        const QDate &today)
        : m_inventory(inventory)
        , m_query(query)
        , m_definitions(definitions)
        , m_today(today)
        , m_schools(maskOf(query.schools, inventory.schools().size()))
        , m_rooms(maskOf(query.rooms, inventory.rooms().size()))
        , m_counties(maskOf(query.counties, inventory.units().size()))
        , m_devices(query.devices.empty() ? 0 : inventory.devices().size())
    {
        for (const DeviceId &device : query.devices)
            if (const quint32 row = inventory.deviceRow(device); row != kNoRow)
                m_devices[row] = true;
        const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words)
            m_words.push_back(hitsOf(inventory, word));
        m_countyOf.reserve(inventory.schools().size());
        for (const School &school : inventory.schools())
            m_countyOf.push_back(inventory.unitRow(school.county));
    }

    quint32 countyOf(const DeviceRow &device) const
    {
        return device.school == kNoRow ? kNoRow : m_countyOf[device.school];
    }

    bool passesWords(const DeviceRow &device) const
    {
        const QByteArrayView text = m_inventory.foldedUtf8(device);
        return std::all_of(m_words.begin(), m_words.end(),
            [&](const WordHits &word) { return word.found(device, text); });
    }

    // What is no group of choices.
    bool passesRest(const DeviceRow &device) const
    {
        if (!m_query.schools.empty() && (device.school == kNoRow || !m_schools[device.school]))
            return false;
        if (!m_query.rooms.empty() && (device.room == kNoRow || !m_rooms[device.room]))
            return false;
        if (!m_query.devices.empty() && !m_devices[size_t(&device - m_inventory.devices().data())])
            return false;
        if (!m_query.yearsBooked.empty() && !passesYear(device))
            return false;
        if (m_query.onlyInPlan
            && (device.school == kNoRow || !m_inventory.schools()[device.school].isInPlan()))
            return false;
        if (m_query.notSeenDays > 0
            && m_today.toJulianDay() - device.lastSeen < m_query.notSeenDays)
            return false;
        return !m_query.onlyCounted || counts(device, m_definitions, m_today);
    }

    bool passesKind(const DeviceRow &device) const
    {
        return m_query.kinds == 0 || (m_query.kinds >> int(device.kind) & 1) != 0;
    }
    bool passesState(const DeviceRow &device) const
    {
        return m_query.states == 0 || (m_query.states >> int(device.state) & 1) != 0;
    }
    bool passesPool(const DeviceRow &device) const
    {
        return m_query.pools == 0 || (m_query.pools >> int(device.pool) & 1) != 0;
    }
    bool passesCounty(quint32 county) const
    {
        return m_query.counties.empty() || (county != kNoRow && m_counties[county]);
    }

private:
    bool passesYear(const DeviceRow &device) const
    {
        const int year = device.bookedOn == 0 ? 0 : QDate::fromJulianDay(device.bookedOn).year();
        return std::find(m_query.yearsBooked.begin(), m_query.yearsBooked.end(), year)
            != m_query.yearsBooked.end();
    }

    const Register &m_inventory;
    const DeviceQuery &m_query;
    const Definitions &m_definitions;
    const QDate m_today;
    const Mask m_schools, m_rooms, m_counties;
    Mask m_devices; // none: whichever
    std::vector<WordHits> m_words;
    std::vector<quint32> m_countyOf;
};

// The places of things in alphabetical order, so that devices compare numbers.
template<typename Rows, typename TextOf>
std::vector<quint32> ranksOf(const Rows &rows, const QCollator &collator, TextOf textOf)
{
    std::vector<std::pair<QCollatorSortKey, quint32>> keys;
    keys.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        keys.emplace_back(collator.sortKey(textOf(rows[i])), quint32(i));
    std::sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
        const int order = a.first.compare(b.first);
        return order == 0 ? a.second < b.second : order < 0;
    });
    std::vector<quint32> ranks(rows.size());
    for (size_t i = 0; i < keys.size(); ++i)
        ranks[keys[i].second] = quint32(i);
    return ranks;
}

quint64 rankAt(const std::vector<quint32> &ranks, quint32 row)
{
    return row == kNoRow ? quint64(ranks.size()) : ranks[row];
}

using Ranks = DeviceLister::Ranks;

class Order {
public:
    Order(const Register &inventory, const Ranks &ranks, DeviceColumn column)
        : m_inventory(inventory)
        , m_ranks(ranks)
        , m_column(column)
    {
    }

    void sort(std::vector<quint32> &rows, bool isDescending) const
    {
        if (isText()) {
            std::vector<std::pair<QByteArrayView, quint32>> keyed(rows.size());
            std::transform(rows.begin(), rows.end(), keyed.begin(),
                [this](quint32 row) { return std::pair(text(row), row); });
            place(keyed, rows, isDescending);
            return;
        }
        std::vector<std::pair<quint64, quint32>> keyed(rows.size());
        std::transform(rows.begin(), rows.end(), keyed.begin(),
            [this](quint32 row) { return std::pair(number(row), row); });
        place(keyed, rows, isDescending);
    }

private:
    bool isText() const
    {
        return m_column == DeviceColumn::Tag || m_column == DeviceColumn::Serial
            || m_column == DeviceColumn::Holder;
    }

    QByteArrayView text(quint32 row) const
    {
        const DeviceRow &device = m_inventory.devices()[row];
        if (m_column == DeviceColumn::Tag)
            return m_inventory.tagUtf8(device);
        return m_column == DeviceColumn::Serial ? m_inventory.serialUtf8(device)
                                                : m_inventory.holderUtf8(device);
    }

    quint64 number(quint32 row) const
    {
        const DeviceRow &device = m_inventory.devices()[row];
        switch (m_column) {
        case DeviceColumn::Kind:
            return quint64(device.kind);
        case DeviceColumn::Model:
            return rankAt(m_ranks.words, device.model);
        case DeviceColumn::School:
        case DeviceColumn::Place: // school, room, seat
            return rankAt(m_ranks.schools, device.school) << 40
                | rankAt(m_ranks.rooms, device.room) << 16 | quint64(device.seatRow) << 8
                | device.seatColumn;
        case DeviceColumn::Pool:
            return quint64(device.pool);
        case DeviceColumn::State:
            return quint64(device.state);
        case DeviceColumn::Age: // the youngest first; what nobody knows comes last
            return ~quint64(0) - quint64(device.bookedOn);
        case DeviceColumn::Price:
            return quint64(device.priceFen);
        case DeviceColumn::Warranty:
            return quint64(device.warrantyUntil);
        case DeviceColumn::LastSeen:
            return quint64(device.lastSeen);
        case DeviceColumn::Tag:
        case DeviceColumn::Serial:
        case DeviceColumn::Holder:
            break;
        }
        return 0;
    }

    template<typename Keyed>
    static void place(Keyed &keyed, std::vector<quint32> &rows, bool isDescending)
    {
        // Equal ones keep the order of their ids, whichever way the column runs.
        std::sort(keyed.begin(), keyed.end(), [isDescending](const auto &a, const auto &b) {
            if (a.first == b.first)
                return a.second < b.second;
            return (a.first < b.first) != isDescending;
        });
        std::transform(
            keyed.begin(), keyed.end(), rows.begin(), [](const auto &key) { return key.second; });
    }

    const Register &m_inventory;
    const Ranks &m_ranks;
    const DeviceColumn m_column;
};

} // namespace

DeviceLister::DeviceLister(std::shared_ptr<const Register> inventory)
    : m_inventory(std::move(inventory))
{
    QCollator collator;
    collator.setNumericMode(true);
    m_ranks.schools = ranksOf(
        m_inventory->schools(), collator, [](const School &school) { return school.name; });
    m_ranks.rooms
        = ranksOf(m_inventory->rooms(), collator, [](const Room &room) { return room.name; });
    m_ranks.words
        = ranksOf(m_inventory->words(), collator, [](const QString &text) { return text; });
}

Result<DeviceList> DeviceLister::list(const DeviceQuery &query, const Definitions &definitions,
    const QDate &today, TaskControl &task) const
{
    const Register &inventory = *m_inventory;
    const Sieve sieve(inventory, query, definitions, today);
    DeviceList list;
    list.counties.resize(inventory.units().size());
    const std::vector<DeviceRow> &devices = inventory.devices();
    for (size_t i = 0; i < devices.size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const DeviceRow &device = devices[i];
        const quint32 county = sieve.countyOf(device);
        const bool kind = sieve.passesKind(device);
        const bool state = sieve.passesState(device);
        const bool pool = sieve.passesPool(device);
        const bool inCounty = sieve.passesCounty(county);
        const int missed = int(!kind) + int(!state) + int(!pool) + int(!inCounty);
        if (missed > 1 || !sieve.passesRest(device) || !sieve.passesWords(device))
            continue;
        // Ticking another value of a group asks for what only this group leaves out.
        if (missed == 0 || !kind)
            ++list.kinds[size_t(device.kind)];
        if (missed == 0 || !state)
            ++list.states[size_t(device.state)];
        if (missed == 0 || !pool)
            ++list.pools[size_t(device.pool)];
        if (county != kNoRow && (missed == 0 || !inCounty))
            ++list.counties[county];
        if (missed == 0)
            list.rows.push_back(quint32(i));
    }
    Order(inventory, m_ranks, query.sortBy).sort(list.rows, query.isDescending);
    return list;
}

} // namespace hz::inventory
