// Elements as JSON of documents and CBOR of ops. The shapes are in the README. Any thread.
//
// Reading is total: what this version does not understand is kept. Bytes from outside are bounded
// by whoever reads them; numbers and lengths are checked here.
#pragma once

#include <hz/core/result.h>
#include <hz/page/element.h>

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <optional>
#include <vector>

namespace hz::page {

inline constexpr qsizetype kMaxElementsAnOp = 1 << 20;

template<typename... Visit> struct Overloaded : Visit... {
    using Visit::operator()...;
};
template<typename... Visit> Overloaded(Visit...) -> Overloaded<Visit...>;

/// Qt reads a floating-point number as an integer even where it is beyond them.
qint64 integerOf(const QCborValue &value, qint64 otherwise = 0);
qint64 integerOf(const QJsonValue &value, qint64 otherwise = 0);

QString attachmentOfPicture(QByteArrayView sha256);

QJsonObject objectToJson(const Object &object);
/// Takes the fields it knows out of `fields`.
Object takeObject(QJsonObject &fields);

/// Placement, lock, group and what a newer version added; nothing for what is as usual.
QJsonObject stateToJson(const Element &element);
/// Takes the fields it knows out of `fields`.
void takeState(QJsonObject &fields, Element &element);
/// Keeps what nobody took.
void setExtra(const QJsonObject &fields, Element &element);

/// An element that is no ink, as the page's document lists it.
QJsonObject elementToJson(const Element &element);
/// Nothing if it has no id to know it by.
std::optional<Element> elementFromJson(QJsonObject json);

QCborArray elementsToCbor(const std::vector<Element> &elements);
Result<std::vector<Element>> elementsFromCbor(const QCborValue &value);

QCborValue placementToCbor(const Placement &placement);
Result<Placement> placementFromCbor(const QCborValue &value);
/// Runs and numbers in one array: each run's 16 bytes, then its numbers.
QCborArray idsToCbor(const std::vector<ElementId> &ids);
Result<std::vector<ElementId>> idsFromCbor(const QCborValue &value);

/// The error of a journal's or clipboard's bytes.
Failure damagedOp(const char *what);

} // namespace hz::page
