#include "window/standing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Standing)
};

} // namespace

ui::Status statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return ui::Status::Ok;
    case Verdict::Fail:
        return ui::Status::Bad;
    case Verdict::NotApplicable:
    case Verdict::NoData:
        return ui::Status::NoData;
    }
    return ui::Status::NoData;
}

ui::Status statusOf(const RuleResult &result)
{
    return result.verdict == Verdict::Pass && result.isFew ? ui::Status::Warn
                                                           : statusOf(result.verdict);
}

QString unitName(const Register &inventory, const EvaluatedUnit &unit)
{
    switch (unit.level) {
    case UnitLevel::Prefecture:
        return Tr::tr("The whole prefecture");
    case UnitLevel::County:
        return inventory.units()[unit.row].name;
    case UnitLevel::School:
        return inventory.schools()[unit.row].name;
    }
    return {};
}

QString numberText(qint64 value)
{
    return QLocale().toString(value);
}

QString ratioText(qint64 people, qint64 computers)
{
    if (computers == 0)
        return QStringLiteral("—");
    const qint64 tenths = people * 10 / computers;
    return QStringLiteral("%1.%2:1").arg(tenths / 10).arg(tenths % 10);
}

QString dayText(const QDate &day)
{
    return day.isValid() ? QLocale().toString(day, Tr::tr("d MMMM yyyy", "how a date is written"))
                         : QString();
}

QString momentText(const QDateTime &at)
{
    return at.isValid() ? QLocale().toString(
               at.toLocalTime(), Tr::tr("d MMMM yyyy, HH:mm", "how a time is written"))
                        : QString();
}

} // namespace hz::console
