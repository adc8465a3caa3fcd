#include <hz/inventory/returnchecks.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::ReturnChecks)
};

using Severity = ReturnCheck::Severity;

struct Sides {
    qint64 left = 0;
    qint64 right = 0;
};

// A figure that is not asked of this school is nothing; one that is not known yet ends the check.
std::optional<qint64> sumOf(const FilledForm &filled, const QStringList &ids)
{
    qint64 sum = 0;
    for (const QString &id : ids) {
        if (!filled.asks(id))
            continue;
        const std::optional<qint64> value = filled.value(id);
        if (!value)
            return std::nullopt;
        sum += *value;
    }
    return sum;
}

std::optional<Sides> sidesOf(
    const ReturnCheck &check, const FilledForm &filled, const CheckedAgainst &against)
{
    const std::optional<qint64> left = sumOf(filled, check.left);
    if (!left)
        return std::nullopt;
    if (check.is == ReturnCheck::Is::NearLastYear) {
        qint64 before = 0;
        for (const QString &id : check.left) {
            const auto found = against.lastYear.constFind(id);
            if (found == against.lastYear.constEnd())
                return std::nullopt;
            before += *found;
        }
        return Sides{*left, before};
    }
    const std::optional<qint64> right = sumOf(filled, check.right);
    return right ? std::optional(Sides{*left, *right}) : std::nullopt;
}

bool holds(const ReturnCheck &check, const Sides &sides)
{
    switch (check.is) {
    case ReturnCheck::Is::Equal:
        return sides.left == sides.right;
    case ReturnCheck::Is::AtMost:
        return sides.left * 100 <= check.percent * sides.right;
    case ReturnCheck::Is::Needs:
        return sides.left <= 0 || sides.right > 0;
    case ReturnCheck::Is::NearLastYear:
        return std::abs(sides.left - sides.right) * 100 <= check.percent * sides.right;
    }
    return true;
}

QString textOf(const ReturnForm &form, const ReturnCheck &check, const Sides &sides)
{
    const ReturnCell::Unit unit = form.cells[size_t(form.cell(check.left.front()))].unit;
    const auto shown = [unit](qint64 value) {
        return unit == ReturnCell::Unit::Fen ? cellText(unit, value) : QLocale().toString(value);
    };
    return check.text.text()
        .replace(QStringLiteral("%1"), shown(sides.left))
        .replace(QStringLiteral("%2"), shown(sides.right));
}

int placeOf(const ReturnForm &form, const Finding &finding)
{
    int first = int(form.cells.size());
    for (const QString &id : finding.at)
        first = std::min(first, form.cell(id));
    return first;
}

void addDates(const CheckedAgainst &against, std::vector<Finding> &findings)
{
    if (against.date.isValid() && against.date.year() != against.year)
        findings.push_back({.check = QStringLiteral("date"),
            .severity = Severity::Warning,
            .text = Tr::tr("The census is of %1, its date is in %2.")
                        .arg(against.year)
                        .arg(against.date.year())});
    // A year is reported in it, or early in the next.
    if (against.today.isValid()
        && (against.today.year() < against.year || against.today.year() > against.year + 1))
        findings.push_back({.check = QStringLiteral("clock"),
            .severity = Severity::Warning,
            .text = Tr::tr("The census is of %1, and the clock of this computer says %2. Is it "
                           "right?")
                        .arg(against.year)
                        .arg(against.today.year())});
}

} // namespace

std::vector<Finding> findingsIn(const ReturnForm &form, const FilledForm &filled,
    const CheckedAgainst &against, const QMap<QString, QString> &notes)
{
    std::vector<Finding> findings;
    for (const int index : filled.cells) {
        const ReturnCell &cell = form.cells[size_t(index)];
        if (cell.from == ReturnCell::From::Typed && !cell.isOptional && !filled.value(cell.id))
            findings.push_back({.check = QStringLiteral("missing:") + cell.id,
                .severity = Severity::Error,
                .at = {cell.id},
                .text = Tr::tr("%1 is not filled in.").arg(form.titleOf(cell))});
    }
    for (const ReturnCheck &check : form.checks) {
        const bool isShown = std::any_of(check.at.begin(), check.at.end(),
            [&filled](const QString &id) { return filled.asks(id); });
        const std::optional<Sides> sides = sidesOf(check, filled, against);
        if (isShown && sides && !holds(check, *sides))
            findings.push_back({.check = check.id,
                .severity = check.severity,
                .at = check.at,
                .text = textOf(form, check, *sides)});
    }
    addDates(against, findings);
    for (Finding &finding : findings)
        if (finding.severity == Severity::Warning)
            finding.note = notes.value(finding.check).simplified();
    std::stable_sort(findings.begin(), findings.end(), [&form](const Finding &a, const Finding &b) {
        return placeOf(form, a) < placeOf(form, b);
    });
    return findings;
}

bool isComplete(std::span<const Finding> findings)
{
    return std::all_of(findings.begin(), findings.end(),
        [](const Finding &finding) { return finding.isSettled(); });
}

bool isComplete(const ReturnForm &form, std::span<const Finding> findings, int section)
{
    return std::all_of(findings.begin(), findings.end(), [&](const Finding &finding) {
        const bool isHere
            = std::any_of(finding.at.begin(), finding.at.end(), [&](const QString &id) {
                  return form.cells[size_t(form.cell(id))].section == section;
              });
        return !isHere || finding.isSettled();
    });
}

} // namespace hz::inventory
