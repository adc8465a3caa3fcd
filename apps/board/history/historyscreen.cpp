#include "history/historyscreen.h"

#include "history/sittingcard.h"
#include "history/sittingwords.h"
#include "lesson/pagecards.h"
#include "window/screenhead.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>
#include <hz/ui/touchscroll.h>

#include <QtGui/QHideEvent>
#include <QtWidgets/QBoxLayout>

#include <algorithm>

namespace hz::board {

namespace {

} // namespace

HistoryScreen::HistoryScreen(LessonHost &host, const Clock &clock, QWidget *parent)
    : SideScreen(parent)
    , m_host(host)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("history"));
    const ui::Theme &look = ui::theme();
    const int side = look.px(ScreenHead::kSideMargin);
    m_head = new ScreenHead(objectName(), tr("Back"), this);
    connect(m_head, &ScreenHead::left, this, &HistoryScreen::left);
    m_restore = new ui::TouchPush(ui::IconName::History, tr("Restore as a copy"),
        ui::TouchPush::Look::Primary, ui::TouchPush::Form::Row, m_head);
    m_restore->setObjectName(QStringLiteral("history.restore"));
    connect(m_restore, &QAbstractButton::clicked, this, &HistoryScreen::restore);
    m_head->addAction(m_restore);
    QVBoxLayout *column = m_head->columnOf(this);
    m_nothing = new ui::Label(tr("There is no earlier version yet. One is kept whenever the lesson "
                                 "is closed after something was changed."),
        ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    m_nothing->setObjectName(QStringLiteral("history.nothing"));
    m_nothing->setContentsMargins(side, 0, side, 0);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing, 1);
    auto *both = new QHBoxLayout;
    both->setSpacing(0);
    both->addWidget(makeList());
    m_cards = new PageCards(CardForm::Gallery, this);
    m_cards->setObjectName(QStringLiteral("history.cards"));
    m_cards->setChangeable(false);
    both->addWidget(m_cards, 1);
    column->addLayout(both, 1);
    clear();
}

QWidget *HistoryScreen::makeList()
{
    const ui::Theme &look = ui::theme();
    const int side = look.px(ScreenHead::kSideMargin), ring = ui::TouchScroll::ringRoom();
    m_scroll = new ui::TouchScroll(this);
    m_scroll->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(side, ring, ring, side);
    m_list->setSpacing(look.px(ui::Measure::TouchGap));
    m_list->addStretch(1);
    m_scroll->setContent(list);
    return m_scroll;
}

void HistoryScreen::clear()
{
    m_lesson = {};
    m_sittings.clear();
    m_chosen = {};
    for (SittingCard *card : m_scroll->widget()->findChildren<SittingCard *>())
        delete card;
    m_cards->thumbs().setSource({});
    m_cards->setPages({}, {});
    m_nothing->hide();
    m_scroll->hide();
    m_cards->hide();
    m_restore->setEnabled(false);
}

void HistoryScreen::open(const page::LessonId &lesson)
{
    clear();
    m_lesson = lesson;
    m_head->setTitle(tr("History"));
    ++m_reading;
    whenDone(m_host.library().history(lesson), this,
        [this, lesson](const Result<QList<page::Sitting>> &read) {
            --m_reading;
            if (lesson != m_lesson)
                return;
            if (read)
                showSittings(*read);
            else if (read.error().kind != Error::Kind::Cancelled)
                Q_EMIT failed(read.error());
        });
}

void HistoryScreen::showSittings(const QList<page::Sitting> &sittings)
{
    m_sittings = sittings;
    m_nothing->setVisible(sittings.isEmpty());
    m_scroll->setVisible(!sittings.isEmpty());
    m_cards->setVisible(!sittings.isEmpty());
    const QDate today = m_clock.now().toLocalTime().date();
    int at = 0, width = 0;
    for (const page::Sitting &sitting : sittings) {
        auto *card = new SittingCard(sitting, today, m_scroll->widget());
        connect(card, &QAbstractButton::clicked, this, [this, card] { choose(card->sitting()); });
        m_list->insertWidget(at++, card);
        card->setVisible(true);
        width = std::max(width, card->sizeHint().width());
    }
    if (sittings.isEmpty())
        return;
    const QMargins margins = m_list->contentsMargins();
    m_scroll->setFixedWidth(width + margins.left() + margins.right());
    choose(sittings.first().id);
    setFocus();
}

void HistoryScreen::choose(const page::SittingId &sitting)
{
    const auto found = std::find_if(m_sittings.begin(), m_sittings.end(),
        [&](const page::Sitting &candidate) { return candidate.id == sitting; });
    if (found == m_sittings.end())
        return;
    m_chosen = sitting;
    // All can be reached by Tab, which one group of buttons would not allow.
    for (SittingCard *card : m_scroll->widget()->findChildren<SittingCard *>())
        card->setChecked(card->sitting() == sitting);
    m_head->setTitle(tr("History of “%1”").arg(found->title));
    m_restore->setEnabled(!m_host.database().isReadOnly());
    ++m_reading;
    using Read = std::shared_ptr<const page::Lesson>;
    const Task<Read> task = m_tasks.run(
        [&database = m_host.database(), lesson = m_lesson, sitting](TaskControl &) -> Result<Read> {
            HZ_TRY(std::unique_ptr<page::Lesson> then, page::lessonAt(database, lesson, sitting));
            return Read(std::move(then));
        });
    whenDone(task, this, [this, sitting](const Result<Read> &lesson) {
        --m_reading;
        if (sitting != m_chosen)
            return; // another one was chosen meanwhile
        if (lesson)
            showPages(sitting, *lesson);
        else if (lesson.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(lesson.error());
    });
}

void HistoryScreen::showPages(
    const page::SittingId &sitting, const std::shared_ptr<const page::Lesson> &lesson)
{
    std::vector<page::PageId> pages;
    for (const page::PageRef &ref : lesson->pages())
        pages.push_back(ref.id);
    m_cards->thumbs().setSource(thumbsOf(lesson, sitting, m_host.database(), m_host.blobs()));
    m_cards->setPages(std::move(pages), {});
}

void HistoryScreen::restore()
{
    const auto chosen = std::find_if(m_sittings.begin(), m_sittings.end(),
        [this](const page::Sitting &sitting) { return sitting.id == m_chosen; });
    if (chosen == m_sittings.end())
        return;
    m_restore->setEnabled(false); // one tap, one copy
    const Task<page::RestoredLesson> task
        = m_host.library().restoreSitting(m_lesson, chosen->id, copyTitleOf(*chosen));
    whenDone(task, this, [this](const Result<page::RestoredLesson> &restored) {
        m_restore->setEnabled(!m_chosen.text().isEmpty());
        if (restored)
            tell(*restored);
        else if (restored.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(restored.error());
    });
}

void HistoryScreen::tell(const page::RestoredLesson &restored)
{
    Q_EMIT this->restored(restored.id);
    ui::Toast toast{.text = tr("“%1” is a lesson of its own now.").arg(restored.title),
        .actionText = tr("Open it"),
        .action = [this, id = restored.id] { m_host.open(id); }};
    if (restored.missingPages > 0) {
        toast.kind = ui::Toast::Kind::Problem;
        toast.text = tr("“%1” is a lesson of its own now, without %n pages that the disk has "
                        "damaged.",
            nullptr, restored.missingPages)
                         .arg(restored.title);
    }
    Q_EMIT this->toast(toast);
}

bool HistoryScreen::isSettled() const
{
    return m_reading == 0 && m_cards->thumbs().isSettled();
}

void HistoryScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // with the window
        clear();
}

} // namespace hz::board
