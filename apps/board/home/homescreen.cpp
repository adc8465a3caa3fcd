#include "home/homescreen.h"

#include "home/appmark.h"
#include "home/emptyhome.h"
#include "home/lessoncard.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QScroller>

#include <algorithm>

namespace hz::board {

namespace {

constexpr double kSideMargin = 56;
constexpr double kTopMargin = 40;
constexpr double kRowGap = 28;
constexpr double kMarkGap = 16;
constexpr double kPillGap = 12;
constexpr double kGap = 24; // between cards, and between the tiles above them
constexpr double kLeastCardWidth = 290;
constexpr int kMostColumns = 4;

} // namespace

HomeScreen::HomeScreen(const ui::ActionRegistry &commands, const page::LessonLibrary &library,
    const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_clock(clock)
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
    m_recent = new ui::Label(
        tr("Recent lessons"), ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, this);
    m_recent->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    inset(m_recent);
    m_empty = new EmptyHome(commands, this);
    m_empty->setObjectName(QStringLiteral("emptyHome"));
    inset(m_empty);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(m_scroll->viewport(), QScroller::TouchGesture);
    auto *cards = new QWidget;
    m_grid = new QGridLayout(cards);
    m_grid->setContentsMargins(side, 0, side, side);
    m_grid->setSpacing(look.px(kGap));
    m_scroll->setWidget(cards);
    cards->setAutoFillBackground(false); // which setWidget() turned on
    column->addWidget(m_scroll, 1);
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget *HomeScreen::makeHead(const ui::ActionRegistry &commands)
{
    const ui::Theme &look = ui::theme();
    auto *head = new QWidget(this);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(head);
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
    for (const char *id : {"view.dark", "view.fullScreen"})
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
    const Result<QList<page::LessonSummary>> lessons = m_library.lessons();
    const QList<page::LessonSummary> shown = lessons ? *lessons : QList<page::LessonSummary>();
    const QDate today = m_clock.now().toLocalTime().date();
    m_empty->setVisible(shown.isEmpty());
    m_recent->setVisible(!shown.isEmpty());
    m_scroll->setVisible(!shown.isEmpty());
    // Cards scroll past the lower edge.
    layout()->setContentsMargins(
        0, ui::theme().px(kTopMargin), 0, shown.isEmpty() ? ui::theme().px(kSideMargin) : 0);
    std::vector<LessonCard *> before = std::exchange(m_cards, {});
    for (const page::LessonSummary &lesson : shown) {
        const auto known = std::find_if(before.begin(), before.end(),
            [&](const LessonCard *card) { return card->lesson() == lesson.id; });
        if (known != before.end()) {
            (*known)->show(lesson, today);
            m_cards.push_back(*known);
            before.erase(known);
            continue;
        }
        auto *card
            = new LessonCard(lesson, m_library.picturePath(lesson.id), today, m_scroll->widget());
        connect(
            card, &QAbstractButton::clicked, this, [this, id = lesson.id] { Q_EMIT chosen(id); });
        m_cards.push_back(card);
    }
    qDeleteAll(before);
    m_columns = 0;
    arrange();
}

void HomeScreen::arrange()
{
    const ui::Theme &look = ui::theme();
    const int room = width() - 2 * look.px(kSideMargin) + look.px(kGap);
    const int columns
        = std::clamp(room / (look.px(kLeastCardWidth) + look.px(kGap)), 1, kMostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < kMostColumns; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, 0);
    int at = 0;
    for (LessonCard *card : m_cards) {
        m_grid->addWidget(card, at / columns, at % columns);
        card->setVisible(true);
        ++at;
    }
    m_grid->setRowStretch(
        (at + columns - 1) / columns, 1); // below the last: cards stay as high as they want
}

void HomeScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void HomeScreen::showEvent(QShowEvent *event)
{
    greet();
    QWidget::showEvent(event);
}

void HomeScreen::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
}

} // namespace hz::board
