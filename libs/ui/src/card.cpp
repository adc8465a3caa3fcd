#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/icon.h>
#include <hz/ui/style.h>

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kHeadGap = 8, kBodyGap = 8;
constexpr double kFigurePaddingX = 20, kNarrowFigurePaddingX = 14, kFigurePaddingY = 12,
                 kNarrowFigurePaddingY = 8, kNumberLine = 32, kGlyph = 16;
constexpr double kEmptyGap = 8, kEmptyWidth = 320, kEmptyIcon = 40;

void paintCard(QWidget *widget)
{
    const Theme &look = theme();
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = look.hairline(), radius = look.radius(Radius::Card);
    painter.setPen(QPen(look.colour(Token::Line), line));
    painter.setBrush(look.colour(Token::Surface));
    painter.drawRoundedRect(
        QRectF(widget->rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

QString elided(const QFont &font, const QString &text, int width)
{
    return QFontMetrics(font).elidedText(text, Qt::ElideMiddle, width);
}

} // namespace

Card::Card(const QString &title, Body body, QWidget *parent)
    : QWidget(parent)
    , m_kind(body)
    , m_column(new QVBoxLayout(this))
    , m_head(new QHBoxLayout)
    , m_title(new ElidedLabel({}, TypeRole::Body, Weight::Bold, Token::Text, this))
    , m_note(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text3, this))
    , m_right(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_head->addWidget(m_title);
    m_head->addWidget(m_note);
    m_head->addStretch(1);
    m_head->addLayout(m_right);
    m_column->addLayout(m_head);
    m_column->addLayout(m_body, 1);
    m_note->hide();
    setTitle(title);
    connect(&theme(), &Theme::changed, this, &Card::applyLook);
    applyLook();
}

void Card::applyLook()
{
    const Theme &look = theme();
    const int padding = look.px(isNarrow(this) ? Measure::DeskGapNarrow : Measure::DeskCardPadding);
    const int line = look.hairline();
    if (m_kind == Body::Flush) {
        m_column->setContentsMargins(
            line, m_title->isHidden() ? padding / 2 : padding, line, padding / 2);
        m_head->setContentsMargins(padding, 0, padding, 0);
    } else {
        m_column->setContentsMargins(padding, padding, padding, padding);
        m_head->setContentsMargins(0, 0, 0, 0);
    }
    m_column->setSpacing(look.px(kBodyGap));
    m_head->setSpacing(look.px(kHeadGap));
    m_right->setSpacing(look.px(kHeadGap));
    m_body->setSpacing(look.px(kBodyGap));
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
    applyLook();
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyLook();
}

void Card::paintEvent(QPaintEvent *)
{
    paintCard(this);
}

// ---------------------------------------------------------------- figures

FigureTile::FigureTile(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, [this] { updateGeometry(); });
}

void FigureTile::setFigure(const Figure &figure)
{
    if (m_figure == figure)
        return;
    m_figure = figure;
    const QString number = figure.status
        ? tr("%1, %2", "number, status").arg(figure.number, statusWord(*figure.status))
        : figure.number;
    setAccessibleName(
        tr("%1: %2. %3", "caption: number. note").arg(figure.caption, number, figure.note));
    setToolTip(figure.note);
    updateGeometry();
    update();
}

int FigureTile::padding() const
{
    return theme().px(isNarrow(this) ? kNarrowFigurePaddingX : kFigurePaddingX);
}

QSize FigureTile::sizeHint() const
{
    const Theme &look = theme();
    const int width
        = std::max(QFontMetrics(look.font(TypeRole::Caption)).horizontalAdvance(m_figure.note),
            QFontMetrics(look.font(TypeRole::Caption)).horizontalAdvance(m_figure.caption));
    return {std::max(width + 2 * padding(), minimumSizeHint().width()), minimumSizeHint().height()};
}

// Names give way, the number does not.
QSize FigureTile::minimumSizeHint() const
{
    const Theme &look = theme();
    const int number = QFontMetrics(look.font(TypeRole::Heading, Weight::Bold))
                           .horizontalAdvance(m_figure.number);
    const int glyph = m_figure.status ? look.px(kGlyph + kHeadGap) : 0;
    const int paddingY = look.px(isNarrow(this) ? kNarrowFigurePaddingY : kFigurePaddingY);
    return {number + glyph + 2 * padding(),
        2 * look.lineHeight(TypeRole::Caption) + look.px(kNumberLine) + 2 * paddingY};
}

std::vector<PaintedText> FigureTile::paintedTexts() const
{
    const Theme &look = theme();
    const QFont small = look.font(TypeRole::Caption);
    const int line = look.lineHeight(TypeRole::Caption), number = look.px(kNumberLine);
    const int left = padding(), width = this->width() - 2 * left;
    int top = (height() - 2 * line - number) / 2;
    std::vector<PaintedText> texts;
    texts.push_back({elided(small, m_figure.caption, width), small, {left, top, width, line}});
    top += line;
    texts.push_back(
        {m_figure.number, look.font(TypeRole::Heading, Weight::Bold), {left, top, width, number}});
    top += number;
    texts.push_back({elided(small, m_figure.note, width), small, {left, top, width, line}});
    return texts;
}

void FigureTile::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    if (isDown() || underMouse()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour(isDown() ? Token::Pressed : Token::Hover));
        const double radius = look.radius(Radius::Card);
        painter.drawRoundedRect(rect(), radius, radius);
    }
    constexpr std::array kColours{Token::Text3, Token::Text, Token::Text2};
    const std::vector<PaintedText> texts = paintedTexts();
    for (size_t i = 0; i < texts.size(); ++i) {
        painter.setFont(texts[i].font);
        painter.setPen(look.colour(kColours[i]));
        painter.drawText(
            texts[i].room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, texts[i].text);
    }
    if (m_figure.status) {
        const PaintedText &number = texts[1];
        const int side = look.px(kGlyph);
        drawStatusGlyph(painter, *m_figure.status,
            QRectF(number.room.left() + QFontMetrics(number.font).horizontalAdvance(number.text)
                    + look.px(kHeadGap),
                number.room.top() + (number.room.height() - side) / 2.0, side, side));
    }
}

FigureStrip::FigureStrip(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    connect(&theme(), &Theme::changed, this, &FigureStrip::applyLook);
    applyLook();
}

void FigureStrip::applyLook()
{
    const int line = theme().hairline();
    m_row->setContentsMargins(line, line, line, line);
    m_row->setSpacing(line);
}

void FigureStrip::setFigures(const std::vector<Figure> &figures)
{
    while (m_tiles.size() > figures.size()) {
        delete m_tiles.back();
        m_tiles.pop_back();
    }
    while (m_tiles.size() < figures.size()) {
        auto *tile = new FigureTile(this);
        connect(tile, &QAbstractButton::clicked, this,
            [this, index = int(m_tiles.size())] { Q_EMIT activated(index); });
        m_tiles.push_back(tile);
        m_row->addWidget(tile, 1);
    }
    for (size_t i = 0; i < figures.size(); ++i)
        m_tiles[i]->setFigure(figures[i]);
}

void FigureStrip::paintEvent(QPaintEvent *)
{
    paintCard(this);
    QPainter painter(this);
    const int line = theme().hairline();
    for (const FigureTile *tile : m_tiles)
        if (tile != m_tiles.front())
            painter.fillRect(tile->x() - line, 0, line, height(), theme().colour(Token::Line));
}

// ---------------------------------------------------------------- empty

namespace {

/// A line icon on its own.
class Picture final : public QWidget {
public:
    Picture(IconName icon, QWidget *parent)
        : QWidget(parent)
        , m_icon(icon)
    {
        setFixedSize(theme().px(kEmptyIcon), theme().px(kEmptyIcon));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawIcon(painter, m_icon, rect(), width(), theme().colour(Token::Text2));
    }

private:
    IconName m_icon;
};

} // namespace

EmptyState::EmptyState(IconName icon, const QString &title, const QString &sentence,
    const QString &action, QWidget *parent)
    : QWidget(parent)
{
    const Theme &look = theme();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(look.px(kEmptyGap));
    column->addStretch(1);
    column->addWidget(new Picture(icon, this), 0, Qt::AlignHCenter);
    auto *head = new Label(title, TypeRole::Body, Weight::Bold, Token::Text, this);
    head->setAlignment(Qt::AlignCenter);
    column->addWidget(head);
    auto *words = new Label(sentence, TypeRole::Caption, Weight::Regular, Token::Text2, this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setMaximumWidth(look.px(kEmptyWidth));
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(words, 4);
    row->addStretch(1);
    column->addLayout(row);
    if (!action.isEmpty()) {
        auto *button = new QPushButton(action, this);
        setButtonRole(button, ButtonRole::Primary);
        setCompact(button);
        column->addSpacing(look.px(kEmptyGap) / 2);
        column->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QPushButton::clicked, this, &EmptyState::acted);
    }
    column->addStretch(1);
}

} // namespace hz::ui
