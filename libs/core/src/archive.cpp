#include "platform/locale_p.h"

#include <hz/core/archive.h>
#include <hz/core/file.h>
#include <hz/core/task.h>

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStringDecoder>

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>

namespace hz {

namespace {

constexpr qsizetype kMaxNameLength = 1024;
constexpr qsizetype kPieceBytes = qsizetype(64) << 10;

// UTF-8, or what Chinese Windows writes without saying so.
std::optional<QString> decoded(const char *name)
{
    if (!name)
        return std::nullopt;
    for (const char *encoding : {"UTF-8", "GB18030"}) {
        QStringDecoder decoder(encoding);
        if (!decoder.isValid())
            continue;
        QString text = decoder(QByteArrayView(name));
        if (!decoder.hasError())
            return text;
    }
    return std::nullopt;
}

// The name in one form, empty for the folder itself; nothing where it could lead elsewhere, on
// Windows too.
std::optional<QString> harmless(const QString &name)
{
    const bool isDrive = name.size() > 1 && name[1] == u':';
    const bool hasControl = std::any_of(name.begin(), name.end(),
        [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
    if (name.isEmpty() || name.size() > kMaxNameLength || name.startsWith(u'/')
        || name.contains(u'\\') || isDrive || hasControl)
        return std::nullopt;
    QStringList parts;
    for (const QString &part : name.split(u'/', Qt::SkipEmptyParts)) {
        if (part == QStringLiteral(".."))
            return std::nullopt;
        if (part != QStringLiteral("."))
            parts.append(part);
    }
    return parts.join(u'/');
}

} // namespace

/// One pass of libarchive over the device.
class Archive::Reader {
public:
    explicit Reader(QIODevice &device)
        : m_device(device)
        , m_archive(archive_read_new())
    {
        archive_read_support_format_zip_seekable(m_archive);
        archive_read_support_format_tar(m_archive);
        archive_read_set_callback_data(m_archive, this);
        archive_read_set_read_callback(m_archive, read);
        archive_read_set_seek_callback(m_archive, seek);
        archive_read_set_skip_callback(m_archive, skip);
    }
    ~Reader() { archive_read_free(m_archive); }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    /// For whom the next calls work. Lives until they return.
    void setTask(TaskControl &task) { m_task = &task; }

    bool start() { return m_device.seek(0) && archive_read_open1(m_archive) == ARCHIVE_OK; }

    enum class Step { Entry, End, Failed };
    Step next()
    {
        if (m_task->isCancelled())
            return Step::Failed;
        const int status = archive_read_next_header(m_archive, &m_entry);
        if (status == ARCHIVE_EOF)
            return Step::End;
        return status == ARCHIVE_OK || status == ARCHIVE_WARN ? Step::Entry : Step::Failed;
    }
    /// Skips folders.
    Step nextFile()
    {
        Step step = Step::Entry;
        do {
            step = next();
        } while (step == Step::Entry && isFolder());
        return step;
    }

    std::optional<QString> name() const { return decoded(archive_entry_pathname(m_entry)); }
    bool isFolder() const { return archive_entry_filetype(m_entry) == AE_IFDIR; }
    bool isPlainFile() const
    {
        return archive_entry_filetype(m_entry) == AE_IFREG && !archive_entry_hardlink(m_entry)
            && !archive_entry_symlink(m_entry);
    }
    bool isEncrypted() const { return archive_entry_is_encrypted(m_entry) != 0; }
    std::optional<qint64> sizeBytes() const
    {
        const qint64 size = archive_entry_size(m_entry);
        return archive_entry_size_is_set(m_entry) && size >= 0 ? std::optional(size) : std::nullopt;
    }

    /// The next bytes of the entry: 0 at its end, negative after a failure.
    qint64 readPiece(std::array<char, kPieceBytes> &piece)
    {
        return m_task->isCancelled() ? -1
                                     : archive_read_data(m_archive, piece.data(), piece.size());
    }

    bool deviceFailed() const { return m_errno != 0; }
    int deviceErrno() const { return m_errno; }
    QString detail() const { return QString::fromUtf8(archive_error_string(m_archive)); }

private:
    static Reader &self(void *data) { return *static_cast<Reader *>(data); }

    la_ssize_t fail(int errnoValue)
    {
        m_errno = errnoValue ? errnoValue : EIO;
        archive_set_error(m_archive, m_errno, "reading failed");
        return ARCHIVE_FATAL;
    }
    static la_ssize_t read(archive *, void *data, const void **buffer)
    {
        Reader &reader = self(data);
        if (reader.m_task->isCancelled()) {
            archive_set_error(reader.m_archive, ECANCELED, "cancelled");
            return ARCHIVE_FATAL;
        }
        errno = 0;
        const qint64 count
            = reader.m_device.read(reader.m_input.data(), qint64(reader.m_input.size()));
        if (count < 0)
            return reader.fail(errno);
        *buffer = reader.m_input.data();
        return count;
    }
    static la_int64_t seek(archive *, void *data, la_int64_t offset, int whence)
    {
        QIODevice &device = self(data).m_device;
        const qint64 from = whence == SEEK_SET ? 0
            : whence == SEEK_CUR               ? device.pos()
                                               : device.size();
        const bool isInside = offset >= -from && offset <= device.size() - from;
        return isInside && device.seek(from + offset) ? device.pos() : la_int64_t(ARCHIVE_FATAL);
    }
    static la_int64_t skip(archive *, void *data, la_int64_t count)
    {
        QIODevice &device = self(data).m_device;
        const qint64 step = std::clamp<qint64>(count, 0, device.size() - device.pos());
        return device.seek(device.pos() + step) ? step : 0;
    }

    QIODevice &m_device;
    archive *m_archive;
    archive_entry *m_entry = nullptr;
    TaskControl *m_task = nullptr;
    int m_errno = 0;
    std::array<char, kPieceBytes> m_input;
};

Archive::Archive(std::unique_ptr<QIODevice> device, QString name, const ArchiveLimits &limits)
    : m_name(std::move(name))
    , m_limits(limits)
    , m_device(std::move(device))
{
}

Archive::~Archive() = default;

Result<std::unique_ptr<Archive>> Archive::open(
    const QString &path, const ArchiveLimits &limits, TaskControl &task)
{
    if (QFileInfo(path).isDir())
        return Failure(fileError(Error::Kind::Invalid, path, EISDIR));
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Failure(fileError(Error::Kind::Io, path, errno));
    return opened(std::unique_ptr<Archive>(new Archive(std::move(file), path, limits)), task);
}

Result<std::unique_ptr<Archive>> Archive::fromBytes(
    const QByteArray &bytes, const QString &name, const ArchiveLimits &limits, TaskControl &task)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return opened(std::unique_ptr<Archive>(new Archive(std::move(buffer), name, limits)), task);
}

Result<std::unique_ptr<Archive>> Archive::opened(
    std::unique_ptr<Archive> archive, TaskControl &task)
{
    HZ_CHECK(archive->list(task));
    return archive;
}

Failure Archive::damaged(const QString &detail) const
{
    return failure(Error::Kind::Corrupt,
        tr("“%1” is empty, damaged or incomplete. Get it again from where it came.").arg(m_name),
        detail);
}

Failure Archive::tooLarge(const QString &detail) const
{
    return failure(Error::Kind::Invalid,
        tr("“%1” is refused: it unpacks to more than is allowed.").arg(m_name), detail);
}

Result<> Archive::list(TaskControl &task)
{
    const platform::Utf8Locale utf8;
    const bool beginsAsZip = m_device->peek(2) == "PK";
    Reader reader(*m_device);
    reader.setTask(task);
    const auto failed = [&]() -> Failure {
        if (task.isCancelled())
            return cancelled();
        if (reader.deviceFailed())
            return Failure(fileError(Error::Kind::Io, m_name, reader.deviceErrno()));
        if (m_entries.isEmpty() && !beginsAsZip)
            return failure(Error::Kind::Unsupported,
                tr("“%1” is neither a ZIP nor a TAR archive.").arg(m_name), reader.detail());
        return damaged(reader.detail());
    };
    if (!reader.start())
        return failed();
    qsizetype count = 0;
    qint64 total = 0;
    for (;;) {
        const Reader::Step step = reader.next();
        if (step == Reader::Step::Failed)
            return failed();
        if (step == Reader::Step::End)
            break;
        if (++count > m_limits.maxEntries)
            return tooLarge(QStringLiteral("more than %1 entries").arg(m_limits.maxEntries));
        const std::optional<QString> raw = reader.name();
        const std::optional<QString> name = raw ? harmless(*raw) : std::nullopt;
        const bool isFile = reader.isPlainFile() && name && !name->isEmpty();
        if (!name || !(isFile || reader.isFolder()))
            return failure(Error::Kind::Invalid,
                tr("“%1” is refused: it holds a link, or a name that could lead elsewhere.")
                    .arg(m_name),
                QStringLiteral("entry %1: %2").arg(count).arg(raw.value_or(QString())));
        if (reader.isEncrypted())
            return failure(Error::Kind::Unsupported,
                tr("“%1” is protected by a password. Unpack it first.").arg(m_name));
        if (!isFile)
            continue;
        const std::optional<qint64> size = reader.sizeBytes();
        if (!size)
            return damaged(QStringLiteral("%1 has no size").arg(*name));
        if (*size > m_limits.maxEntryBytes)
            return tooLarge(QStringLiteral("%1 is %2 bytes, at most %3")
                                .arg(*name)
                                .arg(*size)
                                .arg(m_limits.maxEntryBytes));
        if (*size > m_limits.maxTotalBytes - total)
            return tooLarge(QStringLiteral("more than %1 bytes").arg(m_limits.maxTotalBytes));
        total += *size;
        if (m_indexOfName.contains(*name))
            return damaged(QStringLiteral("%1 comes twice").arg(*name));
        m_indexOfName.insert(*name, m_entries.size());
        m_entries.append({*name, *size});
    }
    if (total > m_limits.anyRatioBytes && total / m_limits.maxRatio > m_device->size())
        return tooLarge(QStringLiteral("%1 bytes from %2").arg(total).arg(m_device->size()));
    return {};
}

Result<QByteArray> Archive::read(const QString &name, TaskControl &task)
{
    const auto index = m_indexOfName.constFind(name);
    if (index == m_indexOfName.cend())
        return failure(Error::Kind::NotFound, tr("“%1” has no file “%2” in it.").arg(m_name, name));
    Result<QByteArray> bytes = readAt(*index, task);
    if (!bytes)
        m_reader.reset();
    return bytes;
}

Result<QByteArray> Archive::readAt(qsizetype index, TaskControl &task)
{
    const platform::Utf8Locale utf8;
    const bool isFresh = !m_reader || m_next > index;
    if (isFresh) {
        m_reader = std::make_unique<Reader>(*m_device);
        m_next = 0;
    }
    m_reader->setTask(task);
    const auto failed = [&]() -> Failure {
        if (task.isCancelled())
            return cancelled();
        if (m_reader->deviceFailed())
            return Failure(fileError(Error::Kind::Io, m_name, m_reader->deviceErrno()));
        return damaged(m_reader->detail());
    };
    if (isFresh && !m_reader->start())
        return failed();
    for (; m_next <= index; ++m_next) {
        if (m_reader->nextFile() != Reader::Step::Entry)
            return failed();
    }
    const ArchiveEntry &entry = m_entries[index];
    const std::optional<QString> raw = m_reader->name();
    if (!raw || harmless(*raw) != entry.name || m_reader->sizeBytes() != entry.sizeBytes)
        return damaged(QStringLiteral("%1 is not where it was").arg(entry.name));
    QByteArray bytes;
    std::array<char, kPieceBytes> piece;
    while (const qint64 count = m_reader->readPiece(piece)) {
        if (count < 0)
            return failed();
        if (count > entry.sizeBytes - bytes.size())
            return damaged(
                QStringLiteral("%1 is longer than %2 bytes").arg(entry.name).arg(entry.sizeBytes));
        bytes.append(piece.data(), count);
    }
    if (bytes.size() != entry.sizeBytes)
        return damaged(QStringLiteral("%1 has %2 bytes, should have %3")
                           .arg(entry.name)
                           .arg(bytes.size())
                           .arg(entry.sizeBytes));
    return bytes;
}

} // namespace hz
