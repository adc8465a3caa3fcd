// What a plan may do and spend, as fields and a slider. GUI thread.
#pragma once

#include <hz/inventory/gapplan.h>

#include <QtWidgets/QWidget>

class QCheckBox;
class QFormLayout;
class QSlider;
class QSpinBox;

namespace hz::console {

class PlanTermsBox final : public QWidget {
    Q_OBJECT

public:
    explicit PlanTermsBox(QWidget *parent = nullptr);

    inventory::PlanTerms terms() const;
    qint64 budgetFen() const;
    /// Tells once that something changed, if anything did.
    void setTerms(const inventory::PlanTerms &terms, std::optional<qint64> budgetFen);
    void setBudgetFen(qint64 fen);

Q_SIGNALS:
    void changed();

private:
    QSpinBox *addNumber(const QString &text, int least, int most, int value);
    QCheckBox *addChoice(const QString &text, bool isChecked);
    void tell();

    QFormLayout *m_form;
    QSpinBox *m_budget; // ten thousand yuan
    QSlider *m_slider;
    QSpinBox *m_age;
    QSpinBox *m_lot;
    QSpinBox *m_price; // yuan
    QCheckBox *m_across;
    QCheckBox *m_donated;
    QCheckBox *m_keepRoom;
    /// What has no field of its own is as it was set.
    inventory::PlanTerms m_terms;
    bool m_isSetting = false;
};

} // namespace hz::console
