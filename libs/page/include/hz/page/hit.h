// What a finger, a lasso or an eraser means on a page. Any thread.
#pragma once

#include <hz/page/page.h>

#include <QtGui/QPolygonF>

#include <vector>

namespace hz::page {

/// True if the way of a round eraser or fingertip of `radius` page units from `from` to `to` meets
/// the element.
bool touches(const Element &element, QPointF from, QPointF to, double radius);

/// The topmost element within `radius` page units of a point; null if there is none.
const Element *elementAt(const Page &page, QPointF units, double radius);

/// The elements that lie in a closed line with more than half of themselves, lowest first.
std::vector<const Element *> elementsInside(const Page &page, const QPolygonF &lasso);

/// Elements of this page with all that are in a group with one of them.
std::vector<const Element *> withGroups(const Page &page, std::vector<const Element *> elements);

/// The rectangle around them, page units; null if none of them shows.
QRectF boundsOf(const Page &page, const std::vector<ElementId> &ids);

} // namespace hz::page
