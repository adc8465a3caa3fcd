// One page of a lesson: its ground and its ink. A value with an index by place; one thread at a
// time.
#pragma once

#include <hz/ink/index.h>
#include <hz/ink/palette.h>
#include <hz/ink/stroke.h>
#include <hz/page/ids.h>

#include <QtCore/QHash>
#include <QtCore/QRectF>
#include <QtCore/QSize>

#include <vector>

namespace hz::page {

inline constexpr QSize kPageSize{1920, 1080}; // page units; a PDF's page is fitted into as much

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

/// A stroke in its place: `z` orders the page's elements, ties are broken by id.
struct InkElement {
    StrokeId id;
    qint64 z = 0;
    ink::StrokePtr stroke;

    friend bool operator==(const InkElement &a, const InkElement &b)
    {
        return a.id == b.id && a.z == b.z && (a.stroke == b.stroke || *a.stroke == *b.stroke);
    }
};

class Page {
public:
    PageId id;
    QString order;
    QSize size = kPageSize; // page units
    Background background;

    /// False if the page has an element of this id already.
    bool add(const InkElement &element);
    /// False if there is none.
    bool remove(StrokeId stroke);

    const InkElement *find(StrokeId stroke) const;
    /// All ink, lowest first.
    std::vector<const InkElement *> ink() const;
    /// The ink whose bounds meet `units`, lowest first.
    std::vector<const InkElement *> inkWithin(const QRectF &units) const;
    qsizetype strokeCount() const { return m_slots.size(); }
    /// Above all that is there.
    qint64 nextZ() const { return m_topZ + 1; }

    bool operator==(const Page &other) const;

private:
    static bool lower(const InkElement *a, const InkElement *b);

    std::vector<InkElement> m_elements; // by slot; a freed slot has no stroke
    std::vector<quint32> m_free;
    QHash<StrokeId, quint32> m_slots;
    ink::StrokeIndex m_index;
    qint64 m_topZ = 0;
};

} // namespace hz::page
