// Everything that is kept of the plan's tasks, of money, training and the ledgers, read at once: a
// snapshot, held by shared_ptr<const WorksBook>, read on any thread.
#pragma once

#include <hz/inventory/ledger.h>
#include <hz/inventory/plantask.h>
#include <hz/inventory/spending.h>
#include <hz/inventory/training.h>

#include <memory>

namespace hz::inventory {

struct WorksBook {
    std::vector<UnitReport> reports = {};
    std::vector<Spending> spending = {}; // by id, so are all below
    std::vector<PublicFunds> funds = {};
    std::vector<Trainee> trainees = {};
    std::vector<Training> trainings = {}; // those of a person together, people as in `trainees`
    std::vector<LedgerEntry> ledger = {};

    /// Conflict while the projection is being built; Cancelled when told to stop. What is on paper
    /// only, such as who wrote a training down, is left out of trainings.
    static Result<std::shared_ptr<const WorksBook>> load(
        const store::ReadTransaction &read, TaskControl &task);
    /// Of one person.
    std::span<const Training> trainingsOf(const TraineeId &person) const;
};

/// Takes a document away: the edit that does it. NotFound where there is none.
Result<QList<Edit>> planRemoval(const store::ReadTransaction &read, const QString &documentId);

} // namespace hz::inventory
