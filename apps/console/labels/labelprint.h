// Labels of machines as a PDF: a QR code that names the machine for good, its asset number as bars
// where there is room for them, and the words people read. Any thread.
//
// Modules are whole dots of a printer with 203 to the inch, at least two wide, and lie on its
// raster: a thermal printer then draws each as it is.
#pragma once

#include "labels/labelsheet.h"

#include <hz/inventory/register.h>
#include <hz/ui/look.h>

#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::console {

struct Label {
    QByteArray code = {}; // in the QR code
    QByteArray bars = {}; // in Code 128; empty: none
    QString number = {};
    QString what = {};
    QString place = {};

    bool operator==(const Label &) const = default;
};

Label labelOf(const inventory::Register &inventory, const inventory::DeviceRow &device);
std::vector<Label> labelsOf(
    const inventory::Register &inventory, const std::vector<quint32> &devices);

/// The look that labels are painted with; made on the GUI thread.
ui::Look labelLook();

/// How many pages; `skip` labels of the first one are used up already.
int pagesOf(const LabelSheet &sheet, size_t labels, int skip);
/// Returns how many pages were written. Invalid where a label has no room on the sheet.
Result<int> writeLabels(const QString &path, const std::vector<Label> &labels,
    const LabelSheet &sheet, int skip, const ui::Look &look, TaskControl &task);

} // namespace hz::console
