// Between viewer and its plugin that links Qt Multimedia: Qt's own types alone cross it.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QtPlugin>
#include <QtGui/QImage>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace hz::viewer {

struct PluginCamera {
    QByteArray id;
    QString name;
};

/// A camera that runs for as long as this exists. `seen` and `failed` are called on the GUI thread.
class RunningCamera {
public:
    virtual ~RunningCamera() = default;
};

class MultimediaPlugin {
public:
    virtual ~MultimediaPlugin() = default;

    virtual std::vector<PluginCamera> cameras() const = 0;
    /// `what` of failed() is the system's own text and may be empty. Null where there is no camera
    /// of that id.
    virtual std::unique_ptr<RunningCamera> run(const QByteArray &id,
        std::function<void(const QImage &)> seen, std::function<void(const QString &what)> failed)
        = 0;

    /// The bytes of the QR codes and Code 128 bars in a picture, from the top down. `gray` is width
    /// * height bytes, 0 black. Any thread.
    virtual std::vector<QByteArray> barcodes(
        std::span<const uchar> gray, int width, int height) const = 0;
};

} // namespace hz::viewer

#define HZ_MULTIMEDIA_IID "cn.hezhou.multimedia/1"
Q_DECLARE_INTERFACE(hz::viewer::MultimediaPlugin, HZ_MULTIMEDIA_IID)
