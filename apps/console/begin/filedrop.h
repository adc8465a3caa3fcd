// A frame into which files are dropped, around what chooses them otherwise. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace hz::console {

class FileDrop final : public QWidget {
    Q_OBJECT

public:
    explicit FileDrop(QWidget *parent = nullptr);
    QVBoxLayout *column() const { return m_column; }

Q_SIGNALS:
    /// Files and folders of this machine.
    void dropped(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUnderDrag(bool isUnder);

    QVBoxLayout *m_column;
    bool m_isUnderDrag = false;
};

} // namespace hz::console
