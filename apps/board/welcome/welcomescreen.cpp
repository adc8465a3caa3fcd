#include "welcome/welcomescreen.h"

#include "home/appmark.h"
#include "settings/answerrow.h"
#include "settings/preferences.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QStackedLayout>

namespace hz::board {

namespace {

constexpr double kMargin = 56;
constexpr double kWidth = 880;
constexpr double kGap = 24;
constexpr double kFootGap = 40;
constexpr double kWordsGap = 8;
constexpr double kStepWidth = 200; // of the buttons that lead on
constexpr double kTileWidth = 164;
constexpr double kTileHeight = 132;
constexpr double kTileLine = 24;
constexpr double kTilePadding = 12;
constexpr double kTileBar = 10;

// A small board with the tool bar where it would be.
class PlaceTile final : public ui::TouchControl {
public:
    PlaceTile(int place, const QString &name, QWidget *parent)
        : TouchControl(name, parent)
        , m_place(barPlaceAt(place))
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        return {ui::theme().px(kTileWidth), ui::theme().px(kTileHeight)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override
    {
        const ui::Weight weight = isChecked() ? ui::Weight::Bold : ui::Weight::Regular;
        const int line = ui::theme().px(kTileLine);
        return {{text(), ui::theme().font(ui::TypeRole::Body, weight),
            QRect(0, height() - line - ui::theme().px(kTilePadding) / 2, width(), line)}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double line = look.hairline(), radius = look.radius(ui::Radius::Panel);
        painter.setPen(
            QPen(look.colour(isChecked() ? ui::Token::AccentLine : ui::Token::LineStrong), line));
        painter.setBrush(look.colour(isDown() ? ui::Token::Pressed
                : isChecked()                 ? ui::Token::AccentSoft
                                              : ui::Token::Surface));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
        painter.setPen(Qt::NoPen);
        paintBoard(painter);
        painter.setPen(look.colour(isChecked() ? ui::Token::Accent : ui::Token::Text));
        for (const ui::PaintedText &painted : paintedTexts()) {
            painter.setFont(painted.font);
            painter.drawText(painted.room, Qt::AlignCenter, painted.text);
        }
    }

private:
    void paintBoard(QPainter &painter) const
    {
        const ui::Theme &look = ui::theme();
        const double padding = look.px(kTilePadding), thick = look.px(kTileBar), gap = thick / 2;
        const double wide = width() - 2 * padding, high = wide * 9 / 16;
        const QRectF board(padding, padding, wide, high);
        const double corner = look.radius(ui::Radius::Chip);
        painter.setBrush(look.colour(ui::Token::Sunken));
        painter.drawRoundedRect(board, corner, corner);
        painter.setBrush(look.colour(isChecked() ? ui::Token::Accent : ui::Token::Text3));
        const auto bar
            = [&](const QRectF &at) { painter.drawRoundedRect(at, thick / 3, thick / 3); };
        const QRectF inside = board.adjusted(gap, gap, -gap, -gap);
        const double length = inside.width() / 2, tall = inside.height();
        if (m_place == BarPlace::Bottom)
            bar({inside.center().x() - length / 2, inside.bottom() - thick, length, thick});
        if (m_place == BarPlace::Left || m_place == BarPlace::BothSides)
            bar({inside.left(), inside.top(), thick, tall});
        if (m_place == BarPlace::Right || m_place == BarPlace::BothSides)
            bar({inside.right() - thick, inside.top(), thick, tall});
    }
    BarPlace m_place;
};

} // namespace

// How far one is.
class WelcomeScreen::Dots final : public QWidget {
public:
    using QWidget::QWidget;
    void setPlace(int place, int count)
    {
        m_place = place;
        m_count = count;
        setAccessibleName(WelcomeScreen::tr("Step %1 of %2").arg(place + 1).arg(count));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const int dot = ui::theme().px(kDot);
        return {dot * (2 * m_count - 1), dot};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const int dot = look.px(kDot);
        for (int place = 0; place < m_count; ++place) {
            painter.setBrush(
                look.colour(place == m_place ? ui::Token::Accent : ui::Token::LineStrong));
            painter.drawEllipse(2 * dot * place, (height() - dot) / 2, dot, dot);
        }
    }

private:
    static constexpr double kDot = 12;
    int m_place = 0;
    int m_count = 1;
};

WelcomeScreen::WelcomeScreen(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_steps(new QStackedLayout)
{
    setObjectName(QStringLiteral("welcome"));
    const ui::Theme &look = ui::theme();
    const int margin = look.px(kMargin);
    addStep(tr("Welcome to Hezhou Board"),
        tr("A few choices, and the lesson can begin. Each of them can be changed later."),
        {languageQuestion(preferences), coloursQuestion(preferences)});
    addStep(tr("How do you stand at the board?"),
        tr("The tool bar goes where your hand is. A pen always writes; fingers may write as well, "
           "or move the page."),
        {barPlaceQuestion(preferences), fingersQuestion(preferences)});
    addStep(tr("Ready"),
        tr("What you write is saved by itself. Everything you chose can be changed under Settings, "
           "in the list of More."),
        {});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(makeHead());
    column->addStretch(1);
    auto *block = new QWidget(this); // what leads on stands where the eyes are
    block->setFixedWidth(look.px(kWidth));
    auto *inBlock = new QVBoxLayout(block);
    inBlock->setContentsMargins({});
    inBlock->setSpacing(look.px(kFootGap));
    inBlock->addLayout(m_steps);
    inBlock->addWidget(makeFoot());
    column->addWidget(block, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(
        new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &WelcomeScreen::skipped);
    connect(&look, &ui::Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget *WelcomeScreen::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->addWidget(new AppMark(head));
    row->addStretch(1);
    auto *skip = new ui::TouchPush(ui::IconName::None, tr("Skip"), ui::TouchPush::Look::Outline,
        ui::TouchPush::Form::Chip, head);
    skip->setObjectName(QStringLiteral("welcome.skip"));
    connect(skip, &QAbstractButton::clicked, this, &WelcomeScreen::skipped);
    row->addWidget(skip);
    return head;
}

QWidget *WelcomeScreen::makeFoot()
{
    using ui::TouchPush;
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins({});
    row->setSpacing(ui::theme().px(ui::Measure::TouchGap));
    m_dots = new Dots(foot);
    row->addWidget(m_dots);
    row->addStretch(1);
    const auto add = [&](TouchPush::Look look, const QString &text, const QString &name) {
        auto *button = new TouchPush(ui::IconName::None, text, look, TouchPush::Form::Row, foot);
        button->setObjectName(name);
        button->setMinimumWidth(ui::theme().px(kStepWidth));
        row->addWidget(button);
        return button;
    };
    m_back = add(TouchPush::Look::Outline, tr("Back"), QStringLiteral("welcome.back"));
    m_sample = add(TouchPush::Look::Outline, tr("Look at the sample lesson"),
        QStringLiteral("welcome.sample"));
    m_next = add(TouchPush::Look::Primary, tr("Next", "step"), QStringLiteral("welcome.next"));
    connect(m_back, &QAbstractButton::clicked, this, [this] { setStep(step() - 1); });
    connect(m_sample, &QAbstractButton::clicked, this, &WelcomeScreen::sampleWanted);
    connect(m_next, &QAbstractButton::clicked, this, &WelcomeScreen::next);
    return foot;
}

void WelcomeScreen::addStep(
    const QString &title, const QString &words, std::vector<Question> questions)
{
    const ui::Theme &look = ui::theme();
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(look.px(kWordsGap));
    column->addWidget(
        new ui::Label(title, ui::TypeRole::Display, ui::Weight::Bold, ui::Token::Text, page));
    auto *said = new ui::Label(
        words, ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, page);
    said->setWordWrap(true);
    column->addWidget(said);
    column->addSpacing(look.px(kGap));
    auto *asked = new QWidget(page);
    auto *grid = new QGridLayout(asked);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(look.px(kGap));
    grid->setVerticalSpacing(look.px(kGap));
    for (Question &question : questions) {
        const AnswerRow::Make tile = [](int place, const QString &answer, QWidget *parent) {
            return new PlaceTile(place, answer, parent);
        };
        const bool isOfPlaces = question.name == kAskBarPlace;
        m_rows.push_back(
            new AnswerRow(std::move(question), grid, isOfPlaces ? tile : AnswerRow::Make()));
    }
    column->addWidget(asked);
    column->addStretch(1);
    m_steps->addWidget(page);
}

int WelcomeScreen::step() const
{
    return m_steps->currentIndex();
}

void WelcomeScreen::setStep(int step)
{
    m_steps->setCurrentIndex(step);
    refresh();
}

void WelcomeScreen::next()
{
    if (step() + 1 == m_steps->count())
        Q_EMIT newWanted();
    else
        setStep(step() + 1);
}

void WelcomeScreen::refresh()
{
    const bool isLast = step() + 1 == m_steps->count();
    m_dots->setPlace(step(), m_steps->count());
    m_back->setVisible(step() > 0);
    m_sample->setVisible(isLast);
    m_next->setText(isLast ? tr("Start") : tr("Next", "step"));
    for (AnswerRow *row : m_rows)
        row->refresh();
}

void WelcomeScreen::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void WelcomeScreen::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Canvas));
}

} // namespace hz::board
