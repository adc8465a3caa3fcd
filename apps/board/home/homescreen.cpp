#include "home/homescreen.h"

#include "home/lessoncard.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/touchbutton.h>
#include <hz/ui/touchpush.h>

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
constexpr double kTileGap = 20;
constexpr double kCardGap = 24;
constexpr double kLeastCardWidth = 300;
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
    column->setContentsMargins(0, look.px(kTopMargin), 0, 0);
    column->setSpacing(look.px(kRowGap));
    const auto inset = [&](QWidget *row) {
        auto *line = new QHBoxLayout;
        line->setContentsMargins(side, 0, side, 0);
        line->addWidget(row);
        column->addLayout(line);
    };
    inset(makeHead(commands));
    inset(makeActions(commands));
    inset(new ui::Label(
        tr("Recent lessons"), ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, this));

    m_empty = new ui::Label(tr("No lessons yet. Start a new board, open a PDF, or drop one here."),
        ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    inset(m_empty);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(m_scroll->viewport(), QScroller::TouchGesture);
    auto *cards = new QWidget;
    cards->setAutoFillBackground(false);
    m_grid = new QGridLayout(cards);
    m_grid->setContentsMargins(side, 0, side, side);
    m_grid->setSpacing(look.px(kCardGap));
    m_grid->setAlignment(Qt::AlignTop);
    m_scroll->setWidget(cards);
    column->addWidget(m_scroll, 1);
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget *HomeScreen::makeHead(const ui::ActionRegistry &commands)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(kTileGap));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_greeting
        = new ui::Label({}, ui::TypeRole::BoardTitle, ui::Weight::Bold, ui::Token::Text, head);
    m_date = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, head);
    words->addWidget(m_greeting);
    words->addWidget(m_date);
    row->addLayout(words, 1);
    for (const char *id : {"view.dark", "view.fullScreen"}) {
        const QString name = QString::fromLatin1(id);
        auto *button
            = new ui::TouchButton(commands.command(name)->icon, commands.command(name)->text, head);
        button->follow(commands.action(name));
        row->addWidget(button);
    }
    return head;
}

QWidget *HomeScreen::makeActions(const ui::ActionRegistry &commands)
{
    auto *actions = new QWidget(this);
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(kTileGap));
    using ui::TouchPush;
    const auto add = [&](const char *id, TouchPush::Look look, TouchPush::Form form) {
        const QString name = QString::fromLatin1(id);
        auto *tile = new TouchPush(
            commands.command(name)->icon, commands.command(name)->text, look, form, actions);
        tile->follow(commands.action(name));
        row->addWidget(tile, 1);
    };
    add("file.new", TouchPush::Look::Primary, TouchPush::Form::Hero);
    add("file.open", TouchPush::Look::Outline, TouchPush::Form::Tile);
    row->addStretch(2);
    return actions;
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
    m_scroll->setVisible(!shown.isEmpty());
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
    const int room = width() - 2 * look.px(kSideMargin) + look.px(kCardGap);
    const int columns
        = std::clamp(room / (look.px(kLeastCardWidth) + look.px(kCardGap)), 1, kMostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < kMostColumns; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    int at = 0;
    for (LessonCard *card : m_cards) {
        m_grid->addWidget(card, at / columns, at % columns);
        card->setVisible(true);
        ++at;
    }
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
