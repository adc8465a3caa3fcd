// The one family of line icons, in any colour, crisp at every size: stroke 1.75 of 24. GUI thread.
#pragma once

#include <QtGui/QColor>
#include <QtGui/QPixmap>

class QPainter;

namespace hz::ui {

enum class IconName {
    None,
    ArrowLeft,
    Check,
    ChevronLeft,
    ChevronRight,
    CircleCheck,
    CircleX,
    Contrast,
    Copy,
    Ellipsis,
    Eraser,
    FileDown,
    FilePlus,
    FileText,
    FolderOpen,
    Grid2x2,
    Grid3x3,
    Hand,
    Highlighter,
    House,
    Image,
    Info,
    Maximize,
    Minimize,
    Moon,
    Pen,
    Plus,
    Redo,
    Save,
    Scan,
    Search,
    Square,
    Sun,
    Trash,
    TriangleAlert,
    Undo,
    X,
    ZoomIn,
    ZoomOut,
};
inline constexpr int kIcons = int(IconName::ZoomOut) + 1;

/// `size` in logical pixels. Made once for each size, colour and ratio.
QPixmap iconPixmap(IconName name, int size, const QColor &colour, double devicePixelRatio);
/// Centred in `rect`.
void drawIcon(QPainter &painter, IconName name, const QRect &rect, int size, const QColor &colour);

} // namespace hz::ui
