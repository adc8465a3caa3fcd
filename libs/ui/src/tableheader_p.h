// The head of a TableView: Qt's widths, order and hiding; our look; sorting by click and by key.
// GUI thread.
#pragma once

#include <hz/ui/tablesource.h>

#include <QtWidgets/QHeaderView>

namespace hz::ui {

/// Of a cell and of a title, at scale 1.
inline constexpr double kCellPadding = 12;

/// Where the keyboard is, inside `rect`.
void drawInnerRing(QPainter &painter, const QRect &rect);

class TableHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent);

    void setColumns(const std::vector<TableColumn> &columns);
    void setSorted(int column, Qt::SortOrder order);
    int sorted() const { return m_sorted; }
    Qt::SortOrder order() const { return m_order; }

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    class Titles;
    Titles *m_titles;
    int m_at = 0; // where the keyboard is, as columns are seen
    int m_sorted = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace hz::ui
