// The ops behind the commands of a selection. Pure functions of a page; any thread. Nothing means
// that nothing would change; locked elements are left as they are.
#pragma once

#include <hz/page/op.h>

#include <optional>
#include <vector>

namespace hz::page {

using Ids = std::vector<ElementId>;

std::optional<Op> removed(const Page &page, const Ids &ids);
/// `by` maps points of the page; what would vanish or leave the numbers' range stays.
std::optional<Op> transformed(const Page &page, const Ids &ids, const QTransform &by);
std::optional<Op> withProperty(
    const Page &page, const Ids &ids, const QString &name, const QCborValue &value);

std::optional<Op> toFront(const Page &page, const Ids &ids);
std::optional<Op> toBack(const Page &page, const Ids &ids);
/// Above the next element that lies over one of them, or below the next one under them.
std::optional<Op> raised(const Page &page, const Ids &ids);
std::optional<Op> lowered(const Page &page, const Ids &ids);

/// The elements, lowest first.
std::vector<Element> selected(const Page &page, const Ids &ids);
void moveBy(std::vector<Element> &elements, QPointF offset);
QRectF boundsOf(const std::vector<Element> &elements);
/// Side by side in the usual page's part of `area`, each as large as fits and no larger than it is.
void layOut(std::vector<Element> &elements, const QRectF &area);
/// Other groups for copies: they are grouped among themselves.
void regroup(std::vector<Element> &elements);
/// As above, and no longer locked: whoever makes a copy wants to move it.
void makeCopies(std::vector<Element> &elements);

} // namespace hz::page
