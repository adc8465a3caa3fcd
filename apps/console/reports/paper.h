// Sheets of A4 that fill from the top: parts, figures, tables whose titles come again on every
// sheet. No text is ever cut: it wraps, or it is elided in its middle where one line must do. One
// thread, any.
#pragma once

#include "reports/paperlook.h"

#include <QtCore/QLineF>
#include <QtCore/QRectF>
#include <QtCore/QStringList>

#include <optional>
#include <variant>
#include <vector>

class QPainter;

namespace hz::console {

/// One sheet. A value.
class PaperPage {
public:
    struct Text {
        QPointF baseline;
        QString text;
        QFont font;
        QColor colour;
    };
    struct Line {
        QLineF line;
        QColor colour;
    };
    struct Box {
        QRectF rect;
        QColor fill;
    };
    struct Drawing {
        QPointF at;
        double scale = 1;
        QPicture picture;
    };
    using Item = std::variant<Text, Line, Box, Drawing>;

    QSizeF size; // in units of the paper
    std::vector<Item> items;

    void paint(QPainter &painter) const;
};

struct PaperCell {
    QString text = {};
    std::optional<ui::Status> glyph = {};
    bool isStrong = false;
    bool isBad = false;
};

struct PaperColumn {
    QString title = {};
    double width = 0; // part of the table's
    Qt::Alignment alignment = Qt::AlignLeft;
    bool wraps = false; // else one line
};

struct PaperRow {
    std::vector<PaperCell> cells = {}; // one a column
    QString band = {}; // instead of cells: the name of the rows that follow
};

class Paper {
public:
    enum class Way { Upright, Lying };

    explicit Paper(const PaperLook &look);

    void startPage(Way way);
    double width() const { return m_room.width(); }
    double left() const { return m_room.left(); }
    double top() const { return m_top; } // of what is still free
    void skip(double height) { m_top += height; }
    /// A new page of the same way, where what follows would not fit.
    void need(double height);

    void heading(const QString &text, const QString &right);
    /// A part's title; at least `follows` of what comes after stays with it.
    void part(const QString &title, const QString &note, double follows);
    void paragraph(const QString &text);
    /// Name, figure and note, `columns` beside each other, in a grid.
    struct Tile {
        QString name;
        QString figure;
        QString note;
    };
    void tiles(const std::vector<Tile> &tiles, int columns);
    /// Columns without a title in any have no head.
    void table(const std::vector<PaperColumn> &columns, const std::vector<PaperRow> &rows);
    void frame(const QRectF &rect);
    /// Titled, framed, at a place of this page.
    void drawing(const QRectF &rect, const QString &title, const QPicture &picture);
    /// Words with room to write behind each.
    void signatures(const QStringList &words);

    /// With what stands at the foot of each, and its number.
    std::vector<PaperPage> finish(const QString &foot);

private:
    struct Laid {
        std::vector<QStringList> lines; // of each cell
        double height = 0;
    };
    Laid lay(const std::vector<PaperColumn> &columns, const PaperRow &row) const;
    void addRow(const std::vector<PaperColumn> &columns, const PaperRow &row, const Laid &laid);
    void addBand(const QString &text);
    void addHead(const std::vector<PaperColumn> &columns);
    double headHeight(const std::vector<PaperColumn> &columns) const;
    void text(const QRectF &room, const QString &text, const QFont &font, const QColor &colour,
        Qt::Alignment alignment = Qt::AlignLeft);
    PaperPage &page() { return m_pages[m_page]; }

    const PaperLook &m_look;
    std::vector<PaperPage> m_pages;
    size_t m_page = 0; // that is written on
    Way m_way = Way::Upright;
    QRectF m_room;
    double m_top = 0;
};

/// Broken so that no line is wider; between words, or anywhere where a word is too long.
QStringList wrapped(const QString &text, const QFont &font, double width);

} // namespace hz::console
