// The one family of line icons, in any colour, crisp at every size: stroke 1.75 of 24. Drawn at
// first use and kept. GUI thread.
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>
#include <QtGui/QPixmap>

class QPainter;

namespace hz::ui {

enum class IconName {
    None,
    ArrowLeft,
    Camera,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    CircleAlert,
    CircleCheck,
    CircleX,
    CloudCheck,
    CloudOff,
    Contrast,
    Copy,
    Download,
    Ellipsis,
    Eraser,
    FileDown,
    FilePlus,
    FileText,
    FolderOpen,
    Fullscreen,
    Grid2x2,
    Grid3x3,
    Hand,
    Highlighter,
    House,
    Image,
    Info,
    LayoutGrid,
    Library,
    LogOut,
    Maximize,
    Minimize,
    Minus,
    Monitor,
    Moon,
    MousePointer,
    MoveHorizontal,
    PanelLeft,
    Pen,
    Plus,
    Presentation,
    Redo,
    RefreshCw,
    Save,
    Scan,
    Search,
    Shapes,
    Share,
    SlidersHorizontal,
    Square,
    Sun,
    Trash,
    TriangleAlert,
    Type,
    Undo,
    Usb,
    X,
    ZoomIn,
    ZoomOut,
    BringToFront,
    CopyPlus,
    Crosshair,
    Group,
    Lock,
    LockOpen,
    SendToBack,
    Ungroup,
    History,
    ArchiveRestore,
    Pointer,
    Settings,
    Keyboard,
    Printer,
    ChartColumn,
    ChartNoAxes,
    Target,
    DoorOpen,
    School,
    ArrowLeftRight,
    Wrench,
    ScanBarcode,
    Wifi,
    Calendar,
    Upload,
    Columns,
    ExternalLink,
    List,
    CloudUpload,
    User,
    ArrowRight,
    ArrowUp,
    Folder,
    FolderPlus,
    HardDrive,
    Power,
    Network,
    Projector,
    AppWindow,
    ClipboardCheck,
};
inline constexpr size_t kIcons = size_t(IconName::ClipboardCheck) + 1;

/// For Qt's own widgets; follows the theme: text, disabled, accent when it is on.
QIcon icon(IconName name);

/// `size` in logical pixels. Made once for each size, colour and ratio.
QPixmap iconPixmap(IconName name, int size, const QColor &colour, double devicePixelRatio);

/// Centred in `rect`.
void drawIcon(QPainter &painter, IconName name, const QRect &rect, int size, const QColor &colour);

} // namespace hz::ui
