#include "works/workslists.h"

#include "devices/devicecells.h"
#include "window/standing.h"

#include <hz/core/task.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::WorksLists)
};

using Kind = ui::TableColumn::Kind;

constexpr size_t kBetweenPolls = 1'024;

qint64 idOf(const QString &key)
{
    return qint64(qHash(key, size_t(0x5eed)));
}

// In yuan: a spreadsheet adds it up. Amounts are small enough for a double to hold them exactly to
// the fen.
sheet::Value yuan(qint64 fen)
{
    return double(fen) / 100;
}

sheet::Value dayOrNothing(const QDate &day)
{
    return day.isValid() ? sheet::Value(day) : sheet::Value();
}

// Puts a row together, cell by cell.
class RowMaker {
public:
    RowMaker(Listing &listing, const QString &key)
        : m_listing(listing)
    {
        m_row.id = idOf(key);
        m_row.key = key;
    }
    RowMaker &cell(const QString &text)
    {
        m_row.values.emplace_back(text);
        m_row.texts.append(text);
        return *this;
    }
    RowMaker &cell(sheet::Value value, const QString &text)
    {
        m_row.values.push_back(std::move(value));
        m_row.texts.append(text);
        return *this;
    }
    RowMaker &cell(qint64 number) { return cell(number, numberText(number)); }
    RowMaker &day(const QDate &date) { return cell(dayOrNothing(date), dayText(date)); }
    RowMaker &money(qint64 fen) { return cell(yuan(fen), moneyText(fen)); }
    RowMaker &hours(qint64 tenths) { return cell(double(tenths) / 10, hoursText(tenths)); }
    RowMaker &tag(
        size_t group, const QString &id, const QString &text, std::optional<ui::Status> glyph = {})
    {
        m_row.tags.push_back({quint16(group), m_listing.groups[group].valueOf(id, text, glyph)});
        return *this;
    }
    RowMaker &status(ui::Status status)
    {
        m_row.status = status;
        return *this;
    }
    void add() { m_listing.rows.push_back(std::move(m_row)); }

private:
    Listing &m_listing;
    ListRow m_row;
};

ui::TableColumn column(const char *id, const QString &title, double width, Kind kind = Kind::Text)
{
    return {.id = QString::fromLatin1(id), .title = title, .kind = kind, .width = width};
}

ui::TableColumn stretching(const char *id, const QString &title, double width)
{
    return {.id = QString::fromLatin1(id), .title = title, .width = width, .stretches = true};
}

// Which county a unit is in; itself where it is one; the prefecture's is the prefecture.
UnitCode countyOf(const Register &inventory, const UnitCode &unit)
{
    const quint32 school = inventory.schoolRow(unit);
    return school == kNoRow ? unit : inventory.schools()[school].county;
}

bool isOwn(const WorksSource &source, const UnitCode &unit)
{
    return source.own.isEmpty() || source.own == unit
        || countyOf(*source.inventory, unit) == source.own;
}

QString yearText(int year)
{
    return Tr::tr("%1", "a year").arg(year);
}

// Newest first.
void orderYears(ListGroup &group, Listing &listing, quint16 which)
{
    std::vector<quint16> order(group.values.size());
    for (quint16 i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(
        order, [&group](quint16 a, quint16 b) { return group.values[a].id > group.values[b].id; });
    std::vector<quint16> place(order.size());
    std::vector<ListValue> values;
    for (quint16 i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        values.push_back(group.values[order[i]]);
    }
    group.values = std::move(values);
    for (ListRow &row : listing.rows)
        for (ListTag &tag : row.tags)
            if (tag.group == which)
                tag.value = place[tag.value];
}

// All of them, in the order of the register, so that boxes stand still.
void addCounties(ListGroup &group, const WorksSource &source, bool withPrefecture)
{
    if (const Unit *prefecture = source.inventory->prefecture(); prefecture && withPrefecture)
        group.valueOf(prefecture->code.text(), Tr::tr("The whole prefecture"));
    for (const Unit &unit : source.inventory->units())
        if (unit.level == UnitLevel::County)
            group.valueOf(unit.code.text(), unit.name);
}

// ---------------------------------------------------------------- tasks

QString ownersText(const PlanTask &task)
{
    QStringList owners;
    for (size_t i = 0; i < kTaskOwners; ++i)
        if (task.owners[i])
            owners.append(wordOf(TaskOwner(i)));
    return owners.join(Tr::tr(", ", "between what is listed"));
}

QString measureText(const TaskMeasure &measure)
{
    if (measure.applying == 0)
        return wordOf(Verdict::NotApplicable);
    return measure.applying == 1
        ? wordOf(measure.verdict)
        : Tr::tr("%1, %2 of %3", "verdict, rules that are met, of how many")
              .arg(wordOf(measure.verdict))
              .arg(measure.met)
              .arg(measure.applying);
}

Result<Listing> tasks(const WorksSource &source, TaskControl &control)
{
    enum : size_t { GState, GUnit, GOwner, GDue, GVerdict };
    Listing listing{
        .columns = {column("state", Tr::tr("State"), 104), stretching("task", Tr::tr("Task"), 248),
            column("unit", Tr::tr("Unit"), 72), column("due", Tr::tr("Due"), 220),
            column("measure", Tr::tr("By its targets"), 128),
            column("done", Tr::tr("Completed by"), 96, Kind::Number),
            column("person", Tr::tr("Responsible"), 88, Kind::Quiet),
            column("number", Tr::tr("In the plan"), 96, Kind::Quiet),
            column("owners", Tr::tr("Whose task"), 150, Kind::Quiet)},
        .groups
        = {{QStringLiteral("state"), Tr::tr("State")}, {QStringLiteral("unit"), Tr::tr("Unit")},
            {QStringLiteral("owner"), Tr::tr("Whose task")},
            {QStringLiteral("due"), Tr::tr("Deadline")},
            {QStringLiteral("verdict"), Tr::tr("By its targets")}},
        .hasStatus = true};
    listing.columns.back().isHiddenAtFirst = true;
    ListGroup &states = listing.groups[GState];
    states.valueOf(QStringLiteral("overdue"), Tr::tr("Overdue"), ui::Status::Bad);
    for (size_t i = 0; i < kTaskStandings; ++i)
        states.valueOf(nameOf(TaskStanding(i)), wordOf(TaskStanding(i)));
    std::vector<UnitCode> units;
    if (source.own.isEmpty()) {
        addCounties(listing.groups[GUnit], source, true);
        for (const ListValue &value : listing.groups[GUnit].values)
            units.emplace_back(value.id);
    } else {
        units = {source.own};
    }
    for (size_t i = 0; i < kTaskOwners; ++i)
        listing.groups[GOwner].valueOf(nameOf(TaskOwner(i)), wordOf(TaskOwner(i)));
    listing.groups[GDue].valueOf(QStringLiteral("before"), Tr::tr("Before publication"));
    for (const UnitCode &unit : units) {
        if (control.isCancelled())
            return cancelled();
        std::vector<TaskRow> rows
            = taskRows(source.book->reports, *source.inventory, *source.evaluation, unit);
        std::ranges::stable_sort(rows, [](const TaskRow &a, const TaskRow &b) {
            // Standing ones last.
            return a.due.isValid() != b.due.isValid() ? a.due.isValid() : a.due < b.due;
        });
        for (const TaskRow &row : rows) {
            const PlanTask &task = planTasks().tasks[row.task];
            RowMaker maker(listing, task.id + u'|' + unit.text());
            maker.cell(stateText(row, source.today))
                .cell(task.title.text())
                .cell(placeName(*source.inventory, unit))
                .cell(row.due.isValid() ? sheet::Value(row.due) : sheet::Value(dueText(row)),
                    dueText(row))
                .cell(measureText(row.measure))
                .cell(QStringLiteral("%1/%2").arg(row.done).arg(row.owners))
                .cell(row.report ? row.report->person : QString())
                .cell(task.id)
                .cell(ownersText(task))
                .tag(GState, nameOf(row.state), wordOf(row.state))
                .tag(GUnit, unit.text(), placeName(*source.inventory, unit))
                .tag(GVerdict, nameOf(row.measure.verdict), wordOf(row.measure.verdict),
                    statusOf(row.measure.verdict))
                .status(statusOf(row, source.today));
            if (row.isOverdue(source.today) && !row.isHistorical)
                maker.tag(GState, QStringLiteral("overdue"), {});
            for (size_t i = 0; i < kTaskOwners; ++i)
                if (task.owners[i])
                    maker.tag(GOwner, nameOf(TaskOwner(i)), {});
            if (row.isHistorical)
                maker.tag(GDue, QStringLiteral("before"), {});
            else if (!row.due.isValid())
                maker.tag(GDue, QStringLiteral("standing"), Tr::tr("Standing"));
            else
                maker.tag(GDue, QString::number(row.due.year()), yearText(row.due.year()));
            maker.add();
        }
    }
    return listing;
}

// ---------------------------------------------------------------- money

Result<Listing> shares(const WorksSource &source, TaskControl &control)
{
    enum : size_t { GState, GCounty, GKind };
    const Register &stock = *source.inventory;
    const int year = source.evaluation->year;
    Listing listing{
        .columns = {column("state", Tr::tr("State"), 96), stretching("unit", Tr::tr("Unit"), 150),
            column("county", Tr::tr("County"), 96, Kind::Quiet),
            column("fundsYuan", Tr::tr("Public funds (yuan)"), 136, Kind::Number),
            column("spentYuan", Tr::tr("Informatization (yuan)"), 136, Kind::Number),
            column("share", Tr::tr("Share"), 80, Kind::Number),
            column("gapYuan", Tr::tr("Missing (yuan)"), 110, Kind::Number),
            column("entries", Tr::tr("Entries"), 72, Kind::Number)},
        .groups = {{QStringLiteral("state"), Tr::tr("Share of 10 %")},
            {QStringLiteral("county"), Tr::tr("County")},
            {QStringLiteral("level"), Tr::tr("Level")}},
        .hasStatus = true};
    for (const Verdict verdict : {Verdict::Fail, Verdict::Pass, Verdict::NoData})
        listing.groups[GState].valueOf(nameOf(verdict), wordOf(verdict), statusOf(verdict));
    addCounties(listing.groups[GCounty], source, false);
    const QHash<UnitCode, SpendingSum> sums
        = spendingByUnit(source.book->spending, source.book->funds, year);
    const auto add = [&](const UnitCode &unit, const QString &name, UnitLevel level) {
        if (!isOwn(source, unit))
            return;
        const SpendingSum sum = sums.value(unit);
        const std::optional<bool> meets = meetsShare(sum.fen(), sum.publicFundsFen);
        const Verdict verdict = !meets ? Verdict::NoData : *meets ? Verdict::Pass : Verdict::Fail;
        const UnitCode county = countyOf(stock, unit);
        const qint64 needed = (sum.publicFundsFen + 9) / 10;
        RowMaker maker(listing, unit.text());
        maker.cell(wordOf(verdict)).cell(name).cell(placeName(stock, county));
        if (sum.publicFundsFen > 0)
            maker.money(sum.publicFundsFen);
        else
            maker.cell(sheet::Value(), {});
        if (sum.entries > 0)
            maker.money(sum.fen());
        else
            maker.cell(sheet::Value(), {});
        if (meets)
            maker.cell(double(sum.fen() * 1'000 / sum.publicFundsFen) / 10,
                shareText(sum.fen(), sum.publicFundsFen));
        else
            maker.cell(sheet::Value(), {});
        if (meets && !*meets)
            maker.money(needed - sum.fen());
        else
            maker.cell(sheet::Value(), {});
        maker.cell(qint64(sum.entries))
            .tag(GState, nameOf(verdict), wordOf(verdict))
            .tag(GCounty, county.text(), placeName(stock, county))
            .tag(GKind, nameOf(level), wordOf(level))
            .status(statusOf(verdict))
            .add();
    };
    for (const Unit &unit : stock.units())
        if (sums.contains(unit.code))
            add(unit.code, unit.name, unit.level);
    for (size_t i = 0; i < stock.schools().size(); ++i) {
        if (i % kBetweenPolls == 0 && control.isCancelled())
            return cancelled();
        add(stock.schools()[i].code, stock.schools()[i].name, UnitLevel::School);
    }
    // Those that lack most first, then those that nobody knows about last.
    const auto rank = [](const ListRow &row) { return row.status == ui::Status::NoData; };
    std::ranges::stable_sort(listing.rows, [&rank](const ListRow &a, const ListRow &b) {
        if (rank(a) != rank(b))
            return rank(b);
        const auto *left = std::get_if<double>(&a.values[5]);
        const auto *right = std::get_if<double>(&b.values[5]);
        return left && right && *left < *right;
    });
    return listing;
}

Result<Listing> spending(const WorksSource &source, TaskControl &control)
{
    enum : quint16 { GYear, GLine, GCounty, GProof };
    const Register &stock = *source.inventory;
    Listing listing{
        .columns = {column("day", Tr::tr("Day"), 140), stretching("unit", Tr::tr("Unit"), 180),
            column("line", Tr::tr("Budget line"), 96),
            column("amountYuan", Tr::tr("Amount (yuan)"), 120, Kind::Number),
            column("note", Tr::tr("What for"), 180),
            column("voucher", Tr::tr("Voucher"), 88, Kind::Quiet),
            column("evidence", Tr::tr("Evidence"), 64, Kind::Number),
            column("year", Tr::tr("Year"), 64, Kind::Quiet),
            column("by", Tr::tr("By"), 80, Kind::Quiet)},
        .groups = {{QStringLiteral("year"), Tr::tr("Year")},
            {QStringLiteral("line"), Tr::tr("Budget line")},
            {QStringLiteral("county"), Tr::tr("County")},
            {QStringLiteral("proof"), Tr::tr("Evidence")}}};
    for (size_t i = 0; i < kBudgetLines; ++i)
        listing.groups[GLine].valueOf(nameOf(BudgetLine(i)), wordOf(BudgetLine(i)));
    addCounties(listing.groups[GCounty], source, false);
    size_t count = 0;
    for (const Spending &entry : source.book->spending) {
        if (++count % kBetweenPolls == 0 && control.isCancelled())
            return cancelled();
        if (!isOwn(source, entry.unit))
            continue;
        const UnitCode county = countyOf(stock, entry.unit);
        const bool isProven = !entry.evidence.isEmpty();
        RowMaker(listing, documentId(entry))
            .day(entry.day)
            .cell(placeName(stock, entry.unit))
            .cell(wordOf(entry.line))
            .money(entry.fen)
            .cell(entry.note)
            .cell(entry.voucher)
            .cell(qint64(entry.evidence.size()),
                isProven ? numberText(entry.evidence.size()) : QString())
            .cell(qint64(entry.year), yearText(entry.year))
            .cell(entry.by)
            .tag(GYear, QString::number(entry.year), yearText(entry.year))
            .tag(GLine, nameOf(entry.line), wordOf(entry.line))
            .tag(GCounty, county.text(), placeName(stock, county))
            .tag(GProof, isProven ? QStringLiteral("yes") : QStringLiteral("no"),
                isProven ? Tr::tr("With evidence") : Tr::tr("Without evidence"))
            .add();
    }
    std::ranges::stable_sort(listing.rows, [](const ListRow &a, const ListRow &b) {
        const auto *left = std::get_if<QDate>(&a.values[0]);
        const auto *right = std::get_if<QDate>(&b.values[0]);
        return left && right ? *left > *right : left && !right;
    });
    orderYears(listing.groups[GYear], listing, GYear);
    return listing;
}

// ---------------------------------------------------------------- training

Result<Listing> training(const WorksSource &source, TaskControl &control)
{
    enum : size_t { GState, GRole, GCounty };
    const Register &stock = *source.inventory;
    Listing listing{.columns
        = {column("state", Tr::tr("State"), 88), column("name", Tr::tr("Name", "of a person"), 80),
            stretching("school", Tr::tr("School"), 150), column("role", Tr::tr("Role"), 104),
            column("hours", Tr::tr("Hours in three years"), 120, Kind::Number),
            column("practice", Tr::tr("Practice"), 80, Kind::Number),
            column("missing", Tr::tr("Missing"), 60, Kind::Number),
            column("until", Tr::tr("By, or until"), 140),
            column("trainings", Tr::tr("Trainings"), 72, Kind::Number)},
        .groups = {{QStringLiteral("state"), Tr::tr("Thirty hours")},
            {QStringLiteral("role"), Tr::tr("Role")}, {QStringLiteral("county"), Tr::tr("County")}},
        .hasStatus = true};
    const QString enough = Tr::tr("Enough"), tooFew = Tr::tr("Too few"), late = Tr::tr("Overdue");
    listing.groups[GState].valueOf(QStringLiteral("overdue"), late, ui::Status::Bad);
    listing.groups[GState].valueOf(QStringLiteral("short"), tooFew, ui::Status::Warn);
    listing.groups[GState].valueOf(QStringLiteral("enough"), enough, ui::Status::Ok);
    for (size_t i = 0; i < kTrainingRoles; ++i)
        listing.groups[GRole].valueOf(nameOf(TrainingRole(i)), wordOf(TrainingRole(i)));
    addCounties(listing.groups[GCounty], source, false);
    size_t count = 0;
    for (const Trainee &person : source.book->trainees) {
        if (++count % kBetweenPolls == 0 && control.isCancelled())
            return cancelled();
        if (person.hasLeft || !isOwn(source, person.unit))
            continue;
        const std::span<const Training> had = source.book->trainingsOf(person.id);
        const TrainingStanding standing = standingOf(had, source.today);
        const bool isLate = standing.isOverdue(source.today);
        const UnitCode county = countyOf(stock, person.unit);
        RowMaker maker(listing, documentId(person));
        maker.cell(standing.isEnough() ? enough
                     : isLate          ? late
                                       : tooFew)
            .cell(person.name)
            .cell(placeName(stock, person.unit))
            .cell(wordOf(person.role))
            .hours(standing.tenths)
            .hours(standing.practiceTenths);
        if (standing.isEnough())
            maker.cell(sheet::Value(), {});
        else
            maker.hours(standing.missingTenths());
        maker.day(standing.until)
            .cell(qint64(had.size()))
            .tag(GState,
                standing.isEnough() ? QStringLiteral("enough")
                    : isLate        ? QStringLiteral("overdue")
                                    : QStringLiteral("short"),
                {})
            .tag(GRole, nameOf(person.role), wordOf(person.role))
            .tag(GCounty, county.text(), placeName(stock, county))
            .status(standing.isEnough() ? ui::Status::Ok
                    : isLate            ? ui::Status::Bad
                                        : ui::Status::Warn)
            .add();
    }
    // Who lacks most is seen first.
    std::ranges::stable_sort(listing.rows, [](const ListRow &a, const ListRow &b) {
        const auto *left = std::get_if<double>(&a.values[6]);
        const auto *right = std::get_if<double>(&b.values[6]);
        return left && right ? *left > *right : left && !right;
    });
    return listing;
}

// ---------------------------------------------------------------- ledgers

Result<Listing> ledgers(const WorksSource &source, TaskControl &control)
{
    enum : quint16 { GSection, GKind, GYear, GCounty, GProof };
    const Register &stock = *source.inventory;
    Listing listing{
        .columns = {column("kind", Tr::tr("Register"), 170),
            stretching("name", Tr::tr("Name"), 200), column("unit", Tr::tr("Unit"), 160),
            column("year", Tr::tr("Year"), 72), column("until", Tr::tr("Until"), 92, Kind::Quiet),
            column("members", Tr::tr("People"), 72, Kind::Number),
            column("rank", Tr::tr("Award"), 96, Kind::Quiet),
            column("person", Tr::tr("Responsible"), 88, Kind::Quiet),
            column("evidence", Tr::tr("Evidence"), 64, Kind::Number)},
        .groups = {{QStringLiteral("section"), Tr::tr("Register")},
            {QStringLiteral("kind"), Tr::tr("Kind")}, {QStringLiteral("year"), Tr::tr("Year")},
            {QStringLiteral("county"), Tr::tr("County")},
            {QStringLiteral("proof"), Tr::tr("Evidence")}}};
    for (size_t i = 0; i < kLedgerSections; ++i)
        listing.groups[GSection].valueOf(nameOf(LedgerSection(i)), wordOf(LedgerSection(i)));
    for (const LedgerKind &kind : ledgerKinds())
        listing.groups[GKind].valueOf(kind.id, kind.title.text());
    addCounties(listing.groups[GCounty], source, true);
    size_t count = 0;
    for (const LedgerEntry &entry : source.book->ledger) {
        if (++count % kBetweenPolls == 0 && control.isCancelled())
            return cancelled();
        const LedgerKind *kind = ledgerKind(entry.kind);
        if (!kind || !isOwn(source, entry.unit))
            continue;
        const UnitCode county = countyOf(stock, entry.unit);
        const bool isProven = !entry.evidence.isEmpty();
        RowMaker maker(listing, documentId(entry));
        maker.cell(kind->title.text())
            .cell(entry.name)
            .cell(placeName(stock, entry.unit))
            .cell(qint64(entry.year), yearText(entry.year));
        if (entry.until != 0)
            maker.cell(qint64(entry.until), yearText(entry.until));
        else
            maker.cell(sheet::Value(), {});
        if (entry.members != 0)
            maker.cell(qint64(entry.members));
        else
            maker.cell(sheet::Value(), {});
        maker.cell(entry.rank)
            .cell(entry.person)
            .cell(qint64(entry.evidence.size()),
                isProven ? numberText(entry.evidence.size()) : QString())
            .tag(GSection, nameOf(kind->section), wordOf(kind->section))
            .tag(GKind, kind->id, kind->title.text())
            .tag(GYear, QString::number(entry.year), yearText(entry.year))
            .tag(GCounty, county.text(), placeName(stock, county))
            .tag(GProof, isProven ? QStringLiteral("yes") : QStringLiteral("no"),
                isProven ? Tr::tr("With evidence") : Tr::tr("Without evidence"))
            .add();
    }
    // By kind as they are shown, the newest first.
    std::ranges::stable_sort(listing.rows, [](const ListRow &a, const ListRow &b) {
        const auto kindOf = [](const ListRow &row) {
            return std::ranges::find(row.tags, quint16(GKind), &ListTag::group)->value;
        };
        if (kindOf(a) != kindOf(b))
            return kindOf(a) < kindOf(b);
        return std::get<qint64>(a.values[3]) > std::get<qint64>(b.values[3]);
    });
    orderYears(listing.groups[GYear], listing, GYear);
    return listing;
}

} // namespace

Result<Listing> listingOf(WorksPart part, const WorksSource &source, TaskControl &task)
{
    switch (part) {
    case WorksPart::Tasks:
        return tasks(source, task);
    case WorksPart::Shares:
        return shares(source, task);
    case WorksPart::Spending:
        return spending(source, task);
    case WorksPart::Training:
        return training(source, task);
    case WorksPart::Ledgers:
        break;
    }
    return ledgers(source, task);
}

QString titleOf(WorksPart part)
{
    switch (part) {
    case WorksPart::Tasks:
        return Tr::tr("Tasks", "of the plan");
    case WorksPart::Shares:
        return Tr::tr("Shares");
    case WorksPart::Spending:
        return Tr::tr("Spending");
    case WorksPart::Training:
        return Tr::tr("Training");
    case WorksPart::Ledgers:
        break;
    }
    return Tr::tr("Registers");
}

QString placeName(const Register &inventory, const UnitCode &unit)
{
    if (const quint32 school = inventory.schoolRow(unit); school != kNoRow)
        return inventory.schools()[school].name;
    const quint32 row = inventory.unitRow(unit);
    if (row == kNoRow)
        return unit.text();
    return inventory.units()[row].level == UnitLevel::Prefecture ? Tr::tr("The whole prefecture")
                                                                 : inventory.units()[row].name;
}

QString shareText(qint64 spentFen, qint64 fundsFen)
{
    if (fundsFen <= 0)
        return QStringLiteral("—");
    const qint64 tenths = spentFen * 1'000 / fundsFen;
    return QStringLiteral("%1.%2 %").arg(QLocale().toString(tenths / 10)).arg(tenths % 10);
}

QString dueText(const TaskRow &row)
{
    if (!row.due.isValid())
        return Tr::tr("Standing");
    return row.isHistorical ? Tr::tr("%1, before publication").arg(dayText(row.due))
        : row.isExtended    ? Tr::tr("%1, extended").arg(dayText(row.due))
                            : dayText(row.due);
}

QString stateText(const TaskRow &row, const QDate &today)
{
    if (!row.isOverdue(today))
        return wordOf(row.state);
    return row.isHistorical ? Tr::tr("Earlier task") : Tr::tr("Overdue");
}

ui::Status statusOf(const TaskRow &row, const QDate &today)
{
    if (row.isOverdue(today))
        return row.isHistorical ? ui::Status::Warn : ui::Status::Bad;
    switch (row.state) {
    case TaskStanding::Done:
        return ui::Status::Ok;
    case TaskStanding::UnderWay:
        return ui::Status::Busy;
    case TaskStanding::NotBegun:
        break;
    }
    return ui::Status::NoData;
}

} // namespace hz::console
