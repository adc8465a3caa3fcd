#include "worksfields_p.h"

#include <hz/inventory/training.h>
#include <hz/sheet/values.h>

#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Training)
};

constexpr QLatin1StringView kPersonOf("person"), kOrganiser("organiser"), kLeft("left");
constexpr qsizetype kMostName = 100, kMostTitle = 200; // characters

bool isTeacher(TrainingRole role)
{
    return role == TrainingRole::Teacher || role == TrainingRole::KeyTeacher;
}

// The first day on which a training does not count any more.
QDate endOf(const Training &training)
{
    return training.day.addYears(kWindowYears);
}

} // namespace

template<> std::span<const Term> terms<TrainingRole>()
{
    static constexpr Term all[] = {
        {"teacher", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Teacher")},
        {"keyTeacher", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Key teacher")},
        {"principal", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Principal")},
        {"vicePrincipal", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Vice principal")},
        {"middleManager", QT_TRANSLATE_NOOP("hz::inventory::Terms", "Middle manager")},
    };
    return all;
}

template<> std::span<const Term> terms<TrainingLevel>()
{
    static constexpr Term all[] = {
        {"school", QT_TRANSLATE_NOOP("hz::inventory::Terms", "By the school")},
        {"county", QT_TRANSLATE_NOOP("hz::inventory::Terms", "By the county")},
        {"prefecture", QT_TRANSLATE_NOOP("hz::inventory::Terms", "By the prefecture")},
        {"province", QT_TRANSLATE_NOOP("hz::inventory::Terms", "By the province")},
        {"nation", QT_TRANSLATE_NOOP("hz::inventory::Terms", "National")},
    };
    return all;
}

Result<Trainee> Trainee::fromJson(const QJsonObject &json)
{
    Trainee trainee;
    Fields fields(json);
    fields.need(kWorkId, trainee.id);
    fields.need(kWorkUnit, trainee.unit);
    fields.read(kWorkName, trainee.name);
    fields.read(kWorkRole, trainee.role);
    fields.read(kLeft, trainee.hasLeft);
    HZ_CHECK(fields.outcome());
    return trainee;
}

QJsonObject Trainee::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("trainee"))
        .set(kWorkId, id)
        .set(kWorkUnit, unit)
        .set(kWorkName, name)
        .set(kWorkRole, role)
        .flag(kLeft, hasLeft);
    return over;
}

Result<Training> Training::fromJson(const QJsonObject &json)
{
    Training training;
    Fields fields(json);
    fields.read(kWorkId, training.id);
    if (training.id.isEmpty())
        fields.refuse(kWorkId);
    fields.need(kPersonOf, training.person);
    fields.read(kWorkDay, training.day);
    if (!training.day.isValid() || !isWorkYear(training.day.year()))
        fields.refuse(kWorkDay);
    fields.read(kWorkTitle, training.title);
    fields.read(kWorkTenths, training.tenths);
    if (training.tenths > kMostTenths)
        fields.refuse(kWorkTenths);
    fields.read(kWorkPractice, training.practiceTenths);
    if (training.practiceTenths > training.tenths)
        fields.refuse(kWorkPractice);
    fields.read(kWorkLevel, training.level);
    fields.read(kOrganiser, training.organiser);
    fields.read(kWorkBy, training.by);
    readTime(fields, kWorkAt, training.at);
    HZ_CHECK(fields.outcome());
    return training;
}

QJsonObject Training::toJson(QJsonObject over) const
{
    Layout(over, QLatin1StringView("training"))
        .set(kWorkId, id)
        .set(kPersonOf, person)
        .set(kWorkDay, day)
        .set(kWorkTitle, title)
        .set(kWorkTenths, qint64(tenths))
        .set(kWorkPractice, qint64(practiceTenths))
        .set(kWorkLevel, level)
        .set(kOrganiser, organiser)
        .set(kWorkBy, by)
        .set(kWorkAt, timeText(at));
    return over;
}

QString documentId(const Trainee &trainee)
{
    return QStringLiteral("trainee:") + trainee.id.text();
}

QString documentId(const Training &training)
{
    return QStringLiteral("training:") + training.person.text() + u':' + training.id;
}

Result<QList<Edit>> planTrainee(
    const store::ReadTransaction &read, const Trainee &trainee, const std::optional<Trainee> &seen)
{
    Trainee kept = trainee;
    kept.name = trainee.name.simplified();
    if (kept.name.isEmpty() || kept.name.size() > kMostName)
        return failure(Error::Kind::Invalid,
            Tr::tr("A person has a name of at most %1 characters.").arg(kMostName));
    if (kept.unit.isEmpty())
        return failure(Error::Kind::Invalid, Tr::tr("Say at which school the person works."));
    return planRecord(read, kept, seen);
}

Result<QList<Edit>> planTraining(
    const store::ReadTransaction &read, Training training, const Deed &deed)
{
    training.title = training.title.simplified();
    if (training.title.isEmpty() || training.title.size() > kMostTitle)
        return failure(Error::Kind::Invalid,
            Tr::tr("A training has a title of at most %1 characters.").arg(kMostTitle));
    if (!training.day.isValid())
        return failure(Error::Kind::Invalid, Tr::tr("Say on which day the training was."));
    HZ_CHECK(checkWorkYear(training.day.year()));
    if (training.tenths <= 0 || training.tenths > kMostTenths)
        return failure(Error::Kind::Invalid,
            Tr::tr("A training has between 0.1 and %1 hours.").arg(kMostTenths / 10));
    if (training.practiceTenths < 0 || training.practiceTenths > training.tenths)
        return failure(
            Error::Kind::Invalid, Tr::tr("The hours of practice are a part of the hours."));
    training.by = deed.by;
    training.at = deed.at.toUTC();
    return planRecord(read, training);
}

std::optional<int> tenthsIn(QStringView hours)
{
    const std::optional<double> number = sheet::parseDecimal(hours);
    if (!number || *number < 0 || *number > kMostTenths / 10.0)
        return std::nullopt;
    const double tenths = *number * 10;
    const double whole = std::round(tenths);
    if (std::abs(tenths - whole) > 1e-6)
        return std::nullopt;
    return int(whole);
}

QString hoursText(qint64 tenths)
{
    const QString whole = QLocale().toString(tenths / 10);
    return tenths % 10 == 0 ? whole : QStringLiteral("%1.%2").arg(whole).arg(tenths % 10);
}

bool isCounted(TrainingLevel level)
{
    return level != TrainingLevel::School;
}

TrainingStanding standingOf(std::span<const Training> trainings, const QDate &today)
{
    // What is added or stops counting on a day, in the order of days.
    std::map<QDate, int> changes;
    TrainingStanding standing;
    for (const Training &training : trainings) {
        if (!isCounted(training.level) || training.day > today)
            continue;
        const QDate end = endOf(training);
        changes[training.day] += training.tenths;
        changes[end] -= training.tenths;
        if (end > today) {
            standing.tenths += training.tenths;
            standing.practiceTenths += training.practiceTenths;
        }
    }
    if (standing.isEnough()) {
        int sum = standing.tenths;
        for (auto change = changes.upper_bound(today); change != changes.end(); ++change) {
            sum += change->second;
            if (sum < kNeededTenths) {
                standing.until = change->first.addDays(-1);
                break;
            }
        }
        return standing;
    }
    // Three years after the plan began, or since there was not enough any more.
    QDate since = planTasks().published.addYears(kWindowYears);
    int sum = 0;
    bool wasEnough = false;
    for (const auto &[day, change] : changes) {
        if (day > today)
            break;
        sum += change;
        if (wasEnough && sum < kNeededTenths)
            since = std::max(since, day);
        wasEnough = sum >= kNeededTenths;
    }
    standing.until = since.addDays(-1);
    return standing;
}

void TrainingYear::add(const TrainingYear &other)
{
    tenths += other.tenths;
    practiceTenths += other.practiceTenths;
    withEnough += other.withEnough;
    for (size_t role = 0; role < kTrainingRoles; ++role)
        for (size_t level = 0; level < kTrainingLevels; ++level)
            people[role][level] += other.people[role][level];
}

std::map<int, TrainingYear> yearsOf(TrainingRole role, std::span<const Training> trainings)
{
    std::map<int, TrainingYear> years;
    std::map<int, int> counted; // tenths towards the thirty hours
    for (const Training &training : trainings) {
        const int year = training.day.year();
        TrainingYear &had = years[year];
        had.people[size_t(role)][size_t(training.level)] = 1;
        if (training.level == TrainingLevel::County && isTeacher(role)) {
            had.tenths += training.tenths;
            had.practiceTenths += training.practiceTenths;
        }
        if (isCounted(training.level) && isTeacher(role))
            for (int i = 0; i < kWindowYears; ++i)
                counted[year + i] += training.tenths;
    }
    for (const auto &[year, tenths] : counted)
        years[year].withEnough = int(tenths >= kNeededTenths);
    return years;
}

} // namespace hz::inventory
