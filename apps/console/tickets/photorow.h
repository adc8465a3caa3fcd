// Photos side by side: those that are kept, and, where it may be changed, a button for more. GUI
// thread; pictures are read and made smaller on the pool.
#pragma once

#include <hz/core/task.h>
#include <hz/store/blobstore.h>

#include <QtGui/QImage>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QPushButton;

namespace hz::console {

class PhotoRow final : public QWidget {
    Q_OBJECT

public:
    enum class Use { Show, Add, AddEvidence }; // evidence: PDF files as well
    PhotoRow(const std::optional<store::BlobStore> &blobs, Use use, qsizetype most,
        QWidget *parent = nullptr);

    void setPhotos(const QList<store::BlobRef> &photos);
    const QList<store::BlobRef> &photos() const { return m_photos; }
    void setReadOnly(bool isReadOnly);
    /// Each is made smaller and kept; what cannot be is told by failed().
    void addFiles(const QStringList &paths);
    bool isBusy() const { return m_running > 0; }

Q_SIGNALS:
    void photosChanged();
    void failed(const Error &error);

private:
    class Thumb;

    void askFiles();
    void showRow();
    void enlarge(int which);

    const std::optional<store::BlobStore> m_blobs;
    Use m_use;
    const qsizetype m_most;
    QList<store::BlobRef> m_photos;
    QHBoxLayout *m_row;
    QPushButton *m_add = nullptr;
    std::vector<Thumb *> m_thumbs;
    int m_running = 0;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
