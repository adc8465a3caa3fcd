// Ids of lessons, pages and strokes. Values; any thread.
#pragma once

#include <hz/core/id.h>
#include <hz/core/ulid.h>

namespace hz::page {

using LessonId = Id<struct LessonTag>; // a bare ULID; its document is "lesson:<ulid>"
using PageId = Id<struct PageTag>; // a bare ULID; its document is "page:<lesson ulid>:<ulid>"

/// A stroke is named by the ink run that keeps it and its number there. Numbers are never used
/// again.
struct StrokeId {
    Ulid run;
    quint32 seq = 0;

    auto operator<=>(const StrokeId &) const = default;
    friend size_t qHash(const StrokeId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.run, id.seq);
    }
};

} // namespace hz::page
