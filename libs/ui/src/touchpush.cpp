#include <hz/ui/touchpush.h>

#include <hz/ui/theme.h>
#include <hz/ui/touchbutton.h>

#include <QtGui/QPainter>

namespace hz::ui {

TouchPush::TouchPush(IconName icon, const QString &text, Look look, Form form, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_look(look)
    , m_form(form)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

TouchPush::Measures TouchPush::measures() const
{
    const Theme &look = theme();
    const Weight weight = m_look == Look::Primary || isChecked() ? Weight::Bold : Weight::Regular;
    switch (m_form) {
    case Form::Tile:
        return {look.px(104), look.px(32), look.px(6), look.px(20), look.radius(Radius::Bar), look.font(TypeRole::BoardBody, weight)};
    case Form::Hero:
        return {look.px(104), look.px(36), look.px(16), look.px(20), look.radius(Radius::Bar), look.font(TypeRole::BoardTitle, weight)};
    case Form::Chip:
        return {look.px(48), look.px(20), look.px(8), look.px(16), look.radius(Radius::Panel), look.font(TypeRole::Body, weight)};
    case Form::Row:
    case Form::Line:
        return {look.px(56), look.px(24), look.px(12), look.px(20), look.radius(Radius::Panel), look.font(TypeRole::BoardBody, weight)};
    }
    return {};
}

QSize TouchPush::sizeHint() const
{
    const Measures m = measures();
    const int text = QFontMetrics(m.font).horizontalAdvance(this->text());
    const int icon = m_icon == IconName::None ? 0 : m.icon;
    if (m_form == Form::Tile)
        return {std::max(text, icon) + 2 * m.padding, m.height};
    return {text + icon + (icon && text ? m.gap : 0) + 2 * m.padding, m.height};
}

QString TouchPush::clippedText() const
{
    const Measures m = measures();
    const int icon = m_icon == IconName::None || m_form == Form::Tile ? 0 : m.icon + m.gap;
    return QFontMetrics(m.font).horizontalAdvance(text()) + icon > width() ? text() : QString();
}

void TouchPush::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    const Measures m = measures();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = look.colour(Token::Surface), border = look.colour(m_form == Form::Tile ? Token::Line : Token::LineStrong);
    QColor ink = look.colour(Token::Text), iconInk = m_form == Form::Tile ? look.colour(Token::Accent) : ink;
    if (m_look == Look::Primary) {
        fill = border = look.colour(isDown() ? Token::AccentHover : Token::Accent);
        ink = iconInk = look.colour(Token::OnAccent);
    } else if (isChecked()) {
        fill = look.colour(Token::AccentSoft);
        border = ink = iconInk = look.colour(Token::Accent);
    } else if (m_look == Look::Quiet || m_form == Form::Line) {
        fill = border = Qt::transparent;
        if (m_form != Form::Line)
            ink = iconInk = look.colour(Token::Accent);
    }
    if (isDown() && m_look != Look::Primary)
        fill = look.colour(Token::Pressed);
    if (!isEnabled())
        ink = iconInk = look.colour(Token::Disabled);
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radius, m.radius);
    painter.setPen(ink);
    painter.setFont(m.font);
    const int textWidth = QFontMetrics(m.font).horizontalAdvance(text());
    const bool icon = m_icon != IconName::None;
    if (m_form == Form::Tile) {
        const int line = QFontMetrics(m.font).height();
        const int top = (height() - m.icon - m.gap - line) / 2;
        drawIcon(painter, m_icon, {0, top, width(), m.icon}, m.icon, iconInk);
        painter.drawText(QRect(0, top + m.icon + m.gap, width(), line), Qt::AlignCenter, text());
    } else {
        const int content = textWidth + (icon ? m.icon + (text().isEmpty() ? 0 : m.gap) : 0);
        int x = m_form == Form::Line ? m.padding : (width() - content) / 2;
        if (icon) {
            drawIcon(painter, m_icon, {x, 0, m.icon, height()}, m.icon, iconInk);
            x += m.icon + m.gap;
        }
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    }
    if (hasFocus())
        drawFocusRing(painter, rect(), m.radius);
}

} // namespace hz::ui
