#include "support/support.h"

#include <hz/core/task.h>
#include <hz/ui/finding.h>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

// The texts found, best first.
QString found(const QStringList &texts, const QString &typed)
{
    std::vector<Findable> items;
    for (const QString &text : texts)
        items.push_back({.text = text});
    const FindIndex index(std::move(items), FindIndex::By::NameAndPinyin);
    QStringList found;
    for (const FindIndex::Hit &hit : index.find(typed, TaskControl()))
        found.append(index.items()[hit.item].text);
    return found.join(u" | ");
}

rc::Gen<QString> anyText(const QString &letters, int most)
{
    return rc::gen::mapcat(rc::gen::inRange(0, most), [letters](int length) {
        return rc::gen::map(rc::gen::container<std::vector<int>>(
                                size_t(length), rc::gen::inRange(0, int(letters.size()))),
            [letters](const std::vector<int> &picks) {
                QString text;
                for (const int pick : picks)
                    text += letters[pick];
                return text;
            });
    });
}

} // namespace

class TestFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBestFitComesFirst_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("a whole name before one that begins so")
            << QStringList{u"Penalty"_s, u"Pen"_s} << u"pen"_s << u"Pen | Penalty"_s;
        QTest::newRow("a beginning before a word within")
            << QStringList{u"Red pen"_s, u"Pens"_s} << u"pen"_s << u"Pens | Red pen"_s;
        QTest::newRow("a word within before letters within")
            << QStringList{u"Open"_s, u"Red pen"_s} << u"pen"_s << u"Red pen | Open"_s;
        QTest::newRow("the shorter name first") << QStringList{u"Page of the lesson"_s, u"Pages"_s}
                                                << u"page"_s << u"Pages | Page of the lesson"_s;
        QTest::newRow("equal ones in their order")
            << QStringList{u"Lesson b"_s, u"Lesson a"_s} << u"lesson"_s << u"Lesson b | Lesson a"_s;
        QTest::newRow("every word counts, in any order")
            << QStringList{u"Red pen"_s, u"Red ink"_s} << u"pen red"_s << u"Red pen"_s;
        QTest::newRow("letters in their order")
            << QStringList{u"Full screen"_s, u"Whole page"_s} << u"fsc"_s << u"Full screen"_s;
        QTest::newRow("Chinese") << QStringList{u"下一页"_s, u"三角形的面积"_s} << u"面积"_s
                                 << u"三角形的面积"_s;
        QTest::newRow("first letters of the pinyin")
            << QStringList{u"水的循环"_s, u"三角形的面积"_s} << u"sjx"_s << u"三角形的面积"_s;
        QTest::newRow("pinyin") << QStringList{u"水的循环"_s, u"三角形的面积"_s} << u"xunhuan"_s
                                << u"水的循环"_s;
        QTest::newRow("pinyin as an input method parts it")
            << QStringList{u"水的循环"_s, u"水面"_s} << u"shui xun"_s << u"水的循环"_s;
        QTest::newRow("a name before pinyin")
            << QStringList{u"山行"_s, u"SX 200"_s} << u"sx"_s << u"SX 200 | 山行"_s;
        QTest::newRow("full-width letters are letters")
            << QStringList{u"A4 paper"_s} << u"Ａ４"_s << u"A4 paper"_s;
        QTest::newRow("spaces left out") << QStringList{u"第 6 页"_s} << u"第6页"_s << u"第 6 页"_s;
        QTest::newRow("nothing fits") << QStringList{u"Pen"_s} << u"xyz"_s << QString();
        QTest::newRow("nothing typed") << QStringList{u"Pen"_s} << u"  "_s << QString();
    }
    void theBestFitComesFirst()
    {
        QFETCH(const QStringList, texts);
        QFETCH(const QString, typed);
        QFETCH(const QString, first);
        QCOMPARE(found(texts, typed), first);
    }

    void otherNamesAreFoundToo()
    {
        const FindIndex index({{.text = u"第 16 页"_s, .names = {u"16"_s}},
            {.text = u"第 6 页"_s, .names = {u"6"_s}}, {.text = u"撤销"_s, .names = {u"undo"_s}}});
        QCOMPARE(index.find(u"6"_s, TaskControl()).front().item, size_t(1)); // wholly so called
        QCOMPARE(index.find(u"undo"_s, TaskControl()).front().item, size_t(2));
    }

    void whatHoldsTheTextIsFoundAndWhatLacksALetterIsNot()
    {
        QVERIFY(rc::check([] {
            const QString letters = u"ab三角 "_s;
            const auto texts = *rc::gen::container<std::vector<QString>>(anyText(letters, 12));
            const QString typed = *anyText(u"ab三角"_s, 4);
            std::vector<Findable> items;
            for (const QString &text : texts)
                items.push_back({.text = text});
            const FindIndex index(std::move(items));
            const std::vector<FindIndex::Hit> hits = index.find(typed, TaskControl());
            RC_ASSERT(std::is_sorted(hits.begin(), hits.end(), [](const auto &a, const auto &b) {
                return a.score > b.score || (a.score == b.score && a.item < b.item);
            }));
            for (size_t item = 0; item < texts.size(); ++item) {
                const bool isHit = std::any_of(
                    hits.begin(), hits.end(), [&](const auto &hit) { return hit.item == item; });
                const bool isWithin = !typed.isEmpty() && texts[item].contains(typed);
                const bool hasLetters = std::all_of(typed.begin(), typed.end(),
                    [&](QChar letter) { return texts[item].contains(letter); });
                RC_ASSERT(!isWithin || isHit);
                RC_ASSERT(!isHit || hasLetters);
            }
        }));
    }

    void aCancelledSearchFindsNothing()
    {
        TaskControl task;
        task.cancel();
        QVERIFY(FindIndex({{.text = u"Pen"_s}}).find(u"pen"_s, task).empty());
    }
};

QTEST_GUILESS_MAIN(TestFinding)
#include "tst_finding.moc"
