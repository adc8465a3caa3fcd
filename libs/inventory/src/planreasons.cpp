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

QString standing(const PlanSchool &school)
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

QString need(const PlanSchool &school, const Register &inventory)
{
    return Tr::tr("%1 has %2: %3 are missing")
        .arg(schoolText(inventory, school.school), standing(school))
        .arg(school.shortage);
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
    const PlanSchool &giver = basis.schools[order.from];
    int given = 0;
    for (const TransferOrder &other : plan.orders)
        given += other.from == order.from ? other.count : 0;
    QStringList reasons{
        Tr::tr("%1 km by road; %2").arg(order.km).arg(yearsBought(order, inventory)),
        need(basis.schools[order.to], inventory),
        Tr::tr("%1 has %2; it gives %3 and still meets its targets")
            .arg(schoolText(inventory, giver.school), standing(giver))
            .arg(given)};
    const qint64 saved = order.count * terms.priceFen - order.costFen;
    if (saved > 0)
        reasons.append(Tr::tr("moving costs %1, %2 less than new ones")
                           .arg(moneyText(order.costFen), moneyText(saved)));
    return reasons;
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
