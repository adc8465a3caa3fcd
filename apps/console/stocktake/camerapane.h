// What a camera sees, and the codes in it: a scanner for those who have none. Hidden until it is
// switched on; a camera runs only while its picture is seen. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/viewer/camera.h>

#include <QtGui/QImage>
#include <QtWidgets/QWidget>

#include <map>

class QPushButton;

namespace hz::ui {
class Label;
}

namespace hz::console {

class CameraPane final : public QWidget {
    Q_OBJECT

public:
    explicit CameraPane(QWidget *parent = nullptr);

    /// Switches it on and off; for the row of tools.
    QPushButton *button() const { return m_button; }
    void setOn(bool on);
    /// Takes one picture as if the camera had seen it. One at a time is read, those between are let
    /// go.
    void look(const QImage &picture);
    bool isReading() const { return m_isReading; }
    /// Says why there is no picture, and offers to try again.
    void tell(const Error &error);
    QString told() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// A code came into view. It does so again only after it was gone for a while, so one held
    /// before the camera counts once.
    void scanned(const QString &code);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void run();
    void chooseCamera();
    void taken(const QStringList &codes);

    viewer::Camera m_camera;
    QList<viewer::CameraInfo> m_cameras;
    QByteArray m_chosen; // id of a camera; empty: the system's default
    QImage m_picture;
    std::map<QString, int> m_inView; // pictures since it was last seen
    bool m_isReading = false;
    QPushButton *m_button;
    QPushButton *m_other;
    QPushButton *m_again;
    ui::Label *m_told;
    TaskScope m_tasks{cpuPool()};
};

} // namespace hz::console
