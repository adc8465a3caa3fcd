#include "worksfields_p.h"
#include "worksrows_p.h"

namespace hz::inventory {

namespace {

enum Cell : size_t { Kind, Unit, Year, Until, Day, Name, Person, Members, Posts, Rank, Note };

std::vector<WorksColumn> ledgerColumns(bool needsUnit)
{
    return {
        {WorksTr::tr("Register"),
            titleWords({u"台账", u"台账类别", u"类别", u"项目类别", u"类型", u"Register", u"Kind"}),
            true},
        unitColumn(needsUnit),
        {WorksTr::tr("Year"), titleWords({u"年度", u"年份", u"起始年度", u"开始年份", u"Year"})},
        {WorksTr::tr("Until"), titleWords({u"终止年度", u"结束年份", u"截止年度", u"Until"})},
        {WorksTr::tr("Day"), titleWords({u"日期", u"成立日期", u"印发日期", u"Day", u"Date"})},
        {WorksTr::tr("Name"),
            titleWords({u"名称", u"队伍名称", u"课例名称", u"作品名称", u"活动名称", u"文件名称",
                u"Name"})},
        {WorksTr::tr("Responsible"),
            titleWords({u"负责人", u"联系人", u"指导教师", u"执教教师", u"Responsible"})},
        {WorksTr::tr("People"), titleWords({u"人数", u"实有人数", u"成员人数", u"People"})},
        {WorksTr::tr("Posts"), titleWords({u"编制数", u"核定编制", u"编制", u"Posts"})},
        {WorksTr::tr("Award"), titleWords({u"奖项", u"获奖等次", u"等次", u"名次", u"Award"})},
        {WorksTr::tr("Note"), titleWords({u"备注", u"说明", u"Note"})}};
}

// By its titles or id, as a list that was exported has it.
const LedgerKind *kindNamed(const QString &text)
{
    const QString key = squashed(text);
    for (const LedgerKind &kind : ledgerKinds())
        if (key == squashed(kind.id) || key == squashed(kind.title.zh)
            || key == squashed(kind.title.en))
            return &kind;
    return nullptr;
}

// What is known already. A list that was exported says no days: a row without one is any of its
// name.
class KnownEntries {
public:
    bool contains(const LedgerEntry &entry) const
    {
        const QList<QDate> days = m_days.value(keyOf(entry));
        return std::any_of(days.begin(), days.end(), [&entry](const QDate &day) {
            return !day.isValid() || !entry.day.isValid() || day == entry.day;
        });
    }
    void add(const LedgerEntry &entry) { m_days[keyOf(entry)].append(entry.day); }

private:
    static QString keyOf(const LedgerEntry &entry)
    {
        return QStringList{entry.kind, entry.unit.text(), QString::number(entry.year),
            squashed(entry.name), squashed(entry.person)}
            .join(u'\n');
    }

    QHash<QString, QList<QDate>> m_days;
};

Result<LedgerEntry> entryIn(const ImportTable &table, size_t row, const WorksColumns &columns,
    const WorksPlaces &places, const Register &inventory, const UnitCode &ownUnit, int year)
{
    const auto text = [&](Cell cell) { return columns.text(table, row, cell); };
    const auto refused = [](const QString &what) { return failure(Error::Kind::Invalid, what); };
    LedgerEntry entry{.unit = ownUnit,
        .year = year,
        .name = text(Name).simplified(),
        .note = text(Note),
        .person = text(Person),
        .rank = text(Rank)};
    const LedgerKind *kind = kindNamed(text(Kind));
    if (!kind)
        return refused(WorksTr::tr("“%1” is no register").arg(text(Kind)));
    entry.kind = kind->id;
    if (!text(Unit).isEmpty()) {
        HZ_TRY(entry.unit, places.find(text(Unit)));
    }
    if (entry.unit.isEmpty())
        return refused(WorksTr::tr("it names no school or county"));
    if (!text(Day).isEmpty()) {
        const std::optional<QDate> day = sheet::parseDate(text(Day));
        if (!day)
            return refused(WorksTr::tr("“%1” is no day").arg(text(Day)));
        entry.day = *day;
        entry.year = day->year();
    }
    const auto readYear = [&](Cell cell, int &to) {
        const QString stated = text(cell);
        const std::optional<int> read = yearIn(stated);
        if (read)
            to = *read;
        return stated.isEmpty() || read;
    };
    for (const auto &[cell, to] : {std::pair(Year, &entry.year), std::pair(Until, &entry.until)})
        if (!readYear(cell, *to))
            return refused(WorksTr::tr("“%1” is no year").arg(text(cell)));
    for (const auto &[cell, to] :
        {std::pair(Members, &entry.members), std::pair(Posts, &entry.posts)}) {
        if (text(cell).isEmpty())
            continue;
        const std::optional<qint64> count = sheet::parseInteger(text(cell));
        if (!count || *count < 0 || *count > std::numeric_limits<int>::max())
            return refused(WorksTr::tr("“%1” is no number of people").arg(text(cell)));
        *to = int(*count);
    }
    HZ_CHECK(checkLedgerEntry(inventory, entry));
    return entry;
}

// A sentence as the middle of "Row 3: ….".
QString withoutStop(QString text)
{
    while (text.endsWith(u'.') || text.endsWith(u'。'))
        text.chop(1);
    return text;
}

} // namespace

Result<WorksImport> planLedgerImport(const ImportTable &table, const WorksBook &known,
    const Register &inventory, const UnitCode &ownUnit, int year, const Deed &deed,
    TaskControl &task)
{
    HZ_TRY(const WorksColumns columns, WorksColumns::find(table, ledgerColumns(ownUnit.isEmpty())));
    KnownEntries there;
    for (const LedgerEntry &entry : known.ledger)
        there.add(entry);
    const WorksPlaces places(inventory);
    WorksImport import;
    WorksProblems problems(import);
    HZ_CHECK(forEachWorksRow(table, columns, task, [&](size_t row) {
        Result<LedgerEntry> read = entryIn(table, row, columns, places, inventory, ownUnit, year);
        if (!read) {
            problems.add(table.number(row), withoutStop(read.error().message));
            return;
        }
        if (there.contains(*read)) {
            ++import.same;
            return;
        }
        there.add(*read);
        read->id = LedgerId(newUlid().toString());
        read->by = deed.by;
        read->at = deed.at.toUTC();
        import.edits.append({.id = documentId(*read), .after = read->toJson()});
        ++import.added;
    }));
    return import;
}

} // namespace hz::inventory
