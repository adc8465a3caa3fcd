// Long work in one place: what, how far, stop. Appears after 300 ms, never before. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/ui/shadow.h>

#include <QtCore/QTimer>

class QLabel;
class QProgressBar;

namespace hz::ui {

class ProgressPanel final : public FloatingPanel {
    Q_OBJECT

public:
    explicit ProgressPanel(QWidget *parent);

    template<typename T> void follow(const Task<T> &task, const QString &title)
    {
        begin(title, task.state);
        whenDone(task, this, [this, state = task.state](const Result<T> &) { end(state); });
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin(const QString &title, std::shared_ptr<TaskState> state);
    void end(const std::shared_ptr<TaskState> &state);
    void refresh();
    void place();

    QLabel *m_title;
    QLabel *m_figures;
    QProgressBar *m_bar;
    std::shared_ptr<TaskState> m_state;
    QTimer m_appear;
    QTimer m_refresh;
};

} // namespace hz::ui
