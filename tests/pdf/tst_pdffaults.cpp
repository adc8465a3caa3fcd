#include "samplepdf.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>
#include <hz/pdf/export.h>

#include <QtCore/QDir>
#include <QtTest/QtTest>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <chrono>
#include <csignal>
#include <future>
#include <memory>
#include <support/support.h>
#include <sys/resource.h>

using namespace hz;
using namespace std::chrono_literals;
using pdf::Document;

namespace {

constexpr QRectF kWholePage(0, 0, 1, 1);

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

// A page tree that is a chain of this many nodes.
QByteArray deepTree(int depth)
{
    QList<QByteArray> objects = {"<< /Type /Catalog /Pages 2 0 R >>"};
    for (int i = 0; i < depth; ++i)
        objects.append("<< /Type /Pages /Count 1 /Kids [" + number(i + 3) + " 0 R] >>");
    objects.append("<< /Type /Page /MediaBox [0 0 100 100] >>");
    return test::pdfOf(objects);
}

// Every node has the next one as a child twice: as many visits as 2 to the power of depth, and no
// page at the end.
QByteArray branchingTree(int depth)
{
    QList<QByteArray> objects = {"<< /Type /Catalog /Pages 2 0 R >>"};
    for (int i = 0; i < depth; ++i) {
        const QByteArray next = number(i + 3) + " 0 R";
        objects.append("<< /Type /Pages /Count 9 /Kids [" + next + ' ' + next + "] >>");
    }
    objects.append("<< /Type /Pages /Count 0 /Kids [] >>");
    return test::pdfOf(objects);
}

// Objects whose only fault is that copying them recurses this deep.
QByteArray deepAnnotations(int depth)
{
    QList<QByteArray> objects
        = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Chain 4 0 R >>"};
    for (int i = 0; i < depth; ++i)
        objects.append("<< /Next " + number(i + 5) + " 0 R >>");
    objects.append("null");
    return test::pdfOf(objects);
}

QByteArray image(const QByteArray &entries)
{
    return test::pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 6 0 R /Contents 4 0 R >>",
        test::streamOf("9 0 0 9 0 0 cm /X Do"),
        test::streamOf("abc",
            "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 " + entries),
        "<< /XObject << /X 5 0 R >> >>"});
}

} // namespace

class TestPdfFaults : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TestDir> m_dir;

    QString path(const QString &name) const { return m_dir->path(name); }
    QString written(const QString &name, const QByteArray &bytes) const
    {
        return m_dir->write(name, bytes);
    }
    static Error openError(const QString &path, const QString &password = {})
    {
        const auto document = Document::open(path, {.password = password, .name = {}});
        return document ? Error{Error::Kind::Internal, u"it opened"_qs} : document.error();
    }
    // Opens, asks for everything and cancels what takes long: what is tested is that it all ends.
    static void use(const QString &path, int pages = 2)
    {
        const auto document = Document::open(path);
        if (!document) {
            QVERIFY2(document.error().message.contains(QFileInfo(path).fileName()),
                qPrintable(document.error().message));
            return;
        }
        for (int i = 0; i < std::min(pages, (*document)->pageCount()); ++i) {
            TaskControl task;
            auto drawing = std::async(std::launch::async, [&] {
                const auto picture = (*document)->render(i, kWholePage, {50, 50}, task);
                const auto size = (*document)->pageSize(i);
                return picture && !size ? u"a picture without a size"_qs : QString();
            });
            if (drawing.wait_for(500ms) == std::future_status::timeout)
                task.cancel();
            QCOMPARE(drawing.get(), QString());
            if (task.isCancelled())
                continue;
            const auto text = (*document)->text(i);
            QVERIFY(text || !text.error().message.isEmpty());
        }
    }

    QString encrypted(
        const QString &name, const char *user, const char *owner, bool mayAnnotate) const
    {
        QPDF qpdf;
        const QByteArray source = test::textPdf(2);
        qpdf.processMemoryFile("source", source.constData(), size_t(source.size()));
        const QByteArray target = QFile::encodeName(path(name));
        QPDFWriter writer(qpdf, target.constData());
        writer.setR6EncryptionParameters(user, owner, true, true, mayAnnotate, mayAnnotate,
            mayAnnotate, mayAnnotate, qpdf_r3p_full, true);
        writer.write();
        return path(name);
    }
    Result<> exportCopy(const QString &source, const QString &target) const
    {
        TaskControl task;
        return pdf::writePdf(target,
            {{.source = pdf::ExportSource{source, 0},
                .sizePoints = {},
                .paintOver
                = [](QPainter &painter) { painter.fillRect(QRectF(0, 0, 10, 10), Qt::red); },
                .sizeUnits = QSizeF(100, 100)}},
            {}, task);
    }
    QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<test::TestDir>(); }

    void openingNamesTheFileAndTheCause_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("message");
        const QByteArray whole = test::textPdf(3);
        QTest::newRow("empty") << QByteArray() << Error::Kind::Corrupt
                               << u"a.pdf cannot be opened: the file is empty."_qs;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n rest") << Error::Kind::Invalid
                                   << u"a.pdf cannot be opened: it is not a PDF."_qs;
        QTest::newRow("header only")
            << whole.left(20) << Error::Kind::Corrupt
            << u"a.pdf cannot be opened: its end is missing. Please copy or download it again."_qs;
        QTest::newRow("garbage after the header")
            << whole.left(20) + QByteArray("garbage ").repeated(500) + "%%EOF"
            << Error::Kind::Corrupt
            << u"a.pdf cannot be opened: the PDF is damaged. Please copy or download it again."_qs;
        QTest::newRow("too many pages")
            << test::textPdf(pdf::kMaxPages + 1) << Error::Kind::Unsupported
            << u"a.pdf cannot be opened: it has 20001 pages, and at most 20000 are possible. Please split it."_qs;
    }
    void openingNamesTheFileAndTheCause()
    {
        QFETCH(const QByteArray, bytes);
        const Error error = openError(written(u"a.pdf"_qs, bytes));
        QTEST(error.message, "message");
        QTEST(error.kind, "kind");
    }

    void missingFilesAndFoldersAreNamed()
    {
        const Error missing = openError(path(u"没有.pdf"_qs));
        QCOMPARE(missing.kind, Error::Kind::NotFound);
        QVERIFY(missing.message.contains(path(u"没有.pdf"_qs)));
        QCOMPARE(openError(m_dir->path()).kind, Error::Kind::Invalid);
    }

    void errorsCallTheFileWhatPeopleCallIt()
    {
        const QString blob = written(u"sha256-0a1b"_qs, "%PDF-1.7 and no more");
        const auto document = Document::open(blob, {.password = {}, .name = u"光的折射.pdf"_qs});
        QVERIFY(!document);
        QVERIFY(document.error().message.startsWith(u"光的折射.pdf cannot be opened"_qs));
        TaskControl task;
        const auto copy = pdf::writePdf(path(u"out.pdf"_qs),
            {{.source = pdf::ExportSource{blob, 0, u"光的折射.pdf"_qs},
                .sizePoints = {},
                .paintOver = {},
                .sizeUnits = {}}},
            {}, task);
        QVERIFY(!copy);
        QCOMPARE(copy.error().message, u"光的折射.pdf cannot be exported: the PDF is damaged."_qs);
    }

    void passwordIsAskedForAndChecked()
    {
        const QString locked = encrypted(u"locked.pdf"_qs, "密码", "owner", true);
        QCOMPARE(openError(locked).kind, Error::Kind::Denied);
        QCOMPARE(openError(locked).message,
            u"locked.pdf cannot be opened: it is protected by a password."_qs);
        QCOMPARE(openError(locked, u"x"_qs).message,
            u"locked.pdf cannot be opened: the password is wrong."_qs);
        const auto document = Document::open(locked, {.password = u"密码"_qs, .name = {}});
        HZ_VERIFY_OK(document);
        QCOMPARE((*document)->text(1).value_or(QString()), u"Page 2 河州\n"_qs);
    }

    void protectedSourcesAreNotExported()
    {
        const auto locked
            = exportCopy(encrypted(u"locked.pdf"_qs, "secret", "owner", true), path(u"out.pdf"_qs));
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, Error::Kind::Denied);
        QCOMPARE(locked.error().message,
            u"locked.pdf cannot be exported: it is protected by a password."_qs);
        const auto fixed
            = exportCopy(encrypted(u"fixed.pdf"_qs, "", "owner", false), path(u"out.pdf"_qs));
        QVERIFY(!fixed);
        QCOMPARE(fixed.error().message,
            u"fixed.pdf cannot be exported: its author does not allow notes on it."_qs);
        QCOMPARE(files(), QStringList({u"fixed.pdf"_qs, u"locked.pdf"_qs}));
        HZ_VERIFY_OK(exportCopy(encrypted(u"open.pdf"_qs, "", "owner", true), path(u"out.pdf"_qs)));
        HZ_VERIFY_OK(Document::open(path(u"out.pdf"_qs)));
    }

    void tenThousandPagesOpen()
    {
        const QString source = written(u"long.pdf"_qs, test::textPdf(10'000));
        const auto document = Document::open(source);
        HZ_VERIFY_OK(document);
        QCOMPARE((*document)->pageCount(), 10'000);
        QCOMPARE((*document)->text(9'999).value_or(QString()), u"Page 10000 河州\n"_qs);
    }

    void fileCutAnywhereEndsWithAValueOrAnError()
    {
        const QByteArray whole = test::textPdf(4);
        for (qsizetype size = 0; size < whole.size(); size += 97) {
            use(written(u"cut.pdf"_qs, whole.left(size)));
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"cut to %1 bytes"_qs.arg(size)));
        }
    }

    void flippedBytesEndWithAValueOrAnError()
    {
        const QByteArray whole = test::textPdf(2);
        QRandomGenerator random(20'250'101);
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = whole;
            for (int flips = 0; flips < 8; ++flips)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            use(written(u"flipped.pdf"_qs, bytes));
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"round %1"_qs.arg(round)));
        }
    }

    void hostileFilesEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto page = [](const QByteArray &entries, const QByteArray &content = {}) {
            return test::onePagePdf(entries, content);
        };
        const QByteArray box = "/MediaBox [0 0 100 100] ";
        QTest::newRow("huge media box") << page("/MediaBox [0 0 1e30 1e30]");
        QTest::newRow("media box of no size") << page("/MediaBox [5 5 5 5]");
        QTest::newRow("media box of words") << page("/MediaBox [/a /b /c /d]");
        QTest::newRow("integers beyond 32 bits")
            << page("/MediaBox [0 0 99999999999999999999 4294967296]");
        QTest::newRow("deep page tree") << deepTree(20'000);
        QTest::newRow("branching page tree") << branchingTree(40);
        QTest::newRow("page tree loop") << test::pdfOf(
            {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
                "<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 3 0 R >>"});
        QTest::newRow("page count of billions") << test::pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>",
            "<< /Type /Page /Parent 2 0 R >>"});
        QTest::newRow("contents that are the page") << page(box + "/Contents 3 0 R");
        QTest::newRow("resources that are themselves") << test::pdfOf(
            {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /Resources 4 0 R >>", "4 0 R"});
        QTest::newRow("form that draws itself") << test::pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 5 0 R /Contents 4 0 R >>",
            test::streamOf(
                "/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R"),
            "<< /XObject << /X 4 0 R >> >>"});
        QTest::newRow("length that is the stream") << test::pdfOf(
            {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
                "<< /Length 4 0 R >>\nstream\nq\nendstream"});
        QTest::newRow("nested arrays") << page(box, QByteArray("[").repeated(200'000));
        QTest::newRow("nested dictionaries in the page")
            << page(box + "/A " + QByteArray("<< /A ").repeated(100'000));
        QTest::newRow("states saved without end") << page(box, QByteArray("q ").repeated(300'000));
        QTest::newRow("cross-reference loop") << test::pdfOf(
            {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"},
            "/Prev 120");
        QTest::newRow("cross-reference far away")
            << QByteArray("%PDF-1.4\nstartxref\n99999999999\n%%EOF");
        QTest::newRow("image of 200 megapixels") << image("/Width 14000 /Height 14000");
        QTest::newRow("image of no size") << image("/Width 0 /Height -5");
        QTest::newRow("image wider than an integer")
            << image("/Width 2147483647 /Height 2147483647");
        QTest::newRow("picture that claims to be JPEG")
            << image("/Width 9000 /Height 9000 /Filter /DCTDecode");
        QTest::newRow("shading without end") << page(box,
            QByteArray("0 0 100 100 re W n q 1e-9 0 0 1e-9 0 0 cm 1e9 0 1e9 1e9 re f Q ")
                .repeated(2'000));
    }
    void hostileFilesEnd()
    {
        QFETCH(const QByteArray, bytes);
        const QString source = written(u"hostile.pdf"_qs, bytes);
        use(source);
        const auto result = exportCopy(source, path(u"out.pdf"_qs));
        if (result)
            HZ_VERIFY_OK(Document::open(path(u"out.pdf"_qs)));
        else
            QVERIFY(!files().contains(u"out.pdf"_qs));
    }

    void objectsNestedTooDeepAreNotCopied()
    {
        // The first file whose pages are all exported becomes the new one; the page of the other is
        // copied into it.
        const QString ground = written(u"a.pdf"_qs, test::textPdf(1));
        const QString source = written(u"b.pdf"_qs, deepAnnotations(100'000));
        const auto page = [](const QString &from) {
            return pdf::ExportPage{.source = pdf::ExportSource{from, 0, {}},
                .sizePoints = {},
                .paintOver = {},
                .sizeUnits = {}};
        };
        TaskControl task;
        const auto result
            = pdf::writePdf(path(u"out.pdf"_qs), {page(ground), page(source)}, {}, task);
        QVERIFY(!result);
        QCOMPARE(result.error().message, u"Page 1 of b.pdf cannot be exported: it is damaged."_qs);
    }

    void fullDiskLeavesTheTargetUntouched()
    {
        // A file size limit refuses writes as a full disk does, at each of several places.
        const QString source = written(u"source.pdf"_qs, test::textPdf(30));
        const QString target = written(u"out.pdf"_qs, "what was there");
        HZ_VERIFY_OK(exportCopy(source, path(u"probe.pdf"_qs)));
        const qint64 needed = QFileInfo(path(u"probe.pdf"_qs)).size();
        QVERIFY(QFile::remove(path(u"probe.pdf"_qs)));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        for (const qint64 allowed : {qint64(0), qint64(100), needed / 2, needed - 1}) {
            const rlimit small{rlim_t(allowed), before.rlim_max};
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
            const auto result = exportCopy(source, target);
            setrlimit(RLIMIT_FSIZE, &before);
            QVERIFY2(!result, number(allowed).constData());
            QCOMPARE(result.error().kind, Error::Kind::NoSpace);
            QVERIFY(result.error().message.contains(target));
            QFile file(target);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), QByteArray("what was there"));
            QCOMPARE(files(), QStringList({u"out.pdf"_qs, u"source.pdf"_qs}));
        }
    }

    void folderThatIsNotThereIsNamed()
    {
        const QString source = written(u"source.pdf"_qs, test::textPdf(1));
        const QString target = path(u"nowhere/out.pdf"_qs);
        const auto result = exportCopy(source, target);
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(target), qPrintable(result.error().message));
    }

    void sourcesThatCannotBeReadAreNamed()
    {
        const auto missing = exportCopy(path(u"gone.pdf"_qs), path(u"out.pdf"_qs));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Error::Kind::NotFound);
        QVERIFY(missing.error().message.contains(u"gone.pdf"_qs));
        const auto damaged = exportCopy(
            written(u"bad.pdf"_qs, "%PDF-1.4\nnothing of the kind\n%%EOF\n"), path(u"out.pdf"_qs));
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().kind, Error::Kind::Corrupt);
        QVERIFY(damaged.error().message.contains(u"bad.pdf"_qs));
        QCOMPARE(files(), QStringList({u"bad.pdf"_qs}));
    }
};

QTEST_MAIN(TestPdfFaults)
#include "tst_pdffaults.moc"
