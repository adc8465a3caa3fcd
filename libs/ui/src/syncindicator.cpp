#include <hz/ui/syncindicator.h>

#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kGap = 6, kDeskPadding = 8, kTouchPadding = 18;

} // namespace

SyncWords syncWords(const sync::SyncOverview &overview)
{
    using State = sync::SyncOverview::State;
    const Theme &look = theme();
    const auto colour = [&](Status status) { return look.colour(status, StatusPart::Foreground); };
    const QColor quiet = look.colour(Token::Text2);
    const QString waiting = QLocale().toString(overview.waiting);
    if (overview.state == State::Attention)
        return {IconName::TriangleAlert, colour(Status::Warn),
            SyncIndicator::tr("Synchronising needs you")};
    if (overview.clashes > 0)
        return {IconName::TriangleAlert, colour(Status::Warn),
            SyncIndicator::tr("%1 to decide").arg(QLocale().toString(overview.clashes))};
    switch (overview.state) {
    case State::SignedOut:
        return {IconName::User, quiet, SyncIndicator::tr("Not signed in")};
    case State::NothingNamed:
        return {IconName::CloudOff, quiet, SyncIndicator::tr("Not synchronised yet")};
    case State::UpToDate:
        return {IconName::CloudCheck, colour(Status::Ok), SyncIndicator::tr("All synchronised")};
    case State::Syncing:
        return {IconName::CloudUpload, quiet,
            overview.waiting > 0 ? SyncIndicator::tr("Synchronising, %1 left").arg(waiting)
                                 : SyncIndicator::tr("Synchronising")};
    case State::Offline:
        return {IconName::CloudOff, quiet,
            overview.waiting > 0 ? SyncIndicator::tr("Offline, %1 waiting").arg(waiting)
                                 : SyncIndicator::tr("Offline")};
    case State::NotSetUp:
    case State::Attention: // said above
        break;
    }
    return {IconName::CloudUpload, quiet, SyncIndicator::tr("Synchronise")};
}

SyncIndicator::SyncIndicator(sync::SyncService &service, Reach reach, QWidget *parent)
    : TouchControl({}, parent)
    , m_service(service)
    , m_reach(reach)
{
    setObjectName(QStringLiteral("syncIndicator"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&service, &sync::SyncService::changed, this, &SyncIndicator::refresh);
    connect(&theme(), &Theme::changed, this, &SyncIndicator::refresh);
    refresh();
}

void SyncIndicator::refresh()
{
    m_words = syncWords(m_service.overview());
    setText(m_words.text);
    updateGeometry();
    update();
}

Radius SyncIndicator::cornerRadius() const
{
    return m_reach == Reach::Touch ? Radius::Bar : Radius::Control;
}

QFont SyncIndicator::textFont() const
{
    return theme().font(m_reach == Reach::Touch ? TypeRole::Body : TypeRole::Caption);
}

QRect SyncIndicator::iconRect() const
{
    const int padding = theme().px(m_reach == Reach::Touch ? kTouchPadding : kDeskPadding);
    return {padding, 0, theme().px(Measure::DeskIcon), height()};
}

QRect SyncIndicator::textRect() const
{
    QRect rect = this->rect();
    rect.setLeft(iconRect().right() + 1 + theme().px(kGap));
    return rect;
}

QSize SyncIndicator::sizeHint() const
{
    const int padding = theme().px(m_reach == Reach::Touch ? kTouchPadding : kDeskPadding);
    return {2 * padding + theme().px(Measure::DeskIcon) + theme().px(kGap)
            + QFontMetrics(textFont()).horizontalAdvance(text()),
        theme().px(m_reach == Reach::Touch ? Measure::TouchMin : Measure::DeskCompact)};
}

std::vector<PaintedText> SyncIndicator::paintedTexts() const
{
    return {{text(), textFont(), textRect()}};
}

void SyncIndicator::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = m_reach == Reach::Touch ? look.hairline() : 0;
    const bool isPointed = isDown() || (m_reach == Reach::Desk && underMouse());
    if (line > 0 || isPointed) {
        painter.setPen(line > 0 ? QPen(look.colour(Token::Control), line) : QPen(Qt::NoPen));
        painter.setBrush(look.colour(isDown() ? Token::Pressed
                : isPointed                   ? Token::Hover
                                              : Token::Surface));
        const QRectF plate = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
        const double radius
            = m_reach == Reach::Touch ? plate.height() / 2 : double(look.radius(Radius::Control));
        painter.drawRoundedRect(plate, radius, radius);
    }
    drawIcon(painter, m_words.icon, iconRect(), look.px(Measure::DeskIcon), m_words.colour);
    painter.setFont(textFont());
    painter.setPen(look.colour(m_reach == Reach::Touch ? Token::Text : Token::Text2));
    painter.drawText(textRect(), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace hz::ui
