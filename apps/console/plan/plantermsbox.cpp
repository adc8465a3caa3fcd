#include "plan/plantermsbox.h"

#include <hz/ui/theme.h>

#include <QtCore/QScopedValueRollback>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kGap = 2; // at scale 1; a row is as high as its field
constexpr qint64 kFenInTenThousand = 1'000'000;
constexpr int kUsualBudget = 420, kMostOnSlider = 1000, kSliderPage = 50; // ten thousand yuan
constexpr int kMostBudget = 100'000, kMostAge = 30, kMostLot = 100, kMostPrice = 100'000;

} // namespace

PlanTermsBox::PlanTermsBox(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(ui::theme().px(kGap));
    m_budget = addNumber(tr("Budget, ten thousand yuan"), 0, kMostBudget, kUsualBudget);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(tr("Budget"));
    m_slider->setRange(0, kMostOnSlider);
    m_slider->setPageStep(kSliderPage);
    m_slider->setValue(m_budget->value());
    m_form->addRow(m_slider);
    m_age = addNumber(tr("Moved up to an age of, years"), 0, kMostAge, m_terms.oldestMovedYears);
    m_lot = addNumber(tr("At once at least, machines"), 1, kMostLot, m_terms.smallestLot);
    m_price = addNumber(tr("A new machine, yuan"), 1, kMostPrice, int(m_terms.priceFen / 100));
    m_across = addChoice(tr("May cross county borders"), m_terms.movesAcrossCounties);
    m_donated = addChoice(tr("Donated machines stay"), !m_terms.movesDonated);
    m_keepRoom = addChoice(tr("Each school keeps a computer room"), m_terms.keepsComputerRoom);
    connect(m_slider, &QSlider::valueChanged, m_budget, &QSpinBox::setValue);
    connect(m_budget, &QSpinBox::valueChanged, this, [this](int value) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(value);
    });
}

QSpinBox *PlanTermsBox::addNumber(const QString &text, int least, int most, int value)
{
    auto *box = new QSpinBox;
    box->setAccessibleName(text);
    box->setRange(least, most);
    box->setValue(value);
    box->setKeyboardTracking(false);
    m_form->addRow(text, box);
    connect(box, &QSpinBox::valueChanged, this, &PlanTermsBox::tell);
    return box;
}

QCheckBox *PlanTermsBox::addChoice(const QString &text, bool isChecked)
{
    auto *box = new QCheckBox(text);
    box->setChecked(isChecked);
    m_form->addRow(box);
    connect(box, &QCheckBox::toggled, this, &PlanTermsBox::tell);
    return box;
}

void PlanTermsBox::tell()
{
    if (!m_isSetting)
        Q_EMIT changed();
}

PlanTerms PlanTermsBox::terms() const
{
    PlanTerms terms = m_terms;
    terms.movesAcrossCounties = m_across->isChecked();
    terms.movesDonated = !m_donated->isChecked();
    terms.keepsComputerRoom = m_keepRoom->isChecked();
    terms.oldestMovedYears = m_age->value();
    terms.smallestLot = m_lot->value();
    terms.priceFen = qint64(m_price->value()) * 100;
    return terms;
}

qint64 PlanTermsBox::budgetFen() const
{
    return m_budget->value() * kFenInTenThousand;
}

void PlanTermsBox::setTerms(const PlanTerms &wanted, std::optional<qint64> wantedFen)
{
    const PlanTerms before = terms();
    const qint64 fenBefore = budgetFen();
    {
        const QScopedValueRollback setting(m_isSetting, true);
        m_terms = wanted;
        m_across->setChecked(wanted.movesAcrossCounties);
        m_donated->setChecked(!wanted.movesDonated);
        m_keepRoom->setChecked(wanted.keepsComputerRoom);
        m_age->setValue(wanted.oldestMovedYears);
        m_lot->setValue(wanted.smallestLot);
        m_price->setValue(int(wanted.priceFen / 100));
        if (wantedFen)
            setBudgetFen(*wantedFen);
    }
    if (terms() != before || budgetFen() != fenBefore)
        Q_EMIT changed();
}

void PlanTermsBox::setBudgetFen(qint64 fen)
{
    m_budget->setValue(int(fen / kFenInTenThousand));
}

} // namespace hz::console
