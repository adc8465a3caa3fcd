#include "overview/gaplist.h"

#include <algorithm>

namespace hz::console {

using namespace ui;

namespace {

constexpr double kRow = 56; // at scale 1
constexpr double kGlyph = 18;
constexpr double kPadding = 16;
constexpr double kGap = 10;

} // namespace

GapList::GapList(QWidget *parent)
    : Chart(Pointed::Ground, parent)
{
    setAccessibleName(tr("Schools that lack most"));
}

void GapList::setGaps(std::vector<Gap> gaps)
{
    if (gaps == m_gaps)
        return;
    m_gaps = std::move(gaps);
    recompose();
}

QSize GapList::sizeHint() const
{
    return {theme().px(300), theme().px(kRow) * int(std::max<size_t>(1, m_gaps.size()))};
}

QSize GapList::minimumSizeHint() const
{
    return {theme().px(200), theme().px(kRow)};
}

ChartPicture GapList::compose(const QRectF &room, const Look &look) const
{
    ChartPicture picture(look);
    const double least = look.px(kRow);
    const size_t shown = std::min(m_gaps.size(), size_t(std::max(1.0, room.height() / least)));
    if (shown == 0)
        return picture;
    // Rows share the height, but a few do not drift apart.
    const double height = std::min(room.height() / double(shown), least * 1.4);
    const double padding = look.px(kPadding);
    const QFont body = look.font(TypeRole::Body);
    const QFont strong = look.font(TypeRole::Body, Weight::Bold);
    const QFont small = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Body);
    for (size_t i = 0; i < shown; ++i) {
        const Gap &gap = m_gaps[i];
        const QRectF row(room.left(), room.top() + height * double(i), room.width(), height);
        if (i > 0)
            picture.line(
                {row.topLeft(), row.topRight()}, QPen(look.colour(Token::Line), look.hairline()));
        const double glyph = look.px(kGlyph);
        const double middle = row.center().y();
        picture.glyph(Status::Bad, {row.left() + padding, middle - glyph / 2, glyph, glyph},
            look.colour(Token::Surface));
        const double left = row.left() + padding + glyph + look.px(kGap);
        const double right = row.right() - padding;
        const double figures
            = std::max(textWidth(strong, gap.measured), textWidth(small, gap.lack));
        const double names = right - figures - look.px(kGap) - left;
        picture.name({left, middle - line, names, line}, gap.name, body, look.colour(Token::Text));
        picture.name({left, middle, names, line}, gap.numbers, small, look.colour(Token::Text2));
        picture.text({right - figures, middle - line, figures, line}, gap.measured, strong,
            look.colour(Status::Bad, StatusPart::Foreground), Qt::AlignRight | Qt::AlignVCenter);
        picture.text({right - figures, middle, figures, line}, gap.lack, small,
            look.colour(Token::Text2), Qt::AlignRight | Qt::AlignVCenter);
        picture.cell({.row = int(i),
            .column = 0,
            .rect = row,
            .name = tr("%1: %2, %3, %4").arg(gap.name, gap.numbers, gap.measured, gap.lack)});
    }
    return picture;
}

} // namespace hz::console
