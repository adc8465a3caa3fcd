// How many columns and rows of seats a room has, and where the aisle is. GUI thread.
#pragma once

#include <hz/inventory/records.h>
#include <hz/ui/sheet.h>

class QSpinBox;

namespace hz::console {

class LayoutSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit LayoutSheet(QWidget *window);
    void ask(const inventory::Room &room);

Q_SIGNALS:
    void chosen(const QSize &seats, int aisleAfter);

protected:
    QWidget *firstFocus() const override;

private:
    QSpinBox *m_columns;
    QSpinBox *m_rows;
    QSpinBox *m_aisle;
};

} // namespace hz::console
