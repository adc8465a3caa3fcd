// Short messages above the lower edge, dark on light and light on dark; one at a time, the newest wins. GUI thread.
#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <functional>

class QLabel;

namespace hz::ui {

class TouchPush;

class Toast final : public QWidget {
    Q_OBJECT

public:
    explicit Toast(QWidget *parent);

    /// Five seconds; with an action eight.
    void show(const QString &message, const QString &actionText = {}, std::function<void()> action = {});
    /// Stays until it is closed: something that must be read.
    void showProblem(const QString &message);
    QString message() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void present(const QString &message, const QString &actionText);
    void place();

    QLabel *m_text;
    class ToastButton;
    QWidget *m_button;
    std::function<void()> m_action;
    QTimer m_timer;
};

} // namespace hz::ui
