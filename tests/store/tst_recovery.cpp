// A damaged file is noticed, and what can be read of it comes back.
#include "storetest.h"

#include <hz/core/hash.h>
#include <hz/store/profile.h>
#include <hz/store/verify.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QtEndian>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Recovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<TestDir>(); }

    void aSoundFileHasNoProblems();
    void aCheckStopsWhenItIsTold();
    void aCheckNoticesAnIndexThatTellsOtherwise();
    void aReaderNoticesWhatHasChanged_data();
    void aReaderNoticesWhatHasChanged();
    void aFlippedBitInAnyPageLosesNothingSilently();
    void aFlippedBitInTheLogLosesNothingSilently();
    void aBranchThatLostItsEndIsTold();
    void aNameThatTheIndexHasOtherwiseIsTold();
    void namesOfOtherProgramsAreRecovered();
    void aTornLogIsNoDamage();
    void anEmptiedFileComesBackFromItsLog();
    void whatIsNoDatabaseIsSetAsideWhole_data();
    void whatIsNoDatabaseIsSetAsideWhole();
    void aDamagedTableOfReferencesIsMadeAnew();
    void anOpenDatabaseIsRecoveredAtTheNextOpening();
    void whatIsOpenedLaterIsRecoveredToo();
    void aRecoveryThatDiedIsCompleted_data();
    void aRecoveryThatDiedIsCompleted();
    void aDamagedDatabaseIsLeftToTheOneWhoIsAlone();

private:
    QString profileDir() const { return m_dir->path(QStringLiteral("profile")); }
    QString databasePath() const
    {
        return Profile::databasePath(profileDir(), QStringLiteral("me-local"));
    }
    static const ProfileOptions &options();
    void makeProfile() const;
    /// The file and the log of a database as a dying program leaves them, in `profile`. The ids of
    /// its documents, one a transaction.
    QStringList leaveLog() const;
    QString filesInDatabases() const
    {
        return QFileInfo(databasePath()).dir().entryList(QDir::Files).join(u' ');
    }
    QString path() const { return m_dir->path(kFile); }
    /// What was lost, one a line.
    QString lostOf(const QByteArray &damaged) const
    {
        m_dir->write(kFile, damaged);
        TaskControl task;
        const auto report = recover(path(), m_dir->path(QStringLiteral("recovered")), task);
        return report ? report->lost.join(u'\n') : QString::fromUtf8(told(report));
    }
    void putNotes(int count) const;

    const QString kFile = QStringLiteral("d.sqlite");
    std::unique_ptr<TestDir> m_dir;
};

namespace {

const QString kDatabase = QStringLiteral("profile/databases/me-local.sqlite");

Projection titles()
{
    return {.name = QStringLiteral("titles"),
        .ddl
        = {QStringLiteral("CREATE TABLE titles(id TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID")},
        .apply =
            [](ProjectionWriter &writer, const Document &document) {
                return writer.run(QStringLiteral("INSERT OR REPLACE INTO titles VALUES (?, ?)"),
                    {document.id, document.body[QLatin1StringView("title")].toString()});
            },
        .remove =
            [](ProjectionWriter &writer, const QString &id) {
                return writer.run(QStringLiteral("DELETE FROM titles WHERE id = ?"), {id});
            },
        .queries = {}};
}

// Bytes that no other number has.
QByteArray bytesOf(int number, qsizetype size)
{
    QByteArray bytes;
    while (bytes.size() < size)
        bytes += sha256(QByteArray::number(number) + ' ' + QByteArray::number(bytes.size()));
    return bytes.first(size);
}

// What a user sees of a document; empty where there is none.
QByteArray seen(const ReadTransaction &read, const QString &id)
{
    const Result<Document> document = read.get(id);
    if (!document)
        return document.error().kind == Error::Kind::NotFound ? QByteArray() : told(document);
    QByteArray all = document->revision.toUtf8() + document->conflicts.join(u' ').toUtf8()
        + QJsonDocument(document->body).toJson();
    for (auto it = document->attachments.cbegin(); it != document->attachments.cend(); ++it)
        all += it.key().toUtf8() + it->contentType.toUtf8()
            + read.attachment(id, document->revision, it.key()).value_or("unreadable");
    return all;
}

using Contents = QMap<QString, QByteArray>;

Contents contentsOf(const Database &database, const QStringList &ids)
{
    Contents contents;
    const auto read = database.read();
    if (!read)
        qFatal("%s", told(read).constData());
    for (const QString &id : ids)
        contents[id] = id.startsWith(u"_local/")
            ? QJsonDocument((*read)->local(id).value_or(QJsonObject())).toJson()
            : seen(**read, id);
    return contents;
}

QStringList differences(const Contents &was, const Contents &is)
{
    QStringList ids;
    for (auto document = was.cbegin(); document != was.cend(); ++document)
        if (is[document.key()] != document.value())
            ids.append(document.key());
    return ids;
}

int cellsOf(const QByteArray &page, bool isFirst)
{
    const qsizetype header = isFirst ? 100 : 0;
    const auto type = quint8(page[header]);
    const bool isLeaf = type == 0x0d || type == 0x0a;
    return isLeaf ? qFromBigEndian<quint16>(page.constData() + header + 3) : 0;
}

} // namespace

const ProfileOptions &tst_Recovery::options()
{
    static const ProfileOptions options{
        .databases = {{QStringLiteral("me-local"), {titles()}}}, .machine = "this"};
    return options;
}

// Small and large documents, attachments on several pages, branches, deletions.
void tst_Recovery::makeProfile() const
{
    const auto profile = Profile::open(profileDir(), options());
    HZ_VERIFY_OK(profile);
    Database &database = (*profile)->database(u"me-local");
    for (int round = 0; round < 2; ++round) {
        HZ_VERIFY_OK(database.writeAndWait([round](WriteTransaction &t) -> Result<bool> {
            for (int i = 0; i < 300; ++i) {
                if (round == 1 && i % 3)
                    continue;
                const QString id = QStringLiteral("note:%1").arg(i, 4, 10, QChar(u'0'));
                const Result<Document> before = t.get(id);
                Draft draft{.id = id,
                    .parent = before ? before->revision : QString(),
                    .body = titled(QStringLiteral("title %1 of %2").arg(round).arg(id)),
                    .deleted = round == 1 && i % 15 == 0};
                if (i % 10 == 0)
                    draft.body.insert(QStringLiteral("text"), QString(6000, QChar(u'a' + i % 26)));
                if (i % 4 == 0)
                    draft.attachments[QStringLiteral("ink/%1").arg(i)]
                        = {QStringLiteral("application/x-ink"), bytesOf(i, 200 + i * 40)};
                HZ_CHECK(put(t, draft));
                if (round == 0 && i % 20 == 0)
                    HZ_CHECK(putRevision(t,
                        {.id = id,
                            .history = {QStringLiteral("1-") + QString(32, u'f')},
                            .body = titled(QStringLiteral("made elsewhere"))}));
            }
            return putLocal(t, QStringLiteral("_local/checkpoint"), titled(QStringLiteral("x")))
                .has_value();
        }));
    }
    HZ_VERIFY_OK(database.writeAndWait([](WriteTransaction &t) { return compact(t, 20); }));
}

void tst_Recovery::putNotes(int count) const
{
    HZ_VERIFY_OK(openedAt(path())->writeAndWait([count](WriteTransaction &t) -> Result<bool> {
        for (int i = 0; i < count; ++i)
            HZ_CHECK(put(t,
                {.id = QStringLiteral("note:%1").arg(i),
                    .body = titled(QStringLiteral("title %1").arg(i))}));
        return true;
    }));
}

void tst_Recovery::aSoundFileHasNoProblems()
{
    putNotes(3);
    TaskControl task;
    const auto report = verify(path(), task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
    QCOMPARE(report->documents, 3);
    QCOMPARE(report->revisions, 3);
}

void tst_Recovery::aCheckStopsWhenItIsTold()
{
    putNotes(2000);
    TaskControl task;
    task.cancel();
    HZ_VERIFY_FAILS(verify(path(), task), Cancelled);
}

void tst_Recovery::aCheckNoticesAnIndexThatTellsOtherwise()
{
    putNotes(1);
    QByteArray bytes = m_dir->read(kFile);
    const qsizetype inTable = bytes.indexOf("note:0");
    const qsizetype inIndex = bytes.indexOf("note:0", inTable + 1);
    QVERIFY(inIndex > 0 && bytes.indexOf("note:0", inIndex + 1) < 0);
    bytes[inIndex] = 'N';
    m_dir->write(kFile, bytes);
    TaskControl task;
    const auto report = verify(path(), task);
    HZ_VERIFY_OK(report);
    QVERIFY(!report->isSound());
}

void tst_Recovery::aReaderNoticesWhatHasChanged_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("a title") << QByteArray("unmistakable") << QByteArray("unmistakeable").first(12);
    QTest::newRow("a type of an attachment")
        << QByteArray("image/x-run") << QByteArray("image/x-fun");
    QTest::newRow("a name of an attachment") << QByteArray("ink/01J") << QByteArray("ink/01K");
    QTest::newRow("a local document")
        << QByteArray("a checkpoint") << QByteArray("no checkpoint").first(12);
}

void tst_Recovery::aReaderNoticesWhatHasChanged()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const QString id = QStringLiteral("note:1"), local = QStringLiteral("_local/x");
    {
        const auto database = openedAt(path());
        // Made by another program: its name is no signature.
        HZ_VERIFY_OK(putRevisionNow(*database,
            {.id = id,
                .history = {QStringLiteral("1-") + QString(32, u'a')},
                .body = titled(QStringLiteral("unmistakable")),
                .attachments
                = {{QStringLiteral("ink/01J"), {QStringLiteral("image/x-run"), "x"}}}}));
        HZ_VERIFY_OK(database->writeAndWait([local](WriteTransaction &t) {
            return putLocal(t, local, titled(QStringLiteral("a checkpoint")));
        }));
    }
    QByteArray bytes = m_dir->read(kFile);
    QVERIFY(bytes.contains(from));
    m_dir->write(kFile, bytes.replace(from, to));
    const auto database = openedAt(path());
    const auto document = getNow(*database, id);
    const auto stored = (*database->read())->local(local);
    QCOMPARE(document.has_value(), from.contains("checkpoint"));
    QCOMPARE(stored.has_value(), !from.contains("checkpoint"));
    if (!document)
        QCOMPARE(document.error().kind, Error::Kind::Corrupt);
    else
        QCOMPARE(stored.error().kind, Error::Kind::Corrupt);
    TaskControl task;
    QVERIFY(!verify(path(), task)->isSound());
}

void tst_Recovery::aFlippedBitInAnyPageLosesNothingSilently()
{
    auto random = seededRandom();
    makeProfile();
    const QByteArray sound = m_dir->read(kDatabase);
    QStringList ids{QStringLiteral("_local/checkpoint")};
    Contents contents;
    {
        const auto database = openedAt(databasePath(), {.readOnly = true});
        const auto read = database->read();
        const auto changes = (*read)->changes(0, 1000);
        for (const Change &change : *changes)
            ids.append(change.id);
        contents = contentsOf(*database, ids);
    }
    QVERIFY(ids.size() > 300);
    int recoveries = 0, found = 0, losses = 0;
    const qsizetype pages = sound.size() / 4096;
    QVERIFY(pages > 100);
    for (qsizetype page = 0; page < pages; ++page) {
        QByteArray damaged = sound;
        const auto bit = std::uniform_int_distribution<int>(0, 4096 * 8 - 1)(random);
        char &byte = damaged[page * 4096 + bit / 8];
        byte = char(byte ^ (1 << bit % 8));
        const QByteArray where
            = "page " + QByteArray::number(page + 1) + ", bit " + QByteArray::number(bit);
        m_dir->write(kDatabase, damaged);
        auto profile = Profile::open(profileDir(), options());
        QVERIFY2(profile.has_value(), where + ' ' + told(profile));
        TaskControl task;
        if ((*profile)->recovered().isEmpty()) {
            const auto report = verify(databasePath(), task);
            if (!report || !report->isSound()) {
                ++found;
                HZ_VERIFY_OK(recoverAtNextOpening(databasePath()));
                profile->reset();
                profile = Profile::open(profileDir(), options());
                QVERIFY2(profile.has_value(), where + ' ' + told(profile));
            }
        }
        const Contents now = contentsOf((*profile)->database(u"me-local"), ids);
        const QStringList different = differences(contents, now);
        if ((*profile)->recovered().isEmpty()) {
            QVERIFY2(different.isEmpty(), where + ": silently " + different.join(u' ').toUtf8());
        } else {
            ++recoveries;
            losses += int(different.size());
            const RecoveryReport &report = (*profile)->recovered().first();
            const QString lost = report.lost.join(u'\n');
            for (const QString &id : different)
                QVERIFY2(lost.contains(id) || id.startsWith(u"_local/"),
                    where + ": untold " + id.toUtf8() + '\n' + lost.toUtf8());
            const int cells = cellsOf(sound.sliced(page * 4096, 4096), page == 0);
            QVERIFY2(different.size() <= std::max(cells, 1),
                where + ": lost " + different.join(u' ').toUtf8());
            QVERIFY(QFileInfo::exists(report.setAside));
            const auto sane = verify(databasePath(), task);
            QVERIFY2(sane && sane->isSound(),
                where + (sane ? sane->problems.join(u'\n').toUtf8() : told(sane)));
            QVERIFY(QFile::remove(report.setAside));
        }
    }
    qInfo("%d pages: %d recoveries, %d of them asked for by the full check, %d documents lost",
        int(pages), recoveries, found, losses);
    QVERIFY(recoveries > int(pages) / 3);
}

void tst_Recovery::aBranchThatLostItsEndIsTold()
{
    HZ_VERIFY_OK(openedAt(path())->writeAndWait([](WriteTransaction &t) -> Result<bool> {
        const QString id = QStringLiteral("note:1");
        // The winner is another branch, so only the number of branches tells of this one.
        HZ_CHECK(putRevision(t,
            {.id = id,
                .history = {QStringLiteral("9-") + QString(32, u'f')},
                .body = titled(QStringLiteral("made elsewhere"))}));
        HZ_CHECK(putRevision(t,
            {.id = id,
                .history = {QStringLiteral("1-") + QString(32, u'a')},
                .body = titled(QStringLiteral("before"))}));
        return putRevision(t,
            {.id = id,
                .history = {QStringLiteral("2-") + QString(32, u'b'),
                    QStringLiteral("1-") + QString(32, u'a')},
                .body = titled(QStringLiteral("afterwards"))})
            .has_value();
    }));
    QByteArray bytes = m_dir->read(kFile);
    const qsizetype body = bytes.indexOf("afterwards");
    const qsizetype page = body / 4096 * 4096;
    QVERIFY(page > 0 && quint8(bytes[page]) == 0x0d);
    // The cell that the body is in: the last to begin before it.
    qsizetype pointer = 0, nearest = 0;
    for (int cell = 0; cell < qFromBigEndian<quint16>(bytes.constData() + page + 3); ++cell) {
        const qsizetype at = page + 8 + 2 * cell;
        const qsizetype begin = page + qFromBigEndian<quint16>(bytes.constData() + at);
        if (begin < body && begin > nearest) {
            nearest = begin;
            pointer = at;
        }
    }
    QVERIFY(pointer > 0);
    bytes[pointer] = 0; // into the head of the page: no cell
    const QString lost = lostOf(bytes);
    QVERIFY2(lost.contains(u"note:1"), qPrintable(lost));
}

void tst_Recovery::aNameThatTheIndexHasOtherwiseIsTold()
{
    HZ_VERIFY_OK(openedAt(path())->writeAndWait([](WriteTransaction &t) -> Result<bool> {
        return putRevision(t,
            {.id = QStringLiteral("note:1"),
                .history = {QStringLiteral("1-") + QString(32, u'f')},
                .body = titled(QStringLiteral("made elsewhere"))})
            .has_value();
    }));
    QByteArray bytes = m_dir->read(kFile);
    const QByteArray sig(16, char(0xff));
    const qsizetype at = bytes.indexOf(sig);
    QVERIFY(at > 0 && bytes.indexOf(sig, at + 16) > 0);
    bytes[at] = char(0xfe);
    const QString lost = lostOf(bytes);
    QVERIFY2(lost.contains(u"note:1"), qPrintable(lost));
}

void tst_Recovery::namesOfOtherProgramsAreRecovered()
{
    const QString id = QStringLiteral("note:1");
    const QStringList history{QStringLiteral("2-河州"), QStringLiteral("1-abc")};
    HZ_VERIFY_OK(putRevisionNow(*openedAt(path()),
        {.id = id, .history = history, .body = titled(QStringLiteral("made elsewhere"))}));
    QCOMPARE(lostOf(m_dir->read(kFile)), QString());
    const auto recovered = openedAt(m_dir->path(QStringLiteral("recovered")));
    QCOMPARE(getNow(*recovered, id)->body, titled(QStringLiteral("made elsewhere")));
    QCOMPARE((*recovered->read())->history(id, history[0]).value_or(QStringList()), history);
}

QStringList tst_Recovery::leaveLog() const
{
    QStringList ids;
    {
        const auto profile = Profile::open(m_dir->path(QStringLiteral("alive")), options());
        Database &database = (*profile)->database(u"me-local");
        for (int i = 0; i < 30; ++i) {
            ids.append(QStringLiteral("note:%1").arg(i));
            const auto put
                = putNow(database, {.id = ids.constLast(), .body = titled(QString(100 * i, u'x'))});
            if (!put)
                qFatal("%s", told(put).constData());
        }
        for (const QString &suffix : {QString(), QStringLiteral("-wal")})
            m_dir->write(kDatabase + suffix,
                m_dir->read(QStringLiteral("alive/databases/me-local.sqlite") + suffix));
    }
    return ids;
}

void tst_Recovery::aFlippedBitInTheLogLosesNothingSilently()
{
    auto random = seededRandom();
    const QStringList ids = leaveLog();
    const QString logName = kDatabase + QStringLiteral("-wal");
    const QByteArray file = m_dir->read(kDatabase), log = m_dir->read(logName);
    Contents contents;
    {
        const auto profile = Profile::open(profileDir(), options());
        QVERIFY((*profile)->recovered().isEmpty());
        contents = contentsOf((*profile)->database(u"me-local"), ids);
        QVERIFY(contents.last().contains("xxx"));
    }
    int recoveries = 0, losses = 0;
    constexpr qsizetype kFrame = 24 + 4096;
    const qsizetype frames = (log.size() - 32) / kFrame;
    for (qsizetype frame = -1; frame < frames; ++frame) { // before the first: the header
        QByteArray damaged = log;
        const qsizetype start = frame < 0 ? 0 : 32 + frame * kFrame;
        const auto bit = std::uniform_int_distribution<qsizetype>(
            0, (frame < 0 ? 32 : kFrame) * 8 - 1)(random);
        damaged[start + bit / 8] = char(damaged[start + bit / 8] ^ (1 << bit % 8));
        m_dir->write(kDatabase, file);
        m_dir->write(logName, damaged);
        const auto profile = Profile::open(profileDir(), options());
        const QByteArray where
            = "frame " + QByteArray::number(frame) + ", bit " + QByteArray::number(bit) + ' ';
        QVERIFY2(profile.has_value(), where + told(profile));
        const QStringList different
            = differences(contents, contentsOf((*profile)->database(u"me-local"), ids));
        losses += int(different.size());
        if ((*profile)->recovered().isEmpty()) // the last transaction, as if it had been torn
            QVERIFY2(different.isEmpty() || different == QStringList{ids.constLast()},
                where + different.join(u' ').toUtf8());
        else
            ++recoveries;
        QVERIFY2(different.size() <= 2, where + different.join(u' ').toUtf8());
        TaskControl task;
        QCOMPARE(verify(databasePath(), task)->problems, QStringList());
    }
    qInfo("%d frames, %d recoveries, %d documents lost", int(frames), recoveries, losses);
    QVERIFY(recoveries > frames * 2 / 3);
}

void tst_Recovery::aTornLogIsNoDamage()
{
    auto random = seededRandom();
    const QStringList ids = leaveLog();
    const QString logName = kDatabase + QStringLiteral("-wal");
    const QByteArray file = m_dir->read(kDatabase), log = m_dir->read(logName);
    for (int round = 0; round < 20; ++round) {
        m_dir->write(kDatabase, file);
        m_dir->write(
            logName, log.first(std::uniform_int_distribution<qsizetype>(0, log.size())(random)));
        const auto profile = Profile::open(profileDir(), options());
        HZ_VERIFY_OK(profile);
        QVERIFY((*profile)->recovered().isEmpty());
        const auto read = (*profile)->database(u"me-local").read();
        const auto there = (*read)->idsWithPrefix({});
        QVERIFY(there->size() <= ids.size());
        for (int i = 0; i < there->size(); ++i)
            HZ_VERIFY_OK((*read)->get(ids[i])); // a beginning of what was written
    }
}

void tst_Recovery::anEmptiedFileComesBackFromItsLog()
{
    const QStringList ids = leaveLog();
    m_dir->write(kDatabase, {});
    const auto profile = Profile::open(profileDir(), options());
    HZ_VERIFY_OK(profile);
    QCOMPARE((*profile)->recovered().value(QStringLiteral("me-local")).documents, ids.size());
}

void tst_Recovery::whatIsNoDatabaseIsSetAsideWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a text") << QByteArray("My notes, which I keep here.");
    QTest::newRow("noise") << bytesOf(1, 40'000);
    QTest::newRow("zeros") << QByteArray(20'000, '\0');
    QTest::newRow("a beginning") << QByteArray("SQLite format 3\0", 16);
}

void tst_Recovery::whatIsNoDatabaseIsSetAsideWhole()
{
    QFETCH(const QByteArray, bytes);
    m_dir->write(kDatabase, bytes);
    const auto profile = Profile::open(profileDir(), options());
    HZ_VERIFY_OK(profile);
    const RecoveryReport report = (*profile)->recovered().value(QStringLiteral("me-local"));
    QCOMPARE(report.documents, 0);
    QVERIFY(!report.lost.isEmpty());
    QCOMPARE(m_dir->read(QDir(m_dir->path()).relativeFilePath(report.setAside)), bytes);
    HZ_VERIFY_OK(putNow((*profile)->database(u"me-local"), {.id = QStringLiteral("note:1")}));
}

void tst_Recovery::aDamagedTableOfReferencesIsMadeAnew()
{
    const QString id = QStringLiteral("lesson:1");
    std::optional<BlobRef> blob;
    {
        const auto profile = Profile::open(profileDir(), options());
        blob = *(*profile)->blobs().addBytes("a book", {});
        HZ_VERIFY_OK(putNow((*profile)->database(u"me-local"),
            {.id = id, .body = {{QStringLiteral("file"), blob->toJson()}}}));
    }
    const QString table = QStringLiteral("profile/profile.sqlite");
    const QByteArray sound = m_dir->read(table);
    for (const qsizetype page : {0, 1, 2}) {
        QByteArray damaged = sound;
        std::fill_n(damaged.begin() + page * 4096, 4096, 'x');
        m_dir->write(table, damaged);
        const auto profile = Profile::open(profileDir(), options());
        HZ_VERIFY_OK(profile);
        TaskControl task;
        QCOMPARE((*profile)->removeUnnamedBlobs(std::chrono::seconds(-10), task).value_or(-1), 0);
        HZ_VERIFY_OK((*profile)->blobs().verify(*blob, task));
    }
}

void tst_Recovery::anOpenDatabaseIsRecoveredAtTheNextOpening()
{
    makeProfile();
    {
        const auto first = Profile::open(profileDir(), options());
        HZ_VERIFY_OK(recoverAtNextOpening(databasePath()));
        const auto second = Profile::open(profileDir(), options());
        QVERIFY((*second)->recovered().isEmpty());
    }
    const auto third = Profile::open(profileDir(), options());
    const auto recovered = (*third)->recovered();
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(recovered.first().lost, QStringList());
    QCOMPARE(recovered.first().documents, 300);
    QVERIFY(!filesInDatabases().contains(u".recover"));
}

void tst_Recovery::whatIsOpenedLaterIsRecoveredToo()
{
    makeProfile();
    const QString name = QStringLiteral("me-local");
    const auto overwrite = [this](qint64 at, const QByteArray &bytes) {
        QFile file(databasePath());
        return file.open(QIODevice::ReadWrite) && file.seek(at)
            && file.write(bytes) == bytes.size();
    };
    QVERIFY(overwrite(0, QByteArray(16, 'x'))); // is seen without opening it
    {
        const auto profile = Profile::open(profileDir(), {.databases = {}, .later = {name}});
        HZ_VERIFY_OK(profile);
        QCOMPARE((*profile)->recovered().value(name).documents, 300);
        QVERIFY(!(*profile)->find(name));
        HZ_VERIFY_OK((*profile)->addPresent(name));
    }
    QVERIFY(overwrite(68, QByteArray(4, 'x'))); // the file of another program
    {
        const auto profile = Profile::open(profileDir(), {.databases = {}, .later = {name}});
        HZ_VERIFY_OK(profile);
        QVERIFY((*profile)->recovered().isEmpty());
        HZ_VERIFY_FAILS((*profile)->addPresent(name), Corrupt);
    }
    const auto profile = Profile::open(profileDir(), {.databases = {}, .later = {name}});
    HZ_VERIFY_OK(profile);
    QCOMPARE((*profile)->recovered().size(), 1);
    HZ_VERIFY_OK((*profile)->addPresent(name));
}

void tst_Recovery::aRecoveryThatDiedIsCompleted_data()
{
    QTest::addColumn<QStringList>("moved");
    QTest::newRow("before anything was moved") << QStringList();
    QTest::newRow("when the log had been moved") << QStringList{QStringLiteral("-wal")};
    QTest::newRow("when both had been moved") << QStringList{QStringLiteral("-wal"), QString()};
}

void tst_Recovery::aRecoveryThatDiedIsCompleted()
{
    QFETCH(const QStringList, moved);
    const QStringList ids = leaveLog();
    const QString stamp = QStringLiteral("20260901-080000-000");
    TaskControl task;
    HZ_VERIFY_OK(
        recover(databasePath(), databasePath() + QStringLiteral(".recovered-") + stamp, task));
    const QString aside = databasePath() + QStringLiteral(".damaged-") + stamp;
    for (const QString &suffix : moved)
        QVERIFY(QFile::rename(databasePath() + suffix, aside + suffix));
    m_dir->write(kDatabase + QStringLiteral(".recovered-x.part"), "half");
    {
        const auto profile = Profile::open(profileDir(), options());
        HZ_VERIFY_OK(profile);
        for (const QString &id : ids)
            HZ_VERIFY_OK(getNow((*profile)->database(u"me-local"), id));
    }
    QCOMPARE(filesInDatabases(),
        QStringLiteral("me-local.sqlite me-local.sqlite.damaged-%1 me-local.sqlite.damaged-%1-wal")
            .arg(stamp));
}

void tst_Recovery::aDamagedDatabaseIsLeftToTheOneWhoIsAlone()
{
    makeProfile();
    QByteArray bytes = m_dir->read(kDatabase);
    bytes.replace(0, 16, "what is this one");
    m_dir->write(kDatabase, bytes);
    {
        const auto other
            = Profile::open(profileDir(), {.databases = {{QStringLiteral("me-other"), {}}}});
        HZ_VERIFY_OK(other);
        HZ_VERIFY_FAILS(Profile::open(profileDir(), options()), Corrupt);
    }
    QCOMPARE(m_dir->read(kDatabase), bytes);
    const auto alone = Profile::open(profileDir(), options());
    HZ_VERIFY_OK(alone);
    QCOMPARE((*alone)->recovered().first().documents, 300);
}

int main(int argc, char **argv)
{
    // Thousands of files are made, and none has to survive a power cut.
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        qputenv("TMPDIR", "/dev/shm");
    QCoreApplication app(argc, argv);
    tst_Recovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recovery.moc"
