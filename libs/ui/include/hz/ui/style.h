// Standard widgets in the look of the tokens: dialogs, menus, fields and scroll bars. No style sheets anywhere.
#pragma once

#include <QtWidgets/QProxyStyle>

namespace hz::ui {

class HezhouStyle final : public QProxyStyle {
    Q_OBJECT

public:
    HezhouStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;
};

} // namespace hz::ui
