#include <hz/ui/facetpanel.h>
#include <hz/ui/icon.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/segmented.h>
#include <hz/ui/statusglyph.h>

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kPaddingX = 16, kPaddingY = 12, kGroupGap = 12, kRow = 30, kGlyph = 14, kGap = 8,
                 kChevron = 16;

} // namespace

class FacetPanel::Head final : public QAbstractButton, public PaintsText {
public:
    Head(const QString &title, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(title);
        setAttribute(Qt::WA_Hover);
    }
    void setOpen(bool open)
    {
        m_isOpen = open;
        setAccessibleDescription(open ? FacetPanel::tr("open") : FacetPanel::tr("closed"));
        update();
    }
    QSize sizeHint() const override { return {theme().px(3 * kRow), theme().px(kRow)}; }
    std::vector<PaintedText> paintedTexts() const override
    {
        const QFont font = theme().font(TypeRole::Caption, Weight::Bold);
        const QRect room = rect().adjusted(0, 0, -theme().px(kChevron + kGap), 0);
        return {{QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, room.width()), font, room}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const PaintedText painted = paintedTexts().front();
        painter.setFont(painted.font);
        painter.setPen(theme().colour(Token::Text));
        painter.drawText(painted.room, Qt::AlignLeft | Qt::AlignVCenter, painted.text);
        const int icon = theme().px(kChevron);
        drawIcon(painter, m_isOpen ? IconName::ChevronUp : IconName::ChevronDown,
            {width() - icon, 0, icon, height()}, icon,
            theme().colour(underMouse() ? Token::Text : Token::Text3));
    }

private:
    bool m_isOpen = true;
};

class FacetPanel::Value final : public QAbstractButton, public PaintsText {
public:
    explicit Value(QWidget *parent)
        : QAbstractButton(parent)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
    }
    void setValue(const FacetValue &value)
    {
        m_glyph = value.glyph;
        m_count = QLocale().toString(value.count);
        setText(value.text);
        setAccessibleName(FacetPanel::tr("%1, %2", "value, how many").arg(value.text, m_count));
        setToolTip(value.text);
        setChecked(value.isChecked);
        update();
    }
    QSize sizeHint() const override { return {theme().px(4 * kRow), theme().px(kRow)}; }
    std::vector<PaintedText> paintedTexts() const override
    {
        const Theme &look = theme();
        const QFont font = look.font(TypeRole::Caption);
        const int count = QFontMetrics(font).horizontalAdvance(m_count), gap = look.px(kGap);
        const int glyph = m_glyph ? look.px(kGlyph) + gap : 0;
        const QRect right(width() - count, 0, count, height());
        const QRect room = rect().adjusted(boxSide() + gap + glyph, 0, -count - gap, 0);
        return {{QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, room.width()), font, room},
            {m_count, font, right}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        if (underMouse() || isDown()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.colour(isDown() ? Token::Pressed : Token::Hover));
            const int radius = look.radius(Radius::Chip);
            painter.drawRoundedRect(rect(), radius, radius);
        }
        QStyleOptionButton box;
        box.initFrom(this);
        box.rect = {0, (height() - boxSide()) / 2, boxSide(), boxSide()};
        box.state = QStyle::State_Enabled | (isChecked() ? QStyle::State_On : QStyle::State_Off);
        style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, this);
        const int glyph = look.px(kGlyph);
        if (m_glyph)
            drawStatusGlyph(painter, *m_glyph,
                QRectF(boxSide() + look.px(kGap), (height() - glyph) / 2.0, glyph, glyph));
        Token colour = Token::Text;
        for (const PaintedText &painted : paintedTexts()) {
            painter.setFont(painted.font);
            painter.setPen(look.colour(std::exchange(colour, Token::Text3)));
            painter.drawText(painted.room, Qt::AlignLeft | Qt::AlignVCenter, painted.text);
        }
    }

private:
    int boxSide() const { return style()->pixelMetric(QStyle::PM_IndicatorWidth); }

    std::optional<Status> m_glyph;
    QString m_count;
};

FacetPanel::FacetPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_column(new QVBoxLayout)
{
    setAccessibleName(tr("Narrow the list"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    auto *content = new QWidget;
    content->setLayout(m_column);
    m_column->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(&theme(), &Theme::changed, this, &FacetPanel::applyLook);
    applyLook();
}

void FacetPanel::applyLook()
{
    const Theme &look = theme();
    const int x = look.px(kPaddingX), y = look.px(kPaddingY);
    m_column->setContentsMargins(x, y, x, y);
    m_column->setSpacing(look.px(kGroupGap));
}

void FacetPanel::setGroups(const std::vector<FacetGroup> &groups)
{
    for (size_t i = 0; i < groups.size(); ++i) {
        const bool isThere = i < m_groups.size() && m_groups[i].about.id == groups[i].id
            && m_groups[i].values.size() == groups[i].values.size();
        if (!isThere)
            build(i, groups[i]);
        m_groups[i].about = groups[i];
        refresh(m_groups[i]);
    }
    for (; m_groups.size() > groups.size(); m_groups.pop_back()) {
        m_groups.back().box->hide();
        m_groups.back().box->deleteLater(); // what was clicked may be in it
    }
}

void FacetPanel::build(size_t which, const FacetGroup &group)
{
    if (which == m_groups.size())
        m_groups.emplace_back();
    Group &made = m_groups[which];
    if (made.box) {
        made.box->hide();
        made.box->deleteLater();
    }
    made = {.about = group,
        .box = new QWidget(widget()),
        .head = nullptr,
        .values = {},
        .more = nullptr};
    auto *rows = new QVBoxLayout(made.box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    made.head = new Head(group.title, made.box);
    rows->addWidget(made.head);
    connect(made.head, &QAbstractButton::clicked, this,
        [this, id = group.id] { setOpen(id, !isOpen(id)); });
    for (size_t i = 0; i < group.values.size(); ++i) {
        auto *value = new Value(made.box);
        rows->addWidget(value);
        made.values.push_back(value);
        connect(value, &QAbstractButton::clicked, this, [this, which, i](bool checked) {
            const FacetGroup &about = m_groups[which].about;
            Q_EMIT toggled(QString(about.id), QString(about.values[i].id), checked);
        });
    }
    made.more = new Link({}, made.box);
    auto *line = new QHBoxLayout;
    line->addSpacing(theme().px(kGap) + style()->pixelMetric(QStyle::PM_IndicatorWidth));
    line->addWidget(made.more);
    line->addStretch(1);
    rows->addLayout(line);
    connect(made.more, &QAbstractButton::clicked, this, [this, which] {
        m_whole.insert(m_groups[which].about.id);
        refresh(m_groups[which]);
        m_groups[which].values[size_t(m_groups[which].about.shown)]->setFocus(Qt::OtherFocusReason);
    });
    m_column->insertWidget(int(which), made.box);
    made.box->show();
}

void FacetPanel::refresh(Group &group)
{
    const bool open = isOpen(group.about.id);
    const size_t all = group.values.size();
    const bool isWhole = group.about.shown <= 0 || m_whole.contains(group.about.id);
    const size_t shown = isWhole ? all : std::min(all, size_t(group.about.shown));
    group.head->setOpen(open);
    group.head->setText(group.about.title);
    for (size_t i = 0; i < all; ++i) {
        group.values[i]->setValue(group.about.values[i]);
        group.values[i]->setVisible(open && i < shown);
    }
    group.more->setText(tr("%n more", nullptr, int(all - shown)));
    group.more->updateGeometry();
    group.more->setVisible(open && shown < all);
}

void FacetPanel::setOpen(const QString &group, bool open)
{
    if (open)
        m_closed.remove(group);
    else
        m_closed.insert(group);
    for (Group &one : m_groups)
        if (one.about.id == group)
            refresh(one);
}

void FacetPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().colour(Token::Surface));
    const int line = theme().hairline();
    painter.fillRect(
        viewport()->width() - line, 0, line, viewport()->height(), theme().colour(Token::Line));
}

} // namespace hz::ui
