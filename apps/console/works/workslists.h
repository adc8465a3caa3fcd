// What is listed of tasks, money, training and ledgers, for the screen and for scripts. Any thread.
#pragma once

#include "works/listing.h"

#include <hz/inventory/worksbook.h>

namespace hz::console {

/// What a listing is made from: all of it of one moment.
struct WorksSource {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::Evaluation> evaluation;
    std::shared_ptr<const inventory::WorksBook> book;
    QDate today;
    inventory::UnitCode own = {}; // a keeper's school or county; empty: everything
};

/// A row of Tasks has the key "<task>|<unit>", of Shares a unit's code, else a document's id.
Result<Listing> listingOf(WorksPart part, const WorksSource &source, TaskControl &task);

/// "Tasks", as lists and files are called.
QString titleOf(WorksPart part);
/// The name of a school or an area; its code where it is not known.
QString placeName(const inventory::Register &inventory, const inventory::UnitCode &unit);
/// "9.4 %", cut and not rounded; a dash without funds.
QString shareText(qint64 spentFen, qint64 fundsFen);
/// "31 December 2025", "31 December of each year", "standing".
QString dueText(const inventory::TaskRow &row);
/// What a task's state is called where it is overdue or from before the plan.
QString stateText(const inventory::TaskRow &row, const QDate &today);
ui::Status statusOf(const inventory::TaskRow &row, const QDate &today);

} // namespace hz::console
