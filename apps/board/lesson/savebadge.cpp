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
        return m_sync ? tr("Saved on this computer · %1", "how the sync stands")
                            .arg(ui::syncWords(*m_sync).text)
                      : tr("Saved on this computer");
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

void SaveBadge::setSync(const sync::SyncOverview &overview)
{
    using State = sync::SyncOverview::State;
    if (overview.state == State::Syncing && overview.clashes == 0)
        return;
    std::optional<sync::SyncOverview> calm;
    if (overview.state != State::NotSetUp || overview.clashes > 0)
        calm = sync::SyncOverview{.state = overview.state, .clashes = overview.clashes};
    if (calm == m_sync)
        return;
    m_sync = calm;
    refresh();
}

void SaveBadge::show(Shown shown, const QString &readOnly)
{
    if (m_shown == shown && m_readOnly == readOnly)
        return;
    m_shown = shown;
    m_readOnly = readOnly;
    refresh();
}

void SaveBadge::refresh()
{
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
    const ui::Status status = m_shown == Shown::Failing ? ui::Status::Bad
        : isGood()                                      ? ui::Status::Ok
                                                        : ui::Status::NoData;
    ui::IconName name = m_shown == Shown::Failing ? ui::IconName::TriangleAlert
        : isGood()                                ? ui::IconName::CloudCheck
                                                  : ui::IconName::Info;
    QColor colour = look.colour(status, ui::StatusPart::Foreground);
    if (m_shown == Shown::Saved && m_sync) {
        const ui::SyncWords words = ui::syncWords(*m_sync);
        name = words.icon;
        colour = words.colour;
    }
    const QRect icon(look.px(kPadding), 0, look.px(kIcon), height());
    ui::drawIcon(painter, name, icon, look.px(kIcon), colour);
    painter.setPen(look.colour(isGood() ? ui::Token::Text2 : ui::Token::Text));
    for (const ui::PaintedText &painted : paintedTexts()) {
        painter.setFont(painted.font);
        painter.drawText(painted.room, Qt::AlignVCenter | Qt::AlignLeft, painted.text);
    }
}

} // namespace hz::board
