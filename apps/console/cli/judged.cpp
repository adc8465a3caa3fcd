#include "cli/judged.h"

#include <hz/core/commandline.h>

#include <QtCore/QCoreApplication>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Commands)
};

// A file of rules is the only version; else those of the database beside the one that ships.
Result<RuleVersions> versionsFor(const store::ReadTransaction &read, const QString &file)
{
    if (!file.isEmpty()) {
        HZ_TRY(RuleSet set, readRules(file));
        return RuleVersions(std::move(set));
    }
    HZ_TRY(RuleSet shipped, shippedRules());
    return RuleVersions::load(read, std::move(shipped));
}

} // namespace

Result<CheckOptions> checkOptions(QStringList arguments)
{
    CheckOptions options;
    options.rules = takeOption(arguments, QStringLiteral("--rules")).value_or(QString());
    options.scope = takeOption(arguments, QStringLiteral("--scope")).value_or(QString());
    const std::optional<QString> year = takeOption(arguments, QStringLiteral("--year"));
    if (year) {
        bool isNumber = false;
        options.year = year->toInt(&isNumber);
        if (!isNumber || options.year < 1 || options.year > 9999)
            return failure(Error::Kind::Invalid, Tr::tr("“%1” is no year.").arg(*year));
    }
    if (!arguments.isEmpty())
        return failure(
            Error::Kind::Invalid, Tr::tr("“%1” is not understood.").arg(arguments.first()));
    return options;
}

Result<Judged> judged(const store::Database &database, const CheckOptions &options)
{
    HZ_CHECK(waitFor(database.building()));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(RuleVersions versions, versionsFor(*read, options.rules));
    HZ_TRY(const std::shared_ptr<const Register> inventory, Register::load(*read));
    for (auto unread = inventory->unread().begin(); unread != inventory->unread().end(); ++unread)
        warn(Tr::tr("%1 is counted nowhere. %2").arg(unread.key(), unread.value()));
    const std::vector<int> years = inventory->censusYears();
    const int year = options.year != 0 ? options.year : (years.empty() ? 0 : years.back());
    const RuleSet &set = versions.validOn(censusDay(nullptr, year));
    HZ_TRY(Evaluation evaluation,
        runAndWait([&](TaskControl &task) { return evaluate(*inventory, set, year, task); }));
    return Judged{inventory, std::make_shared<const Evaluation>(std::move(evaluation)),
        std::make_shared<const RuleVersions>(std::move(versions))};
}

Result<quint32> unitWith(const Evaluation &evaluation, const QString &code)
{
    const quint32 unit = evaluation.unitOf(UnitCode(code));
    if (unit == kNoRow)
        return failure(Error::Kind::NotFound,
            Tr::tr("There is no school, county or prefecture with the code “%1”.").arg(code));
    return unit;
}

} // namespace hz::console
