#include "home/placebar.h"

#include <hz/ui/touchpush.h>

#include <QtWidgets/QHBoxLayout>

namespace hz::board {

namespace {

constexpr double kMostWord = 240;

QString nameOf(const Place &place)
{
    switch (place.kind) {
    case Place::Kind::All:
        return PlaceBar::tr("All");
    case Place::Kind::Folder: {
        const QFontMetrics metrics(ui::theme().font(ui::TypeRole::Body, ui::Weight::Bold));
        return metrics.elidedText(place.folder, Qt::ElideRight, ui::theme().px(kMostWord));
    }
    case Place::Kind::Bin:
        return PlaceBar::tr("Bin");
    }
    return {};
}

QString objectNameOf(const Place &place)
{
    switch (place.kind) {
    case Place::Kind::All:
        return QStringLiteral("placeAll");
    case Place::Kind::Folder:
        return QStringLiteral("place:") + place.folder;
    case Place::Kind::Bin:
        return QStringLiteral("placeBin");
    }
    return {};
}

ui::IconName iconOf(const Place &place)
{
    switch (place.kind) {
    case Place::Kind::All:
        return ui::IconName::LayoutGrid;
    case Place::Kind::Folder:
        return ui::IconName::FolderOpen;
    case Place::Kind::Bin:
        return ui::IconName::Trash;
    }
    return ui::IconName::None;
}

} // namespace

PlaceBar::PlaceBar(int side, QWidget *parent)
    : TouchScroll(parent)
{
    const ui::Theme &look = ui::theme();
    const int ring = ringRoom();
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(look.px(ui::Measure::TouchMin) + 2 * ring);
    auto *chips = new QWidget;
    m_row = new QHBoxLayout(chips);
    m_row->setContentsMargins(side, ring, side, ring);
    m_row->setSpacing(look.px(ui::Measure::TouchGap));
    m_row->setAlignment(Qt::AlignLeft);
    setContent(chips);
}

void PlaceBar::show(const LessonList &list)
{
    QList<Chip> chips;
    for (const Place &place : list.places())
        chips.append({place, QStringLiteral("%1  %2").arg(nameOf(place)).arg(list.count(place))});
    if (chips != m_chips) {
        m_chips = chips;
        const QWidget *focused = widget()->focusWidget();
        const QString hadFocus = focused && focused->hasFocus() ? focused->objectName() : QString();
        qDeleteAll(widget()->findChildren<ui::TouchPush *>());
        for (const Chip &chip : chips)
            addChip(chip);
        if (auto *again = hadFocus.isEmpty() ? nullptr : widget()->findChild<QWidget *>(hadFocus))
            again->setFocus(Qt::TabFocusReason);
    }
    markChosen(list.place());
}

void PlaceBar::addChip(const Chip &chip)
{
    auto *button = new ui::TouchPush(iconOf(chip.place), chip.text, ui::TouchPush::Look::Outline,
        ui::TouchPush::Form::Chip, widget());
    button->setObjectName(objectNameOf(chip.place));
    button->setCheckable(true);
    // Queued: what is chosen may end this button.
    connect(
        button, &QAbstractButton::clicked, this,
        [this, place = chip.place] {
            markChosen(place);
            Q_EMIT chosen(place);
        },
        Qt::QueuedConnection);
    m_row->addWidget(button);
    button->show(); // at once: the layout would wait
}

void PlaceBar::markChosen(const Place &place)
{
    for (const Chip &chip : std::as_const(m_chips))
        if (auto *button = widget()->findChild<ui::TouchPush *>(objectNameOf(chip.place)))
            button->setChecked(chip.place == place);
}

} // namespace hz::board
