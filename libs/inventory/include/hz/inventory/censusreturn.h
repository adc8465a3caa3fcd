// What a census is once it is handed on: a snapshot that never changes, what was done with it, and
// by whose key. Values; any thread.
//
//   censusReturn:<year>:<unit>:<hash>    {unit, year, date?, form, formVersion, cells, notes?,
//                                         figures?, replaces?, parts?, missing?}
//   censusAct:<year>:<unit>:<hash>       {kind, unit, year, return, turn, at, key, by, as?,
//                                         remarks?, remark?, signature}
//   signer:<key>                         {key, name, unit?, since}
//
// A hash is the SHA-256 of the canonical JSON of the whole document, as 64 hex digits, and stands
// in its id: equal snapshots are one document wherever they are made, sent twice or not, and a
// changed one is noticed. No snapshot says when or by whom: acts do, each signed over its canonical
// JSON without the signature.
#pragma once

#include <hz/account/signing.h>
#include <hz/inventory/returnform.h>

#include <QtCore/QDateTime>

namespace hz::inventory {

struct CensusReturn {
    UnitCode unit = {}; // a school, a county or the prefecture
    int year = 0;
    QDate date = {}; // that the figures are of
    QString form = {};
    int formVersion = 0;
    QMap<QString, qint64> cells = {};
    QMap<QString, QString> notes = {}; // explanations, by check
    QMap<QString, qint64> figures = {}; // of a school: all that was counted, see frozen()
    QStringList replaces = {}; // hashes of earlier versions that this one corrects
    QStringList parts = {}; // of an area: hashes of what it is the sum of
    QStringList missing = {}; // of an area: units of which nothing was accepted

    /// Invalid names the field; nothing unbounded is read.
    static Result<CensusReturn> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    bool operator==(const CensusReturn &) const = default;
};

/// Of a document's body; empty if that cannot be written as JSON.
QString hashOf(const QJsonObject &body);
QString hashOf(const CensusReturn &snapshot);

enum class CensusActKind : quint8 { Submitted, TakenBack, SentBack, Accepted };
template<> std::span<const Term> terms<CensusActKind>();

/// No act has a higher one.
inline constexpr int kMostTurns = 1'000'000;

/// Something that somebody did with a return, signed.
struct CensusAct {
    CensusActKind kind = CensusActKind::Submitted;
    UnitCode unit = {};
    int year = 0;
    QString ofReturn = {}; // hash
    /// One more than any that was known: what came after what, whatever the clocks say.
    int turn = 1;
    QDateTime at = {}; // UTC, by the clock of whoever did it
    QString key = {};
    QString by = {}; // as they call themselves
    UnitCode as = {}; // the unit they did it for; empty: nobody had signed in, see censusright.h
    QMap<QString, QString> remarks = {}; // by cell
    QString remark = {}; // about all of it
    QByteArray signature = {};

    static Result<CensusAct> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    /// What is signed.
    QByteArray message() const;
    bool operator==(const CensusAct &) const = default;
};

/// With the key's id and signature.
CensusAct signedBy(const account::SigningKey &key, CensusAct act);

/// Whose key it is, as they say themselves; who believes it: censuskeys.h.
struct Signer {
    QString key = {};
    QString name = {};
    UnitCode unit = {}; // that they answer for
    QDateTime since = {};

    static Result<Signer> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Signer &) const = default;
};

/// How a signature is to be taken.
enum class SignatureStanding : quint8 {
    Valid,
    Broken, // the text is not what was signed, or not by this key
    Unlisted, // nobody who may has said whose key it is
    Withdrawn, // the key has ended, and this is not among what counts still
};
template<> std::span<const Term> terms<SignatureStanding>();

QString documentId(const CensusReturn &snapshot);
QString documentId(const CensusAct &act);
QString documentId(const Signer &signer);

/// A return of a unit below, by its hash.
struct ReturnPart {
    QString hash = {};
    CensusReturn snapshot = {};
};

/// The sum of what was accepted below: a function of the set of parts and of the units expected, so
/// every machine makes the same bytes of them, in whatever order they come. Parts of another form
/// or year, and of units that are not expected, are not counted, and their units are missing.
CensusReturn rolledUp(const ReturnForm &form, const UnitCode &unit, int year,
    const std::vector<ReturnPart> &parts, const QStringList &expected);

} // namespace hz::inventory
