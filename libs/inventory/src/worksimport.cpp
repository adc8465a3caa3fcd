#include "worksfields_p.h"
#include "worksrows_p.h"

namespace hz::inventory {

namespace {

// A value that one of its words stands for.
template<typename E> std::optional<E> named(const char *group, const QString &text)
{
    if (const std::optional<E> word = fromWord<E>(text))
        return word;
    return wordIn<E>(group, text);
}

// ---------------------------------------------------------------- spending

enum SpendingCell : size_t { SUnit, SLine, SAmount, SYear, SDay, SNote, SVoucher };

std::vector<WorksColumn> spendingColumns(bool needsUnit)
{
    return {unitColumn(needsUnit),
        {WorksTr::tr("Budget line"),
            titleWords(
                {u"科目", u"类别", u"经费类别", u"支出类别", u"用途类别", u"Line", u"Budget line"}),
            true},
        {WorksTr::tr("Amount (yuan)"),
            titleWords({u"金额", u"金额(元)", u"金额（元）", u"支出金额", u"支出金额(元)",
                u"Amount", u"Yuan", u"Amount (yuan)"}),
            true},
        {WorksTr::tr("Year"), titleWords({u"年度", u"年份", u"预算年度", u"Year"})},
        {WorksTr::tr("Day"), titleWords({u"日期", u"支出日期", u"付款日期", u"Day", u"Date"})},
        {WorksTr::tr("What for"),
            titleWords({u"用途", u"摘要", u"说明", u"备注", u"内容", u"Note", u"What for"})},
        {WorksTr::tr("Voucher"), titleWords({u"凭证号", u"凭证", u"发票号", u"Voucher"})}};
}

QString keyOf(const Spending &spending)
{
    return QStringList{spending.unit.text(), QString::number(spending.year),
        spending.day.toString(Qt::ISODate), nameOf(spending.line), QString::number(spending.fen),
        spending.voucher, spending.note}
        .join(u'\n');
}

Result<Spending> spendingIn(const ImportTable &table, size_t row, const WorksColumns &columns,
    const WorksPlaces &places, const UnitCode &ownUnit, int year)
{
    const auto text = [&](SpendingCell cell) { return columns.text(table, row, cell); };
    const auto refused = [](const QString &what) { return failure(Error::Kind::Invalid, what); };
    Spending spending{.unit = ownUnit,
        .year = year,
        .note = text(SNote).left(kMostWorkNote),
        .voucher = text(SVoucher)};
    if (!text(SUnit).isEmpty()) {
        HZ_TRY(spending.unit, places.find(text(SUnit)));
    }
    if (spending.unit.isEmpty())
        return refused(WorksTr::tr("it names no school or county"));
    const std::optional<BudgetLine> line = named<BudgetLine>("budgetLines", text(SLine));
    if (!line)
        return refused(WorksTr::tr("“%1” is no budget line").arg(text(SLine)));
    spending.line = *line;
    const std::optional<qint64> fen = fenIn(text(SAmount));
    if (!fen || *fen == 0)
        return refused(WorksTr::tr("“%1” is no amount in yuan").arg(text(SAmount)));
    spending.fen = *fen;
    if (!text(SDay).isEmpty()) {
        const std::optional<QDate> day = sheet::parseDate(text(SDay));
        if (!day)
            return refused(WorksTr::tr("“%1” is no day").arg(text(SDay)));
        spending.day = *day;
        spending.year = day->year();
    }
    if (!text(SYear).isEmpty()) {
        const std::optional<int> stated = yearIn(text(SYear));
        if (!stated)
            return refused(WorksTr::tr("“%1” is no year").arg(text(SYear)));
        spending.year = *stated;
    }
    if (!isWorkYear(spending.year))
        return refused(WorksTr::tr("it names no year"));
    return spending;
}

// ---------------------------------------------------------------- training

enum TrainingCell : size_t { TName, TUnit, TDay, TTitle, THours, TPractice, TRole, TLevel, TBy };

std::vector<WorksColumn> trainingColumns(bool needsUnit)
{
    return {{WorksTr::tr("Name"), titleWords({u"姓名", u"教师姓名", u"学员", u"学员姓名", u"Name"}),
                true},
        {WorksTr::tr("School"),
            titleWords({u"学校", u"单位", u"所在学校", u"工作单位", u"学校名称", u"学校代码",
                u"School", u"Unit"}),
            needsUnit},
        {WorksTr::tr("Day"),
            titleWords({u"日期", u"培训日期", u"结束日期", u"培训时间", u"Day", u"Date"}), true},
        {WorksTr::tr("Training"),
            titleWords({u"培训项目", u"培训名称", u"项目", u"项目名称", u"培训内容", u"Training",
                u"Title"}),
            true},
        {WorksTr::tr("Hours"), titleWords({u"学时", u"总学时", u"培训学时", u"Hours"}), true},
        {WorksTr::tr("Practice hours"),
            titleWords({u"实践学时", u"其中实践学时", u"Practice", u"Practice hours"})},
        {WorksTr::tr("Role"), titleWords({u"身份", u"职务", u"岗位", u"角色", u"Role"})},
        {WorksTr::tr("Level"), titleWords({u"级别", u"培训级别", u"层级", u"Level"})},
        {WorksTr::tr("Organiser"),
            titleWords({u"主办单位", u"举办单位", u"组织单位", u"承办单位", u"Organiser"})}};
}

QString keyOf(const UnitCode &unit, const QString &name)
{
    return unit.text() + u'\n' + squashed(name);
}

QString keyOf(const Training &training)
{
    return QStringList{
        training.person.text(), training.day.toString(Qt::ISODate), squashed(training.title)}
        .join(u'\n');
}

struct TrainingLine {
    Trainee person = {};
    Training training = {};
};

Result<TrainingLine> trainingIn(const ImportTable &table, size_t row, const WorksColumns &columns,
    const WorksPlaces &places, const UnitCode &ownUnit)
{
    const auto text = [&](TrainingCell cell) { return columns.text(table, row, cell); };
    const auto refused = [](const QString &what) { return failure(Error::Kind::Invalid, what); };
    TrainingLine line{.person = {.unit = ownUnit, .name = text(TName)},
        .training = {.title = text(TTitle), .organiser = text(TBy)}};
    if (line.person.name.isEmpty())
        return refused(WorksTr::tr("it names nobody"));
    if (!text(TUnit).isEmpty()) {
        HZ_TRY(line.person.unit, places.find(text(TUnit)));
    }
    if (line.person.unit.isEmpty())
        return refused(WorksTr::tr("it names no school"));
    const std::optional<QDate> day = sheet::parseDate(text(TDay));
    if (!day || !isWorkYear(day->year()))
        return refused(WorksTr::tr("“%1” is no day").arg(text(TDay)));
    line.training.day = *day;
    if (line.training.title.isEmpty())
        return refused(WorksTr::tr("the training has no title"));
    const std::optional<int> tenths = tenthsIn(text(THours));
    if (!tenths || *tenths == 0)
        return refused(WorksTr::tr("“%1” is no number of hours").arg(text(THours)));
    line.training.tenths = *tenths;
    if (!text(TPractice).isEmpty()) {
        const std::optional<int> practice = tenthsIn(text(TPractice));
        if (!practice || *practice > *tenths)
            return refused(
                WorksTr::tr("“%1” is no number of hours of practice, a part of the hours")
                    .arg(text(TPractice)));
        line.training.practiceTenths = *practice;
    }
    if (!text(TRole).isEmpty()) {
        const auto role = named<TrainingRole>("trainingRoles", text(TRole));
        if (!role)
            return refused(WorksTr::tr("“%1” is no role").arg(text(TRole)));
        line.person.role = *role;
    }
    if (!text(TLevel).isEmpty()) {
        const auto level = named<TrainingLevel>("trainingLevels", text(TLevel));
        if (!level)
            return refused(WorksTr::tr("“%1” is no level of training").arg(text(TLevel)));
        line.training.level = *level;
    }
    return line;
}

} // namespace

Result<WorksImport> planSpendingImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, int year, const Deed &deed,
    TaskControl &task)
{
    HZ_TRY(
        const WorksColumns columns, WorksColumns::find(table, spendingColumns(ownUnit.isEmpty())));
    // Two equal rows are two payments; as many as are known already are the same.
    QHash<QString, int> there;
    for (const Spending &spending : known.spending)
        ++there[keyOf(spending)];
    const WorksPlaces places(inventory);
    WorksImport import;
    WorksProblems problems(import);
    HZ_CHECK(forEachWorksRow(table, columns, task, [&](size_t row) {
        Result<Spending> read = spendingIn(table, row, columns, places, ownUnit, year);
        if (!read) {
            problems.add(table.number(row), read.error().message);
            return;
        }
        if (int &count = there[keyOf(*read)]; count > 0) {
            --count;
            ++import.same;
            return;
        }
        read->id = SpendingId(newUlid().toString());
        read->by = deed.by;
        read->at = deed.at.toUTC();
        import.edits.append({.id = documentId(*read), .after = read->toJson()});
        ++import.added;
    }));
    return import;
}

Result<WorksImport> planTrainingImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, const Deed &deed, TaskControl &task)
{
    HZ_TRY(
        const WorksColumns columns, WorksColumns::find(table, trainingColumns(ownUnit.isEmpty())));
    QHash<QString, Trainee> people;
    for (const Trainee &trainee : known.trainees)
        people.insert(keyOf(trainee.unit, trainee.name), trainee);
    QSet<QString> there;
    for (const Training &training : known.trainings)
        there.insert(keyOf(training));
    const WorksPlaces places(inventory);
    WorksImport import;
    WorksProblems problems(import);
    HZ_CHECK(forEachWorksRow(table, columns, task, [&](size_t row) {
        Result<TrainingLine> read = trainingIn(table, row, columns, places, ownUnit);
        if (!read) {
            problems.add(table.number(row), read.error().message);
            return;
        }
        const QString who = keyOf(read->person.unit, read->person.name);
        auto person = people.find(who);
        if (person == people.end()) {
            read->person.id = TraineeId(newUlid().toString());
            import.edits.append({.id = documentId(read->person), .after = read->person.toJson()});
            person = people.insert(who, read->person);
            ++import.people;
        }
        Training &training = read->training;
        training.person = person->id;
        if (there.contains(keyOf(training))) {
            ++import.same;
            return;
        }
        there.insert(keyOf(training));
        training.id = newUlid().toString();
        training.by = deed.by;
        training.at = deed.at.toUTC();
        import.edits.append({.id = documentId(training), .after = training.toJson()});
        ++import.added;
    }));
    return import;
}

} // namespace hz::inventory
