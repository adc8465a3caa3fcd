#include <hz/store/backup.h>
#include <hz/store/profile.h>
#include <hz/store/storecommand.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QEventLoop>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>
#include <QtCore/QTimer>

#include <chrono>
#include <cstdio>

namespace hz::store {

namespace {

enum Exit { kDone = 0, kFailed = 1, kWrongUse = 2 };

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::store::StoreCommand)
};

constexpr std::chrono::seconds kBetweenProgress{1};

void print(std::FILE *to, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), to);
    std::fputc('\n', to);
}

void printJson(const QJsonObject &object)
{
    print(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int fail(const Error &error)
{
    print(stderr, error.message.toUtf8());
    return kFailed;
}

int wrongUse()
{
    std::fputs(storeCommandHelp().toUtf8().constData(), stderr);
    return kWrongUse;
}

// On a worker, with a line on stderr from time to time.
template<typename Work> auto waitFor(Work work)
{
    TaskScope tasks(ioPool());
    const auto task = tasks.run(std::move(work));
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&task] {
        const TaskProgress progress = task.progress();
        if (progress.total > 0)
            print(stderr, QByteArray::number(100 * progress.done / progress.total) + " %");
    });
    timer.start(kBetweenProgress);
    whenDone(task, &loop, [&loop](const auto &) { loop.quit(); });
    loop.exec();
    return task.wait();
}

QString nameOf(BackupKind kind)
{
    switch (kind) {
    case BackupKind::Automatic:
        return QStringLiteral("automatic");
    case BackupKind::Asked:
        return QStringLiteral("asked");
    case BackupKind::SetAside:
        return QStringLiteral("set-aside");
    }
    Q_UNREACHABLE();
}

QJsonObject jsonOf(const Backup &backup)
{
    QJsonObject json{{QStringLiteral("id"), backup.id}, {QStringLiteral("path"), backup.path},
        {QStringLiteral("made"), backup.made.toString(Qt::ISODateWithMs)},
        {QStringLiteral("kind"), nameOf(backup.kind)}, {QStringLiteral("size"), backup.sizeBytes}};
    if (backup.documents)
        json.insert(QStringLiteral("documents"), *backup.documents);
    return json;
}

int verifyAll(const QString &profileDir, bool json)
{
    const Result<ProfileReport> report
        = waitFor([profileDir](TaskControl &task) { return verifyProfile(profileDir, task); });
    if (!report)
        return fail(report.error());
    VerifyReport sum;
    for (auto database = report->databases.cbegin(); database != report->databases.cend();
         ++database) {
        sum.documents += database->documents;
        sum.revisions += database->revisions;
        sum.attachments += database->attachments;
        for (const QString &problem : database->problems)
            sum.problems.append(database.key() + QStringLiteral(": ") + problem);
    }
    for (const QString &path : report->damagedBlobs)
        sum.problems.append(path + QStringLiteral(": its bytes have changed"));
    if (json)
        printJson({{QStringLiteral("documents"), sum.documents},
            {QStringLiteral("revisions"), sum.revisions},
            {QStringLiteral("attachments"), sum.attachments},
            {QStringLiteral("blobs"), report->blobs},
            {QStringLiteral("problems"), QJsonArray::fromStringList(sum.problems)}});
    else
        print(stdout,
            (sum.isSound() ? Tr::tr("Sound: %n documents.", nullptr, int(sum.documents))
                           : sum.problems.join(u'\n'))
                .toUtf8());
    return sum.isSound() ? kDone : kFailed;
}

int makeBackup(const QString &profileDir, const QString &folder, bool json)
{
    const Result<Backup> backup = waitFor([profileDir, folder](TaskControl &task) {
        return backUp(profileDir, {.folder = folder}, task);
    });
    if (!backup)
        return fail(backup.error());
    if (json)
        printJson(jsonOf(*backup));
    else
        print(stdout, backup->path.toUtf8());
    return kDone;
}

int list(const QString &folder, bool json)
{
    const Result<QList<Backup>> backups = listBackups(folder);
    if (!backups)
        return fail(backups.error());
    QJsonArray rows;
    for (const Backup &backup : *backups) {
        rows.append(jsonOf(backup));
        if (!json)
            print(stdout,
                QStringLiteral("%1  %2  %3")
                    .arg(backup.id, nameOf(backup.kind),
                        QLocale().formattedDataSize(backup.sizeBytes))
                    .toUtf8());
    }
    if (json)
        print(stdout, QJsonDocument(rows).toJson(QJsonDocument::Compact));
    return kDone;
}

// The name of one in the profile, or the path of one anywhere.
QString backupPath(const QString &profileDir, const QString &backup)
{
    return backup.contains(u'/') ? QFileInfo(backup).absoluteFilePath()
                                 : ownBackupFolder(profileDir) + u'/' + backup;
}

int restoreBackup(const QString &profileDir, const QString &backup, bool json)
{
    const QString path = backupPath(profileDir, backup);
    const Result<RestoreReport> report = waitFor(
        [profileDir, path](TaskControl &task) { return restore(profileDir, path, task); });
    if (!report)
        return fail(report.error());
    if (json) {
        printJson({{QStringLiteral("documents"), report->documents},
            {QStringLiteral("missingBlobs"), report->missingBlobs},
            {QStringLiteral("setAside"),
                report->setAside ? QJsonValue(report->setAside->id) : QJsonValue()}});
        return kDone;
    }
    print(stdout, Tr::tr("Restored: %n documents.", nullptr, int(report->documents)).toUtf8());
    if (report->missingBlobs > 0)
        print(stdout,
            Tr::tr("%n files of documents are not in the backup.", nullptr, report->missingBlobs)
                .toUtf8());
    if (report->setAside)
        print(stdout,
            Tr::tr("What was there is now the backup %1.").arg(report->setAside->id).toUtf8());
    return kDone;
}

QJsonObject jsonOf(const QString &database, const Document &document)
{
    QJsonObject attachments;
    for (auto it = document.attachments.cbegin(); it != document.attachments.cend(); ++it)
        attachments.insert(it.key(),
            QJsonObject{{QStringLiteral("type"), it->contentType},
                {QStringLiteral("size"), it->sizeBytes},
                {QStringLiteral("sha256"), QLatin1StringView(it->sha256.toHex())}});
    QJsonObject json{{QStringLiteral("id"), document.id},
        {QStringLiteral("revision"), document.revision}, {QStringLiteral("database"), database},
        {QStringLiteral("body"), document.body}};
    if (!attachments.isEmpty())
        json.insert(QStringLiteral("attachments"), attachments);
    if (!document.conflicts.isEmpty())
        json.insert(QStringLiteral("conflicts"), QJsonArray::fromStringList(document.conflicts));
    return json;
}

// Written as it is read: a hundred thousand documents need no memory.
class DocumentLines {
public:
    explicit DocumentLines(bool isArray)
        : m_isArray(isArray)
    {
    }
    void add(const QJsonObject &document)
    {
        if (m_isArray)
            std::fputs(m_isFirst ? "[" : ",", stdout);
        m_isFirst = false;
        print(stdout, QJsonDocument(document).toJson(QJsonDocument::Compact));
    }
    void end()
    {
        if (m_isArray)
            print(stdout, m_isFirst ? "[]" : "]");
    }

private:
    const bool m_isArray;
    bool m_isFirst = true;
};

// What cannot be read is told; the rest is worth having all the same.
Result<bool> dumpDatabase(const QString &profileDir, const QString &name, DocumentLines &lines)
{
    HZ_TRY(const std::unique_ptr<Database> database,
        Database::open(Profile::databasePath(profileDir, name), {.readOnly = true}));
    HZ_TRY(const std::unique_ptr<ReadTransaction> read, database->read());
    HZ_TRY(const QStringList ids, read->idsWithPrefix({}));
    bool isWhole = true;
    for (const QString &id : ids) {
        const Result<Document> document = read->get(id);
        if (document)
            lines.add(jsonOf(name, *document));
        else
            fail(document.error());
        isWhole &= document.has_value();
    }
    return isWhole;
}

int dump(const QString &profileDir, bool json)
{
    DocumentLines lines(json);
    int code = kDone;
    const QStringList names = Profile::databaseNames(profileDir);
    for (const QString &name : names) {
        const Result<bool> isWhole = dumpDatabase(profileDir, name, lines);
        if (!isWhole)
            code = fail(isWhole.error());
        else if (!*isWhole)
            code = kFailed;
    }
    lines.end();
    return code;
}

} // namespace

int runStoreCommand(const QString &profileDir, const QStringList &arguments, bool json)
{
    const QString command = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    const QString only = rest.value(0);
    if (command == u"verify" && rest.isEmpty())
        return verifyAll(profileDir, json);
    if (command == u"dump" && rest.isEmpty())
        return dump(profileDir, json);
    if (command == u"backup" && rest.isEmpty())
        return makeBackup(profileDir, {}, json);
    if (command == u"backup" && rest.size() == 2 && only == u"--to")
        return makeBackup(profileDir, QFileInfo(rest[1]).absoluteFilePath(), json);
    if (command == u"backups" && rest.size() <= 1)
        return list(
            rest.isEmpty() ? ownBackupFolder(profileDir) : QFileInfo(only).absoluteFilePath(),
            json);
    if (command == u"restore" && rest.size() == 1 && !only.isEmpty())
        return restoreBackup(profileDir, only, json);
    return wrongUse();
}

QString storeCommandHelp()
{
    return Tr::tr(
        "  store verify                       check everything that is stored\n"
        "  store backup [--to DIR]            copy everything into the profile or a folder\n"
        "  store backups [DIR]                the backups, newest first\n"
        "  store restore BACKUP               back to a backup: its name or its folder\n"
        "  store dump                         all documents, one JSON object a line\n");
}

} // namespace hz::store
