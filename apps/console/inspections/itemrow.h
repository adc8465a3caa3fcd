// One item of an inspection: what is looked at, the answer, a note, photos, and the fault that was
// reported of it. GUI thread.
#pragma once

#include <hz/inventory/inspection.h>
#include <hz/store/blobstore.h>

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
class Segmented;
} // namespace hz::ui

namespace hz::console {

class PhotoRow;

class ItemRow final : public QWidget {
    Q_OBJECT

public:
    ItemRow(int number, const std::optional<store::BlobStore> &blobs, QWidget *parent = nullptr);

    void show(const inventory::InspectionResult &result, bool isReadOnly);
    const inventory::InspectionResult &result() const { return m_result; }
    ui::Segmented &answer() const { return *m_answer; }
    QLineEdit *note() const { return m_note; }
    PhotoRow &photos() const { return *m_photos; }

Q_SIGNALS:
    void changed();
    void reportAsked();
    void ticketAsked(const inventory::TicketId &ticket);
    void failed(const Error &error);

private:
    void take();

    inventory::InspectionResult m_result;
    ui::Label *m_text;
    ui::Segmented *m_answer;
    QLineEdit *m_note;
    PhotoRow *m_photos;
    QPushButton *m_report;
};

} // namespace hz::console
