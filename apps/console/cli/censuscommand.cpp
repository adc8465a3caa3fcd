#include "cli/censuscommand.h"

#include "census/censuspicture.h"
#include "census/returnpaper.h"
#include "cli/judged.h"

#include <hz/core/commandline.h>
#include <hz/core/platform/system.h>
#include <hz/inventory/edit.h>
#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::CensusCommand)
};

// What is asked for, and everything it is asked of.
struct Asked {
    store::Database &database;
    Actor who;
    CheckOptions options;
    QString by;
    QString remark;
    QString explanation;
    QString key;
    QString keep;
    QString to; // a file
    bool isJson = false;
    CensusPicture picture = {};
    Reporter reporter = {};
};

QString takeText(QStringList &arguments, const char *name)
{
    return takeOption(arguments, QString::fromLatin1(name)).value_or(QString()).simplified();
}

// "students.total=Who are they?;It is late" by its names, the rest under an empty one.
QMap<QString, QString> namedTexts(const QString &text)
{
    QMap<QString, QString> texts;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype at = part.indexOf(u'=');
        texts.insert(part.left(std::max<qsizetype>(0, at)).trimmed(), part.mid(at + 1).trimmed());
    }
    return texts;
}

Result<> read(Asked &asked)
{
    HZ_TRY(const Judged all, judged(asked.database, asked.options));
    if (all.evaluation->year == 0)
        return failure(
            Error::Kind::NotFound, Tr::tr("There is no census yet. Name the year with --year."));
    HZ_TRY(ReturnForm form, shippedForm());
    HZ_TRY(asked.picture,
        readCensus(asked.database, all.inventory, all.evaluation,
            std::make_shared<const ReturnForm>(std::move(form)), QDate::currentDate()));
    return {};
}

Result<UnitCode> unitAsked(const Asked &asked)
{
    HZ_TRY(const quint32 unit, unitWith(*asked.picture.evaluation, asked.options.scope));
    return asked.picture.evaluation->units[unit].code;
}

Result<> sign(Asked &asked)
{
    HZ_TRY(asked.reporter,
        reporterOf(asked.database, asked.by, QDateTime::currentDateTimeUtc(), asked.who));
    if (asked.reporter.name.isEmpty())
        asked.reporter.name = platform::userName();
    return {};
}

QJsonArray toJson(const std::vector<Finding> &findings)
{
    QJsonArray json;
    for (const Finding &finding : findings)
        json.append(QJsonObject{{QStringLiteral("check"), finding.check},
            {QStringLiteral("severity"),
                finding.severity == ReturnCheck::Severity::Error ? QStringLiteral("error")
                                                                 : QStringLiteral("warning")},
            {QStringLiteral("cells"), QJsonArray::fromStringList(finding.at)},
            {QStringLiteral("text"), finding.text}, {QStringLiteral("note"), finding.note}});
    return json;
}

QJsonObject numbers(const QMap<QString, qint64> &values)
{
    QJsonObject json;
    for (auto value = values.begin(); value != values.end(); ++value)
        json.insert(value.key(), value.value());
    return json;
}

QJsonObject toJson(const Handed &handed, const UnitCode &unit, int year)
{
    return {{QStringLiteral("id"), unit.text()}, {QStringLiteral("year"), year},
        {QStringLiteral("return"), handed.hash}, {QStringLiteral("version"), handed.version},
        {QStringLiteral("new"), handed.isNew}};
}

QJsonValue orNull(std::optional<qint64> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString orDash(std::optional<qint64> value)
{
    return cellText(ReturnCell::Unit::Number, value);
}

Result<int> list(Asked &asked)
{
    HZ_CHECK(read(asked));
    UnitCode area;
    if (!asked.options.scope.isEmpty()) {
        HZ_TRY(area, unitAsked(asked));
    }
    HZ_TRY(const std::vector<DeskRow> rows,
        runAndWait([&](TaskControl &task) { return deskRows(asked.picture.basis(), area, task); }));
    QJsonArray json;
    for (const DeskRow &row : rows) {
        if (asked.isJson)
            json.append(QJsonObject{{QStringLiteral("id"), row.unit.text()},
                {QStringLiteral("name"), row.name}, {QStringLiteral("level"), nameOf(row.level)},
                {QStringLiteral("state"), nameOf(row.state)},
                {QStringLiteral("version"), row.version},
                {QStringLiteral("at"), row.at.toString(Qt::ISODate)},
                {QStringLiteral("by"), row.by}, {QStringLiteral("errors"), row.errors},
                {QStringLiteral("warnings"), row.warnings}, {QStringLiteral("sound"), row.isSound},
                {QStringLiteral("meddled"), row.isMeddledWith},
                {QStringLiteral("students"), orNull(row.students)},
                {QStringLiteral("computers"), orNull(row.computers)}});
        else
            print(QStringList{row.unit.text(), padded(wordOf(row.state), 16),
                padded(orDash(row.students), 7, Side::Right),
                padded(orDash(row.computers), 6, Side::Right), row.name}
                      .join(u"  "));
    }
    if (asked.isJson)
        printJson(json);
    return kDone;
}

// What was handed in, else the form as it stands now.
Result<int> writeOut(Asked &asked, const UnitCode &unit)
{
    const CensusPicture &picture = asked.picture;
    const quint32 school = picture.inventory->schoolRow(unit);
    const StoredReturn *current = picture.now->of(unit).current();
    if (!current && school == kNoRow)
        return failure(Error::Kind::NotFound,
            Tr::tr("“%1” is not added up yet: census rollup.").arg(unit.text()));
    const CensusReturn snapshot = current ? current->snapshot : picture.snapshot(school);
    std::vector<Finding> findings;
    if (school != kNoRow)
        findings = current ? findingsOf(picture.basis(), snapshot)
                           : findingsNow(picture.basis(), school);
    const ui::Theme theme(ui::App::Console);
    const PaperLook look;
    HZ_CHECK(runAndWait([&](TaskControl &task) {
        return writeReturn(asked.to, sheetOf(picture, snapshot, findings), look, task);
    }));
    if (asked.isJson)
        printJson(QJsonObject{{QStringLiteral("file"), asked.to}});
    else
        print(asked.to);
    return kDone;
}

Result<int> show(Asked &asked)
{
    HZ_CHECK(read(asked));
    HZ_TRY(const UnitCode unit, unitAsked(asked));
    if (!asked.to.isEmpty())
        return writeOut(asked, unit);
    const CensusPicture &picture = asked.picture;
    const ReturnForm &form = *picture.form;
    const UnitReturns &returns = picture.now->of(unit);
    const StoredReturn *current = returns.current();
    const quint32 school = picture.inventory->schoolRow(unit);
    QMap<QString, qint64> cells;
    std::vector<Finding> findings;
    if (current) {
        cells = current->snapshot.cells;
        if (school != kNoRow)
            findings = findingsOf(picture.basis(), current->snapshot);
    } else if (school != kNoRow) {
        cells = filledNow(picture.basis(), school).values;
        findings = findingsNow(picture.basis(), school);
    }
    const QMap<QString, qint64> before = figuresBefore(picture.basis(), unit);
    if (!asked.isJson) {
        for (const ReturnCell &cell : form.cells)
            if (cells.contains(cell.id))
                print(QStringList{padded(cell.id, 28),
                    padded(cellText(cell.unit, cells.value(cell.id)), 16, Side::Right),
                    padded(before.contains(cell.id) ? cellText(cell.unit, before.value(cell.id))
                                                    : QStringLiteral("—"),
                        16, Side::Right),
                    form.titleOf(cell)}
                          .join(u"  "));
        for (const Finding &finding : findings)
            print(finding.text);
        return kDone;
    }
    QJsonArray acts;
    for (const StoredReturn &each : returns.all)
        for (const StoredAct &stored : each.acts) {
            QJsonObject act = stored.act.toJson();
            act[QStringLiteral("standing")] = nameOf(stored.signature);
            act[QStringLiteral("right")] = nameOf(stored.right);
            acts.append(act);
        }
    const Census *census = picture.inventory->census(unit, picture.year());
    printJson(QJsonObject{{QStringLiteral("id"), unit.text()},
        {QStringLiteral("year"), picture.year()},
        {QStringLiteral("state"),
            nameOf(
                school == kNoRow && !current ? ReturnState::NotBegun : stateOf(returns, census))},
        {QStringLiteral("return"), current ? current->hash : QString()},
        {QStringLiteral("intact"), !current || current->isIntact},
        {QStringLiteral("missing"),
            QJsonArray::fromStringList(current ? current->snapshot.missing : QStringList())},
        {QStringLiteral("cells"), numbers(cells)}, {QStringLiteral("lastYear"), numbers(before)},
        {QStringLiteral("findings"), toJson(findings)}, {QStringLiteral("acts"), acts}});
    return kDone;
}

// Explanations are part of what is handed in, so they are kept first.
Result<> explain(Asked &asked, const UnitCode &unit)
{
    const Census *now = asked.picture.inventory->census(unit, asked.picture.year());
    Census census = now ? *now
                        : Census{.unit = unit,
                            .year = asked.picture.year(),
                            .date = censusDay(nullptr, asked.picture.year())};
    const QMap<QString, QString> texts = namedTexts(asked.explanation);
    for (auto text = texts.begin(); text != texts.end(); ++text)
        census.notes.insert(text.key(), text.value());
    const Edit edit{.id = documentId(census),
        .before = now ? now->toJson() : QJsonObject(),
        .after = census.toJson()};
    HZ_CHECK(asked.database.writeAndWait(
        [&edit](store::WriteTransaction &transaction) { return writeEdit(transaction, edit); }));
    return read(asked);
}

Result<int> handIn(Asked &asked)
{
    HZ_CHECK(read(asked));
    HZ_TRY(const UnitCode unit, unitAsked(asked));
    const quint32 school = asked.picture.inventory->schoolRow(unit);
    if (school == kNoRow)
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” is no school. What a county or the prefecture hands in is added up: "
                   "census rollup.")
                .arg(unit.text()));
    if (!asked.explanation.isEmpty())
        HZ_CHECK(explain(asked, unit));
    const std::vector<Finding> findings = findingsNow(asked.picture.basis(), school);
    if (!isComplete(findings)) {
        for (const Finding &finding : findings)
            if (!finding.isSettled())
                warn(QStringLiteral("%1: %2").arg(finding.check, finding.text));
        if (asked.isJson)
            printJson(QJsonObject{{QStringLiteral("id"), unit.text()},
                {QStringLiteral("findings"), toJson(findings)}});
        return failure(Error::Kind::Invalid,
            Tr::tr("Nothing is submitted: %1. A warning is explained with --explain CHECK=WHY.")
                .arg(asked.picture.obstacle(findings)));
    }
    HZ_CHECK(sign(asked));
    const CensusReturn snapshot = asked.picture.snapshot(school);
    HZ_TRY(
        const Handed handed, asked.database.writeAndWait([&](store::WriteTransaction &transaction) {
            return submit(transaction, snapshot, asked.reporter);
        }));
    if (asked.isJson)
        printJson(toJson(handed, unit, asked.picture.year()));
    else if (handed.isNew)
        print(Tr::tr("Submitted: version %1, %2.").arg(handed.version).arg(handed.hash.left(12)));
    else
        print(Tr::tr("This was submitted before: version %1.").arg(handed.version));
    return kDone;
}

Result<int> decideOn(Asked &asked, CensusActKind kind)
{
    HZ_CHECK(read(asked));
    HZ_TRY(const UnitCode unit, unitAsked(asked));
    const StoredReturn *current = asked.picture.now->of(unit).current();
    if (!current)
        return failure(Error::Kind::NotFound,
            Tr::tr("“%1” has submitted nothing for %2.")
                .arg(unit.text())
                .arg(asked.picture.year()));
    Decision decision{.kind = kind,
        .unit = unit,
        .year = asked.picture.year(),
        .ofReturn = current->hash,
        .remarks = namedTexts(asked.remark),
        .remark = {}};
    decision.remark = decision.remarks.take(QString());
    for (const QString &cell : decision.remarks.keys())
        if (asked.picture.form->cell(cell) < 0)
            return failure(Error::Kind::Invalid, Tr::tr("The form has no figure “%1”.").arg(cell));
    HZ_CHECK(sign(asked));
    HZ_CHECK(asked.database.writeAndWait([&](store::WriteTransaction &transaction) {
        return decide(transaction, *asked.picture.form, decision, asked.reporter);
    }));
    if (asked.isJson)
        printJson(QJsonObject{{QStringLiteral("id"), unit.text()},
            {QStringLiteral("year"), asked.picture.year()},
            {QStringLiteral("return"), current->hash}, {QStringLiteral("done"), nameOf(kind)}});
    else
        print(wordOf(kind));
    return kDone;
}

Result<int> addUp(Asked &asked)
{
    HZ_CHECK(read(asked));
    const Unit *prefecture = asked.picture.inventory->prefecture();
    UnitCode unit = prefecture ? prefecture->code : UnitCode();
    if (!asked.options.scope.isEmpty()) {
        HZ_TRY(unit, unitAsked(asked));
    }
    HZ_CHECK(sign(asked));
    HZ_TRY(
        const Handed handed, asked.database.writeAndWait([&](store::WriteTransaction &transaction) {
            return rollUp(transaction, *asked.picture.inventory, *asked.picture.form, unit,
                asked.picture.year(), asked.reporter);
        }));
    HZ_CHECK(read(asked));
    const StoredReturn *made = asked.picture.now->of(unit).find(handed.hash);
    if (!made)
        return failure(Error::Kind::Internal, Tr::tr("The sum cannot be found again."));
    const CensusReturn &sum = made->snapshot;
    const QStringList below = unitsBelow(*asked.picture.inventory, unit);
    const QStringList wrong = unitsWith(ActRight::Wrong, *asked.picture.now, below);
    const QStringList unsaid = unitsWith(ActRight::Unsaid, *asked.picture.now, below);
    if (asked.isJson) {
        QJsonObject json = toJson(handed, unit, asked.picture.year());
        json[QStringLiteral("parts")] = sum.parts.size();
        json[QStringLiteral("missing")] = QJsonArray::fromStringList(sum.missing);
        json[QStringLiteral("wrong")] = QJsonArray::fromStringList(wrong);
        json[QStringLiteral("unsaid")] = QJsonArray::fromStringList(unsaid);
        json[QStringLiteral("cells")] = numbers(sum.cells);
        printJson(json);
        return kDone;
    }
    print(Tr::tr("Added up: %1 returns, %2 units are missing.")
              .arg(sum.parts.size())
              .arg(sum.missing.size()));
    for (const QString &code : sum.missing)
        print(code);
    if (!unsaid.isEmpty())
        print(Tr::tr("Of %n unit(s) something was signed where nobody had signed in.", nullptr,
            int(unsaid.size())));
    if (!wrong.isEmpty())
        print(Tr::tr("Of %n unit(s) something was signed by somebody who may not. It does not "
                     "count: %1",
            nullptr, int(wrong.size()))
                  .arg(wrong.join(Tr::tr(", ", "between codes"))));
    return kDone;
}

// "own" is the key of this profile.
Result<QString> keyAsked(Asked &asked)
{
    HZ_CHECK(sign(asked));
    return asked.key == u"own" ? asked.reporter.key.id() : asked.key.toLower();
}

Result<int> sayKey(const Asked &asked, const QString &key, const QString &text)
{
    if (asked.isJson)
        printJson(QJsonObject{{QStringLiteral("key"), key}});
    else
        print(text);
    return kDone;
}

Result<int> trustKey(Asked &asked)
{
    HZ_TRY(const QString key, keyAsked(asked));
    UnitCode unit;
    if (!asked.options.scope.isEmpty()) {
        HZ_CHECK(read(asked));
        HZ_TRY(unit, unitAsked(asked));
    }
    HZ_CHECK(asked.database.writeAndWait(
        [&](store::WriteTransaction &transaction) { return believe(transaction, key, unit); }));
    return sayKey(asked, key,
        unit.isEmpty()
            ? Tr::tr("This computer no longer knows this key by word of mouth.")
            : Tr::tr("This computer believes that the key speaks for “%1”. From now on only keys "
                     "that are named count here.")
                  .arg(unit.text()));
}

Result<int> nameKey(Asked &asked)
{
    HZ_CHECK(read(asked));
    HZ_TRY(const UnitCode unit, unitAsked(asked));
    HZ_TRY(const QString key, keyAsked(asked));
    HZ_CHECK(asked.database.writeAndWait([&](store::WriteTransaction &transaction) {
        return inventory::nameKey(transaction, key, unit, asked.reporter);
    }));
    return sayKey(asked, key, Tr::tr("The key speaks for “%1” from now on.").arg(unit.text()));
}

Result<int> endKey(Asked &asked)
{
    HZ_TRY(const QString key, keyAsked(asked));
    const Kept kept = asked.keep == u"nothing" ? Kept::Nothing : Kept::WhatIsKnown;
    HZ_CHECK(asked.database.writeAndWait([&](store::WriteTransaction &transaction) {
        return withdraw(transaction, key, kept, asked.reporter);
    }));
    return sayKey(asked, key,
        kept == Kept::Nothing
            ? Tr::tr("Nothing that this key has signed or signs counts any more.")
            : Tr::tr("What this key signed, as far as it is known here, counts; nothing else does "
                     "any more."));
}

Result<int> listKeys(Asked &asked)
{
    HZ_CHECK(sign(asked));
    HZ_TRY(const auto read, asked.database.read());
    KeyPapers papers;
    HZ_TRY(const KeyRing keys, readKeys(*read, papers));
    QSet<QString> ids{asked.reporter.key.id()};
    for (const Signer &signer : std::as_const(papers.signers))
        ids.insert(signer.key);
    for (const KeyAct &act : papers.acts)
        ids.insert(act.key);
    QStringList sorted = ids.values();
    sorted.sort();
    QJsonArray json;
    for (const QString &id : std::as_const(sorted)) {
        const Signer signer = papers.signers.value(id);
        const QList<UnitCode> named = keys.unitsOf(id);
        QStringList units;
        for (const UnitCode &unit : named)
            units.append(unit.text());
        const SignatureStanding standing = keys.isEnded(id) ? SignatureStanding::Withdrawn
            : keys.isStrict() && named.isEmpty()            ? SignatureStanding::Unlisted
                                                            : SignatureStanding::Valid;
        const bool isOwn = id == asked.reporter.key.id();
        if (asked.isJson)
            json.append(
                QJsonObject{{QStringLiteral("key"), id}, {QStringLiteral("name"), signer.name},
                    {QStringLiteral("own"), isOwn}, {QStringLiteral("says"), signer.unit.text()},
                    {QStringLiteral("units"), QJsonArray::fromStringList(units)},
                    {QStringLiteral("standing"), nameOf(standing)}});
        else
            print(QStringList{id, padded(signer.name, 16),
                padded(units.isEmpty() ? signer.unit.text() : units.join(u','), 12),
                wordOf(standing), isOwn ? Tr::tr("(this computer's)") : QString()}
                      .join(u"  ")
                      .trimmed());
    }
    if (asked.isJson)
        printJson(json);
    return kDone;
}

Result<int> run(const QString &what, Asked &asked)
{
    if (what == u"list")
        return list(asked);
    if (what == u"show")
        return show(asked);
    if (what == u"submit")
        return handIn(asked);
    if (what == u"accept")
        return decideOn(asked, CensusActKind::Accepted);
    if (what == u"sendback")
        return decideOn(asked, CensusActKind::SentBack);
    if (what == u"takeback")
        return decideOn(asked, CensusActKind::TakenBack);
    if (what == u"rollup")
        return addUp(asked);
    if (what == u"keys")
        return listKeys(asked);
    if (what == u"trust")
        return trustKey(asked);
    if (what == u"name")
        return nameKey(asked);
    return endKey(asked);
}

bool needsScope(const QString &what)
{
    constexpr QStringView kWithout[] = {u"list", u"rollup", u"keys", u"trust", u"withdraw"};
    return std::find(std::begin(kWithout), std::end(kWithout), what) == std::end(kWithout);
}

bool needsKey(const QString &what)
{
    return what == u"trust" || what == u"name" || what == u"withdraw";
}

} // namespace

QString censusCommandHelp()
{
    return Tr::tr(
        "  census list|rollup [--scope CODE] [--year YEAR]\n"
        "  census show|submit|accept|sendback|takeback --scope CODE [--year YEAR]\n"
        "         [--by NAME] [--explain CHECK=WHY;…] [--remark TEXT|FIGURE=TEXT;…]\n"
        "         [--to FILE.{pdf,xlsx,docx}]\n"
        "                                     the census form: how far schools are, hand "
        "in,\n"
        "                                     accept, send back, add up\n"
        "  census keys\n"
        "  census trust --key KEY|own [--scope CODE]\n"
        "  census name --key KEY --scope CODE\n"
        "  census withdraw --key KEY [--keep known|nothing]\n"
        "                                     whose keys this computer believes by word "
        "of\n"
        "                                     mouth; name those of units below; end one\n");
}

int census(store::Database &database, const Actor &who, QStringList arguments, bool json)
{
    constexpr QStringView kWhat[] = {u"list", u"show", u"submit", u"accept", u"sendback",
        u"takeback", u"rollup", u"keys", u"trust", u"name", u"withdraw"};
    const QString what = arguments.isEmpty() ? QString() : arguments.takeFirst();
    Asked asked{.database = database,
        .who = who,
        .options = {},
        .by = takeText(arguments, "--by"),
        .remark = takeText(arguments, "--remark"),
        .explanation = takeText(arguments, "--explain"),
        .key = takeText(arguments, "--key"),
        .keep = takeText(arguments, "--keep"),
        .to = takeOption(arguments, QStringLiteral("--to")).value_or(QString()),
        .isJson = json};
    const Result<CheckOptions> options = checkOptions(arguments);
    if (!options) {
        fail(options.error());
        return kWrongUse;
    }
    asked.options = *options;
    const bool isKnown = std::find(std::begin(kWhat), std::end(kWhat), what) != std::end(kWhat);
    const bool isWritable = asked.to.isEmpty()
        || (what == u"show"
            && (asked.to.endsWith(u".pdf", Qt::CaseInsensitive)
                || asked.to.endsWith(u".xlsx", Qt::CaseInsensitive)
                || asked.to.endsWith(u".docx", Qt::CaseInsensitive)));
    const bool isWhole = (!needsScope(what) || !asked.options.scope.isEmpty())
        && needsKey(what) == !asked.key.isEmpty()
        && (asked.keep.isEmpty()
            || (what == u"withdraw" && (asked.keep == u"known" || asked.keep == u"nothing")));
    if (!isKnown || !isWhole || !isWritable) {
        warn(censusCommandHelp());
        return kWrongUse;
    }
    const Result<int> code = run(what, asked);
    return code ? *code : fail(code.error());
}

} // namespace hz::console
