#include "cli/commands.h"

#include "cli/sample.h"
#include "cli/waiting.h"
#include "sync/boardsync.h"

#include <hz/core/commandline.h>
#include <hz/page/export.h>
#include <hz/page/library.h>
#include <hz/store/profile.h>
#include <hz/store/storecommand.h>
#include <hz/sync/synccommand.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::board {

using namespace commandline;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::board::Commands)
};

int wrongUse()
{
    warn(commandsHelp());
    return kWrongUse;
}

struct Context {
    store::Profile &profile;
    store::Database &database;
    page::LessonLibrary &library;
    bool json;
};

Result<page::LessonId> importFile(Context &context, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"hzl") {
        HZ_TRY(const QList<page::LessonId> lessons, waitFor(context.library.importPortable(path)));
        return lessons.first();
    }
    HZ_TRY(const std::unique_ptr<page::LessonSession> session, context.library.createFromPdf(path));
    HZ_CHECK(waitFor(context.library.storePdf(*session)));
    HZ_CHECK(closeAndWait(*session));
    HZ_CHECK(waitFor(context.library.updatePicture(*session)));
    return session->lesson().id;
}

int import(Context &context, const QStringList &files)
{
    if (files.isEmpty())
        return wrongUse();
    QJsonArray imported;
    int code = kDone;
    for (const QString &file : files) {
        const Result<page::LessonId> lesson = importFile(context, file);
        if (!lesson) {
            code = fail(lesson.error());
            continue;
        }
        imported.append(
            QJsonObject{{QStringLiteral("id"), lesson->text()}, {QStringLiteral("file"), file}});
        if (!context.json)
            print(lesson->text());
    }
    if (context.json)
        printJson(imported);
    return code;
}

// LESSON is an id, a beginning of one, or a .hzl file, which is read without keeping it.
Result<page::LessonId> lessonMeant(Context &context, const QString &lesson)
{
    if (!lesson.endsWith(u".hzl", Qt::CaseInsensitive))
        return context.library.find(lesson);
    HZ_TRY(const QList<page::LessonId> lessons, waitFor(context.library.importPortable(lesson)));
    return lessons.first();
}

Result<QStringList> exportOne(
    Context &context, const QString &lesson, const QString &to, const QString &pages)
{
    HZ_TRY(const page::LessonId id, lessonMeant(context, lesson));
    page::ExportOptions options;
    if (!pages.isEmpty()) {
        HZ_TRY(const QList<page::LessonSummary> all, context.library.lessons());
        for (const page::LessonSummary &summary : all)
            if (summary.id == id) {
                HZ_TRY(options.pages, page::pagesNamed(pages, summary.pages));
            }
    }
    TaskControl control;
    return page::exportLesson(context.database, context.profile.blobs(), id, to, control, options);
}

int exportLesson(Context &context, QStringList arguments)
{
    const std::optional<QString> to = takeOption(arguments, QStringLiteral("--to"));
    const QString pages = takeOption(arguments, QStringLiteral("--pages")).value_or(QString());
    if (!to || arguments.size() != 1)
        return wrongUse();
    const Result<QStringList> files
        = exportOne(context, arguments.first(), QFileInfo(*to).absoluteFilePath(), pages);
    if (!files)
        return fail(files.error());
    if (context.json)
        printJson(QJsonObject{{QStringLiteral("files"), QJsonArray::fromStringList(*files)}});
    else
        print(files->join(u'\n'));
    return kDone;
}

int list(Context &context)
{
    const Result<QList<page::LessonSummary>> lessons = context.library.lessons();
    if (!lessons)
        return fail(lessons.error());
    QJsonArray rows;
    for (const page::LessonSummary &lesson : *lessons) {
        if (context.json)
            rows.append(QJsonObject{{QStringLiteral("id"), lesson.id.text()},
                {QStringLiteral("title"), lesson.title}, {QStringLiteral("pages"), lesson.pages},
                {QStringLiteral("modified"), lesson.modified.toString(Qt::ISODateWithMs)}});
        else
            print(QStringLiteral("%1  %2  %3  %4")
                      .arg(lesson.id.text(), lesson.modified.toString(Qt::ISODate))
                      .arg(lesson.pages, 4)
                      .arg(lesson.title));
    }
    if (context.json)
        printJson(rows);
    return kDone;
}

int recoverJournals(Context &context)
{
    const page::Recovery recovery = context.library.recover();
    for (const Error &problem : recovery.problems)
        fail(problem);
    if (context.json)
        printJson(QJsonObject{{QStringLiteral("recovered"), recovery.journals},
            {QStringLiteral("failed"), recovery.problems.size()}});
    else
        print(Tr::tr("%n lessons recovered.", nullptr, recovery.journals));
    return recovery.problems.isEmpty() ? kDone : kFailed;
}

} // namespace

QStringList commands()
{
    return {QStringLiteral("import"), QStringLiteral("export"), QStringLiteral("list"),
        QStringLiteral("recover"), QStringLiteral("store"), QStringLiteral("sample"),
        QStringLiteral("sync")};
}

QString commandsHelp()
{
    return Tr::tr(
               "Commands:\n"
               "  import FILE…                       bring in PDFs and lesson files (.hzl)\n"
               "  export LESSON --to FILE [--pages 1-3,5]\n"
               "                                     write a lesson as .pdf, .png, .svg or .hzl\n"
               "  list                               the lessons\n"
               "  recover                            take up what a crash left behind\n"
               "  sample                             add the sample lesson\n")
        + store::storeCommandHelp() + sync::syncCommandHelp()
        + Tr::tr("LESSON is an id, an unambiguous beginning of one, or a .hzl file.\n");
}

int runCommand(const QString &profileDir, const QStringList &arguments, bool json)
{
    const QString &command = arguments.first();
    const QStringList rest = arguments.sliced(1);
    if (command == u"store")
        return store::runStoreCommand(profileDir, rest, json);
    if (command == u"sync")
        return sync::runSyncCommand(profileDir, rest, json,
            {.projections = {{QStringLiteral("me-"), {page::LessonLibrary::projection()}}},
                .merges = lessonMerges()});
    const Result<std::unique_ptr<store::Profile>> profile = store::Profile::open(profileDir,
        {.databases = {{QStringLiteral("me-local"), {page::LessonLibrary::projection()}}}});
    if (!profile)
        return fail(profile.error());
    store::Database &database = (*profile)->database(u"me-local");
    page::LessonLibrary library(**profile, database);
    Context context{**profile, database, library, json};
    if (command == u"import")
        return import(context, rest);
    if (command == u"export")
        return exportLesson(context, rest);
    if (command == u"list")
        return list(context);
    if (command == u"recover")
        return recoverJournals(context);
    const Result<page::LessonId> sample = addSampleLesson(library);
    if (!sample)
        return fail(sample.error());
    print(sample->text());
    return kDone;
}

} // namespace hz::board
