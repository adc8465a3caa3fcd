#include "home/lessoncard.h"

#include <hz/ui/icon.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace hz::board {

namespace {

constexpr double kLeastWidth = 240;
constexpr double kSidePadding = 20;
constexpr double kTopPadding = 12;
constexpr double kBottomPadding = 14;
constexpr double kPressedShade = 0.4;
constexpr double kPictureRatio = 9.0 / 16;

} // namespace

LessonCard::LessonCard(
    const page::LessonSummary &lesson, const QString &picturePath, QDate today, QWidget *parent)
    : TouchControl(lesson.title, parent)
    , m_picturePath(picturePath)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    show(lesson, today);
}

void LessonCard::show(const page::LessonSummary &lesson, QDate today)
{
    m_lesson = lesson;
    m_today = today;
    setText(lesson.title);
    setAccessibleDescription(kind() + u' ' + details());
    const QDateTime written = QFileInfo(m_picturePath).lastModified();
    if (written != m_pictureTime) {
        m_pictureTime = written;
        m_picture = {};
    }
    update();
}

QString LessonCard::kind() const
{
    return m_lesson.fromPdf ? tr("PDF") : tr("Board");
}

QString LessonCard::details() const
{
    const QDateTime when = m_lesson.modified.toLocalTime();
    const qint64 days = when.date().daysTo(m_today);
    const QLocale locale;
    QString day;
    if (days == 0)
        day = tr("Today %1").arg(locale.toString(when.time(), QStringLiteral("hh:mm")));
    else if (days == 1)
        day = tr("Yesterday %1").arg(locale.toString(when.time(), QStringLiteral("hh:mm")));
    else if (when.date().year() == m_today.year())
        day = locale.toString(when.date(), tr("MMM d"));
    else
        day = locale.toString(when.date(), tr("MMM d, yyyy"));
    return tr("%1 · %n pages", nullptr, m_lesson.pages).arg(day);
}

int LessonCard::captionHeight() const
{
    const ui::Theme &look = ui::theme();
    return look.px(kTopPadding) + look.lineHeight(ui::TypeRole::Title)
        + look.lineHeight(ui::TypeRole::Caption) + look.px(kBottomPadding);
}

QSize LessonCard::sizeHint() const
{
    const int width = ui::theme().px(ui::Measure::CardWidth);
    return {width, heightForWidth(width)};
}

QSize LessonCard::minimumSizeHint() const
{
    const int width = ui::theme().px(kLeastWidth);
    return {width, heightForWidth(width)};
}

int LessonCard::heightForWidth(int width) const
{
    return int(width * kPictureRatio) + captionHeight();
}

QRect LessonCard::titleRect() const
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kSidePadding);
    return {padding, height() - captionHeight() + look.px(kTopPadding), width() - 2 * padding,
        look.lineHeight(ui::TypeRole::Title)};
}

QRect LessonCard::lineRect() const
{
    const QRect title = titleRect();
    return {title.left(), title.bottom() + 1, title.width(),
        ui::theme().lineHeight(ui::TypeRole::Caption)};
}

std::vector<ui::PaintedText> LessonCard::paintedTexts() const
{
    // Side by side; a long title is elided by design.
    return {{kind() + QStringLiteral("  ") + details(), ui::theme().font(ui::TypeRole::Caption),
        lineRect()}};
}

const QPixmap &LessonCard::picture()
{
    if (m_picture.isNull() && m_pictureTime.isValid())
        m_picture.load(m_picturePath);
    return m_picture;
}

void LessonCard::paintEvent(QPaintEvent *)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const int radius = look.radius(ui::Radius::Bar);
    const double half = look.hairline() / 2.0;
    const QRectF edge = QRectF(rect()).adjusted(half, half, -half, -half);
    QPainterPath outline;
    outline.addRoundedRect(edge, radius, radius);
    painter.fillPath(outline, look.colour(ui::Token::Surface));
    const QRect top(0, 0, width(), height() - captionHeight());
    painter.save();
    painter.setClipPath(outline);
    if (const QPixmap &shown = picture(); !shown.isNull()) {
        const QSizeF size = QSizeF(shown.size()).scaled(top.size(), Qt::KeepAspectRatioByExpanding);
        const double scale = shown.width() / size.width();
        // Of a tall page the upper part: that is where its title is.
        const QRectF source(
            (size.width() - top.width()) / 2 * scale, 0, top.width() * scale, top.height() * scale);
        painter.drawPixmap(QRectF(top), shown, source);
    } else {
        painter.fillRect(top, look.colour(ui::Token::Sunken));
        ui::drawIcon(painter, ui::IconName::Presentation, top, look.px(ui::Measure::EmptyIcon),
            look.colour(ui::Token::Text3));
    }
    painter.fillRect(
        QRect(0, top.bottom() + 1, width(), look.hairline()), look.colour(ui::Token::Line));
    painter.restore();
    if (isDown()) {
        painter.setOpacity(kPressedShade);
        painter.fillPath(outline, look.colour(ui::Token::Pressed));
        painter.setOpacity(1);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.colour(ui::Token::Line), look.hairline()));
    painter.drawPath(outline);

    painter.setPen(look.colour(ui::Token::Text));
    painter.setFont(look.font(ui::TypeRole::Title, ui::Weight::Bold));
    painter.drawText(titleRect(), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, titleRect().width()));
    painter.setPen(look.colour(ui::Token::Text2));
    painter.setFont(look.font(ui::TypeRole::Caption));
    painter.drawText(lineRect(), Qt::AlignLeft | Qt::AlignVCenter, kind());
    painter.drawText(lineRect(), Qt::AlignRight | Qt::AlignVCenter, details());
}

} // namespace hz::board
