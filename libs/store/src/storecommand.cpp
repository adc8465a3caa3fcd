#include <hz/core/commandline.h>
#include <hz/store/backup.h>
#include <hz/store/profile.h>
#include <hz/store/storecommand.h>
#include <hz/store/verify.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <chrono>
#include <cstdio>

namespace hz::store {

using namespace commandline;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::store::StoreCommand)
};

int wrongUse()
{
    warn(storeCommandHelp());
    return kWrongUse;
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
        = runAndWait([profileDir](TaskControl &task) { return verifyProfile(profileDir, task); });
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
        printJson(QJsonObject{{QStringLiteral("documents"), sum.documents},
            {QStringLiteral("revisions"), sum.revisions},
            {QStringLiteral("attachments"), sum.attachments},
            {QStringLiteral("blobs"), report->blobs},
            {QStringLiteral("problems"), QJsonArray::fromStringList(sum.problems)}});
    else
        print((sum.isSound() ? Tr::tr("Sound: %n documents.", nullptr, int(sum.documents))
                             : sum.problems.join(u'\n')));
    return sum.isSound() ? kDone : kFailed;
}

int makeBackup(const QString &profileDir, const QString &folder, bool json)
{
    const Result<Backup> backup = runAndWait([profileDir, folder](TaskControl &task) {
        return backUp(profileDir, {.folder = folder}, task);
    });
    if (!backup)
        return fail(backup.error());
    if (json)
        printJson(jsonOf(*backup));
    else
        print(backup->path);
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
            print(QStringLiteral("%1  %2  %3")
                      .arg(backup.id, nameOf(backup.kind),
                          QLocale().formattedDataSize(backup.sizeBytes)));
    }
    if (json)
        printJson(rows);
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
    const Result<RestoreReport> report = runAndWait(
        [profileDir, path](TaskControl &task) { return restore(profileDir, path, task); });
    if (!report)
        return fail(report.error());
    if (json) {
        printJson(QJsonObject{{QStringLiteral("documents"), report->documents},
            {QStringLiteral("missingBlobs"), report->missingBlobs},
            {QStringLiteral("setAside"),
                report->setAside ? QJsonValue(report->setAside->id) : QJsonValue()}});
        return kDone;
    }
    print(Tr::tr("Restored: %n documents.", nullptr, int(report->documents)));
    if (report->missingBlobs > 0)
        print(
            Tr::tr("%n files of documents are not in the backup.", nullptr, report->missingBlobs));
    if (report->setAside)
        print(Tr::tr("What was there is now the backup %1.").arg(report->setAside->id));
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
        printJson(document);
    }
    void end()
    {
        if (m_isArray)
            print(m_isFirst ? QStringLiteral("[]") : QStringLiteral("]"));
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
