#include "benchpeers.h"
#include "quietline.h"
#include "syncbench.h"

#include <random>

using namespace hz::sync;

namespace hz::test {

namespace {

constexpr int kSessions = 12; // both sides remember the last of them

// 1,000 strokes in sealed runs of 4 KiB, as ink is kept.
store::Draft inkedPage()
{
    store::Draft page{.id = QStringLiteral("page:1"), .body = {{QStringLiteral("runs"), 50}}};
    std::mt19937_64 random(1);
    for (int run = 0; run < 50; ++run) {
        QByteArray bytes(4096, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random());
        page.attachments.insert(
            QStringLiteral("ink/%1").arg(run), {QStringLiteral("application/x-ink"), bytes});
    }
    return page;
}

void tell(const QByteArray &figure, const QuietUse &use)
{
    print(kSyncBench, figure + ": requests", "client", use.requests, "requests");
    print(kSyncBench, figure + ": all bytes on the line", "client", double(use.bytes), "B");
}

} // namespace

void benchQuiet(const TestDir &dir)
{
    const QuietHub hub(dir.path(QStringLiteral("quiet")));
    const BadLine line(hub.port(), {});
    const auto database = openedAt(dir.path(QStringLiteral("quiet.sqlite")));
    store::Draft page = inkedPage();
    page.parent = *putNow(*database, page);
    for (int session = 0; session < kSessions; ++session) {
        (void)putNow(*database, {.id = QStringLiteral("note:%1").arg(session)});
        (void)meetingOf(*database, line, Direction::Both, hub.withCookie());
    }
    (void)meetingOf(*database, line, Direction::Pull, hub.withCookie()); // our own, told back
    const std::pair<const char *, Credentials> callers[]
        = {{"a cookie", hub.withCookie()}, {"a bearer token", hub.withBearer()}};
    const std::pair<const char *, Direction> ways[]
        = {{"pull", Direction::Pull}, {"push", Direction::Push}, {"both", Direction::Both}};
    for (const auto &[caller, credentials] : callers)
        for (const auto &[way, direction] : ways)
            tell(QByteArray("nothing new, ") + way + " with " + caller,
                meetingOf(*database, line, direction, credentials));
    for (const auto &[way, direction] : ways) { // a hub that has moved
        const BadLine other(hub.port(), {});
        tell(QByteArray("nothing new, ") + way + " with a cookie, at an address not met before",
            meetingOf(*database, other, direction, hub.withCookie()));
    }
    page.keep = page.attachments.keys();
    page.attachments
        = {{QStringLiteral("ink/50"), {QStringLiteral("application/x-ink"), QByteArray(80, 'x')}}};
    (void)putNow(*database, page);
    tell("one stroke more on a page of 1000, push with a cookie",
        meetingOf(*database, line, Direction::Push, hub.withCookie()));
}

} // namespace hz::test
