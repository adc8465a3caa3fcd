// What money, training and ledgers answer of a census, by unit and year. Values; any thread.
#pragma once

#include <hz/inventory/records.h>

#include <vector>

namespace hz::store {
class ProjectionWriter;
class ReadTransaction;
struct Document;
struct Projection;
} // namespace hz::store

namespace hz::inventory {

class Register;

class WorksFeed {
public:
    /// The register knows the schools and units already.
    static Result<WorksFeed> read(const store::ReadTransaction &read, const Register &inventory);

    QMap<QString, qint64> of(const UnitCode &unit, int year) const;

private:
    struct Standing {
        QString answer;
        int first = 0;
        int last = 0;
        qint64 value = 0;
        bool isDay = false; // the latest counts, not the sum
    };
    void add(const UnitCode &unit, int year, const QString &answer, qint64 value);
    Result<> readRecords(const store::ReadTransaction &read, const Register &inventory);
    Result<> readTeachers(const store::ReadTransaction &read, const Register &inventory);
    Result<> readTraining(const store::ReadTransaction &read, const Register &inventory);

    QMap<std::pair<UnitCode, int>, QMap<QString, qint64>> m_years;
    QMap<UnitCode, std::vector<Standing>> m_standing;
    QMap<UnitCode, int> m_teachers;
};

/// How many teachers of a county the list of training has; counted with the others, no answer of a
/// census.
inline constexpr QLatin1StringView kListedTeachers("listedTeachers");
/// Numbers of teachers that the list of training counts: exactly, once it has them all.
bool isOfTrainedTeachers(QStringView answer);

/// Is such a document.
bool isWork(const QString &documentId);
/// Tables and queries, as a part of the register's projection.
void addWorkTables(store::Projection &projection);
Result<> applyWork(store::ProjectionWriter &writer, const store::Document &document);
Result<> removeWork(store::ProjectionWriter &writer, const QString &id);

} // namespace hz::inventory
