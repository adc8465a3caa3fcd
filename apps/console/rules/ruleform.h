// The fields of one rule, and those of who counts. They tell a changed value when a field is left
// or chosen. GUI thread.
#pragma once

#include <hz/inventory/rules.h>

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
}

namespace hz::console {

class RuleForm final : public QWidget {
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);
    void showRule(const inventory::RuleSet &set, const inventory::Rule &rule);

Q_SIGNALS:
    void changed(const inventory::Rule &rule);
    /// The same while a number is being typed.
    void typed(const inventory::Rule &rule);
    void removeAsked();

private:
    QLineEdit *addField(const QString &name);
    QComboBox *addChoice(const QString &name, const QStringList &texts);
    void addRow(const QString &name, QWidget *field);
    inventory::Rule taken() const;
    void take();
    void chooseKinds();
    void showKinds();
    void showDue();

    inventory::Rule m_rule;
    QFormLayout *m_fields;
    ui::Label *m_measure = nullptr;
    QLineEdit *m_titleZh = nullptr;
    QLineEdit *m_titleEn = nullptr;
    QLineEdit *m_threshold = nullptr;
    QPushButton *m_kinds = nullptr;
    QComboBox *m_stage = nullptr;
    QComboBox *m_locality = nullptr;
    QLineEdit *m_enrolment = nullptr;
    QLineEdit *m_due = nullptr;
    QLineEdit *m_source = nullptr;
    QCheckBox *m_stretch = nullptr;
};

class DefinitionsForm final : public QWidget {
    Q_OBJECT

public:
    explicit DefinitionsForm(QWidget *parent = nullptr);
    void showDefinitions(const inventory::Definitions &definitions);

Q_SIGNALS:
    void changed(const inventory::Definitions &definitions);

private:
    template<typename E> void addChoice(const QString &name, E inventory::Definitions::*field);
    void addNumber(const QString &name, int inventory::Definitions::*field, int most);

    inventory::Definitions m_definitions;
    QFormLayout *m_fields;
    std::vector<std::function<void()>> m_refresh; // each field, from m_definitions
};

} // namespace hz::console
