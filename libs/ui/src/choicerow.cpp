#include <hz/ui/choicerow.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace hz::ui {

ChoiceRow::ChoiceRow(
    const QString &name, const QString &title, const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().px(8));
    column->addWidget(new Label(title, TypeRole::Body, Weight::Regular, Token::Text2, this));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().px(Measure::TouchGap));
    for (const QString &text : texts) {
        auto *chip = new TouchPush(
            IconName::None, text, TouchPush::Look::Outline, TouchPush::Form::Chip, this);
        const auto which = int(m_chips.size());
        chip->setObjectName(name + QString::number(which));
        chip->setCheckable(true);
        chip->setChecked(which == m_chosen);
        chip->setAccessibleDescription(title);
        connect(chip, &QAbstractButton::clicked, this, [this, which] { setChosen(which); });
        m_chips.push_back(chip);
        row->addWidget(chip);
    }
    row->addStretch(1);
    column->addLayout(row);
}

void ChoiceRow::setChosen(int which)
{
    for (int chip = 0; chip < int(m_chips.size()); ++chip)
        m_chips[size_t(chip)]->setChecked(chip == which);
    if (std::exchange(m_chosen, which) != which)
        Q_EMIT chosenChanged(which);
}

void ChoiceRow::setText(int which, const QString &text)
{
    m_chips[size_t(which)]->setText(text);
    m_chips[size_t(which)]->updateGeometry();
}

void ChoiceRow::setOffered(int which, bool offered)
{
    m_chips[size_t(which)]->setVisible(offered);
}

void ChoiceRow::setPossible(int which, bool possible)
{
    m_chips[size_t(which)]->setEnabled(possible);
}

} // namespace hz::ui
