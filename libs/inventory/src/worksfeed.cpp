#include "worksfeed_p.h"

#include <hz/core/json.h>
#include <hz/inventory/worksbook.h>
#include <hz/store/projection.h>
#include <hz/store/transaction.h>

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <map>

namespace hz::inventory {

namespace {

constexpr QLatin1StringView kTask("plantask:"), kSpending("spending:"), kFunds("funds:"),
    kLedger("ledger:"), kTrainee("trainee:"), kTraining("training:");

bool isRecord(const QString &id)
{
    return id.startsWith(kSpending) || id.startsWith(kFunds) || id.startsWith(kLedger)
        || id.startsWith(kTask);
}

template<typename Record> bool isSound(const store::Document &document)
{
    const Result<Record> record = Record::fromJson(document.body);
    return record && documentId(*record) == document.id;
}

bool isSoundRecord(const store::Document &document)
{
    if (document.id.startsWith(kTask))
        return isSound<UnitReport>(document);
    if (document.id.startsWith(kSpending))
        return isSound<Spending>(document);
    if (document.id.startsWith(kFunds))
        return isSound<PublicFunds>(document);
    return isSound<LedgerEntry>(document);
}

Result<> applyTrainee(store::ProjectionWriter &writer, const store::Document &document)
{
    const Result<Trainee> trainee = Trainee::fromJson(document.body);
    if (!trainee || documentId(*trainee) != document.id)
        return removeWork(writer, document.id);
    return writer.run(QStringLiteral("INSERT OR REPLACE INTO inventory_trainees(id, unit, name, "
                                     "role, gone) VALUES(?,?,?,?,?)"),
        {trainee->id.text(), trainee->unit.text(), trainee->name, nameOf(trainee->role),
            int(trainee->hasLeft)});
}

Result<> applyTraining(store::ProjectionWriter &writer, const store::Document &document)
{
    const Result<Training> training = Training::fromJson(document.body);
    if (!training || documentId(*training) != document.id)
        return removeWork(writer, document.id);
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inventory_trainings(id, person, day, tenths, "
                       "practice, title, level, organiser) VALUES(?,?,?,?,?,?,?,?)"),
        {document.id, training->person.text(), training->day.toJulianDay(), training->tenths,
            training->practiceTenths, training->title, nameOf(training->level),
            training->organiser});
}

int sumOf(const TrainingYear &year, TrainingLevel level, std::initializer_list<TrainingRole> roles)
{
    int people = 0;
    for (const TrainingRole role : roles)
        people += year.people[size_t(role)][size_t(level)];
    return people;
}

} // namespace

bool isOfTrainedTeachers(QStringView answer)
{
    return answer == u"teachersWith30Hours" || answer == u"teachersTrained";
}

bool isWork(const QString &id)
{
    return isRecord(id) || id.startsWith(kTrainee) || id.startsWith(kTraining);
}

void addWorkTables(store::Projection &projection)
{
    projection.ddl += {
        QStringLiteral("CREATE TABLE inventory_works(id TEXT PRIMARY KEY, type TEXT NOT NULL, "
                       "body TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE inventory_trainees(id TEXT PRIMARY KEY, unit TEXT NOT NULL, "
                       "name TEXT NOT NULL, role TEXT NOT NULL, gone INTEGER NOT NULL) "
                       "WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE inventory_trainings(id TEXT PRIMARY KEY, "
                       "person TEXT NOT NULL, day INTEGER NOT NULL, tenths INTEGER NOT NULL, "
                       "practice INTEGER NOT NULL, title TEXT NOT NULL, level TEXT NOT NULL, "
                       "organiser TEXT NOT NULL) WITHOUT ROWID"),
    };
    projection.queries.insert(QStringLiteral("inventoryWorks"),
        QStringLiteral("SELECT type, body FROM inventory_works ORDER BY id"));
    projection.queries.insert(QStringLiteral("inventoryTrainees"),
        QStringLiteral("SELECT id, unit, name, role, gone FROM inventory_trainees ORDER BY id"));
    // An id begins with its person's, so those of one lie together.
    projection.queries.insert(QStringLiteral("inventoryTrainings"),
        QStringLiteral("SELECT id, day, tenths, practice, title, level, organiser "
                       "FROM inventory_trainings ORDER BY id"));
    projection.queries.insert(QStringLiteral("inventoryTrainingHours"),
        QStringLiteral("SELECT p.id, p.unit, p.role, t.day, t.tenths, t.practice, t.level "
                       "FROM inventory_trainings t JOIN inventory_trainees p ON p.id = t.person "
                       "WHERE p.gone = 0 ORDER BY t.id"));
}

Result<> applyWork(store::ProjectionWriter &writer, const store::Document &document)
{
    if (document.id.startsWith(kTrainee))
        return applyTrainee(writer, document);
    if (document.id.startsWith(kTraining))
        return applyTraining(writer, document);
    if (!isSoundRecord(document))
        return removeWork(writer, document.id);
    return writer.run(
        QStringLiteral("INSERT OR REPLACE INTO inventory_works(id, type, body) VALUES(?,?,?)"),
        {document.id, document.id.section(u':', 0, 0),
            QString::fromUtf8(QJsonDocument(document.body).toJson(QJsonDocument::Compact))});
}

Result<> removeWork(store::ProjectionWriter &writer, const QString &id)
{
    if (id.startsWith(kTrainee))
        return writer.run(QStringLiteral("DELETE FROM inventory_trainees WHERE id=?"),
            {id.sliced(kTrainee.size())});
    if (id.startsWith(kTraining))
        return writer.run(QStringLiteral("DELETE FROM inventory_trainings WHERE id=?"), {id});
    return writer.run(QStringLiteral("DELETE FROM inventory_works WHERE id=?"), {id});
}

Result<WorksFeed> WorksFeed::read(const store::ReadTransaction &read, const Register &inventory)
{
    WorksFeed feed;
    HZ_CHECK(feed.readRecords(read, inventory));
    HZ_CHECK(feed.readTeachers(read, inventory));
    HZ_CHECK(feed.readTraining(read, inventory));
    return feed;
}

void WorksFeed::add(const UnitCode &unit, int year, const QString &answer, qint64 value)
{
    if (!answer.isEmpty() && value != 0)
        m_years[{unit, year}][answer] += value;
}

Result<> WorksFeed::readRecords(const store::ReadTransaction &read, const Register &inventory)
{
    const UnitCode prefecture = inventory.prefecture() ? inventory.prefecture()->code : UnitCode();
    const auto takeEntry = [&](const LedgerEntry &entry) {
        const LedgerKind *kind = ledgerKind(entry.kind);
        if (!kind)
            return; // of a newer program
        const UnitCode &unit = kind->isOfPrefecture ? prefecture : entry.unit;
        const auto count = [&](const QString &answer, qint64 value) {
            if (kind->isYearly)
                add(unit, entry.year, answer, value);
            else if (!answer.isEmpty() && value != 0)
                m_standing[unit].push_back(
                    {answer, entry.year, entry.until == 0 ? kLastWorkYear : entry.until, value,
                        kind->value == LedgerKind::Value::Day});
        };
        switch (kind->value) {
        case LedgerKind::Value::One:
            count(kind->answer, 1);
            break;
        case LedgerKind::Value::Members:
            count(kind->answer, entry.members);
            break;
        case LedgerKind::Value::Day:
            count(kind->answer,
                (entry.day.isValid() ? entry.day : QDate(entry.year, 12, 31)).toJulianDay());
            break;
        }
        count(kind->postsAnswer, entry.posts);
    };
    return read.forEachRow(
        QStringLiteral("inventoryWorks"), {}, [&](const store::Row &row) -> Result<> {
            if (row.utf8(0) == "plantask")
                return {};
            HZ_TRY(const QJsonObject body, parseObject(row.utf8(1)));
            if (row.utf8(0) == "spending") {
                HZ_TRY(const Spending spending, Spending::fromJson(body));
                add(spending.unit, spending.year, answerOf(spending.line), spending.fen);
                add(spending.unit, spending.year, QStringLiteral("itSpendingFen"), spending.fen);
            } else if (row.utf8(0) == "funds") {
                HZ_TRY(const PublicFunds funds, PublicFunds::fromJson(body));
                add(funds.unit, funds.year, QStringLiteral("publicFundsFen"), funds.fen);
            } else {
                HZ_TRY(const LedgerEntry entry, LedgerEntry::fromJson(body));
                takeEntry(entry);
            }
            return {};
        });
}

Result<> WorksFeed::readTeachers(const store::ReadTransaction &read, const Register &inventory)
{
    return read.forEachRow(
        QStringLiteral("inventoryTrainees"), {}, [&](const store::Row &row) -> Result<> {
            const std::optional<TrainingRole> role = fromName<TrainingRole>(row.text(3));
            const bool isTeacher
                = role == TrainingRole::Teacher || role == TrainingRole::KeyTeacher;
            const quint32 school = inventory.schoolRow(UnitCode(row.text(1)));
            if (isTeacher && row.integer(4) == 0 && school != kNoRow)
                ++m_teachers[inventory.schools()[school].county];
            return {};
        });
}

Result<> WorksFeed::readTraining(const store::ReadTransaction &read, const Register &inventory)
{
    QHash<UnitCode, std::map<int, TrainingYear>> counties; // people of schools, by their county
    QHash<QString, UnitCode> countyOf;
    std::vector<Training> had; // of one person
    QString person, unit;
    TrainingRole role = TrainingRole::Teacher;
    const auto finish = [&] {
        if (had.empty())
            return;
        auto county = countyOf.constFind(unit);
        if (county == countyOf.constEnd()) {
            const quint32 school = inventory.schoolRow(UnitCode(unit));
            county = countyOf.insert(
                unit, school == kNoRow ? UnitCode(unit) : inventory.schools()[school].county);
        }
        std::map<int, TrainingYear> &sums = counties[*county];
        for (const auto &[year, sum] : yearsOf(role, had))
            sums[year].add(sum);
        had.clear();
    };
    HZ_CHECK(read.forEachRow(
        QStringLiteral("inventoryTrainingHours"), {}, [&](const store::Row &row) -> Result<> {
            if (const QString id = row.text(0); id != person) {
                finish();
                person = id;
                unit = row.text(1);
                role = fromName<TrainingRole>(row.text(2)).value_or(TrainingRole::Teacher);
            }
            had.push_back({.day = QDate::fromJulianDay(row.integer(3)),
                .tenths = int(row.integer(4)),
                .practiceTenths = int(row.integer(5)),
                .level = fromName<TrainingLevel>(row.text(6)).value_or(TrainingLevel::School)});
            return {};
        }));
    finish();
    using Level = TrainingLevel;
    using Role = TrainingRole;
    std::map<int, TrainingYear> all;
    for (auto county = counties.constBegin(); county != counties.constEnd(); ++county)
        for (const auto &[year, sum] : county.value()) {
            const auto give = [&, year = year](const char *answer, qint64 value) {
                add(county.key(), year, QLatin1StringView(answer), value);
            };
            all[year].add(sum);
            // Practice is rounded down and all hours up: a half is not reached by rounding.
            give("trainingHours", (sum.tenths + 9) / 10);
            give("practiceHours", sum.practiceTenths / 10);
            give("teachersWith30Hours", sum.withEnough);
            give("principalsTrained",
                sumOf(sum, Level::County, {Role::Principal, Role::VicePrincipal}));
            give("managersTrained", sumOf(sum, Level::County, {Role::Manager}));
            give("teachersTrained", sumOf(sum, Level::County, {Role::Teacher, Role::KeyTeacher}));
        }
    if (!inventory.prefecture())
        return {};
    const UnitCode &prefecture = inventory.prefecture()->code;
    for (const auto &[year, sum] : all) {
        add(prefecture, year, QStringLiteral("principalsTrainedPrefecture"),
            sumOf(sum, Level::Prefecture, {Role::Principal, Role::VicePrincipal}));
        add(prefecture, year, QStringLiteral("teachersTrainedPrefecture"),
            sumOf(sum, Level::Prefecture, {Role::Teacher, Role::KeyTeacher}));
    }
    return {};
}

QMap<QString, qint64> WorksFeed::of(const UnitCode &unit, int year) const
{
    QMap<QString, qint64> answers = m_years.value({unit, year});
    const auto standing = m_standing.constFind(unit);
    if (standing != m_standing.constEnd())
        for (const Standing &each : *standing)
            if (each.first <= year && year <= each.last) {
                qint64 &answer = answers[each.answer];
                answer = each.isDay ? std::max(answer, each.value) : answer + each.value;
            }
    if (const int listed = m_teachers.value(unit); listed > 0)
        answers.insert(kListedTeachers, listed);
    return answers;
}

} // namespace hz::inventory
