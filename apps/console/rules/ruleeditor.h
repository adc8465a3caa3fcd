// A new version of the rules being made: each change shows at once how many schools would meet it
// and how many did; kept, it is in force from its day on. GUI thread; judging runs behind.
#pragma once

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
class TableView;
} // namespace hz::ui

namespace hz::console {

class DefinitionsForm;
class RowSource;
class RuleForm;

class RuleEditor final : public QWidget {
    Q_OBJECT

public:
    explicit RuleEditor(inventory::Inventory &inventory, QWidget *parent = nullptr);

    /// Goes on with the draft there is, or begins one from the rules in force; at this rule.
    void open(const QString &rule);
    const inventory::RuleDraft *draft() const { return m_draft ? &*m_draft : nullptr; }
    /// How the draft compares with its base; empty while it is being judged for the first time.
    const std::vector<inventory::RuleComparison> &comparison() const { return m_comparison; }

    /// Everything of a file becomes the draft. Fails by failed(), which names rule and field.
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    void keep();
    void discard();
    void undo();
    void redo();

Q_SIGNALS:
    /// The draft was kept; this undoes it.
    void kept(const QString &what, const QList<inventory::Edit> &undo);
    void exported(const QString &path);
    void failed(const Error &error);
    /// There is no draft any more.
    void left();
    /// Judged again.
    void compared();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    QWidget *buildPanes();
    void begin();
    void take(const Result<> &done);
    void judge();
    void show();
    void showCurrent();
    void addRule();
    void removeRule();
    void askToImport();
    void askToExport();

    inventory::Inventory &m_inventory;
    std::optional<inventory::RuleDraft> m_draft;
    std::shared_ptr<const inventory::Evaluation> m_before;
    std::vector<inventory::RuleComparison> m_comparison;
    QString m_current; // rule
    bool m_isJudging = false;
    bool m_isOutdated = false;
    RowSource *m_rows = nullptr;
    ui::TableView *m_table = nullptr;
    RuleForm *m_form = nullptr;
    DefinitionsForm *m_definitions = nullptr;
    ui::Label *m_summary = nullptr;
    QLineEdit *m_validFrom = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_redo = nullptr;
    QPushButton *m_keep = nullptr;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console
