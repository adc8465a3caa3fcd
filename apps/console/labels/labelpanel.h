// Asks what labels are printed on and where to, and makes them: a PDF, or straight to a printer.
// GUI thread.
#pragma once

#include "labels/labelprint.h"

#include <hz/core/task.h>
#include <hz/ui/sheet.h>
#include <hz/ui/toast.h>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace hz {
class Settings;
}
namespace hz::ui {
class Label;
class ProgressPanel;
} // namespace hz::ui

namespace hz::console {

class LabelPanel final : public ui::Sheet {
    Q_OBJECT

public:
    LabelPanel(Settings &settings, QWidget *window);

    void ask(std::vector<Label> labels);
    /// How many pages that will be.
    int pages() const;
    void exportTo(const QString &path);

Q_SIGNALS:
    void toast(const ui::Toast &toast);
    void written(const QString &path);

protected:
    QWidget *firstFocus() const override;

private:
    const LabelSheet &chosen() const;
    void showChoice();
    void askFile();
    void askPrinter();
    void print(const QString &printer);
    template<typename T, typename Then> void follow(const Task<T> &task, Then then);

    Settings &m_settings;
    std::vector<Label> m_labels;
    ui::Label *m_title;
    QComboBox *m_sheets;
    QSpinBox *m_used; // labels of the first page that are gone
    ui::Label *m_usedLabel;
    ui::Label *m_note;
    QPushButton *m_pdf;
    QPushButton *m_printers;
    ui::ProgressPanel *m_progress;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
