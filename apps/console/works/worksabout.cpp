#include "works/worksabout.h"

#include "devices/devicecells.h"
#include "window/standing.h"

#include <hz/inventory/explanation.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <map>

namespace hz::console {

using namespace inventory;
using Event = ui::Timeline::Event; // lupdate loses the context of functions that return ui::…
using Bars = ui::RatioBarsData;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::WorksAbout)
};

constexpr size_t kMostLines = 60; // of owners, beside a list

// A rule with its verdict, which leads to what stands behind it.
std::optional<Line> ruleLine(const Evaluation &evaluation, quint32 rule, const UnitCode &unit)
{
    const quint32 place = evaluation.unitOf(unit);
    const RuleResult *result = place == kNoRow ? nullptr : evaluation.result(place, rule);
    if (!result)
        return {};
    const Rule &about = evaluation.set.rules[rule];
    const QString measured = measuredText(evaluation, *result);
    return Line{
        .text = Tr::tr("%1 %2", "id of a rule, its title").arg(about.id, about.title.text()),
        .value = measured.isEmpty() || measured == u"—" ? Tr::tr("Why") : measured,
        .status = statusOf(*result),
        .where = RuleAt{about.id, {}, unit}};
}

std::vector<Line> rulesWith(const WorksSource &source, const QStringList &prefixes)
{
    std::vector<Line> lines;
    const Evaluation &evaluation = *source.evaluation;
    const Unit *prefecture = source.inventory->prefecture();
    UnitCode unit = source.own;
    if (unit.isEmpty() && prefecture)
        unit = prefecture->code;
    for (quint32 i = 0; i < evaluation.set.rules.size(); ++i)
        if (std::ranges::any_of(prefixes, [&](const QString &prefix) {
                return evaluation.set.rules[i].id.startsWith(prefix);
            }))
            if (const std::optional<Line> line = ruleLine(evaluation, i, unit))
                lines.push_back(*line);
    return lines;
}

std::optional<QString> idIn(const QString &key, QStringView type)
{
    return key.startsWith(type) ? std::optional(key.sliced(type.size())) : std::nullopt;
}

QString yuanText(qint64 fen)
{
    return Tr::tr("%1 yuan").arg(moneyText(fen));
}

QString writtenText(const QString &by, const QDateTime &at)
{
    return at.isValid()
        ? Tr::tr("%1, %2", "by whom, when").arg(by, dayText(at.toLocalTime().date()))
        : by;
}

void say(WorksAbout &about, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        about.known.push_back({key, value});
}

// ---------------------------------------------------------------- tasks

// Who answers for the task, and how far each is.
std::vector<Line> ownerLines(const WorksSource &source, const TaskRow &row)
{
    std::vector<Line> lines;
    const PlanTask &task = planTasks().tasks[row.task];
    for (const Unit &unit : source.inventory->units()) {
        if (!isOwner(task, unit) || unit.code == row.unit || row.level != UnitLevel::Prefecture
            || lines.size() == kMostLines)
            continue;
        const std::optional<TaskRow> own = taskRowOf(source, task.id + u'|' + unit.code.text());
        if (!own)
            continue;
        lines.push_back({.text = unit.name,
            .value = stateText(*own, source.today),
            .status = statusOf(*own, source.today),
            .where
            = WorksAt{WorksPart::Tasks, {.ticks = {{QStringLiteral("unit"), {unit.code.text()}}}}},
            .isStanding = true});
    }
    return lines;
}

WorksAbout aboutTask(const WorksSource &source, const QString &key)
{
    WorksAbout about;
    const std::optional<TaskRow> row = taskRowOf(source, key);
    if (!row)
        return about;
    const PlanTask &task = planTasks().tasks[row->task];
    about.title = task.title.text();
    about.subtitle = Tr::tr("%1, %2", "number of a task, unit")
                         .arg(task.id, placeName(*source.inventory, row->unit));
    about.badge = statusOf(*row, source.today);
    about.badgeText = stateText(*row, source.today);
    QStringList owners;
    for (size_t i = 0; i < kTaskOwners; ++i)
        if (task.owners[i])
            owners.append(wordOf(TaskOwner(i)));
    say(about, Tr::tr("Whose task"), owners.join(Tr::tr(", ", "between what is listed")));
    say(about, Tr::tr("Due"), dueText(*row));
    if (task.isYearly())
        say(about, Tr::tr("Each year"),
            Tr::tr("%1 to %2, each by its end").arg(task.firstYear).arg(task.lastYear));
    if (row->isOverdue(source.today) && !row->isHistorical)
        say(about, Tr::tr("Overdue"),
            Tr::tr("%n day(s)", nullptr, int(row->due.daysTo(source.today))));
    if (row->owners > 1)
        say(about, Tr::tr("Completed by"),
            Tr::tr("%1 of %2", "how many, of how many").arg(row->done).arg(row->owners));
    if (row->report) {
        say(about, Tr::tr("Responsible"), row->report->person);
        if (row->isExtended)
            say(about, Tr::tr("Extended because"), row->report->reason);
        say(about, Tr::tr("Reported by"), writtenText(row->report->by, row->report->at));
        about.note = row->report->note;
        about.evidence = row->report->evidence;
    } else if (row->isOwn) {
        about.note = Tr::tr("Nothing has been reported yet.");
    }
    about.linesTitle = Tr::tr("Measured by");
    for (const quint32 rule : row->measure.rules)
        if (const std::optional<Line> line = ruleLine(*source.evaluation, rule, row->unit))
            about.lines.push_back(*line);
    const std::vector<Line> others = ownerLines(source, *row);
    about.lines.insert(about.lines.end(), others.begin(), others.end());
    return about;
}

// ---------------------------------------------------------------- money

WorksAbout aboutShare(const WorksSource &source, const QString &key)
{
    WorksAbout about;
    const UnitCode unit(key);
    const SpendingSum sum
        = spendingByUnit(source.book->spending, source.book->funds, source.evaluation->year)
              .value(unit);
    const std::optional<bool> meets = meetsShare(sum.fen(), sum.publicFundsFen);
    about.title = placeName(*source.inventory, unit);
    about.subtitle = Tr::tr("Year %1").arg(source.evaluation->year);
    about.badge = !meets ? ui::Status::NoData : *meets ? ui::Status::Ok : ui::Status::Bad;
    if (sum.publicFundsFen > 0)
        say(about, Tr::tr("Public funds"), yuanText(sum.publicFundsFen));
    else
        about.note = Tr::tr("Nobody has entered the public funds of this year.");
    say(about, Tr::tr("Informatization"), yuanText(sum.fen()));
    if (meets) {
        say(about, Tr::tr("Share"),
            Tr::tr("%1, at least 10 %").arg(shareText(sum.fen(), sum.publicFundsFen)));
        if (!*meets)
            say(about, Tr::tr("Missing"), yuanText((sum.publicFundsFen + 9) / 10 - sum.fen()));
    }
    for (size_t i = 0; i < kBudgetLines; ++i)
        if (sum.lines[i] > 0)
            say(about, wordOf(BudgetLine(i)), yuanText(sum.lines[i]));
    about.linesTitle = Tr::tr("Measured by");
    for (quint32 i = 0; i < source.evaluation->set.rules.size(); ++i)
        if (source.evaluation->set.rules[i].id.startsWith(u"FUND-"))
            if (const std::optional<Line> line = ruleLine(*source.evaluation, i, unit))
                about.lines.push_back(*line);
    return about;
}

WorksAbout aboutSpending(const WorksSource &source, const QString &key)
{
    WorksAbout about;
    const std::optional<QString> id = idIn(key, u"spending:");
    const auto found = std::ranges::find(
        source.book->spending, SpendingId(id.value_or(QString())), &Spending::id);
    if (found == source.book->spending.end())
        return about;
    about.title = yuanText(found->fen);
    about.subtitle = Tr::tr("%1, %2", "budget line, who paid")
                         .arg(wordOf(found->line), placeName(*source.inventory, found->unit));
    say(about, Tr::tr("Day"), dayText(found->day));
    say(about, Tr::tr("Budget year"), QString::number(found->year));
    say(about, Tr::tr("What for"), found->note);
    say(about, Tr::tr("Voucher"), found->voucher);
    say(about, Tr::tr("Entered by"), writtenText(found->by, found->at));
    about.evidence = found->evidence;
    if (found->evidence.isEmpty())
        about.note = Tr::tr("No evidence is kept with it.");
    return about;
}

// The schools' share of each county against ten per cent, and who of the counties pays all lines.
WorksArea moneyArea(const WorksSource &source)
{
    WorksArea area{.title = Tr::tr("Share of public funds, %1").arg(source.evaluation->year),
        .linesTitle = Tr::tr("Four lines that a county pays")};
    const QHash<UnitCode, SpendingSum> sums
        = spendingByUnit(source.book->spending, source.book->funds, source.evaluation->year);
    const auto rowOf = [&](const QString &name, const UnitCode &county) {
        const SpendingSum sum = spendingOfSchools(sums, *source.inventory, county);
        const std::optional<bool> meets = meetsShare(sum.fen(), sum.publicFundsFen);
        Bars::Row row{.title = name};
        if (!meets) {
            row.cells.push_back({.label = Tr::tr("nothing entered")});
            return row;
        }
        row.cells.push_back({.value = double(sum.fen()) * 100 / double(sum.publicFundsFen),
            .label = Tr::tr("%1, %2 of %3 schools", "share, that reach it, of how many")
                         .arg(shareText(sum.fen(), sum.publicFundsFen))
                         .arg(sum.passing)
                         .arg(sum.schools),
            .status = *meets ? ui::Status::Ok : ui::Status::Bad});
        return row;
    };
    area.bars.columns
        = {{.title = Tr::tr("Schools together"), .target = Tr::tr("≥ 10 %"), .aim = 10}};
    for (const Unit &unit : source.inventory->units()) {
        if (unit.level != UnitLevel::County || (!source.own.isEmpty() && source.own != unit.code))
            continue;
        area.bars.rows.push_back(rowOf(unit.name, unit.code));
        const SpendingSum own = sums.value(unit.code);
        QStringList missing;
        for (size_t i = 0; i < kCountyLines; ++i)
            if (own.lines[i] == 0)
                missing.append(wordOf(BudgetLine(i)));
        area.lines.push_back({.text = unit.name,
            .value = missing.isEmpty()
                ? Tr::tr("All four")
                : Tr::tr("Without %1").arg(missing.join(Tr::tr(", ", "between what is listed"))),
            .status = missing.isEmpty() ? ui::Status::Ok : ui::Status::Bad});
    }
    if (source.own.isEmpty())
        area.bars.total = rowOf(Tr::tr("All schools"), {});
    return area;
}

// ---------------------------------------------------------------- training

WorksAbout aboutPerson(const WorksSource &source, const QString &key)
{
    WorksAbout about;
    const std::optional<QString> id = idIn(key, u"trainee:");
    const auto found
        = std::ranges::find(source.book->trainees, TraineeId(id.value_or(QString())), &Trainee::id);
    if (found == source.book->trainees.end())
        return about;
    const std::span<const Training> had = source.book->trainingsOf(found->id);
    const TrainingStanding standing = standingOf(had, source.today);
    about.title = found->name;
    about.subtitle = Tr::tr("%1, %2", "role, school")
                         .arg(wordOf(found->role), placeName(*source.inventory, found->unit));
    about.badge = standing.isEnough()      ? ui::Status::Ok
        : standing.isOverdue(source.today) ? ui::Status::Bad
                                           : ui::Status::Warn;
    about.badgeText = standing.isEnough()  ? Tr::tr("Enough")
        : standing.isOverdue(source.today) ? Tr::tr("Overdue")
                                           : Tr::tr("Too few");
    say(about, Tr::tr("In three years"), Tr::tr("%1 of 30 hours").arg(hoursText(standing.tenths)));
    say(about, Tr::tr("Practice"), Tr::tr("%1 hours").arg(hoursText(standing.practiceTenths)));
    if (!standing.isEnough()) {
        say(about, Tr::tr("Missing"), Tr::tr("%1 hours").arg(hoursText(standing.missingTenths())));
        say(about, standing.isOverdue(source.today) ? Tr::tr("Was due") : Tr::tr("To be had by"),
            dayText(standing.until));
    } else {
        say(about, Tr::tr("Enough until"), dayText(standing.until));
    }
    about.eventsTitle = Tr::tr("Trainings");
    std::vector<Training> latest(had.begin(), had.end());
    std::ranges::sort(latest, [](const Training &a, const Training &b) { return a.day > b.day; });
    for (const Training &training : latest) {
        QStringList more{Tr::tr("%1 hours, %2 of them practice", "hours, hours")
                             .arg(hoursText(training.tenths), hoursText(training.practiceTenths)),
            wordOf(training.level)};
        if (!training.organiser.isEmpty())
            more.append(training.organiser);
        about.events.push_back({dayText(training.day), training.title,
            more.join(Tr::tr(", ", "between what is listed"))});
    }
    if (latest.empty())
        about.note = Tr::tr("No training has been entered.");
    return about;
}

// ---------------------------------------------------------------- ledgers

WorksAbout aboutEntry(const WorksSource &source, const QString &key)
{
    WorksAbout about;
    const std::optional<QString> id = idIn(key, u"ledger:");
    const auto found = std::ranges::find(
        source.book->ledger, LedgerId(id.value_or(QString())), &LedgerEntry::id);
    const LedgerKind *kind = found == source.book->ledger.end() ? nullptr : ledgerKind(found->kind);
    if (!kind)
        return about;
    about.title = found->name.isEmpty() ? kind->title.text() : found->name;
    about.subtitle = Tr::tr("%1, %2", "register, unit")
                         .arg(kind->title.text(), placeName(*source.inventory, found->unit));
    say(about, Tr::tr("Year"), QString::number(found->year));
    say(about, Tr::tr("Day"), dayText(found->day));
    if (!kind->isYearly)
        say(about, Tr::tr("Until"),
            found->until == 0 ? Tr::tr("it still stands") : QString::number(found->until));
    say(about, Tr::tr("Responsible"), found->person);
    if (found->members > 0)
        say(about, Tr::tr("People in it"), numberText(found->members));
    if (found->posts > 0)
        say(about, Tr::tr("Authorised posts"), numberText(found->posts));
    say(about, Tr::tr("Award"), found->rank);
    say(about, Tr::tr("Entered by"), writtenText(found->by, found->at));
    about.note = found->note;
    about.evidence = found->evidence;
    if (about.note.isEmpty() && about.evidence.isEmpty())
        about.note = Tr::tr("No evidence is kept with it.");
    about.linesTitle = Tr::tr("Counts for");
    const Unit *prefecture = source.inventory->prefecture();
    const UnitCode unit = kind->isOfPrefecture && prefecture ? prefecture->code : found->unit;
    for (quint32 i = 0; i < source.evaluation->set.rules.size(); ++i)
        if (std::ranges::any_of(source.evaluation->set.rules[i].of,
                [kind](const Quantity &quantity) { return quantity.answer == kind->answer; }))
            if (const std::optional<Line> line = ruleLine(*source.evaluation, i, unit))
                about.lines.push_back(*line);
    return about;
}

// What is due when, with how much of it is done: of the area that is looked at.
WorksArea taskArea(const WorksSource &source)
{
    WorksArea area{.title = Tr::tr("Deadlines"), .linesTitle = {}};
    const Unit *prefecture = source.inventory->prefecture();
    UnitCode unit = source.own;
    if (unit.isEmpty() && prefecture)
        unit = prefecture->code;
    struct Due {
        int tasks = 0;
        int settled = 0;
        bool isLate = false;
    };
    std::map<QDate, Due> dues;
    Due standing;
    for (const TaskRow &row :
        taskRows(source.book->reports, *source.inventory, *source.evaluation, unit)) {
        Due &due = row.due.isValid() ? dues[row.due] : standing;
        ++due.tasks;
        due.settled += int(row.state == TaskStanding::Done || row.measure.verdict == Verdict::Pass);
        due.isLate = due.isLate || row.isOverdue(source.today);
    }
    const auto add = [&area](const QString &day, const Due &due) {
        area.lines.push_back({.text = day,
            .value = Tr::tr("%1 of %2 settled").arg(due.settled).arg(due.tasks),
            .status = due.settled == due.tasks ? ui::Status::Ok
                : due.isLate                   ? ui::Status::Bad
                                               : ui::Status::Busy});
    };
    for (const auto &[day, due] : dues)
        add(dayText(day), due);
    if (standing.tasks > 0)
        add(Tr::tr("Standing"), standing);
    area.note = Tr::tr("Settled is what is reported as completed or meets its targets.");
    return area;
}

} // namespace

std::optional<TaskRow> taskRowOf(const WorksSource &source, const QString &key)
{
    const std::vector<PlanTask> &tasks = planTasks().tasks;
    const auto task = std::ranges::find(tasks, key.section(u'|', 0, 0), &PlanTask::id);
    if (task == tasks.end())
        return {};
    return taskRow(source.book->reports, *source.inventory, *source.evaluation,
        UnitCode(key.section(u'|', 1, 1)), quint32(task - tasks.begin()));
}

WorksAbout aboutOf(WorksPart part, const WorksSource &source, const QString &key)
{
    switch (part) {
    case WorksPart::Tasks:
        return aboutTask(source, key);
    case WorksPart::Shares:
        return aboutShare(source, key);
    case WorksPart::Spending:
        return aboutSpending(source, key);
    case WorksPart::Training:
        return aboutPerson(source, key);
    case WorksPart::Ledgers:
        break;
    }
    return aboutEntry(source, key);
}

WorksArea areaOf(WorksPart part, const WorksSource &source)
{
    const auto titled = [&source](const QString &title) {
        return source.own.isEmpty() ? title
                                    : Tr::tr("%1, %2", "targets, of whom")
                                          .arg(title, placeName(*source.inventory, source.own));
    };
    switch (part) {
    case WorksPart::Tasks:
        return taskArea(source);
    case WorksPart::Shares:
    case WorksPart::Spending:
        return moneyArea(source);
    case WorksPart::Training:
        return {.title = titled(Tr::tr("Training by the plan's targets")),
            .linesTitle = {},
            .lines = rulesWith(source, {QStringLiteral("TRAIN-")})};
    case WorksPart::Ledgers:
        break;
    }
    return {.title = titled(Tr::tr("Registers by the plan's targets")),
        .linesTitle = {},
        .lines = rulesWith(source,
            {QStringLiteral("TEAM-"), QStringLiteral("MODEL-"), QStringLiteral("COMP-"),
                QStringLiteral("GOV-")})};
}

} // namespace hz::console
