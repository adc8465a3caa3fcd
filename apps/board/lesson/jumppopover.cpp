#include "lesson/jumppopover.h"

#include <hz/ui/label.h>

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QSlider>

namespace hz::board {

namespace {

constexpr double kPadding = 20;
constexpr double kSliderLength = 480;

} // namespace

JumpPopover::JumpPopover(QWidget *parent, QWidget *opener)
    : Popover(parent, opener)
{
    setObjectName(QStringLiteral("jumpPopover"));
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    const int padding = look.px(kPadding);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(padding / 2);
    m_text = new ui::Label({}, ui::TypeRole::BoardBody, ui::Weight::Bold, ui::Token::Text, this);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setMinimumSize(look.px(kSliderLength), look.px(ui::Measure::TouchMin));
    m_slider->setAccessibleName(tr("Page"));
    column->addWidget(m_text);
    column->addWidget(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, &JumpPopover::chosen);
}

void JumpPopover::setPage(int number, int count)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(1, count);
    m_slider->setValue(number);
    m_text->setText(tr("Page %1 of %2").arg(number).arg(count));
}

} // namespace hz::board
