// Stands between this program and the disk: writes down what is done to the files of one folder,
// and makes it fail. Works on the system calls themselves, so it sees SQLite, Qt and our own files
// alike, in one order.
#pragma once

#include <functional>
#include <support/forgetfuldisk.h>

namespace hz::test {

class WatchedDisk {
public:
    struct Verdict {
        int error = 0; // errno instead of success
        qint64 most = -1; // of a write only so many bytes go through
    };
    /// Asked before each operation. Any thread; one at a time.
    using Judge = std::function<Verdict(const DiskOp &)>;

    /// Watches the files below `root` until it goes. One at a time.
    explicit WatchedDisk(const QString &root);
    ~WatchedDisk();
    WatchedDisk(const WatchedDisk &) = delete;
    WatchedDisk &operator=(const WatchedDisk &) = delete;

    /// From now on; without one everything goes through.
    void setJudge(Judge judge);
    void note(const QByteArray &text);
    std::vector<DiskOp> takeLog();
};

} // namespace hz::test
