#include <hz/inventory/planreasons.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::PlanReasons)
};

QString yearsBought(const TransferOrder &order, const Register &inventory)
{
    int first = 9999;
    int last = 0;
    for (const quint32 row : order.devices) {
        const int year = QDate::fromJulianDay(inventory.devices()[row].bookedOn).year();
        first = std::min(first, year);
        last = std::max(last, year);
    }
    if (first == last)
        return Tr::tr("bought in %1").arg(first);
    return Tr::tr("bought from %1 to %2").arg(first).arg(last);
}

QString inUse(const PlanSchool &school)
{
    if (school.teacherNeed == 0)
        return Tr::tr("%1 of %2 computers for students")
            .arg(school.studentHave)
            .arg(school.studentNeed);
    if (school.studentNeed == 0)
        return Tr::tr("%1 of %2 computers for teachers")
            .arg(school.teacherHave)
            .arg(school.teacherNeed);
    return Tr::tr("%1 of %2 computers for students, %3 of %4 for teachers")
        .arg(school.studentHave)
        .arg(school.studentNeed)
        .arg(school.teacherHave)
        .arg(school.teacherNeed);
}

// What it has beyond its need, for students, for teachers or in the store, makes up for what it
// lacks.
QString standing(const PlanSchool &school)
{
    QString text = inUse(school);
    if (school.idle > 0)
        text = Tr::tr("%1, %2 in store", "computers in use, and used by nobody")
                   .arg(text)
                   .arg(school.idle);
    // Those that leave are not among them any more.
    if (school.coming > 0)
        text = Tr::tr("%1, %2 more by open transfer orders").arg(text).arg(school.coming);
    if (school.leaving > 0)
        text = Tr::tr("%1 beside %2 that leave by open transfer orders")
                   .arg(text)
                   .arg(school.leaving);
    return text;
}

QString need(const PlanSchool &school, const Register &inventory)
{
    return Tr::tr("%1 has %2: %3 are missing")
        .arg(schoolText(inventory, school.school), standing(school))
        .arg(school.shortage);
}

// In a plan of years it may lack machines only later.
QString whoGets(const PlanSchool &school, const Register &inventory)
{
    return school.shortage > 0
        ? need(school, inventory)
        : Tr::tr("%1 has %2").arg(schoolText(inventory, school.school), standing(school));
}

QStringList whyMoved(const TransferOrder &order, const std::vector<TransferOrder> &all,
    const PlanBasis &basis, const Register &inventory, const PlanTerms &terms)
{
    const PlanSchool &giver = basis.schools[order.from];
    int given = 0;
    for (const TransferOrder &other : all)
        given += other.from == order.from ? other.count : 0;
    QStringList reasons{
        Tr::tr("%1 km by road; %2").arg(order.km).arg(yearsBought(order, inventory)),
        whoGets(basis.schools[order.to], inventory),
        Tr::tr("%1 has %2; it gives %3 and still meets its targets")
            .arg(schoolText(inventory, giver.school), standing(giver))
            .arg(given)};
    const qint64 saved = order.count * terms.priceFen - order.costFen;
    if (saved > 0)
        reasons.append(Tr::tr("moving costs %1, %2 less than new ones")
                           .arg(moneyText(order.costFen), moneyText(saved)));
    return reasons;
}

} // namespace

QString schoolText(const Register &inventory, quint32 school)
{
    const School &named = inventory.schools()[school];
    const quint32 county = inventory.unitRow(named.county);
    return named.isPrefectureSchool || county == kNoRow
        ? named.name
        : inventory.units()[county].name + named.name;
}

QString schoolName(const Register &inventory, quint32 school)
{
    const std::vector<School> &all = inventory.schools();
    const QString &name = all[school].name;
    for (quint32 other = 0; other < all.size(); ++other)
        if (other != school && all[other].name == name)
            return schoolText(inventory, school);
    return name;
}

QString moneyText(qint64 fen)
{
    constexpr qint64 kTenThousandYuan = 1'000'000;
    const QLocale locale;
    if (std::abs(fen) >= 10 * kTenThousandYuan)
        return Tr::tr("%1 ten thousand yuan")
            .arg(locale.toString(double(fen) / double(kTenThousandYuan), 'f', 1));
    return Tr::tr("%1 yuan").arg(locale.toString(double(fen) / 100, 'f', fen % 100 == 0 ? 0 : 2));
}

QStringList reasonsOf(const TransferOrder &order, const GapPlan &plan, const PlanBasis &basis,
    const Register &inventory, const PlanTerms &terms)
{
    return whyMoved(order, plan.orders, basis, inventory, terms);
}

QStringList reasonsOf(const TransferOrder &order, const YearPlan &plan, const PlanBasis &basis,
    const Register &inventory, const PlanTerms &terms)
{
    return whyMoved(order, plan.orders, basis, inventory, terms);
}

QString yearText(const PlanBasis &basis, int year)
{
    return QString::number(basis.day.year() + 1 + year);
}

QStringList reasonsOf(const YearPurchase &purchase, const YearPlan &plan, const PlanBasis &basis,
    const Register &inventory, const YearTerms &years)
{
    const PlanSchool &school = basis.schools[purchase.school];
    const std::vector<int> missing = missingByYear(school, basis.day, years);
    const auto year = size_t(purchase.year);
    QStringList reasons{
        Tr::tr("%1 has %2").arg(schoolText(inventory, school.school), standing(school))};
    if (missing[year] > school.shortage)
        reasons.append(
            Tr::tr("machines that reach an age of %1 are missing from then on: without any, "
                   "%2 by the end of %3")
                .arg(years.lifeYears)
                .arg(missing[year])
                .arg(yearText(basis, purchase.year)));
    else
        reasons.append(Tr::tr("%1 are missing by the end of %2")
                           .arg(missing[year])
                           .arg(yearText(basis, purchase.year)));
    int others = 0;
    for (const TransferOrder &order : plan.orders)
        others += order.to == purchase.school ? order.count : 0;
    for (const auto &[repairedAt, count] : plan.repairs)
        others += repairedAt == purchase.school ? count : 0;
    if (others > 0)
        reasons.append(Tr::tr("%1 of them are moved here or repaired").arg(others));
    // Until when it has enough.
    size_t last = year;
    const auto lacks = [&](size_t at) {
        return std::any_of(plan.lacking[at].begin(), plan.lacking[at].end(),
            [&](const auto &lacking) { return lacking.first == purchase.school; });
    };
    while (last < missing.size() && !lacks(last))
        ++last;
    if (last > year)
        reasons.append(Tr::tr("with these %1 it has enough until the end of %2")
                           .arg(purchase.count)
                           .arg(yearText(basis, int(last) - 1)));
    else
        reasons.append(Tr::tr("money of this year is left, and more follows in the next"));
    return reasons;
}

QString reasonNotMet(quint32 school, int year, const YearPlan &plan, const PlanBasis &basis,
    const Register &inventory, const PlanTerms &terms, const YearTerms &years)
{
    int missing = 0;
    for (const auto &[lacking, count] : plan.lacking[size_t(year)])
        if (lacking == school)
            missing = count;
    const qint64 leftFen = plan.budgetsFen[size_t(year)] - plan.spentFen[size_t(year)];
    return Tr::tr(
        "%1 (today %2) lacks %3 at the end of %4; new ones cost %5, of that year's budget "
        "%6 is left")
        .arg(schoolText(inventory, school), standing(basis.schools[school]))
        .arg(missing)
        .arg(yearText(basis, year), moneyText(missing * terms.priceFen + years.deliveryFen),
            moneyText(leftFen));
}

QStringList reasonsOf(const Purchase &purchase, const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const PlanScope &scope)
{
    QStringList reasons{need(basis.schools[purchase.school], inventory)};
    const int others = basis.schools[purchase.school].shortage - purchase.count;
    if (others > 0)
        reasons.append(Tr::tr("%1 of them are moved here or repaired").arg(others));
    if (scope.moves)
        reasons.append(terms.movesAcrossCounties
                ? Tr::tr("no school has a machine left that costs less to bring")
                : Tr::tr("no school of the county has a machine left that costs less to bring"));
    return reasons;
}

QString reasonNotMet(quint32 school, const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const PlanScope &scope)
{
    const QString missing = need(basis.schools[school], inventory);
    if (!scope.buys)
        return Tr::tr("%1; no school can spare as many").arg(missing);
    return Tr::tr("%1; the money is used up (new ones: %2)")
        .arg(missing, moneyText(basis.schools[school].shortage * terms.priceFen));
}

} // namespace hz::inventory
