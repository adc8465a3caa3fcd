#include "home/lessoncard.h"

#include "home/titlefield.h"

#include <hz/ui/touchpush.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
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
constexpr double kButtonMargin = 10; // between the button and the card's edge
constexpr double kInBin = 0.55; // how strong the picture of a lesson in the bin is

} // namespace

LessonCard::LessonCard(const page::LessonSummary &lesson, const QString &picturePath,
    const Today &today, QWidget *parent)
    : TouchControl(lesson.title, parent)
    , m_picturePath(picturePath)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    using ui::TouchPush;
    m_more = addButton("cardMore",
        new TouchPush(
            ui::IconName::Ellipsis, {}, TouchPush::Look::Quiet, TouchPush::Form::Chip, this));
    m_putBack = addButton("cardPutBack",
        new TouchPush(ui::IconName::Undo, tr("Put back"), TouchPush::Look::Outline,
            TouchPush::Form::Chip, this));
    m_done = addButton("cardTitleDone",
        new TouchPush(
            ui::IconName::Check, {}, TouchPush::Look::Outline, TouchPush::Form::Chip, this));
    connect(m_done, &QAbstractButton::clicked, this, [this] { endRenaming(); });
    show(lesson, today);
}

ui::TouchPush *LessonCard::addButton(const char *name, ui::TouchPush *button)
{
    button->setObjectName(QLatin1StringView(name));
    button->hide();
    return button;
}

void LessonCard::show(const page::LessonSummary &lesson, const Today &today)
{
    m_lesson = lesson;
    m_today = today;
    setText(lesson.title);
    setAccessibleDescription(kind() + u' ' + details());
    m_more->setAccessibleName(tr("More for “%1”").arg(lesson.title));
    m_putBack->setAccessibleName(tr("Put back “%1”").arg(lesson.title));
    m_done->setAccessibleName(tr("Take this name"));
    const QDateTime written = QFileInfo(m_picturePath).lastModified();
    if (written != m_pictureTime) {
        m_pictureTime = written;
        m_picture = {};
    }
    placeParts();
    update();
}

ui::TouchPush *LessonCard::button() const
{
    if (m_field)
        return m_done;
    return isInBin() ? m_putBack : m_more;
}

void LessonCard::placeParts()
{
    for (ui::TouchPush *each : {m_more, m_putBack, m_done})
        each->setVisible(each == button());
    button()->setGeometry(buttonRect());
    if (m_field)
        m_field->setGeometry(
            titleRect().left(), buttonRect().top(), titleRect().width(), buttonRect().height());
}

void LessonCard::beginRenaming()
{
    if (m_field || isInBin())
        return;
    m_field = new TitleField(m_lesson.title, this);
    m_field->setObjectName(QStringLiteral("cardTitle"));
    m_field->setAccessibleName(tr("Name of the lesson"));
    connect(m_field, &QLineEdit::editingFinished, this, [this] { endRenaming(Ending::Keep); });
    connect(m_field, &TitleField::givenUp, this, [this] { endRenaming(Ending::GiveUp); });
    placeParts();
    m_field->show();
    setTabOrder(m_field, m_done);
    m_field->selectAll();
    m_field->setFocus(Qt::OtherFocusReason);
    update();
}

void LessonCard::endRenaming()
{
    endRenaming(Ending::Keep);
}

void LessonCard::endRenaming(Ending ending)
{
    TitleField *field = std::exchange(m_field, nullptr);
    if (!field)
        return;
    const QString title = field->text().simplified();
    if (field->hasFocus())
        setFocus(Qt::OtherFocusReason);
    field->hide();
    field->deleteLater(); // it may be what ends the renaming
    placeParts();
    update();
    if (ending == Ending::GiveUp || title.isEmpty() || title == m_lesson.title)
        return;
    m_lesson.title = title; // until the list says so too
    setText(title);
    Q_EMIT renamed(title);
}

void LessonCard::keyPressEvent(QKeyEvent *event)
{
    const int column = int(event->key() == Qt::Key_Right) - int(event->key() == Qt::Key_Left);
    const int row = int(event->key() == Qt::Key_Down) - int(event->key() == Qt::Key_Up);
    if (column != 0 || row != 0)
        Q_EMIT left(layoutDirection() == Qt::RightToLeft ? -column : column, row);
    else
        TouchControl::keyPressEvent(event);
}

// Between the card and the button on it lies a strip that does nothing.
bool LessonCard::hitButton(const QPoint &position) const
{
    const int gap = ui::theme().px(ui::Measure::TouchGap);
    return rect().contains(position)
        && !buttonRect().adjusted(-gap, -gap, gap, gap).contains(position);
}

void LessonCard::resizeEvent(QResizeEvent *event)
{
    TouchControl::resizeEvent(event);
    placeParts();
}

QString LessonCard::kind() const
{
    return m_lesson.fromPdf ? tr("PDF") : tr("Board");
}

QString LessonCard::details() const
{
    if (isInBin())
        return m_today.daysLeft > 0 ? tr("Days left: %1").arg(m_today.daysLeft) : tr("Goes today");
    const QDateTime when = m_lesson.modified.toLocalTime();
    const qint64 days = when.date().daysTo(m_today.date);
    const QLocale locale;
    QString day;
    if (days == 0)
        day = tr("Today %1").arg(locale.toString(when.time(), QStringLiteral("hh:mm")));
    else if (days == 1)
        day = tr("Yesterday %1").arg(locale.toString(when.time(), QStringLiteral("hh:mm")));
    else if (when.date().year() == m_today.date.year())
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

QRect LessonCard::captionRect() const
{
    const int height = captionHeight();
    return {0, this->height() - height, width(), height};
}

QRect LessonCard::buttonRect() const
{
    const QSize size = button()->sizeHint();
    const QRect caption = captionRect();
    return {caption.right() + 1 - ui::theme().px(kButtonMargin) - size.width(),
        caption.center().y() - size.height() / 2, size.width(), size.height()};
}

QRect LessonCard::titleRect() const
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kSidePadding);
    return {padding, captionRect().top() + look.px(kTopPadding),
        buttonRect().left() - look.px(ui::Measure::TouchGap) - padding,
        look.lineHeight(ui::TypeRole::Title)};
}

QRect LessonCard::lineRect() const
{
    const QRect title = titleRect();
    return {title.left(), title.bottom() + 1, title.width(),
        ui::theme().lineHeight(ui::TypeRole::Caption)};
}

// The kind gives way where the card is narrow.
QString LessonCard::line() const
{
    const QString whole = QStringLiteral("%1 · %2").arg(kind(), details());
    const QFontMetrics metrics(ui::theme().font(ui::TypeRole::Caption));
    return !isInBin() && metrics.horizontalAdvance(whole) <= lineRect().width() ? whole : details();
}

std::vector<ui::PaintedText> LessonCard::paintedTexts() const
{
    if (isRenaming())
        return {};
    // A long title is elided by design.
    return {{line(), ui::theme().font(ui::TypeRole::Caption), lineRect()}};
}

const QPixmap &LessonCard::picture()
{
    if (m_picture.isNull() && m_pictureTime.isValid())
        m_picture.load(m_picturePath);
    return m_picture;
}

void LessonCard::drawPicture(QPainter &painter, const QRect &top)
{
    const ui::Theme &look = ui::theme();
    const QPixmap &shown = picture();
    if (shown.isNull()) {
        painter.fillRect(top, look.colour(ui::Token::Sunken));
        ui::drawIcon(painter, ui::IconName::Presentation, top, look.px(ui::Measure::EmptyIcon),
            look.colour(ui::Token::Text3));
        return;
    }
    const QSizeF size = QSizeF(shown.size()).scaled(top.size(), Qt::KeepAspectRatioByExpanding);
    const double scale = shown.width() / size.width();
    // Of a tall page the upper part: that is where its title is.
    const QRectF source(
        (size.width() - top.width()) / 2 * scale, 0, top.width() * scale, top.height() * scale);
    painter.setOpacity(isInBin() ? kInBin : 1);
    painter.drawPixmap(QRectF(top), shown, source);
    painter.setOpacity(1);
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
    drawPicture(painter, top);
    painter.fillRect(
        QRect(0, top.bottom() + 1, width(), look.hairline()), look.colour(ui::Token::Line));
    painter.restore();
    if (isDown() && !isInBin()) {
        painter.setOpacity(kPressedShade);
        painter.fillPath(outline, look.colour(ui::Token::Pressed));
        painter.setOpacity(1);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.colour(ui::Token::Line), look.hairline()));
    painter.drawPath(outline);
    if (isRenaming())
        return;
    painter.setPen(look.colour(ui::Token::Text));
    painter.setFont(look.font(ui::TypeRole::Title, ui::Weight::Bold));
    painter.drawText(titleRect(), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, titleRect().width()));
    painter.setPen(look.colour(ui::Token::Text2));
    painter.setFont(look.font(ui::TypeRole::Caption));
    painter.drawText(lineRect(), Qt::AlignLeft | Qt::AlignVCenter, line());
}

} // namespace hz::board
