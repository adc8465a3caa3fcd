// The plugin that links Qt Multimedia and zbar.
#include "barcodes.h"
#include "multimedia_p.h"

#include <QtMultimedia/QCamera>
#include <QtMultimedia/QCameraDevice>
#include <QtMultimedia/QMediaCaptureSession>
#include <QtMultimedia/QMediaDevices>
#include <QtMultimedia/QVideoFrame>
#include <QtMultimedia/QVideoSink>

namespace hz::viewer {

namespace {

class QtCamera final : public RunningCamera {
public:
    QtCamera(const QCameraDevice &device, std::function<void(const QImage &)> seen,
        std::function<void(const QString &)> failed)
        : m_camera(device)
    {
        m_session.setCamera(&m_camera);
        m_session.setVideoSink(&m_sink);
        // Frames come on a thread of the backend, the sink lives here: what is queued is let go of
        // with the camera.
        QObject::connect(&m_sink, &QVideoSink::videoFrameChanged, &m_sink,
            [seen = std::move(seen)](const QVideoFrame &frame) {
                const QImage image = frame.toImage();
                if (!image.isNull())
                    seen(image);
            });
        QObject::connect(&m_camera, &QCamera::errorOccurred, &m_camera,
            [failed = std::move(failed)](QCamera::Error error, const QString &what) {
                if (error != QCamera::NoError)
                    failed(what);
            });
        m_camera.start();
    }
    ~QtCamera() override { m_camera.stop(); }

private:
    QMediaCaptureSession m_session;
    QVideoSink m_sink;
    QCamera m_camera;
};

} // namespace

class QtMultimediaPlugin final : public QObject, public MultimediaPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID HZ_MULTIMEDIA_IID)
    Q_INTERFACES(hz::viewer::MultimediaPlugin)

public:
    std::vector<PluginCamera> cameras() const override
    {
        std::vector<PluginCamera> all;
        const QByteArray first = QMediaDevices::defaultVideoInput().id();
        for (const QCameraDevice &device : QMediaDevices::videoInputs())
            all.insert(device.id() == first ? all.begin() : all.end(),
                {device.id(), device.description()});
        return all;
    }

    std::unique_ptr<RunningCamera> run(const QByteArray &id,
        std::function<void(const QImage &)> seen,
        std::function<void(const QString &)> failed) override
    {
        for (const QCameraDevice &device : QMediaDevices::videoInputs())
            if (device.id() == id)
                return std::make_unique<QtCamera>(device, std::move(seen), std::move(failed));
        return nullptr;
    }

    std::vector<QByteArray> barcodes(
        std::span<const uchar> gray, int width, int height) const override
    {
        return barcodesIn(gray, width, height);
    }
};

} // namespace hz::viewer

#include "multimedia.moc"
