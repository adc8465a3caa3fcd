// Machines of a transfer order have come: which of them, into which room. GUI thread.
#pragma once

#include <hz/inventory/register.h>
#include <hz/inventory/transfer.h>
#include <hz/ui/sheet.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
class TableView;
} // namespace hz::ui

namespace hz::console {

class RowSource;

class ReceiveSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit ReceiveSheet(QWidget *window);

    void ask(const inventory::Transfer &transfer, const inventory::Register &stock);
    ui::TableView &machines() const { return *m_machines; }

Q_SIGNALS:
    void received(const inventory::TransferStep &step);

private:
    void count();
    void finish();

    inventory::Transfer m_transfer;
    ui::Label *m_title;
    RowSource *m_rows;
    ui::TableView *m_machines;
    QComboBox *m_room;
    QLineEdit *m_note;
    ui::Label *m_count;
    QPushButton *m_go;
};

} // namespace hz::console
