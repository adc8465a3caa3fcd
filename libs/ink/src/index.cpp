#include <hz/ink/index.h>

#include <algorithm>
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

void StrokeIndex::query(const QRectF &rect, std::vector<quint32> &found) const
{
    found.clear();
    const auto add = [&](quint32 handle) {
        if (m_rects[handle]->intersects(rect))
            found.push_back(handle);
    };
    const Cells cells = cellsOf(rect);
    if (isHuge(cells)) {
        for (quint32 handle = 0; handle < m_rects.size(); ++handle)
            if (m_rects[handle])
                add(handle);
        return;
    }
    std::for_each(m_huge.begin(), m_huge.end(), add);
    for (int row = cells.top; row <= cells.bottom; ++row)
        for (int column = cells.left; column <= cells.right; ++column)
            if (const auto cell = m_cells.find(keyOf(column, row)); cell != m_cells.end())
                std::for_each(cell->second.begin(), cell->second.end(), add);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

} // namespace hz::ink
