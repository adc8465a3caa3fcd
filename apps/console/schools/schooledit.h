// Changes of schools, one or hundreds: worked out before anything is written, and read from rows of
// a spreadsheet. Any thread.
#pragma once

#include "window/recordplan.h"

#include <hz/inventory/register.h>

#include <functional>

namespace hz {
class TaskControl;
}

namespace hz::console {

struct SchoolChange {
    inventory::UnitCode school;
    std::function<void(inventory::School &)> change;
};

Result<RecordPlan> planSchools(const inventory::Register &inventory,
    const std::vector<SchoolChange> &changes, TaskControl &task);

/// The first row names the columns as the table does; a school is found by its code, or by its name
/// where that is not there. Name, kind, county, locality and who runs it can be changed; an empty
/// cell leaves what is. Invalid where the columns that find a school are not there.
Result<RecordPlan> planPastedSchools(
    const QString &text, const inventory::Register &inventory, TaskControl &task);

/// "12 schools".
QString schoolsText(int count);
/// Who runs a school: its county, or the prefecture's bureau itself.
QString runByText(bool isPrefectureSchool);
/// A county's name; empty where there is none.
QString countyText(const inventory::Register &inventory, const inventory::UnitCode &county);

} // namespace hz::console
