// A plan as a workbook: transfer orders, machines that go, purchases, and who still lacks, each
// line with its reason. Any thread.
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

} // namespace hz::console
