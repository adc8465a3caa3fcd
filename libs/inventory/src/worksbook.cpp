#include "worksfields_p.h"

#include <hz/core/json.h>
#include <hz/core/task.h>
#include <hz/inventory/worksbook.h>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::WorksBook)
};

constexpr size_t kBetweenPolls = 2'048;

template<typename Record> Result<> take(const QJsonObject &body, std::vector<Record> &all)
{
    HZ_TRY(Record record, Record::fromJson(body));
    all.push_back(std::move(record));
    return {};
}

Result<> takeRecord(WorksBook &book, QByteArrayView type, const QJsonObject &body)
{
    if (type == "plantask")
        return take(body, book.reports);
    if (type == "spending")
        return take(body, book.spending);
    if (type == "funds")
        return take(body, book.funds);
    return take(body, book.ledger);
}

} // namespace

Result<std::shared_ptr<const WorksBook>> WorksBook::load(
    const store::ReadTransaction &read, TaskControl &task)
{
    auto book = std::make_shared<WorksBook>();
    size_t count = 0;
    const auto poll = [&count, &task]() -> Result<> {
        return ++count % kBetweenPolls == 0 && task.isCancelled() ? Result<>(cancelled())
                                                                  : Result<>();
    };
    HZ_CHECK(read.forEachRow(
        QStringLiteral("inventoryWorks"), {}, [&](const store::Row &row) -> Result<> {
            HZ_CHECK(poll());
            HZ_TRY(const QJsonObject body, parseObject(row.utf8(1)));
            return takeRecord(*book, row.utf8(0), body);
        }));
    HZ_CHECK(read.forEachRow(
        QStringLiteral("inventoryTrainees"), {}, [&](const store::Row &row) -> Result<> {
            HZ_CHECK(poll());
            book->trainees.push_back({.id = TraineeId(row.text(0)),
                .unit = UnitCode(row.text(1)),
                .name = row.text(2),
                .role = fromName<TrainingRole>(row.text(3)).value_or(TrainingRole::Teacher),
                .hasLeft = row.integer(4) != 0});
            return {};
        }));
    HZ_CHECK(read.forEachRow(
        QStringLiteral("inventoryTrainings"), {}, [&](const store::Row &row) -> Result<> {
            HZ_CHECK(poll());
            const QString id = row.text(0);
            book->trainings.push_back({.id = id.section(u':', 2, 2),
                .person = TraineeId(id.section(u':', 1, 1)),
                .day = QDate::fromJulianDay(row.integer(1)),
                .title = row.text(4),
                .tenths = int(row.integer(2)),
                .practiceTenths = int(row.integer(3)),
                .level = fromName<TrainingLevel>(row.text(5)).value_or(TrainingLevel::School),
                .organiser = row.text(6)});
            return {};
        }));
    return std::shared_ptr<const WorksBook>(std::move(book));
}

std::span<const Training> WorksBook::trainingsOf(const TraineeId &person) const
{
    const auto first = std::lower_bound(trainings.begin(), trainings.end(), person,
        [](const Training &training, const TraineeId &sought) { return training.person < sought; });
    const auto last = std::find_if(first, trainings.end(),
        [&person](const Training &training) { return training.person != person; });
    return {first, last};
}

Result<QList<Edit>> planRemoval(const store::ReadTransaction &read, const QString &id)
{
    const Result<store::Document> stored = read.get(id);
    if (!stored && stored.error().kind == Error::Kind::NotFound)
        return failure(Error::Kind::NotFound, Tr::tr("This entry is not there any more."));
    HZ_TRY(const store::Document document, stored);
    return QList<Edit>{{.id = id, .before = document.body}};
}

} // namespace hz::inventory
