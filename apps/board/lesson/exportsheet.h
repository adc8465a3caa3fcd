// In which form and which pages of a lesson are taken away. GUI thread.
#pragma once

#include "lesson/pagechoice.h"

#include <hz/page/export.h>
#include <hz/ui/sheet.h>

namespace hz::board {

class ExportSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit ExportSheet(QWidget *parent);

    void open(const LessonPages &lesson);

Q_SIGNALS:
    /// `suffix` is "pdf", "png", "svg" or "hzl".
    void chosen(const QString &suffix, const hz::page::ExportOptions &options);

private:
    void explain();
    void choose();

    ui::ChoiceRow *m_form;
    ui::Label *m_explanation;
    PageChoice *m_pages;
};

} // namespace hz::board
