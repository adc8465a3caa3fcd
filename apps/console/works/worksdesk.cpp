#include "works/worksdesk.h"

#include "devices/devicecells.h"
#include "window/undoing.h"
#include "works/entrysheet.h"

#include <hz/core/platform/system.h>
#include <hz/sheet/values.h>
#include <hz/ui/toast.h>

namespace hz::console {

using namespace inventory;

namespace {

using Kind = EntryField::Kind;

const QString kUnit = QStringLiteral("unit");
const QString kYear = QStringLiteral("year");
const QString kDay = QStringLiteral("day");
const QString kNote = QStringLiteral("note");
const QString kPersonField = QStringLiteral("person");
const QString kYuan = QStringLiteral("yuan");
const QString kName = QStringLiteral("name");
const QString kRole = QStringLiteral("role");

Failure refused(const QString &what)
{
    return Failure(Error{Error::Kind::Invalid, what, {}});
}

template<typename E> std::vector<std::pair<QString, QString>> choicesOf()
{
    std::vector<std::pair<QString, QString>> choices;
    for (size_t i = 0; i < terms<E>().size(); ++i)
        choices.emplace_back(nameOf(E(i)), wordOf(E(i)));
    return choices;
}

QString isoText(const QDate &day)
{
    return day.toString(Qt::ISODate);
}

// Nothing where nothing is written; wrong where it is no day.
Result<QDate> dayIn(const QString &text)
{
    if (text.isEmpty())
        return QDate();
    const std::optional<QDate> day = sheet::parseDate(text);
    if (!day)
        return refused(WorksDesk::tr("“%1” is no day: write it as 2025-03-01.").arg(text));
    return *day;
}

Result<int> yearIn(const QString &text)
{
    const std::optional<qint64> year = sheet::parseInteger(text);
    if (!year || *year < kFirstWorkYear || *year > kLastWorkYear)
        return refused(WorksDesk::tr("Write the year with four digits."));
    return int(*year);
}

Result<qint64> fenOf(const QString &text)
{
    const std::optional<qint64> fen = fenIn(text);
    if (!fen)
        return refused(text.isEmpty() ? WorksDesk::tr("Write the amount in yuan.")
                                      : WorksDesk::tr("“%1” is no amount in yuan.").arg(text));
    return *fen;
}

Result<int> peopleIn(const QString &text)
{
    if (text.isEmpty())
        return 0;
    const std::optional<qint64> people = sheet::parseInteger(text);
    if (!people || *people < 0 || *people > 100'000)
        return refused(WorksDesk::tr("“%1” is no number of people.").arg(text));
    return int(*people);
}

EntryField unitField(const UnitCode &unit, const QString &title)
{
    return {.id = kUnit,
        .title = title,
        .kind = Kind::Unit,
        .value = unit.text(),
        .hint = WorksDesk::tr("Type a part of the name")};
}

Result<UnitCode> unitIn(const EntryValues &values)
{
    if (values[kUnit].isEmpty())
        return refused(WorksDesk::tr("Choose the school or area from the list."));
    return UnitCode(values[kUnit]);
}

// What is written, laid over what was there. Each says what is wrong with it.

Result<UnitReport> readReport(const EntryValues &values, UnitReport report)
{
    report.state = fromName<TaskStanding>(values[QStringLiteral("state")]).value_or(report.state);
    report.person = values[kPersonField];
    report.note = values[kNote];
    report.reason = values[QStringLiteral("reason")];
    HZ_TRY(report.extendedTo, dayIn(values[QStringLiteral("extendedTo")]));
    if (report.extendedTo.isValid() && report.reason.isEmpty())
        return refused(WorksDesk::tr("Say why the deadline is extended."));
    return report;
}

Result<Spending> readSpending(const EntryValues &values, Spending spending)
{
    HZ_TRY(spending.unit, unitIn(values));
    HZ_TRY(spending.fen, fenOf(values[kYuan]));
    if (spending.fen == 0)
        return refused(WorksDesk::tr("Write the amount in yuan."));
    HZ_TRY(spending.day, dayIn(values[kDay]));
    HZ_TRY(spending.year, yearIn(values[kYear]));
    spending.line = fromName<BudgetLine>(values[QStringLiteral("line")]).value_or(spending.line);
    spending.note = values[kNote];
    spending.voucher = values[QStringLiteral("voucher")];
    return spending;
}

Result<PublicFunds> readFunds(const EntryValues &values, PublicFunds funds)
{
    HZ_TRY(funds.unit, unitIn(values));
    HZ_TRY(funds.year, yearIn(values[kYear]));
    HZ_TRY(funds.fen, fenOf(values[kYuan]));
    return funds;
}

Result<Trainee> readPerson(const EntryValues &values, Trainee person)
{
    person.name = values[kName].simplified();
    if (person.name.isEmpty())
        return refused(WorksDesk::tr("Write the name."));
    HZ_TRY(person.unit, unitIn(values));
    person.role = fromName<TrainingRole>(values[kRole]).value_or(person.role);
    person.hasLeft = values[QStringLiteral("left")] == u"yes";
    return person;
}

Result<Training> readTraining(const EntryValues &values)
{
    Training training{.title = values[QStringLiteral("title")].simplified(),
        .organiser = values[QStringLiteral("organiser")]};
    if (training.title.isEmpty())
        return refused(WorksDesk::tr("Write what the training was."));
    HZ_TRY(training.day, dayIn(values[kDay]));
    if (!training.day.isValid())
        return refused(WorksDesk::tr("Write on which day it was."));
    const std::optional<int> hours = tenthsIn(values[QStringLiteral("hours")]);
    if (!hours || *hours == 0)
        return refused(WorksDesk::tr("Write how many hours it was, such as 7.5."));
    training.tenths = *hours;
    const QString practice = values[QStringLiteral("practice")];
    const std::optional<int> practised = practice.isEmpty() ? std::optional(0) : tenthsIn(practice);
    if (!practised || *practised > *hours)
        return refused(WorksDesk::tr("The hours of practice are a part of the hours."));
    training.practiceTenths = *practised;
    training.level
        = fromName<TrainingLevel>(values[QStringLiteral("level")]).value_or(training.level);
    return training;
}

Result<LedgerEntry> readEntry(const EntryValues &values, LedgerEntry entry)
{
    entry.kind = values[QStringLiteral("kind")];
    HZ_TRY(entry.unit, unitIn(values));
    HZ_TRY(entry.year, yearIn(values[kYear]));
    HZ_TRY(entry.day, dayIn(values[kDay]));
    entry.name = values[kName];
    entry.person = values[kPersonField];
    HZ_TRY(entry.members, peopleIn(values[QStringLiteral("members")]));
    HZ_TRY(entry.posts, peopleIn(values[QStringLiteral("posts")]));
    entry.rank = values[QStringLiteral("rank")];
    entry.note = values[kNote];
    entry.until = 0;
    if (!values[QStringLiteral("until")].isEmpty()) {
        HZ_TRY(entry.until, yearIn(values[QStringLiteral("until")]));
    }
    return entry;
}

template<typename T> Result<> outcomeOf(const Result<T> &read)
{
    if (!read)
        return Failure(read.error());
    return {};
}

} // namespace

WorksDesk::WorksDesk(Inventory &inventory, QWidget *window, ui::ToastHost &toasts, Undoing &undoing)
    : QObject(window)
    , m_inventory(inventory)
    , m_toasts(toasts)
    , m_undoing(undoing)
    , m_sheet(new EntrySheet(inventory.database().blobs(), window))
{
}

Deed WorksDesk::deed() const
{
    return {m_inventory.now(), platform::userName()};
}

void WorksDesk::tell(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

void WorksDesk::run(const QString &said, Inventory::Plan plan)
{
    ++m_running;
    whenDone(
        m_inventory.perform(std::move(plan)), this, [this, said](const Result<QList<Edit>> &back) {
            --m_running;
            if (back)
                m_undoing.offer(said, *back);
            else
                tell(back.error());
        });
}

void WorksDesk::remove(const QString &id)
{
    run(tr("Entry taken away"),
        [id](const store::ReadTransaction &read) { return planRemoval(read, id); });
}

void WorksDesk::ask(EntryForm form)
{
    if (m_inventory.picture().inventory)
        m_sheet->ask(std::move(form), m_inventory.picture().inventory);
}

void WorksDesk::askReport(const TaskRow &row)
{
    const PlanTask &task = planTasks().tasks[row.task];
    const UnitReport report
        = row.report.value_or(UnitReport{.task = task.id, .unit = row.unit, .year = row.year});
    ask({.title = task.title.text(),
        .go = tr("Report"),
        .fields = {{.id = QStringLiteral("state"),
                       .title = tr("State"),
                       .kind = Kind::Choice,
                       .value = nameOf(report.state),
                       .choices = choicesOf<TaskStanding>()},
            {.id = kPersonField, .title = tr("Responsible"), .value = report.person},
            {.id = kNote,
                .title = tr("How far it is"),
                .value = report.note,
                .mostCharacters = int(kMostWorkNote)},
            {.id = QStringLiteral("extendedTo"),
                .title = tr("Extended to"),
                .value = isoText(report.extendedTo),
                .hint = tr("Only where the bureau agreed")},
            {.id = QStringLiteral("reason"), .title = tr("Why"), .value = report.reason}},
        .evidence = report.evidence,
        .check
        = [report](const EntryValues &values) { return outcomeOf(readReport(values, report)); },
        .done =
            [this, report](const EntryValues &values, const QList<store::BlobRef> &evidence) {
                Result<UnitReport> read = readReport(values, report);
                if (!read)
                    return;
                read->evidence = evidence;
                run(tr("Progress reported"),
                    [report = *read, seen = report, deed = deed()](
                        const store::ReadTransaction &transaction) {
                        return planTaskReport(transaction, report, deed, seen);
                    });
            }});
}

void WorksDesk::askSpending(const Spending &spending)
{
    const bool isNew = spending.id.isEmpty();
    ask({.title = isNew ? tr("Enter spending") : tr("Change the entry"),
        .go = isNew ? tr("Enter") : tr("Change"),
        .fields = {unitField(spending.unit, tr("Who paid")),
            {.id = QStringLiteral("line"),
                .title = tr("Budget line"),
                .kind = Kind::Choice,
                .value = nameOf(spending.line),
                .choices = choicesOf<BudgetLine>()},
            {.id = kYuan,
                .title = tr("Amount (yuan)"),
                .value = spending.fen == 0 ? QString() : moneyText(spending.fen)},
            {.id = kDay, .title = tr("Day"), .value = isoText(spending.day)},
            {.id = kYear, .title = tr("Budget year"), .value = QString::number(spending.year)},
            {.id = kNote, .title = tr("What for"), .value = spending.note},
            {.id = QStringLiteral("voucher"),
                .title = tr("Voucher number"),
                .value = spending.voucher}},
        .evidence = spending.evidence,
        .check
        = [spending](
              const EntryValues &values) { return outcomeOf(readSpending(values, spending)); },
        .done =
            [this, spending](const EntryValues &values, const QList<store::BlobRef> &evidence) {
                Result<Spending> read = readSpending(values, spending);
                if (!read)
                    return;
                read->evidence = evidence;
                if (read->id.isEmpty())
                    read->id = SpendingId(newUlid().toString());
                run(tr("%1 yuan entered").arg(moneyText(read->fen)),
                    [spending = *read, seen = spending, deed = deed()](
                        const store::ReadTransaction &transaction) {
                        return planSpending(transaction, spending, deed, seen);
                    });
            }});
}

void WorksDesk::askFunds(const PublicFunds &funds)
{
    ask({.title = tr("Public funds of a year"),
        .go = tr("Enter"),
        .fields = {unitField(funds.unit, tr("Whose")),
            {.id = kYear, .title = tr("Year"), .value = QString::number(funds.year)},
            {.id = kYuan,
                .title = tr("Public funds (yuan)"),
                .value = funds.fen == 0 ? QString() : moneyText(funds.fen)}},
        .check = [funds](const EntryValues &values) { return outcomeOf(readFunds(values, funds)); },
        .done =
            [this, funds](const EntryValues &values, const QList<store::BlobRef> &) {
                const Result<PublicFunds> read = readFunds(values, funds);
                if (!read)
                    return;
                run(tr("Public funds entered"),
                    [funds = *read, seen = funds, deed = deed()](
                        const store::ReadTransaction &transaction) {
                        return planPublicFunds(transaction, funds, deed, seen);
                    });
            }});
}

void WorksDesk::askTraining(const Trainee &person)
{
    const bool isNew = person.id.isEmpty();
    std::vector<EntryField> fields;
    if (isNew)
        fields = {{.id = kName, .title = tr("Name"), .mostCharacters = 100},
            unitField(person.unit, tr("School")),
            {.id = kRole,
                .title = tr("Role"),
                .kind = Kind::Choice,
                .value = nameOf(person.role),
                .choices = choicesOf<TrainingRole>()}};
    const std::vector<EntryField> about = {{.id = QStringLiteral("title"), .title = tr("Training")},
        {.id = kDay, .title = tr("Day"), .value = isoText(m_inventory.today())},
        {.id = QStringLiteral("hours"), .title = tr("Hours")},
        {.id = QStringLiteral("practice"), .title = tr("Practice hours")},
        {.id = QStringLiteral("level"),
            .title = tr("Level"),
            .kind = Kind::Choice,
            .value = nameOf(TrainingLevel::County),
            .choices = choicesOf<TrainingLevel>()},
        {.id = QStringLiteral("organiser"), .title = tr("Organiser")}};
    fields.insert(fields.end(), about.begin(), about.end());
    const auto who = [person, isNew](const EntryValues &values) -> Result<Trainee> {
        if (!isNew)
            return person;
        return readPerson(values, person);
    };
    ask({.title = isNew ? tr("Enter a training of a new person")
                        : tr("Enter a training of %1").arg(person.name),
        .go = tr("Enter"),
        .fields = std::move(fields),
        .check = [who](const EntryValues &values) -> Result<> {
            HZ_CHECK(outcomeOf(who(values)));
            return outcomeOf(readTraining(values));
        },
        .done =
            [this, who, isNew](const EntryValues &values, const QList<store::BlobRef> &) {
                Result<Trainee> trained = who(values);
                Result<Training> read = readTraining(values);
                if (!trained || !read)
                    return;
                if (isNew)
                    trained->id = TraineeId(newUlid().toString());
                read->id = newUlid().toString();
                read->person = trained->id;
                run(tr("%1 hours of %2 entered").arg(hoursText(read->tenths), trained->name),
                    [person = *trained, training = *read, isNew, deed = deed()](
                        const store::ReadTransaction &transaction) -> Result<QList<Edit>> {
                        HZ_TRY(QList<Edit> edits, planTraining(transaction, training, deed));
                        if (isNew) {
                            HZ_TRY(const QList<Edit> made, planTrainee(transaction, person));
                            edits = made + edits;
                        }
                        return edits;
                    });
            }});
}

void WorksDesk::askPerson(const Trainee &person)
{
    ask({.title = tr("Change the person"),
        .go = tr("Change"),
        .fields = {{.id = kName, .title = tr("Name"), .value = person.name, .mostCharacters = 100},
            unitField(person.unit, tr("School")),
            {.id = kRole,
                .title = tr("Role"),
                .kind = Kind::Choice,
                .value = nameOf(person.role),
                .choices = choicesOf<TrainingRole>()},
            {.id = QStringLiteral("left"),
                .title = tr("Works here"),
                .kind = Kind::Choice,
                .value = person.hasLeft ? QStringLiteral("yes") : QStringLiteral("no"),
                .choices = {{QStringLiteral("no"), tr("Yes")},
                    {QStringLiteral("yes"), tr("No, is not counted any more")}}}},
        .check
        = [person](const EntryValues &values) { return outcomeOf(readPerson(values, person)); },
        .done =
            [this, person](const EntryValues &values, const QList<store::BlobRef> &) {
                const Result<Trainee> read = readPerson(values, person);
                if (!read)
                    return;
                run(tr("%1 changed").arg(read->name),
                    [person = *read, seen = person](const store::ReadTransaction &transaction) {
                        return planTrainee(transaction, person, seen);
                    });
            }});
}

void WorksDesk::askLedgerEntry(const LedgerEntry &entry)
{
    const bool isNew = entry.id.isEmpty();
    std::vector<std::pair<QString, QString>> kinds;
    for (const LedgerKind &kind : ledgerKinds())
        kinds.emplace_back(kind.id, kind.title.text());
    const auto people = [](int count) { return count == 0 ? QString() : QString::number(count); };
    ask({.title = isNew ? tr("Enter in the register") : tr("Change the entry"),
        .go = isNew ? tr("Enter") : tr("Change"),
        .fields = {{.id = QStringLiteral("kind"),
                       .title = tr("Register"),
                       .kind = Kind::Choice,
                       .value = entry.kind,
                       .choices = std::move(kinds)},
            unitField(entry.unit, tr("School or area")),
            {.id = kName, .title = tr("Name"), .value = entry.name},
            {.id = kYear, .title = tr("Year"), .value = QString::number(entry.year)},
            {.id = kDay, .title = tr("Day"), .value = isoText(entry.day)},
            {.id = QStringLiteral("until"),
                .title = tr("Until the year"),
                .value = people(entry.until),
                .hint = tr("Empty while it stands")},
            {.id = kPersonField, .title = tr("Responsible"), .value = entry.person},
            {.id = QStringLiteral("members"),
                .title = tr("People in it"),
                .value = people(entry.members)},
            {.id = QStringLiteral("posts"),
                .title = tr("Authorised posts"),
                .value = people(entry.posts)},
            {.id = QStringLiteral("rank"), .title = tr("Award"), .value = entry.rank},
            {.id = kNote,
                .title = tr("Note"),
                .value = entry.note,
                .mostCharacters = int(kMostWorkNote)}},
        .evidence = entry.evidence,
        .check = [entry](const EntryValues &values) { return outcomeOf(readEntry(values, entry)); },
        .done =
            [this, entry](const EntryValues &values, const QList<store::BlobRef> &evidence) {
                Result<LedgerEntry> read = readEntry(values, entry);
                const std::shared_ptr<const Register> stock = m_inventory.picture().inventory;
                if (!read || !stock)
                    return;
                read->evidence = evidence;
                if (read->id.isEmpty())
                    read->id = LedgerId(newUlid().toString());
                run(tr("Entered in the register"),
                    [entry = *read, seen = entry, stock, deed = deed()](
                        const store::ReadTransaction &transaction) {
                        return planLedgerEntry(transaction, *stock, entry, deed, seen);
                    });
            }});
}

} // namespace hz::console
