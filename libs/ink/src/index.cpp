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
    remove(handle);
    m_rects.insert(handle, rect);
    const Cells cells = cellsOf(rect);
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
    const auto found = m_rects.constFind(handle);
    if (found == m_rects.cend())
        return;
    const Cells cells = cellsOf(*found);
    m_rects.erase(found);
    if (isHuge(cells)) {
        std::erase(m_huge, handle);
        return;
    }
    for (int row = cells.top; row <= cells.bottom; ++row)
        for (int column = cells.left; column <= cells.right; ++column) {
            const auto cell = m_cells.find(keyOf(column, row));
            std::erase(cell->second, handle);
            if (cell->second.empty())
                m_cells.erase(cell);
        }
}

void StrokeIndex::clear()
{
    m_rects.clear();
    m_cells.clear();
    m_huge.clear();
}

void StrokeIndex::query(const QRectF &rect, std::vector<quint32> &found) const
{
    found.clear();
    const Cells cells = cellsOf(rect);
    if (isHuge(cells)) {
        for (auto entry = m_rects.cbegin(); entry != m_rects.cend(); ++entry)
            if (entry.value().intersects(rect))
                found.push_back(entry.key());
    } else {
        found = m_huge;
        for (int row = cells.top; row <= cells.bottom; ++row)
            for (int column = cells.left; column <= cells.right; ++column)
                if (const auto cell = m_cells.find(keyOf(column, row)); cell != m_cells.end())
                    found.insert(found.end(), cell->second.begin(), cell->second.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](quint32 handle) { return !m_rects.value(handle).intersects(rect); });
}

} // namespace hz::ink
