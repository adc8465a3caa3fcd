#include "lesson/pagestrip.h"

#include "lesson/pagecards.h"

#include <hz/ui/actions.h>
#include <hz/ui/popover.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtGui/QHideEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>

#include <algorithm>

namespace hz::board {

namespace {

constexpr double kPadding = 16;
constexpr double kButtonWidth = 118;
constexpr double kMenuPadding = 12;
constexpr int kMostCards = 5; // that are seen at once

} // namespace

PageStrip::PageStrip(const ui::ActionRegistry &commands, QWidget *parent)
    : FloatingPanel(parent)
{
    setObjectName(QStringLiteral("pageStrip"));
    m_cards = new PageCards(CardForm::Row, this);
    m_cards->setObjectName(QStringLiteral("pageStrip.cards"));
    m_buttons = new QWidget(this);
    auto *column = new QVBoxLayout(m_buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(ui::Measure::TouchGap));
    for (const char *id : {"page.addAlike", "page.all"}) {
        const QString name = QString::fromLatin1(id);
        auto *button
            = new ui::TouchPush(commands.command(name)->icon, commands.action(name)->text(),
                ui::TouchPush::Look::Outline, ui::TouchPush::Form::Stack, m_buttons);
        button->setObjectName(QStringLiteral("pageStrip.") + name);
        button->follow(commands.action(name));
        button->setMinimumWidth(ui::theme().px(kButtonWidth));
        column->addWidget(button);
    }
    m_menuPlace = new QWidget(this);
    m_menuPlace->setAttribute(Qt::WA_TransparentForMouseEvents);
    addMenu();
    connect(m_cards, &PageCards::menuWanted, this, &PageStrip::openMenu);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &PageStrip::leave);
    hide();
}

void PageStrip::addMenu()
{
    m_menu = new ui::Popover(parentWidget(), m_menuPlace);
    m_menu->setObjectName(QStringLiteral("pageMenu"));
    auto *column = new QVBoxLayout(m_menu);
    const int padding = ui::theme().px(kMenuPadding);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(padding);
    const auto add = [&](ui::IconName icon, const QString &text, const QString &name) {
        auto *button = new ui::TouchPush(
            icon, text, ui::TouchPush::Look::Quiet, ui::TouchPush::Form::Line, m_menu);
        button->setObjectName(name);
        connect(button, &QAbstractButton::clicked, m_menu, &QWidget::hide);
        column->addWidget(button);
        return button;
    };
    auto *duplicate = add(
        ui::IconName::CopyPlus, tr("Duplicate this page"), QStringLiteral("pageMenu.duplicate"));
    m_remove = add(ui::IconName::Trash, tr("Remove this page"), QStringLiteral("pageMenu.remove"));
    connect(
        duplicate, &QAbstractButton::clicked, this, [this] { Q_EMIT duplicateWanted(m_menuPage); });
    connect(m_remove, &QAbstractButton::clicked, this, [this] { Q_EMIT removeWanted(m_menuPage); });
}

void PageStrip::openMenu(const page::PageId &page)
{
    if (!m_changeable)
        return;
    m_menuPage = page;
    m_remove->setEnabled(m_pageCount > 1);
    const QRect card = m_cards->cardRect(page);
    m_menuPlace->setGeometry({m_cards->viewport()->mapTo(this, card.topLeft()), card.size()});
    m_menu->popUp();
    if (m_cards->hasFocus()) { // by keyboard: go on inside
        m_menu->setFocus(Qt::TabFocusReason);
        m_remove->previousInFocusChain()->setFocus(Qt::TabFocusReason);
    }
}

// Escape takes away one thing at a time.
void PageStrip::leave()
{
    if (m_menu->isVisible())
        m_menu->hide();
    else
        hide();
}

void PageStrip::setChangeable(bool changeable)
{
    m_changeable = changeable;
    m_cards->setChangeable(changeable);
}

void PageStrip::setPageCount(int count)
{
    m_pageCount = count;
}

void PageStrip::placeIn(const QRect &room, int bottom)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding), height = look.px(ui::Measure::StripHeight);
    const QSize buttons = m_buttons->sizeHint();
    const int beside = buttons.width() + 2 * padding + look.px(ui::Measure::TouchGap);
    const QSize row = PageCards::rowSize(std::clamp(m_pageCount, 1, kMostCards));
    const int cards = std::min(row.width(), room.width() - beside);
    const int width = cards + beside;
    setGeometry(room.center().x() - width / 2, bottom - height, width, height);
    m_cards->setGeometry(padding, (height - row.height()) / 2, cards, row.height());
    m_buttons->setGeometry(width - padding - buttons.width(), (height - buttons.height()) / 2,
        buttons.width(), buttons.height());
}

void PageStrip::showEvent(QShowEvent *event)
{
    FloatingPanel::showEvent(event);
    m_cards->showCurrent();
    Q_EMIT shownChanged(true);
}

void PageStrip::hideEvent(QHideEvent *event)
{
    FloatingPanel::hideEvent(event);
    m_menu->hide();
    if (!event->spontaneous())
        Q_EMIT shownChanged(false);
}

} // namespace hz::board
