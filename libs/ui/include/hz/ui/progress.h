// Long work in one place: what, how far, how long still, stop. Appears after 300 ms, never before.
// GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/ui/shadow.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

class QProgressBar;

namespace hz::ui {

class Label;
class TouchPush;

class ProgressPanel final : public FloatingPanel {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kAppearsAfter{300};

    explicit ProgressPanel(QWidget *parent);

    /// Shows this work until it ends; work followed before goes on unseen.
    template<typename T> void follow(const Task<T> &task, const QString &title)
    {
        begin(title, task.state);
        whenDone(task, this, [this, state = task.state](const Result<T> &) { end(state); });
    }

Q_SIGNALS:
    /// Stop was pressed; the work has been told.
    void stopped();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin(const QString &title, std::shared_ptr<TaskState> state);
    void end(const std::shared_ptr<TaskState> &state);
    void appear();
    void refresh();
    void stop();
    void place();

    Label *m_title;
    Label *m_figures;
    QProgressBar *m_bar;
    TouchPush *m_stop;
    std::shared_ptr<TaskState> m_state;
    QElapsedTimer m_elapsed;
    QTimer m_appear;
    QTimer m_refresh;
};

/// "12 seconds left"; empty while nothing can be said: too early, or the amount is not known.
QString timeLeftText(qint64 done, qint64 total, std::chrono::milliseconds elapsed);

} // namespace hz::ui
