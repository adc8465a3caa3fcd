// What is spent on informatization, entry by entry, and the public funds it is measured against:
// ten per cent a school and year, and four lines that a county pays. Money is fen, never a
// fraction. Values; any thread.
//
//   spending:<ulid> {id, unit, year, day?, line, fen, note?, voucher?, evidence?, at, by}
//   funds:<unit>:<year> {unit, year, fen, at, by}
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/register.h>
#include <hz/store/document.h>

#include <QtCore/QHash>

#include <array>

namespace hz::inventory {

using SpendingId = Id<struct SpendingTag>; // a ULID

enum class BudgetLine : quint8 { NetworkFees, Upkeep, Purchase, Training, Other };
template<> std::span<const Term> terms<BudgetLine>();
inline constexpr size_t kBudgetLines = size_t(BudgetLine::Other) + 1;
inline constexpr size_t kCountyLines = size_t(BudgetLine::Training) + 1; // that must not be zero
/// Of a census: "networkFeesFen"; nothing for other spending.
QString answerOf(BudgetLine line);

/// A hundred million yuan: no entry and no unit's funds are more.
inline constexpr qint64 kMostFen = 10'000'000'000;
inline constexpr int kFirstWorkYear = 2000;
inline constexpr int kLastWorkYear = 2100;

struct Spending {
    SpendingId id = {};
    UnitCode unit = {};
    int year = 0; // of the budget
    QDate day = {};
    BudgetLine line = BudgetLine::Other;
    qint64 fen = 0;
    QString note = {};
    QString voucher = {}; // its number
    QList<store::BlobRef> evidence = {};
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<Spending> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Spending &) const = default;
};

struct PublicFunds {
    UnitCode unit = {};
    int year = 0;
    qint64 fen = 0;
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<PublicFunds> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const PublicFunds &) const = default;
};

QString documentId(const Spending &spending);
QString documentId(const PublicFunds &funds);

/// As it is to be written, where it was changed from `seen` only what was changed; `fen` of 0 takes
/// funds away. Invalid names what is wrong.
Result<QList<Edit>> planSpending(const store::ReadTransaction &read, Spending spending,
    const Deed &deed, const std::optional<Spending> &seen = {});
Result<QList<Edit>> planPublicFunds(const store::ReadTransaction &read, PublicFunds funds,
    const Deed &deed, const std::optional<PublicFunds> &seen = {});

/// "1,234.50", "12万", full-width digits too: yuan as people write them, to the fen. Nothing where
/// a part is left over, or smaller than a fen, or more than kMostFen.
std::optional<qint64> fenIn(QStringView yuan);

/// What a unit, or all schools of an area, spent in a year.
struct SpendingSum {
    std::array<qint64, kBudgetLines> lines = {};
    qint64 publicFundsFen = 0;
    int entries = 0;
    /// Of schools: those with funds, and those among them whose share is ten per cent or more.
    int schools = 0;
    int passing = 0;

    qint64 fen() const;
    void add(const SpendingSum &other);
    bool operator==(const SpendingSum &) const = default;
};
/// 10 × spent ≥ funds, in whole fen; nothing without funds.
std::optional<bool> meetsShare(qint64 spentFen, qint64 publicFundsFen);
/// Of every unit that has any, its own entries only.
QHash<UnitCode, SpendingSum> spendingByUnit(
    const std::vector<Spending> &entries, const std::vector<PublicFunds> &funds, int year);
/// The schools of a county, or of everybody where it is empty, added up.
SpendingSum spendingOfSchools(
    const QHash<UnitCode, SpendingSum> &byUnit, const Register &inventory, const UnitCode &county);

} // namespace hz::inventory
