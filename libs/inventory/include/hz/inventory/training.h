// Who was trained, for how many hours: a person a document, and one for each training somebody had.
// Of a person only the name, the school and the role are kept. Hours are tenths, so that half ones
// are exact. Values; any thread.
//
//   trainee:<ulid> {id, unit, name, role, left?}
//   training:<trainee ulid>:<ulid> {id, person, day, title, tenths, practice?, level, organiser?,
//       at, by}
//
// An hour counts from its day for three years. The plan asks for thirty in any three years, of what
// a county or somebody above it organises; half of them practice.
#pragma once

#include <hz/inventory/edit.h>
#include <hz/inventory/register.h>

#include <array>
#include <map>
#include <span>

namespace hz::inventory {

using TraineeId = Id<struct TraineeTag>; // a ULID

enum class TrainingRole : quint8 { Teacher, KeyTeacher, Principal, VicePrincipal, Manager };
template<> std::span<const Term> terms<TrainingRole>();
inline constexpr size_t kTrainingRoles = size_t(TrainingRole::Manager) + 1;

enum class TrainingLevel : quint8 { School, County, Prefecture, Province, Nation };
template<> std::span<const Term> terms<TrainingLevel>();
inline constexpr size_t kTrainingLevels = size_t(TrainingLevel::Nation) + 1;

inline constexpr int kNeededTenths = 300;
inline constexpr int kWindowYears = 3;
inline constexpr int kMostTenths = 10'000; // of one training

struct Trainee {
    TraineeId id = {};
    UnitCode unit = {}; // a school or a bureau
    QString name = {};
    TrainingRole role = TrainingRole::Teacher;
    bool hasLeft = false; // is not counted any more

    static Result<Trainee> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Trainee &) const = default;
};

struct Training {
    QString id = {}; // a ULID
    TraineeId person = {};
    QDate day = {}; // the last one of it
    QString title = {};
    int tenths = 0; // of hours, practice among them
    int practiceTenths = 0;
    TrainingLevel level = TrainingLevel::County;
    QString organiser = {};
    QString by = {};
    QDateTime at = {}; // UTC

    static Result<Training> fromJson(const QJsonObject &json);
    QJsonObject toJson(QJsonObject over = {}) const;
    bool operator==(const Training &) const = default;
};

QString documentId(const Trainee &trainee);
QString documentId(const Training &training);

/// As it is to be written; where it was changed from `seen`, only what was changed. Invalid names
/// what is wrong.
Result<QList<Edit>> planTrainee(const store::ReadTransaction &read, const Trainee &trainee,
    const std::optional<Trainee> &seen = {});
Result<QList<Edit>> planTraining(
    const store::ReadTransaction &read, Training training, const Deed &deed);

/// "7.5", "12"; nothing where it is no number of tenths, or more than kMostTenths.
std::optional<int> tenthsIn(QStringView hours);
/// "7.5", "12".
QString hoursText(qint64 tenths);

/// Counts towards the thirty hours.
bool isCounted(TrainingLevel level);

/// Where somebody stands on a day.
struct TrainingStanding {
    int tenths = 0; // that count on the day
    int practiceTenths = 0;
    /// Of who has enough: the last day on which that is so, without another training. Else the day
    /// by which it had to be, or has to be: three years after the plan began, or the first day on
    /// which there was not enough any more.
    QDate until = {};

    bool isEnough() const { return tenths >= kNeededTenths; }
    int missingTenths() const { return isEnough() ? 0 : kNeededTenths - tenths; }
    bool isOverdue(const QDate &today) const { return !isEnough() && until < today; }
    bool operator==(const TrainingStanding &) const = default;
};
/// In any order.
TrainingStanding standingOf(std::span<const Training> trainings, const QDate &today);

/// What a unit's people had in a year, as the rules ask for it.
struct TrainingYear {
    qint64 tenths = 0; // of teachers, organised by counties
    qint64 practiceTenths = 0;
    std::array<std::array<int, kTrainingLevels>, kTrainingRoles> people = {}; // each once a level
    int withEnough = 0; // teachers with thirty hours in this year and the two before

    void add(const TrainingYear &other);
    bool operator==(const TrainingYear &) const = default;
};
/// Of one person's trainings, each year from the first to two after the last.
std::map<int, TrainingYear> yearsOf(TrainingRole role, std::span<const Training> trainings);

} // namespace hz::inventory
