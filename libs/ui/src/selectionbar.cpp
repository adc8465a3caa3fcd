#include <hz/ui/elidedlabel.h>
#include <hz/ui/icon.h>
#include <hz/ui/selectionbar.h>
#include <hz/ui/style.h>

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <numeric>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kLeft = 16, kRight = 8, kGap = 4, kWordsGap = 10, kFromEdge = 20, kMostWords = 260;

QPushButton *quietButton(IconName name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(icon(name), text, parent);
    setButtonRole(button, ButtonRole::Quiet);
    setCompact(button);
    return button;
}

} // namespace

SelectionBar::SelectionBar(QWidget *view)
    : FloatingPanel(view->parentWidget(), Radius::Card, Elevation::E2)
    , m_view(view)
    , m_row(new QHBoxLayout(this))
    , m_count(new Label({}, TypeRole::Body, Weight::Bold, Token::Text, this))
    , m_what(new ElidedLabel({}, TypeRole::Caption, Weight::Regular, Token::Text3, this))
    , m_more(quietButton(IconName::Ellipsis, {}, this))
    , m_close(quietButton(IconName::X, {}, this))
{
    const Theme &look = theme();
    m_row->addWidget(m_count);
    m_row->addSpacing(look.px(kWordsGap));
    m_row->addWidget(m_what);
    m_row->addSpacing(look.px(kWordsGap));
    m_row->addWidget(m_more);
    m_row->addWidget(m_close);
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_close->setAccessibleName(tr("Select nothing"));
    m_close->setToolTip(tr("Select nothing"));
    connect(m_more, &QPushButton::clicked, this, &SelectionBar::showMore);
    connect(m_close, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(&look, &Theme::changed, this, &SelectionBar::applyLook);
    view->installEventFilter(this);
    hide();
    applyLook();
}

void SelectionBar::applyLook()
{
    const Theme &look = theme();
    m_row->setContentsMargins(look.px(kLeft), 0, look.px(kRight), 0);
    m_row->setSpacing(look.px(kGap));
    m_what->setMaximumWidth(look.px(kMostWords));
    place();
}

void SelectionBar::setWords(const QString &count, const QString &what)
{
    m_count->setText(count);
    m_what->setText(what);
    m_what->setVisible(!what.isEmpty());
    setAccessibleName(count);
    place();
}

void SelectionBar::setVerbs(const QList<QAction *> &verbs)
{
    qDeleteAll(m_verbs);
    m_verbs.clear();
    m_actions = verbs;
    for (QAction *verb : verbs) {
        auto *button = new QPushButton(verb->icon(), verb->text(), this);
        setButtonRole(button, ButtonRole::Quiet);
        setCompact(button);
        connect(button, &QPushButton::clicked, verb, &QAction::trigger);
        m_row->insertWidget(m_row->indexOf(m_more), button);
        m_verbs.push_back(button);
    }
    place();
}

int SelectionBar::reach() const
{
    return theme().px(Measure::DeskSelectionBar) + 2 * theme().px(kFromEdge);
}

void SelectionBar::rise()
{
    place();
    show();
    raise();
}

void SelectionBar::showMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (size_t i = 0; i < m_verbs.size(); ++i)
        if (m_verbs[i]->isHidden())
            menu->addAction(m_actions[qsizetype(i)]);
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

// As many verbs as the view is wide for.
void SelectionBar::place()
{
    const Theme &look = theme();
    const QRect view = m_view->geometry();
    const int edge = look.px(kFromEdge), room = view.width() - 2 * edge;
    // Nothing is shown only to be measured: that would ask for another layout, and so on.
    m_row->invalidate();
    const auto wide
        = [this](const QWidget *each) { return each->sizeHint().width() + m_row->spacing(); };
    int used = m_row->sizeHint().width(); // of what is always there, once these are taken off
    for (const QPushButton *button : m_verbs)
        if (!button->isHidden())
            used -= wide(button);
    if (!m_more->isHidden())
        used -= wide(m_more);
    const int all = std::accumulate(m_verbs.begin(), m_verbs.end(), used,
        [&](int sum, const QPushButton *verb) { return sum + wide(verb); });
    size_t shown = m_verbs.size();
    if (all > room) {
        used += wide(m_more);
        for (shown = 0; shown < m_verbs.size() && used + wide(m_verbs[shown]) <= room; ++shown)
            used += wide(m_verbs[shown]);
    }
    for (size_t i = 0; i < m_verbs.size(); ++i) {
        m_verbs[i]->setVisible(i < shown);
        m_verbs[i]->setEnabled(m_actions[qsizetype(i)]->isEnabled());
    }
    m_more->setVisible(shown < m_verbs.size());
    m_row->invalidate();
    const int width = std::min(room, m_row->sizeHint().width());
    const int height = look.px(Measure::DeskSelectionBar);
    setGeometry(
        view.left() + (view.width() - width) / 2, view.bottom() + 1 - edge - height, width, height);
    m_row->activate();
}

bool SelectionBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        place();
    return FloatingPanel::event(event);
}

bool SelectionBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        && isVisible())
        place();
    return FloatingPanel::eventFilter(watched, event);
}

} // namespace hz::ui
