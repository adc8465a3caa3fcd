#include "home/homescreen.h"

#include "home/appmark.h"
#include "home/emptyhome.h"
#include "home/lessonkeeper.h"
#include "home/lessonshelf.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace hz::board {

namespace {

constexpr double kSideMargin = 56;
constexpr double kTopMargin = 40;
constexpr double kRowGap = 28;
constexpr double kMarkGap = 16;
constexpr double kPillGap = 12;
constexpr double kGap = 24; // between tiles
constexpr int kHeadWords = 3; // mark, gap and words stand before what can be tapped

} // namespace

HomeScreen::HomeScreen(
    ui::ActionRegistry &commands, page::LessonLibrary &library, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_clock(clock)
    , m_keeper(new LessonKeeper(library, clock, this))
{
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    const int side = look.px(kSideMargin);
    column->setSpacing(look.px(kRowGap));
    const auto inset = [&](QWidget *row) {
        auto *line = new QHBoxLayout;
        line->setContentsMargins(side, 0, side, 0);
        line->addWidget(row);
        column->addLayout(line);
    };
    inset(makeHead(commands));
    inset(makeActions(commands));
    m_empty = new EmptyHome(commands, this);
    m_empty->setObjectName(QStringLiteral("emptyHome"));
    inset(m_empty);
    m_shelf = new LessonShelf(commands, *m_keeper, clock, side, this);
    column->addWidget(m_shelf, 1);
    connect(m_shelf, &LessonShelf::chosen, this, &HomeScreen::chosen);
    connect(m_shelf, &LessonShelf::historyWanted, this, &HomeScreen::historyWanted);
    connect(m_keeper, &LessonKeeper::changed, this, &HomeScreen::showWhatThereIs);
    connect(m_keeper, &LessonKeeper::toast, this, &HomeScreen::toast);
    connect(m_keeper, &LessonKeeper::failed, this, &HomeScreen::failed);
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget *HomeScreen::makeHead(const ui::ActionRegistry &commands)
{
    const ui::Theme &look = ui::theme();
    auto *head = new QWidget(this);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = m_head = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(kPillGap));
    row->addWidget(new AppMark(head));
    row->addSpacing(look.px(kMarkGap - kPillGap));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_greeting
        = new ui::Label({}, ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, head);
    m_date = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, head);
    words->addWidget(m_greeting);
    words->addWidget(m_date);
    row->addLayout(words, 1);
    for (const char *id : {"app.backups", "view.dark", "view.fullScreen", "app.settings"})
        row->addWidget(
            makeButton(commands, id, ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip));
    return head;
}

QWidget *HomeScreen::makeActions(const ui::ActionRegistry &commands)
{
    auto *actions = new QWidget(this);
    actions->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(kGap));
    using ui::TouchPush;
    row->addWidget(
        makeButton(commands, "file.new", TouchPush::Look::Primary, TouchPush::Form::Hero), 1);
    for (const char *id : {"file.newSquared", "file.newCharacters", "file.open"})
        row->addWidget(
            makeButton(commands, id, TouchPush::Look::Outline, TouchPush::Form::Tile), 1);
    return actions;
}

QWidget *HomeScreen::makeButton(const ui::ActionRegistry &commands, const char *id,
    ui::TouchPush::Look look, ui::TouchPush::Form form)
{
    const QString name = QString::fromLatin1(id);
    const ui::Command *command = commands.command(name);
    auto *button = new ui::TouchPush(command->icon, command->text, look, form, this);
    button->setObjectName(name);
    button->follow(commands.action(name));
    return button;
}

void HomeScreen::addToHead(QWidget *part)
{
    m_head->insertWidget(kHeadWords, part);
}

void HomeScreen::greet()
{
    const QDateTime now = m_clock.now().toLocalTime();
    const int hour = now.time().hour();
    m_greeting->setText(hour < 12 ? tr("Good morning")
            : hour < 18           ? tr("Good afternoon")
                                  : tr("Good evening"));
    m_date->setText(QLocale().toString(now.date(), tr("dddd, MMMM d, yyyy")));
}

void HomeScreen::refresh()
{
    m_keeper->refresh();
}

void HomeScreen::showFolder(const QString &folder)
{
    m_shelf->showPlace({Place::Kind::Folder, folder});
}

void HomeScreen::purgeBin()
{
    m_keeper->purge();
}

void HomeScreen::showWhatThereIs()
{
    const bool isEmpty = m_keeper->list().isEmpty();
    m_empty->setVisible(isEmpty);
    m_shelf->setVisible(!isEmpty);
    // Cards scroll past the lower edge.
    layout()->setContentsMargins(
        0, ui::theme().px(kTopMargin), 0, isEmpty ? ui::theme().px(kSideMargin) : 0);
}

void HomeScreen::showEvent(QShowEvent *event)
{
    greet();
    QWidget::showEvent(event);
    m_commands.refresh();
}

void HomeScreen::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
}

} // namespace hz::board
