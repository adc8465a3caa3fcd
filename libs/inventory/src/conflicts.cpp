#include <hz/inventory/conflicts.h>

namespace hz::inventory {

store::JoinRules recordJoinRules()
{
    // What is absent where it is false or nobody's: a leaf without it says so.
    return {.keyedLists = {QStringLiteral("signatures")},
        .largest = {QStringLiteral("lastSeen"), QStringLiteral("seen"), QStringLiteral("heldSince"),
            QStringLiteral("stateSince")},
        .agreed = {QStringLiteral("room"), QStringLiteral("state"), QStringLiteral("assignment"),
            QStringLiteral("holder"), QStringLiteral("position"), QStringLiteral("donated"),
            QStringLiteral("fixed"), QStringLiteral("outOfUse"), QStringLiteral("locked")}};
}

} // namespace hz::inventory
