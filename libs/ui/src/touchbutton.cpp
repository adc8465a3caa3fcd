#include <hz/ui/touchbutton.h>

#include <QtGui/QPainter>

namespace hz::ui {

namespace {

// What the tokens leave open; at scale 1.
constexpr double kLabelLine = 18, kFigureLine = 26, kLabelMargin = 3;
constexpr double kDotBorder = 2, kDotRight = 9, kDotTop = 8;

int widthOf(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

} // namespace

void drawInkDisc(QPainter &painter, const QRectF &disc, const QColor &ink, const QColor &under)
{
    constexpr double kToldApart = 1.3;
    const bool needsRim = contrast(ink, under) < kToldApart;
    const double line = theme().hairline();
    painter.setPen(needsRim ? QPen(theme().colour(Token::Text3), line) : QPen(Qt::NoPen));
    painter.setBrush(ink);
    painter.drawEllipse(needsRim ? disc.adjusted(line / 2, line / 2, -line / 2, -line / 2) : disc);
}

TouchButton::TouchButton(IconName icon, const QString &text, QWidget *parent)
    : TouchControl(text, parent)
    , m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TouchButton::setIconName(IconName icon)
{
    if (m_icon == icon)
        return;
    m_icon = icon;
    update();
}

void TouchButton::setDot(std::optional<QColor> colour)
{
    if (m_dot == colour)
        return;
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
    const Theme &look = theme();
    // Bold, so that choosing a button never moves its neighbours.
    int widest
        = widthOf(look.font(TypeRole::Caption, Weight::Bold), text()) + 2 * look.px(kLabelMargin);
    int least = look.px(Measure::BarButtonWidth);
    if (!m_figure.isEmpty()) {
        widest = std::max(widest,
            widthOf(look.font(TypeRole::Title, Weight::Bold), m_figure)
                + 2 * look.px(kLabelMargin));
        least = look.px(Measure::ClusterMiddle);
    }
    return {std::max(least, widest), look.px(Measure::BarButtonHeight)};
}

QRect TouchButton::iconRect() const
{
    const Theme &look = theme();
    const bool hasFigure = !m_figure.isEmpty();
    const int upper = hasFigure ? look.px(kFigureLine) : look.px(Measure::BarIcon);
    const int gap = hasFigure ? 0 : look.px(Measure::BarIconGap);
    return {0, (height() - upper - gap - look.px(kLabelLine)) / 2, width(), upper};
}

std::vector<PaintedText> TouchButton::paintedTexts() const
{
    const Theme &look = theme();
    const QRect icon = iconRect();
    const int gap = m_figure.isEmpty() ? look.px(Measure::BarIconGap) : 0;
    const QRect label(0, icon.bottom() + 1 + gap, width(), look.px(kLabelLine));
    std::vector<PaintedText> texts{{text(),
        look.font(TypeRole::Caption, isChecked() ? Weight::Bold : Weight::Regular), label}};
    if (!m_figure.isEmpty())
        texts.push_back({m_figure, look.font(TypeRole::Title, Weight::Bold), icon});
    return texts;
}

void TouchButton::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool chosen = isChecked();
    if (chosen || isDown()) {
        // In high contrast the soft plate is black: the border tells.
        const bool outlined = chosen && look.scheme() == Scheme::Contrast;
        painter.setPen(
            outlined ? QPen(look.colour(Token::Accent), look.hairline()) : QPen(Qt::NoPen));
        painter.setBrush(look.colour(isDown() ? Token::Pressed : Token::AccentSoft));
        const double inset = outlined ? look.hairline() / 2.0 : 0;
        const int radius = look.radius(cornerRadius());
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
    }
    const Token ink = !isEnabled() ? Token::Disabled : chosen ? Token::Accent : Token::Text;
    if (m_figure.isEmpty())
        drawIcon(painter, m_icon, iconRect(), look.px(Measure::BarIcon), look.colour(ink));
    const bool quietLabel = ink == Token::Text && !m_figure.isEmpty();
    for (const PaintedText &painted : paintedTexts()) {
        painter.setFont(painted.font);
        painter.setPen(look.colour(quietLabel && painted.text != m_figure ? Token::Text2 : ink));
        painter.drawText(painted.room, Qt::AlignCenter | Qt::TextDontClip, painted.text);
    }
    if (m_dot && isEnabled()) {
        const int dot = look.px(Measure::BarInkDot), border = look.px(kDotBorder);
        const QColor under = look.colour(chosen ? Token::AccentSoft : Token::Surface);
        painter.setPen(Qt::NoPen);
        painter.setBrush(under);
        const QRect disc(width() - look.px(kDotRight) - dot, look.px(kDotTop), dot, dot);
        painter.drawEllipse(disc.adjusted(-border, -border, border, border));
        drawInkDisc(painter, disc, *m_dot, under);
    }
}

} // namespace hz::ui
