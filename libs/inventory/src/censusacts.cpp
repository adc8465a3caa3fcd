#include <hz/inventory/censusacts.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kAccount("account");

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::CensusActs)
};

// Nothing if it is there: snapshots and acts are called by what they say.
Result<> putOnce(store::WriteTransaction &transaction, const QString &id, const QJsonObject &body)
{
    const Result<QString> made = store::put(transaction, {.id = id, .body = body});
    if (!made && made.error().kind != Error::Kind::Conflict)
        return Failure(made.error());
    return {};
}

// Whose name it is, as the hub knows them.
QJsonObject namedFor(const Actor &who, QJsonObject signer)
{
    if (who.account.isEmpty())
        signer.remove(kAccount);
    else
        signer[kAccount] = who.account;
    return signer;
}

// So that everybody can read whose key it is.
Result<> list(store::WriteTransaction &transaction, const UnitCode &unit, const Reporter &by)
{
    Signer signer{.key = by.key.id(), .name = by.name, .unit = unit, .since = by.now};
    const QString id = documentId(signer);
    const Result<store::Document> known = transaction.get(id);
    if (!known && known.error().kind != Error::Kind::NotFound)
        return Failure(known.error());
    if (!known)
        return putOnce(transaction, id, namedFor(by.who, signer.toJson()));
    HZ_TRY(Signer before, Signer::fromJson(known->body));
    if (signerName(known->body, by.who) == by.name)
        return {};
    before.name = by.name;
    HZ_CHECK(store::put(transaction,
        {.id = id,
            .parent = known->revision,
            .body = namedFor(by.who, before.toJson(known->body))}));
    return {};
}

// Whoever has signed in does it for a unit of theirs; where keys are named, for one that theirs
// was named for.
Result<UnitCode> doneAs(const Reporter &by, CensusActKind kind, const UnitCode &unit,
    const UnitTree &tree, const KeyRing &keys)
{
    const QString key = by.key.id();
    if (keys.isEnded(key))
        return failure(Error::Kind::Denied,
            Tr::tr("The key of this profile was withdrawn. What it signs counts nowhere."));
    if (!keys.isStrict())
        return actingAs(by.who, kind, unit, tree);
    if (!by.who.account.isEmpty())
        HZ_CHECK(actingAs(by.who, kind, unit, tree));
    for (const UnitCode &each : keys.unitsOf(key))
        if (keys.isGood(key, each) && rightOf(each, kind, unit, tree) == ActRight::Right)
            return each;
    return failure(Error::Kind::Denied,
        Tr::tr("The key of this profile is named for no unit that may do that: %1. Whoever stands "
               "above names it.")
            .arg(key));
}

Result<> putAct(store::WriteTransaction &transaction, CensusAct act, const Reporter &by)
{
    HZ_TRY(const UnitTree tree, UnitTree::read(transaction, {act.unit}));
    KeyPapers papers;
    HZ_TRY(const KeyRing keys, readKeys(transaction, papers));
    HZ_TRY(act.as, doneAs(by, act.kind, act.unit, tree, keys));
    HZ_CHECK(list(transaction, act.as.isEmpty() && isHandingIn(act.kind) ? act.unit : act.as, by));
    act.at = by.now;
    act.by = by.name;
    act = signedBy(by.key, std::move(act));
    return putOnce(transaction, documentId(act), act.toJson());
}

// As it lies there, or to be laid out anew.
Result<> writeCensus(store::WriteTransaction &transaction, const ReturnForm &form,
    const CensusReturn &snapshot, CensusActKind kind)
{
    Census census{.unit = snapshot.unit, .year = snapshot.year};
    const QString id = documentId(census);
    const Result<store::Document> known = transaction.get(id);
    if (!known && known.error().kind != Error::Kind::NotFound)
        return Failure(known.error());
    if (known) {
        HZ_TRY(census, Census::fromJson(known->body));
    } else if (kind != CensusActKind::Accepted) {
        return {}; // it is not here, and so not locked
    }
    if (kind == CensusActKind::Accepted) {
        for (const ReturnCell &cell : form.cells) {
            const auto value = snapshot.cells.constFind(cell.id);
            if (cell.from == ReturnCell::From::Typed && value != snapshot.cells.constEnd())
                setTyped(census, cell, *value);
        }
        census.date = snapshot.date;
        census.figures = snapshot.figures;
        census.isLocked = true;
    } else {
        census.isLocked = false;
        census.figures.clear();
    }
    store::Draft draft{.id = id, .body = census.toJson(known ? known->body : QJsonObject())};
    if (known) {
        if (draft.body == known->body)
            return {};
        draft.parent = known->revision;
        draft.keep = known->attachments.keys();
    }
    HZ_CHECK(store::put(transaction, draft));
    return {};
}

Result<> mayDecide(const UnitReturns &returns, const Decision &decision)
{
    const auto refuse = [](const QString &why) { return failure(Error::Kind::Conflict, why); };
    const StoredReturn *about = returns.find(decision.ofReturn);
    if (!about)
        return failure(Error::Kind::NotFound, Tr::tr("There is no such return."));
    if (!about->isIntact)
        return refuse(Tr::tr("This return was changed after it was submitted. It has to be "
                             "submitted again."));
    if (!returns.headHashes().contains(about->hash))
        return refuse(Tr::tr("A newer version has replaced this return."));
    if (returns.state() == ReturnState::Differing)
        return refuse(Tr::tr("Two versions differ. First choose which of them is right."));
    if (!about->isSigned())
        return refuse(Tr::tr("No valid signature stands under this return."));
    const ReturnState state = about->state();
    if (decision.kind == CensusActKind::Accepted && state != ReturnState::Submitted)
        return refuse(state == ReturnState::Accepted
                ? Tr::tr("This return is accepted already.")
                : Tr::tr("This return was sent back: it has to be submitted again first."));
    if (decision.kind == CensusActKind::SentBack && state == ReturnState::SentBack)
        return refuse(Tr::tr("This return is sent back already."));
    if (decision.kind == CensusActKind::TakenBack && state != ReturnState::Submitted)
        return refuse(Tr::tr("Only what is submitted and not yet accepted can be taken back."));
    return {};
}

Result<UnitReturns> returnsOf(const store::ReadTransaction &read, const UnitCode &unit, int year)
{
    HZ_TRY(const std::shared_ptr<const CensusYear> known, CensusYear::load(read, year, unit));
    return known->of(unit);
}

} // namespace

QString signerName(const QJsonObject &signer, const Actor &who)
{
    return signer[kAccount].toString() == who.account ? signer[QLatin1StringView("name")].toString()
                                                      : QString();
}

CensusReturn snapshotOf(const ReturnForm &form, const School &school, const Figures &figures,
    const Census *census, const Definitions &definitions, int year)
{
    return {.unit = school.code,
        .year = year,
        .date = censusDay(census, year),
        .form = form.id,
        .formVersion = form.version,
        .cells = filled(form, school, figures, census, definitions).values,
        .notes = census ? census->notes : QMap<QString, QString>(),
        .figures = frozen(figures)};
}

Result<Handed> submit(
    store::WriteTransaction &transaction, CensusReturn snapshot, const Reporter &by)
{
    HZ_TRY(const UnitReturns before, returnsOf(transaction, snapshot.unit, snapshot.year));
    const StoredReturn *current = before.current();
    const bool isOne = current && before.state() != ReturnState::Differing;
    bool isSame = false;
    if (isOne) {
        snapshot.replaces = current->snapshot.replaces;
        isSame = hashOf(snapshot) == current->hash;
    }
    if (!isSame) {
        if (isOne && current->state() == ReturnState::Accepted)
            return failure(Error::Kind::Conflict,
                Tr::tr("This census is accepted. It has to be sent back before it can be "
                       "corrected."));
        snapshot.replaces = before.headHashes();
    }
    const Handed handed{.hash = hashOf(snapshot),
        .version = before.version() + int(!isSame),
        .isNew = !isSame || current->state() == ReturnState::SentBack || !current->isSigned()};
    if (!handed.isNew)
        return handed;
    HZ_CHECK(putOnce(transaction, documentId(snapshot), snapshot.toJson()));
    HZ_CHECK(putAct(transaction,
        {.kind = CensusActKind::Submitted,
            .unit = snapshot.unit,
            .year = snapshot.year,
            .ofReturn = handed.hash,
            .turn = before.nextTurn()},
        by));
    return handed;
}

Result<> decide(store::WriteTransaction &transaction, const ReturnForm &form,
    const Decision &decision, const Reporter &by)
{
    HZ_TRY(const UnitReturns returns, returnsOf(transaction, decision.unit, decision.year));
    HZ_CHECK(mayDecide(returns, decision));
    const CensusReturn &snapshot = returns.find(decision.ofReturn)->snapshot;
    HZ_CHECK(putAct(transaction,
        {.kind = decision.kind,
            .unit = decision.unit,
            .year = decision.year,
            .ofReturn = decision.ofReturn,
            .turn = returns.nextTurn(),
            .remarks = decision.remarks,
            .remark = decision.remark},
        by));
    // Sums of an area have no census of their own to lock.
    if (snapshot.parts.isEmpty())
        HZ_CHECK(writeCensus(transaction, form, snapshot, decision.kind));
    return {};
}

Result<Handed> choose(store::WriteTransaction &transaction, const UnitCode &unit, int year,
    const QString &hash, const Reporter &by)
{
    HZ_TRY(const UnitReturns returns, returnsOf(transaction, unit, year));
    const StoredReturn *chosen = returns.find(hash);
    if (!chosen || !chosen->isIntact || !returns.headHashes().contains(hash))
        return failure(Error::Kind::NotFound, Tr::tr("There is no such return to choose."));
    if (returns.state() != ReturnState::Differing)
        return Handed{.hash = hash, .version = returns.version()};
    return submit(transaction, chosen->snapshot, by);
}

Result<Handed> rollUp(store::WriteTransaction &transaction, const Register &inventory,
    const ReturnForm &form, const UnitCode &unit, int year, const Reporter &by)
{
    HZ_TRY(const std::shared_ptr<const CensusYear> known, CensusYear::load(transaction, year));
    const QStringList expected = unitsBelow(inventory, unit);
    const CensusReturn sum = rolledUp(form, unit, year, known->accepted(expected), expected);
    if (sum.parts.isEmpty())
        return failure(
            Error::Kind::Conflict, Tr::tr("Nothing is accepted yet that could be added up."));
    return submit(transaction, sum, by);
}

} // namespace hz::inventory
