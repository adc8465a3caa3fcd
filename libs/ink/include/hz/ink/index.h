// Finds strokes by place: a grid of cells over the page. One thread at a time.
#pragma once

#include <QtCore/QRectF>

#include <optional>
#include <unordered_map>
#include <vector>

namespace hz::ink {

/// Rectangles by handle. Insert and remove cost the cells touched; a query the cells it covers.
/// Handles are small numbers: memory follows the largest.
class StrokeIndex {
public:
    /// Where the handle is from now on.
    void insert(quint32 handle, const QRectF &rect);
    void remove(quint32 handle);
    void clear();
    qsizetype size() const { return m_size; }
    /// Null if the handle has no place.
    QRectF rect(quint32 handle) const { return contains(handle) ? *m_rects[handle] : QRectF(); }

    /// Replaces `found` by the handles whose rectangle meets `rect`, ascending.
    void query(const QRectF &rect, std::vector<quint32> &found) const;

private:
    struct Cells {
        int left, top, right, bottom;
        bool operator==(const Cells &) const = default;
    };
    static Cells cellsOf(const QRectF &rect);
    static bool isHuge(const Cells &cells);
    bool contains(quint32 handle) const
    {
        return handle < m_rects.size() && m_rects[handle].has_value();
    }

    std::vector<std::optional<QRectF>> m_rects; // by handle
    qsizetype m_size = 0;
    std::unordered_map<quint32, std::vector<quint32>> m_cells;
    std::vector<quint32> m_huge; // rectangles over too many cells to list them in each
};

} // namespace hz::ink
