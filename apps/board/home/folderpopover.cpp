#include "home/folderpopover.h"

#include "home/titlefield.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>
#include <hz/ui/touchscroll.h>

#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::board {

namespace {

constexpr double kPadding = 20;
constexpr double kFieldWidth = 240;
constexpr double kMostWord = 280;
constexpr int kMostRows = 4; // more are scrolled to

} // namespace

FolderPopover::FolderPopover(
    const QStringList &folders, const QString &current, QWidget *parent, QWidget *opener)
    : Popover(parent, opener)
{
    setObjectName(QStringLiteral("folderPopover"));
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    const int padding = look.px(kPadding);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(ui::Measure::TouchGap));
    column->addWidget(new ui::Label(
        tr("Put into a folder"), ui::TypeRole::BoardBody, ui::Weight::Bold, ui::Token::Text, this));
    if (!folders.isEmpty())
        column->addWidget(makeList(folders, current));
    column->addWidget(makeNew());
}

QWidget *FolderPopover::makeList(const QStringList &folders, const QString &current)
{
    const ui::Theme &look = ui::theme();
    const int gap = look.px(ui::Measure::TouchGap);
    auto *scroll = new ui::TouchScroll(this);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    const auto add = [&](const QString &folder, const QString &text, const QString &name) {
        const QFontMetrics metrics(look.font(ui::TypeRole::BoardBody, ui::Weight::Bold));
        auto *button
            = new ui::TouchPush(folder.isEmpty() ? ui::IconName::X : ui::IconName::FolderOpen,
                metrics.elidedText(text, Qt::ElideRight, look.px(kMostWord)),
                ui::TouchPush::Look::Quiet, ui::TouchPush::Form::Line, list);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setChecked(folder == current);
        connect(button, &QAbstractButton::clicked, this, [this, folder] { choose(folder); });
        column->addWidget(button);
    };
    for (const QString &folder : folders)
        add(folder, folder, QStringLiteral("folder:") + folder);
    if (!current.isEmpty())
        add({}, tr("No folder"), QStringLiteral("folderNone"));
    const int rows = std::min(column->count(), kMostRows);
    scroll->setContent(list);
    const int row = look.px(ui::Measure::TouchNormal);
    scroll->setFixedHeight(rows * row + (rows - 1) * gap);
    return scroll;
}

QWidget *FolderPopover::makeNew()
{
    const ui::Theme &look = ui::theme();
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(ui::Measure::TouchGap));
    auto *name = new TitleField(part);
    name->setObjectName(QStringLiteral("folderName"));
    name->setPlaceholderText(tr("New folder"));
    name->setAccessibleName(tr("New folder"));
    name->setMinimumSize(look.px(kFieldWidth), look.px(ui::Measure::TouchNormal));
    auto *put = new ui::TouchPush(ui::IconName::Check, tr("Put in"), ui::TouchPush::Look::Outline,
        ui::TouchPush::Form::Row, part);
    put->setObjectName(QStringLiteral("folderPut"));
    put->setEnabled(false);
    row->addWidget(name, 1);
    row->addWidget(put);
    const auto take = [this, name] {
        if (const QString folder = name->text().simplified(); !folder.isEmpty())
            choose(folder);
    };
    connect(name, &QLineEdit::textChanged, put,
        [put](const QString &text) { put->setEnabled(!text.simplified().isEmpty()); });
    connect(name, &QLineEdit::returnPressed, this, take);
    connect(put, &QAbstractButton::clicked, this, take);
    return part;
}

void FolderPopover::choose(const QString &folder)
{
    hide();
    Q_EMIT chosen(folder);
}

} // namespace hz::board
