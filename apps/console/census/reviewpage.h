// What a school, a county or the prefecture handed in: every figure beside last year's, what is odd
// about it and why it is right, remarks by figure; then it is accepted or sent back. GUI thread.
#pragma once

#include "census/censusbook.h"
#include "window/where.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;

namespace hz::ui {
class Badge;
class DetailPane;
class KeyValueList;
class Label;
class Segmented;
class TableView;
class Timeline;
} // namespace hz::ui

namespace hz::console {

class NameSheet;
class ReturnExport;
class RowSource;

class ReviewPage final : public QWidget {
    Q_OBJECT

public:
    ReviewPage(inventory::Inventory &inventory, std::shared_ptr<const inventory::ReturnForm> form,
        QWidget *parent = nullptr);

    void setUnit(const inventory::UnitCode &unit);
    const inventory::UnitCode &unit() const { return m_unit; }
    /// Whether it is looked through to be accepted or sent back; a school looks at its own.
    void setDecides(bool decides);
    QString title() const;
    bool isSettled() const { return m_book->isSettled(); }
    /// Of the version shown; null for none.
    const inventory::StoredReturn *shown() const;
    /// What is to be mended in a figure; empty takes it back.
    void setRemark(const QString &cell, const QString &remark);
    void accept();
    void sendBack();

Q_SIGNALS:
    void asked(const Where &where);
    void titleChanged();
    void done(const QString &what);
    void failed(const Error &error);
    void exported(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Filter { All, Odd, Changed, Remarked };
    void buildUi();
    QWidget *buildTools();
    QWidget *buildPane();
    void refresh();
    void showFigures();
    void showFigure();
    void showState();
    void decide(inventory::CensusActKind kind);
    void askName(std::function<void()> then);
    void chooseVersion();
    const inventory::UnitReturns *returns() const;
    int currentCell() const;
    std::optional<qint64> otherValue(const QString &cell, qint64 value) const;

    inventory::Inventory &m_inventory;
    CensusBook *m_book;
    inventory::UnitCode m_unit;
    bool m_decides = true;
    QString m_hash; // of the version shown; empty: the current one
    std::vector<inventory::Finding> m_findings;
    QMap<QString, qint64> m_lastYear;
    QMap<QString, QMap<QString, QString>> m_remarks; // not yet sent: by version, by cell
    RowSource *m_rows = nullptr;
    ui::TableView *m_table = nullptr;
    ui::Badge *m_state = nullptr;
    ui::Label *m_note = nullptr;
    ui::Label *m_who = nullptr;
    ui::Segmented *m_filter = nullptr;
    QPushButton *m_versions = nullptr;
    QPushButton *m_fill = nullptr;
    ReturnExport *m_export = nullptr;
    ui::DetailPane *m_pane = nullptr;
    ui::KeyValueList *m_about = nullptr;
    ui::Label *m_remarkTitle = nullptr;
    QLineEdit *m_remark = nullptr;
    QString m_remarkOf; // version and figure that it says something of
    ui::Timeline *m_history = nullptr;
    ui::KeyValueList *m_missing = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_sendBack = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_nameKey = nullptr;
    NameSheet *m_name = nullptr;
};

} // namespace hz::console
