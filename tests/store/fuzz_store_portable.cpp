// Portable files from anywhere: importing ends with an error or with documents that can be read
// here, and leaves the database sound.
#include <hz/store/portable.h>
#include <hz/store/verify.h>

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

struct Here {
    QTemporaryDir dir;
    const BlobStore blobs = *BlobStore::open(
        dir.filePath(QStringLiteral("blobs")), dir.filePath(QStringLiteral("profile.sqlite")));
    const std::unique_ptr<Database> database
        = std::move(*Database::open(dir.filePath(QStringLiteral("d.sqlite")), {.blobs = blobs}));
    int taken = 0;

    QString path() const { return dir.filePath(QStringLiteral("x.hzl")); }
};

void readAll(const Database &database, const QStringList &ids)
{
    const auto read = database.read();
    expect(read.has_value());
    for (const QString &id : ids) {
        const Result<QStringList> leaves = (*read)->leaves(id);
        expect(leaves && !leaves->isEmpty());
        for (const QString &leaf : *leaves) {
            const Result<Document> document = (*read)->get(id, leaf);
            expect(document.has_value());
            for (const QString &name : document->attachments.keys())
                expect((*read)->attachment(id, leaf, name).has_value());
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static auto *const here = new Here; // until the program ends
    QFile file(here->path());
    expect(file.open(QIODevice::WriteOnly)
        && file.write(reinterpret_cast<const char *>(data), qint64(size)) == qint64(size));
    file.close();
    TaskControl task;
    const Result<QStringList> ids
        = importPortable(here->path(), *here->database, here->blobs, task);
    if (!ids)
        return 0;
    readAll(*here->database, *ids);
    if (++here->taken % 50 == 1) {
        const Result<VerifyReport> report = verify(here->database->path(), task);
        expect(report && report->isSound());
    }
    return 0;
}
