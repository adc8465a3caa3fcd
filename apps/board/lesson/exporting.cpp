#include "lesson/exporting.h"

#include "lesson/exportsheet.h"
#include "lesson/overview.h"
#include "lesson/pagecards.h"
#include "lesson/paging.h"
#include "lesson/printsheet.h"

#include <hz/core/file.h>
#include <hz/core/paths.h>
#include <hz/core/platform/printers.h>
#include <hz/pdf/sheets.h>
#include <hz/ui/actions.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>

#include <cerrno>

namespace hz::board {

namespace {

struct PrintJob {
    PrintWish wish;
    QString path; // of a PDF; empty for the printer
    QString title;
};

// The same PDF as an export's, its pages laid on sheets. Gives the files that stay.
Result<QStringList> printLesson(const store::Database &database, const store::BlobStore &blobs,
    const page::LessonId &id, const PrintJob &job, TaskControl &control)
{
    errno = 0;
    const QTemporaryDir dir;
    if (!dir.isValid())
        return Failure(fileError(Error::Kind::Io, QDir::tempPath(), errno));
    const QString pages = dir.filePath(QStringLiteral("pages.pdf"));
    HZ_CHECK(page::exportLesson(database, blobs, id, pages, control, job.wish.pages));
    const bool isFile = !job.path.isEmpty();
    const QString sheets = isFile ? job.path : dir.filePath(QStringLiteral("sheets.pdf"));
    HZ_CHECK(pdf::writeSheets(
        pages, sheets, {.pagesPerSheet = job.wish.pagesPerSheet, .title = job.title}, control));
    if (isFile)
        return QStringList{sheets};
    HZ_CHECK(platform::printPdf(sheets, job.wish.printer, job.title, control));
    return QStringList();
}

} // namespace

Exporting::Exporting(
    ui::ActionRegistry &commands, LessonHost &host, Paging &paging, QWidget *screen)
    : QObject(screen)
    , m_host(host)
    , m_paging(paging)
    , m_screen(screen)
    , m_exportSheet(new ExportSheet(screen))
    , m_printSheet(new PrintSheet(screen))
{
    connect(m_exportSheet, &ExportSheet::chosen, this, &Exporting::askWhere);
    connect(m_printSheet, &PrintSheet::chosen, this, &Exporting::askWhereToPrint);
    for (ui::Sheet *sheet : std::initializer_list<ui::Sheet *>{m_exportSheet, m_printSheet})
        connect(&host, &LessonHost::leaving, sheet, &ui::Sheet::dismiss);
    addCommands(commands);
}

void Exporting::addCommands(ui::ActionRegistry &commands)
{
    const auto isOpen = [this] { return session() != nullptr; };
    commands.add({.id = QStringLiteral("file.export"),
        .text = tr("Export"),
        .icon = ui::IconName::FileDown,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
        .run = [this] { m_exportSheet->open(pages()); },
        .isEnabled = isOpen});
    commands.add({.id = QStringLiteral("file.print"),
        .text = tr("Print"),
        .icon = ui::IconName::Printer,
        .keys = {QKeySequence(QKeySequence::Print)},
        .run = [this] { askPrinter(); },
        .isEnabled = isOpen});
}

LessonPages Exporting::pages() const
{
    const page::Lesson &lesson = session()->lesson();
    LessonPages pages{
        .count = int(lesson.pages().size()), .current = lesson.indexOf(session()->currentPage())};
    if (m_paging.overview().isVisible())
        for (const page::PageId &page : m_paging.overview().cards().selection())
            pages.selected.push_back(lesson.indexOf(page));
    std::sort(pages.selected.begin(), pages.selected.end());
    return pages;
}

// Empty where none was chosen, or the lesson is gone meanwhile.
QString Exporting::askPath(const QString &suffix, const QString &filter)
{
    const QString path = QFileDialog::getSaveFileName(m_screen, tr("Export"),
        QDir(documentsFolder()).filePath(safeFileName(session()->lesson().title) + u'.' + suffix),
        filter);
    if (path.isEmpty() || !session())
        return {};
    return QFileInfo(path).suffix().compare(suffix, Qt::CaseInsensitive) == 0
        ? path
        : path + u'.' + suffix;
}

void Exporting::askWhere(const QString &suffix, const page::ExportOptions &options)
{
    const QString filter = suffix == u"pdf" ? tr("PDF (*.pdf)")
        : suffix == u"png"                  ? tr("Pictures (*.png)")
        : suffix == u"svg"                  ? tr("Drawings (*.svg)")
                                            : tr("Lesson (*.hzl)");
    if (const QString path = askPath(suffix, filter); !path.isEmpty())
        exportTo(path, options);
}

void Exporting::askPrinter()
{
    m_printSheet->open(
        pages(), m_tasks.run([](TaskControl &control) { return platform::printers(control); }));
}

void Exporting::askWhereToPrint(const PrintWish &wish)
{
    if (!wish.printer.isEmpty())
        print(wish);
    else if (const QString path = askPath(QStringLiteral("pdf"), tr("PDF (*.pdf)"));
             !path.isEmpty())
        print(wish, path);
}

void Exporting::exportTo(const QString &path, const page::ExportOptions &options)
{
    // What was written last comes first into the documents, which the export reads.
    session()->foldThen(this, [this, path, options, id = session()->lesson().id] {
        follow(m_tasks.run([&database = m_host.database(), blobs = m_host.blobs(), id, path,
                               options](TaskControl &control) {
            return page::exportLesson(database, blobs, id, path, control, options);
        }),
            path);
    });
}

void Exporting::print(const PrintWish &wish, const QString &path)
{
    const QString title = session()->lesson().title;
    session()->foldThen(this, [this, wish, path, title, id = session()->lesson().id] {
        const auto task = m_tasks.run([&database = m_host.database(), blobs = m_host.blobs(), id,
                                          wish, path, title](TaskControl &control) {
            return printLesson(
                database, blobs, id, {.wish = wish, .path = path, .title = title}, control);
        });
        if (!path.isEmpty()) {
            follow(task, path);
            return;
        }
        whenDone(task, this, [this, printer = wish.printer](const Result<QStringList> &done) {
            if (done)
                Q_EMIT toast({.text = tr("The pages were sent to the printer “%1”.").arg(printer)});
            else if (done.error().kind != Error::Kind::Cancelled)
                Q_EMIT toast({.text = done.error().message, .kind = ui::Toast::Kind::Problem});
        });
        Q_EMIT exporting(task, tr("Printing %1").arg(title));
    });
}

void Exporting::follow(const Task<QStringList> &task, const QString &path)
{
    whenDone(task, this, [this](const Result<QStringList> &files) {
        if (!files) {
            if (files.error().kind != Error::Kind::Cancelled)
                Q_EMIT toast({.text = files.error().message, .kind = ui::Toast::Kind::Problem});
            return;
        }
        const QFileInfo first(files->first());
        Q_EMIT toast({.text = files->size() == 1
                ? tr("%1 was written.").arg(first.fileName())
                : tr("%n files were written, from %1 on.", nullptr, int(files->size()))
                      .arg(first.fileName()),
            .kind = ui::Toast::Kind::Done,
            .actionText = tr("Show in folder"),
            .action = [folder = first.absolutePath()] {
                QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
            }});
    });
    Q_EMIT exporting(task, tr("Writing %1").arg(QFileInfo(path).fileName()));
}

} // namespace hz::board
