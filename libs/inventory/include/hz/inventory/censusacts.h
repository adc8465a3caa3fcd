// What is done with a census: hand it in, take it back, send it back, accept it, add it up. Each
// within one write, so what is decided and what it is decided on belong together. Values.
#pragma once

#include <hz/inventory/returnchecks.h>
#include <hz/inventory/returnstate.h>

namespace hz::store {
class WriteTransaction;
}

namespace hz::inventory {

/// Who does it, and when by their clock. What `who` may not, and what their key is not named for
/// where keys are, is Denied, whatever it is.
struct Reporter {
    account::SigningKey key = {};
    QString name = {};
    QDateTime now = {}; // UTC
    Actor who = {};
};

/// The name that this account signed with last, of the signer's document; empty where another one
/// did: it is another person.
QString signerName(const QJsonObject &signer, const Actor &who);

/// What a school would hand in now. `census` may be null.
CensusReturn snapshotOf(const ReturnForm &form, const School &school, const Figures &figures,
    const Census *census, const Definitions &definitions, int year);

struct Handed {
    QString hash = {};
    int version = 1;
    bool isNew = false; // else it had been handed in, and nothing was written

    bool operator==(const Handed &) const = default;
};

/// Hands in a snapshot, which replaces what was handed in before; what that is does not have to be
/// named. The same again changes nothing, unless it was sent back meanwhile. Conflict when the one
/// before is accepted: it has to be sent back first.
Result<Handed> submit(
    store::WriteTransaction &transaction, CensusReturn snapshot, const Reporter &by);

struct Decision {
    CensusActKind kind = CensusActKind::Accepted;
    UnitCode unit = {};
    int year = 0;
    QString ofReturn = {}; // hash
    QMap<QString, QString> remarks = {}; // by cell
    QString remark = {};
};

/// Accepts a return, sends it back or takes it back. An accepted school's census is locked with the
/// figures of the return, an other one's is open again. NotFound if there is no such return;
/// Conflict says why it cannot be: it is not the one that counts, nobody has signed for it, it is
/// changed.
Result<> decide(store::WriteTransaction &transaction, const ReturnForm &form,
    const Decision &decision, const Reporter &by);

/// Of two versions that differ this one is right: a new version with its figures replaces both.
Result<Handed> choose(store::WriteTransaction &transaction, const UnitCode &unit, int year,
    const QString &hash, const Reporter &by);

/// Adds up what is accepted below and hands that in. Conflict if nothing is.
Result<Handed> rollUp(store::WriteTransaction &transaction, const Register &inventory,
    const ReturnForm &form, const UnitCode &unit, int year, const Reporter &by);

} // namespace hz::inventory
