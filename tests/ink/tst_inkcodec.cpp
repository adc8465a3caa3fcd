#include "support/handwriting.h"
#include "support/inkgenerators.h"

#include <hz/ink/codec.h>

#include <QtTest/QTest>

using namespace hz;
using namespace hz::ink;
using namespace Qt::StringLiterals;

class TestInkCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyRunComesBackEqual()
    {
        QVERIFY(rc::check([](const std::vector<Stroke> &strokes, const std::vector<quint32> &seqs,
                              const std::vector<qint64> &places) {
            std::vector<RunEntry> run;
            for (size_t i = 0; i < strokes.size(); ++i)
                run.push_back({i < seqs.size() ? seqs[i] : quint32(i),
                    i < places.size() ? places[i] : 0, std::make_shared<const Stroke>(strokes[i])});
            const Result<std::vector<RunEntry>> back = decodeRun(encodeRun(run));
            RC_ASSERT(back.has_value());
            RC_ASSERT(back->size() == run.size());
            for (size_t i = 0; i < run.size(); ++i) {
                RC_ASSERT(back->at(i).seq == run[i].seq);
                RC_ASSERT(back->at(i).z == run[i].z);
                RC_ASSERT(*back->at(i).stroke == *run[i].stroke);
            }
        }));
    }

    void handwritingCostsAtMostFiveBytesAPoint_data()
    {
        QTest::addColumn<bool>("pressure");
        QTest::addColumn<double>("rateHz");
        QTest::addColumn<double>("jitter");
        QTest::newRow("a touch board, no pressure") << false << 100.0 << 0.25;
        QTest::newRow("a pen tablet with 8192 levels") << true << 133.0 << 0.25;
        QTest::newRow("a fast tablet") << true << 266.0 << 0.25;
        QTest::newRow("a trembling hand") << true << 133.0 << 0.4;
    }
    void handwritingCostsAtMostFiveBytesAPoint()
    {
        QFETCH(bool, pressure);
        QFETCH(double, rateHz);
        QFETCH(double, jitter);
        const std::vector<Stroke> strokes = test::handwrittenLine(u"停车坐爱枫林晚霜叶红于二月花"_s,
            {100, 100}, {.rateHz = rateHz, .jitterUnits = jitter, .pressure = pressure});
        std::vector<RunEntry> run;
        size_t points = 0;
        for (const Stroke &stroke : strokes) {
            run.push_back(
                {quint32(run.size()), qint64(run.size()), std::make_shared<const Stroke>(stroke)});
            points += stroke.samples.size();
        }
        const double bytesPerPoint = double(encodeRun(run).size()) / double(points);
        qInfo("%zu strokes, %zu points, %.2f bytes a point", strokes.size(), points, bytesPerPoint);
        QVERIFY2(bytesPerPoint <= 5.0, qPrintable(QString::number(bytesPerPoint)));
    }

    void everyCutIsRefusedNotCrashedOn()
    {
        const std::vector<Stroke> strokes = test::handwrittenLine(u"山"_s, {0, 0}, {});
        const QByteArray whole = encodeStroke(strokes.front());
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!decodeStroke(QByteArrayView(whole).first(size)).has_value());
    }

    void aFlippedBitNeverReadsBeyondTheBytes()
    {
        const QByteArray whole = encodeStroke(test::handwrittenLine(u"行"_s, {0, 0}, {}).front());
        for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
            QByteArray flipped = whole;
            flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
            const Result<Stroke> result = decodeStroke(flipped);
            if (result)
                QVERIFY(result->samples.size() <= size_t(kMaxSamplesPerStroke));
        }
    }

    void aNewerVersionIsNamedAsSuch()
    {
        QByteArray bytes = encodeStroke(test::handwrittenLine(u"行"_s, {0, 0}, {}).front());
        bytes[1] = 2;
        const Result<Stroke> result = decodeStroke(bytes);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Unsupported);
    }

    void aShortHeadCannotAskForALotOfMemory()
    {
        // One name table, one stroke that claims 2^40 samples.
        const QByteArray bomb = QByteArray::fromHex("d70101016101000000000002808080808020");
        QVERIFY(!decodeRun(bomb).has_value());
    }
};

QTEST_GUILESS_MAIN(TestInkCodec)
#include "tst_inkcodec.moc"
