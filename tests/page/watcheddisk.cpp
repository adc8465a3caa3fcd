#include "watcheddisk.h"

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

namespace hz::test {

namespace {

using Kind = DiskOp::Kind;

template<typename Call> Call *real(const char *name)
{
    return reinterpret_cast<Call *>(::dlsym(RTLD_NEXT, name));
}

struct State {
    std::recursive_mutex mutex; // guards what follows, and keeps the log in the order of the disk
    QByteArray root; // empty: nobody watches
    std::map<int, QByteArray> files; // by handle
    std::vector<DiskOp> log;
    WatchedDisk::Judge judge;
};

// Lives as long as the program: files are closed after main().
State &state()
{
    static auto *const only = new State;
    return *only;
}

std::atomic_bool s_isWatching = false;

// The index of a write-ahead log is shared memory: nothing of it is needed after a power cut.
bool isWatched(const QByteArray &path)
{
    return (path + '/').startsWith(state().root) && !path.endsWith("-shm");
}

// Does it unless it is judged otherwise, and writes it down if it was done.
template<typename Do> auto judged(DiskOp op, Do doIt) -> decltype(doIt(op))
{
    const WatchedDisk::Verdict verdict = state().judge ? state().judge(op) : WatchedDisk::Verdict();
    if (verdict.error) {
        errno = verdict.error;
        return -1;
    }
    if (verdict.most >= 0)
        op.bytes.truncate(verdict.most);
    const auto result = doIt(op);
    if (result >= 0)
        state().log.push_back(std::move(op));
    return result;
}

// With the path of a watched handle; nothing if it is not watched.
template<typename Watched, typename Plain> auto onHandle(int handle, Watched watched, Plain plain)
{
    if (!s_isWatching)
        return plain();
    const std::lock_guard lock(state().mutex);
    const auto found = state().files.find(handle);
    return found == state().files.end() ? plain() : watched(found->second);
}

int openFile(const char *path, int flags, mode_t mode)
{
    static auto *const realOpen = real<int(const char *, int, ...)>("open64");
    if (!s_isWatching)
        return realOpen(path, flags, mode);
    const std::lock_guard lock(state().mutex);
    const QByteArray file(path);
    if (!isWatched(file))
        return realOpen(path, flags, mode);
    struct stat before = {};
    const bool isThere = ::stat(path, &before) == 0;
    const auto open = [&](const DiskOp &) { return realOpen(path, flags, mode); };
    int handle = -1;
    if (!isThere && (flags & O_CREAT))
        handle = judged({Kind::Create, file}, open);
    else if (isThere && (flags & O_TRUNC))
        handle = judged({Kind::Truncate, file}, open);
    else
        handle = realOpen(path, flags, mode);
    if (handle >= 0)
        state().files[handle] = isThere && S_ISDIR(before.st_mode) ? file + '/' : file;
    return handle;
}

ssize_t writeAt(int handle, const void *bytes, size_t size, off64_t offset)
{
    static auto *const realWrite = real<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    const auto plain = [&] { return realWrite(handle, bytes, size, offset); };
    return onHandle(
        handle,
        [&](const QByteArray &file) {
            return judged({Kind::Write, file, offset,
                              QByteArray(static_cast<const char *>(bytes), qsizetype(size))},
                [&](const DiskOp &op) {
                    return realWrite(handle, op.bytes.constData(), size_t(op.bytes.size()), offset);
                });
        },
        plain);
}

int truncateFile(int handle, off64_t size)
{
    static auto *const realTruncate = real<int(int, off64_t)>("ftruncate64");
    return onHandle(
        handle,
        [&](const QByteArray &file) {
            return judged({Kind::Truncate, file, size},
                [&](const DiskOp &) { return realTruncate(handle, size); });
        },
        [&] { return realTruncate(handle, size); });
}

// Nobody cuts the power of this machine: a sync that waits for its disk would prove nothing more.
int syncFile(int handle)
{
    return onHandle(
        handle,
        [&](const QByteArray &file) {
            return judged({file.endsWith('/') ? Kind::SyncFolder : Kind::Sync, file},
                [](const DiskOp &) { return 0; });
        },
        [] { return 0; });
}

template<typename Rename> int renameFile(const char *from, const char *to, Rename plain)
{
    if (!s_isWatching)
        return plain();
    const std::lock_guard lock(state().mutex);
    if (!isWatched(from))
        return plain();
    return judged({Kind::Rename, from, 0, to}, [&](const DiskOp &) { return plain(); });
}

} // namespace

WatchedDisk::WatchedDisk(const QString &root)
{
    const std::lock_guard lock(state().mutex);
    state().root = QFile::encodeName(root) + '/';
    s_isWatching = true;
}

WatchedDisk::~WatchedDisk()
{
    const std::lock_guard lock(state().mutex);
    s_isWatching = false;
    state().judge = {};
    state().files.clear();
    state().log.clear();
}

void WatchedDisk::setJudge(Judge judge)
{
    const std::lock_guard lock(state().mutex);
    state().judge = std::move(judge);
}

void WatchedDisk::note(const QByteArray &text)
{
    const std::lock_guard lock(state().mutex);
    state().log.push_back({Kind::Note, text});
}

std::vector<DiskOp> WatchedDisk::takeLog()
{
    const std::lock_guard lock(state().mutex);
    return std::exchange(state().log, {});
}

} // namespace hz::test

// The program's own, found before the libc's.
extern "C" {

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const bool makes = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
    const mode_t mode = makes ? va_arg(more, mode_t) : 0;
    va_end(more);
    return hz::test::openFile(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const bool makes = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
    const mode_t mode = makes ? va_arg(more, mode_t) : 0;
    va_end(more);
    return hz::test::openFile(path, flags, mode);
}

int close(int handle)
{
    static auto *const realClose = hz::test::real<int(int)>("close");
    if (hz::test::s_isWatching) {
        const std::lock_guard lock(hz::test::state().mutex);
        hz::test::state().files.erase(handle);
        return realClose(handle);
    }
    return realClose(handle);
}

ssize_t write(int handle, const void *bytes, size_t size)
{
    static auto *const realWrite = hz::test::real<ssize_t(int, const void *, size_t)>("write");
    return hz::test::onHandle(
        handle,
        [&](const QByteArray &file) {
            return hz::test::judged(
                {hz::test::Kind::Write, file, ::lseek(handle, 0, SEEK_CUR),
                    QByteArray(static_cast<const char *>(bytes), qsizetype(size))},
                [&](const hz::test::DiskOp &op) {
                    return realWrite(handle, op.bytes.constData(), size_t(op.bytes.size()));
                });
        },
        [&] { return realWrite(handle, bytes, size); });
}

ssize_t pwrite(int handle, const void *bytes, size_t size, off_t offset)
{
    return hz::test::writeAt(handle, bytes, size, offset);
}

ssize_t pwrite64(int handle, const void *bytes, size_t size, off64_t offset)
{
    return hz::test::writeAt(handle, bytes, size, offset);
}

int ftruncate(int handle, off_t size) noexcept
{
    return hz::test::truncateFile(handle, size);
}

int ftruncate64(int handle, off64_t size) noexcept
{
    return hz::test::truncateFile(handle, size);
}

int fsync(int handle)
{
    return hz::test::syncFile(handle);
}

int fdatasync(int handle)
{
    return hz::test::syncFile(handle);
}

int unlink(const char *path) noexcept
{
    static auto *const realUnlink = hz::test::real<int(const char *)>("unlink");
    if (!hz::test::s_isWatching)
        return realUnlink(path);
    const std::lock_guard lock(hz::test::state().mutex);
    if (!hz::test::isWatched(path))
        return realUnlink(path);
    return hz::test::judged(
        {hz::test::Kind::Delete, path}, [&](const hz::test::DiskOp &) { return realUnlink(path); });
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const realRename = hz::test::real<int(const char *, const char *)>("rename");
    return hz::test::renameFile(from, to, [&] { return realRename(from, to); });
}

int renameat2(
    int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    static auto *const realRename
        = hz::test::real<int(int, const char *, int, const char *, unsigned)>("renameat2");
    return hz::test::renameFile(
        from, to, [&] { return realRename(fromFolder, from, toFolder, to, flags); });
}
}
