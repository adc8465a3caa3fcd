#include "screens.h"

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

class TestBoardPalette : public QObject {
    Q_OBJECT

    std::unique_ptr<Language> m_chinese;
    std::unique_ptr<SampleProfile> m_sample;

    // Typed, and the first that was found chosen.
    static Result<> choose(Stage &stage, const QString &typed)
    {
        HZ_CHECK(find(stage, typed));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        return stage.settle();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_chinese = std::make_unique<Language>(u"zh_CN"_s);
        Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
        HZ_VERIFY_OK(sample);
        m_sample = std::move(*sample);
    }

    void aNumberIsAPageOfTheOpenLesson_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a number") << u"6"_s;
        QTest::newRow("as people say it") << u"第 6 页"_s;
        QTest::newRow("without spaces") << u"第6页"_s;
    }
    void aNumberIsAPageOfTheOpenLesson()
    {
        QFETCH(const QString, typed);
        const auto stage = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(stage);
        HZ_VERIFY_OK((*stage)->openLesson(m_sample->lessons().characters));
        HZ_VERIFY_OK(choose(**stage, typed));
        QCOMPARE((*stage)->pageNumber(), 6);
    }

    void aLessonIsOpenedFromHomeAndFromALesson()
    {
        const auto stage = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(stage);
        HZ_VERIFY_OK(choose(**stage, u"山行"_s));
        QVERIFY((*stage)->host().session());
        QCOMPARE((*stage)->host().session()->lesson().id, m_sample->lessons().poem);
        HZ_VERIFY_OK(choose(**stage, u"pxsbx"_s));
        QCOMPARE((*stage)->host().session()->lesson().id, m_sample->lessons().parallelogram);
    }

    void aFolderIsShownOnHome()
    {
        const auto stage = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(stage);
        HZ_VERIFY_OK((*stage)->openLesson(m_sample->lessons().poem));
        HZ_VERIFY_OK(choose(**stage, u"数学"_s));
        QVERIFY(!(*stage)->host().session());
        QVERIFY(shownCard(**stage, m_sample->lessons().parallelogram));
        QVERIFY(!shownCard(**stage, m_sample->lessons().poem));
    }

    void aCommandIsGivenInEitherLanguage()
    {
        const auto stage = Stage::open(monitors().front(), m_sample.get());
        HZ_VERIFY_OK(stage);
        HZ_VERIFY_OK((*stage)->openLesson(m_sample->lessons().poem));
        HZ_VERIFY_OK(choose(**stage, u"下一页"_s));
        QCOMPARE((*stage)->pageNumber(), 2);
        HZ_VERIFY_OK(choose(**stage, u"previous"_s));
        QCOMPARE((*stage)->pageNumber(), 1);
    }
};

int main(int argc, char **argv)
{
    return runOnMonitors<TestBoardPalette>(argc, argv);
}

#include "tst_boardpalette.moc"
