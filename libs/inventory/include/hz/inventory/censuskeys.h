// Whose key is whose, and until when. Values; any thread.
//
//   keyAct:<key>:<hash>     {kind, key, unit?, at, by, kept?, signature}
//   _local/censusKeys       {keys: {<key>: <unit>}}, which never leaves the database
//
// Whoever can write documents can call themselves what they like. So who keeps a database says of
// some keys whom it believes, by word of mouth: the key of its own office, of the office above.
// From these on everything is signed: a key that speaks for a unit names those of the units below,
// and ends them; one that was said by mouth names and ends others of its own unit as well. An act
// counts if its key was named for the unit it was done for.
//
// A key ends at what was known when it was ended: whoever ends it names what counts still, so no
// clock is asked, and what a thief dates back counts nowhere. What has ended never begins again.
//
// A database that was told of no key believes whoever says whose key it is, as before; ends of
// whatever origin count there.
#pragma once

#include <hz/inventory/censusright.h>

#include <QtCore/QSet>

#include <map>
#include <vector>

namespace hz::store {
class WriteTransaction;
}

namespace hz::inventory {

struct Reporter;

enum class KeyActKind : quint8 { Named, Ended };
template<> std::span<const Term> terms<KeyActKind>();

/// Something that was said of a key, signed with another.
struct KeyAct {
    KeyActKind kind = KeyActKind::Named;
    QString key = {};
    UnitCode unit = {}; // that it speaks for; of an end: empty means whatever it is
    QDateTime at = {}; // UTC, by the clock of whoever said it; decides nothing
    QString by = {}; // key
    QStringList kept = {}; // of an end: hashes of what it signed that counts still
    QByteArray signature = {};

    static Result<KeyAct> fromJson(const QJsonObject &json);
    QJsonObject toJson() const;
    /// What is signed.
    QByteArray message() const;
    bool operator==(const KeyAct &) const = default;
};

KeyAct signedBy(const account::SigningKey &key, KeyAct act);
QString documentId(const KeyAct &act);

/// Of each key that was said by mouth, the unit it speaks for.
using KnownKeys = QMap<QString, UnitCode>;

/// Documents about keys, in any order.
struct KeyPapers {
    QMap<QString, Signer> signers = {};
    std::vector<KeyAct> acts = {};
    QMap<QString, QString> unread = {}; // with the reason

    /// One of another kind is left alone.
    void read(const QString &id, const QJsonObject &body);
};

/// What follows from all that was said of keys: the same from the same, in whatever order.
class KeyRing {
public:
    KeyRing() = default;
    KeyRing(const KnownKeys &known, const KeyPapers &papers, const UnitTree &tree);

    /// Whether keys have to be named.
    bool isStrict() const { return !m_known.isEmpty(); }
    const QMap<QString, Signer> &signers() const { return m_signers; }
    /// Of something with this hash that is signed with the key for that unit, and whole.
    SignatureStanding standingOf(const QString &key, const UnitCode &as, const QString &hash) const;
    /// Whether what it signs from now on counts.
    bool isGood(const QString &key, const UnitCode &as) const;
    bool isEnded(const QString &key) const;
    /// That a key was named for, ended or not; none where nothing has to be named.
    QList<UnitCode> unitsOf(const QString &key) const;
    /// Whether it may name keys of that unit, and end them; the tree has to know the unit.
    bool mayName(const QString &key, const UnitCode &unit, const UnitTree &tree) const;

private:
    struct Binding {
        bool isNamed = false;
        bool isEnded = false;
        QSet<QString> kept = {};

        void end(const QStringList &counted);
        SignatureStanding of(const QString &hash) const;
    };
    bool maySay(const KeyAct &act, const QString &hash, const UnitTree &tree) const;
    bool isAbove(
        const QString &key, const UnitCode &unit, const QString &hash, const UnitTree &tree) const;

    KnownKeys m_known;
    QMap<QString, Signer> m_signers;
    std::map<QString, Binding> m_whole; // ends, whatever the unit
    std::map<QString, std::map<UnitCode, Binding>> m_bound;
};

/// As which unit an act was done: as it says itself, else, where keys are named, as the unit that
/// its key was named for and that may do that.
UnitCode unitOf(const CensusAct &act, const KeyRing &keys, const UnitTree &tree);
/// How the signature of an act that was done as that unit is to be taken.
SignatureStanding standingOf(const CensusAct &act, const UnitCode &as, const KeyRing &keys);

/// The keys that this database was told of.
Result<KnownKeys> knownKeys(const store::ReadTransaction &read);
/// `papers` gets what it is made from.
Result<KeyRing> readKeys(const store::ReadTransaction &read, KeyPapers &papers);

/// From now on this database believes that the key speaks for the unit; empty: no longer.
Result<> believe(store::WriteTransaction &transaction, const QString &key, const UnitCode &unit);
/// Says, signed, that it does. Denied unless whoever says it may.
Result<> nameKey(store::WriteTransaction &transaction, const QString &key, const UnitCode &unit,
    const Reporter &by);

enum class Kept { WhatIsKnown, Nothing };
/// Nothing counts that is signed with this key, but for what is known here. NotFound if nobody has
/// listed or named it, Denied unless whoever ends it may.
Result<> withdraw(
    store::WriteTransaction &transaction, const QString &key, Kept kept, const Reporter &by);

} // namespace hz::inventory
