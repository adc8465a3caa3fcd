// A machine that is booked in: what it is, its numbers, what it cost, where it goes. GUI thread.
#pragma once

#include <hz/inventory/records.h>
#include <hz/ui/sheet.h>

#include <memory>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace hz::inventory {
class Register;
}
namespace hz::ui {
class Label;
}

namespace hz::console {

class PlacePicker;

class BookSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit BookSheet(QWidget *window);

    void ask(std::shared_ptr<const inventory::Register> inventory,
        const inventory::UnitCode &school, const inventory::RoomId &room, const QDate &today);

Q_SIGNALS:
    /// With an id of its own.
    void booked(const inventory::Device &device);

protected:
    QWidget *firstFocus() const override;

private:
    QLineEdit *addField(QFormLayout *form, const QString &name, const QString &text);
    void check();
    Result<inventory::Device> device() const;

    QComboBox *m_kind;
    QLineEdit *m_tag = nullptr;
    QLineEdit *m_serial = nullptr;
    QLineEdit *m_maker = nullptr;
    QLineEdit *m_model = nullptr;
    QLineEdit *m_bookedOn = nullptr;
    QLineEdit *m_price = nullptr;
    QLineEdit *m_warranty = nullptr;
    PlacePicker *m_picker;
    ui::Label *m_problem;
    QPushButton *m_go;
};

} // namespace hz::console
