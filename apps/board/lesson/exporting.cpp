#include "lesson/exporting.h"

#include "lesson/exportsheet.h"
#include "lesson/overview.h"
#include "lesson/pagecards.h"
#include "lesson/paging.h"

#include <hz/core/paths.h>
#include <hz/ui/actions.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>

namespace hz::board {

Exporting::Exporting(
    ui::ActionRegistry &commands, LessonHost &host, Paging &paging, QWidget *screen)
    : QObject(screen)
    , m_host(host)
    , m_paging(paging)
    , m_screen(screen)
    , m_sheet(new ExportSheet(screen))
{
    connect(m_sheet, &ExportSheet::chosen, this, &Exporting::askWhere);
    connect(&host, &LessonHost::leaving, m_sheet, &ui::Sheet::dismiss);
    commands.add({.id = QStringLiteral("file.export"),
        .text = tr("Export"),
        .icon = ui::IconName::FileDown,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
        .run = [this] { m_sheet->open(pages()); },
        .isEnabled = [this] { return session() != nullptr; }});
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

void Exporting::askWhere(const QString &suffix, const page::ExportOptions &options)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString filter = suffix == u"pdf" ? tr("PDF (*.pdf)")
        : suffix == u"png"                  ? tr("Pictures (*.png)")
        : suffix == u"svg"                  ? tr("Drawings (*.svg)")
                                            : tr("Lesson (*.hzl)");
    QString path = QFileDialog::getSaveFileName(m_screen, tr("Export"),
        QDir(folder).filePath(safeFileName(session()->lesson().title) + u'.' + suffix), filter);
    if (path.isEmpty() || !session())
        return;
    if (QFileInfo(path).suffix().compare(suffix, Qt::CaseInsensitive) != 0)
        path += u'.' + suffix;
    exportTo(path, options);
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
