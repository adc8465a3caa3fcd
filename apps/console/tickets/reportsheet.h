// Reporting a fault in three taps: the machine's code, what is wrong, report. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/stocktake.h>
#include <hz/inventory/ticket.h>
#include <hz/store/blobstore.h>
#include <hz/ui/sheet.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
class Link;
class TouchPush;
} // namespace hz::ui

namespace hz::console {

class PhotoRow;
class PlacePicker;

class ReportSheet final : public ui::Sheet {
    Q_OBJECT

public:
    ReportSheet(const std::optional<store::BlobStore> &blobs, QWidget *window);

    /// Of a machine, or of what a code will say.
    void ask(
        std::shared_ptr<const inventory::Register> stock, const inventory::DeviceId &device = {});
    /// Of a room, whatever stands in it.
    void askOf(std::shared_ptr<const inventory::Register> stock, const inventory::UnitCode &school,
        const inventory::RoomId &room);
    QLineEdit *code() const { return m_code; }
    PhotoRow &photos() const { return *m_photos; }
    /// Codes can be looked up.
    bool isReady() const { return m_codes != nullptr; }

Q_SIGNALS:
    void reported(const inventory::Ticket &ticket);

protected:
    QWidget *firstFocus() const override;

private:
    void buildUi(const std::optional<store::BlobStore> &blobs);
    void begin(std::shared_ptr<const inventory::Register> stock);
    void takeCode();
    void setDevice(const inventory::DeviceId &device);
    void showPicker(bool isShown);
    void choose(size_t fault);
    void check(const QString &problem = {});
    void send();

    std::shared_ptr<const inventory::Register> m_stock;
    std::shared_ptr<const inventory::CodeIndex> m_codes; // null until it is made
    inventory::DeviceId m_device; // empty: none yet, or of a room
    std::optional<size_t> m_fault;
    QLineEdit *m_code = nullptr;
    QComboBox *m_several = nullptr; // machines with one number
    ui::Label *m_found = nullptr;
    ui::Link *m_other = nullptr; // no machine: a room
    PlacePicker *m_picker = nullptr;
    std::vector<ui::TouchPush *> m_faults;
    QLineEdit *m_note = nullptr;
    PhotoRow *m_photos = nullptr;
    ui::Label *m_problem = nullptr;
    QPushButton *m_go = nullptr;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console
