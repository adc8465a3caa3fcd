// Why a plan says what it says, in the language of the program: a line a reason, each with the
// numbers it rests on. Values; any thread.
#pragma once

#include <hz/inventory/yearplan.h>

#include <QtCore/QStringList>

namespace hz::inventory {

/// "1,234.50 yuan", "12.3 ten thousand yuan" from a hundred thousand on.
QString moneyText(qint64 fen);
/// With its county, where there may be more than one of the name.
QString schoolText(const Register &inventory, quint32 school);
/// The school's name, with its county's before it where two schools have one name. Looks at all
/// schools: microseconds.
QString schoolName(const Register &inventory, quint32 school);

QStringList reasonsOf(const TransferOrder &order, const GapPlan &plan, const PlanBasis &basis,
    const Register &inventory, const PlanTerms &terms);
QStringList reasonsOf(const Purchase &purchase, const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const PlanScope &scope);
QStringList reasonsOf(const TransferOrder &order, const YearPlan &plan, const PlanBasis &basis,
    const Register &inventory, const PlanTerms &terms);
QStringList reasonsOf(const YearPurchase &purchase, const YearPlan &plan, const PlanBasis &basis,
    const Register &inventory, const YearTerms &years);
/// What a school lacks by a year's end when the plan is done, and why.
QString reasonNotMet(quint32 school, int year, const YearPlan &plan, const PlanBasis &basis,
    const Register &inventory, const PlanTerms &terms, const YearTerms &years);
/// "2026": the year at whose end, as the plan counts, it is to be done.
QString yearText(const PlanBasis &basis, int year);

/// Why a school does not meet its targets when the plan is done.
QString reasonNotMet(quint32 school, const PlanBasis &basis, const Register &inventory,
    const PlanTerms &terms, const PlanScope &scope);

} // namespace hz::inventory
