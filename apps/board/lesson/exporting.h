// Taking the open lesson away: the command, what is asked, and the work. GUI thread.
#pragma once

#include "lesson/pagechoice.h"
#include "window/lessonhost.h"

#include <hz/page/export.h>
#include <hz/ui/toast.h>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class ExportSheet;
class PrintSheet;
struct PrintWish;
class Paging;

class Exporting final : public QObject {
    Q_OBJECT

public:
    /// What is asked floats over `screen`.
    Exporting(ui::ActionRegistry &commands, LessonHost &host, Paging &paging, QWidget *screen);

    /// Writes the open lesson to a file in the form its suffix names.
    void exportTo(const QString &path, const page::ExportOptions &options = {});
    /// Onto sheets of A4, to the printer of the wish or, where it names none, to a PDF at `path`.
    void print(const PrintWish &wish, const QString &path = {});

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);
    void exporting(const hz::Task<QStringList> &task, const QString &title);

private:
    void addCommands(ui::ActionRegistry &commands);
    void askPrinter();
    void askWhereToPrint(const PrintWish &wish);
    void askWhere(const QString &suffix, const page::ExportOptions &options);
    QString askPath(const QString &suffix, const QString &filter);
    void follow(const Task<QStringList> &task, const QString &path);
    LessonPages pages() const;
    page::LessonSession *session() const { return m_host.session(); }

    LessonHost &m_host;
    Paging &m_paging;
    QWidget *m_screen;
    ExportSheet *m_exportSheet;
    PrintSheet *m_printSheet;
    TaskScope m_tasks{ioPool()}; // last: its work ends before the rest goes
};

} // namespace hz::board
