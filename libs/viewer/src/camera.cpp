#include "plugin_p.h"

#include <hz/viewer/camera.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::viewer {

namespace {

constexpr int kMostPixels = 1'920; // a side

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::viewer::Camera)
};

} // namespace

Camera::Camera(QObject *parent)
    : QObject(parent)
{
}

Camera::~Camera() = default;

Result<QList<CameraInfo>> Camera::all()
{
    HZ_TRY(MultimediaPlugin * media, plugin());
    QList<CameraInfo> found;
    for (const PluginCamera &camera : media->cameras())
        found.append({camera.id, camera.name});
    if (found.isEmpty())
        return failure(Error::Kind::NotFound, Tr::tr("This computer has no camera."));
    return found;
}

void Camera::start(const QByteArray &id)
{
    if (m_running)
        return;
    // Told from the event loop: a backend may call while it is being taken down.
    const auto fail = [this](const Error &error) {
        QMetaObject::invokeMethod(
            this,
            [this, error] {
                stop();
                Q_EMIT failed(error);
            },
            Qt::QueuedConnection);
    };
    const Result<MultimediaPlugin *> media = plugin();
    if (!media) {
        fail(media.error());
        return;
    }
    m_running = (*media)->run(
        id,
        [this](const QImage &picture) {
            const bool isLarge = std::max(picture.width(), picture.height()) > kMostPixels;
            Q_EMIT seen(
                isLarge ? picture.scaled(kMostPixels, kMostPixels, Qt::KeepAspectRatio) : picture);
        },
        [fail](const QString &what) {
            fail({.kind = Error::Kind::Io,
                .message = Tr::tr("The camera cannot be used: another program may have it, or it "
                                  "was pulled out."),
                .detail = what});
        });
    if (!m_running)
        fail({.kind = Error::Kind::NotFound, .message = Tr::tr("The camera is no longer there.")});
}

void Camera::stop()
{
    m_running.reset();
}

} // namespace hz::viewer
