// A PDF opened for reading: page sizes, pictures of pages, text.
//
// Threads: a Document is used by one thread at a time, any thread; several Documents run in
// parallel. Opening reads the cross-reference table only; a page costs nothing until it is asked
// for. The file is untrusted: whatever it holds, a call ends with a value or an Error that names
// the file and the cause. A page that was cancelled or failed leaves the Document usable.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QRectF>
#include <QtCore/QSize>
#include <QtCore/QString>
#include <QtGui/QImage>

#include <memory>

namespace hz {
class TaskControl;
}

namespace hz::pdf {

inline constexpr int kMaxPages = 20'000;
inline constexpr int kMaxRenderSide = 16'384; // pixels
inline constexpr qint64 kMaxRenderPixels = qint64(1) << 25; // 128 MiB of RGB32, four 4K screens
inline constexpr double kMaxPageSidePoints
    = 200'000; // some 70 m; PDF itself stops at 14,400 before UserUnit

struct OpenOptions {
    QString password = {};
    QString name
        = {}; // what errors call the file, when its path says nothing to people; empty = the path
};

class Document final {
    Q_DECLARE_TR_FUNCTIONS(hz::pdf::Document)
public:
    /// Denied when a password is needed or wrong, Corrupt when the file is damaged beyond repair.
    static Result<std::unique_ptr<Document>> open(
        const QString &path, const OpenOptions &options = {});
    ~Document();
    Q_DISABLE_COPY_MOVE(Document)

    const QString &path() const;
    int pageCount() const;

    /// In points, as the page is shown: the crop box after /Rotate.
    Result<QSizeF> pageSize(int page);

    /// The part `pageRect01` (0..1 of the shown page) as `pixels` pixels of RGB32 on white.
    ///
    /// Cancelling ends it within a few ms, inside large images too; see the README for what cannot
    /// be cut short.
    Result<QImage> render(int page, const QRectF &pageRect01, QSize pixels, TaskControl &task);

    /// The page's text in reading order, lines separated by '\n'.
    Result<QString> text(int page);

private:
    struct Private;
    explicit Document(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

} // namespace hz::pdf
