// ZIP and TAR files from anywhere, read within limits: what is opened can neither fill the memory
// nor lead out of a folder it is unpacked into. One thread at a time.
//
// Refused whole, when opened: links, devices, absolute names, "..", a name twice, more or larger
// entries than the limits, sizes that no honest file unpacks to. Refused when read: an entry that
// is not as long as it says, or whose checksum is wrong. Compressed TARs are not opened.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

class QIODevice;

namespace hz {

class TaskControl;

struct ArchiveLimits {
    qsizetype maxEntries = 10'000; // folders count as well
    qint64 maxEntryBytes = 256 << 20;
    qint64 maxTotalBytes = 1 << 30;
    qint64 maxRatio = 200; // unpacked bytes for each packed byte,
    qint64 anyRatioBytes = 16 << 20; // once it unpacks to more than this
};

/// A file in an archive; folders are not listed.
struct ArchiveEntry {
    QString name; // "a/b.txt": relative, '/' between parts, no "." or ".."
    qint64 sizeBytes = 0;

    bool operator==(const ArchiveEntry &) const = default;
};

class Archive {
    Q_DECLARE_TR_FUNCTIONS(hz::Archive)

public:
    static Result<std::unique_ptr<Archive>> open(
        const QString &path, const ArchiveLimits &limits, TaskControl &task);
    /// Of an archive in memory; `name` is what messages call it.
    static Result<std::unique_ptr<Archive>> fromBytes(const QByteArray &bytes, const QString &name,
        const ArchiveLimits &limits, TaskControl &task);
    ~Archive();
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    const QList<ArchiveEntry> &entries() const { return m_entries; }

    /// The bytes of one entry. Reading in the order of entries() passes over the archive once;
    /// going back begins anew.
    Result<QByteArray> read(const QString &name, TaskControl &task);

private:
    class Reader;

    Archive(std::unique_ptr<QIODevice> device, QString name, const ArchiveLimits &limits);
    static Result<std::unique_ptr<Archive>> opened(
        std::unique_ptr<Archive> archive, TaskControl &task);
    Result<> list(TaskControl &task);
    Result<QByteArray> readAt(qsizetype index, TaskControl &task);
    Failure damaged(const QString &detail) const;
    Failure tooLarge(const QString &detail) const;

    const QString m_name;
    const ArchiveLimits m_limits;
    std::unique_ptr<QIODevice> m_device;
    QList<ArchiveEntry> m_entries;
    QHash<QString, qsizetype> m_indexOfName;
    std::unique_ptr<Reader> m_reader; // stands before entry m_next; dies before m_device
    qsizetype m_next = 0;
};

} // namespace hz
