// Something drawn on one sheet of A4 that lies across, below its title. GUI thread.
#pragma once

#include <hz/core/result.h>
#include <hz/ui/look.h>

#include <functional>

class QPainter;

namespace hz::console {

/// As a PDF.
Result<> writeOnePage(const QString &path, const QString &title, const QString &note,
    const std::function<void(QPainter &, const QRectF &room, const ui::Look &)> &paint);

} // namespace hz::console
