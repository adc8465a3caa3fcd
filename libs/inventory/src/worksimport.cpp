#include "words_p.h"
#include "worksfields_p.h"

#include <hz/core/task.h>
#include <hz/inventory/worksimport.h>
#include <hz/sheet/values.h>

#include <QtCore/QSet>

#include <algorithm>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::WorksImport)
};

constexpr size_t kTitleRows = 10;
constexpr qsizetype kMostProblems = 100;
constexpr size_t kBetweenPolls = 512;

struct Column {
    QString name; // as messages call it
    QStringList words; // squashed, any of them is the title
    bool isNeeded = false;
};

// Where columns stand in a table.
class Columns {
public:
    static Result<Columns> find(const ImportTable &table, const std::vector<Column> &columns)
    {
        Columns best;
        QStringList missing;
        for (size_t row = 0; row < std::min(table.rows(), kTitleRows); ++row) {
            Columns here;
            here.m_row = row;
            here.m_places.assign(columns.size(), -1);
            QStringList lacking;
            for (size_t i = 0; i < columns.size(); ++i) {
                for (size_t cell = 0; cell < table.columns() && here.m_places[i] < 0; ++cell)
                    if (columns[i].words.contains(squashed(table.text(row, cell))))
                        here.m_places[i] = int(cell);
                if (columns[i].isNeeded && here.m_places[i] < 0)
                    lacking.append(columns[i].name);
            }
            if (lacking.isEmpty())
                return here;
            if (missing.isEmpty() || lacking.size() < missing.size())
                missing = lacking;
        }
        if (missing.isEmpty())
            for (const Column &column : columns)
                if (column.isNeeded)
                    missing.append(column.name);
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” has no column with the title: %2.")
                .arg(table.name(), missing.join(Tr::tr(", ", "between what is listed"))));
    }

    size_t firstRow() const { return m_row + 1; }
    QString text(const ImportTable &table, size_t row, size_t column) const
    {
        return m_places[column] < 0 ? QString()
                                    : sheet::normalised(table.text(row, size_t(m_places[column])));
    }

private:
    size_t m_row = 0;
    std::vector<int> m_places;
};

QStringList words(std::initializer_list<const char16_t *> texts)
{
    QStringList all;
    for (const char16_t *text : texts)
        all.append(squashed(QStringView(text)));
    return all;
}

// Schools and areas by code and by name; a name that two have is nobody's.
class Places {
public:
    explicit Places(const Register &inventory)
    {
        for (const Unit &unit : inventory.units())
            add(unit.code, unit.name);
        for (const School &school : inventory.schools())
            add(school.code, school.name);
    }
    Result<UnitCode> find(const QString &text) const
    {
        const QString key = squashed(text);
        if (m_twice.contains(key))
            return failure(Error::Kind::Conflict,
                Tr::tr("several schools are called “%1”: write the code").arg(text));
        const auto found = m_byName.constFind(key);
        if (found == m_byName.constEnd())
            return failure(
                Error::Kind::NotFound, Tr::tr("there is no school or county “%1”").arg(text));
        return *found;
    }

private:
    void add(const UnitCode &code, const QString &name)
    {
        m_byName.insert(squashed(code.text()), code);
        const QString key = squashed(name);
        if (const auto known = m_byName.constFind(key);
            known != m_byName.constEnd() && *known != code)
            m_twice.insert(key);
        m_byName.insert(key, code);
    }
    QHash<QString, UnitCode> m_byName;
    QSet<QString> m_twice;
};

// A value that one of its words stands for.
template<typename E> std::optional<E> named(const char *group, const QString &text)
{
    if (const std::optional<E> word = fromWord<E>(text))
        return word;
    return wordIn<E>(group, text);
}

class Problems {
public:
    explicit Problems(WorksImport &import)
        : m_import(import)
    {
    }
    void add(qint64 row, const QString &what)
    {
        ++m_import.refused;
        if (m_import.problems.size() < kMostProblems)
            m_import.problems.append(Tr::tr("Row %1: %2.").arg(row).arg(what));
    }

private:
    WorksImport &m_import;
};

template<typename Visit>
Result<> forEachRow(
    const ImportTable &table, const Columns &columns, TaskControl &task, const Visit &visit)
{
    for (size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (row % kBetweenPolls == 0) {
            if (task.isCancelled())
                return cancelled();
            task.setProgress(qint64(row), qint64(table.rows()));
        }
        visit(row);
    }
    return {};
}

// ---------------------------------------------------------------- spending

enum SpendingCell : size_t { SUnit, SLine, SAmount, SYear, SDay, SNote, SVoucher };

std::vector<Column> spendingColumns(bool needsUnit)
{
    return {{Tr::tr("School or county"),
                words({u"学校", u"单位", u"学校名称", u"单位名称", u"学校或县市", u"学校代码",
                    u"学校标识码", u"School", u"Unit", u"School or county"}),
                needsUnit},
        {Tr::tr("Budget line"),
            words(
                {u"科目", u"类别", u"经费类别", u"支出类别", u"用途类别", u"Line", u"Budget line"}),
            true},
        {Tr::tr("Amount (yuan)"),
            words({u"金额", u"金额(元)", u"金额（元）", u"支出金额", u"支出金额(元)", u"Amount",
                u"Yuan", u"Amount (yuan)"}),
            true},
        {Tr::tr("Year"), words({u"年度", u"年份", u"预算年度", u"Year"})},
        {Tr::tr("Day"), words({u"日期", u"支出日期", u"付款日期", u"Day", u"Date"})},
        {Tr::tr("What for"),
            words({u"用途", u"摘要", u"说明", u"备注", u"内容", u"Note", u"What for"})},
        {Tr::tr("Voucher"), words({u"凭证号", u"凭证", u"发票号", u"Voucher"})}};
}

QString keyOf(const Spending &spending)
{
    return QStringList{spending.unit.text(), QString::number(spending.year),
        spending.day.toString(Qt::ISODate), nameOf(spending.line), QString::number(spending.fen),
        spending.voucher, spending.note}
        .join(u'\n');
}

Result<Spending> spendingIn(const ImportTable &table, size_t row, const Columns &columns,
    const Places &places, const UnitCode &ownUnit, int year)
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
        return refused(Tr::tr("it names no school or county"));
    const std::optional<BudgetLine> line = named<BudgetLine>("budgetLines", text(SLine));
    if (!line)
        return refused(Tr::tr("“%1” is no budget line").arg(text(SLine)));
    spending.line = *line;
    const std::optional<qint64> fen = fenIn(text(SAmount));
    if (!fen || *fen == 0)
        return refused(Tr::tr("“%1” is no amount in yuan").arg(text(SAmount)));
    spending.fen = *fen;
    if (!text(SDay).isEmpty()) {
        const std::optional<QDate> day = sheet::parseDate(text(SDay));
        if (!day)
            return refused(Tr::tr("“%1” is no day").arg(text(SDay)));
        spending.day = *day;
        spending.year = day->year();
    }
    if (!text(SYear).isEmpty()) {
        QString digits = text(SYear);
        if (digits.endsWith(u'年'))
            digits.chop(1);
        bool isNumber = false;
        spending.year = digits.toInt(&isNumber);
        if (!isNumber || !isWorkYear(spending.year))
            return refused(Tr::tr("“%1” is no year").arg(text(SYear)));
    }
    if (!isWorkYear(spending.year))
        return refused(Tr::tr("it names no year"));
    return spending;
}

// ---------------------------------------------------------------- training

enum TrainingCell : size_t { TName, TUnit, TDay, TTitle, THours, TPractice, TRole, TLevel, TBy };

std::vector<Column> trainingColumns(bool needsUnit)
{
    return {{Tr::tr("Name"), words({u"姓名", u"教师姓名", u"学员", u"学员姓名", u"Name"}), true},
        {Tr::tr("School"),
            words({u"学校", u"单位", u"所在学校", u"工作单位", u"学校名称", u"学校代码", u"School",
                u"Unit"}),
            needsUnit},
        {Tr::tr("Day"), words({u"日期", u"培训日期", u"结束日期", u"培训时间", u"Day", u"Date"}),
            true},
        {Tr::tr("Training"),
            words({u"培训项目", u"培训名称", u"项目", u"项目名称", u"培训内容", u"Training",
                u"Title"}),
            true},
        {Tr::tr("Hours"), words({u"学时", u"总学时", u"培训学时", u"Hours"}), true},
        {Tr::tr("Practice hours"),
            words({u"实践学时", u"其中实践学时", u"Practice", u"Practice hours"})},
        {Tr::tr("Role"), words({u"身份", u"职务", u"岗位", u"角色", u"Role"})},
        {Tr::tr("Level"), words({u"级别", u"培训级别", u"层级", u"Level"})},
        {Tr::tr("Organiser"),
            words({u"主办单位", u"举办单位", u"组织单位", u"承办单位", u"Organiser"})}};
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

Result<TrainingLine> trainingIn(const ImportTable &table, size_t row, const Columns &columns,
    const Places &places, const UnitCode &ownUnit)
{
    const auto text = [&](TrainingCell cell) { return columns.text(table, row, cell); };
    const auto refused = [](const QString &what) { return failure(Error::Kind::Invalid, what); };
    TrainingLine line{.person = {.unit = ownUnit, .name = text(TName)},
        .training = {.title = text(TTitle), .organiser = text(TBy)}};
    if (line.person.name.isEmpty())
        return refused(Tr::tr("it names nobody"));
    if (!text(TUnit).isEmpty()) {
        HZ_TRY(line.person.unit, places.find(text(TUnit)));
    }
    if (line.person.unit.isEmpty())
        return refused(Tr::tr("it names no school"));
    const std::optional<QDate> day = sheet::parseDate(text(TDay));
    if (!day || !isWorkYear(day->year()))
        return refused(Tr::tr("“%1” is no day").arg(text(TDay)));
    line.training.day = *day;
    if (line.training.title.isEmpty())
        return refused(Tr::tr("the training has no title"));
    const std::optional<int> tenths = tenthsIn(text(THours));
    if (!tenths || *tenths == 0)
        return refused(Tr::tr("“%1” is no number of hours").arg(text(THours)));
    line.training.tenths = *tenths;
    if (!text(TPractice).isEmpty()) {
        const std::optional<int> practice = tenthsIn(text(TPractice));
        if (!practice || *practice > *tenths)
            return refused(Tr::tr("“%1” is no number of hours of practice, a part of the hours")
                               .arg(text(TPractice)));
        line.training.practiceTenths = *practice;
    }
    if (!text(TRole).isEmpty()) {
        const auto role = named<TrainingRole>("trainingRoles", text(TRole));
        if (!role)
            return refused(Tr::tr("“%1” is no role").arg(text(TRole)));
        line.person.role = *role;
    }
    if (!text(TLevel).isEmpty()) {
        const auto level = named<TrainingLevel>("trainingLevels", text(TLevel));
        if (!level)
            return refused(Tr::tr("“%1” is no level of training").arg(text(TLevel)));
        line.training.level = *level;
    }
    return line;
}

} // namespace

Result<WorksImport> planSpendingImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, int year, const Deed &deed,
    TaskControl &task)
{
    HZ_TRY(const Columns columns, Columns::find(table, spendingColumns(ownUnit.isEmpty())));
    // Two equal rows are two payments; as many as are known already are the same.
    QHash<QString, int> there;
    for (const Spending &spending : known.spending)
        ++there[keyOf(spending)];
    const Places places(inventory);
    WorksImport import;
    Problems problems(import);
    HZ_CHECK(forEachRow(table, columns, task, [&](size_t row) {
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
    HZ_TRY(const Columns columns, Columns::find(table, trainingColumns(ownUnit.isEmpty())));
    QHash<QString, Trainee> people;
    for (const Trainee &trainee : known.trainees)
        people.insert(keyOf(trainee.unit, trainee.name), trainee);
    QSet<QString> there;
    for (const Training &training : known.trainings)
        there.insert(keyOf(training));
    const Places places(inventory);
    WorksImport import;
    Problems problems(import);
    HZ_CHECK(forEachRow(table, columns, task, [&](size_t row) {
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
