// Which pages of a lesson are printed, how, and where. GUI thread.
#pragma once

#include "lesson/pagechoice.h"

#include <hz/core/task.h>
#include <hz/page/export.h>
#include <hz/ui/sheet.h>

class QComboBox;

namespace hz::board {

struct PrintWish {
    page::ExportOptions pages;
    int pagesPerSheet = 1;
    QString printer; // empty = a PDF
};

class PrintSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit PrintSheet(QWidget *parent);

    /// Printers are shown as soon as they are known; a PDF can be had at once.
    void open(const LessonPages &lesson, const Task<QStringList> &printers);

    /// It is known which printers there are.
    bool isSettled() const { return m_isSettled; }

Q_SIGNALS:
    void chosen(const hz::board::PrintWish &wish);

private:
    void showPrinters(const QStringList &printers);
    void choose();

    PageChoice *m_pages;
    ui::ChoiceRow *m_perSheet;
    ui::ChoiceRow *m_ground;
    QComboBox *m_printers; // with the name of each as its data; empty is a PDF
    ui::Label *m_note;
    bool m_isSettled = false;
    int m_opening = 0; // the opening that an answer about printers belongs to
};

} // namespace hz::board
