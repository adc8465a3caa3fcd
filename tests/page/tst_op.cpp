#include "opgenerators.h"

#include <QtCore/QCborArray>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

// Whatever was wrong with the bytes, it has been noticed and named.
bool isDamage(const Error &error)
{
    // A codec's version byte cannot tell a newer version from damage.
    return error.kind == Error::Kind::Corrupt || error.kind == Error::Kind::Unsupported;
}

// The same tree with one of its values, at any depth, replaced by another.
QCborValue withOneReplaced(const QCborValue &tree)
{
    if (!tree.isArray() || tree.toArray().isEmpty() || *rc::gen::inRange(0, 4) == 0)
        return *anyValue();
    QCborArray array = tree.toArray();
    const auto at = *rc::gen::inRange<qsizetype>(0, array.size());
    if (*rc::gen::inRange(0, 6) == 0)
        array.removeAt(at);
    else
        array[at] = withOneReplaced(array.at(at));
    return array;
}

} // namespace

class TestOp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOpSurvivesItsBytes()
    {
        QVERIFY(rc::check([] {
            const Op op = *anyOp();
            const QByteArray bytes = toCbor(op).toCbor();
            const Result<Op> read = opFromCbor(QCborValue::fromCbor(bytes));
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == op);
        }));
    }

    void anInverseInvertedIsTheOp()
    {
        QVERIFY(rc::check([] {
            const Op op = *anyOp();
            RC_ASSERT(inverse(inverse(op)) == op);
            RC_ASSERT(page::pageOf(inverse(op)) == page::pageOf(op));
        }));
    }

    void anOpAndItsInverseLeaveTheLessonAsItWas()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            (void)fittingHistory(lesson, *rc::gen::inRange(0, 30));
            const QStringList before = textOf(lesson);
            const Op op = fittingOp(lesson, 1000);
            lesson.apply(op);
            lesson.apply(inverse(op));
            RC_ASSERT(textOf(lesson) == before);
        }));
    }

    void fieldsOfANewerVersionAtTheEndAreSkipped()
    {
        QVERIFY(rc::check([] {
            const Op op = *anyOp();
            QCborArray fields = toCbor(op).toArray();
            fields.append(*anyValue());
            const Result<Op> read = opFromCbor(fields);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == op);
        }));
    }

    void damagedBytesAreNoticedOrGiveAnOp()
    {
        QVERIFY(rc::check([] {
            QByteArray bytes = toCbor(*anyOp()).toCbor();
            for (int flips = *rc::gen::inRange(1, 4); flips > 0; --flips) {
                char &byte = bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())];
                byte = char(quint8(byte) ^ (1u << *rc::gen::inRange(0, 8)));
            }
            bytes.truncate(*rc::gen::inRange<qsizetype>(0, bytes.size() + 1));
            const Result<Op> read = opFromCbor(QCborValue::fromCbor(bytes));
            RC_ASSERT(read || isDamage(read.error()));
            if (read)
                RC_ASSERT(opFromCbor(toCbor(*read)).has_value());
        }));
    }

    void valuesOfTheWrongKindAreNoticedOrGiveAnOp()
    {
        QVERIFY(rc::check([] {
            const Result<Op> read = opFromCbor(withOneReplaced(toCbor(*anyOp())));
            RC_ASSERT(read || isDamage(read.error()));
            if (read) {
                RC_ASSERT(opFromCbor(toCbor(*read)).has_value());
                Lesson lesson;
                (void)fittingHistory(lesson, 5);
                lesson.apply(*read);
                lesson.apply(inverse(*read));
                (void)textOf(lesson);
            }
        }));
    }

    void whatIsNoOpIsDamage_data()
    {
        QTest::addColumn<QCborValue>("value");
        const QString page = test::pageOf(1).text();
        const QByteArray run = runOf(1).toBytes(), stroke = ink::encodeStroke(strokeOf(1));
        const QCborArray background = toCbor(Background{}).toArray();
        const auto element = [&](QCborArray fields) {
            return QCborValue(QCborArray{1, page, QCborArray{fields}});
        };
        QTest::newRow("nothing") << QCborValue();
        QTest::newRow("a number") << QCborValue(1);
        QTest::newRow("no number") << QCborValue(QCborArray{page});
        QTest::newRow("ink on a page without an id")
            << QCborValue(QCborArray{1, QString(), QCborArray()});
        QTest::newRow("ink on a page whose id is a path")
            << QCborValue(QCborArray{1, QStringLiteral("../../../../../etc/passwd"), QCborArray()});
        QTest::newRow("no list of ink") << QCborValue(QCborArray{1, page, 7});
        QTest::newRow("a run's id too short") << element({run.left(15), 1, 1, stroke});
        QTest::newRow("a number below zero") << element({run, -1, 1, stroke});
        QTest::newRow("a number beyond 32 bits") << element({run, qint64(1) << 32, 1, stroke});
        QTest::newRow("a place that is a text") << element({run, 1, page, stroke});
        QTest::newRow("no stroke") << element({run, 1, 1});
        QTest::newRow("half a stroke") << element({run, 1, 1, stroke.left(stroke.size() / 2)});
        QTest::newRow("a page of no width")
            << QCborValue(QCborArray{3, page, u"V"_s, 0, 1080, background, QCborArray()});
        QTest::newRow("a page of two million units")
            << QCborValue(QCborArray{3, page, u"V"_s, 1920, 2'000'000, background, QCborArray()});
        QTest::newRow("a ground of nowhere") << QCborValue(QCborArray{
            3, page, u"V"_s, 1920, 1080, QCborArray{u"plain"_s, u"blue"_s, 0}, QCborArray()});
    }
    void whatIsNoOpIsDamage()
    {
        QFETCH(const QCborValue, value);
        HZ_VERIFY_FAILS(opFromCbor(value), Corrupt);
    }

    void anOpOfANewerVersionIsSaidToBeOne()
    {
        HZ_VERIFY_FAILS(opFromCbor(QCborArray{99, newUlid().toString()}), Unsupported);
    }

    void numbersInTheJournalNeverChange()
    {
        const auto number = [](const Op &op) { return toCbor(op).toArray().at(0).toInteger(); };
        QCOMPARE(number(AddElements{}), 1);
        QCOMPARE(number(RemoveElements{}), 2);
        QCOMPARE(number(AddPage{}), 3);
        QCOMPARE(number(RemovePage{}), 4);
        QCOMPARE(number(SetProperty{}), 5);
    }
};

QTEST_GUILESS_MAIN(TestOp)
#include "tst_op.moc"
