// A plan as tables: transfer orders, machines that go, purchases, and who still lacks, each line
// with its reason; of several years with a line a year; and scenarios beside each other. Any
// thread.
#pragma once

#include "reports/tablereport.h"

#include <hz/inventory/planreasons.h>
#include <hz/inventory/planscenario.h>
#include <hz/inventory/transfer.h>

namespace hz::console {

struct PlanToExport {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::PlanBasis> basis;
    inventory::PlanTerms terms;
    inventory::PlanScope scope;
    inventory::GapPlan plan;
};
TableReport reportOf(const PlanToExport &all);

struct YearsToExport {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::PlanBasis> basis;
    inventory::PlanTerms terms;
    inventory::YearTerms years;
    inventory::YearPlan plan;
};
TableReport reportOf(const YearsToExport &all);

/// `rules` has the titles of the targets.
TableReport reportOf(
    const std::vector<inventory::PlanScenario> &scenarios, const inventory::RuleSet &rules);

/// "412, +12": of one scenario, and what it has more than the first.
QString besideText(const inventory::ComparedLine &line, qsizetype scenario);

/// The transfers of a plan as orders that can be issued; `name` is what they follow from.
std::vector<inventory::Transfer> transfersOf(const PlanToExport &all, const QString &name);
std::vector<inventory::Transfer> transfersOf(const YearsToExport &all, const QString &name);

} // namespace hz::console
