#include <hz/ui/toast.h>

#include <hz/ui/theme.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace hz::ui {

namespace {

constexpr int kPlainMs = 5000;
constexpr int kActionMs = 8000;
constexpr int kFromEdge = 122; // above a bar at the lower edge
constexpr int kMostWidth = 900;

} // namespace

// A flat word in the accent of the other scheme.
class Toast::ToastButton final : public QPushButton {
public:
    using QPushButton::QPushButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(theme().colour(Token::Surface));
        painter.drawText(rect(), Qt::AlignCenter, text());
        painter.drawLine(rect().left() + 8, height() - 14, rect().right() - 8, height() - 14);
    }
};

Toast::Toast(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new ToastButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme().px(20), theme().px(8), theme().px(12), theme().px(8));
    row->setSpacing(theme().px(12));
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(static_cast<QPushButton *>(m_button), &QPushButton::clicked, this, [this] {
        hide();
        if (m_action)
            m_action();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::show(const QString &message, const QString &actionText, std::function<void()> action)
{
    m_action = std::move(action);
    present(message, actionText);
    m_timer.start(actionText.isEmpty() ? kPlainMs : kActionMs);
}

void Toast::showProblem(const QString &message)
{
    m_action = {};
    m_timer.stop();
    present(message, tr("Got it"));
}

QString Toast::message() const
{
    return isVisible() ? m_text->text() : QString();
}

void Toast::present(const QString &message, const QString &actionText)
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, theme().colour(Token::Surface));
    m_text->setPalette(palette);
    m_text->setFont(theme().font(TypeRole::BoardBody));
    m_text->setText(message);
    m_text->setAccessibleName(message);
    auto *button = static_cast<QPushButton *>(m_button);
    button->setText(actionText);
    button->setAccessibleName(actionText);
    button->setFont(theme().font(TypeRole::BoardBody, Weight::Bold));
    button->setMinimumSize(QFontMetrics(button->font()).horizontalAdvance(actionText) + theme().px(24), theme().px(48));
    button->setVisible(!actionText.isEmpty());
    place();
    QWidget::show();
    raise();
}

void Toast::place()
{
    const QWidget *parent = parentWidget();
    const int widest = std::min(theme().px(kMostWidth), parent->width() - theme().px(40));
    const QFontMetrics metrics(theme().font(TypeRole::BoardBody));
    const int button = m_button->isHidden() ? 0 : m_button->minimumWidth() + theme().px(12);
    const int text = std::min(metrics.horizontalAdvance(m_text->text()) + 2, widest - button - theme().px(32));
    m_text->setFixedWidth(std::max(1, text));
    const int width = text + button + theme().px(32);
    const int height = std::max(m_text->heightForWidth(text), theme().px(48)) + theme().px(16);
    setGeometry((parent->width() - width) / 2, parent->height() - theme().px(kFromEdge) - height, width, height);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colour(Token::Text));
    painter.drawRoundedRect(rect(), theme().radius(Radius::Panel), theme().radius(Radius::Panel));
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace hz::ui
