#include "plugin_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QMutex>
#include <QtCore/QPluginLoader>

namespace hz::viewer {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::viewer::Camera)
};

} // namespace

Result<MultimediaPlugin *> plugin()
{
    static QMutex mutex;
    static MultimediaPlugin *loaded = nullptr;
    const QMutexLocker lock(&mutex);
    if (loaded)
        return loaded;
    // Tried anew each time: it may have been installed meanwhile.
    const QDir here(QCoreApplication::applicationDirPath());
    QPluginLoader loader(here.filePath(QStringLiteral("../lib/hezhou/hz_multimedia")));
    loaded = qobject_cast<MultimediaPlugin *>(loader.instance());
    if (!loaded)
        return failure(Error::Kind::NotFound,
            Tr::tr("The part of the program that opens cameras is not installed."),
            loader.errorString());
    return loaded;
}

} // namespace hz::viewer
