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
    std::vector<InkElement> elements;
    bool operator==(const AddElements &) const = default;
};

struct RemoveElements {
    PageId page;
    std::vector<InkElement> elements; // whole, for the inverse
    bool operator==(const RemoveElements &) const = default;
};

struct AddPage {
    PageId page;
    QString order;
    QSize size = kPageSize;
    Background background;
    std::vector<InkElement> elements;
    bool operator==(const AddPage &) const = default;
};

struct RemovePage {
    AddPage page; // whole, for the inverse
    bool operator==(const RemovePage &) const = default;
};

/// A page's "background", or the lesson's "title" and "currentPage".
struct SetProperty {
    PageId page; // empty = the lesson
    QString name;
    QCborValue before;
    QCborValue after;
    bool operator==(const SetProperty &) const = default;
};

using Op = std::variant<AddElements, RemoveElements, AddPage, RemovePage, SetProperty>;

Op inverse(const Op &op);
/// The page an op is about; empty for the lesson itself.
const PageId &pageOf(const Op &op);

/// An array: the op's number, then its fields. Readers skip fields they do not know at an array's
/// end.
QCborValue toCbor(const Op &op);
Result<Op> opFromCbor(const QCborValue &value);

QCborValue toCbor(const Background &background);
Result<Background> backgroundFromCbor(const QCborValue &value);

} // namespace hz::page
