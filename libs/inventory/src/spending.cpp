#include "worksfields_p.h"

#include <hz/inventory/spending.h>
#include <hz/sheet/values.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Spending)
};

constexpr QLatin1StringView kLine("line"), kVoucher("voucher");
constexpr int kSharePercent = 10;
constexpr qsizetype kMostVoucher = 200; // characters

Result<> checkFen(qint64 fen)
{
    if (fen >= 0 && fen <= kMostFen)
        return {};
    return failure(
        Error::Kind::Invalid, Tr::tr("An amount lies between 0 and %1 yuan.").arg(kMostFen / 100));
}

} // namespace

template<> std::span<const Term> terms<BudgetLine>()
{
    static constexpr Term all[] = {
        {"networkFees", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Network fees")},
        {"upkeep", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Upkeep")},
        {"purchase", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Purchases")},
        {"training", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Training")},
        {"other", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Other spending")},
    };
    return all;
}

QString answerOf(BudgetLine line)
{
    switch (line) {
    case BudgetLine::NetworkFees:
        return QStringLiteral("networkFeesFen");
    case BudgetLine::Upkeep:
        return QStringLiteral("upkeepFen");
    case BudgetLine::Purchase:
        return QStringLiteral("purchaseFen");
    case BudgetLine::Training:
        return QStringLiteral("trainingFen");
    case BudgetLine::Other:
        break;
    }
    return {};
}

Result<Spending> Spending::fromJson(const QJsonObject &json)
{
    Spending spending;
    Fields fields(json);
    fields.need(kWorkId, spending.id);
    fields.need(kWorkUnit, spending.unit);
    fields.read(kWorkYear, spending.year);
    if (!isWorkYear(spending.year))
        fields.refuse(kWorkYear);
    fields.read(kWorkDay, spending.day);
    fields.read(kLine, spending.line);
    fields.read(kWorkFen, spending.fen);
    if (spending.fen > kMostFen)
        fields.refuse(kWorkFen);
    fields.read(kWorkNote, spending.note);
    fields.read(kVoucher, spending.voucher);
    spending.evidence = readPhotos(fields, kWorkEvidence, json, kMostEvidence);
    fields.read(kWorkBy, spending.by);
    readTime(fields, kWorkAt, spending.at);
    HZ_CHECK(fields.outcome());
    return spending;
}

QJsonObject Spending::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("spending"))
        .set(kWorkId, id)
        .set(kWorkUnit, unit)
        .set(kWorkYear, qint64(year))
        .set(kWorkDay, day)
        .set(kLine, line)
        .set(kWorkFen, fen)
        .set(kWorkNote, note)
        .set(kVoucher, voucher)
        .set(kWorkBy, by)
        .set(kWorkAt, timeText(at));
    setList(over, kWorkEvidence, photosJson(evidence));
    return over;
}

Result<PublicFunds> PublicFunds::fromJson(const QJsonObject &json)
{
    PublicFunds funds;
    Fields fields(json);
    fields.need(kWorkUnit, funds.unit);
    fields.read(kWorkYear, funds.year);
    if (!isWorkYear(funds.year))
        fields.refuse(kWorkYear);
    fields.read(kWorkFen, funds.fen);
    if (funds.fen > kMostFen)
        fields.refuse(kWorkFen);
    fields.read(kWorkBy, funds.by);
    readTime(fields, kWorkAt, funds.at);
    HZ_CHECK(fields.outcome());
    return funds;
}

QJsonObject PublicFunds::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("funds"))
        .set(kWorkUnit, unit)
        .set(kWorkYear, qint64(year))
        .set(kWorkFen, fen)
        .set(kWorkBy, by)
        .set(kWorkAt, timeText(at));
    return over;
}

QString documentId(const Spending &spending)
{
    return QStringLiteral("spending:") + spending.id.text();
}

QString documentId(const PublicFunds &funds)
{
    return QStringLiteral("funds:%1:%2").arg(funds.unit.text()).arg(funds.year);
}

Result<QList<Edit>> planSpending(const store::ReadTransaction &read, Spending spending,
    const Deed &deed, const std::optional<Spending> &seen)
{
    HZ_CHECK(checkWork(spending.note, spending.evidence));
    HZ_CHECK(checkWorkYear(spending.year));
    HZ_CHECK(checkFen(spending.fen));
    if (spending.unit.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("Say which school or county paid."));
    if (spending.fen == 0)
        return failure(Error::Kind::Invalid, Tr::tr("Write how much was paid."));
    if (spending.voucher.size() > kMostVoucher)
        return failure(Error::Kind::Invalid,
            Tr::tr("The number of a voucher has at most %1 characters.").arg(kMostVoucher));
    spending.by = deed.by;
    spending.at = deed.at.toUTC();
    return planRecord(read, spending, seen);
}

Result<QList<Edit>> planPublicFunds(const store::ReadTransaction &read, PublicFunds funds,
    const Deed &deed, const std::optional<PublicFunds> &seen)
{
    HZ_CHECK(checkWorkYear(funds.year));
    HZ_CHECK(checkFen(funds.fen));
    if (funds.unit.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("Say whose public funds these are."));
    funds.by = deed.by;
    funds.at = deed.at.toUTC();
    HZ_TRY(QList<Edit> edits, planRecord(read, funds, seen));
    if (funds.fen == 0)
        edits.first().after = {};
    return edits;
}

std::optional<qint64> fenIn(QStringView yuan)
{
    QString text = sheet::normalised(yuan);
    for (const char16_t sign : {u'¥', u'￥', u'元'})
        text.remove(QChar(sign));
    text = text.trimmed();
    // Exact where it is written out; words for ten thousand go through the number they stand for.
    const qsizetype point = text.indexOf(u'.');
    const bool isPlain = std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || c == u',' || c == u'.'; });
    if (isPlain && point >= 0) {
        const std::optional<qint64> whole
            = point == 0 ? std::optional<qint64>(0) : sheet::parseInteger(text.left(point));
        QString cents = text.mid(point + 1);
        while (cents.size() > 2 && cents.endsWith(u'0'))
            cents.chop(1);
        if (!whole || *whole > kMostFen / 100 || cents.isEmpty() || cents.size() > 2
            || cents.contains(u',') || cents.contains(u'.'))
            return std::nullopt;
        const qint64 fen = *whole * 100 + cents.leftJustified(2, u'0').toLongLong();
        return fen <= kMostFen ? std::optional(fen) : std::nullopt;
    }
    if (const std::optional<qint64> whole = sheet::parseInteger(text)) {
        if (*whole < 0 || *whole > kMostFen / 100)
            return std::nullopt;
        return *whole * 100;
    }
    const std::optional<double> number = sheet::parseDecimal(text);
    if (!number || *number < 0 || *number > double(kMostFen) / 100)
        return std::nullopt;
    const double fen = *number * 100;
    const double whole = std::round(fen);
    if (std::abs(fen - whole) > 1e-3)
        return std::nullopt;
    return qint64(whole);
}

qint64 SpendingSum::fen() const
{
    return std::accumulate(lines.begin(), lines.end(), qint64(0));
}

void SpendingSum::add(const SpendingSum &other)
{
    for (size_t i = 0; i < kBudgetLines; ++i)
        lines[i] += other.lines[i];
    publicFundsFen += other.publicFundsFen;
    entries += other.entries;
    schools += other.schools;
    passing += other.passing;
}

std::optional<bool> meetsShare(qint64 spentFen, qint64 publicFundsFen)
{
    if (publicFundsFen <= 0)
        return std::nullopt;
    return spentFen * 100 >= publicFundsFen * kSharePercent;
}

QHash<UnitCode, SpendingSum> spendingByUnit(
    const std::vector<Spending> &entries, const std::vector<PublicFunds> &funds, int year)
{
    QHash<UnitCode, SpendingSum> sums;
    for (const Spending &entry : entries) {
        if (entry.year != year)
            continue;
        SpendingSum &sum = sums[entry.unit];
        sum.lines[size_t(entry.line)] += entry.fen;
        ++sum.entries;
    }
    for (const PublicFunds &fund : funds)
        if (fund.year == year)
            sums[fund.unit].publicFundsFen = fund.fen;
    return sums;
}

SpendingSum spendingOfSchools(
    const QHash<UnitCode, SpendingSum> &byUnit, const Register &inventory, const UnitCode &county)
{
    SpendingSum all;
    for (const School &school : inventory.schools()) {
        if (!county.isEmpty() && school.county != county)
            continue;
        const auto found = byUnit.constFind(school.code);
        if (found == byUnit.constEnd())
            continue;
        SpendingSum sum = *found;
        if (const std::optional<bool> passes = meetsShare(sum.fen(), sum.publicFundsFen)) {
            sum.schools = 1;
            sum.passing = int(*passes);
        }
        all.add(sum);
    }
    return all;
}

} // namespace hz::inventory
