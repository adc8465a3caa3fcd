// An invented prefecture to learn on, to show and to measure with: eight counties, schools, rooms,
// machines with a past, five years of censuses, some tickets, inspections, bookings and lines,
// tasks, money, training and ledgers that say what the censuses say. No name in it is of a real
// place or person.
//
// The same options give the same documents, byte for byte, ids too. At its full size the plan's
// figures are met exactly: 1,193 schools, 68,054 computers that are still there, 11,579 classrooms
// with a display for 11,815 classes, 739 recording rooms, 203 maker rooms, 408,000 pupils (215,530
// registered), 23,022 teachers (22,005 registered); vocational and special schools, kindergartens
// and the open university stand beside them. Any thread.
#pragma once

#include <hz/inventory/booking.h>
#include <hz/inventory/censusreturn.h>
#include <hz/inventory/inspection.h>
#include <hz/inventory/worksbook.h>

#include <functional>
#include <optional>
#include <vector>

namespace hz {
class TaskControl;
}
namespace hz::store {
class Database;
class ReadTransaction;
} // namespace hz::store

namespace hz::inventory {

struct SampleOptions {
    int schools = 1193; // that the plan counts; others come beside them in proportion; at least 1
    quint64 seed = 1;
    QDate today = QDate(2025, 10, 20); // machines were last seen before it
};

/// A sample, or a part of it.
struct Sample {
    Records records = {};
    std::vector<Movement> movements = {};
    std::vector<Ticket> tickets = {};
    std::vector<TicketStep> ticketSteps = {};
    std::vector<Inspection> inspections = {};
    std::vector<Booking> bookings = {};
    std::vector<LineDay> lineDays = {};
    std::vector<CensusReturn> returns = {};
    std::vector<CensusAct> acts = {};
    std::vector<Signer> signers = {};
    std::vector<UnitReport> taskReports = {};
    std::vector<Spending> spending = {};
    std::vector<PublicFunds> funds = {};
    std::vector<Trainee> trainees = {};
    std::vector<Training> trainings = {};
    std::vector<LedgerEntry> ledger = {};
    Figures figures = {}; // of a part with one school: as it is counted for the last census

    qint64 documents() const;
};

/// Hands out part by part: first the units with their censuses, then school by school, last what
/// areas added up. Ends with
/// what `take` fails with. Invalid if there is no school to make.
Result<> makeSample(
    const SampleOptions &options, const std::function<Result<>(const Sample &part)> &take);
/// All of it.
Result<Sample> makeSample(const SampleOptions &options);

struct SampleSummary {
    qint64 documents = 0;
    qint64 schools = 0;
    qint64 rooms = 0;
    qint64 devices = 0;
    qint64 computers = 0; // that are still there, of the schools the plan counts
};

/// Puts a sample's documents, a thousand at a time, each thousand durable when the next begins.
/// Conflict if the database has one of them already. What was put stays when it is told to stop, or
/// when the power goes; then the next call goes on with the options of the first, whatever it is
/// given, and leaves documents as they are that are there: somebody may have changed them.
Result<SampleSummary> writeSample(
    store::Database &database, const SampleOptions &options, TaskControl &task);

/// What writeSample() has begun and not ended; kept in "_local/sample".
Result<std::optional<SampleOptions>> unfinishedSample(const store::ReadTransaction &read);

} // namespace hz::inventory
