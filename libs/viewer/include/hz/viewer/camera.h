// Pictures of a camera, for as long as somebody looks. GUI thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtGui/QImage>

#include <memory>

namespace hz::viewer {

class RunningCamera;

struct CameraInfo {
    QByteArray id; // the same as long as it is plugged in
    QString name; // as the system calls it
};

/// Runs one camera of this computer.
class Camera final : public QObject {
    Q_OBJECT

public:
    explicit Camera(QObject *parent = nullptr);
    ~Camera() override;

    /// The cameras there are now, the system's default first. NotFound where there is none, or
    /// where the part of the program that opens cameras is not installed.
    static Result<QList<CameraInfo>> all();

    /// Opens it; nothing happens where it runs already. What goes wrong is told by failed().
    void start(const QByteArray &id);
    void stop();
    bool isRunning() const { return m_running != nullptr; }

Q_SIGNALS:
    /// Some thirty a second, none wider or higher than 1,920 pixels.
    void seen(const QImage &picture);
    /// It cannot be opened, is used by another program, or was pulled out: it has stopped.
    void failed(const hz::Error &error);

private:
    std::unique_ptr<RunningCamera> m_running;
};

} // namespace hz::viewer
