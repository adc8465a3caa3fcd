#include <hz/ui/deskwindow.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/palette.h>

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kMark = 28, kMarkIcon = 20, kMarkRadius = 7, kPlaceIcon = 20, kPadding = 10,
                 kEdge = 8, kPlaceGap = 2, kTopGap = 12, kCrumbGap = 8, kChevron = 16;
constexpr double kSearchWide = 340, kSearchNarrow = 260, kKeyPadding = 5, kKeyHeight = 20;

void fillLine(QPainter &painter, const QRect &rect)
{
    painter.fillRect(rect, theme().colour(Token::Line));
}

void drawPlate(QPainter &painter, const QRect &rect, Token fill, std::optional<Token> border = {})
{
    const Theme &look = theme();
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = border ? look.hairline() : 0;
    painter.setPen(border ? QPen(look.colour(*border), line) : QPen(Qt::NoPen));
    painter.setBrush(look.colour(fill));
    const double radius = look.radius(Radius::Control);
    painter.drawRoundedRect(
        QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

} // namespace

bool isNarrow(const QWidget *widget)
{
    return widget->window()->width() < theme().px(Measure::DeskRailBelow);
}

// ---------------------------------------------------------------- side bar

/// Whose program it is.
class SideBar::Mark final : public QWidget, public PaintsText {
public:
    Mark(IconName icon, const QString &maker, const QString &program, SideBar *bar)
        : QWidget(bar)
        , m_bar(bar)
        , m_icon(icon)
        , m_maker(maker)
        , m_program(program)
    {
        setAccessibleName(maker + u' ' + program);
    }

    std::vector<PaintedText> paintedTexts() const override
    {
        if (m_bar->isFolded())
            return {};
        const Theme &look = theme();
        const QFont bold = look.font(TypeRole::Body, Weight::Bold);
        QRect room = rect().adjusted(look.px(kEdge + kMark + kPadding), 0, 0, 0);
        const int first = QFontMetrics(bold).horizontalAdvance(m_maker);
        const QRect second = room.adjusted(first + look.px(6), 0, 0, 0);
        room.setWidth(first);
        return {{m_maker, bold, room}, {m_program, look.font(TypeRole::Caption), second}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int side = look.px(kMark);
        const QRect mark(m_bar->isFolded() ? (width() - side) / 2 : look.px(kEdge),
            (height() - side) / 2, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour(Token::Accent));
        painter.drawRoundedRect(mark, look.px(kMarkRadius), look.px(kMarkRadius));
        drawIcon(painter, m_icon, mark, look.px(kMarkIcon), look.colour(Token::OnAccent));
        Token colour = Token::Text;
        for (const PaintedText &text : paintedTexts()) {
            painter.setFont(text.font);
            painter.setPen(look.colour(std::exchange(colour, Token::Text3)));
            painter.drawText(text.room, Qt::AlignLeft | Qt::AlignVCenter, text.text);
        }
    }

private:
    SideBar *m_bar;
    IconName m_icon;
    QString m_maker;
    QString m_program;
};

class SideBar::Item final : public QAbstractButton, public PaintsText {
public:
    Item(const Place &place, SideBar *bar)
        : QAbstractButton(bar)
        , m_bar(bar)
        , m_place(place)
    {
        setText(place.text);
        setObjectName(place.id);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
    }
    const QString &id() const { return m_place.id; }
    void setCount(std::optional<int> count)
    {
        m_count = count ? QLocale().toString(*count) : QString();
        setAccessibleDescription(m_count);
        update();
    }
    void applyLook()
    {
        setFixedHeight(theme().px(Measure::DeskControl));
        setToolTip(m_bar->isFolded() ? m_place.text : QString());
        update();
    }

    std::vector<PaintedText> paintedTexts() const override
    {
        if (m_bar->isFolded())
            return {};
        const Theme &look = theme();
        const QFont small = look.font(TypeRole::Caption);
        const QFont font = look.font(TypeRole::Body, isChecked() ? Weight::Bold : Weight::Regular);
        QRect room
            = rect().adjusted(look.px(kPadding + kPlaceIcon + kPadding), 0, -look.px(kPadding), 0);
        const int count = QFontMetrics(small).horizontalAdvance(m_count);
        const QRect right(room.right() + 1 - count, room.top(), count, room.height());
        room.setRight(right.left() - look.px(4));
        return {{QFontMetrics(font).elidedText(m_place.text, Qt::ElideMiddle, room.width()), font,
                    room},
            {m_count, small, right}};
    }

protected:
    void nextCheckState() override { } // the bar says where one is
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        const bool isHere = isChecked();
        if (isDown())
            drawPlate(painter, rect(), Token::Pressed);
        else if (isHere)
            drawPlate(painter, rect(), Token::AccentSoft,
                look.scheme() == Scheme::Contrast ? std::optional(Token::AccentLine)
                                                  : std::nullopt);
        else if (underMouse())
            drawPlate(painter, rect(), Token::Hover);
        const int icon = look.px(kPlaceIcon);
        const QColor colour = look.colour(isHere ? Token::Accent : Token::Text2);
        const int left = m_bar->isFolded() ? (width() - icon) / 2 : look.px(kPadding);
        drawIcon(painter, m_place.icon, {left, 0, icon, height()}, icon, colour);
        QColor pen = colour;
        for (const PaintedText &text : paintedTexts()) {
            painter.setFont(text.font);
            painter.setPen(std::exchange(pen, look.colour(Token::Text3)));
            painter.drawText(text.room, Qt::AlignLeft | Qt::AlignVCenter, text.text);
        }
    }

private:
    SideBar *m_bar;
    Place m_place;
    QString m_count;
};

SideBar::SideBar(IconName mark, const QString &maker, const QString &program, QWidget *parent)
    : QWidget(parent)
    , m_mark(new Mark(mark, maker, program, this))
    , m_column(new QVBoxLayout(this))
    , m_upper(new QVBoxLayout)
    , m_lower(new QVBoxLayout)
{
    setAccessibleName(tr("Where to go"));
    m_column->addWidget(m_mark);
    m_column->addLayout(m_upper);
    m_column->addStretch(1);
    m_column->addLayout(m_lower);
    connect(&theme(), &Theme::changed, this, &SideBar::applyLook);
    applyLook();
}

void SideBar::applyLook()
{
    const Theme &look = theme();
    const int edge = look.px(kEdge), line = look.hairline();
    setFixedWidth(look.px(m_isFolded ? Measure::DeskRail : Measure::DeskSideBar));
    m_mark->setFixedHeight(look.px(Measure::DeskTopBar));
    m_column->setContentsMargins(edge, 0, edge + line, edge);
    for (QVBoxLayout *layout : {m_column, m_upper, m_lower})
        layout->setSpacing(look.px(kPlaceGap));
    for (Item *item : m_items)
        item->applyLook();
    m_mark->update();
}

void SideBar::addPlace(const Place &place)
{
    auto *item = new Item(place, this);
    m_items.push_back(item);
    (place.isLower ? m_lower : m_upper)->addWidget(item);
    connect(item, &QAbstractButton::clicked, this, [this, id = place.id] { Q_EMIT chosen(id); });
    item->applyLook();
}

SideBar::Item *SideBar::item(const QString &id) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&](const Item *item) { return item->id() == id; });
    Q_ASSERT(found != m_items.end());
    return *found;
}

void SideBar::setCount(const QString &id, std::optional<int> count)
{
    item(id)->setCount(count);
}

void SideBar::setCurrent(const QString &id)
{
    m_current = id;
    for (Item *one : m_items)
        one->setChecked(one->id() == id);
}

void SideBar::setFolded(bool folded)
{
    if (std::exchange(m_isFolded, folded) != folded)
        applyLook();
}

void SideBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour(Token::Surface));
    const int line = theme().hairline();
    fillLine(painter, {width() - line, 0, line, height()});
}

// ---------------------------------------------------------------- top bar

/// Leads back.
class TopBar::Crumb final : public QAbstractButton, public PaintsText {
public:
    explicit Crumb(const QString &text, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(text);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme &look = theme();
        return {int(QFontMetrics(look.font(TypeRole::Body)).horizontalAdvance(text()) + 2)
                + look.px(kCrumbGap + kChevron),
            look.px(Measure::DeskCompact)};
    }
    std::vector<PaintedText> paintedTexts() const override
    {
        const Theme &look = theme();
        const QRect room = rect().adjusted(0, 0, -look.px(kCrumbGap + kChevron), 0);
        const QFont font = look.font(TypeRole::Body);
        return {{QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, room.width()), font, room}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        const PaintedText painted = paintedTexts().front();
        painter.setFont(painted.font);
        painter.setPen(look.colour(underMouse() ? Token::Accent : Token::Text2));
        painter.drawText(painted.room, Qt::AlignLeft | Qt::AlignVCenter, painted.text);
        const int chevron = look.px(kChevron);
        drawIcon(painter, IconName::ChevronRight, {width() - chevron, 0, chevron, height()},
            chevron, look.colour(Token::Text3));
    }
};

/// Looks like a field, and opens one that has more room.
class TopBar::SearchBox final : public QAbstractButton, public PaintsText {
public:
    explicit SearchBox(QWidget *parent)
        : QAbstractButton(parent)
        , m_key(QKeySequence(Qt::CTRL | Qt::Key_K)
                    .toString(QKeySequence::NativeText)
                    .replace(u'+', u' '))
    {
        setObjectName(QStringLiteral("searchBox"));
        setAttribute(Qt::WA_Hover);
    }
    std::vector<PaintedText> paintedTexts() const override
    {
        const QFont font = theme().font(TypeRole::Caption);
        const QRect key = keyRect();
        const int padding = theme().px(kPadding), icon = theme().px(Measure::DeskIcon);
        const QRect room = rect().adjusted(
            2 * padding + icon, 0, -(rect().right() - key.left() + theme().px(kEdge)), 0);
        return {{QFontMetrics(font).elidedText(text(), Qt::ElideRight, room.width()), font, room},
            {m_key, font, key}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        drawPlate(painter, rect(),
            isDown()           ? Token::Pressed
                : underMouse() ? Token::Hover
                               : Token::Sunken,
            look.scheme() == Scheme::Contrast ? std::optional(Token::LineStrong) : std::nullopt);
        const int icon = look.px(Measure::DeskIcon);
        drawIcon(painter, IconName::Search, {look.px(kPadding), 0, icon, height()}, icon,
            look.colour(Token::Text2));
        const QRect key = keyRect();
        painter.setPen(QPen(look.colour(Token::LineStrong), look.hairline()));
        painter.setBrush(Qt::NoBrush);
        const double radius = look.radius(Radius::Chip);
        painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setPen(look.colour(Token::Text3));
        Qt::Alignment alignment = Qt::AlignLeft;
        for (const PaintedText &text : paintedTexts()) {
            painter.setFont(text.font);
            painter.drawText(text.room,
                int(std::exchange(alignment, Qt::AlignHCenter) | Qt::AlignVCenter), text.text);
        }
    }

private:
    QRect keyRect() const
    {
        const Theme &look = theme();
        const int width = QFontMetrics(look.font(TypeRole::Caption)).horizontalAdvance(m_key)
            + 2 * look.px(kKeyPadding);
        const int high = look.px(kKeyHeight);
        return {rect().right() + 1 - look.px(kEdge) - width, (height() - high) / 2, width, high};
    }

    QString m_key;
};

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_crumbs(new QHBoxLayout)
    , m_title(new ElidedLabel({}, TypeRole::Title, Weight::Bold, Token::Text, this))
    , m_note(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text3, this))
    , m_afterTitle(new QHBoxLayout)
    , m_search(new SearchBox(this))
    , m_right(new QHBoxLayout)
{
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_row->addLayout(m_crumbs);
    m_row->addWidget(m_title);
    m_row->addWidget(m_note);
    m_row->addLayout(m_afterTitle);
    m_row->addStretch(1);
    m_row->addWidget(m_search);
    m_row->addLayout(m_right);
    m_note->hide();
    setSearchHint(tr("Search or type a command"));
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchRequested);
    connect(&theme(), &Theme::changed, this, &TopBar::applyLook);
    applyLook();
}

void TopBar::applyLook()
{
    const Theme &look = theme();
    setFixedHeight(look.px(Measure::DeskTopBar));
    const int edge = look.px(m_isNarrow ? Measure::DeskMarginNarrow : Measure::DeskMargin);
    m_row->setContentsMargins(edge, 0, edge, look.hairline());
    m_row->setSpacing(look.px(kTopGap));
    m_crumbs->setSpacing(look.px(kCrumbGap));
    m_afterTitle->setSpacing(look.px(kCrumbGap));
    m_right->setSpacing(look.px(kTopGap));
    m_note->setVisible(!m_isNarrow && !m_note->text().isEmpty());
    m_search->setFixedSize(
        look.px(m_isNarrow ? kSearchNarrow : kSearchWide), look.px(Measure::DeskCompact));
    buildPath();
}

void TopBar::setNarrow(bool narrow)
{
    if (std::exchange(m_isNarrow, narrow) != narrow)
        applyLook();
}

void TopBar::setPath(const QStringList &path)
{
    if (m_path == path)
        return;
    m_path = path;
    m_title->setText(path.isEmpty() ? QString() : path.last());
    buildPath();
}

// In a narrow bar only the last step back is kept.
void TopBar::buildPath()
{
    while (const QLayoutItem *item = m_crumbs->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    const qsizetype before = std::max<qsizetype>(0, m_path.size() - 1);
    for (qsizetype i = m_isNarrow ? std::max<qsizetype>(0, before - 1) : 0; i < before; ++i) {
        auto *crumb = new Crumb(m_path[i], this);
        m_crumbs->addWidget(crumb);
        connect(crumb, &QAbstractButton::clicked, this, [this, i] { Q_EMIT pathChosen(int(i)); });
    }
}

void TopBar::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!m_isNarrow && !note.isEmpty());
}

void TopBar::setSearchHint(const QString &hint)
{
    m_search->setText(hint);
    m_search->update();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour(Token::Surface));
    const int line = theme().hairline();
    fillLine(painter, {0, height() - line, width(), line});
}

// ---------------------------------------------------------------- tool row

ToolRow::ToolRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    connect(&theme(), &Theme::changed, this, &ToolRow::applyLook);
    applyLook();
}

void ToolRow::applyLook()
{
    const Theme &look = theme();
    const int edge = look.px(isNarrow(this) ? Measure::DeskMarginNarrow : Measure::DeskMargin);
    setFixedHeight(look.px(Measure::DeskTopBar));
    m_row->setContentsMargins(edge, 0, edge, look.hairline());
    m_row->setSpacing(look.px(kCrumbGap));
}

void ToolRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyLook();
}

void ToolRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour(Token::Surface));
    const int line = theme().hairline();
    fillLine(painter, {0, height() - line, width(), line});
}

// ---------------------------------------------------------------- window

// Holds the view. One that needs more height than the screen has is scrolled: else it would push
// the window's lower edge off the screen.
class DeskWindow::Stage final : public QScrollArea {
public:
    explicit Stage(QWidget *parent)
        : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
    }

    void setView(QWidget *view)
    {
        if (QWidget *old = takeWidget()) {
            old->setParent(parentWidget());
            old->hide();
        }
        setWidget(view);
        view->setAutoFillBackground(false);
        fit();
        view->show();
        verticalScrollBar()->setValue(0);
        updateGeometry();
    }

    QSize minimumSizeHint() const override
    {
        return {widget() ? leastOf(*widget()).width() : 0, 0};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        fit();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            fit();
            updateGeometry();
        }
        return QScrollArea::eventFilter(watched, event);
    }

private:
    static QSize leastOf(const QWidget &view)
    {
        return view.minimumSizeHint().expandedTo(view.minimumSize());
    }

    void fit()
    {
        if (QWidget *view = widget())
            view->resize(leastOf(*view).expandedTo(viewport()->size()));
    }
};

DeskWindow::DeskWindow(IconName mark, const QString &maker, const QString &program, QWidget *parent)
    : QWidget(parent)
    , m_side(new SideBar(mark, maker, program, this))
    , m_top(new TopBar(this))
    , m_commands(new ActionRegistry(this))
    , m_finder(new CommandPalette(*m_commands, this))
    , m_middle(new QVBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->addWidget(m_side);
    row->addLayout(m_middle, 1);
    m_side->setFolded(true);
    m_top->setNarrow(true);
    m_middle->setContentsMargins(0, 0, 0, 0);
    m_middle->setSpacing(0);
    m_middle->addWidget(m_top);
    m_stage = new Stage(this);
    m_middle->addWidget(m_stage, 1);
    connect(m_top, &TopBar::searchRequested, m_finder, &CommandPalette::open);
}

void DeskWindow::setView(QWidget *view)
{
    const QWidget *old = m_stage->widget();
    if (old == view)
        return;
    const QWidget *focused = QApplication::focusWidget();
    const bool wasWithin = focused && old && (old == focused || old->isAncestorOf(focused));
    m_stage->setView(view);
    // Else it would be on the side bar, which comes next.
    if (wasWithin && !view->isAncestorOf(QApplication::focusWidget()))
        view->setFocus(Qt::OtherFocusReason);
}

// What the window needs at least is said with the side bar folded: unfolded it would keep the
// window from ever being narrow.
bool DeskWindow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish) {
        const QSize middle = m_middle->minimumSize();
        setMinimumSize(theme().px(Measure::DeskRail) + middle.width(),
            std::max(middle.height(), m_side->minimumSizeHint().height()));
    }
    return QWidget::event(event);
}

void DeskWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = isNarrow(this);
    if (narrow == m_side->isFolded())
        return;
    m_side->setFolded(narrow);
    m_top->setNarrow(narrow);
    Q_EMIT narrowChanged(narrow);
}

void DeskWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().colour(Token::Canvas));
}

} // namespace hz::ui
