// What is looked at in a list of tasks, money, training or registers, and how the whole area is.
// GUI thread.
#pragma once

#include "works/worksabout.h"

#include <hz/store/blobstore.h>

#include <QtWidgets/QWidget>

class QPushButton;
class QVBoxLayout;

namespace hz::ui {
class Label;
}

namespace hz::console {

class PhotoRow;

class WorksPane final : public QWidget {
    Q_OBJECT

public:
    explicit WorksPane(const std::optional<store::BlobStore> &blobs, QWidget *parent = nullptr);

    void show(WorksPart part, const WorksAbout &about, const WorksArea &area);
    const WorksAbout &about() const { return m_about; }
    ui::DetailPane &pane() const { return *m_pane; }

Q_SIGNALS:
    void asked(const Where &where);
    void failed(const Error &error);

private:
    void buildEntry(const std::optional<store::BlobStore> &blobs);
    void buildArea();

    WorksAbout m_about;
    ui::DetailPane *m_pane;
    ui::KeyValueList *m_known = nullptr;
    ui::Label *m_note = nullptr;
    PhotoRow *m_evidence = nullptr;
    ui::Label *m_linesTitle = nullptr;
    LineList *m_lines = nullptr;
    ui::Label *m_eventsTitle = nullptr;
    ui::Timeline *m_events = nullptr;
    ui::Label *m_areaTitle = nullptr;
    ui::RatioBars *m_bars = nullptr;
    ui::Label *m_areaLinesTitle = nullptr;
    LineList *m_areaLines = nullptr;
    ui::Label *m_areaNote = nullptr;
};

} // namespace hz::console
