#include "archivebuilder.h"
#include "support/support.h"

#include <hz/core/archive.h>
#include <hz/core/task.h>

#include <QtCore/QStringEncoder>

#include <clocale>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

Result<std::unique_ptr<Archive>> open(const QByteArray &bytes, const ArchiveLimits &limits = {})
{
    TaskControl task;
    return Archive::fromBytes(bytes, u"lesson.zip"_s, limits, task);
}

QByteArray readOne(Archive &archive, const QString &name)
{
    TaskControl task;
    const Result<QByteArray> bytes = archive.read(name, task);
    return bytes ? *bytes : "failed: " + told(bytes);
}

QStringList names(const Archive &archive)
{
    QStringList all;
    for (const ArchiveEntry &entry : archive.entries())
        all.append(entry.name);
    return all;
}

QByteArray gb18030(const QString &text)
{
    return QStringEncoder("GB18030").encode(text);
}

} // namespace

class TestArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreReadFromEitherKind_data()
    {
        const QByteArray text = "两个三角形拼成平行四边形",
                         much = QByteArray("0123456789").repeated(50'000);
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a ZIP of stored files")
            << ZipBuilder().add("a.txt", text).add("media/much.bin", much).add("empty", {}).bytes();
        QTest::newRow("a ZIP of packed files")
            << ZipBuilder()
                   .add("a.txt", text, {.deflate = true})
                   .add("media/much.bin", much, {.deflate = true})
                   .add("empty", {}, {.deflate = true})
                   .bytes();
        QTest::newRow("a TAR")
            << TarBuilder().add("a.txt", text).add("media/much.bin", much).add("empty", {}).bytes();
        QTest::newRow("folders and dots in names") << TarBuilder()
                                                          .add("./", {}, '5')
                                                          .add("./a.txt", text)
                                                          .add("media/", {}, '5')
                                                          .add("media//./much.bin", much)
                                                          .add("empty", {})
                                                          .bytes();
    }
    void filesAreReadFromEitherKind()
    {
        QFETCH(const QByteArray, bytes);
        const auto archive = open(bytes);
        HZ_VERIFY_OK(archive);
        QCOMPARE(names(**archive), QStringList({u"a.txt"_s, u"media/much.bin"_s, u"empty"_s}));
        QCOMPARE((*archive)->entries()[1].sizeBytes, qint64(500'000));
        // Forwards and back again.
        QCOMPARE(
            readOne(**archive, u"media/much.bin"_s), QByteArray("0123456789").repeated(50'000));
        QCOMPARE(readOne(**archive, u"a.txt"_s), QByteArray("两个三角形拼成平行四边形"));
        QCOMPARE(readOne(**archive, u"empty"_s), QByteArray());
        QCOMPARE(readOne(**archive, u"a.txt"_s), QByteArray("两个三角形拼成平行四边形"));
    }

    void aFileOnTheDiskIsReadAsOne()
    {
        const TestDir dir;
        TaskControl task;
        const auto archive
            = Archive::open(dir.write(u"课件.zip"_s, ZipBuilder().add("a", "1").bytes()), {}, task);
        HZ_VERIFY_OK(archive);
        QCOMPARE(readOne(**archive, u"a"_s), QByteArray("1"));
        HZ_VERIFY_FAILS(Archive::open(dir.path(u"nothing"_s), {}, task), NotFound);
        HZ_VERIFY_FAILS(Archive::open(dir.path(), {}, task), Invalid);
    }

    void chineseNamesAreReadAsTheyWereWritten_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString name = u"课件/第三课 山行.txt"_s;
        QTest::newRow("UTF-8 that says so")
            << ZipBuilder().add(name.toUtf8(), "1", {.flags = 0x800}).bytes();
        QTest::newRow("UTF-8 that does not") << ZipBuilder().add(name.toUtf8(), "1").bytes();
        QTest::newRow("GB18030, as Chinese Windows has it")
            << ZipBuilder().add(gb18030(name), "1").bytes();
        QTest::newRow("in a TAR") << TarBuilder().add(name.toUtf8(), "1").bytes();
    }
    void chineseNamesAreReadAsTheyWereWritten()
    {
        QFETCH(const QByteArray, bytes);
        const auto archive = open(bytes);
        HZ_VERIFY_OK(archive);
        QCOMPARE(names(**archive), QStringList{u"课件/第三课 山行.txt"_s});
        QCOMPARE(readOne(**archive, u"课件/第三课 山行.txt"_s), QByteArray("1"));
    }

    void aBoardWithoutALocaleReadsChineseNamesAsWell()
    {
        const QByteArray before = std::setlocale(LC_ALL, nullptr);
        std::setlocale(LC_ALL, "C");
        const auto archive = open(ZipBuilder().add("山行.txt", "1", {.flags = 0x800}).bytes());
        const QByteArray bytes = archive ? readOne(**archive, u"山行.txt"_s) : QByteArray();
        std::setlocale(LC_ALL, before.constData());
        HZ_VERIFY_OK(archive);
        QCOMPARE(bytes, QByteArray("1"));
    }

    void whatCouldLeadElsewhereIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto zip = [](const char *row, const QByteArray &name) {
            QTest::newRow(row) << ZipBuilder().add("harmless", "1").add(name, "2").bytes();
        };
        zip("up", "../up.txt");
        zip("up from within", "a/../../up.txt");
        zip("up and nothing else", "a/..");
        zip("absolute", "/etc/passwd");
        zip("a Windows path", "..\\up.txt");
        zip("a Windows drive", "C:/up.txt");
        zip("a control character", "a\nb");
        zip("a name longer than a name", QByteArray(2000, 'x'));
        zip("no name but dots", "./.");
        QTest::newRow("a symbolic link in a ZIP")
            << ZipBuilder().add("link", "/etc/passwd", {.unixMode = 0120777}).bytes();
        QTest::newRow("a symbolic link in a TAR")
            << TarBuilder().add("link", {}, '2', "/etc/passwd").bytes();
        QTest::newRow("a hard link")
            << TarBuilder().add("a", "1").add("link", {}, '1', "a").bytes();
        QTest::newRow("a device") << TarBuilder().add("device", {}, '3').bytes();
        QTest::newRow("up in a TAR") << TarBuilder().add("../up.txt", "1").bytes();
    }
    void whatCouldLeadElsewhereIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        HZ_VERIFY_FAILS(open(bytes), Invalid);
    }

    void twoFilesOfOneNameAreDamage_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("the same") << QByteArray("a/b.txt");
        QTest::newRow("written otherwise") << QByteArray("./a//b.txt");
    }
    void twoFilesOfOneNameAreDamage()
    {
        QFETCH(const QByteArray, second);
        HZ_VERIFY_FAILS(open(ZipBuilder().add("a/b.txt", "1").add(second, "2").bytes()), Corrupt);
    }

    void whatIsLargerThanAllowedIsRefusedUnread_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("allowed");
        const ZipBuilder::Options packed{.deflate = true};
        QTest::newRow("within all limits")
            << ZipBuilder().add("a", QByteArray(900, 'x')).add("b", QByteArray(1000, 'y')).bytes()
            << true;
        QTest::newRow("one file too large")
            << ZipBuilder().add("a", QByteArray(1001, 'x')).bytes() << false;
        QTest::newRow("all files too large") << ZipBuilder()
                                                    .add("a", QByteArray(1000, 'x'))
                                                    .add("b", QByteArray(1000, 'x'))
                                                    .add("c", QByteArray(1, 'x'))
                                                    .bytes()
                                             << false;
        QTest::newRow("too many files")
            << ZipBuilder().add("a", {}).add("b", {}).add("c", {}).add("d", {}).bytes() << false;
        QTest::newRow("a small bomb")
            << ZipBuilder().add("a", QByteArray(1000, '\0'), packed).bytes() << false;
        QTest::newRow("a size that no file has")
            << ZipBuilder().add("a", "1", {.claimedSize = 0xfffffffe}).bytes() << false;
    }
    void whatIsLargerThanAllowedIsRefusedUnread()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, allowed);
        const ArchiveLimits limits{.maxEntries = 3,
            .maxEntryBytes = 1000,
            .maxTotalBytes = 2000,
            .maxRatio = 5,
            .anyRatioBytes = 100};
        if (allowed)
            HZ_VERIFY_OK(open(bytes, limits));
        else
            HZ_VERIFY_FAILS(open(bytes, limits), Invalid);
    }

    void aBombIsRefusedByTheOrdinaryLimits()
    {
        const QByteArray bomb
            = ZipBuilder().add("a", QByteArray(32 << 20, '\0'), {.deflate = true}).bytes();
        QVERIFY(bomb.size() < 64 << 10);
        HZ_VERIFY_FAILS(open(bomb), Invalid);
    }

    void aFileThatIsNotAsItSaysIsDamage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray text(1000, 'x');
        QTest::newRow("longer than it says")
            << ZipBuilder().add("a", text, {.deflate = true, .claimedSize = 10}).bytes();
        QTest::newRow("shorter than it says")
            << ZipBuilder().add("a", text, {.deflate = true, .claimedSize = 2000}).bytes();
        QTest::newRow("another checksum")
            << ZipBuilder().add("a", text, {.deflate = true, .claimedCrc = 12345}).bytes();
        QTest::newRow("another checksum of a stored one")
            << ZipBuilder().add("a", text, {.claimedCrc = 12345}).bytes();
        QByteArray garbled = ZipBuilder().add("a", text, {.deflate = true}).bytes();
        garbled[32] = char(garbled[32] ^ 0xff);
        QTest::newRow("garbled") << garbled;
    }
    void aFileThatIsNotAsItSaysIsDamage()
    {
        QFETCH(const QByteArray, bytes);
        const auto archive = open(bytes);
        HZ_VERIFY_OK(archive);
        TaskControl task;
        HZ_VERIFY_FAILS((*archive)->read(u"a"_s, task), Corrupt);
        HZ_VERIFY_FAILS((*archive)->read(u"a"_s, task), Corrupt); // and again
    }

    void whatIsNoArchiveIsToldAsSuch_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::newRow("a text") << QByteArray("This is a letter to the headmaster.\n").repeated(40)
                                << int(Error::Kind::Unsupported);
        QTest::newRow("a packed TAR") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10)
                + QByteArray(600, 'x') << int(Error::Kind::Unsupported);
        QTest::newRow("a password") << ZipBuilder().add("a", "secret bytes", {.flags = 1}).bytes()
                                    << int(Error::Kind::Unsupported);
        QTest::newRow("the beginning of a ZIP")
            << QByteArray("PK\x03\x04") << int(Error::Kind::Corrupt);
    }
    void whatIsNoArchiveIsToldAsSuch()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, kind);
        const auto archive = open(bytes);
        QVERIFY(!archive);
        QCOMPARE(kindName(archive.error().kind), kindName(Error::Kind(kind)));
        QVERIFY(archive.error().message.contains(u"lesson.zip"));
    }

    void aZipCutAnywhereIsRefused()
    {
        const QByteArray whole = ZipBuilder()
                                     .add("a", QByteArray(100, 'x'), {.deflate = true})
                                     .add("b/c", "stored")
                                     .bytes();
        HZ_VERIFY_OK(open(whole));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!open(whole.first(length)), qPrintable(QString::number(length)));
    }

    void aTarCutAnywhereGivesNoWrongBytes()
    {
        const QByteArray text(700, 'x');
        const QByteArray whole = TarBuilder().add("a", text).add("b", text).bytes();
        TaskControl task;
        for (qsizetype length = 0; length < whole.size(); length += 7) {
            const auto archive = open(whole.first(length));
            if (!archive)
                continue;
            for (const QString &name : names(**archive)) {
                const Result<QByteArray> bytes = (*archive)->read(name, task);
                QVERIFY(!bytes || *bytes == text);
            }
        }
    }

    void aNameThatIsNotThereIsNotFound()
    {
        const auto archive = open(ZipBuilder().add("a", "1").bytes());
        HZ_VERIFY_OK(archive);
        TaskControl task;
        HZ_VERIFY_FAILS((*archive)->read(u"b"_s, task), NotFound);
        HZ_VERIFY_FAILS((*archive)->read(u"./a"_s, task), NotFound); // names have one form
        QCOMPARE(readOne(**archive, u"a"_s), QByteArray("1"));
    }

    void cancellingEndsOpeningAndReading()
    {
        const QByteArray bytes
            = ZipBuilder().add("a", QByteArray(400'000, 'x')).add("b", "1").bytes();
        TaskControl stopped;
        stopped.cancel();
        HZ_VERIFY_FAILS(Archive::fromBytes(bytes, u"lesson.zip"_s, {}, stopped), Cancelled);
        const auto archive = open(bytes);
        HZ_VERIFY_OK(archive);
        HZ_VERIFY_FAILS((*archive)->read(u"a"_s, stopped), Cancelled);
        QCOMPARE(readOne(**archive, u"b"_s), QByteArray("1")); // goes on after that
    }

    void anyFilesComeBackInAnyOrder()
    {
        QVERIFY(rc::check([](const std::vector<std::string> &contents, bool inTar) {
            ZipBuilder zip;
            TarBuilder tar;
            for (size_t i = 0; i < contents.size(); ++i) {
                const QByteArray name = "f" + QByteArray::number(qulonglong(i));
                const QByteArray bytes = QByteArray::fromStdString(contents[i]);
                zip.add(name, bytes, {.deflate = i % 2 == 0});
                tar.add(name, bytes);
            }
            if (contents.empty())
                return; // an archive of nothing is damage
            const auto archive = open(inTar ? tar.bytes() : zip.bytes());
            RC_ASSERT(archive.has_value());
            RC_ASSERT(size_t((*archive)->entries().size()) == contents.size());
            const auto order = *rc::gen::container<std::vector<size_t>>(
                rc::gen::inRange<size_t>(0, contents.size()));
            for (const size_t i : order)
                RC_ASSERT(readOne(**archive, u"f%1"_s.arg(i)).toStdString() == contents[i]);
        }));
    }

    void anyBytesEndWithAValueOrAnError()
    {
        const QByteArray zip = ZipBuilder()
                                   .add("a", QByteArray(300, 'x'), {.deflate = true})
                                   .add("b/c", "stored")
                                   .bytes();
        const QByteArray tar = TarBuilder().add("a", "1").add("b/c", "2").bytes();
        QVERIFY(rc::check([&](bool inTar) {
            QByteArray bytes = inTar ? tar : zip;
            const auto changes = *rc::gen::container<std::vector<std::pair<int, char>>>(
                rc::gen::pair(rc::gen::inRange(0, int(bytes.size())), rc::gen::arbitrary<char>()));
            for (const auto &[at, byte] : changes)
                bytes[at] = byte;
            const auto archive = open(bytes);
            if (!archive)
                return;
            TaskControl task;
            for (const ArchiveEntry &entry : (*archive)->entries()) {
                const Result<QByteArray> read = (*archive)->read(entry.name, task);
                RC_ASSERT(!read || read->size() == entry.sizeBytes);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
