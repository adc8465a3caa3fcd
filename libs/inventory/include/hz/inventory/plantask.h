// The tasks of the plan: who has to do what until when, which rules measure it, and what is known
// of how far it is. Values; any thread.
//
// Tasks are data, resources/inventory/tasks.json:
//   {version, source, published, tasks [{id, title {en, zh}, owners [prefecture | county | school |
//       prefectureSchool], due | years [first, last] | standing, rules [id]}]}
//
// How far a unit is with a task is one document, of a yearly task one a year, so that two units
// never write to the same one:
//   plantask:<task>:<unit>[:<year>] {task, unit, year?, state, note?, person?, evidence?,
//   extendedTo?,
//       reason?, at, by}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/evaluation.h>
#include <hz/store/document.h>

#include <array>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

enum class TaskOwner : quint8 { Prefecture, County, School, PrefectureSchool };
template<> std::span<const Term> terms<TaskOwner>();
inline constexpr size_t kTaskOwners = size_t(TaskOwner::PrefectureSchool) + 1;

struct PlanTask {
    QString id = {}; // "P3.1t1": part, section, task
    Wording title = {};
    std::array<bool, kTaskOwners> owners = {};
    QDate due = {}; // once
    int firstYear = 0; // every year, due on its last day; 0: not yearly
    int lastYear = 0;
    bool isStanding = false; // looked at with every census
    QStringList rules = {};

    bool isYearly() const { return firstYear != 0; }
    bool operator==(const PlanTask &) const = default;
};

struct PlanTasks {
    int version = 1;
    QString source = {};
    QDate published = {}; // what was due before could not be met by then
    std::vector<PlanTask> tasks = {};

    /// Invalid names the task and what is wrong with it.
    static Result<PlanTasks> fromJson(const QJsonObject &json);
    const PlanTask *find(QStringView id) const;
    bool isHistorical(const PlanTask &task) const;
    bool operator==(const PlanTasks &) const = default;
};
/// Those that ship.
const PlanTasks &planTasks();

/// The year of a yearly task that is looked at in a census year: the nearest it has; 0 of others.
int yearOf(const PlanTask &task, int censusYear);
/// The day it is due in that year; none for a standing task.
QDate dueOf(const PlanTask &task, int year);
bool isOwner(const PlanTask &task, const Unit &unit);
bool isOwner(const PlanTask &task, const School &school);

enum class TaskStanding : quint8 { NotBegun, UnderWay, Done };
template<> std::span<const Term> terms<TaskStanding>();
inline constexpr size_t kTaskStandings = size_t(TaskStanding::Done) + 1;

/// How far a unit says it is.
struct UnitReport {
    QString task = {};
    UnitCode unit = {};
    int year = 0; // of a yearly task
    TaskStanding state = TaskStanding::NotBegun;
    QString note = {};
    QString person = {}; // who answers for it
    QList<store::BlobRef> evidence = {};
    QDate extendedTo = {};
    QString reason = {}; // of the extension
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<UnitReport> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const UnitReport &) const = default;
};
QString documentId(const UnitReport &report);

inline constexpr qsizetype kMostEvidence = 6; // files of one document
inline constexpr qsizetype kMostWorkNote = 2'000; // characters

/// As it is to be written; where it was changed from `seen`, only what was changed. Invalid where
/// more is said than is kept, or an extension has no reason.
Result<QList<Edit>> planTaskReport(const store::ReadTransaction &read, UnitReport report,
    const Deed &deed, const std::optional<UnitReport> &seen = {});

/// How the rules of a task stand for a unit: not met if one is not, unknown if one is, met if all
/// that apply are.
struct TaskMeasure {
    Verdict verdict = Verdict::NotApplicable;
    int met = 0;
    int applying = 0;
    std::vector<quint32> rules = {}; // of the evaluation's set, that have a result there

    bool operator==(const TaskMeasure &) const = default;
};
TaskMeasure measureOf(const PlanTask &task, const Evaluation &evaluation, quint32 unit);

/// A task as a unit has it. Of an area by a task of units below it: how many of them have done it.
struct TaskRow {
    quint32 task = 0; // of planTasks()
    UnitCode unit = {};
    UnitLevel level = UnitLevel::County;
    int year = 0;
    QDate due = {}; // as extended
    bool isExtended = false;
    bool isHistorical = false;
    bool isOwn = false; // the unit itself is an owner
    TaskStanding state = TaskStanding::NotBegun;
    TaskMeasure measure = {};
    int owners = 0; // that answer for it there
    int done = 0; // of them
    int begun = 0;
    std::optional<UnitReport> report = {}; // its own

    /// Neither said to be done nor measured to be.
    bool isOverdue(const QDate &today) const;
};
/// Every task that a unit, or somebody in it, has to do; empty where the unit is not known. Reports
/// in any order.
std::vector<TaskRow> taskRows(const std::vector<UnitReport> &reports, const Register &inventory,
    const Evaluation &evaluation, const UnitCode &unit);
/// One of them; nothing where nobody there has to do it.
std::optional<TaskRow> taskRow(const std::vector<UnitReport> &reports, const Register &inventory,
    const Evaluation &evaluation, const UnitCode &unit, quint32 task);

} // namespace hz::inventory
