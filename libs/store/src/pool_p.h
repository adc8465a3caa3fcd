// Connections for reading, a few kept open. Any thread.
#pragma once

#include "sqlite_p.h"

#include <hz/store/projection.h>

#include <mutex>
#include <vector>

namespace hz::store {

class ConnectionPool {
public:
    ConnectionPool(QString path, Connection::Mode mode, const QList<Projection> &projections)
        : m_path(std::move(path))
        , m_mode(mode)
        , m_projections(projections)
    {
    }
    Result<std::unique_ptr<Connection>> take()
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_idle.empty()) {
                std::unique_ptr<Connection> connection = std::move(m_idle.back());
                m_idle.pop_back();
                return connection;
            }
        }
        return Connection::open(m_path, m_mode);
    }
    void give(std::unique_ptr<Connection> connection)
    {
        constexpr size_t kIdle = 4;
        const std::lock_guard lock(m_mutex);
        if (m_idle.size() < kIdle)
            m_idle.push_back(std::move(connection));
    }
    QString query(const QString &projection, const QString &name) const
    {
        for (const Projection &candidate : m_projections)
            if (candidate.name == projection)
                return candidate.queries.value(name);
        return {};
    }

private:
    QString m_path;
    Connection::Mode m_mode;
    QList<Projection> m_projections;
    std::mutex m_mutex; // guards m_idle
    std::vector<std::unique_ptr<Connection>> m_idle;
};

/// The winning revision of a live document.
Result<Document> winnerOf(Connection &connection, const QString &id);

} // namespace hz::store
