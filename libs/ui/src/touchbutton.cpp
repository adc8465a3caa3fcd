#include <hz/ui/touchbutton.h>

#include <hz/ui/theme.h>

#include <QtGui/QPainter>

namespace hz::ui {

namespace {

constexpr int kWidth = 60, kHeight = 64, kIcon = 28, kGap = 3, kLabelLine = 18, kPadding = 6;
constexpr int kDot = 12, kDotBorder = 2, kDotRight = 10, kDotTop = 8;

} // namespace

void drawFocusRing(QPainter &painter, const QRect &rect, int radius)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colour(Token::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
}

TouchButton::TouchButton(IconName icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus); // a tap must not take the focus from the page
    connect(&theme(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TouchButton::setIconName(IconName icon)
{
    m_icon = icon;
    update();
}

void TouchButton::setDot(std::optional<QColor> colour)
{
    m_dot = colour;
    update();
}

void TouchButton::setFigure(const QString &figure)
{
    if (m_figure == figure)
        return;
    m_figure = figure;
    setAccessibleDescription(figure);
    updateGeometry();
    update();
}

QSize TouchButton::sizeHint() const
{
    const QFontMetrics label(theme().font(TypeRole::Caption, Weight::Bold));
    const QFontMetrics figure(theme().font(TypeRole::Title, Weight::Bold));
    const int widest = std::max(label.horizontalAdvance(text()), m_figure.isEmpty() ? 0 : figure.horizontalAdvance(m_figure));
    return {std::max(theme().px(kWidth), widest + theme().px(kPadding)), theme().px(kHeight)};
}

QString TouchButton::clippedText() const
{
    const QFontMetrics label(theme().font(TypeRole::Caption, Weight::Bold));
    return label.horizontalAdvance(text()) > width() ? text() : QString();
}

void TouchButton::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool chosen = isChecked();
    if (chosen || isDown()) {
        painter.setPen(look.scheme() == Scheme::Contrast && chosen ? QPen(look.colour(Token::Accent), 2) : QPen(Qt::NoPen));
        painter.setBrush(look.colour(isDown() ? Token::Pressed : Token::AccentSoft));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), look.radius(Radius::Panel), look.radius(Radius::Panel));
    }
    const QColor ink = look.colour(!isEnabled() ? Token::Disabled : chosen ? Token::Accent : Token::Text);
    const int icon = look.px(kIcon), content = icon + look.px(kGap) + look.px(kLabelLine);
    const QRect upper(0, (height() - content) / 2, width(), icon);
    if (m_figure.isEmpty()) {
        drawIcon(painter, m_icon, upper, icon, ink);
    } else {
        painter.setPen(ink);
        painter.setFont(look.font(TypeRole::Title, Weight::Bold));
        painter.drawText(upper, Qt::AlignCenter, m_figure);
    }
    painter.setPen(!isEnabled() || chosen || m_figure.isEmpty() ? ink : look.colour(Token::Text2));
    painter.setFont(look.font(TypeRole::Caption, chosen ? Weight::Bold : Weight::Regular));
    painter.drawText(QRect(0, upper.bottom() + 1 + look.px(kGap), width(), look.px(kLabelLine)), Qt::AlignCenter, text());
    if (m_dot) {
        const int dot = look.px(kDot);
        painter.setPen(QPen(look.colour(Token::Surface), look.px(kDotBorder)));
        painter.setBrush(*m_dot);
        painter.drawEllipse(QRect(width() - look.px(kDotRight) - dot, look.px(kDotTop), dot, dot));
    }
    if (hasFocus())
        drawFocusRing(painter, rect(), look.radius(Radius::Panel));
}

} // namespace hz::ui
