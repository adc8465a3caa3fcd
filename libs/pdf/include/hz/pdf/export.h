// Writes a new PDF: original pages kept as they are, with vector ink laid over them.
//
// Threads: any, one call is one piece of work; needs a QGuiApplication for fonts.
// The target is whole or untouched: it is written beside, synced and renamed. Text of original
// pages stays text.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QSizeF>
#include <QtCore/QString>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace hz {
class TaskControl;
}

namespace hz::pdf {

struct ExportSource {
    QString pdfPath;
    int page = 0; // from 0
    QString name = {}; // as OpenOptions::name
};

/// How what is painted lies over what is beneath.
enum class Blend { Cover, Multiply, Screen };

struct ExportPage {
    std::optional<ExportSource> source; // lies at the top left, unscaled

    /// With a source, the page grows to the right and to the bottom when this is larger than the
    /// original, which is never cut; empty means the original's size. Without a source this is the
    /// page's size.
    QSizeF sizePoints;

    /// Paints over the page; the painter's unit square is scaled so that `sizeUnits` fills the
    /// page. Empty when there is nothing to paint: such an original is copied untouched.
    std::function<void(QPainter &)> paintOver;
    QSizeF sizeUnits;

    /// For all that is painted while the painter has an opacity (QPainter::setOpacity) below 1;
    /// the rest covers. QPainter cannot say it to a PDF, and colours that are translucent by
    /// themselves are left alone; pens are opaque.
    Blend blend = Blend::Cover;
};

/// Replaces `toPath` by a PDF of these pages. Bookmarks and links survive when every page of a
/// source is exported.
Result<> writePdf(const QString &toPath, const std::vector<ExportPage> &pages, const QString &title,
    TaskControl &task);

} // namespace hz::pdf
