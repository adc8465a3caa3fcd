// Measures the line this machine is on against an address of choice: a bounded amount for a bounded
// time, over HTTP or HTTPS, on a thread of its own. GUI thread.
//
// Downloads run side by side, since one connection alone rarely fills a line, and count what comes
// after the first quarter, when connections have found their speed. Uploads are posts of random
// bytes, where an address for them is given; a server that refuses them costs only the upload.
// Latency is how long a connection takes to be made.
//
// Errors name what stood in the way: no line, a name that is not known, a proxy, a certificate, no
// answer, an answer that ends, a web page where data is expected (a sign-in page in between, as in
// hotels), an answer too small to measure.
#pragma once

#include <hz/core/task.h>
#include <hz/inventory/line.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <chrono>

namespace hz::inventory {

struct LineTestOptions {
    QUrl url = {}; // a large file, or data without an end
    QUrl uploadUrl = {}; // empty: no upload
    std::chrono::milliseconds downFor{8'000};
    std::chrono::milliseconds upFor{4'000};
    std::chrono::milliseconds answerWithin{10'000};
    std::chrono::milliseconds stallAfter{5'000};
    qint64 mostBytes = 512LL << 20; // in either direction
    int connections = 4;
};

/// Invalid where an address is none of the web's.
Result<> checkOptions(const LineTestOptions &options);

class LineTester final : public QObject {
    Q_OBJECT

public:
    explicit LineTester(QObject *parent = nullptr);
    /// Stops what runs and waits for it.
    ~LineTester() override;

    /// One at a time: Conflict while another runs. Progress counts milliseconds. `at` and `by` of
    /// the reading are the caller's to fill in.
    Task<LineReading> run(const LineTestOptions &options);

private:
    class Run;
    QThread m_thread;
    std::shared_ptr<TaskState> m_running;
    QFuture<Result<LineReading>> m_last;
};

} // namespace hz::inventory
