// Whatever bytes: opening and reading end with a value or an Error, within the limits, and no name
// leads out of a folder.
#include <hz/core/archive.h>
#include <hz/core/task.h>

#include <cstdint>
#include <cstdlib>

using namespace hz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ArchiveLimits limits{.maxEntries = 64,
        .maxEntryBytes = 1 << 20,
        .maxTotalBytes = 4 << 20,
        .maxRatio = 200,
        .anyRatioBytes = 1 << 20};
    TaskControl task;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto archive = Archive::fromBytes(bytes, QStringLiteral("fuzz"), limits, task);
    if (!archive)
        return 0;
    qint64 total = 0;
    for (const ArchiveEntry &entry : (*archive)->entries()) {
        total += entry.sizeBytes;
        for (const QString &part : entry.name.split(u'/'))
            if (part.isEmpty() || part == u"." || part == u".." || part.contains(u'\\'))
                std::abort();
        const Result<QByteArray> read = (*archive)->read(entry.name, task);
        if (read && read->size() != entry.sizeBytes)
            std::abort();
    }
    if (total > limits.maxTotalBytes || (*archive)->entries().size() > limits.maxEntries)
        std::abort();
    return 0;
}
