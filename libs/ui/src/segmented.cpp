#include <hz/ui/role.h>
#include <hz/ui/segmented.h>
#include <hz/ui/theme.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QHBoxLayout>

namespace hz::ui {

namespace {

constexpr double kPadding = 12, kIconGap = 6; // at scale 1

} // namespace

class Segmented::Segment final : public QAbstractButton, public PaintsText {
public:
    Segment(const Choice &choice, Segmented *all)
        : QAbstractButton(all)
        , m_icon(choice.icon)
    {
        setText(choice.text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme &look = theme();
        const QFontMetrics metrics(look.font(TypeRole::Caption, Weight::Bold));
        return {metrics.horizontalAdvance(text()) + iconRoom() + 2 * look.px(kPadding),
            look.px(Measure::DeskCompact)};
    }
    std::vector<PaintedText> paintedTexts() const override
    {
        const QFont font
            = theme().font(TypeRole::Caption, isChecked() ? Weight::Bold : Weight::Regular);
        const int padding = theme().px(kPadding);
        return {{text(), font, rect().adjusted(padding + iconRoom(), 0, -padding, 0)}};
    }

protected:
    void nextCheckState() override { } // the whole says which one is chosen
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            event->ignore(); // the whole chooses
        else
            QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        const QColor colour = look.colour(isChecked() ? Token::Accent : Token::Text2);
        const int icon = look.px(Measure::DeskIcon);
        if (m_icon != IconName::None)
            drawIcon(painter, m_icon, {look.px(kPadding), 0, icon, height()}, icon, colour);
        const PaintedText painted = paintedTexts().front();
        painter.setFont(painted.font);
        painter.setPen(colour);
        painter.drawText(painted.room, Qt::AlignCenter, painted.text);
    }

private:
    int iconRoom() const
    {
        return m_icon == IconName::None ? 0 : theme().px(Measure::DeskIcon) + theme().px(kIconGap);
    }
    IconName m_icon;
};

Segmented::Segmented(const QString &name, const std::vector<Choice> &choices, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleRole(this, QAccessible::Grouping);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const Choice &choice : choices) {
        auto *segment = new Segment(choice, this);
        row->addWidget(segment);
        connect(segment, &QAbstractButton::clicked, this,
            [this, which = int(m_segments.size())] { setChosen(which); });
        segment->setChecked(m_segments.empty());
        m_segments.push_back(segment);
    }
    connect(&theme(), &Theme::changed, this, [this] {
        for (Segment *segment : m_segments)
            segment->updateGeometry();
    });
}

void Segmented::setChosen(int which)
{
    if (m_chosen == which)
        return;
    if (m_chosen >= 0)
        m_segments[size_t(m_chosen)]->setChecked(false);
    m_chosen = which;
    if (which >= 0)
        m_segments[size_t(which)]->setChecked(true);
    update();
    Q_EMIT chosenChanged(which);
}

// As with radio buttons: the keyboard chooses by going there.
void Segmented::keyPressEvent(QKeyEvent *event)
{
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int next = m_chosen + by;
    if (by == 0 || next < 0 || next >= int(m_segments.size())) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_segments[size_t(next)]->setFocus(Qt::TabFocusReason);
    setChosen(next);
}

void Segmented::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = look.hairline(), radius = look.radius(Radius::Control);
    const QRectF frame = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    QPainterPath outline;
    outline.addRoundedRect(frame, radius, radius);
    painter.fillPath(outline, look.colour(Token::Surface));
    painter.save();
    painter.setClipPath(outline);
    for (const Segment *segment : m_segments) {
        const QRect place = segment->geometry();
        if (segment->isDown())
            painter.fillRect(place, look.colour(Token::Pressed));
        else if (segment->isChecked())
            painter.fillRect(place, look.colour(Token::AccentSoft));
        else if (segment->underMouse())
            painter.fillRect(place, look.colour(Token::Hover));
        if (segment != m_segments.front())
            painter.fillRect(QRectF(place.left(), 0, line, height()), look.colour(Token::Line));
    }
    painter.restore();
    painter.strokePath(outline, QPen(look.colour(Token::LineStrong), line));
    if (look.scheme() == Scheme::Contrast && m_chosen >= 0) { // soft fills are black there
        painter.setPen(QPen(look.colour(Token::AccentLine), line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(m_segments[size_t(m_chosen)]->geometry())
                                    .adjusted(line / 2, line / 2, -line / 2, -line / 2),
            radius, radius);
    }
}

Link::Link(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, [this] { updateGeometry(); });
}

QSize Link::sizeHint() const
{
    const Theme &look = theme();
    return {QFontMetrics(look.font(TypeRole::Caption)).horizontalAdvance(text()) + 2,
        look.lineHeight(TypeRole::Caption)};
}

std::vector<PaintedText> Link::paintedTexts() const
{
    return {{text(), theme().font(TypeRole::Caption), rect()}};
}

void Link::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont font = theme().font(TypeRole::Caption);
    font.setUnderline(underMouse());
    painter.setFont(font);
    painter.setPen(theme().colour(isDown() ? Token::AccentHover : Token::Accent));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace hz::ui
