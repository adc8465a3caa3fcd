// The census of an area at a glance: every unit below with its state, what is wrong with it, and
// its main figures beside last year's. Values; any thread.
#pragma once

#include <hz/inventory/evaluation.h>
#include <hz/inventory/returnchecks.h>
#include <hz/inventory/returnstate.h>

#include <array>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

/// What it is all made from; of one moment.
struct CensusBasis {
    const Register &inventory;
    const Evaluation &evaluation; // of the year
    const ReturnForm &form;
    const CensusYear &now;
    const CensusYear &last;
    QDate today = {};
};

struct DeskRow {
    UnitCode unit = {};
    QString name = {};
    QString county = {}; // its name
    UnitLevel level = UnitLevel::School;
    ReturnState state = ReturnState::NotBegun;
    int version = 0;
    QDateTime at = {}; // of the last thing done
    QString by = {};
    int errors = 0; // of the figures shown
    int warnings = 0; // that nobody has explained
    bool isSound = true; // intact, and with a valid signature
    bool isMeddledWith = false; // something was signed by somebody who may not; that counts nowhere
    std::optional<qint64> students = {}, studentsBefore = {};
    std::optional<qint64> computers = {}, computersBefore = {};
};

struct DeskQuery {
    QString words = {}; // in name and code, every one of them
    quint32 states = 0; // bit of ReturnState; nothing ticked means everything

    bool operator==(const DeskQuery &) const = default;
};

/// The figures of a school as they would be handed in now.
FilledForm filledNow(const CensusBasis &basis, quint32 school);
/// Of the year before: what was accepted, else what its census holds; empty for neither.
QMap<QString, qint64> figuresBefore(const CensusBasis &basis, const UnitCode &unit);
/// Of a school as it stands now.
std::vector<Finding> findingsNow(const CensusBasis &basis, quint32 school);
/// Of a return.
std::vector<Finding> findingsOf(const CensusBasis &basis, const CensusReturn &snapshot);

/// Every school of the area and, of the prefecture, its counties before them. Cancelled when told
/// to stop.
Result<std::vector<DeskRow>> deskRows(
    const CensusBasis &basis, const UnitCode &area, TaskControl &task);

struct DeskList {
    std::vector<quint32> rows; // in order
    std::array<int, kReturnStates> states = {}; // how many each choice would list
};
DeskList listed(const std::vector<DeskRow> &rows, const DeskQuery &query);

} // namespace hz::inventory
