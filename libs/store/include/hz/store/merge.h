// Conflicts that resolve themselves: the bodies of a document's leaves joined field by field.
//
// The join is a function of the set of leaves alone, so every machine makes the same revision of
// the same leaves and none has to ask another. What cannot be joined is told and left as it is, for
// a person. Any thread; resolveConflict() within a write.
#pragma once

#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/database.h>
#include <hz/store/document.h>
#include <hz/store/transaction.h>

#include <optional>

namespace hz::store {

/// How the bodies of one type are joined. A field that only some leaves have is taken over: without
/// the body that all came from nobody can tell a field that was added from one that was removed,
/// and nothing is to be lost.
struct JoinRules {
    QStringList keyedLists = {}; // arrays of objects with an "id": united by it, in its order
    QStringList largest = {}; // the larger number or text is right: times, counters
    QStringList agreed = {}; // a leaf that has not got it says no: all must agree
};

struct Leaf {
    QJsonObject body = {};
    QMap<QString, AttachmentInfo> attachments = {};

    bool operator==(const Leaf &) const = default;
};

struct Joined {
    Leaf leaf; // where leaves clash, one of their values, the same for every order of them
    QStringList clashes; // fields and attachments on which leaves differ: "elements/01J…/text"

    bool operator==(const Joined &) const = default;
};

/// Commutative, associative, idempotent: order, repetition and joining in between change nothing of
/// the leaf. With the body that all came from, what only one of them has changed does not clash;
/// everything else is as without it, so that those who have that body no more do nothing else.
Result<Joined> join(
    const QList<Leaf> &leaves, const JoinRules &rules, const std::optional<QJsonObject> &base = {});

struct Resolution {
    std::optional<QString> revision; // the new winner; none: there was no conflict, or clashes
    QStringList clashes; // what a person has to decide; nothing was written then
};

/// Joins the live leaves of a document and ends all but the best of them.
Result<Resolution> resolveConflict(
    WriteTransaction &transaction, const QString &id, const JoinRules &rules);

/// How documents are joined whose ids begin so. Those of no rule are for a person.
struct MergeRule {
    QString prefix;
    JoinRules rules;
};
using MergeRules = QList<MergeRule>;

/// A document that a person has to decide about.
struct Clash {
    QString id;
    QStringList where; // as in Resolution

    bool operator==(const Clash &) const = default;
};

struct MendReport {
    int merged = 0;
    QList<Clash> clashes = {}; // by id
};

/// Documents changed after `since` that have several live leaves, by id.
Result<QStringList> conflictedIds(const ReadTransaction &read, qint64 since);
/// resolveConflict() for all of them. Blocking, not from within a write.
Result<MendReport> mendConflicts(
    Database &database, qint64 since, const MergeRules &rules, TaskControl &task);
/// As mendConflicts tells it, without writing anything; none if the document is of one mind.
Result<std::optional<Clash>> clashOf(
    const ReadTransaction &read, const QString &id, const MergeRules &rules);

/// Where leaves clash, a person's choice: what one of them has, or of lists with ids both.
enum class Keep { One, Both };
bool canKeepBoth(const Clash &clash, const MergeRules &rules);

/// What it takes to have the leaves again that a decision ended.
struct Decided {
    struct Ended {
        QString revision; // stands in its place now
        Leaf leaf;
    };
    QString id = {};
    QList<Ended> ended = {}; // the first one's is the new revision
};

/// The live leaves become one: `preferred` is right where they clash, everything else is joined. An
/// entry of another that is kept beside it has an id of its own from now on. NotFound if
/// `preferred` is no live leaf any more.
Result<Decided> decideConflict(WriteTransaction &transaction, const QString &id,
    const MergeRules &rules, const QString &preferred, Keep keep);
/// Each leaf is there again, with a revision on top. Conflict if somebody has changed it since.
Result<> undoDecision(WriteTransaction &transaction, const Decided &decided);

} // namespace hz::store
