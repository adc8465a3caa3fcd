// What a filled form is checked for before it is submitted: the checks of the form, figures that
// are missing, and a date that makes no sense. Values; any thread.
#pragma once

#include <hz/inventory/returnform.h>

namespace hz::inventory {

/// A check that does not hold.
struct Finding {
    QString check = {}; // its id: what an explanation is kept under
    ReturnCheck::Severity severity = ReturnCheck::Severity::Error;
    QStringList at = {}; // cells; of none it is about the whole form
    QString text = {}; // with the numbers
    QString note = {}; // why it is right all the same; only of a warning

    /// Nothing is to be done about it any more.
    bool isSettled() const { return severity == ReturnCheck::Severity::Warning && !note.isEmpty(); }
    bool operator==(const Finding &) const = default;
};

struct CheckedAgainst {
    /// Of the year before; empty where nothing is known of it.
    QMap<QString, qint64> lastYear = {};
    /// The day the figures are of, and the year that the form is about: a clock that is wrong
    /// changes nothing but a warning.
    QDate date = {};
    int year = 0;
    QDate today = {};
};

/// In the order of the figures that they are about; each once.
std::vector<Finding> findingsIn(const ReturnForm &form, const FilledForm &filled,
    const CheckedAgainst &against, const QMap<QString, QString> &notes);

/// Everything is filled in, mended or explained.
bool isComplete(std::span<const Finding> findings);
/// The same of one section; findings about the whole form are of none.
bool isComplete(const ReturnForm &form, std::span<const Finding> findings, int section);

} // namespace hz::inventory
