#include <hz/page/conflicts.h>

namespace hz::page {

store::JoinRules pageJoinRules()
{
    return {.keyedLists = {QStringLiteral("elements")}, .agreed = {QStringLiteral("removed")}};
}

store::JoinRules lessonJoinRules()
{
    return {.largest = {QStringLiteral("modified")},
        .agreed = {QStringLiteral("removed"), QStringLiteral("removedAt")}};
}

} // namespace hz::page
