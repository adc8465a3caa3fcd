#include "wording_p.h"
#include "words_p.h"
#include "worksfields_p.h"

#include <QtCore/QSet>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::PlanTask)
};

constexpr QLatin1StringView kPrefix("plantask:");
constexpr QLatin1StringView kTask("task"), kState("state"), kExtendedTo("extendedTo"),
    kReason("reason"), kRules("rules");
constexpr size_t kMostTasks = 500;
constexpr int kFirstYear = 2000, kLastYear = 2100;

Error wrong(const QString &about)
{
    return {Error::Kind::Invalid,
        Tr::tr(
            "The task “%1” cannot be used: it needs an id of its own, a title in both languages, "
            "an owner, at least one rule, and a day, two years or “standing”.")
            .arg(about),
        {}};
}

Result<PlanTask> readTask(const QJsonObject &json)
{
    PlanTask task{.id = json[kWorkId].toString(),
        .title = readWording(json[kWorkTitle]),
        .due = QDate::fromString(json[QLatin1StringView("due")].toString(), Qt::ISODate),
        .isStanding = json[QLatin1StringView("standing")].toBool()};
    for (const QJsonValue &each : json[QLatin1StringView("owners")].toArray()) {
        const std::optional<TaskOwner> owner = fromName<TaskOwner>(each.toString());
        if (!owner)
            return Failure(wrong(task.id));
        task.owners[size_t(*owner)] = true;
    }
    const QJsonArray years = json[QLatin1StringView("years")].toArray();
    task.firstYear = years.at(0).toInt();
    task.lastYear = years.at(1).toInt();
    for (const QJsonValue &each : json[kRules].toArray())
        task.rules.append(each.toString());
    const bool hasYears = task.firstYear >= kFirstYear && task.firstYear <= task.lastYear
        && task.lastYear <= kLastYear;
    const int ways = int(task.due.isValid()) + int(task.isStanding) + int(hasYears);
    const bool isOwned = std::ranges::find(task.owners, true) != task.owners.end();
    if (task.id.isEmpty() || task.title.en.isEmpty() || task.title.zh.isEmpty() || !isOwned
        || task.rules.isEmpty() || ways != 1 || (!hasYears && !years.isEmpty()))
        return Failure(wrong(task.id));
    return task;
}

bool isIn(const Register &inventory, const School &school, const UnitCode &area, UnitLevel level)
{
    switch (level) {
    case UnitLevel::School:
        return school.code == area;
    case UnitLevel::County:
        return school.county == area;
    case UnitLevel::Prefecture:
        return inventory.unitRow(area) != kNoRow;
    }
    return false;
}

// Who answers for a task in an area: its counties and the prefecture where they do, else schools.
std::vector<UnitCode> ownersIn(
    const PlanTask &task, const Register &inventory, const UnitCode &area, UnitLevel level)
{
    std::vector<UnitCode> owners;
    if (level != UnitLevel::School)
        for (const Unit &unit : inventory.units())
            if (isOwner(task, unit) && (level == UnitLevel::Prefecture || unit.code == area))
                owners.push_back(unit.code);
    if (owners.empty())
        for (const School &school : inventory.schools())
            if (isOwner(task, school) && isIn(inventory, school, area, level))
                owners.push_back(school.code);
    return owners;
}

} // namespace

template<> std::span<const Term> terms<TaskOwner>()
{
    static constexpr Term all[] = {
        {"prefecture", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Prefecture's bureau")},
        {"county", QT_TRANSLATE_NOOP("hz::inventory::Terms", "County bureaus")},
        {"school", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Schools")},
        {"prefectureSchool", QT_TRANSLATE_NOOP("hz::inventory::Terms", "The prefecture's schools")},
    };
    return all;
}

template<> std::span<const Term> terms<TaskStanding>()
{
    static constexpr Term all[] = {
        {"notBegun", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Not begun")},
        {"underWay", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Under way")},
        {"done", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Completed")},
    };
    return all;
}

Result<PlanTasks> PlanTasks::fromJson(const QJsonObject &json)
{
    PlanTasks all{.version = json[QLatin1StringView("version")].toInt(),
        .source = json[QLatin1StringView("source")].toString(),
        .published
        = QDate::fromString(json[QLatin1StringView("published")].toString(), Qt::ISODate)};
    for (const QJsonValue &each : json[QLatin1StringView("tasks")].toArray()) {
        HZ_TRY(PlanTask task, readTask(each.toObject()));
        if (all.find(task.id))
            return Failure(wrong(task.id));
        all.tasks.push_back(std::move(task));
    }
    if (all.tasks.empty() || all.tasks.size() > kMostTasks || all.version < 1
        || !all.published.isValid())
        return failure(Error::Kind::Invalid,
            Tr::tr("There are to be a version, a day of publication and between 1 and %1 tasks.")
                .arg(kMostTasks));
    return all;
}

const PlanTask *PlanTasks::find(QStringView id) const
{
    const auto found = std::ranges::find(tasks, id, &PlanTask::id);
    return found == tasks.end() ? nullptr : &*found;
}

bool PlanTasks::isHistorical(const PlanTask &task) const
{
    return task.due.isValid() && task.due < published;
}

const PlanTasks &planTasks()
{
    static const PlanTasks all = [] {
        Result<PlanTasks> read = PlanTasks::fromJson(shippedTable(QStringLiteral("tasks")));
        if (!read)
            qFatal("The table of tasks cannot be read: %s", qPrintable(read.error().message));
        return std::move(*read);
    }();
    return all;
}

int yearOf(const PlanTask &task, int censusYear)
{
    return task.isYearly() ? std::clamp(censusYear, task.firstYear, task.lastYear) : 0;
}

QDate dueOf(const PlanTask &task, int year)
{
    return task.isYearly() ? QDate(year, 12, 31) : task.due;
}

bool isOwner(const PlanTask &task, const Unit &unit)
{
    return task.owners[size_t(
        unit.level == UnitLevel::Prefecture ? TaskOwner::Prefecture : TaskOwner::County)];
}

bool isOwner(const PlanTask &task, const School &school)
{
    return task.owners[size_t(TaskOwner::School)]
        || (school.isPrefectureSchool && task.owners[size_t(TaskOwner::PrefectureSchool)]);
}

Result<UnitReport> UnitReport::fromJson(const QJsonObject &json)
{
    UnitReport report;
    Fields fields(json);
    fields.read(kTask, report.task);
    if (report.task.isEmpty())
        fields.refuse(kTask);
    fields.need(kWorkUnit, report.unit);
    fields.read(kWorkYear, report.year);
    if (report.year != 0 && !isWorkYear(report.year))
        fields.refuse(kWorkYear);
    fields.read(kState, report.state);
    fields.read(kWorkNote, report.note);
    fields.read(kWorkPerson, report.person);
    report.evidence = readPhotos(fields, kWorkEvidence, json, kMostEvidence);
    fields.read(kExtendedTo, report.extendedTo);
    fields.read(kReason, report.reason);
    fields.read(kWorkBy, report.by);
    readTime(fields, kWorkAt, report.at);
    HZ_CHECK(fields.outcome());
    return report;
}

QJsonObject UnitReport::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("plantask"))
        .set(kTask, task)
        .set(kWorkUnit, unit)
        .set(kWorkYear, qint64(year))
        .set(kState, state)
        .set(kWorkNote, note)
        .set(kWorkPerson, person)
        .set(kExtendedTo, extendedTo)
        .set(kReason, reason)
        .set(kWorkBy, by)
        .set(kWorkAt, timeText(at));
    setList(over, kWorkEvidence, photosJson(evidence));
    return over;
}

QString documentId(const UnitReport &report)
{
    const QString id = kPrefix + report.task + u':' + report.unit.text();
    return report.year == 0 ? id : id + u':' + QString::number(report.year);
}

Result<> checkWork(const QString &note, const QList<store::BlobRef> &evidence)
{
    if (note.size() > kMostWorkNote)
        return failure(Error::Kind::Invalid,
            Tr::tr("A note has at most %1 characters; this one has %2.")
                .arg(kMostWorkNote)
                .arg(note.size()));
    if (evidence.size() > kMostEvidence)
        return failure(Error::Kind::Invalid,
            Tr::tr("At most %1 files are kept as evidence; these are %2.")
                .arg(kMostEvidence)
                .arg(evidence.size()));
    return {};
}

bool isWorkYear(int year)
{
    return year >= kFirstYear && year <= kLastYear;
}

Result<> checkWorkYear(int year)
{
    if (isWorkYear(year))
        return {};
    return failure(Error::Kind::Invalid,
        Tr::tr("The year lies between %1 and %2; this is %3.")
            .arg(kFirstYear)
            .arg(kLastYear)
            .arg(year));
}

Result<QList<Edit>> planTaskReport(const store::ReadTransaction &read, UnitReport report,
    const Deed &deed, const std::optional<UnitReport> &seen)
{
    HZ_CHECK(checkWork(report.note, report.evidence));
    const PlanTask *task = planTasks().find(report.task);
    if (!task)
        return failure(
            Error::Kind::NotFound, Tr::tr("There is no task “%1” in the plan.").arg(report.task));
    report.reason = report.reason.trimmed();
    if (report.extendedTo.isValid() && report.reason.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("Say why the deadline is extended."));
    if (!report.extendedTo.isValid())
        report.reason.clear();
    report.by = deed.by;
    report.at = deed.at.toUTC();
    return planRecord(read, report, seen);
}

TaskMeasure measureOf(const PlanTask &task, const Evaluation &evaluation, quint32 unit)
{
    TaskMeasure measure;
    bool isFailed = false, isUnknown = false;
    for (quint32 i = 0; i < evaluation.set.rules.size(); ++i) {
        if (!task.rules.contains(evaluation.set.rules[i].id))
            continue;
        const RuleResult *result = evaluation.result(unit, i);
        if (!result)
            continue;
        measure.rules.push_back(i);
        if (result->verdict == Verdict::NotApplicable)
            continue;
        ++measure.applying;
        measure.met += int(result->verdict == Verdict::Pass);
        isFailed = isFailed || result->verdict == Verdict::Fail;
        isUnknown = isUnknown || result->verdict == Verdict::NoData;
    }
    if (measure.applying > 0)
        measure.verdict = isFailed ? Verdict::Fail : isUnknown ? Verdict::NoData : Verdict::Pass;
    return measure;
}

bool TaskRow::isOverdue(const QDate &today) const
{
    return due.isValid() && due < today && state != TaskStanding::Done
        && measure.verdict != Verdict::Pass;
}

std::optional<TaskRow> taskRow(const std::vector<UnitReport> &reports, const Register &inventory,
    const Evaluation &evaluation, const UnitCode &unit, quint32 which)
{
    const quint32 place = evaluation.unitOf(unit);
    if (place == kNoRow)
        return {};
    const PlanTasks &all = planTasks();
    const PlanTask &task = all.tasks[which];
    const UnitLevel level = evaluation.units[place].level;
    const std::vector<UnitCode> owners = ownersIn(task, inventory, unit, level);
    if (owners.empty())
        return {};
    TaskRow row{.task = which,
        .unit = unit,
        .level = level,
        .year = yearOf(task, evaluation.year),
        .isHistorical = all.isHistorical(task),
        .isOwn = std::ranges::find(owners, unit) != owners.end(),
        .measure = measureOf(task, evaluation, place),
        .owners = int(owners.size())};
    row.due = dueOf(task, row.year);
    QSet<UnitCode> counted(owners.begin(), owners.end());
    for (const UnitReport &report : reports) {
        if (report.year != row.year || report.task != task.id)
            continue;
        if (counted.contains(report.unit)) {
            row.done += int(report.state == TaskStanding::Done);
            row.begun += int(report.state == TaskStanding::UnderWay);
        }
        if (report.unit == unit)
            row.report = report;
    }
    row.isExtended = row.report && row.report->extendedTo.isValid();
    if (row.isExtended)
        row.due = row.report->extendedTo;
    row.state = row.done == row.owners  ? TaskStanding::Done
        : row.done > 0 || row.begun > 0 ? TaskStanding::UnderWay
                                        : TaskStanding::NotBegun;
    return row;
}

std::vector<TaskRow> taskRows(const std::vector<UnitReport> &reports, const Register &inventory,
    const Evaluation &evaluation, const UnitCode &unit)
{
    std::vector<TaskRow> rows;
    for (quint32 i = 0; i < planTasks().tasks.size(); ++i)
        if (std::optional<TaskRow> row = taskRow(reports, inventory, evaluation, unit, i))
            rows.push_back(std::move(*row));
    return rows;
}

} // namespace hz::inventory
