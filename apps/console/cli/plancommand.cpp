#include "cli/plancommand.h"

#include "cli/judged.h"
#include "plan/planexport.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/inventory/planreasons.h>
#include <hz/inventory/yearplan.h>
#include <hz/store/transaction.h>
#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Commands)
};

struct PlanOptions {
    CheckOptions check;
    PlanTerms terms;
    PlanScope scope;
    YearTerms years; // with budgets if it is for several
    QString to; // a file; empty: none
    QString keepAs; // name of a scenario; empty: it is not kept
    bool makesOrders = false;
};

constexpr qint64 kMostYuan = 10'000'000'000;
constexpr qint64 kMostMachines = 10'000;

// One amount, or one for each year.
Result<std::vector<qint64>> takeBudgets(QStringList &arguments)
{
    std::vector<qint64> budgets;
    const std::optional<QString> text = takeOption(arguments, QStringLiteral("--budget"));
    if (!text)
        return budgets;
    for (const QString &part : text->split(u',')) {
        bool isNumber = false;
        const qint64 yuan = part.toLongLong(&isNumber);
        if (!isNumber || yuan < 0 || yuan > kMostYuan)
            return failure(Error::Kind::Invalid, Tr::tr("“%1” is no budget.").arg(*text));
        budgets.push_back(yuan * 100);
    }
    return budgets;
}

Result<std::optional<qint64>> takeNumber(QStringList &arguments, const QString &name, qint64 most)
{
    const std::optional<QString> text = takeOption(arguments, name);
    if (!text)
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 number = text->toLongLong(&isNumber);
    if (!isNumber || number < 0 || number > most)
        return failure(Error::Kind::Invalid, Tr::tr("“%1” is no number for %2.").arg(*text, name));
    return std::optional(number);
}

// Scenarios that are named by --scenario, in that order.
Result<std::vector<PlanScenario>> takeScenarios(
    const store::Database &database, QStringList &arguments)
{
    std::vector<PlanScenario> named;
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const std::vector<PlanScenario> all, readScenarios(*read));
    const std::optional<QString> names = takeOption(arguments, QStringLiteral("--scenario"));
    if (!names)
        return named;
    // A name may have commas itself.
    const bool isOne = findScenario(all, *names).has_value();
    for (const QString &name : isOne ? QStringList{*names} : names->split(u',')) {
        HZ_TRY(PlanScenario scenario, findScenario(all, name.trimmed()));
        named.push_back(std::move(scenario));
    }
    if (named.size() > kMostCompared)
        return failure(Error::Kind::Invalid,
            Tr::tr("At most %1 scenarios are compared; these are %2.")
                .arg(kMostCompared)
                .arg(named.size()));
    return named;
}

Result<> checkFile(const QString &path)
{
    if (path.isEmpty() || isReportFile(path))
        return {};
    return failure(Error::Kind::Invalid,
        Tr::tr("“%1” ends neither in .xlsx nor in .pdf nor in .docx.").arg(path));
}

// What is not said is as in `base`.
Result<PlanOptions> planOptions(QStringList arguments, PlanOptions options)
{
    constexpr qint64 kMostSeconds = 3600;
    HZ_TRY(const std::vector<qint64> budgets, takeBudgets(arguments));
    HZ_TRY(const auto years, takeNumber(arguments, QStringLiteral("--years"), kMostYears));
    HZ_TRY(const auto life, takeNumber(arguments, QStringLiteral("--life"), 100));
    HZ_TRY(const auto seconds, takeNumber(arguments, QStringLiteral("--seconds"), kMostSeconds));
    HZ_TRY(const auto price, takeNumber(arguments, QStringLiteral("--price"), kMostYuan));
    HZ_TRY(const auto lot, takeNumber(arguments, QStringLiteral("--lot"), kMostMachines));
    if (budgets.empty() && years && options.years.budgetsFen.size() != size_t(*years))
        return failure(Error::Kind::Invalid,
            Tr::tr("%1 years need one budget for all or %1 budgets.").arg(*years));
    if (!budgets.empty()) {
        options.years.budgetsFen.clear();
        options.scope.budgetFen.reset();
    }
    if (years && budgets.size() == 1)
        options.years.budgetsFen.assign(size_t(*years), budgets.front());
    else if (years && !budgets.empty() && size_t(*years) != budgets.size())
        return failure(Error::Kind::Invalid,
            Tr::tr("%1 years need one budget for all or %1 budgets.").arg(*years));
    else if (budgets.size() == 1)
        options.scope.budgetFen = budgets.front();
    else if (!budgets.empty())
        options.years.budgetsFen = budgets;
    options.to = takeOption(arguments, QStringLiteral("--to")).value_or(QString());
    HZ_CHECK(checkFile(options.to));
    options.keepAs = takeOption(arguments, QStringLiteral("--keep")).value_or(QString());
    options.years.lifeYears = life ? int(*life) : options.years.lifeYears;
    options.years.seconds = seconds ? int(*seconds) : options.years.seconds;
    options.terms.priceFen = price ? *price * 100 : options.terms.priceFen;
    options.terms.smallestLot = lot ? int(*lot) : options.terms.smallestLot;
    if (const auto only = takeOption(arguments, QStringLiteral("--only"))) {
        if (only != u"moves" && only != u"purchases")
            return failure(Error::Kind::Invalid,
                Tr::tr("“%1” is neither “moves” nor “purchases”.").arg(*only));
        options.scope.buys = only == u"purchases";
        options.scope.moves = only == u"moves";
    }
    options.makesOrders = arguments.removeAll(kMakesOrders) > 0;
    if (arguments.removeAll(QStringLiteral("--within-counties")) > 0)
        options.terms.movesAcrossCounties = false;
    HZ_TRY(const CheckOptions check, checkOptions(arguments));
    options.check.rules = check.rules;
    if (!check.scope.isEmpty())
        options.check.scope = check.scope;
    if (check.year != 0)
        options.check.year = check.year;
    return options;
}

QJsonObject toJson(
    const GapPlan &plan, const PlanBasis &basis, const Judged &all, const PlanOptions &options)
{
    const Register &inventory = *all.inventory;
    const auto code
        = [&inventory](quint32 school) { return inventory.schools()[school].code.text(); };
    QJsonArray transfers;
    for (const TransferOrder &order : plan.orders) {
        QJsonArray devices;
        for (const quint32 row : order.devices)
            devices.append(inventory.idOf(inventory.devices()[row]).text());
        transfers.append(QJsonObject{{QStringLiteral("from"), code(order.from)},
            {QStringLiteral("to"), code(order.to)}, {QStringLiteral("count"), order.count},
            {QStringLiteral("km"), order.km}, {QStringLiteral("costFen"), order.costFen},
            {QStringLiteral("devices"), devices},
            {QStringLiteral("reasons"),
                QJsonArray::fromStringList(
                    reasonsOf(order, plan, basis, inventory, options.terms))}});
    }
    QJsonArray purchases;
    for (const Purchase &purchase : plan.purchases)
        purchases.append(QJsonObject{{QStringLiteral("school"), code(purchase.school)},
            {QStringLiteral("count"), purchase.count},
            {QStringLiteral("costFen"), purchase.costFen},
            {QStringLiteral("reasons"),
                QJsonArray::fromStringList(
                    reasonsOf(purchase, basis, inventory, options.terms, options.scope))}});
    QJsonArray notMet;
    for (const quint32 school : plan.notMet)
        notMet.append(QJsonObject{{QStringLiteral("school"), code(school)},
            {QStringLiteral("missing"), basis.schools[school].shortage},
            {QStringLiteral("reason"),
                reasonNotMet(school, basis, inventory, options.terms, options.scope)}});
    return {{QStringLiteral("year"), all.evaluation->year},
        {QStringLiteral("meetingNow"), plan.meetingNow}, {QStringLiteral("meeting"), plan.meeting},
        {QStringLiteral("known"), plan.known}, {QStringLiteral("reassigned"), plan.reassigned},
        {QStringLiteral("repaired"), plan.repaired}, {QStringLiteral("moved"), plan.moved},
        {QStringLiteral("bought"), plan.bought}, {QStringLiteral("missing"), plan.missing},
        {QStringLiteral("costFen"), plan.costFen()}, {QStringLiteral("transfers"), transfers},
        {QStringLiteral("purchases"), purchases}, {QStringLiteral("notMet"), notMet}};
}

void printPlan(
    const GapPlan &plan, const PlanBasis &basis, const Judged &all, const PlanOptions &options)
{
    const Register &inventory = *all.inventory;
    const auto name = [&inventory](quint32 school) { return schoolText(inventory, school); };
    print(Tr::tr("%1 of %2 schools have enough computers now, %3 when this is done. It costs %4.")
              .arg(plan.meetingNow)
              .arg(plan.known)
              .arg(plan.meeting)
              .arg(moneyText(plan.costFen())));
    print(Tr::tr("%1 change their use, %2 are repaired, %3 moved, %4 bought.")
              .arg(plan.reassigned)
              .arg(plan.repaired)
              .arg(plan.moved)
              .arg(plan.bought));
    for (const TransferOrder &order : plan.orders)
        print(Tr::tr("%1 from %2 to %3: %4")
                  .arg(order.count)
                  .arg(name(order.from), name(order.to),
                      reasonsOf(order, plan, basis, inventory, options.terms)
                          .join(Tr::tr("; ", "between reasons"))));
    for (const Purchase &purchase : plan.purchases)
        print(Tr::tr("%1 new ones for %2: %3")
                  .arg(purchase.count)
                  .arg(name(purchase.school),
                      reasonsOf(purchase, basis, inventory, options.terms, options.scope)
                          .join(Tr::tr("; ", "between reasons"))));
    for (const quint32 school : plan.notMet)
        print(reasonNotMet(school, basis, inventory, options.terms, options.scope));
}

QJsonObject toJson(
    const YearPlan &plan, const PlanBasis &basis, const Judged &all, const PlanOptions &options)
{
    const Register &inventory = *all.inventory;
    const auto code
        = [&inventory](quint32 school) { return inventory.schools()[school].code.text(); };
    QJsonArray years, transfers, repairs, purchases, notMet;
    for (size_t year = 0; year < plan.meeting.size(); ++year)
        years.append(QJsonObject{{QStringLiteral("meeting"), plan.meeting[year]},
            {QStringLiteral("year"), yearText(basis, int(year))},
            {QStringLiteral("retired"), plan.retired[year]},
            {QStringLiteral("bought"), plan.bought(year)},
            {QStringLiteral("budgetFen"), plan.budgetsFen[year]},
            {QStringLiteral("spentFen"), plan.spentFen[year]}});
    for (const TransferOrder &order : plan.orders)
        transfers.append(QJsonObject{{QStringLiteral("from"), code(order.from)},
            {QStringLiteral("to"), code(order.to)}, {QStringLiteral("count"), order.count},
            {QStringLiteral("km"), order.km}, {QStringLiteral("costFen"), order.costFen},
            {QStringLiteral("reasons"),
                QJsonArray::fromStringList(
                    reasonsOf(order, plan, basis, inventory, options.terms))}});
    for (const auto &[school, count] : plan.repairs)
        repairs.append(QJsonObject{
            {QStringLiteral("school"), code(school)}, {QStringLiteral("count"), count}});
    for (const YearPurchase &purchase : plan.purchases)
        purchases.append(QJsonObject{{QStringLiteral("school"), code(purchase.school)},
            {QStringLiteral("year"), purchase.year + 1}, {QStringLiteral("count"), purchase.count},
            {QStringLiteral("costFen"), purchase.costFen},
            {QStringLiteral("reasons"),
                QJsonArray::fromStringList(
                    reasonsOf(purchase, plan, basis, inventory, options.years))}});
    for (const auto &[school, missing] : plan.notMet())
        notMet.append(QJsonObject{{QStringLiteral("school"), code(school)},
            {QStringLiteral("missing"), missing},
            {QStringLiteral("reason"),
                reasonNotMet(school, int(plan.lacking.size()) - 1, plan, basis, inventory,
                    options.terms, options.years)}});
    return {{QStringLiteral("known"), plan.known}, {QStringLiteral("years"), years},
        {QStringLiteral("transfers"), transfers}, {QStringLiteral("repairs"), repairs},
        {QStringLiteral("purchases"), purchases}, {QStringLiteral("notMet"), notMet},
        {QStringLiteral("gap"), plan.gap()}, {QStringLiteral("trouble"), plan.trouble}};
}

void printYears(
    const YearPlan &plan, const PlanBasis &basis, const Judged &all, const PlanOptions &options)
{
    const Register &inventory = *all.inventory;
    for (size_t year = 0; year < plan.meeting.size(); ++year)
        print(Tr::tr("Year %1: %2 of %3 schools have enough computers; %4 spent, %5 machines "
                     "retired.")
                  .arg(year + 1)
                  .arg(plan.meeting[year])
                  .arg(plan.known)
                  .arg(moneyText(plan.spentFen[year]))
                  .arg(plan.retired[year]));
    for (const TransferOrder &order : plan.orders)
        print(Tr::tr("%1 from %2 to %3: %4")
                  .arg(order.count)
                  .arg(schoolText(inventory, order.from), schoolText(inventory, order.to),
                      moneyText(order.costFen)));
    for (const YearPurchase &purchase : plan.purchases)
        print(Tr::tr("Year %1: %2 new ones for %3: %4")
                  .arg(purchase.year + 1)
                  .arg(purchase.count)
                  .arg(schoolText(inventory, purchase.school), moneyText(purchase.costFen)));
    for (const auto &[school, missing] : plan.notMet())
        print(reasonNotMet(school, int(plan.lacking.size()) - 1, plan, basis, inventory,
            options.terms, options.years));
    print(Tr::tr("At most %1 % from the best.").arg(plan.gap() * 100, 0, 'f', 1));
}

// On the main thread: fonts are measured.
Result<> writeFile(const QString &path, const TableReport &report)
{
    if (path.isEmpty())
        return {};
    const ui::Theme theme(ui::App::Console);
    const PaperLook look;
    return runAndWait(
        [&](TaskControl &task) { return writeTableReport(path, report, look, task); });
}

Result<> keep(store::Database &database, const PlanOptions &options, const Judged &all,
    const PlanFigures &figures)
{
    if (options.keepAs.isEmpty())
        return {};
    PlanScenario scenario{.name = options.keepAs,
        .year = all.evaluation->year,
        .area = UnitCode(options.check.scope),
        .terms = options.terms,
        .scope = options.scope,
        .figures = figures};
    if (!options.years.budgetsFen.empty())
        scenario.years = options.years;
    HZ_TRY(const QList<Edit> edits,
        planKeeping(scenario, {QDateTime::currentDateTimeUtc(), platform::userName()}));
    HZ_CHECK(runAndWait([&](TaskControl &task) { return writeEdits(database, edits, task); }));
    return {};
}

Result<std::vector<OrderedMachine>> orderedIn(
    const store::Database &database, const Register &inventory)
{
    HZ_TRY(const auto read, database.read());
    return orderedMachines(*read, inventory);
}

// Machines that are in open orders already are left out.
Result<QJsonArray> makeOrders(
    store::Database &database, const PlanOptions &options, const std::vector<Transfer> &wanted)
{
    QJsonArray numbers;
    if (!options.makesOrders)
        return numbers;
    const Deed deed{QDateTime::currentDateTimeUtc(), platform::userName()};
    HZ_TRY(const QList<Edit> edits,
        waitFor(
            database.write([wanted, deed](store::WriteTransaction &write) -> Result<QList<Edit>> {
                HZ_TRY(const NewTransfers made, planTransfers(write, wanted, deed));
                for (const Edit &edit : made.edits)
                    HZ_CHECK(writeEdit(write, edit));
                return made.edits;
            })));
    for (const Edit &edit : edits)
        if (const Result<Transfer> order = Transfer::fromJson(edit.after))
            numbers.append(numberOf(*order));
    return numbers;
}

int compare(const std::vector<PlanScenario> &scenarios, const RuleSet &rules, const QString &path,
    bool json)
{
    const Result<> written = writeFile(path, reportOf(scenarios, rules));
    if (!written)
        return fail(written.error());
    const std::vector<ComparedLine> lines = compared(scenarios, rules);
    if (json) {
        QJsonArray all;
        for (const PlanScenario &scenario : scenarios)
            all.append(scenario.toJson());
        QJsonArray beside;
        for (const ComparedLine &line : lines)
            beside.append(QJsonObject{{QStringLiteral("figure"), line.title},
                {QStringLiteral("values"), QJsonArray::fromStringList(line.texts)},
                {QStringLiteral("differs"), line.isDifferent}});
        printJson(
            QJsonObject{{QStringLiteral("scenarios"), all}, {QStringLiteral("lines"), beside}});
        return kDone;
    }
    std::vector<QStringList> rows{{QString(), QString()}};
    for (const PlanScenario &scenario : scenarios)
        rows.front().append(scenario.name);
    for (const ComparedLine &line : lines) {
        rows.push_back({line.isDifferent ? QStringLiteral("≠") : QString(), line.title});
        for (qsizetype i = 0; i < qsizetype(scenarios.size()); ++i)
            rows.back().append(besideText(line, i));
    }
    std::vector<int> widths(size_t(rows.front().size()));
    for (const QStringList &row : rows)
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(row[qsizetype(i)]));
    for (const QStringList &row : rows) {
        QStringList cells;
        for (size_t i = 0; i < widths.size(); ++i)
            cells.append(padded(row[qsizetype(i)], widths[i], i < 2 ? Side::Left : Side::Right));
        print(cells.join(u"  "));
    }
    return kDone;
}

QJsonObject withOrders(QJsonObject plan, const QJsonArray &orders)
{
    if (!orders.isEmpty())
        plan.insert(QStringLiteral("orders"), orders);
    return plan;
}

void tellOrders(const QJsonArray &orders)
{
    if (!orders.isEmpty())
        print(Tr::tr("%n transfer order(s) made as drafts: see “transfers list”.", nullptr,
            int(orders.size())));
}

int planForYears(store::Database &database, const PlanBasis &basis, const Judged &all,
    const PlanOptions &options, bool json)
{
    const Result<YearPlan> made = runAndWait([&](TaskControl &task) {
        return planYears(basis, *all.inventory, options.terms, options.years, task);
    });
    if (!made)
        return fail(made.error());
    if (!made->trouble.isEmpty())
        warn(made->trouble);
    const YearsToExport exported{all.inventory, std::make_shared<const PlanBasis>(basis),
        options.terms, options.years, *made};
    Result<> written = writeFile(options.to, reportOf(exported));
    if (written)
        written = keep(database, options, all, figuresOf(*made, basis, *all.evaluation));
    if (!written)
        return fail(written.error());
    const Result<QJsonArray> orders
        = makeOrders(database, options, transfersOf(exported, usualName({}, options.years)));
    if (!orders)
        return fail(orders.error());
    if (json) {
        printJson(withOrders(toJson(*made, basis, all, options), *orders));
        return kDone;
    }
    printYears(*made, basis, all, options);
    tellOrders(*orders);
    return kDone;
}

} // namespace

int plan(store::Database &database, QStringList arguments, bool json)
{
    const Result<std::vector<PlanScenario>> named = takeScenarios(database, arguments);
    if (!named)
        return fail(named.error());
    PlanOptions base;
    if (!named->empty()) {
        const PlanScenario &first = named->front();
        base.check.scope = first.area.text();
        base.check.year = first.year;
        base.terms = first.terms;
        base.scope = first.scope;
        base.years = first.years.value_or(YearTerms());
    }
    const Result<PlanOptions> options = planOptions(std::move(arguments), base);
    if (!options) {
        fail(options.error());
        return kWrongUse;
    }
    const Result<Judged> all = judged(database, options->check);
    if (!all)
        return fail(all.error());
    const Evaluation &evaluation = *all->evaluation;
    if (named->size() >= kLeastCompared)
        return compare(*named, evaluation.set, options->to, json);
    const auto ordered = orderedIn(database, *all->inventory);
    if (!ordered)
        return fail(ordered.error());
    PlanBasis basis = planBasis(
        *all->inventory, evaluation, options->terms, censusDay(nullptr, evaluation.year), *ordered);
    if (!options->check.scope.isEmpty()) {
        const Result<quint32> unit = unitWith(evaluation, options->check.scope);
        if (!unit)
            return fail(unit.error());
        basis.keepWithin(evaluation, *unit);
    }
    if (!options->years.budgetsFen.empty())
        return planForYears(database, basis, *all, *options, json);
    const Result<GapPlan> made = runAndWait(
        [&](TaskControl &task) { return planGaps(basis, options->terms, options->scope, task); });
    if (!made)
        return fail(made.error());
    const PlanToExport exported{all->inventory, std::make_shared<const PlanBasis>(basis),
        options->terms, options->scope, *made};
    Result<> written = writeFile(options->to, reportOf(exported));
    if (written)
        written = keep(database, *options, *all, figuresOf(*made, basis, evaluation));
    if (!written)
        return fail(written.error());
    const Result<QJsonArray> orders
        = makeOrders(database, *options, transfersOf(exported, usualName(options->scope, {})));
    if (!orders)
        return fail(orders.error());
    if (json) {
        printJson(withOrders(toJson(*made, basis, *all, *options), *orders));
        return kDone;
    }
    printPlan(*made, basis, *all, *options);
    tellOrders(*orders);
    return kDone;
}

} // namespace hz::console
