// A return on paper: every figure beside last year's, what was odd and why it is right, with room
// for signatures. As PDF, workbook or, through LibreOffice, as a text document. Values; any thread,
// but PaperLook is taken on the GUI thread.
#pragma once

#include "census/censuspicture.h"
#include "reports/paperlook.h"

namespace hz {
class TaskControl;
}

namespace hz::console {

struct ReturnLine {
    QString section = {};
    QString figure = {};
    inventory::ReturnCell::Unit unit = inventory::ReturnCell::Unit::Number;
    qint64 value = 0;
    std::optional<qint64> before = {};
    QString check = {}; // what was odd, and why it is right

    bool operator==(const ReturnLine &) const = default;
};

struct ReturnSheet {
    QString title = {}; // "Census of informatization 2025: Hill School"
    QString about = {}; // code, county, day of the figures
    QString source = {}; // of the form
    QString proof = {}; // the hash, so that paper and file can be told to be the same
    QStringList missing = {}; // of an area: names of the units that are not in it
    std::vector<ReturnLine> lines = {};
};

ReturnSheet sheetOf(const CensusPicture &picture, const inventory::CensusReturn &snapshot,
    const std::vector<inventory::Finding> &findings);

/// By the end of its name a PDF, a workbook or a text document. The file is whole or untouched.
/// Unsupported where a text document is asked for and LibreOffice is not there.
Result<> writeReturn(
    const QString &path, const ReturnSheet &sheet, const PaperLook &look, TaskControl &task);

/// What LibreOffice makes a text document of.
QString htmlOf(const ReturnSheet &sheet);

} // namespace hz::console
