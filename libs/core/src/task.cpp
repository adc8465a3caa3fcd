#include <hz/core/task.h>

#include <QtCore/QThread>

#include <algorithm>

namespace hz {

namespace {

struct NamedPool final : QThreadPool {
    NamedPool(const QString &name, int threads)
    {
        setObjectName(name);
        setMaxThreadCount(threads);
    }
};

} // namespace

QThreadPool &ioPool()
{
    static NamedPool pool(QStringLiteral("io"), std::max(4, QThread::idealThreadCount() * 2));
    return pool;
}

QThreadPool &cpuPool()
{
    static NamedPool pool(QStringLiteral("cpu"), std::max(1, QThread::idealThreadCount()));
    return pool;
}

} // namespace hz
