// An inspection on sheets of A4: to be filled in by hand, or with what was answered, the evidence
// and who signed. Any thread.
#pragma once

#include "reports/paper.h"
#include "reports/tablereport.h"

#include <hz/inventory/inspection.h>

#include <QtGui/QImage>

namespace hz::console {

struct InspectionSheet {
    QString title = {};
    QString place = {}; // school and room
    inventory::Inspection inspection = {};
    std::optional<inventory::Signature> signature = {};
    std::vector<QImage> photos = {}; // the evidence, in the order of the items
};

std::vector<PaperPage> layOut(const InspectionSheet &sheet, const PaperLook &look);
/// The same without the pictures.
TableReport reportOf(const InspectionSheet &sheet);

/// By the end of its name a PDF, a workbook or a text document; see writeTableReport().
Result<> writeInspection(
    const QString &path, const InspectionSheet &sheet, const PaperLook &look, TaskControl &task);
/// What it is called.
QString titleOf(const inventory::Inspection &inspection);

} // namespace hz::console
