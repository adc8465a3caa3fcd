#include "reports/paper.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

#include <algorithm>

namespace hz::console {

namespace {

constexpr QSizeF kA4(mm(210), mm(297));
constexpr double kMargin = mm(15);
constexpr double kFoot = mm(8);
constexpr double kPaddingX = mm(1.2);
constexpr double kPaddingY = mm(0.75);
constexpr double kThin = mm(0.12);
constexpr double kGlyph = mm(3.2);
constexpr double kGlyphGap = mm(1);
constexpr double kTileNote = mm(1.6); // between figure and note
constexpr double kTilePadding = mm(2.2);
constexpr double kLine = 1.32; // of the size of a font

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Paper)
};

double lineHeight(const QFont &font)
{
    return font.pixelSize() * kLine;
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

// Numbers by themselves where Latin letters are about: beside those, Noto Sans CJK has other shapes
// for digits, and no character leads to them, so that a PDF could not be searched for "ROOM-01".
QStringList pieces(const QString &text)
{
    const bool hasLatin = std::any_of(text.begin(), text.end(),
        [](QChar character) { return character.script() == QChar::Script_Latin; });
    if (!hasLatin)
        return {text};
    QStringList all;
    for (const QChar character : text) {
        if (all.isEmpty() || isDigit(all.last().back()) != isDigit(character))
            all.append(QString());
        all.last().append(character);
    }
    return all;
}

template<typename... Visit> struct Overloaded : Visit... {
    using Visit::operator()...;
};
template<typename... Visit> Overloaded(Visit...) -> Overloaded<Visit...>;

} // namespace

void PaperPage::paint(QPainter &painter) const
{
    const Overloaded paintItem{
        [&painter](const Text &text) {
            painter.setFont(text.font);
            painter.setPen(text.colour);
            painter.drawText(text.baseline, text.text);
        },
        [&painter](const Line &line) {
            painter.setPen(QPen(line.colour, kThin));
            painter.drawLine(line.line);
        },
        [&painter](const Box &box) { painter.fillRect(box.rect, box.fill); },
        [&painter](const Drawing &drawing) {
            painter.save();
            painter.translate(drawing.at);
            // Qt enlarges a drawing by the dots of what it is played on.
            const double scale
                = drawing.scale * drawing.picture.logicalDpiX() / painter.device()->logicalDpiX();
            painter.scale(scale, scale);
            painter.drawPicture(0, 0, drawing.picture);
            painter.restore();
        },
    };
    for (const Item &item : items)
        std::visit(paintItem, item);
}

QStringList wrapped(const QString &text, const QFont &font, double width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

Paper::Paper(const PaperLook &look)
    : m_look(look)
{
}

void Paper::startPage(Way way)
{
    m_way = way;
    const QSizeF size = way == Way::Upright ? kA4 : kA4.transposed();
    m_page = m_pages.size();
    m_pages.push_back({.size = size, .items = {}});
    m_room = QRectF(QPointF(), size).adjusted(kMargin, kMargin, -kMargin, -kMargin - kFoot);
    m_top = m_room.top();
}

void Paper::need(double height)
{
    if (m_top + height > m_room.bottom())
        startPage(m_way);
}

void Paper::text(const QRectF &room, const QString &text, const QFont &font, const QColor &colour,
    Qt::Alignment alignment)
{
    if (text.isEmpty())
        return;
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, room.width());
    const QStringList parts = pieces(shown);
    double free = room.width();
    for (const QString &part : parts)
        free -= metrics.horizontalAdvance(part);
    double x = room.left();
    if (alignment & Qt::AlignRight)
        x += free;
    else if (alignment & Qt::AlignHCenter)
        x += free / 2;
    const double y = room.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QString &part : parts) {
        page().items.emplace_back(PaperPage::Text{{x, y}, part, font, colour});
        x += metrics.horizontalAdvance(part);
    }
}

void Paper::heading(const QString &heading, const QString &right)
{
    const double height = lineHeight(m_look.heading);
    const double beside = QFontMetricsF(m_look.title).horizontalAdvance(right);
    text({left(), m_top, width() - beside - mm(4), height}, heading, m_look.heading, m_look.ink);
    text({left() + width() - beside, m_top, beside, height}, right, m_look.title, m_look.quiet);
    m_top += height + mm(1);
    page().items.emplace_back(PaperPage::Box{{left(), m_top, width(), mm(0.5)}, m_look.ink});
    m_top += mm(3);
}

void Paper::part(const QString &title, const QString &note, double follows)
{
    const double height = lineHeight(m_look.title);
    need(height + mm(1.2) + follows);
    const double beside = QFontMetricsF(m_look.title).horizontalAdvance(title);
    text({left(), m_top, width(), height}, title, m_look.title, m_look.ink);
    if (!note.isEmpty())
        text({left() + beside + mm(3), m_top, width() - beside - mm(3), height}, note, m_look.note,
            m_look.quiet, Qt::AlignRight);
    m_top += height + mm(1.2);
}

void Paper::paragraph(const QString &words)
{
    const double height = lineHeight(m_look.note);
    for (const QString &line : wrapped(words, m_look.note, width())) {
        need(height);
        text({left(), m_top, width(), height}, line, m_look.note, m_look.quiet);
        m_top += height;
    }
}

void Paper::tiles(const std::vector<Tile> &tiles, int columns)
{
    const double name = lineHeight(m_look.note);
    const double figure = lineHeight(m_look.figure);
    const double height = 2 * kTilePadding + name + figure;
    const double wide = width() / columns;
    const auto rows = (tiles.size() + size_t(columns) - 1) / size_t(columns);
    need(height * double(rows));
    for (size_t i = 0; i < tiles.size(); ++i) {
        const QRectF rect(left() + wide * double(i % size_t(columns)),
            m_top + height * double(i / size_t(columns)), wide, height);
        frame(rect);
        const QRectF inside
            = rect.adjusted(kTilePadding, kTilePadding, -kTilePadding, -kTilePadding);
        text({inside.left(), inside.top(), inside.width(), name}, tiles[i].name, m_look.note,
            m_look.quiet);
        const double used = std::min(
            inside.width(), QFontMetricsF(m_look.figure).horizontalAdvance(tiles[i].figure));
        const QRectF below(inside.left(), inside.top() + name, used, figure);
        text(below, tiles[i].figure, m_look.figure, m_look.ink);
        const double from = below.right() + kTileNote;
        text({from, below.top() + mm(0.6), std::max(0.0, inside.right() - from), figure},
            tiles[i].note, m_look.note, m_look.quiet);
    }
    m_top += height * double(rows);
}

void Paper::frame(const QRectF &rect)
{
    for (const QLineF &side :
        {QLineF(rect.topLeft(), rect.topRight()), QLineF(rect.topRight(), rect.bottomRight()),
            QLineF(rect.bottomRight(), rect.bottomLeft()),
            QLineF(rect.bottomLeft(), rect.topLeft())})
        page().items.emplace_back(PaperPage::Line{side, m_look.strongLine});
}

void Paper::drawing(const QRectF &rect, const QString &title, const QPicture &picture)
{
    frame(rect);
    const double height = lineHeight(m_look.strong);
    const double padding = mm(3);
    text({rect.left() + padding, rect.top() + mm(1.5), rect.width() - 2 * padding, height}, title,
        m_look.strong, m_look.ink);
    page().items.emplace_back(PaperPage::Drawing{
        {rect.left() + padding, rect.top() + mm(1.5) + height + mm(1.5)}, 1, picture});
}

Paper::Laid Paper::lay(const std::vector<PaperColumn> &columns, const PaperRow &row) const
{
    Laid laid;
    double sum = 0;
    for (const PaperColumn &column : columns)
        sum += column.width;
    qsizetype most = 1;
    for (size_t i = 0; i < columns.size(); ++i) {
        const PaperCell &cell = row.cells[i];
        double room = width() * columns[i].width / sum - 2 * kPaddingX;
        if (cell.glyph)
            room -= kGlyph + kGlyphGap;
        const QFont &font = cell.isStrong ? m_look.strong : m_look.text;
        laid.lines.push_back(
            columns[i].wraps ? wrapped(cell.text, font, room) : QStringList{cell.text});
        most = std::max(most, laid.lines.back().size());
    }
    laid.height = double(most) * lineHeight(m_look.text) + 2 * kPaddingY;
    return laid;
}

void Paper::addRow(const std::vector<PaperColumn> &columns, const PaperRow &row, const Laid &laid)
{
    double sum = 0;
    for (const PaperColumn &column : columns)
        sum += column.width;
    const double line = lineHeight(m_look.text);
    double x = left();
    for (size_t i = 0; i < columns.size(); ++i) {
        const PaperCell &cell = row.cells[i];
        const QRectF rect(x, m_top, width() * columns[i].width / sum, laid.height);
        frame(rect);
        QRectF inside = rect.adjusted(kPaddingX, 0, -kPaddingX, 0);
        if (cell.glyph) {
            const bool isAlone = cell.text.isEmpty() && columns[i].alignment & Qt::AlignHCenter;
            const double x0 = isAlone ? rect.center().x() - kGlyph / 2 : inside.left();
            page().items.emplace_back(PaperPage::Drawing{{x0, rect.center().y() - kGlyph / 2},
                kGlyph / PaperLook::kGlyphSide, m_look.glyphs[size_t(*cell.glyph)]});
            inside.setLeft(inside.left() + kGlyph + kGlyphGap);
        }
        double y = rect.center().y() - line * double(laid.lines[i].size()) / 2;
        for (const QString &words : laid.lines[i]) {
            text({inside.left(), y, inside.width(), line}, words,
                cell.isStrong ? m_look.strong : m_look.text, cell.isBad ? m_look.bad : m_look.ink,
                columns[i].alignment);
            y += line;
        }
        x = rect.right();
    }
    m_top += laid.height;
}

void Paper::addBand(const QString &words)
{
    const QRectF rect(left(), m_top, width(), lineHeight(m_look.strong) + 2 * kPaddingY);
    page().items.emplace_back(PaperPage::Box{rect, m_look.band});
    frame(rect);
    text(rect.adjusted(kPaddingX, 0, -kPaddingX, 0), words, m_look.strong, m_look.ink);
    m_top = rect.bottom();
}

double Paper::headHeight(const std::vector<PaperColumn> &columns) const
{
    double sum = 0;
    for (const PaperColumn &column : columns)
        sum += column.width;
    qsizetype most = 0;
    for (const PaperColumn &column : columns)
        if (!column.title.isEmpty())
            most = std::max(most,
                wrapped(column.title, m_look.strong, width() * column.width / sum - 2 * kPaddingX)
                    .size());
    return most == 0 ? 0 : double(most) * lineHeight(m_look.strong) + 2 * kPaddingY;
}

void Paper::addHead(const std::vector<PaperColumn> &columns)
{
    const double height = headHeight(columns);
    if (height == 0)
        return;
    page().items.emplace_back(PaperPage::Box{{left(), m_top, width(), height}, m_look.ground});
    PaperRow row;
    std::vector<PaperColumn> titles = columns;
    for (PaperColumn &column : titles) {
        row.cells.push_back({.text = column.title, .isStrong = true});
        column.wraps = true;
        column.alignment = Qt::AlignHCenter;
    }
    addRow(titles, row, lay(titles, row));
}

void Paper::table(const std::vector<PaperColumn> &columns, const std::vector<PaperRow> &rows)
{
    const double band = lineHeight(m_look.strong) + 2 * kPaddingY;
    QString current; // the band that the rows belong to
    bool isFirst = true;
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const bool isBand = !row->band.isEmpty();
        const Laid laid = isBand ? Laid{} : lay(columns, *row);
        // A band never stands alone at the foot of a sheet.
        double height = isBand ? band : laid.height;
        if (isBand && row + 1 != rows.end())
            height += lay(columns, row[1]).height;
        const bool isOver = m_top + height + (isFirst ? headHeight(columns) : 0) > m_room.bottom();
        if (isOver)
            startPage(m_way);
        if (isFirst || isOver)
            addHead(columns);
        isFirst = false;
        if (isBand) {
            current = row->band;
            addBand(current);
            continue;
        }
        if (isOver && !current.isEmpty())
            addBand(Tr::tr("%1 (continued)").arg(current));
        addRow(columns, *row, laid);
    }
}

void Paper::signatures(const QStringList &words)
{
    const double height = lineHeight(m_look.text);
    need(mm(8) + height);
    m_top += mm(8);
    const QFontMetricsF metrics(m_look.text);
    double free = width();
    for (const QString &word : words)
        free -= metrics.horizontalAdvance(word) + mm(5);
    const double line = free / double(words.size());
    double x = left();
    for (const QString &word : words) {
        const double used = metrics.horizontalAdvance(word);
        text({x, m_top, used, height}, word, m_look.text, m_look.ink);
        const QPointF from(x + used + mm(1), m_top + height);
        page().items.emplace_back(PaperPage::Line{{from, from + QPointF(line, 0)}, m_look.quiet});
        x = from.x() + line + mm(4);
    }
    m_top += height;
}

std::vector<PaperPage> Paper::finish(const QString &foot)
{
    const auto count = m_pages.size();
    for (size_t i = 0; i < count; ++i) {
        m_page = i;
        const QSizeF size = page().size;
        const double height = lineHeight(m_look.note);
        const QRectF rect(
            kMargin, size.height() - kMargin - height, size.width() - 2 * kMargin, height);
        const QString number = Tr::tr("Page %1 of %2").arg(i + 1).arg(count);
        const double used = QFontMetricsF(m_look.note).horizontalAdvance(number);
        text(rect.adjusted(0, 0, -used - mm(4), 0), foot, m_look.note, m_look.quiet);
        text(rect, number, m_look.note, m_look.quiet, Qt::AlignRight);
    }
    return std::move(m_pages);
}

} // namespace hz::console
