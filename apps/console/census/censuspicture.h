// A census year as screens and commands read it: the form, what the inventory says, what was
// handed in this year and last. A value of one moment; any thread.
#pragma once

#include <hz/inventory/censusacts.h>
#include <hz/inventory/censusdesk.h>
#include <hz/store/database.h>

namespace hz::console {

struct CensusPicture {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::Evaluation> evaluation;
    std::shared_ptr<const inventory::ReturnForm> form;
    std::shared_ptr<const inventory::CensusYear> now;
    std::shared_ptr<const inventory::CensusYear> last;
    QDate today;
    inventory::UnitTree tree = {};

    int year() const { return now->year(); }
    inventory::CensusBasis basis() const
    {
        return {*inventory, *evaluation, *form, *now, *last, today};
    }
    /// What a school would hand in now.
    inventory::CensusReturn snapshot(quint32 school) const;
    /// "One that is not filled in, two that are not explained"; empty if it can be handed in.
    QString obstacle(const std::vector<inventory::Finding> &findings) const;
};

/// Reads the returns of the evaluation's year and of the one before; of one unit alone if it is
/// named.
Result<CensusPicture> readCensus(const store::Database &database,
    std::shared_ptr<const inventory::Register> inventory,
    std::shared_ptr<const inventory::Evaluation> evaluation,
    std::shared_ptr<const inventory::ReturnForm> form, const QDate &today,
    const inventory::UnitCode &only = {});

/// Whoever keeps this database, with its key, which is made when there is none. An empty `name` is
/// the one that the same account signed with last; empty still if there is none.
Result<inventory::Reporter> reporterOf(store::Database &database, const QString &name,
    const QDateTime &now, const inventory::Actor &who);

} // namespace hz::console
