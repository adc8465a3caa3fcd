#include <hz/core/file.h>
#include <hz/core/task.h>
#include <hz/inventory/agentfiles.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QStringDecoder>

#include <algorithm>
#include <deque>
#include <zlib.h>

namespace hz::inventory {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::AgentReport)
};

constexpr size_t kFilesAhead = 32; // read but not yet visited

// What OCS sends and keeps: XML in zlib's form. Nothing where it is none, or unpacks to more than a
// file may hold.
std::optional<QByteArray> inflated(const QByteArray &packed)
{
    constexpr qsizetype kPiece = qsizetype(256) << 10;
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    QByteArray out;
    QByteArray piece(kPiece, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    int status = Z_OK;
    while (status == Z_OK && out.size() <= kMaxAgentFileBytes) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        out.append(piece.constData(), kPiece - qsizetype(stream.avail_out));
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && out.size() <= kMaxAgentFileBytes ? std::optional(out)
                                                                      : std::nullopt;
}

Result<AgentReport> readBytes(const QByteArray &bytes, const QString &name, TaskControl &task)
{
    QByteArray text = bytes;
    if (bytes.startsWith("\xef\xbb\xbf")) {
        text = bytes.sliced(3);
    } else if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        QStringDecoder decoder(QStringDecoder::Utf16); // as PowerShell writes unless told otherwise
        text = QString(decoder(bytes)).toUtf8();
    }
    // An XML file says its encoding itself, so its bytes stay as they are.
    return text.left(64).trimmed().startsWith('{') ? readGlpiJson(text, name)
                                                   : readFusionXml(bytes, name, task);
}

QStringList agentFilesIn(const QString &folder, TaskControl &task)
{
    QStringList paths;
    QDirIterator files(folder,
        {QStringLiteral("*.json"), QStringLiteral("*.xml"), QStringLiteral("*.ocs")},
        QDir::Files | QDir::NoSymLinks | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext() && paths.size() <= kMaxAgentFiles && !task.isCancelled())
        paths.append(files.next());
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

Result<AgentReport> readAgentFile(const QString &path, TaskControl &task)
{
    HZ_TRY(QByteArray bytes, readFile(path, kMaxAgentFileBytes));
    constexpr char kZlib = 0x78;
    if (bytes.startsWith(kZlib)) {
        std::optional<QByteArray> unpacked = inflated(bytes);
        if (!unpacked)
            return failure(Error::Kind::Corrupt,
                Names::tr("“%1” is damaged or incomplete. Let the agent write it again.").arg(path),
                QStringLiteral("zlib"));
        bytes = std::move(*unpacked);
    }
    return readBytes(bytes, path, task);
}

Result<qsizetype> readAgentFolder(
    const QString &folder, const AgentVisitor &visit, TaskControl &task)
{
    if (!QDir(folder).exists())
        return failure(
            Error::Kind::NotFound, Names::tr("The folder “%1” does not exist.").arg(folder));
    const QStringList paths = agentFilesIn(folder, task);
    if (paths.size() > kMaxAgentFiles)
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” holds more than %L2 files. Choose a smaller folder.")
                .arg(folder)
                .arg(kMaxAgentFiles));
    std::deque<Task<AgentReport>> running; // of the files from `visited` on
    qsizetype visited = 0;
    TaskScope scope(cpuPool());
    for (qsizetype next = 0; visited < paths.size();) {
        if (task.isCancelled())
            return cancelled();
        while (next < paths.size() && running.size() < kFilesAhead) {
            running.push_back(scope.run(
                [path = paths[next]](TaskControl &one) { return readAgentFile(path, one); }));
            ++next;
        }
        visit(paths[visited], running.front().wait());
        running.pop_front();
        task.setProgress(++visited, paths.size());
    }
    return task.isCancelled() ? Result<qsizetype>(cancelled()) : visited;
}

} // namespace hz::inventory
