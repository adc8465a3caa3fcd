// When a school's lessons are, a line a period. And a kit that can be booked. GUI thread.
#pragma once

#include <hz/inventory/booking.h>
#include <hz/ui/sheet.h>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace hz::ui {
class Label;
}

namespace hz::console {

class PeriodsSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit PeriodsSheet(QWidget *window);
    void ask(const inventory::Timetable &timetable);

Q_SIGNALS:
    void chosen(const inventory::Timetable &timetable);

protected:
    QWidget *firstFocus() const override;

private:
    Result<inventory::Timetable> timetable() const;
    void check();

    inventory::Timetable m_timetable;
    QComboBox *m_days = nullptr;
    QPlainTextEdit *m_periods = nullptr;
    ui::Label *m_problem = nullptr;
    QPushButton *m_go = nullptr;
};

class KitSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit KitSheet(QWidget *window);
    void ask(const inventory::UnitCode &school);

Q_SIGNALS:
    void chosen(const inventory::Kit &kit);

protected:
    QWidget *firstFocus() const override;

private:
    inventory::UnitCode m_school;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace hz::console
