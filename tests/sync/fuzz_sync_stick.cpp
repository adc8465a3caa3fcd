// Stick files from anywhere: synchronising ends with an error or with documents that can be read
// here, and leaves this machine's database sound.
#include <hz/store/stick.h>
#include <hz/store/verify.h>
#include <hz/sync/replication.h>
#include <hz/sync/storeendpoint.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;

namespace {

void expect(bool holds)
{
    if (!holds)
        std::abort();
}

struct Here {
    QTemporaryDir dir;
    const std::unique_ptr<Database> database
        = std::move(*Database::open(dir.filePath(QStringLiteral("ops-1.sqlite"))));
    int taken = 0;

    QString path() const { return dir.filePath(QStringLiteral("x.hzs")); }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static auto *const here = new Here; // until the program ends
    QFile::remove(here->path() + QStringLiteral("-journal"));
    QFile file(here->path());
    expect(file.open(QIODevice::WriteOnly)
        && file.write(reinterpret_cast<const char *>(data), qint64(size)) == qint64(size));
    file.close();
    TaskControl task;
    const auto stick = openStick(here->path(), QStringLiteral("ops-1"), task);
    if (!stick)
        return 0;
    StoreEndpoint ours(*here->database), theirs(**stick);
    const auto report = replicate(theirs, ours, {}, task);
    if (!report || report->written == 0)
        return 0;
    if (++here->taken % 50 == 1) {
        const Result<VerifyReport> sound = verify(here->database->path(), task);
        expect(sound && sound->isSound());
    }
    return 0;
}
