#include <hz/core/task.h>

#include <QtCore/QThread>

#include <algorithm>

namespace hz {

QThreadPool &ioPool()
{
    static QThreadPool pool;
    static const bool once = [] {
        pool.setObjectName(QStringLiteral("io"));
        pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount() * 2));
        return true;
    }();
    Q_UNUSED(once)
    return pool;
}

QThreadPool &cpuPool()
{
    static QThreadPool pool;
    static const bool once = [] {
        pool.setObjectName(QStringLiteral("cpu"));
        pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
        return true;
    }();
    Q_UNUSED(once)
    return pool;
}

} // namespace hz
