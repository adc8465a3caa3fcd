// One section of a census form, to fill in: what is typed as fields, what the inventory holds as
// links to what was counted, what follows from others as numbers; beside each the difference to
// last year and what is wrong with it. Return goes to the next figure that is missing or wrong; a
// question is answered with Y or N. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/returnchecks.h>

#include <QtWidgets/QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace hz::ui {
class Label;
class Link;
} // namespace hz::ui

namespace hz::console {

class FindingMark;

class FillForm final : public QWidget {
    Q_OBJECT

public:
    explicit FillForm(QWidget *parent = nullptr);

    struct Shown {
        const inventory::ReturnForm *form = nullptr;
        int section = 0;
        inventory::FilledForm filled = {};
        QMap<QString, qint64> lastYear = {};
        std::vector<inventory::Finding> findings = {};
        QMap<QString, QString> remarks = {}; // by cell
        quint32 school = 0;
        QDate day = {};
        bool isLocked = false;
    };
    /// What is being typed stays.
    void show(const Shown &shown);
    /// Keeps what is being typed, before something else is shown.
    void commit();
    /// Into the first field, or into that of a figure.
    void focusFirst();
    void focusCell(const QString &cell);

Q_SIGNALS:
    void typed(const QString &cell, std::optional<qint64> value);
    /// What was typed is nothing that can be kept.
    void refused(const Error &error);
    void asked(const Where &where);
    /// Return, and the next figure that is not filled in is on another page.
    void wentOn(const QString &cell);
    /// Return in the last field, and everything is filled in.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Cell {
        int index = 0; // in the form
        QLineEdit *line = nullptr;
        QComboBox *choice = nullptr;
        ui::Link *link = nullptr;
        ui::Label *number = nullptr;
        ui::Label *change = nullptr;
        FindingMark *mark = nullptr;
        ui::Label *text = nullptr; // of what is wrong, where there is room
    };
    void build();
    QWidget *buildCell(const inventory::ReturnCell &cell, Cell &made);
    void buildValue(const inventory::ReturnCell &cell, Cell &made);
    void update(const Cell &cell);
    void keep(const Cell &cell);
    void goOn(QWidget *from);
    bool answer(QWidget *field, int key);
    const Cell *cellOf(const QWidget *field) const;
    bool isOpen(const inventory::ReturnCell &cell) const;
    bool isNoneYet(const inventory::ReturnCell &cell) const;
    std::optional<int> openAfter(int cell) const;

    Shown m_shown;
    std::vector<Cell> m_cells;
    std::vector<QWidget *> m_fields; // that are typed into, in their order
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace hz::console
