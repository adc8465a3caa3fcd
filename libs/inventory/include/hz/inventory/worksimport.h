// Spending, training and entries of registers brought in from a sheet, or from what was copied in
// one: each row becomes a document or is refused with its number and the reason. Bringing a sheet
// in twice changes nothing: a row is the same as what is kept where its unit, day, title or voucher
// and amount are. Values; any thread.
//
// Titles of columns are found by the words people use; the row of titles is the first that has all
// that are needed, among the first ten.
//   spending   school or county, line, amount; year or day; note, voucher
//   training   name, school, day, title, hours; practice, role, level, organiser
//   registers  register, school or county; year or day; until, name, responsible, people, posts,
//              award, note. Evidence is attached afterwards.
#pragma once

#include <hz/inventory/importtable.h>
#include <hz/inventory/worksbook.h>

namespace hz::inventory {

struct WorksImport {
    QList<Edit> edits = {};
    int added = 0;
    int same = 0; // known already
    int people = 0; // new ones
    int refused = 0;
    QStringList problems = {}; // tr(): "Row 3: …", the first hundred of them
};

/// Of rows that name no school: `ownUnit`. Of rows that name no year: `year`. Invalid where a
/// column is missing, with its name.
Result<WorksImport> planSpendingImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, int year, const Deed &deed,
    TaskControl &task);
Result<WorksImport> planTrainingImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, const Deed &deed, TaskControl &task);

Result<WorksImport> planLedgerImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, int year, const Deed &deed,
    TaskControl &task);

} // namespace hz::inventory
