#include "sampleplan_p.h"
#include "samplewords_p.h"
#include "sampleworks_p.h"

#include <algorithm>

namespace hz::inventory {

namespace {

// Of a hundred schools: with vouchers one by one, and with a list of who was trained.
constexpr double kWithMoney = 0.4, kWithTraining = 0.3, kModelSchool = 0.03, kModelLesson = 0.05;
constexpr int kLargeSchool = 200; // pupils, that has more than its head trained
constexpr double kBegun = 0.75; // of tasks that are not done

struct Payment {
    BudgetLine line;
    const char16_t *note;
    int weight;
};
constexpr Payment kPayments[] = {
    {BudgetLine::NetworkFees, u"宽带专线年费", 3},
    {BudgetLine::Upkeep, u"多媒体设备维修", 2},
    {BudgetLine::Purchase, u"更新学生用计算机", 5},
    {BudgetLine::Training, u"信息技术应用能力培训", 1},
    {BudgetLine::Other, u"软件服务费", 1},
};

struct Course {
    const char16_t *title;
    TrainingLevel level;
    int tenths;
    int practiceTenths;
};
constexpr Course kCourses[] = {
    {u"信息技术应用能力提升工程2.0", TrainingLevel::County, 160, 90},
    {u"“三个课堂”主讲教师培训", TrainingLevel::County, 80, 45},
    {u"智慧教育云平台应用培训", TrainingLevel::County, 60, 35},
    {u"网络学习空间应用培训", TrainingLevel::Prefecture, 120, 60},
    {u"班班通设备操作校本研修", TrainingLevel::School, 40, 40},
};
constexpr Course kLeaders[] = {
    {u"校长信息化领导力培训", TrainingLevel::Prefecture, 240, 80},
    {u"中小学管理人员信息化培训", TrainingLevel::County, 160, 80},
};

constexpr const char16_t *kLessons[] = {u"圆的面积", u"草船借箭", u"声音的传播", u"认识方向",
    u"图形的平移", u"落花生", u"光合作用", u"我们的班规"};

class WorksMaker {
public:
    WorksMaker(Sample &part, const Census &census, const SampleOptions &options)
        : m_made(part)
        , m_census(census)
        , m_today(options.today)
        , m_dice(mixed(options.seed ^ 0x70b5, census.unit.text().toULongLong()))
        , m_person(personName(m_dice))
    {
    }

    void makeSchool(const School &school)
    {
        const qint64 spent = m_census.answers.value(QStringLiteral("itSpendingFen"));
        const qint64 funds = m_census.answers.value(QStringLiteral("publicFundsFen"));
        if (spent > 0 && funds > 0 && m_dice.chance(kWithMoney)) {
            m_made.funds.push_back({.unit = school.code,
                .year = m_census.year,
                .fen = funds,
                .by = m_person,
                .at = atNoon(m_census.date)});
            split(spent, kPayments);
        }
        int students = 0;
        for (const std::optional<StageCount> &stage : m_census.stages)
            students += stage ? stage->students : 0;
        if (school.isInPlan() && m_dice.chance(kWithTraining))
            train(students);
        if (school.isInPlan() && students >= kLargeSchool && m_dice.chance(kModelSchool))
            enter("modelSchool", 2023 + m_dice.below(3)).name = school.name;
        if (school.isInPlan() && m_dice.chance(kModelLesson)) {
            LedgerEntry &lesson = enter("modelLesson", 2022 + m_dice.below(4));
            lesson.name = QString::fromUtf16(m_dice.pick(kLessons));
            lesson.person = personName(m_dice);
        }
    }

    void makeUnit(const Unit &unit)
    {
        for (const Payment &payment : std::span(kPayments).first(kCountyLines))
            if (const qint64 fen = m_census.answers.value(answerOf(payment.line));
                unit.level == UnitLevel::County && fen > 0)
                split(fen, {&payment, 1});
        for (const LedgerKind &kind : ledgerKinds())
            makeLedger(kind, unit);
        for (const PlanTask &task : planTasks().tasks)
            if (isOwner(task, unit))
                report(task);
    }

private:
    static QDateTime atNoon(const QDate &day) { return {day, QTime(4, 0), Qt::UTC}; }

    QString idAt(const QDate &day)
    {
        const quint64 random = m_dice.next();
        return Ulid::fromParts(
            atNoon(day).toMSecsSinceEpoch(), quint16(random >> 48), m_dice.next())
            .toString();
    }

    QDate dayIn(int year)
    {
        const QDate first(year, 1, 5);
        const QDate last = std::min(QDate(year, 12, 20), m_today);
        return first.addDays(m_dice.below(std::max(1, int(first.daysTo(last)))));
    }

    // In hundreds of yuan each but the last, which has what is left.
    void split(qint64 fen, std::span<const Payment> payments)
    {
        int weights = 0;
        for (const Payment &payment : payments)
            weights += payment.weight;
        qint64 left = fen;
        for (size_t i = 0; i < payments.size() && left > 0; ++i) {
            const bool isLast = i + 1 == payments.size();
            const qint64 part = isLast
                ? left
                : std::min(left, fen * payments[i].weight / weights / 10'000 * 10'000);
            if (part == 0)
                continue;
            left -= part;
            const QDate day = dayIn(m_census.year);
            m_made.spending.push_back({.id = SpendingId(idAt(day)),
                .unit = m_census.unit,
                .year = m_census.year,
                .day = day,
                .line = payments[i].line,
                .fen = part,
                .note = QString::fromUtf16(payments[i].note),
                .voucher = QStringLiteral("%1-%2")
                               .arg(day.month(), 2, 10, QChar(u'0'))
                               .arg(m_dice.between(1, 80)),
                .by = m_person,
                .at = atNoon(day)});
        }
    }

    void attend(const Trainee &person, const Course &course, int year)
    {
        const QDate day = dayIn(year);
        m_made.trainings.push_back({.id = idAt(day),
            .person = person.id,
            .day = day,
            .title = QString::fromUtf16(course.title),
            .tenths = course.tenths,
            .practiceTenths = course.practiceTenths,
            .level = course.level,
            .by = m_person,
            .at = atNoon(day)});
    }

    Trainee hire(TrainingRole role)
    {
        const Trainee person{.id = TraineeId(idAt(QDate(2022, 12, 1))),
            .unit = m_census.unit,
            .name = personName(m_dice),
            .role = role};
        m_made.trainees.push_back(person);
        return person;
    }

    void train(int students)
    {
        const Trainee head = hire(TrainingRole::Principal);
        attend(head, kLeaders[0], m_census.year - m_dice.below(2));
        const bool isLarge = students >= kLargeSchool;
        if (isLarge)
            attend(hire(TrainingRole::Manager), kLeaders[1], m_census.year - m_dice.below(2));
        for (int i = 0; i < (isLarge ? 3 : 1); ++i) {
            const Trainee teacher
                = hire(m_dice.chance(0.2) ? TrainingRole::KeyTeacher : TrainingRole::Teacher);
            for (int year = m_census.year - 2; year <= m_census.year; ++year)
                if (m_dice.chance(0.8))
                    attend(teacher, m_dice.pick(kCourses), year);
        }
    }

    LedgerEntry &enter(const char *kind, int year)
    {
        const QDate day = dayIn(std::min(year, m_today.year()));
        m_made.ledger.push_back({.id = LedgerId(idAt(day)),
            .kind = QString::fromLatin1(kind),
            .unit = m_census.unit,
            .year = day.year(),
            .day = day,
            .by = m_person,
            .at = atNoon(day)});
        return m_made.ledger.back();
    }

    void makeLedger(const LedgerKind &kind, const Unit &unit)
    {
        const qint64 said = m_census.answers.value(kind.answer);
        if (!kind.levels[size_t(unit.level)])
            return;
        if (kind.id == u"modelCounty") {
            if (m_dice.chance(0.25))
                enter("modelCounty", 2024).name = unit.name;
            return;
        }
        if (said <= 0)
            return;
        const QByteArray id = kind.id.toLatin1();
        if (kind.isYearly) {
            for (int year = 2022; year <= m_census.year; ++year) {
                LedgerEntry &entry = enter(id, year);
                entry.name = QStringLiteral("%1年%2").arg(year).arg(kind.title.zh);
                entry.person = m_person;
            }
            return;
        }
        LedgerEntry &entry = enter(id, 2022);
        entry.name = unit.name + kind.title.zh;
        entry.person = m_person;
        if (kind.value == LedgerKind::Value::Members) {
            entry.members = int(said);
            entry.posts = int(m_census.answers.value(kind.postsAnswer));
        } else if (kind.value == LedgerKind::Value::Day) {
            entry.day = QDate::fromJulianDay(said);
            entry.year = entry.day.year();
        } else if (kind.section == LedgerSection::Team) {
            entry.members = m_dice.between(6, 24);
        }
    }

    void report(const PlanTask &task)
    {
        const int year = yearOf(task, m_census.year);
        const bool isPast = dueOf(task, year).isValid() && dueOf(task, year) < m_today;
        if (!m_dice.chance(0.85))
            return; // nobody has said anything
        const bool isDone = m_dice.chance(isPast ? 0.8 : 0.2);
        UnitReport report{.task = task.id,
            .unit = m_census.unit,
            .year = year,
            .state = isDone             ? TaskStanding::Done
                : m_dice.chance(kBegun) ? TaskStanding::UnderWay
                                        : TaskStanding::NotBegun,
            .person = personName(m_dice),
            .by = m_person,
            .at = atNoon(dayIn(m_census.year))};
        if (report.state == TaskStanding::UnderWay) {
            report.note = QStringLiteral("已列入年度计划，正在推进");
            if (isPast && m_dice.chance(0.3)) {
                report.extendedTo = QDate(m_census.year, 12, 31);
                report.reason = QStringLiteral("设备招标延后");
            }
        }
        m_made.taskReports.push_back(std::move(report));
    }

    Sample &m_made;
    const Census &m_census;
    const QDate m_today;
    Dice m_dice;
    const QString m_person;
};

} // namespace

void addWorks(Sample &part, const SampleOptions &options)
{
    for (const Census &census : part.records.censuses) {
        if (census.isLocked)
            continue;
        WorksMaker maker(part, census, options);
        const auto unit = std::ranges::find(part.records.units, census.unit, &Unit::code);
        const auto school = std::ranges::find(part.records.schools, census.unit, &School::code);
        if (unit != part.records.units.end())
            maker.makeUnit(*unit);
        else if (school != part.records.schools.end())
            maker.makeSchool(*school);
    }
}

} // namespace hz::inventory
