#include "toastbutton_p.h"

#include <hz/ui/toast.h>

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kMostWidth = 900, kPadding = 16, kGap = 12, kIcon = 20;

IconName iconOf(Toast::Kind kind)
{
    switch (kind) {
    case Toast::Kind::Done:
        return IconName::Check;
    case Toast::Kind::Note:
        return IconName::Info;
    case Toast::Kind::Problem:
        return IconName::TriangleAlert;
    }
    return IconName::None;
}

QFont buttonFont()
{
    return theme().font(theme().bodyRole(), Weight::Bold);
}

} // namespace

QSize ToastButton::sizeHint() const
{
    const int least = theme().px(theme().isTouch() ? Measure::TouchMin : Measure::DeskCompact);
    const int word = QFontMetrics(buttonFont()).horizontalAdvance(text());
    return {std::max(least, word + 2 * theme().px(kGap)), least};
}

std::vector<PaintedText> ToastButton::paintedTexts() const
{
    return {{text(), buttonFont(), rect()}};
}

void ToastButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = theme().colour(Token::Surface);
    if (isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(
            rect(), theme().radius(cornerRadius()), theme().radius(cornerRadius()));
        colour = theme().colour(Token::Text);
    }
    painter.setPen(colour);
    painter.setFont(buttonFont());
    painter.drawText(rect(), int(Qt::AlignCenter) | Qt::TextDontClip, text());
}

ToastHost::ToastHost(QWidget *parent)
    : FloatingPanel(parent, Radius::Card)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new ToastButton(QString(), this))
    , m_timer(this)
{
    setFill(Token::Text);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ToastHost::dismiss);
    connect(m_button, &ToastButton::clicked, this, [this] {
        const std::function<void()> action = m_toast.action;
        dismiss();
        if (action)
            action();
    });
    connect(&theme(), &Theme::changed, this, [this] {
        if (isVisible())
            restyle();
    });
    parent->installEventFilter(this);
    hide();
}

void ToastHost::show(const Toast &toast)
{
    const bool isProblem = toast.kind == Toast::Kind::Problem;
    m_toast = toast;
    if (isProblem && m_toast.actionText.isEmpty())
        m_toast.actionText = tr("Got it");
    const bool hasButton = !m_toast.actionText.isEmpty();
    m_text->setText(toast.text);
    m_button->setText(m_toast.actionText);
    m_button->setVisible(hasButton);
    setAccessibleName(toast.text);
    restyle();
    QWidget::show();
    raise();
    if (isProblem)
        m_timer.stop();
    else
        m_timer.start(theme().duration(hasButton ? Duration::UndoToast : Duration::Toast));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ToastHost::dismiss()
{
    m_timer.stop();
    m_toast = {};
    hide();
}

void ToastHost::setClearance(double atScaleOne)
{
    m_clearance = atScaleOne;
    place();
}

QString ToastHost::text() const
{
    return m_toast.text;
}

void ToastHost::restyle()
{
    const Theme &look = theme();
    QPalette palette = look.palette();
    palette.setColor(QPalette::WindowText, look.colour(Token::Surface));
    m_text->setPalette(palette);
    m_text->setFont(look.font(look.bodyRole()));
    m_icon->setPixmap(iconPixmap(
        iconOf(m_toast.kind), look.px(kIcon), look.colour(Token::Surface), devicePixelRatioF()));
    layout()->setSpacing(look.px(kGap));
    // A finger that misses the button meets the toast, not what lies under it.
    const bool isTapped = !m_button->isHidden();
    const int aroundButton = look.isTouch() ? look.px(Measure::TouchGap) : look.px(4);
    const int above = isTapped ? aroundButton : look.px(4);
    layout()->setContentsMargins(
        look.px(kPadding), above, isTapped ? aroundButton : look.px(kPadding), above);
    place();
}

void ToastHost::place()
{
    const Theme &look = theme();
    const int edge = look.px(Measure::BarFromEdge);
    const int widest = std::min(look.px(kMostWidth), parentWidget()->width() - 2 * edge);
    const QMargins margins = layout()->contentsMargins();
    const int button = m_button->isHidden() ? 0 : m_button->sizeHint().width() + look.px(kGap);
    const int beside = margins.left() + margins.right() + look.px(kIcon) + look.px(kGap) + button;
    const int text = std::max(
        1, std::min(m_text->fontMetrics().horizontalAdvance(m_text->text()) + 1, widest - beside));
    const int least = look.px(look.isTouch() ? Measure::TouchNormal : Measure::TouchMin);
    const int tapped = m_button->isHidden()
        ? 0
        : m_button->sizeHint().height() + margins.top() + margins.bottom();
    const int height = std::max({least, tapped, m_text->heightForWidth(text) + 2 * look.px(kGap)});
    const int below = look.px(m_clearance) + edge;
    setGeometry((parentWidget()->width() - text - beside) / 2,
        parentWidget()->height() - below - height, text + beside, height);
}

bool ToastHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return FloatingPanel::eventFilter(watched, event);
}

} // namespace hz::ui
