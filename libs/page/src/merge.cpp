#include "merge.h"

#include <optional>

namespace hz::page {

namespace {

// What to set, if they changed it and we did not.
template<typename T> std::optional<T> changed(const T &ours, const T &base, const T &theirs)
{
    return ours == base && theirs != base ? std::optional(theirs) : std::nullopt;
}

bool isSame(const Element *a, const Element *b)
{
    return a && b ? *a == *b : a == b;
}

} // namespace

std::vector<Op> changesTo(const Page &ours, const Page &base, const Page &theirs)
{
    RemoveElements remove{ours.id, {}};
    AddElements add{ours.id, {}};
    for (const Element *element : base.elements()) {
        const Element *our = ours.find(element->id);
        const Element *their = theirs.find(element->id);
        if (!isSame(our, element) || isSame(their, element))
            continue; // ours, or changed by nobody
        remove.elements.push_back(*element);
        if (their)
            add.elements.push_back(*their);
    }
    for (const Element *element : theirs.elements())
        if (!base.find(element->id) && !ours.find(element->id))
            add.elements.push_back(*element);
    std::vector<Op> ops;
    if (!remove.elements.empty())
        ops.push_back(remove);
    if (!add.elements.empty())
        ops.push_back(add);
    if (const auto order = changed(ours.order, base.order, theirs.order))
        ops.push_back(SetProperty{ours.id, QStringLiteral("order"), ours.order, *order});
    if (const auto size = changed(ours.size, base.size, theirs.size))
        ops.push_back(
            SetProperty{ours.id, QStringLiteral("size"), sizeToCbor(ours.size), sizeToCbor(*size)});
    if (const auto background = changed(ours.background, base.background, theirs.background))
        ops.push_back(SetProperty{
            ours.id, QStringLiteral("background"), toCbor(ours.background), toCbor(*background)});
    return ops;
}

} // namespace hz::page
