// Does the list of a prefecture's faults open at once, and that of its inspections? On the full
// sample, and on ten years of what its schools report in one; beside only visiting the same rows.
// One JSON line a figure. The bar is 1 s.
#include "area.h"

#include <hz/core/task.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/inventory/sample.h>
#include <hz/inventory/ticketlist.h>
#include <hz/store/database.h>
#include <hz/store/transaction.h>

#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace hz;
using namespace hz::inventory;

namespace {

const QDate kToday(2025, 10, 20);
constexpr int kYears = 10; // copies of every ticket

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"service\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n",
        figure, value, unit);
    std::fflush(stdout);
}

// What this thread spent, so that a busy machine does not count. Nothing here waits for another.
template<typename Work> double msOf(Work work)
{
    constexpr int kRuns = 5;
    const auto spent = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    };
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i) {
        const double before = spent();
        work();
        times.push_back(spent() - before);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

// Every ticket again, under other ids.
void addYears(store::Database &database)
{
    const Result<Sample> sample = makeSample({});
    if (!sample)
        qFatal("%s", hz::test::told(sample).constData());
    quint64 number = 0;
    for (int year = 1; year < kYears; ++year) {
        QList<Edit> edits;
        QHash<TicketId, TicketId> ids;
        for (Ticket ticket : sample->tickets) {
            const TicketId id(Ulid::fromNumber(++number).toString());
            ids.insert(ticket.id, id);
            ticket.id = id;
            edits.append({documentId(ticket), {}, ticket.toJson()});
        }
        for (TicketStep step : sample->ticketSteps) {
            step.ticket = ids.value(step.ticket);
            edits.append({documentId(step), {}, step.toJson()});
        }
        TaskControl task;
        const auto written = writeEdits(database, edits, task);
        if (!written)
            qFatal("%s", hz::test::told(written).constData());
    }
}

void benchTickets(store::Database &database, const char *figure)
{
    const auto read = database.read();
    const auto stock = *Register::load(**read);
    TaskControl task;
    size_t rows = 0;
    const double ms = msOf([&] {
        const auto book = *TicketBook::load(**read, stock, task);
        rows = book->list({}, kToday, task)->rows.size();
    });
    print(figure, ms, "ms");
    print("rows of it", double(rows), "rows");
    const auto book = *TicketBook::load(**read, stock, task);
    print("a keystroke in it",
        msOf([&] { (void)book->list({.words = QStringLiteral("电源")}, kToday, task); }), "ms");
    print("the same rows, only visited", msOf([&] {
        qint64 bytes = 0;
        for (const char *query : {"allTickets", "allTicketSteps"})
            (void)(*read)->forEachRow(
                QString::fromLatin1(query), {}, [&bytes](const store::Row &row) -> Result<> {
                    bytes += row.utf8(0).size() + row.utf8(1).size() + row.utf8(2).size();
                    return {};
                });
    }),
        "ms");
}

} // namespace

int main()
{
    const QTemporaryDir dir;
    auto database = store::Database::open(dir.filePath(QStringLiteral("ops.sqlite")),
        {.projections = {Register::projection(), ticketProjection(), inspectionProjection()}});
    if (!database)
        qFatal("%s", hz::test::told(database).constData());
    TaskControl task;
    const auto summary = writeSample(**database, {}, task);
    if (!summary)
        qFatal("%s", hz::test::told(summary).constData());
    benchTickets(**database, "tickets of the prefecture, opened");
    const auto read = (*database)->read();
    const auto stock = *Register::load(**read);
    size_t rows = 0;
    print("inspections of the prefecture, opened", msOf([&] {
        const auto book = *InspectionBook::load(**read, stock, kToday, task);
        rows = book->list({}, task)->rows.size();
    }),
        "ms");
    print("rows of it", double(rows), "rows");
    addYears(**database);
    benchTickets(**database, "tickets of ten years, opened");
    return 0;
}
