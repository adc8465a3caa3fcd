#include <hz/page/render.h>

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace hz::page {

namespace {

// All in page units, anchored at the top of the page: a page that grows downwards gets more rows
// and keeps the ones that were written on.
constexpr int kMarginX = 80;
constexpr int kMarginY = 60;
constexpr int kSquare = 60; // eighteen rows on a page
constexpr int kLine = 84; // twelve lines on a page
constexpr int kDotRadius = 3;

constexpr int kBox = 164; // of 田字格 and 米字格: a copybook sheet of ten columns and five rows
constexpr int kBoxPitchX = 176;
constexpr int kBoxPitchY = 192;
constexpr double kFramePen = 2.2;
constexpr double kGuidePen = 1.3;

// Four lines with three spaces between them, all three equal, as copybooks of both kinds have them:
// the middle holds a, c, o; the upper the stems of b, d and the tone marks; the lower the tails of
// g, p.
constexpr int kPinyinSpace = 44;
constexpr int kPinyinPitch = 204;
constexpr int kEnglishSpace = 48;
constexpr int kEnglishPitch = 216;

// A staff is five lines and four equal spaces; between two staves lies more than the height of one,
// for ledger lines and words.
constexpr int kStaffSpace = 24;
constexpr int kStaffPitch = 216;

struct Ruling {
    QRgb faint; // squares and dots
    QRgb line; // what one writes on
    QRgb frame; // boxes, and the line on which letters stand
};

// Quiet on each ground: a ruling guides the hand and must not compete with ink.
Ruling rulingOn(ink::Ground ground)
{
    switch (ground) {
    case ink::Ground::White:
        return {0xffdfe5ec, 0xff9fb0c2, 0xffc9513b};
    case ink::Ground::Paper:
        return {0xffe4ddcc, 0xffb7a983, 0xffc9513b};
    case ink::Ground::Green:
        return {0xff2f6150, 0xff5f9783, 0xff8dbca9};
    case ink::Ground::Dark:
        return {0xff343a42, 0xff5d6875, 0xff7f8a98};
    }
    return {0xffdfe5ec, 0xff9fb0c2, 0xffc9513b};
}

// Rows of `height` every `pitch`: centred on a page of the usual height, and on below it.
struct Rows {
    double top = 0;
    int count = 0;
};
Rows rowsOf(const Page &page, int height, int pitch)
{
    const auto fitting
        = [&](int within) { return std::max(1, (within - 2 * kMarginY + pitch - height) / pitch); };
    const int usual = std::min(page.size.height(), kPageSize.height());
    const int rows = fitting(usual);
    const double top = (usual - (rows * pitch - (pitch - height))) / 2.0;
    const double free = page.size.height() - kMarginY - top - height;
    return {top, std::max(rows, int(std::floor(free / pitch)) + 1)};
}

enum class Guides { Cross, Star }; // 田字格, 米字格

class RulingPainter {
public:
    RulingPainter(QPainter &painter, const Page &page, const QRectF &area)
        : m_painter(painter)
        , m_page(page)
        , m_area(area)
        , m_ruling(rulingOn(page.background.ground))
    {
    }

    void squares()
    {
        m_painter.setPen(QPen(QColor(m_ruling.faint), 1.5));
        for (int x = firstOf(m_area.left(), kSquare); x < lastOf(m_area.right(), width());
             x += kSquare)
            m_painter.drawLine(QPointF(x, 0), QPointF(x, height()));
        for (int y = firstOf(m_area.top(), kSquare); y < lastOf(m_area.bottom(), height());
             y += kSquare)
            m_painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }

    void dots()
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(m_ruling.line));
        const double beyond = kDotRadius + 1;
        for (int y = firstOf(m_area.top() - beyond, kSquare);
             y < lastOf(m_area.bottom() + beyond, height()); y += kSquare)
            for (int x = firstOf(m_area.left() - beyond, kSquare);
                 x < lastOf(m_area.right() + beyond, width()); x += kSquare)
                m_painter.drawEllipse(QPointF(x, y), kDotRadius, kDotRadius);
        m_painter.setBrush(Qt::NoBrush);
    }

    void lines()
    {
        const Rows rows = rowsOf(m_page, 0, kLine);
        for (int row = 0; row < rows.count; ++row)
            line(rows.top + row * kLine, m_ruling.line, 1.8);
    }

    void boxes(Guides guides)
    {
        const int columns = std::max(1, (width() - 2 * kMarginX + kBoxPitchX - kBox) / kBoxPitchX);
        const double left = (width() - (columns * kBoxPitchX - (kBoxPitchX - kBox))) / 2.0;
        const Rows rows = rowsOf(m_page, kBox, kBoxPitchY);
        QColor faint(m_ruling.frame);
        faint.setAlphaF(0.75F);
        QPen guide(faint, kGuidePen);
        guide.setDashPattern({5, 4});
        const QPen frame(QColor(m_ruling.frame), kFramePen);
        for (int row = 0; row < rows.count; ++row)
            for (int column = 0; column < columns; ++column) {
                const QRectF box(
                    left + column * kBoxPitchX, rows.top + row * kBoxPitchY, kBox, kBox);
                if (!box.adjusted(-3, -3, 3, 3).intersects(m_area))
                    continue;
                m_painter.setPen(guide);
                m_painter.drawLine(
                    QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
                m_painter.drawLine(
                    QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
                if (guides == Guides::Star) {
                    m_painter.drawLine(box.topLeft(), box.bottomRight());
                    m_painter.drawLine(box.topRight(), box.bottomLeft());
                }
                m_painter.setPen(frame);
                m_painter.drawRect(box);
            }
    }

    void pinyin()
    {
        const Rows rows = rowsOf(m_page, 3 * kPinyinSpace, kPinyinPitch);
        for (int row = 0; row < rows.count; ++row) {
            const double top = rows.top + row * kPinyinPitch;
            line(top + kPinyinSpace, m_ruling.line, kGuidePen);
            line(top + 2 * kPinyinSpace, m_ruling.line, kGuidePen);
            frame(top, 3 * kPinyinSpace, m_ruling.frame, kFramePen);
        }
    }

    void english()
    {
        const Rows rows = rowsOf(m_page, 3 * kEnglishSpace, kEnglishPitch);
        for (int row = 0; row < rows.count; ++row)
            for (int i = 0; i < 4; ++i) { // letters stand on the third line
                const bool isBase = i == 2;
                line(rows.top + row * kEnglishPitch + i * kEnglishSpace,
                    isBase ? m_ruling.frame : m_ruling.line, isBase ? kFramePen : 1.8);
            }
    }

    void staves()
    {
        const Rows rows = rowsOf(m_page, 4 * kStaffSpace, kStaffPitch);
        for (int row = 0; row < rows.count; ++row) {
            const double top = rows.top + row * kStaffPitch;
            for (int i = 1; i < 4; ++i)
                line(top + i * kStaffSpace, m_ruling.line, 2);
            frame(top, 4 * kStaffSpace, m_ruling.line, 2);
        }
    }

private:
    int width() const { return m_page.size.width(); }
    int height() const { return m_page.size.height(); }
    // Lines of a grid within the area, none on the page's own edge.
    static int firstOf(double from, int pitch)
    {
        return std::max(1, int(std::ceil(from / pitch))) * pitch;
    }
    static double lastOf(double until, int edge) { return std::min(until + 1, double(edge)); }

    bool shows(double top, double bottom) const
    {
        return bottom + 3 >= m_area.top() && top - 3 <= m_area.bottom();
    }
    void line(double y, QRgb colour, double pen)
    {
        if (!shows(y, y))
            return;
        m_painter.setPen(QPen(QColor(colour), pen));
        m_painter.drawLine(QPointF(kMarginX, y), QPointF(width() - kMarginX, y));
    }
    void frame(double top, double high, QRgb colour, double pen)
    {
        if (!shows(top, top + high))
            return;
        m_painter.setPen(QPen(QColor(colour), pen, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        m_painter.drawRect(QRectF(kMarginX, top, width() - 2 * kMarginX, high));
    }

    QPainter &m_painter;
    const Page &m_page;
    const QRectF m_area;
    const Ruling m_ruling;
};

} // namespace

void paintBackground(QPainter &painter, const Page &page, const QRectF &units)
{
    const QRectF area = units & QRectF(QPointF(), QSizeF(page.size));
    if (area.isEmpty())
        return;
    painter.fillRect(area, QColor(ink::groundColour(page.background.ground)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    RulingPainter ruling(painter, page, area);
    switch (page.background.kind) {
    case Background::Kind::Squared:
        ruling.squares();
        break;
    case Background::Kind::TianZiGe:
        ruling.boxes(Guides::Cross);
        break;
    case Background::Kind::MiZiGe:
        ruling.boxes(Guides::Star);
        break;
    case Background::Kind::Ruled:
        ruling.lines();
        break;
    case Background::Kind::Dots:
        ruling.dots();
        break;
    case Background::Kind::Pinyin:
        ruling.pinyin();
        break;
    case Background::Kind::English:
        ruling.english();
        break;
    case Background::Kind::Staff:
        ruling.staves();
        break;
    case Background::Kind::Plain:
    case Background::Kind::Pdf:
        break;
    }
    painter.restore();
}

} // namespace hz::page
