// A database file as a bad disk leaves it: recovery ends with an error, or with a sound database
// of which every document can be read; the damaged file stays as it is.
#include <hz/store/database.h>
#include <hz/store/verify.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::store;

namespace {

void expect(bool holds)
{
    if (!holds)
        std::abort();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    expect(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void readAll(const QString &path, qint64 documents)
{
    const Result<std::unique_ptr<Database>> database = Database::open(path, {.readOnly = true});
    expect(database.has_value());
    const auto read = (*database)->read();
    expect(read.has_value());
    const Result<QList<Change>> changes = (*read)->changes(0, 1'000'000);
    expect(changes && changes->size() == documents);
    for (const Change &change : *changes)
        for (const QString &leaf : change.leaves) {
            const Result<Document> document = (*read)->get(change.id, leaf);
            expect(document.has_value());
            for (const QString &name : document->attachments.keys())
                expect((*read)->attachment(change.id, leaf, name).has_value());
        }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QTemporaryDir dir;
    const QString damaged = dir.filePath(QStringLiteral("damaged.sqlite"));
    const QString to = dir.filePath(QStringLiteral("recovered.sqlite"));
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QFile file(damaged);
    expect(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    TaskControl task;
    const Result<RecoveryReport> recovered = recover(damaged, to, task);
    expect(contents(damaged) == bytes);
    if (!recovered)
        return 0;
    const Result<VerifyReport> report = verify(to, task);
    expect(report && report->isSound());
    readAll(to, recovered->documents);
    return 0;
}
