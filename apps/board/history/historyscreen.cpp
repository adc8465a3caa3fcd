#include "history/historyscreen.h"

#include "history/sittingcard.h"
#include "history/sittingwords.h"
#include "lesson/pagecards.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScroller>

#include <algorithm>

namespace hz::board {

namespace {

// Of the design, at scale 1.
constexpr double kSideMargin = 56;
constexpr double kTopMargin = 24;
constexpr double kRingRoom = 4; // for the ring of the keyboard's focus

} // namespace

HistoryScreen::HistoryScreen(LessonHost &host, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("history"));
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, look.px(kTopMargin), 0, 0);
    column->setSpacing(look.px(kTopMargin));
    column->addWidget(makeHead());
    m_nothing = new ui::Label(tr("There is no earlier version yet. One is kept whenever the lesson "
                                 "is closed after something was changed."),
        ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    m_nothing->setObjectName(QStringLiteral("history.nothing"));
    m_nothing->setContentsMargins(look.px(kSideMargin), 0, look.px(kSideMargin), 0);
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
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    clear();
}

QWidget *HistoryScreen::makeHead()
{
    const ui::Theme &look = ui::theme();
    auto *head = new QWidget(this);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(look.px(kSideMargin), 0, look.px(kSideMargin), 0);
    row->setSpacing(look.px(ui::Measure::TouchGap));
    using ui::TouchPush;
    auto *back = new TouchPush(
        ui::IconName::ArrowLeft, tr("Back"), TouchPush::Look::Outline, TouchPush::Form::Chip, head);
    back->setObjectName(QStringLiteral("history.back"));
    connect(back, &QAbstractButton::clicked, this, &HistoryScreen::left);
    row->addWidget(back);
    m_title = new ui::Label({}, ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, head);
    m_title->setMinimumWidth(1); // a long title gives way
    m_title->setAlignment(Qt::AlignCenter);
    row->addWidget(m_title, 1);
    m_restore = new TouchPush(ui::IconName::History, tr("Restore as a copy"),
        TouchPush::Look::Primary, TouchPush::Form::Row, head);
    m_restore->setObjectName(QStringLiteral("history.restore"));
    connect(m_restore, &QAbstractButton::clicked, this, &HistoryScreen::restore);
    row->addWidget(m_restore);
    return head;
}

QWidget *HistoryScreen::makeList()
{
    const ui::Theme &look = ui::theme();
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_scroll->viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(m_scroll->viewport(), QScroller::TouchGesture);
    auto *list = new QWidget;
    m_list = new QVBoxLayout(list);
    const int ring = look.px(kRingRoom);
    m_list->setContentsMargins(look.px(kSideMargin), ring, ring, look.px(kSideMargin));
    m_list->setSpacing(look.px(ui::Measure::TouchGap));
    m_list->addStretch(1);
    m_scroll->setWidget(list);
    list->setAutoFillBackground(false); // which setWidget() turned on
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
    setTitle(tr("History"));
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
    setTitle(tr("History of “%1”").arg(found->title));
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

void HistoryScreen::setTitle(const QString &title)
{
    m_titleText = title;
    layout()->activate();
    m_title->setText(
        m_title->fontMetrics().elidedText(title, Qt::ElideMiddle, m_title->contentsRect().width()));
}

void HistoryScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setTitle(m_titleText);
}

bool HistoryScreen::isSettled() const
{
    return m_reading == 0 && m_cards->thumbs().isSettled();
}

bool HistoryScreen::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void HistoryScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void HistoryScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // with the window
        clear();
}

void HistoryScreen::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
}

} // namespace hz::board
