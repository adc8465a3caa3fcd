#include <hz/page/page.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hz::page {

namespace {

struct Name {
    Background::Kind kind;
    QString text;
};

const std::array<Name, 10> &names()
{
    using Kind = Background::Kind;
    static const std::array<Name, 10> table{
        {{Kind::Plain, QStringLiteral("plain")}, {Kind::Squared, QStringLiteral("squared")},
            {Kind::TianZiGe, QStringLiteral("tianzige")}, {Kind::Pdf, QStringLiteral("pdf")},
            {Kind::Ruled, QStringLiteral("ruled")}, {Kind::Dots, QStringLiteral("dots")},
            {Kind::MiZiGe, QStringLiteral("mizige")}, {Kind::Pinyin, QStringLiteral("pinyin")},
            {Kind::English, QStringLiteral("english")}, {Kind::Staff, QStringLiteral("staff")}}};
    return table;
}

} // namespace

QString backgroundName(Background::Kind kind)
{
    for (const Name &name : names())
        if (name.kind == kind)
            return name.text;
    return {};
}

std::optional<Background::Kind> backgroundNamed(QStringView text)
{
    for (const Name &name : names())
        if (name.text == text)
            return name.kind;
    return std::nullopt;
}

// Lowest first. Sorts heights, not elements, for those are far apart in memory.
void Page::sort(std::vector<const Element *> &elements)
{
    std::vector<std::pair<qint64, const Element *>> heights;
    heights.reserve(elements.size());
    for (const Element *element : elements)
        heights.emplace_back(element->z, element);
    const auto lower = [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
    };
    if (std::is_sorted(heights.begin(), heights.end(), lower))
        return; // as it is where nobody has rearranged or erased
    std::sort(heights.begin(), heights.end(), lower);
    std::transform(heights.begin(), heights.end(), elements.begin(),
        [](const auto &entry) { return entry.second; });
}

const quint32 *Page::slotIn(const Run &run, quint32 seq)
{
    const auto found = std::lower_bound(run.begin(), run.end(), seq,
        [](const Slot &slot, quint32 number) { return slot.seq < number; });
    return found != run.end() && found->seq == seq ? &found->slot : nullptr;
}

const quint32 *Page::slotOf(ElementId which) const
{
    const auto run = m_runs.constFind(which.run);
    return run == m_runs.cend() ? nullptr : slotIn(*run, which.seq);
}

bool Page::add(const Element &element)
{
    Run &run = m_runs[element.id.run];
    const auto at = std::lower_bound(run.begin(), run.end(), element.id.seq,
        [](const Slot &slot, quint32 seq) { return slot.seq < seq; });
    if (at != run.end() && at->seq == element.id.seq)
        return false;
    quint32 slot = 0;
    if (m_free.empty()) {
        slot = quint32(m_elements.size());
        m_elements.push_back(element);
    } else {
        slot = m_free.back();
        m_free.pop_back();
        m_elements[slot] = element;
    }
    run.insert(at, {element.id.seq, slot});
    if (const QRectF place = bounds(element); !place.isEmpty())
        m_index.insert(slot, place);
    ++(element.stroke ? m_strokes : m_objects);
    m_topZ = std::max(m_topZ, element.z);
    return true;
}

bool Page::remove(ElementId which)
{
    const quint32 *found = slotOf(which);
    if (!found)
        return false;
    const quint32 slot = *found;
    Run &run = m_runs[which.run];
    run.erase(std::find_if(
        run.begin(), run.end(), [&](const Slot &entry) { return entry.seq == which.seq; }));
    if (run.empty())
        m_runs.remove(which.run);
    m_index.remove(slot);
    --(m_elements[slot].stroke ? m_strokes : m_objects);
    m_elements[slot] = {};
    m_free.push_back(slot);
    return true;
}

bool Page::replace(const Element &element)
{
    const quint32 *slot = slotOf(element.id);
    if (!slot)
        return false;
    Element &there = m_elements[*slot];
    m_strokes += int(bool(element.stroke)) - int(bool(there.stroke));
    m_objects += int(bool(element.object)) - int(bool(there.object));
    there = element;
    if (const QRectF place = bounds(element); !place.isEmpty())
        m_index.insert(*slot, place);
    else
        m_index.remove(*slot);
    m_topZ = std::max(m_topZ, element.z);
    return true;
}

bool Page::place(ElementId which, const Placement &placement)
{
    const quint32 *slot = slotOf(which);
    if (!slot)
        return false;
    Element &element = m_elements[*slot];
    element.placement = placement;
    if (const QRectF place = bounds(element); !place.isEmpty())
        m_index.insert(*slot, place);
    else
        m_index.remove(*slot);
    return true;
}

const Element *Page::find(ElementId which) const
{
    const quint32 *slot = slotOf(which);
    return slot ? &m_elements[*slot] : nullptr;
}

std::vector<const Element *> Page::find(const std::vector<ElementId> &which) const
{
    std::vector<const Element *> found;
    found.reserve(which.size());
    auto run = m_runs.cend(); // neighbours on the page are mostly of one run
    for (const ElementId &wanted : which) {
        if (run == m_runs.cend() || run.key() != wanted.run)
            run = m_runs.constFind(wanted.run);
        const quint32 *slot = run == m_runs.cend() ? nullptr : slotIn(*run, wanted.seq);
        found.push_back(slot ? &m_elements[*slot] : nullptr);
    }
    return found;
}

QRectF Page::boundsOf(ElementId which) const
{
    const quint32 *slot = slotOf(which);
    return slot ? m_index.rect(*slot) : QRectF();
}

QRectF Page::boundsOf(const Element &ours) const
{
    return m_index.rect(quint32(&ours - m_elements.data()));
}

std::vector<const Element *> Page::elements() const
{
    std::vector<const Element *> all;
    all.reserve(size_t(elementCount()));
    for (const Element &element : m_elements)
        if (!isFree(element))
            all.push_back(&element);
    sort(all);
    return all;
}

std::vector<const Element *> Page::elementsWithin(const QRectF &units) const
{
    std::vector<quint32> slots;
    m_index.query(units, slots);
    std::vector<const Element *> within;
    within.reserve(slots.size());
    for (const quint32 slot : slots)
        within.push_back(&m_elements[slot]);
    sort(within);
    return within;
}

std::vector<const Element *> Page::ink() const
{
    std::vector<const Element *> all = elements();
    std::erase_if(all, [](const Element *element) { return !element->stroke; });
    return all;
}

std::vector<const Element *> Page::inkWithin(const QRectF &units) const
{
    std::vector<const Element *> within = elementsWithin(units);
    std::erase_if(within, [](const Element *element) { return !element->stroke; });
    return within;
}

std::vector<const Element *> Page::ofRun(Ulid run) const
{
    std::vector<const Element *> members;
    if (const auto found = m_runs.constFind(run); found != m_runs.cend())
        for (const Slot &slot : *found)
            members.push_back(&m_elements[slot.slot]);
    return members;
}

std::vector<const Element *> Page::objects() const
{
    std::vector<const Element *> all;
    if (m_objects > 0)
        for (const Element &element : m_elements)
            if (element.object)
                all.push_back(&element);
    return all;
}

qint64 Page::zBelow() const
{
    qint64 lowest = 0;
    for (const Element &element : m_elements)
        lowest = std::min(lowest, element.z);
    return std::max(lowest, 1 - kMaxZ) - 1;
}

bool Page::operator==(const Page &other) const
{
    if (id != other.id || order != other.order || size != other.size
        || background != other.background || elementCount() != other.elementCount())
        return false;
    const std::vector<const Element *> ours = elements(), theirs = other.elements();
    return std::equal(ours.begin(), ours.end(), theirs.begin(),
        [](const Element *a, const Element *b) { return *a == *b; });
}

} // namespace hz::page
