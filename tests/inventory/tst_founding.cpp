#include "support/support.h"

#include <hz/inventory/founding.h>

using namespace Qt::StringLiterals;
using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

Q_DECLARE_METATYPE(hz::inventory::Keeper)

namespace {

const Keeper kSchool{.level = UnitLevel::School,
    .unit = UnitCode(u"2162999001"_s),
    .name = u" 测试第一小学 "_s,
    .county = UnitCode(u"622921"_s)};

} // namespace

class FoundingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedUnitsAreOnePrefectureAndItsCounties()
    {
        const std::vector<Unit> units = shippedUnits();
        QCOMPARE(units.size(), size_t(9));
        QVERIFY(units[0].level == UnitLevel::Prefecture && units[0].parent.isEmpty());
        for (size_t i = 1; i < units.size(); ++i) {
            QVERIFY(units[i].level == UnitLevel::County && units[i].parent == units[0].code);
            QVERIFY(units[i].code.text().size() == 6 && !units[i].name.isEmpty());
            QVERIFY(units[i].code.text() > units[i - 1].code.text());
        }
        QCOMPARE(unitsToChoose(nullptr), units);
        QCOMPARE(unitsToChoose(Register::fromRecords({.units = {units[0]}}).get()),
            std::vector<Unit>{units[0]});
    }

    void aKeeperIsCheckedBeforeAnythingIsWritten_data()
    {
        QTest::addColumn<Keeper>("keeper");
        QTest::addColumn<bool>("isSound");
        const auto school = [](const QString &name, const QString &code) {
            return Keeper{.level = UnitLevel::School, .unit = UnitCode(code), .name = name};
        };
        QTest::newRow("the prefecture") << Keeper{.level = UnitLevel::Prefecture} << true;
        QTest::newRow("a county") << Keeper{.level = UnitLevel::County,
            .unit = UnitCode(u"622921"_s)}
                                  << true;
        QTest::newRow("no county") << Keeper{.level = UnitLevel::County} << false;
        QTest::newRow("a school") << kSchool << true;
        QTest::newRow("by its code") << school(u"测试学校"_s, u"3162999001"_s) << true;
        QTest::newRow("by its name") << school(u"测试职业学校"_s, u"9962999001"_s) << true;
        QTest::newRow("of no kind") << school(u"测试学校"_s, u"9962999001"_s) << false;
        QTest::newRow("no name") << school(u" "_s, u"2162999001"_s) << false;
        QTest::newRow("nine digits") << school(u"小学"_s, u"216299900"_s) << false;
        QTest::newRow("letters") << school(u"小学"_s, u"21629990O1"_s) << false;
    }
    void aKeeperIsCheckedBeforeAnythingIsWritten()
    {
        QFETCH(Keeper, keeper);
        QFETCH(bool, isSound);
        const Result<> outcome = checkKeeper(keeper);
        QCOMPARE(outcome.has_value(), isSound);
        QVERIFY(outcome || !outcome.error().message.isEmpty());
    }

    void anEmptyDatabaseGetsUnitsAndTheSchool()
    {
        const QList<Edit> edits = foundingEdits(*Register::fromRecords({}), kSchool);
        QCOMPARE(edits.size(), 10);
        QCOMPARE(edits.first().id, u"unit:622900"_s);
        const Result<School> school = School::fromJson(edits.last().after);
        HZ_VERIFY_OK(school);
        QCOMPARE(school->name, u"测试第一小学"_s);
        QCOMPARE(school->county.text(), u"622921"_s);
        QVERIFY(school->kind == SchoolKind::PrimarySchool);
    }

    void whatIsThereStays()
    {
        Records records;
        records.units = {{UnitCode(u"629900"_s), u"别的州"_s, UnitLevel::Prefecture}};
        records.schools = {{.code = kSchool.unit, .name = u"原来的名字"_s}};
        QVERIFY(foundingEdits(*Register::fromRecords(records), kSchool).isEmpty());
        QVERIFY(foundingEdits(*Register::fromRecords(records), {.level = UnitLevel::Prefecture})
                    .isEmpty());
    }
};

QTEST_GUILESS_MAIN(FoundingTest)
#include "tst_founding.moc"
