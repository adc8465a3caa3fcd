#include "upwardway_p.h"

#include <hz/core/file.h>
#include <hz/sync/upward.h>

#include <QtCore/QEventLoop>
#include <QtCore/QFileSystemWatcher>
#include <QtCore/QThread>

#include <algorithm>

namespace hz::sync {

namespace {

constexpr std::chrono::seconds kTick{10};
constexpr std::chrono::milliseconds kReadAfter{100}; // a file that is being replaced
constexpr std::chrono::milliseconds kShowAfter{100};

// All of it; lives on the thread.
class Work final : public QObject {
public:
    Work(const Server &server, QString profileDir, const Upward::Tell &tell)
        : m_server(server)
        , m_profileDir(std::move(profileDir))
        , m_tell(tell)
    {
        m_reading.setSingleShot(true);
        m_reading.setInterval(kReadAfter);
        connect(&m_reading, &QTimer::timeout, this, &Work::read);
        m_showing.setSingleShot(true);
        m_showing.setInterval(kShowAfter);
        connect(&m_showing, &QTimer::timeout, this, &Work::show);
        connect(&m_files, &QFileSystemWatcher::directoryChanged, &m_reading,
            qOverload<>(&QTimer::start));
        connect(&m_ticking, &QTimer::timeout, this, &Work::tick);
        m_ticking.start(kTick);
        const QString folder = upwardFolder(m_profileDir);
        if (const Result<> made = makePath(folder); !made)
            m_tell(made.error().message);
        m_files.addPath(folder); // where it cannot be watched, the next tick reads it
        read();
    }

private:
    void tick()
    {
        read();
        for (const auto &way : m_ways)
            way->tick();
    }

    // What has changed begins anew, the rest goes on.
    void read()
    {
        const Result<QList<UpwardPair>> pairs = readUpward(m_profileDir);
        const QString complaint = pairs ? QString() : pairs.error().message;
        if (std::exchange(m_complaint, complaint) != complaint && !complaint.isEmpty())
            m_tell(complaint);
        if (!pairs)
            return;
        const auto isOver
            = [&](const std::unique_ptr<UpwardWay> &way) { return !pairs->contains(way->pair()); };
        bool hasChanged = std::erase_if(m_ways, isOver) > 0;
        for (const UpwardPair &pair : *pairs) {
            const bool isKnown = std::any_of(m_ways.begin(), m_ways.end(),
                [&](const std::unique_ptr<UpwardWay> &way) { return way->pair() == pair; });
            if (!isKnown) {
                add(pair);
                hasChanged = true;
            }
        }
        if (hasChanged)
            show();
    }

    void add(const UpwardPair &pair)
    {
        m_ways.push_back(std::make_unique<UpwardWay>(m_server, pair));
        UpwardWay *const way = m_ways.back().get();
        connect(way, &UpwardWay::said, this, [this](const QString &line) { m_tell(line); });
        connect(way, &UpwardWay::changed, this, [this] {
            if (!m_showing.isActive())
                m_showing.start();
        });
        way->tick();
    }

    void show()
    {
        QJsonArray rows;
        for (const auto &way : m_ways)
            rows.append(way->row());
        m_server.showUpward(rows);
    }

    const Server &m_server;
    const QString m_profileDir;
    const Upward::Tell m_tell;
    QFileSystemWatcher m_files;
    QTimer m_reading, m_ticking, m_showing;
    QString m_complaint; // about the file, the last time
    std::vector<std::unique_ptr<UpwardWay>> m_ways;
};

} // namespace

Upward::Upward(const Server &server, const QString &profileDir, Tell tell)
    : m_thread(QThread::create([&server, profileDir, tell = std::move(tell)] {
        const Work work(server, profileDir, tell);
        QEventLoop().exec();
    }))
{
    m_thread->setObjectName(QStringLiteral("upward"));
    m_thread->start();
}

Upward::~Upward()
{
    m_thread->quit();
    m_thread->wait();
}

} // namespace hz::sync
