// What all charts share: a chart composes a picture once for a size; the picture is painted, asked
// what lies under the pointer, walked by arrow keys, read out, and drawn into reports. GUI thread.
#pragma once

#include <hz/ui/cells.h>
#include <hz/ui/icon.h>
#include <hz/ui/look.h>
#include <hz/ui/paintedtext.h>

#include <QtCore/QLineF>
#include <QtGui/QPen>
#include <QtGui/QPolygonF>
#include <QtWidgets/QWidget>

#include <variant>
#include <vector>

namespace hz::ui {

/// Something in a chart that can be pointed at and chosen.
struct ChartCell {
    int row = 0;
    int column = 0;
    QRectF rect;
    QString name; // its figures in words: for the tool tip and the screen reader
};

/// Shapes and texts in the order they are painted. A value.
class ChartPicture {
public:
    explicit ChartPicture(const Look &look)
        : m_look(look)
    {
    }

    void box(
        const QRectF &rect, const QColor &fill, double radius = 0, const QPen &border = Qt::NoPen);
    void line(const QLineF &line, const QPen &pen);
    void path(const QPolygonF &points, const QPen &pen);
    void icon(IconName name, const QRectF &rect, const QColor &colour);
    void glyph(Status status, const QRectF &rect, const QColor &inner = {});
    /// A figure: always whole.
    void text(const QRectF &room, const QString &text, const QFont &font, const QColor &colour,
        Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
    /// A name: elided in its middle where there is no room.
    void name(const QRectF &room, const QString &text, const QFont &font, const QColor &colour,
        Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
    void cell(ChartCell cell) { m_cells.push_back(std::move(cell)); }

    const Look &look() const { return m_look; }
    const std::vector<ChartCell> &cells() const { return m_cells; }
    std::vector<PaintedText> texts() const;
    /// What meets `clip`.
    void paint(QPainter &painter, const QRectF &clip) const;

private:
    struct Box {
        QRectF rect;
        QColor fill;
        double radius;
        QPen border;
    };
    struct Path {
        QPolygonF points;
        QPen pen;
    };
    struct Glyph {
        Status status;
        QRectF rect;
        QColor inner;
    };
    struct Icon {
        IconName name;
        QRectF rect;
        QColor colour;
    };
    struct Text {
        QString text;
        QRectF room;
        QFont font;
        QColor colour;
        Qt::Alignment alignment;
    };
    void paint(QPainter &painter, const Box &box) const;
    void paint(QPainter &painter, const Path &path) const;
    void paint(QPainter &painter, const Glyph &glyph) const;
    void paint(QPainter &painter, const Icon &icon) const;
    void paint(QPainter &painter, const Text &text) const;
    struct Item {
        QRectF bounds;
        std::variant<Box, Path, Glyph, Icon, Text> what;
    };

    Look m_look;
    std::vector<Item> m_items;
    std::vector<ChartCell> m_cells;
};

/// How wide a text is.
double textWidth(const QFont &font, const QString &text);

class Chart : public QWidget, public PaintsText, public HasCells {
    Q_OBJECT

public:
    const std::vector<ChartCell> &cells() const { return picture().cells(); }
    /// The cell that the keyboard is at; -1: none yet.
    int currentCell() const override { return m_current; }
    void setCurrentCell(int cell);

    std::vector<PaintedText> paintedTexts() const override { return picture().texts(); }
    int cellCount() const override { return int(cells().size()); }
    QString cellName(int cell) const override { return cells()[size_t(cell)].name; }
    QRect cellRect(int cell) const override;
    int cellAt(const QPoint &point) const override;
    bool isCellSelected(int) const override { return false; }
    void pressCell(int cell) override;

Q_SIGNALS:
    /// By click, Return or Space.
    void activated(int row, int column);
    /// The keyboard went there, or a click.
    void currentCellChanged(int cell);

protected:
    /// How a cell shows that it is pointed at.
    enum class Pointed { Ground, Outline };

    /// `name` says what the chart is about.
    Chart(Pointed pointed, QWidget *parent);

    virtual ChartPicture compose(const QRectF &room, const Look &look) const = 0;
    /// The picture is made anew when it is next needed.
    void recompose();
    const ChartPicture &picture() const;
    virtual double cellRadius() const;
    /// The nearest cell in an arrow key's direction, or the current one.
    int neighbour(int key) const;
    /// On top of the picture, below the ring of the keyboard.
    virtual void paintOver(QPainter &) const { }

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setPointed(int cell);
    void updateCell(int cell);

    Pointed m_pointedLook;
    mutable std::optional<ChartPicture> m_picture;
    int m_current = -1;
    int m_pointed = -1;
    int m_pressed = -1;
};

} // namespace hz::ui
