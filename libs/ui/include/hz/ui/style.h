// Qt's own widgets in the look of the tokens: dialogs, menus, fields, scroll bars. No style sheets
// anywhere.
//
// main() hands one to QApplication::setStyle() after the Theme is made. On a touch board the same
// widgets are larger. GUI thread.
#pragma once

#include <QtWidgets/QProxyStyle>

class QPushButton;

namespace hz::ui {

/// What Qt has no word for. A dialog's default button is Primary by itself.
enum class ButtonRole { Normal, Primary, Quiet, Danger };
void setButtonRole(QPushButton *button, ButtonRole role);
/// As low as tool rows and tables want it, on a desk.
void setCompact(QPushButton *button);

class HezhouStyle final : public QProxyStyle {
    Q_OBJECT

public:
    HezhouStyle();

    QPalette standardPalette() const override;
    void polish(QApplication *application) override;
    void polish(QWidget *widget) override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    QIcon standardIcon(
        StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
};

} // namespace hz::ui
