// How the census of a year stands, unit by unit: the versions that were submitted, what was done
// with each, and which of them is the one. Everything follows from the set of documents, so nodes
// that have the same ones say the same. Values; any thread.
#pragma once

#include <hz/inventory/censuskeys.h>

#include <memory>

namespace hz {
class TaskControl;
}
namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

enum class ReturnState : quint8 {
    NotBegun,
    Draft, // the census has figures, nothing is submitted
    Submitted,
    SentBack, // or taken back: somebody has to correct it
    Accepted,
    Differing, // two machines submitted different figures: somebody has to decide
};
template<> std::span<const Term> terms<ReturnState>();
inline constexpr size_t kReturnStates = size_t(ReturnState::Differing) + 1;

struct StoredAct {
    CensusAct act = {};
    SignatureStanding signature = SignatureStanding::Broken;
    ActRight right = ActRight::Unsaid;

    /// Signed by a good key, and not by somebody who may not.
    bool counts() const
    {
        return signature == SignatureStanding::Valid && right != ActRight::Wrong;
    }
};

struct StoredReturn {
    QString hash = {};
    CensusReturn snapshot = {};
    int version = 1; // one more than the last that it replaces
    bool isIntact = true; // what is stored is what its id says; else it counts nowhere
    std::vector<StoredAct> acts = {}; // in their order, broken ones too

    /// By the last act that counts; Submitted where there is none.
    ReturnState state() const;
    /// The last act of the kind that counts, or null.
    const StoredAct *last(CensusActKind kind) const;
    /// The last that counts by which it was accepted or sent back, or null.
    const StoredAct *lastDecision() const;
    /// Somebody who may has signed for it.
    bool isSigned() const { return last(CensusActKind::Submitted) != nullptr; }
    /// Whether something was done with it so, by a good key.
    bool has(ActRight right) const;
};

/// All versions of one unit's return.
struct UnitReturns {
    std::vector<StoredReturn> all = {}; // those before, before those that replace them
    /// Those that none replaces, by hash. Versions with the same figures count as one.
    std::vector<size_t> heads = {};

    bool isEmpty() const { return all.empty(); }
    /// The one that counts: the only head, or of several the one that was decided on last, else the
    /// first. Null where there is none.
    const StoredReturn *current() const;
    /// Draft if there is none.
    ReturnState state() const;
    /// Of the heads; 0 where there is none.
    int version() const;
    /// What a new version has to name.
    QStringList headHashes() const;
    int nextTurn() const;
    const StoredReturn *find(const QString &hash) const;
};

class CensusYear {
public:
    /// All units, or one alone.
    static Result<std::shared_ptr<const CensusYear>> load(
        const store::ReadTransaction &read, int year, const UnitCode &only = {});
    /// From documents at hand, in any order, and the keys that are known by word of mouth.
    static std::shared_ptr<const CensusYear> fromDocuments(
        int year, const QMap<QString, QJsonObject> &documents, const KnownKeys &known = {});

    int year() const { return m_year; }
    /// Of a unit nobody has submitted anything of it is empty.
    const UnitReturns &of(const UnitCode &unit) const;
    const QMap<UnitCode, UnitReturns> &units() const { return m_units; }
    const KeyRing &keys() const { return m_keys; }
    /// Documents that cannot be read, with the reason.
    const QMap<QString, QString> &unread() const { return m_unread; }
    /// The current return of each of these units, if it is accepted.
    std::vector<ReturnPart> accepted(const QStringList &units) const;

private:
    friend class CensusYearReader;

    int m_year = 0;
    QMap<UnitCode, UnitReturns> m_units;
    KeyRing m_keys;
    QMap<QString, QString> m_unread;
};

/// Of these units, those whose current return bears a signature of this right.
QStringList unitsWith(ActRight right, const CensusYear &year, const QStringList &units);

/// With a census that may be there and not submitted. `census` may be null.
ReturnState stateOf(const UnitReturns &returns, const Census *census);

/// Schools of a county; counties, and schools that belong to none, of the prefecture.
QStringList unitsBelow(const Register &inventory, const UnitCode &unit);

} // namespace hz::inventory
