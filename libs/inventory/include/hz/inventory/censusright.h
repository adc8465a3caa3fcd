// Who may do what with whose census: a school fills in and hands in its own, whoever stands above
// it sends back, accepts and adds up. Values; any thread.
//
// An act says in its signed text as which unit its signer did it; whoever reads it judges that
// again. Where nobody has signed in nothing is claimed and everything is allowed: such a machine is
// its keeper's alone.
#pragma once

#include <hz/inventory/censusreturn.h>

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

class Register;

/// Which unit stands above which, as far as it is known.
class UnitTree {
public:
    static UnitTree of(const Register &inventory);
    /// The areas, and of the schools these alone.
    static Result<UnitTree> read(
        const store::ReadTransaction &read, const QList<UnitCode> &schools);

    void add(const Unit &unit);
    void add(const School &school);

    bool knows(const UnitCode &unit) const { return m_above.contains(unit); }
    bool isArea(const UnitCode &unit) const { return m_areas.contains(unit); }
    bool isTop(const UnitCode &unit) const { return unit == m_prefecture; }
    bool isAbove(const UnitCode &upper, const UnitCode &unit) const;
    /// The primary school of a teaching point; else empty.
    UnitCode motherOf(const UnitCode &school) const { return m_mothers.value(school); }
    const UnitCode &prefecture() const { return m_prefecture; }

private:
    QMap<UnitCode, UnitCode> m_above; // empty: the prefecture, once it is known
    QMap<UnitCode, UnitCode> m_mothers;
    QSet<UnitCode> m_areas;
    UnitCode m_prefecture;
};

/// Handing in and taking back are the unit's own; the rest is decided above it.
bool isHandingIn(CensusActKind act);

enum class ActRight : quint8 {
    Right,
    Unsaid, // nobody had signed in, or the unit is not known here
    Wrong, // it counts nowhere
};
template<> std::span<const Term> terms<ActRight>();

/// Whether somebody of the unit `signer` may do that with the return of `unit`.
ActRight rightOf(
    const UnitCode &signer, CensusActKind act, const UnitCode &unit, const UnitTree &tree);

/// Who is at this machine, as far as the hub knows them.
struct Actor {
    QString account = {}; // empty: nobody has signed in
    QList<UnitCode> units = {}; // that they belong to

    bool operator==(const Actor &) const = default;
};

/// Stands for the prefecture where its code is not known: there is one.
UnitCode wholePrefecture();
/// Units are roles: "ops-629921" is who keeps the inventory of that unit, as its database is
/// called, "ops-prefecture" the prefecture's. Who has no such role belongs to the unit that keeps
/// this inventory.
Actor actorOf(const QString &account, const QStringList &roles, const UnitCode &keeper);

/// As which unit they may: empty where nobody has signed in. Denied says who may instead.
Result<UnitCode> actingAs(
    const Actor &who, CensusActKind act, const UnitCode &unit, const UnitTree &tree);

} // namespace hz::inventory
