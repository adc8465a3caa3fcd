#include "backups/backupsscreen.h"

#include "history/sittingwords.h"
#include "window/screenhead.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>
#include <hz/ui/touchscroll.h>

#include <QtCore/QLocale>
#include <QtGui/QCloseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace hz::board {

namespace {

// Of the design, at scale 1.
constexpr double kRowPadding = 20;
constexpr double kMostWidth = 1100; // a line that is longer is hard to follow

QString kindOf(store::BackupKind kind)
{
    switch (kind) {
    case store::BackupKind::Automatic:
        return BackupsScreen::tr("Made by itself");
    case store::BackupKind::Asked:
        return BackupsScreen::tr("Made by hand");
    case store::BackupKind::SetAside:
        return BackupsScreen::tr("What was here before going back");
    }
    return {};
}

class Row final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double line = look.hairline(), half = line / 2;
        const int radius = look.radius(ui::Radius::Panel);
        painter.setPen(QPen(look.colour(ui::Token::Line), line));
        painter.setBrush(look.colour(ui::Token::Surface));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(half, half, -half, -half), radius - half, radius - half);
    }
};

} // namespace

BackupsScreen::BackupsScreen(const QString &profileDir, const Clock &clock, QWidget *parent)
    : SideScreen(parent)
    , m_profileDir(profileDir)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("backups"));
    const ui::Theme &look = ui::theme();
    const int side = look.px(ScreenHead::kSideMargin);
    m_head = new ScreenHead(objectName(), tr("Back"), this);
    connect(m_head, &ScreenHead::left, this, &BackupsScreen::left);
    m_head->setTitle(tr("Backups"));
    m_make = new ui::TouchPush(ui::IconName::Save, tr("Make a backup now"),
        ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip, m_head);
    m_make->setObjectName(QStringLiteral("backups.make"));
    connect(m_make, &QAbstractButton::clicked, this, &BackupsScreen::backUpNow);
    m_head->addAction(m_make);
    QVBoxLayout *column = m_head->columnOf(this);
    m_words
        = new ui::Label({}, ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    m_nothing = new ui::Label(tr("There is no backup yet. One is made every day on which something "
                                 "has changed."),
        ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    m_nothing->setObjectName(QStringLiteral("backups.nothing"));
    for (ui::Label *words : {m_words, m_nothing}) {
        words->setContentsMargins(side, 0, side, 0);
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignCenter);
    }
    column->addWidget(m_words);
    column->addWidget(m_nothing, 1);
    m_nothing->hide();

    m_scroll = new ui::TouchScroll(this);
    auto *page = new QWidget;
    auto *centred = new QHBoxLayout(page);
    centred->setContentsMargins(side, ui::TouchScroll::ringRoom(), side, side);
    auto *list = new QWidget(page);
    list->setMaximumWidth(look.px(kMostWidth));
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(look.px(ui::Measure::TouchGap));
    m_list->addStretch(1);
    centred->addStretch(1);
    centred->addWidget(list, 100);
    centred->addStretch(1);
    m_scroll->setContent(page);
    column->addWidget(m_scroll, 1);
    setReason(Reason::Asked);
}

void BackupsScreen::setReason(Reason reason, const QString &error)
{
    const bool isAsked = reason == Reason::Asked;
    m_make->setVisible(isAsked);
    m_head->setBackText(isAsked ? tr("Back") : tr("Close"));
    m_words->setText(isAsked
            ? tr("Everything on this board becomes as it was then. What is here now is kept as a "
                 "backup too, so that you can come back.")
            : tr("%1\nYou can go back to a backup. What is here now is kept.").arg(error));
}

void BackupsScreen::refresh()
{
    ++m_reading;
    const Task<QList<store::Backup>> task
        = m_tasks.run([folder = store::ownBackupFolder(m_profileDir)](
                          TaskControl &) { return store::listBackups(folder); });
    whenDone(task, this, [this](const Result<QList<store::Backup>> &backups) {
        --m_reading;
        if (backups)
            list(*backups);
        else if (backups.error().kind == Error::Kind::NotFound)
            list({}); // nothing was ever made
        else if (backups.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(backups.error());
    });
}

void BackupsScreen::list(const QList<store::Backup> &backups)
{
    while (m_list->count() > 1) { // the stretch stays
        QLayoutItem *item = m_list->takeAt(0);
        delete item->widget();
        delete item;
    }
    int at = 0;
    for (const store::Backup &backup : backups)
        m_list->insertWidget(at++, makeRow(backup));
    m_nothing->setVisible(backups.isEmpty());
    m_scroll->setVisible(!backups.isEmpty());
}

QWidget *BackupsScreen::makeRow(const store::Backup &backup)
{
    const ui::Theme &look = ui::theme();
    const QLocale locale;
    const QDateTime made = backup.made.toLocalTime();
    const QString when
        = QStringLiteral("%1 %2").arg(dayNamed(made.date(), m_clock.now().toLocalTime().date()),
            locale.toString(made.time(), QStringLiteral("hh:mm")));
    auto *row = new Row(m_list->parentWidget());
    row->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *line = new QHBoxLayout(row);
    const int padding = look.px(kRowPadding), gap = look.px(ui::Measure::TouchGap);
    line->setContentsMargins(padding, gap, gap, gap);
    line->setSpacing(padding);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(
        new ui::Label(when, ui::TypeRole::BoardBody, ui::Weight::Bold, ui::Token::Text, row));
    words->addWidget(new ui::Label(
        QStringLiteral("%1 · %2").arg(kindOf(backup.kind),
            locale.formattedDataSize(backup.sizeBytes, 1, QLocale::DataSizeTraditionalFormat)),
        ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, row));
    line->addLayout(words, 1);
    auto *restore = new ui::TouchPush(ui::IconName::ArchiveRestore, tr("Go back to this"),
        ui::TouchPush::Look::Outline, ui::TouchPush::Form::Row, row);
    restore->setObjectName(QStringLiteral("restore:") + backup.id);
    restore->setAccessibleName(tr("Go back to %1").arg(when));
    connect(
        restore, &QAbstractButton::clicked, this, [this, backup] { Q_EMIT restoreWanted(backup); });
    line->addWidget(restore);
    return row;
}

void BackupsScreen::backUpNow()
{
    m_make->setEnabled(false);
    ++m_reading;
    const Task<store::Backup> task = m_tasks.run(
        [dir = m_profileDir, &clock = m_clock](TaskControl &control) {
            return store::backUp(dir, {.kind = store::BackupKind::Asked, .clock = clock}, control);
        });
    whenDone(task, this, [this](const Result<store::Backup> &backup) {
        --m_reading;
        m_make->setEnabled(true);
        if (!backup && backup.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(backup.error());
        refresh();
    });
    Q_EMIT making(task);
}

void BackupsScreen::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT left();
}

} // namespace hz::board
