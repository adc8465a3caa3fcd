// Short messages above the lower edge, dark on light and light on dark; one at a time, the newest
// wins. GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/shadow.h>

#include <QtCore/QTimer>

#include <functional>

class QLabel;

namespace hz::ui {

class ToastButton;

struct Toast {
    enum class Kind {
        Done,
        Note,
        Problem, // stays until it is closed: something that must be read
    };
    QString text; // tr(); a whole sentence
    Kind kind = Kind::Done;
    QString actionText = {}; // "Undo"; empty: no button, or "Got it" for a problem
    std::function<void()> action = {};
};

class ToastHost final : public FloatingPanel {
    Q_OBJECT

public:
    explicit ToastHost(QWidget *parent);

    /// For as long as the tokens say: longer where there is something to tap.
    void show(const Toast &toast);
    /// Takes the message away, if it is still there.
    void dismiss();
    /// Kept free below, at scale 1: the height of a bar at the lower edge.
    void setClearance(double atScaleOne);
    /// Empty while nothing is shown.
    QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restyle();
    void place();

    Toast m_toast;
    QLabel *m_icon;
    QLabel *m_text;
    ToastButton *m_button;
    double m_clearance = 0;
    QTimer m_timer;
};

} // namespace hz::ui
