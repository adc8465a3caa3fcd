#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/statusglyph.h>

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kBadge = 22, kBadgeLeft = 6, kBadgeRight = 8, kBadgeGap = 5, kBadgeGlyph = 13;
constexpr double kKeyWidth = 76, kKeyGap = 12, kLineGap = 4;
constexpr double kDot = 12, kDotLine = 2, kDotGap = 12, kEventGap = 10;
constexpr double kPicture = 52, kPictureIcon = 26, kPaddingX = 20, kPaddingY = 16, kGap = 12,
                 kScrollRoom = 12; // right of the pages, for the bar

} // namespace

// ---------------------------------------------------------------- badge

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, [this] { updateGeometry(); });
}

void Badge::setStatus(Status status, const QString &text)
{
    m_status = status;
    m_text = text.isEmpty() ? statusWord(status) : text;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const Theme &look = theme();
    return {look.px(kBadgeLeft) + look.px(kBadgeGlyph) + look.px(kBadgeGap)
            + QFontMetrics(look.font(TypeRole::Caption)).horizontalAdvance(m_text)
            + look.px(kBadgeRight),
        look.px(kBadge)};
}

std::vector<PaintedText> Badge::paintedTexts() const
{
    const Theme &look = theme();
    const int left = look.px(kBadgeLeft) + look.px(kBadgeGlyph) + look.px(kBadgeGap);
    return {
        {m_text, look.font(TypeRole::Caption), rect().adjusted(left, 0, -look.px(kBadgeRight), 0)}};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = look.colour(m_status, StatusPart::Background);
    const bool isFramed = look.scheme() == Scheme::Contrast; // soft fills are black there
    const double line = isFramed ? 1 : 0, radius = look.radius(Radius::Chip);
    painter.setPen(isFramed ? QPen(look.colour(Token::Line), line) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    const int side = look.px(kBadgeGlyph);
    drawStatusGlyph(painter, m_status,
        QRectF(look.px(kBadgeLeft), (height() - side) / 2.0, side, side), ground);
    const PaintedText painted = paintedTexts().front();
    painter.setFont(painted.font);
    painter.setPen(look.colour(m_status, StatusPart::Foreground));
    painter.drawText(painted.room, Qt::AlignLeft | Qt::AlignVCenter, painted.text);
}

// ---------------------------------------------------------------- keys and values

KeyValueList::KeyValueList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void KeyValueList::setEntries(const std::vector<Entry> &entries)
{
    if (m_entries == entries && m_content)
        return;
    m_entries = entries;
    delete m_content;
    m_content = new QWidget(this);
    const Theme &look = theme();
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(look.px(kKeyGap));
    grid->setVerticalSpacing(look.px(kLineGap));
    grid->setColumnMinimumWidth(0, look.px(kKeyWidth));
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < int(entries.size()); ++row) {
        auto *key = new Label(
            entries[size_t(row)].key, TypeRole::Caption, Weight::Regular, Token::Text3, m_content);
        auto *value = new Label(
            entries[size_t(row)].value, TypeRole::Caption, Weight::Regular, Token::Text, m_content);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setFocusPolicy(Qt::NoFocus);
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
    }
    grid->setRowStretch(int(entries.size()), 1); // a line stands below the other, whatever the room
    m_column->addWidget(m_content);
}

// ---------------------------------------------------------------- what happened

/// One event with its dot, and the line to the next.
class Timeline::Entry final : public QWidget {
public:
    explicit Entry(QWidget *parent)
        : QWidget(parent)
        , m_when(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text3, this))
        , m_what(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text, this))
        , m_more(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text3, this))
    {
        const Theme &look = theme();
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(look.px(kDot) + look.px(kDotGap), 0, 0, look.px(kEventGap));
        column->setSpacing(0);
        for (Label *label : {m_when, m_what, m_more}) {
            label->setWordWrap(true);
            column->addWidget(label);
        }
    }
    void setEvent(const Event &event)
    {
        m_when->setText(event.when);
        m_what->setText(event.what);
        m_more->setText(event.more);
        m_more->setVisible(!event.more.isEmpty());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        const int dot = look.px(kDot), line = look.px(kDotLine);
        const int top = (look.lineHeight(TypeRole::Caption) - dot) / 2;
        painter.fillRect(QRect(dot / 2, top + dot + look.px(kLineGap), look.hairline(),
                             height() - top - dot - look.px(kLineGap)),
            look.colour(Token::Line));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(look.colour(Token::Accent), line));
        painter.setBrush(Qt::NoBrush);
        const double inset = line / 2.0, radius = look.radius(Radius::Chip);
        painter.drawRoundedRect(
            QRectF(0, top, dot, dot).adjusted(inset, inset, -inset, -inset), radius, radius);
    }

private:
    Label *m_when;
    Label *m_what;
    Label *m_more;
};

Timeline::Timeline(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
}

void Timeline::setEvents(const std::vector<Event> &events)
{
    if (m_events == events)
        return;
    m_events = events;
    for (; m_entries.size() > events.size(); m_entries.pop_back())
        delete m_entries.back();
    while (m_entries.size() < events.size()) {
        m_entries.push_back(new Entry(this));
        m_column->insertWidget(m_column->count() - 1, m_entries.back());
    }
    for (size_t i = 0; i < events.size(); ++i)
        m_entries[i]->setEvent(events[i]);
}

// ---------------------------------------------------------------- pane

/// What kind of thing it is.
class DetailPane::Picture final : public QWidget {
public:
    explicit Picture(QWidget *parent)
        : QWidget(parent)
    {
    }
    void setIcon(IconName icon)
    {
        m_icon = icon;
        update();
    }
    IconName icon() const { return m_icon; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour(Token::AccentSoft));
        const double radius = look.radius(Radius::Card);
        painter.drawRoundedRect(rect(), radius, radius);
        drawIcon(painter, m_icon, rect(), look.px(kPictureIcon), look.colour(Token::Accent));
    }

private:
    IconName m_icon = IconName::None;
};

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_head(new QHBoxLayout)
    , m_picture(new Picture(this))
    , m_title(new ElidedLabel({}, TypeRole::Title, Weight::Bold, Token::Text, this))
    , m_subtitle(new ElidedLabel({}, TypeRole::Caption, Weight::Regular, Token::Text2, this))
    , m_badge(new Badge(this))
    , m_tabRow(new QHBoxLayout)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_foot(new QHBoxLayout)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    m_head->addWidget(m_picture);
    m_head->addLayout(words, 1);
    m_head->addWidget(m_badge);
    m_badge->hide();
    m_tabRow->addWidget(m_tabs);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->hide();
    m_column->addLayout(m_head);
    m_column->addLayout(m_tabRow);
    m_column->addWidget(m_pages, 1);
    m_column->addLayout(m_foot);
    m_picture->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        Q_EMIT pageChanged(page);
    });
    connect(&theme(), &Theme::changed, this, &DetailPane::applyLook);
    applyLook();
}

void DetailPane::applyLook()
{
    const Theme &look = theme();
    const int x = look.px(kPaddingX), y = look.px(kPaddingY);
    const int bar = look.px(kScrollRoom);
    m_column->setContentsMargins(x + look.hairline(), y, x - bar, y);
    m_head->setContentsMargins(0, 0, bar, 0);
    m_foot->setContentsMargins(0, 0, bar, 0);
    m_tabRow->setContentsMargins(0, 0, bar, 0);
    m_column->setSpacing(look.px(kGap));
    m_head->setSpacing(look.px(kGap));
    m_foot->setSpacing(look.px(kGap));
    m_picture->setFixedSize(look.px(kPicture), look.px(kPicture));
    m_picture->setVisible(m_picture->icon() != IconName::None && !isNarrow(this));
}

void DetailPane::setTitle(const QString &title, const QString &subtitle, IconName icon)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    m_picture->setIcon(icon);
    applyLook();
    setAccessibleName(title);
}

void DetailPane::setBadge(std::optional<Status> status, const QString &text)
{
    m_badge->setVisible(status.has_value());
    if (status)
        m_badge->setStatus(*status, text);
}

void DetailPane::addPage(const QString &title, QWidget *page)
{
    auto *scroll = new QScrollArea(m_pages);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    page->setContentsMargins(0, 0, theme().px(kScrollRoom), 0);
    scroll->viewport()->setAutoFillBackground(false);
    m_pages->addWidget(scroll);
    m_tabs->addTab(title);
    m_tabs->setVisible(m_tabs->count() > 1);
}

void DetailPane::setPageTitle(int page, const QString &title)
{
    m_tabs->setTabText(page, title);
}

int DetailPane::page() const
{
    return m_pages->currentIndex();
}

void DetailPane::setPage(int page)
{
    m_tabs->setCurrentIndex(page);
}

void DetailPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyLook();
}

void DetailPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour(Token::Surface));
    painter.fillRect(0, 0, theme().hairline(), height(), theme().colour(Token::Line));
}

} // namespace hz::ui
