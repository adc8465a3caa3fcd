// The figures and verdicts that commands work on, and how their options name them.
#pragma once

#include <hz/inventory/evaluation.h>
#include <hz/inventory/ruleversions.h>
#include <hz/store/database.h>

#include <QtCore/QStringList>

namespace hz::console {

struct CheckOptions {
    QString rules;
    QString scope;
    int year = 0; // 0: the last that has a census
};

/// Invalid if anything else is among the arguments.
Result<CheckOptions> checkOptions(QStringList arguments);

struct Judged {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::Evaluation> evaluation;
    std::shared_ptr<const inventory::RuleVersions> versions;
};

/// Blocks. Documents that cannot be read are named on standard error.
Result<Judged> judged(const store::Database &database, const CheckOptions &options);

/// NotFound names the code.
Result<quint32> unitWith(const inventory::Evaluation &evaluation, const QString &code);

} // namespace hz::console
