#include <hz/ink/index.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace hz::ink {

namespace {

constexpr double kCell = 128; // page units: some eight handwritten characters
constexpr int kMinCell = -512; // coordinates beyond share the outermost cells
constexpr int kMaxCell = 4096;
constexpr qint64 kMaxCellsListed = 1024;

quint32 keyOf(int column, int row)
{
    return (quint32(column - kMinCell) << 16) | quint32(row - kMinCell);
}

int cellAt(double coordinate)
{
    return int(std::floor(std::clamp(coordinate / kCell, double(kMinCell), double(kMaxCell))));
}

} // namespace

StrokeIndex::Cells StrokeIndex::cellsOf(const QRectF &rect)
{
    return {cellAt(rect.left()), cellAt(rect.top()), cellAt(rect.right()), cellAt(rect.bottom())};
}

bool StrokeIndex::isHuge(const Cells &cells)
{
    return qint64(cells.right - cells.left + 1) * (cells.bottom - cells.top + 1) > kMaxCellsListed;
}

void StrokeIndex::insert(quint32 handle, const QRectF &rect)
{
    const Cells cells = cellsOf(rect);
    if (contains(handle)) {
        if (cellsOf(*m_rects[handle]) == cells) {
            m_rects[handle] = rect;
            return;
        }
        remove(handle);
    }
    if (handle >= m_rects.size())
        m_rects.resize(size_t(handle) + 1);
    m_rects[handle] = rect;
    ++m_size;
    if (isHuge(cells)) {
        m_huge.push_back(handle);
        return;
    }
    for (int row = cells.top; row <= cells.bottom; ++row)
        for (int column = cells.left; column <= cells.right; ++column)
            m_cells[keyOf(column, row)].push_back(handle);
}

void StrokeIndex::remove(quint32 handle)
{
    if (!contains(handle))
        return;
    const Cells cells = cellsOf(*m_rects[handle]);
    m_rects[handle].reset();
    --m_size;
    if (isHuge(cells)) {
        std::erase(m_huge, handle);
        return;
    }
    for (int row = cells.top; row <= cells.bottom; ++row)
        for (int column = cells.left; column <= cells.right; ++column) {
            const auto cell = m_cells.find(keyOf(column, row));
            std::vector<quint32> &handles = cell->second;
            *std::find(handles.begin(), handles.end(), handle) = handles.back();
            handles.pop_back();
            if (handles.empty())
                m_cells.erase(cell);
        }
}

void StrokeIndex::clear()
{
    m_rects.clear();
    m_size = 0;
    m_cells.clear();
    m_huge.clear();
}

// A bit a handle brings them into order, each once, however many cells list it. Where there are
// thousands, QRectF::intersects() takes half of the time: it asks each for negative sides.
void StrokeIndex::query(const QRectF &rect, std::vector<quint32> &found) const
{
    constexpr size_t kBits = 64;
    std::vector<quint64> met((m_rects.size() + kBits - 1) / kBits);
    const double left = rect.left(), top = rect.top(), right = rect.right(), bottom = rect.bottom();
    const auto meet = [&](quint32 handle) {
        const QRectF &there = *m_rects[handle];
        if (there.left() < right && left < there.right() && there.top() < bottom
            && top < there.bottom())
            met[handle / kBits] |= quint64(1) << (handle % kBits);
    };
    const Cells cells = cellsOf(rect);
    if (isHuge(cells)) {
        for (quint32 handle = 0; handle < m_rects.size(); ++handle)
            if (m_rects[handle])
                meet(handle);
    } else {
        std::for_each(m_huge.begin(), m_huge.end(), meet);
        for (int row = cells.top; row <= cells.bottom; ++row)
            for (int column = cells.left; column <= cells.right; ++column)
                if (const auto cell = m_cells.find(keyOf(column, row)); cell != m_cells.end())
                    std::for_each(cell->second.begin(), cell->second.end(), meet);
    }
    found.clear();
    for (size_t word = 0; word < met.size(); ++word)
        for (quint64 bits = met[word]; bits; bits &= bits - 1)
            found.push_back(quint32(word * kBits) + quint32(std::countr_zero(bits)));
}

} // namespace hz::ink
