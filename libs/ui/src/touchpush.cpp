#include <hz/ui/touchpush.h>

#include <QtGui/QPainter>

namespace hz::ui {

TouchPush::TouchPush(IconName icon, const QString &text, Look look, Form form, QWidget *parent)
    : TouchControl(text, parent)
    , m_icon(icon)
    , m_look(look)
    , m_form(form)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

Radius TouchPush::cornerRadius() const
{
    return m_form == Form::Tile || m_form == Form::Hero ? Radius::Bar : Radius::Panel;
}

TouchPush::Measures TouchPush::measures() const
{
    // Of the design, at scale 1, where the tokens have no name for them.
    constexpr double kTileHeight = 104, kPadding = 20;
    const Theme &look = theme();
    const int padding = look.px(kPadding);
    switch (m_form) {
    case Form::Row:
    case Form::Line:
        return {
            look.px(Measure::TouchNormal), look.px(24), look.px(10), padding, TypeRole::BoardBody};
    case Form::Chip:
        return {look.px(Measure::TouchMin), look.px(20), look.px(8), look.px(16), TypeRole::Body};
    case Form::Stack:
        return {look.px(Measure::TouchLarge), look.px(26), look.px(2), look.px(12), TypeRole::Body};
    case Form::Tile:
        return {look.px(kTileHeight), look.px(Measure::TouchIconLarge), look.px(6), padding,
            TypeRole::BoardBody};
    case Form::Hero:
        return {look.px(kTileHeight), look.px(36), look.px(16), padding, TypeRole::BoardTitle};
    }
    return {};
}

TouchPush::Colours TouchPush::colours() const
{
    const bool bare = m_look == Look::Quiet || m_look == Look::Link || m_form == Form::Line;
    Colours colours{Token::Surface, m_form == Form::Tile ? Token::Line : Token::LineStrong,
        Token::Text, Token::Text};
    if (m_form == Form::Tile)
        colours.icon = Token::Accent;
    if (m_look == Look::Link)
        colours.text = colours.icon = Token::Accent;
    if (m_look == Look::Primary)
        colours = {Token::Accent, Token::Accent, Token::OnAccent, Token::OnAccent};
    else if (isChecked())
        colours = {Token::AccentSoft, Token::AccentLine, Token::Accent, Token::Accent};
    if (isDown())
        colours.fill = m_look == Look::Primary ? Token::AccentHover : Token::Pressed;
    if (bare && !isChecked())
        colours.border = colours.fill;
    if (!isEnabled())
        colours = {bare ? colours.fill : Token::Surface, bare ? colours.border : Token::Line,
            Token::Disabled, Token::Disabled};
    return colours;
}

QFont TouchPush::textFont() const
{
    return theme().font(
        measures().type, m_look == Look::Primary || isChecked() ? Weight::Bold : Weight::Regular);
}

QSize TouchPush::sizeHint() const
{
    const Measures m = measures();
    // Bold, so that choosing a button never moves its neighbours.
    const int word = text().isEmpty()
        ? 0
        : QFontMetrics(theme().font(m.type, Weight::Bold)).horizontalAdvance(text());
    const int icon = hasIcon() ? m.icon : 0;
    const int content
        = isUpright() ? std::max(word, icon) : word + icon + (word && icon ? m.gap : 0);
    return {std::max(content + 2 * m.padding, m.height), m.height};
}

TouchPush::Places TouchPush::places() const
{
    const Measures m = measures();
    const int line = theme().lineHeight(m.type);
    if (isUpright()) {
        const int icon = hasIcon() ? m.icon + m.gap : 0;
        const int top = (height() - icon - line) / 2;
        return {{0, top, width(), m.icon}, {0, top + icon, width(), line}, Qt::AlignCenter};
    }
    const int word = text().isEmpty() ? 0 : QFontMetrics(textFont()).horizontalAdvance(text());
    const int icon = hasIcon() ? m.icon + (word ? m.gap : 0) : 0;
    const int left = m_form == Form::Line ? m.padding : std::max(0, (width() - word - icon) / 2);
    const int right = m_form == Form::Line ? width() - m.padding : width();
    return {{left, 0, m.icon, height()}, {left + icon, 0, right - left - icon, height()},
        Qt::AlignVCenter | Qt::AlignLeft};
}

std::vector<PaintedText> TouchPush::paintedTexts() const
{
    return {{text(), textFont(), places().text}};
}

void TouchPush::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    const Colours c = colours();
    const Places at = places();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool bare = c.fill == Token::Surface && c.border == Token::Surface;
    if (!bare) {
        const double line = look.hairline();
        const double radius = m_form == Form::Chip ? height() / 2.0 : look.radius(cornerRadius());
        painter.setPen(QPen(look.colour(c.border), line));
        painter.setBrush(look.colour(c.fill));
        painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2),
            radius - line / 2, radius - line / 2);
    }
    if (hasIcon())
        drawIcon(painter, m_icon, at.icon, measures().icon, look.colour(c.icon));
    painter.setPen(look.colour(c.text));
    painter.setFont(textFont());
    painter.drawText(at.text, int(at.align) | Qt::TextDontClip, text());
}

} // namespace hz::ui
