// A list that scrolls under a finger, without a frame or a ground of its own. GUI thread.
#pragma once

#include <QtWidgets/QScrollArea>

namespace hz::ui {

class TouchScroll : public QScrollArea {
    Q_OBJECT

public:
    /// Scrolls down only; what it shows is as wide as it is.
    explicit TouchScroll(QWidget *parent = nullptr);

    /// What the content keeps free around its controls, so that the ring of the keyboard's focus is
    /// not cut off.
    static int ringRoom();

    /// In place of setWidget(), which would give `content` a ground.
    void setContent(QWidget *content);
};

} // namespace hz::ui
