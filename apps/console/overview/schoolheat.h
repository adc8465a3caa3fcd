// Schools by groups of rules, those that fail most first: how many rules of each group each meets.
// GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/summary.h>

#include <QtWidgets/QWidget>

namespace hz::ui {
class HeatTable;
}

namespace hz::console {

class SchoolHeat final : public QWidget {
    Q_OBJECT

public:
    explicit SchoolHeat(QWidget *parent = nullptr);

    /// The schools of a unit, at most so many.
    void show(const inventory::Register &stock, const inventory::Evaluation &evaluation,
        quint32 unit, size_t most);
    ui::HeatTable &table() const { return *m_table; }

Q_SIGNALS:
    /// The rules of a group at a school.
    void asked(const Where &where);

private:
    struct Asked {
        inventory::UnitCode school;
        QString group; // id
    };
    ui::HeatTable *m_table;
    std::vector<std::vector<Asked>> m_cells; // by row, then column
};

} // namespace hz::console
