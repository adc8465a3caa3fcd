// Decides how many of everything each school of a sample has, before any of it is made, so that
// the totals are exact.
#pragma once

#include <hz/inventory/figures.h>
#include <hz/inventory/sample.h>

#include <vector>

namespace hz::inventory {

inline constexpr int kFullSample = 1193; // schools, teaching points among them
inline constexpr int kSampleYear = 2025; // the census that is open
inline constexpr int kFirstSampleYear = 2021;
inline QDate sampleCensusDay(int year = kSampleYear)
{
    return QDate(year, 9, 1);
}

/// Machines and people of a school. "Counted" is as the rules count.
struct PlannedSchool {
    School school = {};
    size_t county = 0; // of sampleCounties()
    quint64 seed = 0; // of everything that is of this school only
    std::array<std::optional<StageCount>, kStages> stages = {};
    bool hasCensus = true; // of this year
    int studentComputers = 0; // counted
    int teacherComputers = 0; // counted
    int adminComputers = 0;
    int servers = 0;
    int idleComputers = 0; // in store, for nobody
    int longInRepair = 0; // no longer counted
    int awaitingDisposal = 0;
    int displayRooms = 0;
    int recordingRooms = 0;
    int makerRooms = 0;
    int registeredStudents = 0;
    int registeredTeachers = 0;

    bool isUrban() const { return school.locality == Locality::Urban; }
    int students() const;
    int teachers() const;
    int classes() const;
};

struct SamplePlan {
    std::vector<Unit> units; // the prefecture first
    std::vector<PlannedSchool> schools; // by county
};

SamplePlan planned(const SampleOptions &options);

} // namespace hz::inventory
