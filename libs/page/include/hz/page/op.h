// Every change of a lesson is an op: what undo inverts, the journal appends, and later a recording
// stamps and a live lesson relays. There is no second path. Values; any thread.
#pragma once

#include <hz/core/result.h>
#include <hz/page/page.h>

#include <QtCore/QCborValue>

#include <variant>
#include <vector>

namespace hz::page {

struct AddElements {
    PageId page;
    std::vector<Element> elements;
    bool operator==(const AddElements &) const = default;
};

struct RemoveElements {
    PageId page;
    std::vector<Element> elements; // whole, for the inverse
    bool operator==(const RemoveElements &) const = default;
};

/// Where elements stand. Both ends are told, so that a replay sets and never adds up, and the
/// inverse is exact.
struct TransformElements {
    struct Part {
        Placement before;
        Placement after;
        std::vector<ElementId> ids;
        bool operator==(const Part &) const = default;
    };

    PageId page;
    std::vector<Part> parts;
    bool operator==(const TransformElements &) const = default;
};

/// A property of elements, by its name in element.h.
struct SetElementProperty {
    struct Part {
        QCborValue before;
        QCborValue after;
        std::vector<ElementId> ids;
        bool operator==(const Part &) const = default;
    };

    PageId page;
    QString name;
    std::vector<Part> parts;
    bool operator==(const SetElementProperty &) const = default;
};

struct AddPage {
    PageId page = {};
    QString order = {};
    QSize size = kPageSize;
    Background background = {};
    std::vector<Element> elements = {};
    bool operator==(const AddPage &) const = default;
};

struct RemovePage {
    AddPage page; // whole, for the inverse
    bool operator==(const RemovePage &) const = default;
};

/// A page's "background", "size" and "order", or the lesson's "title" and "currentPage".
struct SetProperty {
    PageId page; // empty = the lesson
    QString name;
    QCborValue before;
    QCborValue after;
    bool operator==(const SetProperty &) const = default;
};

using Op = std::variant<AddElements, RemoveElements, AddPage, RemovePage, SetProperty,
    TransformElements, SetElementProperty>;

Op inverse(const Op &op);
/// The page an op is about; empty for the lesson itself.
const PageId &pageOf(const Op &op);

/// Appends `next` to `last` if both set the same of the same elements, so that a drag of many moves
/// is one change. False if they are two.
bool coalesce(Op &last, const Op &next);

/// An array: the op's number, then its fields. Readers skip fields they do not know at an array's
/// end.
QCborValue toCbor(const Op &op);
/// Unsupported if it is an op of a newer version.
Result<Op> opFromCbor(const QCborValue &value);

QCborValue sizeToCbor(QSize size);
Result<QSize> sizeFromCbor(const QCborValue &value);

QCborValue toCbor(const Background &background);
Result<Background> backgroundFromCbor(const QCborValue &value);

} // namespace hz::page
