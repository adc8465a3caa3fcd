#include <hz/ink/index.h>

#include <QtTest/QTest>

#include <rapidcheck.h>

using namespace hz::ink;

class TestStrokeIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatANaiveListFinds()
    {
        QVERIFY(rc::check([] {
            StrokeIndex index;
            QHash<quint32, QRectF> naive;
            const auto rect = [] {
                const int reach = *rc::gen::element(50, 3000, 2'000'000);
                return QRectF(*rc::gen::inRange(-reach, reach), *rc::gen::inRange(-reach, reach),
                    *rc::gen::inRange(1, reach), *rc::gen::inRange(1, reach));
            };
            for (int step = *rc::gen::inRange(0, 60); step > 0; --step) {
                const auto handle = quint32(*rc::gen::inRange(0, 20));
                if (*rc::gen::inRange(0, 3) == 0) {
                    index.remove(handle);
                    naive.remove(handle);
                } else {
                    const QRectF place = rect();
                    index.insert(handle, place);
                    naive.insert(handle, place);
                }
            }
            const QRectF where = rect();
            std::vector<quint32> found, expected;
            index.query(where, found);
            for (auto entry = naive.cbegin(); entry != naive.cend(); ++entry)
                if (entry.value().intersects(where))
                    expected.push_back(entry.key());
            std::sort(expected.begin(), expected.end());
            RC_ASSERT(found == expected);
            RC_ASSERT(index.size() == naive.size());
        }));
    }
};

QTEST_GUILESS_MAIN(TestStrokeIndex)
#include "tst_strokeindex.moc"
