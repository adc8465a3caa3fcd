// Booking a room or a kit: what, when, for whom, every week until when, and what is in the way,
// before anything is written. GUI thread.
#pragma once

#include "booking/weekview.h"

#include <hz/ui/sheet.h>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
}

namespace hz::console {

class BookingSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit BookingSheet(QWidget *window);

    /// `booking` with an id is changed, without one it is made.
    void ask(std::shared_ptr<const inventory::BookingBook> book, std::vector<Bookable> all,
        const inventory::Booking &booking);

Q_SIGNALS:
    void booked(const std::vector<inventory::Booking> &bookings);
    void changed(const inventory::Booking &booking);

protected:
    QWidget *firstFocus() const override;

private:
    void buildUi();
    inventory::Booking booking() const;
    Result<std::vector<inventory::Booking>> bookings() const;
    void check();
    void send();

    std::shared_ptr<const inventory::BookingBook> m_book;
    std::vector<Bookable> m_all;
    inventory::Booking m_booking;
    ui::Label *m_title = nullptr;
    QComboBox *m_place = nullptr;
    QDateEdit *m_day = nullptr;
    QComboBox *m_first = nullptr;
    QComboBox *m_last = nullptr;
    QLineEdit *m_purpose = nullptr;
    QLineEdit *m_class = nullptr;
    QLineEdit *m_person = nullptr;
    QCheckBox *m_weekly = nullptr;
    QDateEdit *m_until = nullptr;
    QCheckBox *m_asked = nullptr;
    ui::Label *m_problem = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace hz::console
