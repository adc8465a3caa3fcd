// What a sheet is read as that is brought in on a page of tasks and money, on the screen and by
// scripts. Any thread.
#pragma once

#include "works/worksquery.h"

#include <hz/inventory/worksimport.h>

namespace hz::console {

/// Of Tasks nothing is brought in.
Result<inventory::WorksImport> planWorksImport(WorksPart part, const inventory::ImportTable &table,
    const inventory::WorksBook &known, const inventory::Register &stock,
    const inventory::UnitCode &own, int year, const inventory::Deed &deed, TaskControl &task);

} // namespace hz::console
