#include <hz/ui/ratiobars.h>
#include <hz/ui/statusglyph.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hz::ui {

namespace {

constexpr double kAimAt = 2.0 / 3; // of the track: chart.targetAtTrack
// At scale 1.
constexpr double kLeastTitle = 64, kWideGap = 16, kNarrowGap = 10, kWideInside = 10,
                 kNarrowInside = 6, kNarrowBelow = 900;
constexpr double kLeastLabel = 52, kLeastTrack = 40, kGlyph = 14, kLeastRow = 28, kMostRow = 56;
constexpr double kHeadAbove = 4, kHeadBelow = 6, kBarRadius = 2, kTitleGap = 6;

struct Measured {
    double title = 0; // widths
    double label = 0;
    double gap = 0;
    double inside = 0;
    double head = 0; // heights
};

template<typename Visit> void visitRows(const RatioBarsData &data, const Visit &visit)
{
    for (const RatioBarsData::Row &row : data.rows)
        visit(row);
    if (data.total)
        visit(*data.total);
}

Measured measure(const RatioBarsData &data, const Look &look, double width)
{
    const QFont bold = look.font(TypeRole::Caption, Weight::Bold);
    const bool isNarrow = width < look.px(kNarrowBelow);
    Measured measured{.title = look.px(kLeastTitle),
        .label = look.px(kLeastLabel),
        .gap = look.px(isNarrow ? kNarrowGap : kWideGap),
        .inside = look.px(isNarrow ? kNarrowInside : kWideInside),
        .head = look.px(kHeadAbove) + look.lineHeight(TypeRole::Caption) + look.px(kHeadBelow)};
    visitRows(data, [&](const RatioBarsData::Row &row) {
        measured.title = std::max(measured.title, textWidth(bold, row.title));
        for (const RatioBarsData::Cell &cell : row.cells)
            if (cell.value)
                measured.label = std::max(measured.label, textWidth(bold, cell.label));
    });
    measured.title = std::min(measured.title, std::max(look.px(kLeastTitle), width / 5));
    return measured;
}

double leastCell(const Measured &measured, const Look &look)
{
    return measured.label + 2 * measured.inside + look.px(kLeastTrack) + look.px(kGlyph);
}

QString nameOf(const RatioBarsData::Row &row, const RatioBarsData::Column &column,
    const RatioBarsData::Cell &cell)
{
    if (!cell.value)
        return QCoreApplication::translate("hz::ui::RatioBars", "%1, %2: %3", "row, column: none")
            .arg(row.title, column.title,
                cell.label.isEmpty() ? statusWord(Status::NoData) : cell.label);
    return QCoreApplication::translate(
        "hz::ui::RatioBars", "%1, %2: %3, target %4, %5", "row, column: ratio, target, status")
        .arg(row.title, column.title, cell.label, column.target, statusWord(cell.status));
}

void composeEmpty(ChartPicture &picture, const QRectF &rect, const RatioBarsData::Cell &cell,
    const Measured &measured)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Caption);
    const QColor quiet = look.colour(Token::Text3);
    const QRectF label(rect.left(), rect.top(), measured.label, rect.height());
    QRectF word = rect;
    word.setLeft(label.right() + measured.inside);
    if (!cell.label.isEmpty()) {
        picture.text(label, QStringLiteral("—"), font, quiet, Qt::AlignRight | Qt::AlignVCenter);
        picture.name(word, cell.label, font, quiet);
        return;
    }
    const double side = look.px(kGlyph);
    picture.glyph(Status::NoData, {label.right() - side, rect.center().y() - side / 2, side, side});
    picture.name(word, statusWord(Status::NoData), font, quiet);
}

void composeCell(ChartPicture &picture, const QRectF &rect, const RatioBarsData::Column &column,
    const RatioBarsData::Cell &cell, const Measured &measured)
{
    const Look &look = picture.look();
    if (!cell.value) {
        composeEmpty(picture, rect, cell, measured);
        return;
    }
    const bool fails = cell.status == Status::Bad;
    const QRectF label(rect.left(), rect.top(), measured.label, rect.height());
    picture.text(label, cell.label,
        look.font(TypeRole::Caption, fails ? Weight::Bold : Weight::Regular),
        fails ? look.colour(Status::Bad, StatusPart::Foreground) : look.colour(Token::Text),
        Qt::AlignRight | Qt::AlignVCenter);

    const double glyph = look.px(kGlyph), height = look.px(Measure::ChartRatioBar);
    const double left = label.right() + measured.inside;
    const QRectF track(left, std::round(rect.center().y() - height / 2),
        rect.right() - glyph - measured.inside - left, height);
    const double radius = look.px(kBarRadius);
    picture.box(track, look.colour(Token::Sunken), radius);
    QRectF bar = track;
    bar.setWidth(track.width() * std::clamp(*cell.value / column.aim * kAimAt, 0.0, 1.0));
    picture.box(
        bar, fails ? look.colour(Status::Bad, StatusPart::Fill) : look.sequential(3), radius);
    const double over = look.px(Measure::ChartTargetOvershoot);
    picture.box({std::round(track.left() + track.width() * kAimAt), track.top() - over,
                    look.px(Measure::ChartTarget), height + 2 * over},
        look.colour(Token::Text));
    if (fails || cell.status == Status::Warn)
        picture.glyph(
            cell.status, {rect.right() - glyph, rect.center().y() - glyph / 2, glyph, glyph});
}

ChartPicture composeBars(const RatioBarsData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    if (data.columns.empty())
        return picture;
    const Measured measured = measure(data, look, room.width());
    const double columns = double(data.columns.size());
    const double width = (room.width() - measured.title) / columns - measured.gap;
    const auto left = [&](size_t column) {
        return room.left() + measured.title + measured.gap
            + double(column) * (width + measured.gap);
    };
    const QFont font = look.font(TypeRole::Caption);
    const QFont bold = look.font(TypeRole::Caption, Weight::Bold);
    const double headLine = look.lineHeight(TypeRole::Caption);
    const double headTop = room.top() + look.px(kHeadAbove);
    for (size_t i = 0; i < data.columns.size(); ++i) {
        const RatioBarsData::Column &column = data.columns[i];
        const double target = textWidth(font, column.target);
        const double title
            = std::min(textWidth(bold, column.title), width - target - look.px(kTitleGap));
        picture.name(
            {left(i), headTop, title, headLine}, column.title, bold, look.colour(Token::Text));
        picture.text({left(i) + title + look.px(kTitleGap), headTop, target, headLine},
            column.target, font, look.colour(Token::Text3));
    }
    const double top = room.top() + measured.head + look.hairline();
    picture.box({room.left(), room.top() + measured.head, room.width(), look.hairline()},
        look.colour(Token::Line));

    const double rows = double(data.rows.size() + (data.total ? 1 : 0));
    const double height = rows > 0
        ? std::clamp((room.bottom() - top) / rows, look.px(kLeastRow), look.px(kMostRow))
        : 0;
    int index = 0;
    visitRows(data, [&](const RatioBarsData::Row &row) {
        const bool isTotal = size_t(index) == data.rows.size();
        const double y = std::round(top + index * height);
        if (isTotal)
            picture.box({room.left(), y, room.width(), look.hairline()}, look.colour(Token::Line));
        picture.name({room.left(), y, measured.title, height}, row.title, isTotal ? bold : font,
            look.colour(Token::Text));
        for (size_t i = 0; i < std::min(row.cells.size(), data.columns.size()); ++i) {
            const QRectF cell(left(i), y, width, height);
            composeCell(picture, cell, data.columns[i], row.cells[i], measured);
            const double side = std::min(measured.gap / 2, look.px(4));
            picture.cell({index, int(i), cell.adjusted(-side, 2, side, -2),
                nameOf(row, data.columns[i], row.cells[i])});
        }
        ++index;
    });
    return picture;
}

} // namespace

RatioBars::RatioBars(QWidget *parent)
    : Chart(Pointed::Ground, parent)
{
    setAccessibleName(tr("Ratios against their targets"));
}

void RatioBars::setData(RatioBarsData content)
{
    if (m_data == content)
        return;
    m_data = std::move(content);
    recompose();
}

QSize RatioBars::minimumSizeHint() const
{
    const Look look;
    const Measured measured = measure(m_data, look, 0);
    const double columns = double(m_data.columns.size());
    const double rows = double(m_data.rows.size() + (m_data.total ? 1 : 0));
    return {int(measured.title + columns * (measured.gap + leastCell(measured, look)) + look.px(8)),
        int(measured.head + rows * look.px(kLeastRow) + look.px(8))};
}

QSize RatioBars::sizeHint() const
{
    return minimumSizeHint() * 3 / 2;
}

ChartPicture RatioBars::compose(const QRectF &room, const Look &look) const
{
    return composeBars(m_data, room, look);
}

void RatioBars::paint(
    QPainter &painter, const QRectF &room, const RatioBarsData &content, const Look &look)
{
    composeBars(content, room, look).paint(painter, room);
}

} // namespace hz::ui
