// Invented names of the sample: counties, places, people, makers and models. None is of a real
// place, school or person.
#pragma once

#include "sampledice_p.h"

#include <hz/inventory/terms.h>

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <span>
#include <vector>

namespace hz::inventory {

struct SampleCounty {
    const char16_t *name;
    const char *code; // GB/T 2260, six digits
    const char *letters; // asset tags begin with them
    int schools; // of the plan, at full size
    int notMet; // schools that stand as they should not, at full size
    int tenthsPerComputer[4]; // students per computer: primary, junior, senior, vocational
    double longitude; // of its seat
    double latitude;
};
std::span<const SampleCounty> sampleCounties();

inline constexpr QStringView kSamplePrefecture = u"河州";
inline constexpr QStringView kSamplePrefectureCode = u"629900";

/// Each once, in the order of chance.
std::vector<QString> placeNames(Dice &dice);
std::span<const char16_t *const> townNames();
QString personName(Dice &dice);

struct SampleModel {
    DeviceKind kind;
    const char16_t *maker;
    const char16_t *model;
    const char *serialPrefix;
    int firstYear; // that it was sold
    int lastYear;
    int priceYuan;
    const char *cpu; // of computers only
    int memoryMib;
    int diskMib;
    const char16_t *system;
};
/// One that was sold in that year.
const SampleModel &sampleModel(DeviceKind kind, int year, Dice &dice);

} // namespace hz::inventory
