#include "history/sittingcard.h"

#include "history/sittingwords.h"

#include <QtGui/QPainter>

namespace hz::board {

namespace {

// Of the design, at scale 1.
constexpr double kWidth = 348;
constexpr double kPaddingSide = 20;
constexpr double kPadding = 12;
constexpr double kGap = 2;

} // namespace

SittingCard::SittingCard(const page::Sitting &sitting, const QDate &today, QWidget *parent)
    : TouchControl({}, parent)
    , m_sitting(sitting.id)
    , m_day(dayNamed(sitting.began.toLocalTime().date(), today))
    , m_times(timesOf(sitting))
    , m_changes(changesOf(sitting))
{
    setText(QStringLiteral("%1 %2, %3").arg(m_day, m_times, m_changes)); // for screen readers
    setObjectName(QStringLiteral("sitting:") + sitting.id.text());
    setCheckable(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SittingCard::sizeHint() const
{
    const ui::Theme &look = ui::theme();
    const int height = 2 * look.px(kPadding) + look.lineHeight(ui::TypeRole::BoardBody)
        + look.px(kGap) + look.lineHeight(ui::TypeRole::Body);
    int width = look.px(kWidth);
    for (const ui::PaintedText &painted : paintedTexts())
        width = std::max(width,
            QFontMetrics(painted.font).horizontalAdvance(painted.text) + 2 * look.px(kPaddingSide));
    return {width, height};
}

std::vector<ui::PaintedText> SittingCard::paintedTexts() const
{
    const ui::Theme &look = ui::theme();
    const int side = look.px(kPaddingSide), top = look.px(kPadding);
    const int first = look.lineHeight(ui::TypeRole::BoardBody);
    const QRect day(side, top, width() - 2 * side, first);
    const QRect changes(
        side, top + first + look.px(kGap), width() - 2 * side, look.lineHeight(ui::TypeRole::Body));
    return {{QStringLiteral("%1  %2").arg(m_day, m_times),
                look.font(ui::TypeRole::BoardBody, ui::Weight::Bold), day},
        {m_changes, look.font(ui::TypeRole::Body), changes}};
}

void SittingCard::paintEvent(QPaintEvent *)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = look.hairline(), half = line / 2;
    const int radius = look.radius(ui::Radius::Panel);
    painter.setPen(QPen(look.colour(isChecked() ? ui::Token::AccentLine : ui::Token::Line), line));
    painter.setBrush(look.colour(isDown() ? ui::Token::Pressed
            : isChecked()                 ? ui::Token::AccentSoft
                                          : ui::Token::Surface));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(half, half, -half, -half), radius - half, radius - half);
    const std::vector<ui::PaintedText> texts = paintedTexts();
    const ui::Token first = isChecked() ? ui::Token::Accent : ui::Token::Text;
    for (const ui::PaintedText &painted : texts) {
        painter.setPen(look.colour(&painted == &texts.front() ? first : ui::Token::Text2));
        painter.setFont(painted.font);
        painter.drawText(painted.room, Qt::AlignLeft | Qt::AlignVCenter, painted.text);
    }
}

} // namespace hz::board
