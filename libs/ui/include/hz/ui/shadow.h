// Floating surfaces: opaque inside, a hairline, a soft shadow around. The shadow is one pre-blurred picture a theme,
// level and ratio, drawn in nine pieces; nothing here repaints while nothing in it changes. GUI thread.
#pragma once

#include <hz/ui/theme.h>

#include <QtWidgets/QWidget>

namespace hz::ui {

/// A panel over a page. The widget is larger than its surface by shadowMargin() on every side.
class FloatingPanel : public QWidget {
    Q_OBJECT

public:
    explicit FloatingPanel(QWidget *parent = nullptr, Radius radius = Radius::Bar);

    static int shadowMargin();
    /// The opaque part, in this widget's coordinates.
    QRect surface() const;
    /// Puts the surface there, in the parent's coordinates.
    void setSurfaceGeometry(const QRect &rect);
    /// What the layout asks for, without the shadow.
    QSize surfaceHint() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void updateMargins();
    Radius m_radius;
};

} // namespace hz::ui
