// A school's census of a year, to read and to change: people and classes by stage, and the answers
// its rules ask for. What is changed is told when the field is left; a locked census only reads.
// GUI thread.
#pragma once

#include <hz/inventory/explanation.h>

#include <QtWidgets/QWidget>

class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace hz::ui {
class Label;
}

namespace hz::console {

class CensusForm final : public QWidget {
    Q_OBJECT

public:
    explicit CensusForm(QWidget *parent = nullptr);

    /// `census` may be null: nobody has reported for that year.
    void showCensus(const inventory::RuleSet &set, const inventory::School &school,
        const inventory::Census *census, int year);

Q_SIGNALS:
    void changed(const inventory::Census &census);
    /// What was typed is nothing that can be kept; the sentence says what can.
    void refused(const QString &sentence);

private:
    QWidget *buildStages(const inventory::School &school);
    QWidget *buildAnswers(const inventory::RuleSet &set, const inventory::School &school);
    QLineEdit *numberField(const QString &name, std::optional<qint64> value);
    QWidget *answerField(const QString &name, const inventory::AskedAnswer &answer);
    void setAnswer(const QString &key, std::optional<qint64> value);

    inventory::Census m_census;
    bool m_isThere = false;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace hz::console
