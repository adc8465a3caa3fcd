// Ids of lessons, pages and elements. Values; any thread.
#pragma once

#include <hz/core/id.h>
#include <hz/core/ulid.h>

namespace hz::page {

using LessonId = Id<struct LessonTag>; // a bare ULID; its document is "lesson:<ulid>"
using PageId = Id<struct PageTag>; // a bare ULID; its document is "page:<lesson ulid>:<ulid>"

/// A stroke is named by the ink run that keeps it and its number there; any other element by a ULID
/// of its own and 0. Numbers are never used again.
struct ElementId {
    Ulid run;
    quint32 seq = 0;

    bool isNull() const { return run.isNull(); }
    auto operator<=>(const ElementId &) const = default;
    friend size_t qHash(const ElementId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.run, id.seq);
    }
};
using StrokeId = ElementId;

using GroupId = Ulid; // elements that are selected together; null = in no group

/// Who writes: the teacher, or a pupil at the board beside her. Each undoes what is theirs. Means
/// something only while the lesson is open.
struct Writer {
    quint32 number = 0;

    auto operator<=>(const Writer &) const = default;
    friend size_t qHash(Writer writer, size_t seed = 0) { return qHash(writer.number, seed); }
};

} // namespace hz::page
