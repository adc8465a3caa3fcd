#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace hz::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kRefresh = 200ms;
constexpr std::chrono::milliseconds kTooEarly = 1s; // the first pace says little
constexpr int kBarSteps = 1000;
constexpr double kWidth = 480, kPadding = 20, kGap = 12; // at scale 1

} // namespace

QString timeLeftText(qint64 done, qint64 total, std::chrono::milliseconds elapsed)
{
    if (done <= 0 || total <= done || elapsed < kTooEarly)
        return {};
    const double left = double(elapsed.count()) / 1000 * (double(total - done) / double(done));
    constexpr double kMinute = 60;
    if (left < kMinute)
        return ProgressPanel::tr("%n second(s) left", nullptr, int(std::ceil(left)));
    return ProgressPanel::tr("%n minute(s) left", nullptr, int(std::lround(left / kMinute)));
}

ProgressPanel::ProgressPanel(QWidget *parent)
    : FloatingPanel(parent, Radius::Panel)
    , m_title(new Label(QString(), theme().bodyRole(), Weight::Bold, Token::Text, this))
    , m_figures(new Label(QString(), TypeRole::Body, Weight::Regular, Token::Text2, this))
    , m_bar(new QProgressBar(this))
    , m_stop(new TouchPush(
          IconName::None, tr("Stop"), TouchPush::Look::Outline, TouchPush::Form::Chip, this))
    , m_appear(this)
    , m_refresh(this)
{
    auto *column = new QVBoxLayout(this);
    auto *upper = new QHBoxLayout;
    upper->addWidget(m_title, 1);
    upper->addWidget(m_figures);
    auto *lower = new QHBoxLayout;
    lower->addWidget(m_bar, 1);
    lower->addWidget(m_stop);
    column->addLayout(upper);
    column->addLayout(lower);
    const int padding = theme().px(kPadding), gap = theme().px(kGap);
    column->setContentsMargins(padding, gap, padding, gap);
    column->setSpacing(theme().px(4));
    upper->setSpacing(gap);
    lower->setSpacing(gap);

    m_bar->setTextVisible(false);
    m_appear.setSingleShot(true);
    m_appear.setInterval(kAppearsAfter);
    m_refresh.setInterval(kRefresh);
    connect(m_stop, &TouchPush::clicked, this, &ProgressPanel::stop);
    connect(&m_appear, &QTimer::timeout, this, &ProgressPanel::appear);
    connect(&m_refresh, &QTimer::timeout, this, &ProgressPanel::refresh);
    parent->installEventFilter(this);
    hide();
}

void ProgressPanel::begin(const QString &title, std::shared_ptr<TaskState> state)
{
    m_title->setText(title);
    m_bar->setAccessibleName(title);
    m_stop->setEnabled(true);
    m_state = std::move(state);
    m_elapsed.start();
    if (isVisible())
        refresh(); // one piece of work after the other: the panel stays
    else
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

void ProgressPanel::appear()
{
    refresh();
    m_refresh.start();
    show();
    raise();
}

void ProgressPanel::refresh()
{
    const qint64 done = m_state->done, total = m_state->total;
    QString figures;
    if (total > 0) {
        const QLocale locale;
        figures = tr("%1 / %2").arg(locale.toString(done), locale.toString(total));
        if (const QString left
            = timeLeftText(done, total, std::chrono::milliseconds(m_elapsed.elapsed()));
            !left.isEmpty())
            figures = tr("%1 · %2", "how far · how long still").arg(figures, left);
    }
    m_bar->setRange(0, total > 0 ? kBarSteps : 0);
    if (total > 0)
        m_bar->setValue(int(double(std::min(done, total)) / double(total) * kBarSteps));
    m_figures->setText(figures);
    place();
}

void ProgressPanel::stop()
{
    m_stop->setEnabled(false);
    if (m_state)
        m_state->stop = true;
    Q_EMIT stopped();
}

void ProgressPanel::place()
{
    const QSize hint = sizeHint();
    const QSize size(std::max(theme().px(kWidth), hint.width()), hint.height());
    setGeometry({{(parentWidget()->width() - size.width()) / 2,
                     (parentWidget()->height() - size.height()) / 2},
        size});
}

bool ProgressPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return FloatingPanel::eventFilter(watched, event);
}

} // namespace hz::ui
