#include "opgenerators.h"

#include <hz/core/orderkey.h>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

AddPage emptyPage(int number, const QString &order)
{
    return {test::pageOf(number), order, kPageSize, {}, {}};
}

PdfSource pdfOf(int pages)
{
    PdfSource source;
    source.pageCount = pages;
    return source;
}

Lesson overPdf(int pages)
{
    Lesson lesson;
    lesson.source = pdfOf(pages);
    lesson.setStoredPages({}, {});
    return lesson;
}

QStringList idsOf(const Lesson &lesson)
{
    QStringList ids;
    for (const PageRef &ref : lesson.pages())
        ids.append(ref.id.text());
    return ids;
}

} // namespace

class TestLesson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageIsPutWhereItWasAskedFor()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            QStringList expected;
            const int count = *rc::gen::inRange(0, 40);
            for (int i = 0; i < count; ++i) {
                // After one of them, or at the end where the page named is none of ours.
                const auto at = *rc::gen::inRange<qsizetype>(0, expected.size() + 1);
                const bool isAtEnd = at == expected.size();
                const PageId after = isAtEnd ? test::pageOf(999) : PageId(expected[at]);
                const AddPage page = emptyPage(i, lesson.orderAfter(after));
                RC_ASSERT(lesson.apply(page));
                expected.insert(isAtEnd ? at : at + 1, page.page.text());
            }
            RC_ASSERT(idsOf(lesson) == expected);
            for (const PageRef &ref : lesson.pages())
                RC_ASSERT(lesson.page(ref.id)->order == ref.order);
        }));
    }

    void pagesOfOneOrderKeyStandByTheirIds()
    {
        Lesson lesson;
        for (const int number : {3, 1, 2})
            lesson.apply(emptyPage(number, u"V"_s));
        QCOMPARE(idsOf(lesson),
            (QStringList{test::pageOf(1).text(), test::pageOf(2).text(), test::pageOf(3).text()}));
    }

    void anOpAppliedTwiceChangesNothingMore()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            (void)fittingHistory(lesson, *rc::gen::inRange(0, 20));
            const Op op = *rc::gen::oneOf(anyOp(), rc::gen::just(fittingOp(lesson, 1000)));
            lesson.apply(op);
            const QStringList once = textOf(lesson);
            RC_ASSERT(!lesson.apply(op));
            RC_ASSERT(textOf(lesson) == once);
        }));
    }

    // What recovery does: documents hold ops up to `folded`, the journal begins at `from`.
    void opsReplayedOverALaterStateGiveTheSameLesson()
    {
        QVERIFY(rc::check([] {
            Lesson live;
            const std::vector<Op> ops = fittingHistory(live, *rc::gen::inRange(0, 60));
            const auto folded = *rc::gen::inRange<size_t>(0, ops.size() + 1);
            const auto from = *rc::gen::inRange<size_t>(0, folded + 1);
            Lesson recovered;
            for (size_t i = 0; i < folded; ++i)
                recovered.apply(ops[i]);
            for (size_t i = from; i < ops.size(); ++i)
                recovered.apply(ops[i]);
            RC_ASSERT(textOf(recovered) == textOf(live));
            RC_ASSERT(recovered.removedPages() == live.removedPages());
        }));
    }

    void opsOnAPageThatIsNotThereChangeNothing()
    {
        Lesson lesson;
        lesson.apply(emptyPage(1, u"V"_s));
        const QStringList before = textOf(lesson);
        const PageId other = test::pageOf(2);
        QVERIFY(!lesson.apply(AddElements{other, {elementOf(1)}}));
        QVERIFY(!lesson.apply(RemoveElements{other, {elementOf(1)}}));
        QVERIFY(!lesson.apply(RemovePage{emptyPage(2, u"W"_s)}));
        QVERIFY(!lesson.apply(
            SetProperty{other, u"background"_s, toCbor(Background{}), toCbor(Background{})}));
        QCOMPARE(textOf(lesson), before);
    }

    void propertiesOfANewerVersionChangeNothing()
    {
        Lesson lesson;
        lesson.apply(emptyPage(1, u"V"_s));
        const QStringList before = textOf(lesson);
        QVERIFY(!lesson.apply(SetProperty{{}, u"subject"_s, u"a"_s, u"b"_s}));
        QVERIFY(!lesson.apply(SetProperty{test::pageOf(1), u"background"_s, 1, u"plaid"_s}));
        QCOMPARE(textOf(lesson), before);
    }

    void aRemovedPageIsKnownAsRemovedUntilItComesBack()
    {
        Lesson lesson;
        lesson.apply(emptyPage(1, u"V"_s));
        lesson.apply(emptyPage(2, u"W"_s));
        lesson.apply(RemovePage{emptyPage(1, u"V"_s)});
        QCOMPARE(idsOf(lesson), QStringList{test::pageOf(2).text()});
        QCOMPARE(lesson.removedPages(), QSet<PageId>{test::pageOf(1)});
        QVERIFY(!lesson.page(test::pageOf(1)));
        lesson.apply(emptyPage(1, u"V"_s));
        QCOMPARE(lesson.indexOf(test::pageOf(1)), 0);
        QCOMPARE(lesson.removedPages(), QSet<PageId>());
    }

    void everyMachineGivesThePagesOfAPdfTheSameNames()
    {
        const Lesson lesson = overPdf(3);
        QCOMPARE(idsOf(lesson),
            (QStringList{u"00000000000000000000000001"_s, u"00000000000000000000000002"_s,
                u"00000000000000000000000003"_s}));
        QCOMPARE(lesson.pages()[0].order, u"V00000V"_s);
        QCOMPARE(lesson.pages()[2].order, u"V00002V"_s);
        QCOMPARE(pdfPageId(2), lesson.pages()[2].id);
    }

    void aBookOpensWithoutAnyOfItsPages()
    {
        const Lesson lesson = overPdf(400);
        QCOMPARE(lesson.pages().size(), size_t(400));
        for (const PageRef &ref : lesson.pages())
            QVERIFY(!lesson.isLoaded(ref.id));
    }

    void aPageOfThePdfShowsThePdfsPage()
    {
        Lesson lesson = overPdf(3);
        lesson.setPdfPageSize([](int index) { return index == 1 ? QSizeF(595, 842) : QSizeF(); });
        const Page *second = lesson.page(pdfPageId(1));
        QCOMPARE(second->background, (Background{.kind = Background::Kind::Pdf, .pdfPage = 1}));
        QCOMPARE(second->size, QSize(763, 1080)); // A4 fitted into 1920 x 1080
        QCOMPARE(second->order, lesson.pages()[1].order);
        QCOMPARE(lesson.page(pdfPageId(2))->size, kPageSize); // whose size cannot be told
        QVERIFY(!lesson.page(pdfPageId(3)));
    }

    void aPageIsReadOnceWhenItIsLookedAt()
    {
        Lesson lesson;
        lesson.setStoredPages({{test::pageOf(1), u"V"_s}, {test::pageOf(2), u"W"_s}}, {});
        QStringList read;
        lesson.setPageLoader([&read](const PageId &id) {
            read.append(id.text());
            auto page = std::make_unique<Page>();
            page->id = id;
            page->add(elementOf(1));
            return page;
        });
        QCOMPARE(lesson.page(test::pageOf(2))->strokeCount(), 1);
        lesson.apply(AddElements{test::pageOf(2), {elementOf(2)}});
        QCOMPARE(lesson.page(test::pageOf(2))->strokeCount(), 2);
        QCOMPARE(read, QStringList{test::pageOf(2).text()});
        lesson.unload(test::pageOf(2));
        QCOMPARE(lesson.page(test::pageOf(2))->strokeCount(), 1);
        QCOMPARE(read.size(), 2);
    }

    void pagesOfTheTeachersOwnStandBetweenThoseOfThePdf()
    {
        Lesson lesson;
        lesson.source = pdfOf(3);
        const QString between = orderKeyBetween(orderKeyAt(0), orderKeyAt(1));
        lesson.setStoredPages({{test::pageOf(1), between}}, {pdfPageId(2)});
        QCOMPARE(idsOf(lesson),
            (QStringList{pdfPageId(0).text(), test::pageOf(1).text(), pdfPageId(1).text()}));
        QVERIFY(!lesson.page(pdfPageId(2)));
    }

    void onlyNamesOfThePdfsPagesMeanThem_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("zero") << Ulid::fromNumber(0).toString();
        QTest::newRow("one beyond the last") << Ulid::fromNumber(4).toString();
        QTest::newRow("a high bit besides") << Ulid::fromParts(0, 1, 1).toString();
        QTest::newRow("a time besides") << Ulid::fromParts(1, 0, 1).toString();
    }
    void onlyNamesOfThePdfsPagesMeanThem()
    {
        QFETCH(const QString, id);
        Lesson lesson;
        lesson.source = pdfOf(3);
        lesson.setStoredPages({}, {});
        lesson.apply(AddPage{PageId(id), u"V"_s, kPageSize, {}, {}});
        lesson.unload(PageId(id));
        QVERIFY(!lesson.page(PageId(id)));
    }

    void aPageThatCannotBeReadIsNotShownAsAnEmptyOne()
    {
        Lesson lesson;
        lesson.source = pdfOf(2);
        lesson.setStoredPages({{pdfPageId(0), orderKeyAt(0)}}, {});
        lesson.setPageLoader([](const PageId &) { return std::unique_ptr<Page>(); });
        QVERIFY(!lesson.page(pdfPageId(0)));
        QVERIFY(lesson.page(pdfPageId(1)));
    }

    void pagesThatHoldTheSameAreEqualHoweverTheyCameToIt()
    {
        Page forth, back;
        for (int i = 0; i < 30; ++i)
            forth.add(elementOf(i, i % 3));
        for (int i = 39; i >= 0; --i)
            back.add(elementOf(i, i % 3));
        QVERIFY(!(forth == back));
        for (int i = 30; i < 40; ++i)
            QVERIFY(back.remove(elementOf(i).id));
        QVERIFY(forth == back);
        QVERIFY(!back.remove(elementOf(35).id));
        QVERIFY(!back.add(elementOf(3)));
        QVERIFY(back.remove(elementOf(3).id));
        back.add(elementOf(3, 7));
        QVERIFY(!(forth == back)); // it lies elsewhere among the others
    }
};

QTEST_GUILESS_MAIN(TestLesson)
#include "tst_lesson.moc"
