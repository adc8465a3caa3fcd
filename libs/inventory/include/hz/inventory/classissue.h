// Machines handed to the pupils of a class, one scan each, and taken back: who is to have one, who
// has, and what a scan changes. What a pupil has is said by the machines themselves, by their
// holder while they are on loan: a list that is opened again, on whatever machine, goes on where it
// stands. Values; any thread.
//
//   classissue:<ulid> {id, school, className, pupils [name], startedAt, endedAt?, by}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/register.h>

#include <vector>

namespace hz::inventory {

inline constexpr qsizetype kMostPupils = 200; // of a class, or of a grade in one hall

struct ClassIssue {
    QString id = {}; // a ULID
    UnitCode school = {};
    QString className = {};
    QStringList pupils = {}; // in the order they are called, no two alike
    QDateTime startedAt = {}; // UTC
    QDateTime endedAt = {}; // none: it goes on
    QString by = {};

    static Result<ClassIssue> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const ClassIssue &) const = default;
};
QString documentId(const ClassIssue &issue);

/// The latest first. What cannot be read is left out.
Result<std::vector<ClassIssue>> classIssues(const store::ReadTransaction &read);

/// Names as people type or paste them: one a line, of a spreadsheet's row the first cell. Of two
/// that are alike the second gets a 2 behind it. Those beyond kMostPupils are left out.
QStringList pupilsIn(const QString &text);
/// "No. 1" and so on, for a class whose names are not at hand.
QStringList numberedPupils(int count);

/// What a machine says of who has it.
QString holderText(const ClassIssue &issue, const QString &pupil);
/// Of each pupil the row of the machine he has, kNoRow where he has none.
std::vector<quint32> machinesOf(const Register &inventory, const ClassIssue &issue);

/// Lends a machine. Conflict, with the reason for people, where somebody has it already or it is
/// not fit to be lent.
Result<QList<Edit>> planIssue(const store::ReadTransaction &read, const Register &inventory,
    const DeviceId &device, const QString &holder, const Deed &deed);
/// Takes it back, to its room or its store. Conflict where nobody has it.
Result<QList<Edit>> planReturn(const store::ReadTransaction &read, const Register &inventory,
    const DeviceId &device, const Deed &deed);

} // namespace hz::inventory
