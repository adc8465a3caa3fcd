#include "cli/commands.h"

#include "cli/sample.h"
#include "cli/waiting.h"
#include "sync/boardsync.h"

#include <hz/account/user.h>
#include <hz/core/commandline.h>
#include <hz/page/export.h>
#include <hz/page/library.h>
#include <hz/store/profile.h>
#include <hz/store/storecommand.h>
#include <hz/sync/hubaccount.h>
#include <hz/sync/synccommand.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

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

// Lessons of one person, or of nobody in particular.
struct Shelf {
    Shelf(const store::Profile &profile, const QString &name, QString whose)
        : database(profile.database(name))
        , library(profile, database)
        , person(std::move(whose))
    {
    }
    store::Database &database;
    page::LessonLibrary library;
    const QString person;
};

struct Context {
    store::Profile &profile;
    Shelf &own; // where what is new goes: nobody's
    QList<Shelf *> shelves; // what may be read: that, and whose owner is signed in
    bool json;
};

Result<page::LessonId> importFile(Context &context, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"hzl") {
        HZ_TRY(
            const QList<page::LessonId> lessons, waitFor(context.own.library.importPortable(path)));
        return lessons.first();
    }
    HZ_TRY(const std::unique_ptr<page::LessonSession> session,
        context.own.library.createFromPdf(path));
    HZ_CHECK(waitFor(context.own.library.storePdf(*session)));
    HZ_CHECK(closeAndWait(*session));
    HZ_CHECK(waitFor(context.own.library.updatePicture(*session)));
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

struct Meant {
    Shelf &shelf;
    page::LessonId id;
};

Result<Meant> lessonOnShelf(const Context &context, const QString &lesson)
{
    std::optional<Meant> meant;
    for (Shelf *const shelf : context.shelves) {
        const Result<page::LessonId> found = shelf->library.find(lesson);
        if (!found && found.error().kind != Error::Kind::NotFound)
            return Failure(found.error());
        if (!found)
            continue;
        if (meant && meant->id != *found)
            return failure(Error::Kind::Invalid,
                Tr::tr("“%1” fits lessons of more than one person; give more of the id.")
                    .arg(lesson));
        meant.emplace(Meant{*shelf, *found});
    }
    if (!meant)
        return failure(Error::Kind::NotFound, Tr::tr("There is no lesson “%1”.").arg(lesson));
    return *meant;
}

// LESSON is an id, a beginning of one, or a .hzl file, which is read without keeping it.
Result<Meant> lessonMeant(Context &context, const QString &lesson)
{
    if (!lesson.endsWith(u".hzl", Qt::CaseInsensitive))
        return lessonOnShelf(context, lesson);
    HZ_TRY(
        const QList<page::LessonId> lessons, waitFor(context.own.library.importPortable(lesson)));
    return Meant{context.own, lessons.first()};
}

Result<QStringList> exportOne(
    Context &context, const QString &lesson, const QString &to, const QString &pages)
{
    HZ_TRY(const Meant meant, lessonMeant(context, lesson));
    page::ExportOptions options;
    if (!pages.isEmpty()) {
        HZ_TRY(const QList<page::LessonSummary> all, meant.shelf.library.lessons());
        for (const page::LessonSummary &summary : all)
            if (summary.id == meant.id) {
                HZ_TRY(options.pages, page::pagesNamed(pages, summary.pages));
            }
    }
    TaskControl control;
    return page::exportLesson(
        meant.shelf.database, context.profile.blobs(), meant.id, to, control, options);
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

// Those of others who have worked here are theirs alone.
void tellLeftOut(const Context &context)
{
    QStringList left = store::Profile::databaseNames(context.profile.dir());
    left.removeIf([&](const QString &name) {
        return !name.startsWith(u"me-") || context.profile.find(name);
    });
    if (!left.isEmpty())
        warn(Tr::tr("The lessons of %n other people are left out: they are not signed in here.",
            nullptr, int(left.size())));
}

int list(Context &context)
{
    using Row = std::pair<page::LessonSummary, QString>; // and whose it is
    QList<Row> rows;
    for (Shelf *const shelf : context.shelves) {
        const Result<QList<page::LessonSummary>> lessons = shelf->library.lessons();
        if (!lessons)
            return fail(lessons.error());
        for (const page::LessonSummary &lesson : *lessons)
            rows.append({lesson, shelf->person});
    }
    std::stable_sort(rows.begin(), rows.end(),
        [](const Row &a, const Row &b) { return a.first.modified > b.first.modified; });
    QJsonArray json;
    for (const auto &[lesson, person] : std::as_const(rows)) {
        QJsonObject row{{QStringLiteral("id"), lesson.id.text()},
            {QStringLiteral("title"), lesson.title}, {QStringLiteral("pages"), lesson.pages},
            {QStringLiteral("modified"), lesson.modified.toString(Qt::ISODateWithMs)}};
        if (!person.isEmpty())
            row.insert(QStringLiteral("person"), person);
        json.append(row);
        if (!context.json)
            print(QStringLiteral("%1  %2  %3  %4%5")
                      .arg(lesson.id.text(), lesson.modified.toString(Qt::ISODate))
                      .arg(lesson.pages, 4)
                      .arg(lesson.title,
                          person.isEmpty() ? QString() : QStringLiteral("  ") + person));
    }
    if (context.json)
        printJson(json);
    tellLeftOut(context);
    return kDone;
}

int recoverJournals(Context &context)
{
    int journals = 0;
    QList<Error> problems;
    for (Shelf *const shelf : context.shelves) {
        const page::Recovery recovery = shelf->library.recover();
        journals += recovery.journals;
        problems += recovery.problems;
    }
    for (const Error &problem : std::as_const(problems))
        fail(problem);
    if (context.json)
        printJson(QJsonObject{
            {QStringLiteral("recovered"), journals}, {QStringLiteral("failed"), problems.size()}});
    else
        print(Tr::tr("%n lessons recovered.", nullptr, journals));
    return problems.isEmpty() ? kDone : kFailed;
}

// Of whoever is signed in, if there are lessons of hers.
std::optional<QString> signedIn(const QString &profileDir)
{
    const sync::HubAccount account(profileDir);
    const std::optional<QString> person = account.person();
    if (!person
        || !QFileInfo::exists(
            store::Profile::databasePath(profileDir, account::personalDatabase(*person))))
        return std::nullopt;
    return person;
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
    const QString nobodys = QStringLiteral("me-local");
    const std::optional<QString> person = signedIn(profileDir);
    const QString hers = person ? account::personalDatabase(*person) : nobodys;
    const QList<store::Projection> lessons{page::LessonLibrary::projection()};
    const Result<std::unique_ptr<store::Profile>> profile
        = store::Profile::open(profileDir, {.databases = {{nobodys, lessons}, {hers, lessons}}});
    if (!profile)
        return fail(profile.error());
    Shelf own(**profile, nobodys, {});
    std::optional<Shelf> personal;
    if (person)
        personal.emplace(**profile, hers, *person);
    Context context{**profile, own, {&own}, json};
    if (personal)
        context.shelves.append(&*personal);
    if (command == u"import")
        return import(context, rest);
    if (command == u"export")
        return exportLesson(context, rest);
    if (command == u"list")
        return list(context);
    if (command == u"recover")
        return recoverJournals(context);
    const Result<page::LessonId> sample = addSampleLesson(own.library);
    if (!sample)
        return fail(sample.error());
    print(sample->text());
    return kDone;
}

} // namespace hz::board
