#include "works/worksbringing.h"

namespace hz::console {

using namespace inventory;

Result<WorksImport> planWorksImport(WorksPart part, const ImportTable &table,
    const WorksBook &known, const Register &stock, const UnitCode &own, int year, const Deed &deed,
    TaskControl &task)
{
    switch (part) {
    case WorksPart::Shares:
    case WorksPart::Spending:
        return planSpendingImport(table, known, stock, own, year, deed, task);
    case WorksPart::Training:
        return planTrainingImport(table, known, stock, own, deed, task);
    case WorksPart::Ledgers:
        return planLedgerImport(table, known, stock, own, year, deed, task);
    case WorksPart::Tasks:
        break;
    }
    return WorksImport{};
}

} // namespace hz::console
