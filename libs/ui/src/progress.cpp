#include <hz/ui/progress.h>

#include <hz/ui/touchpush.h>

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace hz::ui {

namespace {

constexpr int kAppearMs = 300;
constexpr int kRefreshMs = 100;
constexpr int kWidth = 420;

} // namespace

ProgressPanel::ProgressPanel(QWidget *parent)
    : FloatingPanel(parent, Radius::Panel)
    , m_title(new QLabel(this))
    , m_figures(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    auto *column = new QVBoxLayout(this);
    const int margin = shadowMargin() + theme().px(16);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme().px(8));
    column->addWidget(m_title);
    column->addWidget(m_bar);
    auto *row = new QHBoxLayout;
    auto *stop = new TouchPush(IconName::X, tr("Stop"), TouchPush::Look::Outline, TouchPush::Form::Chip, this);
    row->addWidget(m_figures, 1);
    row->addWidget(stop);
    column->addLayout(row);
    m_title->setFont(theme().font(TypeRole::BoardBody, Weight::Bold));
    m_figures->setFont(theme().font(TypeRole::Body));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    connect(stop, &TouchPush::clicked, this, [this] {
        if (m_state)
            m_state->stop = true;
    });
    m_appear.setSingleShot(true);
    m_appear.setInterval(kAppearMs);
    connect(&m_appear, &QTimer::timeout, this, [this] {
        refresh();
        place();
        show();
        raise();
        m_refresh.start();
    });
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &ProgressPanel::refresh);
    parent->installEventFilter(this);
    hide();
}

void ProgressPanel::begin(const QString &title, std::shared_ptr<TaskState> state)
{
    m_title->setText(title);
    m_state = std::move(state);
    m_appear.start();
}

void ProgressPanel::end(const std::shared_ptr<TaskState> &state)
{
    if (m_state != state)
        return; // newer work is being followed
    m_appear.stop();
    m_refresh.stop();
    m_state.reset();
    hide();
}

void ProgressPanel::refresh()
{
    if (!m_state)
        return;
    const qint64 done = m_state->done, total = m_state->total;
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    if (total <= 0)
        return;
    m_bar->setValue(int(done * 1000 / total));
    const QLocale locale;
    m_figures->setText(tr("%1 of %2").arg(locale.toString(done), locale.toString(total)));
}

void ProgressPanel::place()
{
    const QSize size(theme().px(kWidth), surfaceHint().height());
    setSurfaceGeometry({{(parentWidget()->width() - size.width()) / 2, (parentWidget()->height() - size.height()) / 2}, size});
}

bool ProgressPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return FloatingPanel::eventFilter(watched, event);
}

} // namespace hz::ui
