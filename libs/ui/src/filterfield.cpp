#include <hz/ui/filterfield.h>
#include <hz/ui/icon.h>
#include <hz/ui/segmented.h>
#include <hz/ui/theme.h>

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kField = 280, kLeastField = 160, kGap = 8, kChipHeight = 28, kChipPadding = 10,
                 kChipIcon = 14, kChipGap = 6, kMostChip = 240, kLens = 24;

} // namespace

/// A filter that a click takes away, or the rest of them.
class FilterField::Chip final : public QAbstractButton, public PaintsText {
public:
    Chip(IconName icon, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(icon)
    {
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override
    {
        const Theme &look = theme();
        const int text
            = QFontMetrics(look.font(TypeRole::Caption)).horizontalAdvance(this->text()) + 1;
        return {std::min(text + 2 * look.px(kChipPadding) + look.px(kChipGap) + look.px(kChipIcon),
                    look.px(kMostChip)),
            look.px(kChipHeight)};
    }
    std::vector<PaintedText> paintedTexts() const override
    {
        const Theme &look = theme();
        const QFont font = look.font(TypeRole::Caption);
        const QRect room = rect().adjusted(look.px(kChipPadding), 0,
            -(look.px(kChipPadding) + look.px(kChipGap) + look.px(kChipIcon)), 0);
        return {{QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, room.width()), font, room}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &look = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double line = look.hairline(), radius = height() / 2.0;
        painter.setPen(QPen(look.colour(underMouse() ? Token::Accent : Token::AccentLine), line));
        painter.setBrush(look.colour(isDown() ? Token::Pressed : Token::AccentSoft));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
        const PaintedText painted = paintedTexts().front();
        const QColor ink = look.colour(Token::Accent);
        painter.setFont(painted.font);
        painter.setPen(ink);
        painter.drawText(painted.room, Qt::AlignLeft | Qt::AlignVCenter, painted.text);
        const int icon = look.px(kChipIcon);
        drawIcon(painter, m_icon, {width() - look.px(kChipPadding) - icon, 0, icon, height()}, icon,
            ink);
    }

private:
    IconName m_icon;
};

/// In the field, to say what it is for.
class FilterField::Lens final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawIcon(painter, IconName::Search, rect(), theme().px(Measure::DeskIcon),
            theme().colour(Token::Text2));
    }
};

FilterField::FilterField(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_lens(new Lens(m_field))
    , m_more(new Chip(IconName::ChevronDown, this))
    , m_clear(new Link(tr("Clear"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHint(tr("Type to filter"));
    m_field->setObjectName(QStringLiteral("filterField"));
    m_lens->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        place();
        Q_EMIT textChanged(text);
    });
    connect(m_more, &QAbstractButton::clicked, this, &FilterField::showMore);
    connect(m_clear, &QAbstractButton::clicked, this, &FilterField::clear);
    connect(&theme(), &Theme::changed, this, [this] {
        updateGeometry();
        place();
    });
    place();
}

QString FilterField::text() const
{
    return m_field->text();
}

void FilterField::setText(const QString &text)
{
    m_field->setText(text);
}

void FilterField::setHint(const QString &hint)
{
    m_field->setPlaceholderText(hint);
    m_field->setAccessibleName(hint);
}

void FilterField::setChips(const std::vector<FilterChip> &chips)
{
    if (m_chips == chips)
        return;
    m_chips = chips;
    while (m_shown.size() > chips.size()) {
        m_shown.back()->deleteLater(); // it may be the one that was clicked
        m_shown.back()->hide();
        m_shown.pop_back();
    }
    while (m_shown.size() < chips.size()) {
        auto *chip = new Chip(IconName::X, this);
        connect(chip, &QAbstractButton::clicked, this,
            [this, which = m_shown.size()] { Q_EMIT removed(QString(m_chips[which].id)); });
        m_shown.push_back(chip);
    }
    for (size_t i = 0; i < chips.size(); ++i) {
        m_shown[i]->setText(chips[i].text);
        m_shown[i]->setToolTip(chips[i].text);
        m_shown[i]->setAccessibleName(tr("Take away %1").arg(chips[i].text));
    }
    place();
}

void FilterField::clear()
{
    m_field->clear();
    Q_EMIT cleared();
}

// What has no place in the row.
void FilterField::showMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (size_t i = 0; i < m_chips.size(); ++i)
        if (m_shown[i]->isHidden())
            connect(menu->addAction(icon(IconName::X), m_chips[i].text), &QAction::triggered, this,
                [this, id = m_chips[i].id] { Q_EMIT removed(id); });
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

// The field first; chips as long as there is room for what comes behind them.
void FilterField::place()
{
    const Theme &look = theme();
    const int gap = look.px(kGap), high = height();
    const auto put = [&](QWidget *widget, int x, int width) {
        const int own = widget->sizeHint().height();
        widget->setGeometry(x, (high - own) / 2, width, own);
        widget->show();
        return x + width + gap;
    };
    const bool canClear = !m_chips.empty() || !m_field->text().isEmpty();
    const int clear = canClear ? m_clear->sizeHint().width() + gap : 0;
    int x = put(m_field, 0,
        std::clamp(width() - clear, look.px(kLeastField),
            m_chips.empty()
                ? look.px(kField)
                : std::min(look.px(kField), std::max(look.px(kLeastField), width() / 3))));
    m_lens->setGeometry(look.px(kChipGap), 0, look.px(kLens), m_field->height());
    m_field->setTextMargins(look.px(kLens), 0, 0, 0);
    size_t fitting = 0;
    for (int end = x; fitting < m_shown.size(); ++fitting) {
        end += m_shown[fitting]->sizeHint().width() + gap;
        m_more->setText(QStringLiteral("+%1").arg(m_shown.size() - fitting));
        const bool isLast = fitting + 1 == m_shown.size();
        const int more = isLast ? 0 : m_more->sizeHint().width() + gap;
        if (end + more + clear > width())
            break;
    }
    for (size_t i = 0; i < m_shown.size(); ++i) {
        if (i < fitting)
            x = put(m_shown[i], x, m_shown[i]->sizeHint().width());
        else
            m_shown[i]->hide();
    }
    m_more->setVisible(fitting < m_shown.size());
    if (fitting < m_shown.size()) {
        m_more->setText(QStringLiteral("+%1").arg(m_shown.size() - fitting));
        m_more->setAccessibleName(tr("%n more filter(s)", nullptr, int(m_shown.size() - fitting)));
        x = put(m_more, x, m_more->sizeHint().width());
    }
    m_clear->setVisible(canClear);
    if (canClear)
        put(m_clear, x, m_clear->sizeHint().width());
}

QSize FilterField::sizeHint() const
{
    return {theme().px(2 * kField), theme().px(Measure::DeskControl)};
}

QSize FilterField::minimumSizeHint() const
{
    return {theme().px(kLeastField + kChipHeight + kGap) + m_clear->sizeHint().width()
            + theme().px(kGap),
        theme().px(Measure::DeskControl)};
}

void FilterField::resizeEvent(QResizeEvent *)
{
    place();
}

bool FilterField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hz::ui
