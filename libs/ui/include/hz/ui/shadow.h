// Floating surfaces over a page: opaque inside, a hairline, a soft shadow around.
//
// The panel is exactly its surface; the shadow is a sibling below it that takes no input, so a pen
// beside the panel reaches the page. All but the rounded rim is opaque: what changes beneath a
// panel does not repaint it. GUI thread.
#pragma once

#include <hz/ui/theme.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QPainter;

namespace hz::ui {

/// How far a shadow of this elevation reaches beyond its panel.
int shadowReach(Elevation elevation);
/// Around `surface`, nothing inside. One pre-blurred picture a theme, level, radius and ratio,
/// drawn in nine pieces.
void drawShadow(QPainter &painter, const QRect &surface, int radius, Elevation elevation);

/// A panel over a page: tool bars, popovers, cards. Takes a layout as any widget does.
class FloatingPanel : public QWidget {
    Q_OBJECT

public:
    explicit FloatingPanel(
        QWidget *parent, Radius radius = Radius::Bar, Elevation elevation = Elevation::E2);
    ~FloatingPanel() override;

    /// Surface unless said otherwise.
    void setFill(Token fill);
    Token fill() const { return m_fill; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Shadow;
    class Plate;
    void placeParts();

    Radius m_radius;
    Elevation m_elevation;
    Token m_fill = Token::Surface;
    Plate *m_plate;
    QPointer<Shadow> m_shadow; // a child of our parent
};

} // namespace hz::ui
