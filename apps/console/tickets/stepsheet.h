// What was done about a ticket: words, time, parts, photos. GUI thread.
#pragma once

#include <hz/inventory/ticket.h>
#include <hz/store/blobstore.h>
#include <hz/ui/sheet.h>

class QGridLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace hz::ui {
class Label;
}

namespace hz::console {

class PhotoRow;

class StepSheet final : public ui::Sheet {
    Q_OBJECT

public:
    StepSheet(const std::optional<store::BlobStore> &blobs, QWidget *window);

    void ask(const inventory::TicketId &ticket, inventory::TicketStepKind kind);

Q_SIGNALS:
    void stepped(const inventory::TicketStep &step);

protected:
    QWidget *firstFocus() const override;

private:
    struct PartFields {
        QLineEdit *name;
        QSpinBox *count;
        QLineEdit *yuan;
    };
    void addPart();
    void check(const QString &problem = {});
    Result<std::vector<inventory::Part>> parts() const;

    inventory::TicketId m_ticket;
    inventory::TicketStepKind m_kind = inventory::TicketStepKind::Note;
    ui::Label *m_title;
    QLineEdit *m_note;
    QSpinBox *m_minutes;
    QGridLayout *m_grid;
    QPushButton *m_more;
    std::vector<PartFields> m_parts;
    PhotoRow *m_photos;
    ui::Label *m_problem;
    QPushButton *m_go;
};

} // namespace hz::console
