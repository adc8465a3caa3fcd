#include "home/lessonshelf.h"

#include "home/cardpopover.h"
#include "home/folderpopover.h"
#include "home/placebar.h"
#include "home/searchfield.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>
#include <hz/ui/touchscroll.h>

#include <QtWidgets/QApplication>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace hz::board {

namespace {

constexpr double kGap = 24; // between cards
constexpr double kRowGap = 16;
constexpr double kLeastCardWidth = 290;
constexpr int kMostColumns = 4;

} // namespace

LessonShelf::LessonShelf(
    ui::ActionRegistry &commands, LessonKeeper &keeper, const Clock &clock, int side, QWidget *home)
    : QWidget(home)
    , m_commands(commands)
    , m_keeper(keeper)
    , m_clock(clock)
    , m_side(side)
{
    addCommands();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(kRowGap));
    column->addWidget(makeHead());
    m_places = new PlaceBar(side, this);
    column->addWidget(m_places);
    m_nothing
        = new ui::Label({}, ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_nothing->setContentsMargins(side, 0, side, 0);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    column->addWidget(m_nothing, 1);
    column->addWidget(makeCards(), 1);

    connect(m_search, &SearchField::changed, this, [this](const QString &text) {
        m_keeper.list().setSearch(text);
        showFromTheTop();
    });
    connect(m_places, &PlaceBar::chosen, this, [this](const Place &place) {
        m_keeper.list().setPlace(place);
        showFromTheTop();
    });
    connect(&m_keeper, &LessonKeeper::changed, this, &LessonShelf::refresh);
    connect(qApp, &QApplication::focusChanged, this, [this] { m_commands.refresh(); });
}

void LessonShelf::showPlace(const Place &place)
{
    m_search->clear();
    m_keeper.list().setPlace(place);
    showFromTheTop();
}

void LessonShelf::addCommands()
{
    using ui::IconName;
    const auto canChange = [this] {
        const LessonCard *current = isVisible() ? currentCard() : nullptr;
        return current && !current->isInBin();
    };
    m_commands.add({.id = QStringLiteral("lesson.search"),
        .text = tr("Search lessons"),
        .icon = IconName::Search,
        .keys = {QKeySequence(QKeySequence::Find)},
        .run = [this] { m_search->begin(); },
        .isEnabled = [this] { return isVisible(); }});
    m_commands.add({.id = QStringLiteral("lesson.rename"),
        .text = tr("Rename"),
        .icon = IconName::Pen,
        .keys = {QKeySequence(Qt::Key_F2)},
        .run =
            [this] {
                if (LessonCard *current = takeCurrentCard())
                    current->beginRenaming();
            },
        .isEnabled = canChange});
    m_commands.add({.id = QStringLiteral("lesson.duplicate"),
        .text = tr("Make another one"),
        .icon = IconName::Copy,
        .run =
            [this] {
                if (const LessonCard *current = takeCurrentCard())
                    m_keeper.duplicate(current->lesson());
            },
        .isEnabled = canChange});
    m_commands.add({.id = QStringLiteral("lesson.folder"),
        .text = tr("Put into a folder"),
        .icon = IconName::FolderOpen,
        .run = [this] { openFolders(); },
        .isEnabled = canChange});
    m_commands.add({.id = QStringLiteral("lesson.history"),
        .text = tr("History"),
        .icon = IconName::History,
        .run =
            [this] {
                if (const LessonCard *current = takeCurrentCard())
                    Q_EMIT historyWanted(current->lesson());
            },
        .isEnabled = canChange});
    m_commands.add({.id = QStringLiteral("lesson.bin"),
        .text = tr("Put into the bin"),
        .icon = IconName::Trash,
        .keys = {QKeySequence(QKeySequence::Delete)},
        .run = [this] { moveCurrentToBin(); },
        .isEnabled = canChange});
    m_commands.add({.id = QStringLiteral("lesson.restore"),
        .text = tr("Put back"),
        .icon = IconName::Undo,
        .run =
            [this] {
                if (const LessonCard *current = takeCurrentCard())
                    m_keeper.restore(current->lesson());
            },
        .isEnabled =
            [this] {
                const LessonCard *current = isVisible() ? currentCard() : nullptr;
                return current && current->isInBin();
            }});
}

QWidget *LessonShelf::makeHead()
{
    auto *head = new QWidget(this);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(m_side, 0, m_side, 0);
    row->setSpacing(ui::theme().px(ui::Measure::TouchGap));
    m_title = new ui::Label({}, ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, head);
    row->addWidget(m_title, 1);
    m_search = new SearchField(head);
    row->addWidget(m_search);
    return head;
}

QWidget *LessonShelf::makeCards()
{
    m_scroll = new ui::TouchScroll(this);
    auto *cards = new QWidget;
    m_grid = new QGridLayout(cards);
    m_grid->setContentsMargins(m_side, 0, m_side, m_side);
    m_grid->setSpacing(ui::theme().px(kGap));
    for (int i = 0; i < kMostColumns; ++i) {
        auto *filler = m_fillers.emplace_back(new QWidget(cards));
        filler->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_scroll->setContent(cards);
    return m_scroll;
}

LessonCard *LessonShelf::card(const page::LessonId &id) const
{
    const auto at = std::find_if(m_cards.begin(), m_cards.end(),
        [&](const LessonCard *known) { return known->lesson() == id; });
    return at == m_cards.end() ? nullptr : *at;
}

LessonCard *LessonShelf::makeCard(const page::LessonSummary &lesson)
{
    const page::LessonId id = lesson.id;
    auto *made
        = new LessonCard(lesson, m_keeper.picturePath(id), today(lesson), m_scroll->widget());
    connect(made, &QAbstractButton::clicked, this, [this, made] {
        if (made->isRenaming())
            made->endRenaming();
        else if (!made->isInBin())
            Q_EMIT chosen(made->lesson());
    });
    connect(made, &LessonCard::left, this,
        [this, made](int columns, int rows) { go(made, columns, rows); });
    connect(made, &LessonCard::renamed, &m_keeper,
        [this, id](const QString &title) { m_keeper.rename(id, title); });
    connect(made->putBack(), &QAbstractButton::clicked, &m_keeper,
        [this, id] { m_keeper.restore(id); });
    connect(made->more(), &QAbstractButton::clicked, this, [this, made] {
        const bool isOpen = m_popover && m_popover->isVisible() && m_popoverCard == made;
        if (isOpen)
            m_popover->hide();
        else
            openPopover(new CardPopover(m_commands, parentWidget(), made->more()), made);
    });
    m_cards.push_back(made);
    return made;
}

void LessonShelf::refresh()
{
    const LessonList &list = m_keeper.list();
    fill();
    std::erase_if(m_cards, [&](LessonCard *known) {
        if (const page::LessonSummary *lesson = list.find(known->lesson())) {
            known->show(*lesson, today(*lesson));
            return false;
        }
        known->deleteLater(); // it may be what began this
        return true;
    });
    m_places->show(list);
    m_commands.refresh();
}

LessonCard::Today LessonShelf::today(const page::LessonSummary &lesson) const
{
    return {m_clock.now().toLocalTime().date(), m_keeper.list().daysLeft(lesson)};
}

// Asks no file, so that it can follow every letter that is typed.
void LessonShelf::fill()
{
    const LessonList &list = m_keeper.list();
    const std::vector<LessonCard *> before = std::exchange(m_shown, {});
    const auto focused
        = std::find_if(before.begin(), before.end(), [](const LessonCard *candidate) {
              return candidate->hasFocus() || candidate->isAncestorOf(QApplication::focusWidget());
          });
    for (const page::LessonSummary &lesson : list.shown()) {
        LessonCard *known = card(lesson.id);
        m_shown.push_back(known ? known : makeCard(lesson));
    }
    m_columns = 0;
    arrange();
    // Whoever works by keyboard goes on where a card went.
    if (focused != before.end() && !m_shown.empty()
        && std::find(m_shown.begin(), m_shown.end(), *focused) == m_shown.end())
        m_shown[std::min(size_t(focused - before.begin()), m_shown.size() - 1)]->setFocus(
            Qt::TabFocusReason);
    m_title->setText(list.place().kind == Place::Kind::Bin ? tr("Bin") : tr("Recent lessons"));
    sayWhyEmpty();
}

void LessonShelf::showFromTheTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
    fill();
    m_commands.refresh();
}

void LessonShelf::sayWhyEmpty()
{
    const LessonList &list = m_keeper.list();
    if (!list.search().isEmpty())
        m_nothing->setText(tr("No lesson here is called “%1”.").arg(list.search()));
    else if (list.place().kind == Place::Kind::Bin)
        m_nothing->setText(
            tr("The bin is empty. What is put here stays for %n days.", nullptr, page::kBinDays));
    else
        m_nothing->setText(tr("There is no lesson here."));
    m_nothing->setVisible(m_shown.empty());
    m_scroll->setVisible(!m_shown.empty());
}

int LessonShelf::columns() const
{
    const ui::Theme &look = ui::theme();
    const int room = width() - 2 * m_side + look.px(kGap);
    return std::clamp(room / (look.px(kLeastCardWidth) + look.px(kGap)), 1, kMostColumns);
}

void LessonShelf::arrange()
{
    if (columns() == m_columns)
        return;
    m_columns = columns();
    for (LessonCard *known : m_cards)
        m_grid->removeWidget(known);
    for (int i = 0; i < kMostColumns; ++i)
        m_grid->setColumnStretch(i, i < m_columns ? 1 : 0);
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, 0);
    int at = 0;
    QWidget *last = nullptr;
    for (LessonCard *shown : m_shown) {
        m_grid->addWidget(shown, at / m_columns, at % m_columns);
        shown->setVisible(true);
        for (QWidget *stop : {static_cast<QWidget *>(shown), static_cast<QWidget *>(shown->more()),
                 static_cast<QWidget *>(shown->putBack())}) {
            if (last)
                setTabOrder(last, stop);
            last = stop;
        }
        ++at;
    }
    for (int i = 0; i < kMostColumns; ++i) {
        QWidget *filler = m_fillers[size_t(i)];
        m_grid->removeWidget(filler);
        filler->setVisible(i >= at && i < m_columns);
        if (i >= at && i < m_columns)
            m_grid->addWidget(filler, 0, i);
    }
    for (LessonCard *known : m_cards)
        if (std::find(m_shown.begin(), m_shown.end(), known) == m_shown.end())
            known->hide();
    m_grid->setRowStretch((at + m_columns - 1) / m_columns,
        1); // below the last: cards stay as high as they want
}

void LessonShelf::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

LessonCard *LessonShelf::currentCard() const
{
    if (m_popover && m_popover->isVisible())
        return m_popoverCard;
    const QWidget *focused = QApplication::focusWidget();
    const auto at
        = std::find_if(m_shown.begin(), m_shown.end(), [focused](const LessonCard *shown) {
              return shown == focused || shown->isAncestorOf(focused);
          });
    return at == m_shown.end() ? nullptr : *at;
}

LessonCard *LessonShelf::takeCurrentCard()
{
    LessonCard *current = currentCard();
    if (current && m_popover && m_popover->isAncestorOf(QApplication::focusWidget()))
        current->more()->setFocus(Qt::TabFocusReason);
    return current;
}

void LessonShelf::openPopover(ui::Popover *popover, LessonCard *card)
{
    if (m_popover)
        m_popover->hide();
    m_popover = popover;
    m_popoverCard = card;
    connect(popover, &ui::Popover::closed, popover, &QObject::deleteLater);
    connect(popover, &ui::Popover::closed, this, [this] { m_commands.refresh(); });
    popover->popUp();
    m_commands.refresh();
}

void LessonShelf::openFolders()
{
    LessonCard *current = takeCurrentCard();
    const page::LessonSummary *lesson = current ? m_keeper.list().find(current->lesson()) : nullptr;
    if (!lesson)
        return;
    auto *folders = new FolderPopover(
        m_keeper.list().folders(), lesson->folder, parentWidget(), current->more());
    connect(folders, &FolderPopover::chosen, &m_keeper,
        [this, id = lesson->id](const QString &folder) { m_keeper.setFolder(id, folder); });
    openPopover(folders, current);
}

void LessonShelf::moveCurrentToBin()
{
    if (const LessonCard *current = takeCurrentCard())
        m_keeper.moveToBin(current->lesson());
}

void LessonShelf::go(LessonCard *from, int columns, int rows)
{
    const auto at = std::find(m_shown.begin(), m_shown.end(), from);
    const auto to = (at - m_shown.begin()) + columns + qsizetype(rows) * m_columns;
    if (at == m_shown.end() || to < 0 || to >= qsizetype(m_shown.size()))
        return;
    LessonCard *next = m_shown[size_t(to)];
    next->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(next);
}

} // namespace hz::board
