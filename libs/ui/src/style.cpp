#include <hz/ui/style.h>

#include <hz/ui/theme.h>

#include <QtGui/QPainter>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

namespace hz::ui {

namespace {

constexpr double kFocusWidth = 2;

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, int radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(border, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

} // namespace

HezhouStyle::HezhouStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

int HezhouStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return theme().px(8);
    case PM_ButtonMargin:
        return theme().px(14);
    case PM_DefaultFrameWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return theme().px(18);
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return theme().px(2);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HezhouStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void HezhouStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &look = theme();
    switch (element) {
    case PE_PanelLineEdit:
        drawBox(painter, option->rect, look.colour(Token::Surface),
            look.colour(option->state & State_HasFocus ? Token::Focus : Token::LineStrong), look.radius(Radius::Control));
        return;
    case PE_PanelButtonCommand:
        drawBox(painter, option->rect, look.colour(option->state & State_Sunken ? Token::Pressed : Token::Surface),
            look.colour(option->state & State_HasFocus ? Token::Focus : Token::LineStrong), look.radius(Radius::Control));
        return;
    case PE_FrameFocusRect: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(look.colour(Token::Focus), kFocusWidth));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), look.radius(Radius::Control), look.radius(Radius::Control));
        painter->restore();
        return;
    }
    case PE_PanelMenu:
    case PE_FrameMenu:
        drawBox(painter, option->rect, look.colour(Token::Surface), look.colour(Token::Line), 0);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HezhouStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButtonBevel) {
        drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HezhouStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control != CC_ScrollBar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Theme &look = theme();
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.colour(option->state & State_Sunken ? Token::Control : Token::LineStrong));
    const double radius = std::min(slider.width(), slider.height()) / 2.0;
    painter->drawRoundedRect(QRectF(slider).adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

} // namespace hz::ui
