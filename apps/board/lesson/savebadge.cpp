#include "lesson/savebadge.h"

#include <hz/ui/icon.h>
#include <hz/ui/theme.h>

#include <QtGui/QPainter>

namespace hz::board {

namespace {

constexpr double kHeight = 36;
constexpr double kPadding = 12;
constexpr double kGap = 10;
constexpr double kIcon = 18;
constexpr int kSlowMs = 1000;

} // namespace

SaveBadge::SaveBadge(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(text());
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { show(Shown::Saving); });
    connect(&ui::theme(), &ui::Theme::changed, this, [this] { resize(sizeHint()); });
}

QString SaveBadge::text() const
{
    switch (m_shown) {
    case Shown::Saved:
        return tr("Saved on this computer");
    case Shown::Saving:
        return tr("Saving…");
    case Shown::Failing:
        return tr("Cannot save at the moment");
    case Shown::ReadOnly:
        return m_readOnly;
    }
    return {};
}

void SaveBadge::setState(page::LessonSession::SaveState state, const QString &readOnly)
{
    using State = page::LessonSession::SaveState;
    if (!readOnly.isEmpty()) {
        m_slow.stop();
        show(Shown::ReadOnly, readOnly);
    } else if (state == State::Saving) {
        if (m_shown == Shown::ReadOnly) // the lesson before
            show(Shown::Saved);
        if (!m_slow.isActive() && m_shown == Shown::Saved)
            m_slow.start();
    } else {
        m_slow.stop();
        show(state == State::Saved ? Shown::Saved : Shown::Failing);
    }
}

void SaveBadge::show(Shown shown, const QString &readOnly)
{
    if (m_shown == shown && m_readOnly == readOnly)
        return;
    m_shown = shown;
    m_readOnly = readOnly;
    setAccessibleName(text());
    resize(sizeHint());
    update();
}

QSize SaveBadge::sizeHint() const
{
    const ui::Theme &look = ui::theme();
    const int words = QFontMetrics(look.font(ui::TypeRole::Caption)).horizontalAdvance(text());
    return {words + look.px(kIcon) + look.px(kGap) + 2 * look.px(kPadding), look.px(kHeight)};
}

std::vector<ui::PaintedText> SaveBadge::paintedTexts() const
{
    const ui::Theme &look = ui::theme();
    const int before = look.px(kPadding) + look.px(kIcon) + look.px(kGap);
    return {{text(), look.font(ui::TypeRole::Caption), rect().adjusted(before, 0, 0, 0)}};
}

void SaveBadge::paintEvent(QPaintEvent *)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.colour(ui::Token::Line), look.hairline()));
    painter.setBrush(look.colour(ui::Token::Surface));
    const double inset = look.hairline() / 2.0;
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(inset, inset, -inset, -inset), height() / 2.0, height() / 2.0);
    const bool good = m_shown == Shown::Saved || m_shown == Shown::Saving;
    const ui::Status status = good  ? ui::Status::Ok
        : m_shown == Shown::Failing ? ui::Status::Bad
                                    : ui::Status::NoData;
    const QRect icon(look.px(kPadding), 0, look.px(kIcon), height());
    ui::drawIcon(painter,
        good                            ? ui::IconName::CloudCheck
            : m_shown == Shown::Failing ? ui::IconName::TriangleAlert
                                        : ui::IconName::Info,
        icon, look.px(kIcon), look.colour(status, ui::StatusPart::Foreground));
    painter.setPen(look.colour(good ? ui::Token::Text2 : ui::Token::Text));
    for (const ui::PaintedText &painted : paintedTexts()) {
        painter.setFont(painted.font);
        painter.drawText(painted.room, Qt::AlignVCenter | Qt::AlignLeft, painted.text);
    }
}

} // namespace hz::board
