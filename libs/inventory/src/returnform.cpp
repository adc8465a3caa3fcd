#include "fields_p.h"

#include <hz/core/file.h>
#include <hz/core/json.h>
#include <hz/inventory/returnform.h>
#include <hz/sheet/values.h>

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

// Outside any namespace: that is where the compiled resource is.
static void initCensusResource()
{
    Q_INIT_RESOURCE(rules);
}

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::ReturnForm)
};

constexpr qint64 kMostFormBytes = 4 << 20;
constexpr qsizetype kMostCells = 2'000;
constexpr qsizetype kMostChecks = 500;

struct NamedIs {
    ReturnCheck::Is is;
    QLatin1StringView name;
};
constexpr NamedIs kIs[] = {
    {ReturnCheck::Is::Equal, QLatin1StringView("equal")},
    {ReturnCheck::Is::AtMost, QLatin1StringView("atMost")},
    {ReturnCheck::Is::Needs, QLatin1StringView("needs")},
    {ReturnCheck::Is::NearLastYear, QLatin1StringView("nearLastYear")},
};

Wording wordingIn(const QJsonValue &json)
{
    return {json[QLatin1StringView("en")].toString(), json[QLatin1StringView("zh")].toString()};
}

QStringList textsIn(const QJsonValue &json)
{
    QStringList texts;
    for (const QJsonValue &text : json.toArray())
        texts.append(text.toString());
    return texts;
}

Failure wrong(const QString &where, const QString &why)
{
    return failure(
        Error::Kind::Invalid, Tr::tr("“%1” of the form cannot be used: %2").arg(where, why));
}

Result<ReturnCell> cellIn(const QJsonObject &json, std::optional<Stage> stage)
{
    ReturnCell cell{.id = json[QLatin1StringView("id")].toString(),
        .isOptional = json[QLatin1StringView("optional")].toBool(),
        .stage = stage};
    const QStringList measures = textsIn(json[QLatin1StringView("measure")]);
    const QString typed = json[QLatin1StringView("typed")].toString();
    cell.plus = textsIn(json[QLatin1StringView("plus")]);
    cell.minus = textsIn(json[QLatin1StringView("minus")]);
    const int ways = int(!measures.isEmpty()) + int(!typed.isEmpty()) + int(!cell.plus.isEmpty());
    if (cell.id.isEmpty() || ways != 1)
        return wrong(cell.id, Tr::tr("it says not once where its figure comes from."));
    cell.from = !measures.isEmpty() ? ReturnCell::From::Inventory
        : typed.isEmpty()           ? ReturnCell::From::Derived
                                    : ReturnCell::From::Typed;
    for (const QString &text : typed.isEmpty() ? measures : QStringList{typed}) {
        HZ_TRY(Quantity quantity, Quantity::fromText(text));
        cell.of.push_back(std::move(quantity));
    }
    if (cell.from == ReturnCell::From::Typed) {
        const Quantity &of = cell.of.front();
        const bool isOfStage = of.what == Quantity::What::Students
            || of.what == Quantity::What::Classes || of.what == Quantity::What::Teachers;
        if (of.what != Quantity::What::Answer && !(isOfStage && of.stage))
            return wrong(cell.id, Tr::tr("what is typed is people of a stage, or an answer."));
    }
    const QString unit = json[QLatin1StringView("unit")].toString(QStringLiteral("number"));
    if (unit == u"fen")
        cell.unit = ReturnCell::Unit::Fen;
    else if (unit == u"yesNo")
        cell.unit = ReturnCell::Unit::YesNo;
    else if (unit != u"number")
        return wrong(cell.id, Tr::tr("“%1” is no unit.").arg(unit));
    return cell;
}

Result<ReturnSection> sectionIn(const QJsonObject &json, ReturnForm &form)
{
    ReturnSection section{.id = json[QLatin1StringView("id")].toString(),
        .title = wordingIn(json[QLatin1StringView("title")])};
    for (const QJsonValue &column : json[QLatin1StringView("columns")].toArray())
        section.columns.push_back(wordingIn(column));
    for (const QJsonValue &value : json[QLatin1StringView("rows")].toArray()) {
        ReturnRow row{.title = wordingIn(value[QLatin1StringView("title")])};
        const QString stageName = value[QLatin1StringView("stage")].toString();
        const std::optional<Stage> stage = fromName<Stage>(stageName);
        const QJsonArray cells = value[QLatin1StringView("cells")].toArray();
        if ((!stageName.isEmpty() && !stage) || cells.isEmpty()
            || size_t(cells.size()) > section.columns.size())
            return wrong(
                section.id, Tr::tr("a row has no figure, no column for one, or no stage."));
        for (const QJsonValue &each : cells) {
            if (each.isNull()) {
                row.cells.push_back(-1);
                continue;
            }
            HZ_TRY(ReturnCell cell, cellIn(each.toObject(), stage));
            if (form.cell(cell.id) >= 0)
                return wrong(cell.id, Tr::tr("there are two of this name."));
            cell.section = quint16(form.sections.size());
            cell.row = quint16(section.rows.size());
            cell.column = quint16(row.cells.size());
            row.cells.push_back(int(form.cells.size()));
            form.cells.push_back(std::move(cell));
        }
        section.rows.push_back(std::move(row));
    }
    return section;
}

// What a figure is made of stands before it, so nothing is made of itself.
Result<> checkParts(const ReturnForm &form)
{
    for (size_t i = 0; i < form.cells.size(); ++i)
        for (const QString &part : form.cells[i].plus + form.cells[i].minus)
            if (const int at = form.cell(part); at < 0 || size_t(at) >= i)
                return wrong(form.cells[i].id, Tr::tr("“%1” does not stand before it.").arg(part));
    return {};
}

Result<ReturnCheck> checkIn(const QJsonObject &json, const ReturnForm &form)
{
    ReturnCheck check{.id = json[QLatin1StringView("id")].toString(),
        .left = textsIn(json[QLatin1StringView("left")]),
        .right = textsIn(json[QLatin1StringView("right")]),
        .percent = json[QLatin1StringView("percent")].toInt(100),
        .at = textsIn(json[QLatin1StringView("at")]),
        .text = wordingIn(json[QLatin1StringView("text")])};
    const QString severity = json[QLatin1StringView("severity")].toString();
    const QString is = json[QLatin1StringView("is")].toString();
    const auto named = std::find_if(
        std::begin(kIs), std::end(kIs), [&is](const NamedIs &known) { return is == known.name; });
    if (check.id.isEmpty() || named == std::end(kIs)
        || (severity != u"error" && severity != u"warning"))
        return wrong(check.id, Tr::tr("it is neither an error nor a warning, or asks nothing."));
    check.is = named->is;
    check.severity
        = severity == u"error" ? ReturnCheck::Severity::Error : ReturnCheck::Severity::Warning;
    if (check.left.isEmpty() || check.at.isEmpty() || check.percent < 1
        || check.percent > 1'000'000)
        return wrong(check.id, Tr::tr("it names no figure, or a percentage that cannot be."));
    for (const QString &id : check.left + check.right + check.at)
        if (form.cell(id) < 0)
            return wrong(check.id, Tr::tr("there is no figure “%1”.").arg(id));
    return check;
}

std::optional<qint64> typedIn(const Census &census, const Quantity &quantity)
{
    if (quantity.what == Quantity::What::Answer) {
        const auto found = census.answers.constFind(quantity.answer);
        return found == census.answers.constEnd() ? std::nullopt : std::optional<qint64>(*found);
    }
    const std::optional<StageCount> &stage = census.stages[size_t(*quantity.stage)];
    if (!stage)
        return std::nullopt;
    return quantity.what == Quantity::What::Students ? stage->students
        : quantity.what == Quantity::What::Classes   ? stage->classes
                                                     : stage->teachers;
}

bool isTaught(const School &school, const Census *census, Stage stage)
{
    const std::span<const Stage> stages = stagesOf(school.kind);
    return std::find(stages.begin(), stages.end(), stage) != stages.end()
        || (census && census->stages[size_t(stage)]);
}

} // namespace

Result<ReturnForm> ReturnForm::fromJson(const QJsonObject &json)
{
    ReturnForm form{.id = json[QLatin1StringView("form")].toString(),
        .version = json[QLatin1StringView("version")].toInt(),
        .title = wordingIn(json[QLatin1StringView("title")]),
        .source = json[QLatin1StringView("source")].toString()};
    if (form.id.isEmpty() || form.version < 1)
        return failure(Error::Kind::Invalid, Tr::tr("A form has a name and a version."));
    for (const QJsonValue &section : json[QLatin1StringView("sections")].toArray()) {
        HZ_TRY(ReturnSection read, sectionIn(section.toObject(), form));
        form.sections.push_back(std::move(read));
    }
    const QJsonArray checks = json[QLatin1StringView("checks")].toArray();
    if (form.cells.empty() || qsizetype(form.cells.size()) > kMostCells
        || checks.size() > kMostChecks)
        return failure(Error::Kind::Invalid,
            Tr::tr("A form has between 1 and %1 figures and at most %2 checks.")
                .arg(kMostCells)
                .arg(kMostChecks));
    HZ_CHECK(checkParts(form));
    for (const QJsonValue &check : checks) {
        HZ_TRY(ReturnCheck read, checkIn(check.toObject(), form));
        form.checks.push_back(std::move(read));
    }
    return form;
}

int ReturnForm::cell(QStringView sought) const
{
    const auto found = std::find_if(
        cells.begin(), cells.end(), [sought](const ReturnCell &each) { return each.id == sought; });
    return found == cells.end() ? -1 : int(found - cells.begin());
}

QString ReturnForm::titleOf(const ReturnCell &cell) const
{
    const ReturnSection &section = sections[cell.section];
    const QString row = section.rows[cell.row].title.text();
    return section.columns.size() < 2 ? row
                                      : Tr::tr("%1, %2", "row and column of a form")
                                            .arg(row, section.columns[cell.column].text());
}

Result<ReturnForm> shippedForm()
{
    initCensusResource();
    QFile file(QStringLiteral(":/hz/inventory/census.json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Internal, Tr::tr("The form of the census is missing."));
    HZ_TRY(const QJsonObject json, parseObject(file.readAll()));
    return ReturnForm::fromJson(json);
}

Result<ReturnForm> readForm(const QString &path)
{
    HZ_TRY(const QByteArray bytes, readFile(path, kMostFormBytes));
    const auto named = [&path](Error error) {
        error.message = Tr::tr("The form in “%1” cannot be used. %2").arg(path, error.message);
        return Failure(std::move(error));
    };
    Result<QJsonObject> json = parseObject(bytes);
    if (!json)
        return named(json.error());
    Result<ReturnForm> form = ReturnForm::fromJson(*json);
    if (!form)
        return named(form.error());
    return form;
}

std::optional<qint64> FilledForm::value(const QString &id) const
{
    const auto found = values.constFind(id);
    return found == values.constEnd() ? std::nullopt : std::optional<qint64>(*found);
}

FilledForm filled(const ReturnForm &form, const School &school, const Figures &figures,
    const Census *census, const Definitions &definitions)
{
    FilledForm now;
    for (size_t i = 0; i < form.cells.size(); ++i) {
        const ReturnCell &cell = form.cells[i];
        if (cell.stage && !isTaught(school, census, *cell.stage))
            continue;
        now.cells.push_back(int(i));
        now.asked.insert(cell.id);
        std::optional<qint64> value = 0;
        const auto add = [&value](std::optional<qint64> part, int sign) {
            value = value && part ? std::optional(*value + sign * *part) : std::nullopt;
        };
        switch (cell.from) {
        case ReturnCell::From::Typed:
            value = census ? typedIn(*census, cell.of.front()) : std::nullopt;
            break;
        case ReturnCell::From::Inventory:
            for (const Quantity &quantity : cell.of)
                add(valueOf(quantity, figures, census ? &census->answers : nullptr, definitions),
                    1);
            break;
        case ReturnCell::From::Derived:
            for (const QString &part : cell.plus)
                if (now.asks(part))
                    add(now.value(part), 1);
            for (const QString &part : cell.minus)
                if (now.asks(part))
                    add(now.value(part), -1);
            break;
        }
        if (value)
            now.values.insert(cell.id, std::clamp(*value, -kMostFigure, kMostFigure));
    }
    return now;
}

void setTyped(Census &census, const ReturnCell &cell, std::optional<qint64> value)
{
    Q_ASSERT(cell.from == ReturnCell::From::Typed);
    const Quantity &of = cell.of.front();
    if (of.what == Quantity::What::Answer) {
        if (value)
            census.answers.insert(of.answer, *value);
        else
            census.answers.remove(of.answer);
        return;
    }
    std::optional<StageCount> &stage = census.stages[size_t(*of.stage)];
    if (!stage && !value)
        return;
    StageCount counted = stage.value_or(StageCount());
    int &number = of.what == Quantity::What::Students ? counted.students
        : of.what == Quantity::What::Classes          ? counted.classes
                                                      : counted.teachers;
    number = int(value.value_or(0));
    stage = counted;
}

QString cellText(ReturnCell::Unit unit, std::optional<qint64> value)
{
    if (!value)
        return QStringLiteral("—");
    switch (unit) {
    case ReturnCell::Unit::Number:
        return QLocale().toString(*value);
    case ReturnCell::Unit::Fen:
        return QLocale().toString(double(*value) / 100, 'f', 2);
    case ReturnCell::Unit::YesNo:
        return *value == 0 ? Tr::tr("no")
            : *value == 1  ? Tr::tr("yes")
                           : QLocale().toString(*value);
    }
    return {};
}

Result<std::optional<qint64>> typedCell(ReturnCell::Unit unit, const QString &text)
{
    constexpr qint64 kMostPeople = 9'999'999;
    const QString plain = text.simplified();
    if (plain.isEmpty() || plain == u"—")
        return std::optional<qint64>();
    switch (unit) {
    case ReturnCell::Unit::Number: {
        const std::optional<qint64> number = sheet::parseInteger(plain);
        if (!number || *number < 0 || *number > kMostPeople)
            return failure(Error::Kind::Invalid,
                Tr::tr("“%1” is no whole number between 0 and %2.")
                    .arg(text, QLocale().toString(kMostPeople)));
        return number;
    }
    case ReturnCell::Unit::Fen: {
        const std::optional<double> yuan = sheet::parseDecimal(plain);
        if (!yuan || *yuan < 0 || *yuan * 100 > double(kMostFigure))
            return failure(Error::Kind::Invalid, Tr::tr("“%1” is no amount of money.").arg(text));
        return std::optional<qint64>(std::llround(*yuan * 100));
    }
    case ReturnCell::Unit::YesNo:
        if (plain == u"1" || plain == Tr::tr("yes"))
            return std::optional<qint64>(1);
        if (plain == u"0" || plain == Tr::tr("no"))
            return std::optional<qint64>(0);
        return failure(Error::Kind::Invalid, Tr::tr("“%1” is neither yes nor no.").arg(text));
    }
    return std::optional<qint64>();
}

} // namespace hz::inventory
