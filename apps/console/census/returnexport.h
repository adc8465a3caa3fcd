// Takes a return out of the window: a button with a menu for PDF, workbook and text document, then
// where to, how far, and stop. GUI thread; files are written on the pool.
#pragma once

#include "census/returnpaper.h"

#include <hz/core/task.h>

#include <QtCore/QObject>

class QPushButton;

namespace hz::ui {
class ProgressPanel;
}

namespace hz::console {

class ReturnExport final : public QObject {
    Q_OBJECT

public:
    explicit ReturnExport(QWidget *page);

    QPushButton *button() const { return m_button; }
    void setReturn(const CensusPicture &picture, const inventory::CensusReturn &snapshot,
        const std::vector<inventory::Finding> &findings);
    void exportTo(const QString &path);

Q_SIGNALS:
    void exported(const QString &path);
    void failed(const Error &error);

private:
    void askWhere(const QString &suffix, const QString &filter);

    QWidget *m_page;
    QPushButton *m_button;
    ui::ProgressPanel *m_progress = nullptr;
    std::optional<CensusPicture> m_picture;
    inventory::CensusReturn m_snapshot;
    std::vector<inventory::Finding> m_findings;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
