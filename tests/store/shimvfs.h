// Stands between SQLite and the disk: writes down what is written and synced, and can make the disk
// fail.
#pragma once

#include <QtCore/QFile>

#include <functional>
#include <mutex>
#include <new>
#include <sqlite3.h>
#include <support/forgetfuldisk.h>
#include <utility>
#include <vector>

namespace hz::test {

/// The default VFS of SQLite as long as it lives. Databases of the process must be closed before
/// and after.
class ShimVfs {
public:
    /// Asked before each operation; anything but SQLITE_OK is what SQLite is told instead. Any
    /// thread.
    using Judge = std::function<int(DiskOp::Kind)>;

    explicit ShimVfs(Judge judge = {})
        : m_judge(std::move(judge))
        , m_real(sqlite3_vfs_find(nullptr))
        , m_vfs(*m_real)
    {
        s_shim = this;
        m_vfs.zName = "shim";
        m_vfs.pNext = nullptr;
        m_vfs.szOsFile = int(sizeof(File)) + m_real->szOsFile;
        m_vfs.xOpen = open;
        m_vfs.xDelete = remove;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~ShimVfs()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(m_real, 1);
        s_shim = nullptr;
    }
    ShimVfs(const ShimVfs &) = delete;
    ShimVfs &operator=(const ShimVfs &) = delete;

    void note(const QByteArray &text) { add({DiskOp::Kind::Note, text}); }
    std::vector<DiskOp> takeLog()
    {
        const std::lock_guard lock(m_mutex);
        return std::move(m_log);
    }

private:
    struct File {
        sqlite3_file base;
        sqlite3_io_methods methods;
        QByteArray name; // empty: a temporary file
        bool syncsFolder = false; // with its first sync, as SQLite does for journals it made
        sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };
    static File &of(sqlite3_file *file) { return *reinterpret_cast<File *>(file); }

    void add(DiskOp op)
    {
        const std::lock_guard lock(m_mutex);
        m_log.push_back(std::move(op));
    }
    template<typename Do> static int judged(sqlite3_file *file, DiskOp op, Do doIt)
    {
        if (const int refused = s_shim->m_judge ? s_shim->m_judge(op.kind) : SQLITE_OK;
            refused != SQLITE_OK)
            return refused;
        const int code = doIt(of(file).real());
        if (code == SQLITE_OK && !of(file).name.isEmpty() && !s_shim->m_judge) {
            op.file = of(file).name;
            s_shim->add(std::move(op));
        }
        return code;
    }

    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        auto *opened = new (file) File{};
        const bool isNew = name && !QFile::exists(QString::fromUtf8(name));
        const int code
            = s_shim->m_real->xOpen(s_shim->m_real, name, opened->real(), flags, outFlags);
        const sqlite3_io_methods *methods = opened->real()->pMethods;
        if (code != SQLITE_OK || !methods) {
            opened->~File();
            file->pMethods = nullptr;
            return code;
        }
        opened->name = name;
        constexpr int kJournals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
        opened->syncsFolder = (flags & SQLITE_OPEN_CREATE) && (flags & kJournals);
        if (isNew && !s_shim->m_judge)
            s_shim->add({DiskOp::Kind::Create, name});
        sqlite3_io_methods &own = opened->methods;
        own.iVersion = 2; // no memory mapping
        own.xClose = [](sqlite3_file *f) {
            const int closed = of(f).real()->pMethods->xClose(of(f).real());
            of(f).~File();
            return closed;
        };
        own.xRead = [](sqlite3_file *f, void *to, int size, sqlite3_int64 offset) {
            return of(f).real()->pMethods->xRead(of(f).real(), to, size, offset);
        };
        own.xWrite = [](sqlite3_file *f, const void *from, int size, sqlite3_int64 offset) {
            return judged(f,
                {DiskOp::Kind::Write, {}, offset,
                    QByteArray(static_cast<const char *>(from), size)},
                [&](sqlite3_file *real) {
                    return real->pMethods->xWrite(real, from, size, offset);
                });
        };
        own.xTruncate = [](sqlite3_file *f, sqlite3_int64 size) {
            return judged(f, {DiskOp::Kind::Truncate, {}, size},
                [&](sqlite3_file *real) { return real->pMethods->xTruncate(real, size); });
        };
        own.xSync = [](sqlite3_file *f, int syncFlags) {
            const int synced = judged(f, {DiskOp::Kind::Sync, {}},
                [&](sqlite3_file *real) { return real->pMethods->xSync(real, syncFlags); });
            if (synced == SQLITE_OK && std::exchange(of(f).syncsFolder, false) && !s_shim->m_judge)
                s_shim->add({DiskOp::Kind::SyncFolder, of(f).name});
            return synced;
        };
        own.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) {
            return of(f).real()->pMethods->xFileSize(of(f).real(), size);
        };
        own.xLock = [](sqlite3_file *f, int lock) {
            return of(f).real()->pMethods->xLock(of(f).real(), lock);
        };
        own.xUnlock = [](sqlite3_file *f, int lock) {
            return of(f).real()->pMethods->xUnlock(of(f).real(), lock);
        };
        own.xCheckReservedLock = [](sqlite3_file *f, int *reserved) {
            return of(f).real()->pMethods->xCheckReservedLock(of(f).real(), reserved);
        };
        own.xFileControl = [](sqlite3_file *f, int what, void *argument) {
            return of(f).real()->pMethods->xFileControl(of(f).real(), what, argument);
        };
        own.xSectorSize
            = [](sqlite3_file *f) { return of(f).real()->pMethods->xSectorSize(of(f).real()); };
        // Claims nothing about torn writes.
        own.xDeviceCharacteristics = [](sqlite3_file *) { return 0; };
        own.xShmMap = [](sqlite3_file *f, int page, int size, int extend, void volatile **to) {
            return of(f).real()->pMethods->xShmMap(of(f).real(), page, size, extend, to);
        };
        own.xShmLock = [](sqlite3_file *f, int offset, int count, int lockFlags) {
            return of(f).real()->pMethods->xShmLock(of(f).real(), offset, count, lockFlags);
        };
        own.xShmBarrier
            = [](sqlite3_file *f) { of(f).real()->pMethods->xShmBarrier(of(f).real()); };
        own.xShmUnmap = [](sqlite3_file *f, int deleteIt) {
            return of(f).real()->pMethods->xShmUnmap(of(f).real(), deleteIt);
        };
        file->pMethods = &own;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs *, const char *name, int syncFolder)
    {
        const int code = s_shim->m_real->xDelete(s_shim->m_real, name, syncFolder);
        if (code == SQLITE_OK && !s_shim->m_judge) {
            s_shim->add({DiskOp::Kind::Delete, name});
            if (syncFolder)
                s_shim->add({DiskOp::Kind::SyncFolder, name});
        }
        return code;
    }

    inline static ShimVfs *s_shim = nullptr;
    const Judge m_judge; // with one nothing is written down
    sqlite3_vfs *const m_real;
    sqlite3_vfs m_vfs;
    std::mutex m_mutex; // guards m_log
    std::vector<DiskOp> m_log;
};

} // namespace hz::test
