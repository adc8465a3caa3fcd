#include <hz/inventory/censusright.h>
#include <hz/inventory/register.h>
#include <hz/store/transaction.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <iterator>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::CensusRight)
};

constexpr Term kRightTerms[] = {
    {"right", QT_TRANSLATE_NOOP("hz::inventory::Terms", "By who may")},
    {"unsaid", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Without an account")},
    {"wrong", QT_TRANSLATE_NOOP("hz::inventory::Terms", "By somebody who may not")},
};
static_assert(std::size(kRightTerms) == size_t(ActRight::Wrong) + 1);

constexpr QLatin1StringView kRole("ops-");
constexpr int kMostLevels = 4; // what is written in a circle ends

} // namespace

bool isHandingIn(CensusActKind act)
{
    return act == CensusActKind::Submitted || act == CensusActKind::TakenBack;
}

template<> std::span<const Term> terms<ActRight>()
{
    return kRightTerms;
}

UnitTree UnitTree::of(const Register &inventory)
{
    UnitTree tree;
    for (const Unit &unit : inventory.units())
        tree.add(unit);
    for (const School &school : inventory.schools())
        tree.add(school);
    return tree;
}

Result<UnitTree> UnitTree::read(const store::ReadTransaction &read, const QList<UnitCode> &schools)
{
    UnitTree tree;
    HZ_TRY(const QStringList ids, read.idsWithPrefix(QStringLiteral("unit:")));
    for (const QString &id : ids) {
        HZ_TRY(const store::Document document, read.get(id));
        if (const Result<Unit> unit = Unit::fromJson(document.body))
            tree.add(*unit);
    }
    for (const UnitCode &code : schools) {
        const Result<store::Document> document = read.get(documentId(School{.code = code}));
        if (!document && document.error().kind != Error::Kind::NotFound)
            return Failure(document.error());
        const Result<School> school
            = document ? School::fromJson(document->body) : Result<School>(School());
        if (school && school->code == code)
            tree.add(*school);
    }
    return tree;
}

void UnitTree::add(const Unit &unit)
{
    m_above.insert(unit.code, unit.parent);
    m_areas.insert(unit.code);
    if (unit.level == UnitLevel::Prefecture)
        m_prefecture = unit.code;
}

void UnitTree::add(const School &school)
{
    m_above.insert(school.code, school.county);
    if (!school.parent.isEmpty())
        m_mothers.insert(school.code, school.parent);
}

bool UnitTree::isAbove(const UnitCode &upper, const UnitCode &unit) const
{
    if (upper.isEmpty() || upper == unit || !knows(unit))
        return false;
    if (upper == m_prefecture)
        return true;
    UnitCode at = m_above.value(unit);
    for (int level = 0; level < kMostLevels && !at.isEmpty(); ++level) {
        if (at == upper)
            return true;
        at = m_above.value(at);
    }
    return false;
}

ActRight rightOf(
    const UnitCode &signer, CensusActKind act, const UnitCode &unit, const UnitTree &tree)
{
    if (signer.isEmpty())
        return ActRight::Unsaid;
    const bool isOwn = signer == unit;
    if (isHandingIn(act) && isOwn)
        return ActRight::Right;
    if (!tree.knows(unit))
        return ActRight::Unsaid;
    bool may = false;
    if (!isHandingIn(act))
        may = tree.isAbove(signer, unit) || (isOwn && tree.isTop(unit));
    else if (tree.isArea(unit))
        may = tree.isAbove(signer, unit); // what an area hands in is only added up
    else
        may = tree.motherOf(unit) == signer;
    return may ? ActRight::Right : ActRight::Wrong;
}

UnitCode wholePrefecture()
{
    return UnitCode(QStringLiteral("prefecture"));
}

Actor actorOf(const QString &account, const QStringList &roles, const UnitCode &keeper)
{
    Actor who{.account = account};
    if (account.isEmpty())
        return who;
    for (const QString &role : roles)
        if (role.startsWith(kRole) && role.size() > kRole.size())
            who.units.append(UnitCode(role.mid(kRole.size())));
    if (who.units.isEmpty() && !keeper.isEmpty())
        who.units.append(keeper);
    return who;
}

Result<UnitCode> actingAs(
    const Actor &who, CensusActKind act, const UnitCode &unit, const UnitTree &tree)
{
    if (who.account.isEmpty())
        return UnitCode();
    const auto refuse = [](const QString &why) { return failure(Error::Kind::Denied, why); };
    for (UnitCode each : who.units) {
        if (each == wholePrefecture())
            each = tree.prefecture();
        if (rightOf(each, act, unit, tree) == ActRight::Right)
            return each;
    }
    if (who.units.isEmpty())
        return refuse(Tr::tr("“%1” belongs to no unit. Whoever keeps the hub gives the account the "
                             "role ops-CODE, with the code of its unit.")
                          .arg(who.account));
    if (!isHandingIn(act))
        return refuse(Tr::tr("Only who stands above it may send a census back or accept it. You "
                             "have signed in as “%1”.")
                          .arg(who.account));
    return refuse(tree.isArea(unit)
            ? Tr::tr("Only the county itself or the prefecture may add it up. You have signed in "
                     "as “%1”.")
                  .arg(who.account)
            : Tr::tr("Only the school itself may hand in or take back its census. You have signed "
                     "in as “%1”.")
                  .arg(who.account));
}

} // namespace hz::inventory
