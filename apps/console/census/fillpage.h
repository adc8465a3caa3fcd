// A school's census, to fill in: sections at the left, one of them in the middle, what is wrong and
// what the bureau remarks at the right; then it is handed in. What is typed is kept as it is typed,
// in the census the overview counts. GUI thread.
#pragma once

#include "census/censusbook.h"
#include "window/where.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class Badge;
class DetailPane;
class Label;
class TableView;
class Timeline;
} // namespace hz::ui

namespace hz::console {

class FillForm;
class FindingsPane;
class NameSheet;
class ReturnExport;
class RowSource;

class FillPage final : public QWidget {
    Q_OBJECT

public:
    FillPage(inventory::Inventory &inventory, std::shared_ptr<const inventory::ReturnForm> form,
        QWidget *parent = nullptr);

    void setSchool(const inventory::UnitCode &school);
    const inventory::UnitCode &school() const { return m_school; }
    QString title() const;
    void setSection(int section);
    int section() const { return m_section; }
    const std::vector<inventory::Finding> &findings() const { return m_findings; }
    const inventory::FilledForm &filled() const { return m_filled; }
    /// Nothing is on its way.
    bool isSettled() const { return m_book->isSettled() && m_pending == 0; }
    /// Hands it in, or goes to what is still to do; asks who signs when nobody has said so yet.
    void submit();
    void takeBack();

Q_SIGNALS:
    void asked(const Where &where);
    void titleChanged();
    void edited(const QString &what, const QList<inventory::Edit> &undo);
    void done(const QString &what);
    void failed(const Error &error);
    void exported(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildTools();
    QWidget *buildPane();
    void refresh();
    void showSections();
    void showSection();
    void showState();
    void change(const std::function<void(inventory::Census &)> &work);
    void keep();
    void goTo(const QString &cell);
    void takeLastYear();
    QMap<QString, qint64> lastYearOfPage() const;
    bool isLocked() const { return m_census.isLocked || !refusal().isEmpty(); }
    QString refusal() const;
    const inventory::UnitReturns *returns() const;

    inventory::Inventory &m_inventory;
    CensusBook *m_book;
    inventory::UnitCode m_school;
    quint32 m_row = inventory::kNoRow;
    inventory::Census m_census; // with what was just typed
    inventory::FilledForm m_filled;
    QMap<QString, qint64> m_lastYear;
    std::vector<inventory::Finding> m_findings;
    int m_section = 0;
    int m_pending = 0; // edits on their way to the disk
    /// How many pictures may still come that do not show the last of them.
    int m_hold = 0;
    std::shared_ptr<const inventory::Register> m_seen;
    RowSource *m_rows = nullptr;
    ui::TableView *m_sections = nullptr;
    ui::Badge *m_state = nullptr;
    ui::Label *m_progress = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_begin = nullptr;
    QPushButton *m_lastYearButton = nullptr;
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_versions = nullptr;
    ReturnExport *m_export = nullptr;
    FillForm *m_form = nullptr;
    ui::Label *m_title = nullptr;
    ui::Label *m_who = nullptr;
    ui::DetailPane *m_pane = nullptr;
    FindingsPane *m_wrong = nullptr;
    ui::Timeline *m_history = nullptr;
    NameSheet *m_name = nullptr;
};

} // namespace hz::console
