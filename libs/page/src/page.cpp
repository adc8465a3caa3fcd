#include <hz/page/page.h>

#include <algorithm>
#include <array>

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

bool Page::lower(const InkElement *a, const InkElement *b)
{
    return a->z != b->z ? a->z < b->z : a->id < b->id;
}

bool Page::add(const InkElement &element)
{
    if (m_slots.contains(element.id))
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
    m_slots.insert(element.id, slot);
    m_index.insert(slot, ink::bounds(*element.stroke));
    m_topZ = std::max(m_topZ, element.z);
    return true;
}

bool Page::remove(StrokeId stroke)
{
    const auto found = m_slots.constFind(stroke);
    if (found == m_slots.cend())
        return false;
    const quint32 slot = *found;
    m_slots.erase(found);
    m_index.remove(slot);
    m_elements[slot] = {};
    m_free.push_back(slot);
    return true;
}

const InkElement *Page::find(StrokeId stroke) const
{
    const auto found = m_slots.constFind(stroke);
    return found == m_slots.cend() ? nullptr : &m_elements[*found];
}

std::vector<const InkElement *> Page::ink() const
{
    std::vector<const InkElement *> all;
    all.reserve(size_t(m_slots.size()));
    for (const InkElement &element : m_elements)
        if (element.stroke)
            all.push_back(&element);
    std::sort(all.begin(), all.end(), lower);
    return all;
}

std::vector<const InkElement *> Page::inkWithin(const QRectF &units) const
{
    std::vector<quint32> slots;
    m_index.query(units, slots);
    std::vector<const InkElement *> within;
    within.reserve(slots.size());
    for (const quint32 slot : slots)
        within.push_back(&m_elements[slot]);
    std::sort(within.begin(), within.end(), lower);
    return within;
}

bool Page::operator==(const Page &other) const
{
    if (id != other.id || order != other.order || size != other.size
        || background != other.background || m_slots.size() != other.m_slots.size())
        return false;
    const std::vector<const InkElement *> ours = ink(), theirs = other.ink();
    return std::equal(ours.begin(), ours.end(), theirs.begin(),
        [](const InkElement *a, const InkElement *b) { return *a == *b; });
}

} // namespace hz::page
