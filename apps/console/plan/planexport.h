// A plan as a workbook: transfer orders, machines that go, purchases, and who still lacks, each
// line with its reason; of several years with a line a year. Any thread.
#pragma once

#include <hz/inventory/planreasons.h>

namespace hz::console {

struct PlanToExport {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::PlanBasis> basis;
    inventory::PlanTerms terms;
    inventory::PlanScope scope;
    inventory::GapPlan plan;
};

Result<> writePlan(const QString &path, const PlanToExport &plan, TaskControl &task);

struct YearsToExport {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::PlanBasis> basis;
    inventory::PlanTerms terms;
    inventory::YearTerms years;
    inventory::YearPlan plan;
};

Result<> writeYears(const QString &path, const YearsToExport &all, TaskControl &task);

} // namespace hz::console
