// Finds strokes by place: a grid of cells over the page. One thread at a time.
#pragma once

#include <QtCore/QHash>
#include <QtCore/QRectF>

#include <unordered_map>
#include <vector>

namespace hz::ink {

/// Rectangles by handle. Insert and remove cost the cells touched; a query the cells it covers.
class StrokeIndex {
public:
    void insert(quint32 handle, const QRectF &rect);
    void remove(quint32 handle);
    void clear();
    qsizetype size() const { return m_rects.size(); }

    /// Replaces `found` by the handles whose rectangle meets `rect`, ascending.
    void query(const QRectF &rect, std::vector<quint32> &found) const;

private:
    struct Cells {
        int left, top, right, bottom;
    };
    static Cells cellsOf(const QRectF &rect);
    static bool isHuge(const Cells &cells);

    QHash<quint32, QRectF> m_rects;
    std::unordered_map<quint32, std::vector<quint32>> m_cells;
    std::vector<quint32> m_huge; // rectangles over too many cells to list them in each
};

} // namespace hz::ink
