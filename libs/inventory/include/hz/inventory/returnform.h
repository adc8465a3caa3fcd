// The form of a census as data: sections, rows of figures, and where each figure comes from. It
// ships in resources/census/form.json; a file from outside is checked whole before it is used.
// Values; any thread.
//
//   form    = {form, version, title {en, zh}, source, sections [section], checks [check]}
//   section = {id, title, columns [title], rows [row]}
//   row     = {title, stage?, cells [cell | null]}        a cell a column; null: nothing stands
//   there cell    = {id, measure [q] | typed q | plus [id], minus? [id], unit? number|fen|yesNo,
//              optional?}                                 q: see Quantity
//   check   = {id, severity error|warning, left [id], is equal|atMost|needs|nearLastYear,
//              right? [id], percent? n, at [id], text {en, zh}}
#pragma once

#include <hz/inventory/rules.h>

#include <QtCore/QSet>

#include <vector>

namespace hz::inventory {

struct ReturnCell {
    enum class From : quint8 {
        Inventory, // counted, as rules count it: nobody types it
        Typed, // kept in the school's census
        Derived, // from other cells
    };
    enum class Unit : quint8 { Number, Fen, YesNo };

    QString id = {};
    From from = From::Typed;
    std::vector<Quantity> of = {}; // of the inventory: summed; typed: the one
    QStringList plus = {}; // derived
    QStringList minus = {};
    Unit unit = Unit::Number;
    bool isOptional = false;
    std::optional<Stage> stage = {}; // only where it is taught
    quint16 section = 0;
    quint16 row = 0;
    quint16 column = 0;

    bool operator==(const ReturnCell &) const = default;
};

struct ReturnRow {
    Wording title = {};
    std::vector<int> cells = {}; // by column, in ReturnForm::cells; -1: none

    bool operator==(const ReturnRow &) const = default;
};

struct ReturnSection {
    QString id = {};
    Wording title = {};
    std::vector<Wording> columns = {};
    std::vector<ReturnRow> rows = {};

    bool operator==(const ReturnSection &) const = default;
};

/// A plain rule beside a figure: what the cells at the left come to, against those at the right.
struct ReturnCheck {
    enum class Severity : quint8 {
        Error, // must be mended
        Warning, // must be explained by a word
    };
    enum class Is : quint8 {
        Equal,
        AtMost, // left × 100 ≤ percent × right
        Needs, // where the left is more than 0, the right is
        NearLastYear, // the left differs from last year's by at most so many per cent
    };
    QString id = {};
    Severity severity = Severity::Error;
    QStringList left = {};
    Is is = Is::Equal;
    QStringList right = {};
    int percent = 100;
    QStringList at = {}; // where it is shown
    Wording text = {}; // %1: the left, %2: the right

    bool operator==(const ReturnCheck &) const = default;
};

struct ReturnForm {
    QString id = {};
    int version = 1;
    Wording title = {};
    QString source = {};
    std::vector<ReturnSection> sections = {};
    std::vector<ReturnCell> cells = {}; // in the order of sections, rows and columns
    std::vector<ReturnCheck> checks = {};

    /// Invalid names the cell or the check.
    static Result<ReturnForm> fromJson(const QJsonObject &json);
    /// -1: there is none.
    int cell(QStringView id) const;
    /// "Primary, students (people)".
    QString titleOf(const ReturnCell &cell) const;
    bool operator==(const ReturnForm &) const = default;
};

Result<ReturnForm> shippedForm();
/// A file, at most 4 MiB.
Result<ReturnForm> readForm(const QString &path);

/// A form and what stands in it.
struct FilledForm {
    std::vector<int> cells = {}; // that are asked of this school, in ReturnForm::cells
    QMap<QString, qint64> values = {}; // what is known of them

    std::optional<qint64> value(const QString &id) const;
    bool asks(const QString &id) const { return asked.contains(id); }

    QSet<QString> asked = {};
};

/// `census` may be null. What the inventory holds is taken from `figures`, what is typed from the
/// census; a figure made of others is known when all of them are.
FilledForm filled(const ReturnForm &form, const School &school, const Figures &figures,
    const Census *census, const Definitions &definitions);

/// What was typed into a cell, or nothing any more. Not for a cell of another kind.
void setTyped(Census &census, const ReturnCell &cell, std::optional<qint64> value);

/// What people read: "12,345", "1,234.50", "yes"; a dash for nothing.
QString cellText(ReturnCell::Unit unit, std::optional<qint64> value);
/// What people typed: nothing for an empty text. Invalid says what can be typed.
Result<std::optional<qint64>> typedCell(ReturnCell::Unit unit, const QString &text);

/// No figure is larger, so that sums over all schools stay exact.
inline constexpr qint64 kMostFigure = 1'000'000'000'000;

} // namespace hz::inventory
