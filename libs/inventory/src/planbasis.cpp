#include <hz/inventory/gapplan.h>
#include <hz/inventory/summary.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace hz::inventory {

namespace {

// What one school has that a plan may use.
struct Stock {
    std::vector<quint32> idle = {}; // in store, for nobody
    std::array<std::vector<quint32>, kPools> movable = {};
    std::array<int, kPools> tablets = {}; // they serve students only, and stay
    std::map<quint32, int> inComputerRoom = {}; // by room
    std::vector<qint32> bookedOn = {};
    int repairable = 0;
    std::array<int, kPools> leaving = {};
    int coming = 0;
};

class BasisMaker {
public:
    BasisMaker(const Register &inventory, const Evaluation &evaluation, const PlanTerms &terms,
        QDate day, const std::vector<OrderedMachine> &ordered)
        : m_inventory(inventory)
        , m_evaluation(evaluation)
        , m_terms(terms)
        , m_day(day)
        , m_rules(ratioRules(evaluation.set))
        , m_stocks(inventory.schools().size())
    {
        for (const OrderedMachine &machine : ordered)
            m_ordered.emplace(machine.device, machine.to);
        for (quint32 row = 0; row < inventory.devices().size(); ++row)
            take(row);
    }

    PlanBasis make()
    {
        PlanBasis basis{.day = m_day};
        for (quint32 row = 0; row < m_inventory.schools().size(); ++row) {
            basis.schools.push_back(schoolAt(row));
            const std::optional<Position> &position = m_inventory.schools()[row].position;
            basis.positions.push_back(position);
            basis.onGlobe.push_back(position ? inventory::onGlobe(*position) : GlobePoint());
        }
        return basis;
    }

private:
    void take(quint32 row)
    {
        const DeviceRow &device = m_inventory.devices()[row];
        if (device.school == kNoRow)
            return;
        Stock &stock = m_stocks[device.school];
        if (!counts(device, m_evaluation.set.definitions, m_day)) {
            if (device.state == DeviceState::InRepair && isComputer(device.kind)
                && (device.pool == Pool::Student || device.pool == Pool::Teacher))
                ++stock.repairable;
            return;
        }
        if (const auto order = m_ordered.find(row); order != m_ordered.end()
            && order->second != device.school && device.kind != DeviceKind::Tablet) {
            ++stock.leaving[size_t(device.pool)];
            Stock &there = m_stocks[order->second];
            ++there.coming;
            if (device.bookedOn != 0)
                there.bookedOn.push_back(device.bookedOn);
            return;
        }
        const bool isUsed = device.pool == Pool::Student || device.pool == Pool::Teacher
            || (device.pool == Pool::None && device.state == DeviceState::InStore);
        if (isUsed && device.bookedOn != 0)
            stock.bookedOn.push_back(device.bookedOn);
        if (device.kind == DeviceKind::Tablet) {
            ++stock.tablets[size_t(device.pool)];
            return;
        }
        if (device.pool == Pool::None && device.state == DeviceState::InStore)
            stock.idle.push_back(row);
        if (device.room != kNoRow
            && m_inventory.rooms()[device.room].kind == RoomKind::ComputerRoom)
            ++stock.inComputerRoom[device.room];
        if (isMovable(device))
            stock.movable[size_t(device.pool)].push_back(row);
    }

    bool isMovable(const DeviceRow &device) const
    {
        const bool isThere
            = device.state == DeviceState::InUse || device.state == DeviceState::InStore;
        return isThere && device.holderBytes == 0 && !device.isFixed
            && (m_terms.movesDonated || !device.isDonated) && device.bookedOn != 0
            && m_day.addYears(-m_terms.oldestMovedYears).toJulianDay() <= device.bookedOn;
    }

    PlanSchool schoolAt(quint32 row)
    {
        const Figures &figures = m_evaluation.units[row].figures;
        PlanSchool school{.school = row,
            .county = m_evaluation.units[row].county,
            .studentHave = figures.computers[size_t(Pool::Student)],
            .teacherHave = figures.computers[size_t(Pool::Teacher)]};
        bool hasStudentRule = false;
        bool hasTeacherRule = false;
        for (const quint32 rule : m_rules) {
            const RuleResult *result = m_evaluation.result(row, rule);
            if (!result || result->verdict == Verdict::NotApplicable)
                continue;
            if (result->verdict == Verdict::NoData)
                return school;
            if (m_evaluation.set.rules[rule].scope.stage) {
                hasStudentRule = true;
                school.studentNeed = int(studentComputersNeeded(
                    m_evaluation.set, figures, m_inventory.schools()[row].kind));
            } else {
                hasTeacherRule = true;
                school.teacherNeed
                    = int((result->numerator + result->threshold - 1) / result->threshold);
            }
        }
        school.isKnown = hasStudentRule || hasTeacherRule;
        school.meetsNow
            = school.studentHave >= school.studentNeed && school.teacherHave >= school.teacherNeed;
        if (school.isKnown)
            settle(school, hasStudentRule, hasTeacherRule);
        return school;
    }

    // Its own machines first.
    void settle(PlanSchool &school, bool hasStudentRule, bool hasTeacherRule)
    {
        Stock &stock = m_stocks[school.school];
        school.repairable = stock.repairable;
        school.idle = int(stock.idle.size());
        school.bookedOn = std::move(stock.bookedOn);
        school.studentHave -= stock.leaving[size_t(Pool::Student)];
        school.teacherHave -= stock.leaving[size_t(Pool::Teacher)];
        school.leaving = std::accumulate(stock.leaving.begin(), stock.leaving.end(), 0);
        school.coming = stock.coming;
        int studentShort = std::max(0, school.studentNeed - school.studentHave);
        int teacherShort = std::max(0, school.teacherNeed - school.teacherHave);
        int idle = int(stock.idle.size());
        int studentExtra
            = hasStudentRule ? std::max(0, school.studentHave - school.studentNeed) : 0;
        int teacherExtra
            = hasTeacherRule ? std::max(0, school.teacherHave - school.teacherNeed) : 0;
        const int studentsOwn
            = std::max(0, school.studentHave - stock.tablets[size_t(Pool::Student)]); // no tablets
        int forTeachers = std::min(studentExtra, studentsOwn);
        const auto use = [&school](int &missing, int &source) {
            const int used = std::min(missing, source);
            missing -= used;
            source -= used;
            school.reassigned += used;
            return used;
        };
        for (int *missing : {&teacherShort, &studentShort}) {
            const int brought = std::min(*missing, stock.coming);
            *missing -= brought;
            stock.coming -= brought;
        }
        use(teacherShort, idle);
        use(studentShort, idle);
        studentExtra -= use(teacherShort, forTeachers);
        use(studentShort, teacherExtra);
        school.shortage = studentShort + teacherShort;
        if (school.shortage > 0)
            return;
        spare(school, Pool::None, idle);
        spare(school, Pool::Student, std::min(studentExtra, forTeachers));
        spare(school, Pool::Teacher, teacherExtra);
    }

    void spare(PlanSchool &school, Pool pool, int most)
    {
        Stock &stock = m_stocks[school.school];
        std::vector<quint32> &rows = stock.movable[size_t(pool)];
        if (m_terms.keepsComputerRoom && !stock.inComputerRoom.empty()) {
            const auto largest
                = std::max_element(stock.inComputerRoom.begin(), stock.inComputerRoom.end(),
                    [](const auto &a, const auto &b) { return a.second < b.second; });
            std::erase_if(rows, [this, room = largest->first](quint32 row) {
                return m_inventory.devices()[row].room == room;
            });
        }
        std::map<std::pair<quint32, quint32>, int> lots; // by room and model
        const auto lotOf = [this](quint32 row) {
            const DeviceRow &device = m_inventory.devices()[row];
            return std::pair(device.room, device.model);
        };
        for (const quint32 row : rows)
            ++lots[lotOf(row)];
        std::sort(rows.begin(), rows.end(), [&](quint32 a, quint32 b) {
            const auto key = [&](quint32 row) {
                const auto lot = lotOf(row);
                return std::tuple(-lots[lot], lot, -m_inventory.devices()[row].bookedOn, row);
            };
            return key(a) < key(b);
        });
        const size_t count = std::min(rows.size(), size_t(std::max(most, 0)));
        school.spare.insert(school.spare.end(), rows.begin(), rows.begin() + qsizetype(count));
    }

    const Register &m_inventory;
    const Evaluation &m_evaluation;
    const PlanTerms &m_terms;
    const QDate m_day;
    const std::vector<quint32> m_rules;
    std::vector<Stock> m_stocks;
    std::map<quint32, quint32> m_ordered; // device and the school that gets it
};

} // namespace

int PlanBasis::kilometres(quint32 from, quint32 to, const PlanTerms &terms) const
{
    if (!positions[from] || !positions[to])
        return schools[from].county == schools[to].county ? terms.kmUnknownNear
                                                          : terms.kmUnknownFar;
    return int(std::lround(kilometresBetween(onGlobe[from], onGlobe[to]) * terms.roadFactor));
}

void PlanBasis::keepWithin(const Evaluation &evaluation, quint32 unit)
{
    for (PlanSchool &school : schools)
        if (!isWithin(evaluation, school.school, unit))
            school = {.school = school.school, .county = school.county};
}

PlanBasis planBasis(const Register &inventory, const Evaluation &evaluation, const PlanTerms &terms,
    QDate day, const std::vector<OrderedMachine> &ordered)
{
    return BasisMaker(inventory, evaluation, terms, day, ordered).make();
}

} // namespace hz::inventory
