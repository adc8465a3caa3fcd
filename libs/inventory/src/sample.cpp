#include "fields_p.h"
#include "samplereturns_p.h"
#include "samplerooms_p.h"
#include "sampleschool_p.h"
#include "sampleservice_p.h"
#include "sampleworks_p.h"

#include <hz/core/task.h>
#include <hz/store/database.h>

namespace hz::inventory {

namespace {

constexpr int kMostSchools = 5'000; // places of different names are enough for
constexpr qsizetype kBatch = 1'000;

Sample unitsOf(const SampleOptions &options, const SamplePlan &plan, const SampleAnswers &answers)
{
    Sample sample;
    sample.records.units = plan.units;
    for (size_t i = 0; i < plan.units.size(); ++i) {
        const Unit &unit = plan.units[i];
        Respondent who{.level = unit.level, .seed = mixed(options.seed, i + 1)};
        for (const PlannedSchool &planned : plan.schools) {
            if (!planned.school.isInPlan() || !planned.hasCensus
                || (unit.level == UnitLevel::County && planned.school.county != unit.code))
                continue;
            who.students += planned.students();
            who.teachers += planned.teachers();
            who.classes += planned.classes();
        }
        for (int year = kFirstSampleYear; year <= kSampleYear; ++year)
            sample.records.censuses.push_back({.unit = unit.code,
                .year = year,
                .date = sampleCensusDay(year),
                .isLocked = year < kSampleYear,
                .answers = answers.answers(who, year)});
    }
    return sample;
}

template<typename T> void addTo(std::vector<T> &all, std::vector<T> &&part)
{
    all.insert(
        all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
}

template<typename T>
void addDrafts(const std::vector<T> &records, std::vector<store::Draft> &drafts)
{
    for (const T &record : records)
        drafts.push_back({.id = documentId(record), .body = record.toJson()});
}

const QString kUnfinished = QStringLiteral("_local/sample");

QJsonObject toJson(const SampleOptions &options)
{
    return {{QLatin1StringView("schools"), options.schools},
        {QLatin1StringView("seed"), QString::number(options.seed)}, // may be over 2^53
        {QLatin1StringView("today"), options.today.toString(Qt::ISODate)}};
}

// One batch is being written while the next is made.
class BatchWriter {
public:
    enum class Start { New, Continued };
    BatchWriter(
        store::Database &database, const SampleOptions &options, Start start, TaskControl &task)
        : m_database(database)
        , m_options(options)
        , m_start(start)
        , m_task(task)
    {
    }

    Result<> add(const Sample &part)
    {
        addDrafts(part.records.units, m_drafts);
        addDrafts(part.records.schools, m_drafts);
        addDrafts(part.records.rooms, m_drafts);
        addDrafts(part.records.devices, m_drafts);
        addDrafts(part.records.censuses, m_drafts);
        addDrafts(part.movements, m_drafts);
        addDrafts(part.tickets, m_drafts);
        addDrafts(part.ticketSteps, m_drafts);
        addDrafts(part.inspections, m_drafts);
        addDrafts(part.bookings, m_drafts);
        addDrafts(part.records.lines, m_drafts);
        addDrafts(part.lineDays, m_drafts);
        addDrafts(part.signers, m_drafts);
        addDrafts(part.returns, m_drafts);
        addDrafts(part.acts, m_drafts);
        addDrafts(part.taskReports, m_drafts);
        addDrafts(part.spending, m_drafts);
        addDrafts(part.funds, m_drafts);
        addDrafts(part.trainees, m_drafts);
        addDrafts(part.trainings, m_drafts);
        addDrafts(part.ledger, m_drafts);
        while (qsizetype(m_drafts.size()) >= kBatch)
            HZ_CHECK(write(kBatch));
        return {};
    }

    Result<> finish()
    {
        HZ_CHECK(write(qsizetype(m_drafts.size()), Place::Last));
        return written();
    }

private:
    enum class Place { Between, Last };

    // That a sample is under way is written with the first of it, and taken back with the last.
    Result<> write(qsizetype count, Place place = Place::Between)
    {
        if (m_task.isCancelled())
            return cancelled();
        std::vector<store::Draft> batch(std::make_move_iterator(m_drafts.begin()),
            std::make_move_iterator(m_drafts.begin() + count));
        m_drafts.erase(m_drafts.begin(), m_drafts.begin() + count);
        HZ_CHECK(written());
        const bool isFirst = !std::exchange(m_isBegun, true);
        const bool isContinued = m_start == Start::Continued;
        m_writing = m_database.write(
            [batch = std::move(batch), isFirst, isContinued, place, options = m_options](
                store::WriteTransaction &transaction) -> Result<bool> {
                if (isFirst)
                    HZ_CHECK(putLocal(transaction, kUnfinished, toJson(options)));
                for (const store::Draft &draft : batch) {
                    const Result<QString> made = put(transaction, draft);
                    if (!made && !(isContinued && made.error().kind == Error::Kind::Conflict))
                        return Failure(made.error());
                }
                if (place == Place::Last)
                    HZ_CHECK(removeLocal(transaction, kUnfinished));
                return true;
            });
        return {};
    }

    Result<> written()
    {
        if (const std::optional<Task<bool>> before = std::exchange(m_writing, std::nullopt))
            HZ_CHECK(before->wait());
        return {};
    }

    store::Database &m_database;
    SampleOptions m_options;
    Start m_start;
    TaskControl &m_task;
    bool m_isBegun = false;
    std::vector<store::Draft> m_drafts;
    std::optional<Task<bool>> m_writing;
};

} // namespace

qint64 Sample::documents() const
{
    const size_t all = records.units.size() + records.schools.size() + records.rooms.size()
        + records.devices.size() + records.censuses.size() + movements.size() + tickets.size()
        + ticketSteps.size() + inspections.size() + bookings.size() + lineDays.size()
        + records.lines.size() + returns.size() + acts.size() + signers.size() + taskReports.size()
        + spending.size() + funds.size() + trainees.size() + trainings.size() + ledger.size();
    return qint64(all);
}

Result<> makeSample(
    const SampleOptions &options, const std::function<Result<>(const Sample &part)> &take)
{
    if (options.schools < 1 || options.schools > kMostSchools)
        return failure(Error::Kind::Invalid,
            Fields::tr("A sample has between 1 and %1 schools.").arg(kMostSchools));
    HZ_TRY(const RuleSet rules, shippedRules());
    const SampleAnswers answers(rules);
    const SamplePlan plan = planned(options);
    Sample units = unitsOf(options, plan, answers);
    addWorks(units, options);
    HZ_CHECK(take(units));
    SampleSchools schools(options, answers);
    HZ_TRY(ReturnForm form, shippedForm());
    SampleReturns returns(options, plan, std::move(form), rules.definitions);
    HZ_CHECK(take(returns.signers()));
    for (const PlannedSchool &school : plan.schools) {
        Sample part = schools.make(school);
        addService(part, options);
        addRoomUse(part, options);
        addWorks(part, options);
        returns.add(part, school);
        HZ_CHECK(take(part));
    }
    return take(returns.sums());
}

Result<Sample> makeSample(const SampleOptions &options)
{
    Sample all;
    HZ_CHECK(makeSample(options, [&all](Sample part) -> Result<> {
        addTo(all.records.units, std::move(part.records.units));
        addTo(all.records.schools, std::move(part.records.schools));
        addTo(all.records.rooms, std::move(part.records.rooms));
        addTo(all.records.devices, std::move(part.records.devices));
        addTo(all.records.censuses, std::move(part.records.censuses));
        addTo(all.movements, std::move(part.movements));
        addTo(all.tickets, std::move(part.tickets));
        addTo(all.ticketSteps, std::move(part.ticketSteps));
        addTo(all.inspections, std::move(part.inspections));
        addTo(all.bookings, std::move(part.bookings));
        addTo(all.lineDays, std::move(part.lineDays));
        addTo(all.records.lines, std::move(part.records.lines));
        addTo(all.returns, std::move(part.returns));
        addTo(all.acts, std::move(part.acts));
        addTo(all.signers, std::move(part.signers));
        addTo(all.taskReports, std::move(part.taskReports));
        addTo(all.spending, std::move(part.spending));
        addTo(all.funds, std::move(part.funds));
        addTo(all.trainees, std::move(part.trainees));
        addTo(all.trainings, std::move(part.trainings));
        addTo(all.ledger, std::move(part.ledger));
        return {};
    }));
    return all;
}

Result<std::optional<SampleOptions>> unfinishedSample(const store::ReadTransaction &read)
{
    const Result<QJsonObject> stored = read.local(kUnfinished);
    if (!stored && stored.error().kind == Error::Kind::NotFound)
        return std::optional<SampleOptions>();
    HZ_TRY(const QJsonObject json, stored);
    SampleOptions options;
    options.schools = json[QLatin1StringView("schools")].toInt();
    options.seed = json[QLatin1StringView("seed")].toString().toULongLong();
    options.today = QDate::fromString(json[QLatin1StringView("today")].toString(), Qt::ISODate);
    return options;
}

Result<SampleSummary> writeSample(
    store::Database &database, const SampleOptions &asked, TaskControl &task)
{
    std::optional<SampleOptions> unfinished;
    {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(unfinished, unfinishedSample(*read));
    }
    const SampleOptions options = unfinished.value_or(asked);
    BatchWriter writer(database, options,
        unfinished ? BatchWriter::Start::Continued : BatchWriter::Start::New, task);
    SampleSummary summary;
    HZ_CHECK(makeSample(options, [&](const Sample &part) -> Result<> {
        if (task.isCancelled())
            return cancelled();
        summary.documents += part.documents();
        summary.schools += qint64(part.records.schools.size());
        summary.rooms += qint64(part.records.rooms.size());
        summary.devices += qint64(part.records.devices.size());
        if (!part.records.schools.empty() && part.records.schools.front().isInPlan()) {
            for (const Device &device : part.records.devices)
                summary.computers += int(isComputer(device.kind)
                    && device.state != DeviceState::Disposed && device.state != DeviceState::Lost);
        }
        HZ_CHECK(writer.add(part));
        task.setProgress(std::min<qint64>(summary.schools, options.schools), options.schools);
        return {};
    }));
    HZ_CHECK(writer.finish());
    return summary;
}

} // namespace hz::inventory
