#include "rooms/layoutsheet.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kWidth = 360, kGap = 12, kPadding = 24, kButtonGap = 8;

constexpr int kMostSeats = 20; // in a row, and rows

QSpinBox *spin(QFormLayout *form, const QString &name, const QString &text, int least)
{
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(text);
    box->setRange(least, kMostSeats);
    form->addRow(text, box);
    return box;
}

} // namespace

LayoutSheet::LayoutSheet(QWidget *window)
    : ui::Sheet(window)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    auto *title = new ui::Label(tr("Seats of this room"), ui::TypeRole::Title, ui::Weight::Bold);
    title->setMinimumWidth(look.px(kWidth) - 2 * padding);
    column->addWidget(title);
    auto *form = new QFormLayout;
    form->setSpacing(look.px(kGap));
    m_rows = spin(form, QStringLiteral("layoutRows"), tr("Rows"), 1);
    m_columns = spin(form, QStringLiteral("layoutColumns"), tr("Seats in a row"), 1);
    m_aisle = spin(form, QStringLiteral("layoutAisle"), tr("Aisle after seat"), 0);
    m_aisle->setSpecialValueText(tr("none"));
    column->addLayout(form);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    auto *go = new QPushButton(tr("Change"));
    go->setObjectName(QStringLiteral("layoutGo"));
    ui::setButtonRole(go, ui::ButtonRole::Primary);
    foot->addWidget(go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(go, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT chosen(QSize(m_columns->value(), m_rows->value()), m_aisle->value());
    });
}

void LayoutSheet::ask(const Room &room)
{
    constexpr int kColumns = 10, kRows = 5;
    const bool hasSeats = !room.seats.isEmpty();
    m_columns->setValue(hasSeats ? room.seats.width() : kColumns);
    m_rows->setValue(hasSeats ? room.seats.height() : kRows);
    m_aisle->setValue(room.aisleAfter);
    popUp();
}

QWidget *LayoutSheet::firstFocus() const
{
    return m_rows;
}

} // namespace hz::console
