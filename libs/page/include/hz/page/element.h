// What stands on a page: ink, pictures, text and shapes. Values; any thread.
//
// An element is either ink (`stroke`) or something else (`object`), in coordinates of its own, and
// `placement` puts it on the page. So a move of anything is a change of a few integers, and what
// was written stays as it was written. Lengths are integers of 1/64 page unit; the page's ground
// chooses the shade of an ink, as it does for strokes.
#pragma once

#include <hz/ink/stroke.h>
#include <hz/page/ids.h>

#include <QtCore/QCborValue>
#include <QtCore/QJsonObject>
#include <QtCore/QSize>
#include <QtGui/QTransform>

#include <memory>
#include <variant>
#include <vector>

namespace hz::page {

inline constexpr int kSubUnits = ink::kSubUnits;
inline constexpr int kUnitsPerPoint = 2; // a page of 1920 units is a slide of 13⅓ inches
inline constexpr int kMaxText = 20'000; // characters
inline constexpr int kMaxPoints = 10'000; // of a shape
inline constexpr qint64 kMaxZ = qint64(1) << 52; // as far as JSON's numbers are exact

/// Moves, turns, scales and mirrors. Integers, so that it is the same on every machine.
struct Placement {
    qint32 m11 = kOne, m12 = 0, m21 = 0, m22 = kOne; // 1/65536; x' = m11·x + m21·y + dx
    qint32 dx = 0, dy = 0; // 1/64 page unit

    static constexpr qint32 kOne = 65536;
    static Placement from(const QTransform &transform);
    QTransform toTransform() const;
    bool isIdentity() const { return *this == Placement(); }
    bool operator==(const Placement &) const = default;
};

/// A picture from a file. Its bytes are found by their hash: in the blob store, or beside the page.
struct Image {
    QByteArray sha256 = {}; // raw
    qint64 sizeBytes = 0;
    QString mime = {};
    bool isAttached = false; // small: an attachment of the page's document, else a blob
    QSize pixels = {}; // as shown, after the camera's orientation
    QSize size = {}; // 1/64 page unit

    bool operator==(const Image &) const = default;
};

struct Text {
    enum class Align { Left, Centre, Right };

    QString text = {};
    QString ink = QStringLiteral("ink:black");
    int size = 32 * kUnitsPerPoint * kSubUnits; // of the type, 1/64 page unit
    bool isBold = false;
    bool isItalic = false;
    Align align = Align::Left;
    bool wraps = false; // at the box's width; else lines end where they were ended
    QSize box = {}; // 1/64 page unit, see measured(): kept, so that bounds need no fonts

    bool operator==(const Text &) const = default;
};

struct Shape {
    /// Line, Arrow: from the first point to the second. Rectangle, Ellipse, Triangle,
    /// RightTriangle, Diamond: into the box between two points. Polyline, Polygon: through all.
    enum class Kind {
        Line,
        Arrow,
        DoubleArrow,
        Rectangle,
        Ellipse,
        Triangle,
        RightTriangle,
        Diamond,
        Polyline,
        Polygon
    };
    enum class Dash { Solid, Dashed, Dotted };

    Kind kind = Kind::Line;
    std::vector<QPoint> points = {}; // 1/64 page unit
    QString ink = QStringLiteral("ink:black");
    int width = 4 * kSubUnits; // of the line, 1/64 page unit
    Dash dash = Dash::Solid;
    QString fill = {}; // an ink's name; empty = none
    int fillPercent = 100; // opacity

    bool operator==(const Shape &) const = default;
};

/// Of a kind that a newer version made, or damaged: kept as it is, shown as nothing.
struct Unknown {
    QJsonObject json = {};

    bool operator==(const Unknown &) const = default;
};

using Object = std::variant<Image, Text, Shape, Unknown>;
using ObjectPtr = std::shared_ptr<const Object>;

/// An element in its place: `z` orders the page's elements, ties are broken by id.
struct Element {
    ElementId id = {};
    qint64 z = 0;
    ink::StrokePtr stroke = {}; // ink, or
    ObjectPtr object = {}; // anything else; exactly one of the two is set
    Placement placement = {};
    bool isLocked = false; // not moved, changed or erased until it is unlocked
    GroupId group = {};
    std::shared_ptr<const QJsonObject> extra = {}; // fields of a newer version; null = none

    friend bool operator==(const Element &a, const Element &b);
};
using InkElement = Element;

Element objectElement(Object object, const QTransform &placed = {});

/// Where the element may leave a mark on the page, in page units; empty if it is shown as nothing.
QRectF bounds(const Element &element);
/// The corners that handles are drawn around: the element's own rectangle, before its placement.
QRectF localBounds(const Element &element);

// Properties by name, as ops change them.
inline const QString kPropertyZ = QStringLiteral("z"); // integer
inline const QString kPropertyLocked = QStringLiteral("locked"); // bool
inline const QString kPropertyGroup = QStringLiteral("group"); // 16 bytes, or null for none
inline const QString kPropertyInk = QStringLiteral("ink"); // name; strokes, text and shapes
inline const QString kPropertyWidth
    = QStringLiteral("width"); // integer, 1/64 page unit; strokes and shapes
inline const QString kPropertyObject
    = QStringLiteral("object"); // objectToCbor(); never from known to Unknown or back

/// Undefined if the element has no such property.
QCborValue property(const Element &element, QStringView name);
/// False, and nothing changed, if the element has no such property or the value does not fit.
bool setProperty(Element &element, QStringView name, const QCborValue &value);

QCborValue objectToCbor(const Object &object);
/// What is no object we know becomes Unknown.
Object objectFromCbor(const QCborValue &value);

} // namespace hz::page
