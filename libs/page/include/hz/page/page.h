// One page of a lesson: its ground and its elements. A value with an index by place; one thread at
// a time.
#pragma once

#include <hz/ink/index.h>
#include <hz/ink/palette.h>
#include <hz/page/element.h>

#include <QtCore/QHash>
#include <QtCore/QRectF>
#include <QtCore/QSize>

#include <algorithm>
#include <optional>
#include <vector>

namespace hz::page {

inline constexpr QSize kPageSize{1920, 1080}; // page units; a PDF's page is fitted into as much
inline constexpr int kMaxPageSide = 1 << 20; // page units
inline constexpr int kMaxPageHeight = 20 * 1080; // that one may let a page grow to

struct Background {
    enum class Kind {
        Plain,
        Squared,
        TianZiGe, // 田字格
        Pdf,
        Ruled,
        Dots,
        MiZiGe, // 米字格
        Pinyin, // 拼音四线格
        English, // 英语四线三格
        Staff // 五线谱
    };
    Kind kind = Kind::Plain;
    ink::Ground ground = ink::Ground::White;
    int pdfPage = 0; // of the lesson's source, from 0

    bool operator==(const Background &) const = default;
};

/// "plain", "squared", "tianzige", "pdf", "ruled", …: the form in documents.
QString backgroundName(Background::Kind kind);
std::optional<Background::Kind> backgroundNamed(QStringView name);

class Page {
public:
    PageId id;
    QString order;
    QSize size = kPageSize; // page units
    Background background;

    /// False if the page has an element of this id already.
    bool add(const Element &element);
    /// False if there is none.
    bool remove(ElementId which);
    /// Another state of the element of the same id; false if there is none.
    bool replace(const Element &element);
    /// False if there is none.
    bool place(ElementId which, const Placement &placement);

    const Element *find(ElementId which) const;
    /// As above of many, in their order; what is not there is null.
    std::vector<const Element *> find(const std::vector<ElementId> &which) const;
    /// All elements, lowest first.
    std::vector<const Element *> elements() const;
    /// The elements whose bounds meet `units`, lowest first.
    std::vector<const Element *> elementsWithin(const QRectF &units) const;
    /// As above, without what is no ink.
    std::vector<const Element *> ink() const;
    std::vector<const Element *> inkWithin(const QRectF &units) const;
    /// The elements of an ink run by number, or the one object of that id.
    std::vector<const Element *> ofRun(Ulid run) const;
    /// Those that are no ink, in no order.
    std::vector<const Element *> objects() const;
    /// Where the element may leave a mark; as page::bounds(), without the work.
    QRectF boundsOf(ElementId which) const;
    /// The same of an element that this page gave.
    QRectF boundsOf(const Element &ours) const;

    qsizetype strokeCount() const { return m_strokes; }
    qsizetype elementCount() const { return m_strokes + m_objects; }
    /// Above all that is there.
    qint64 nextZ() const { return std::min(m_topZ, kMaxZ - 1) + 1; }
    /// Below all that is there.
    qint64 zBelow() const;

    bool operator==(const Page &other) const;

private:
    struct Slot {
        quint32 seq;
        quint32 slot;
    };
    using Run = std::vector<Slot>; // by number
    static const quint32 *slotIn(const Run &run, quint32 seq);
    static void sort(std::vector<const Element *> &elements);
    static bool isFree(const Element &element) { return !element.stroke && !element.object; }
    const quint32 *slotOf(ElementId which) const;

    std::vector<Element> m_elements; // by slot; a freed slot holds neither ink nor object
    std::vector<quint32> m_free;
    QHash<Ulid, Run> m_runs;
    ink::StrokeIndex m_index; // of slots
    qsizetype m_strokes = 0;
    qsizetype m_objects = 0;
    qint64 m_topZ = 0;
};

} // namespace hz::page
