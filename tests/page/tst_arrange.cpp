// The commands of a selection, on an open lesson.
#include "support/lessons.h"
#include "support/pagegenerators.h"

#include <hz/page/session.h>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

using Ids = std::vector<ElementId>;

Ids order(const Page &page)
{
    Ids ids;
    for (const Element *element : page.elements())
        ids.push_back(element->id);
    return ids;
}

// Letters in order of the page, lowest first: short to compare.
QString told(const Page &page, const Ids &letters)
{
    QString text;
    for (const ElementId &id : order(page))
        text += QChar(
            ushort('a' + (std::find(letters.begin(), letters.end(), id) - letters.begin())));
    return text;
}

struct Bench {
    test::LessonProfile profile;
    std::unique_ptr<LessonSession> session = profile.create();
    PageId id = session->currentPage();

    const Page &page() const { return *session->lesson().page(id); }
    // Squares of 100 units, at these places.
    Ids squares(const std::vector<QPointF> &places) const
    {
        std::vector<Element> elements;
        elements.reserve(places.size());
        for (const QPointF &place : places)
            elements.push_back(objectElement(
                test::rectangle(100, 100), QTransform::fromTranslate(place.x(), place.y())));
        return session->addElements(id, elements);
    }
    Ids pile(int count) const
    {
        return squares(std::vector<QPointF>(size_t(count), QPointF(50, 50)));
    }
};

} // namespace

class TestArrange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newElementsLieOnTopInTheirOrder()
    {
        Bench bench;
        const Ids ids = bench.pile(3);
        const Ids more = bench.pile(1);
        QCOMPARE(told(bench.page(), {ids[0], ids[1], ids[2], more[0]}), u"abcd"_s);
        bench.session->undo();
        bench.session->undo();
        QCOMPARE(bench.page().elementCount(), 0);
    }

    void orderChangesAsAsked_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<QString>("expected");
        QTest::newRow("to the front") << u"front"_s << u"b"_s << u"acdeb"_s;
        QTest::newRow("several to the front keep their order")
            << u"front"_s << u"ca"_s << u"bdeac"_s;
        QTest::newRow("the top is at the front already") << u"front"_s << u"ed"_s << u"abcde"_s;
        QTest::newRow("to the back") << u"back"_s << u"d"_s << u"dabce"_s;
        QTest::newRow("several to the back keep their order") << u"back"_s << u"ec"_s << u"ceabd"_s;
        QTest::newRow("one up") << u"raise"_s << u"b"_s << u"acbde"_s;
        QTest::newRow("two up, over the next of the others") << u"raise"_s << u"ab"_s << u"cabde"_s;
        QTest::newRow("apart: together over the next") << u"raise"_s << u"ac"_s << u"bdace"_s;
        QTest::newRow("the top cannot go up") << u"raise"_s << u"e"_s << u"abcde"_s;
        QTest::newRow("one down") << u"lower"_s << u"d"_s << u"abdce"_s;
        QTest::newRow("apart: together under the next") << u"lower"_s << u"ce"_s << u"acebd"_s;
        QTest::newRow("the bottom cannot go down") << u"lower"_s << u"a"_s << u"abcde"_s;
    }
    void orderChangesAsAsked()
    {
        QFETCH(QString, command);
        QFETCH(QString, chosen);
        QFETCH(QString, expected);
        Bench bench;
        const Ids ids = bench.pile(5);
        Ids some;
        for (const QChar letter : chosen)
            some.push_back(ids[size_t(letter.unicode() - 'a')]);
        if (command == u"front")
            bench.session->bringToFront(bench.id, some);
        else if (command == u"back")
            bench.session->sendToBack(bench.id, some);
        else if (command == u"raise")
            bench.session->raise(bench.id, some);
        else
            bench.session->lower(bench.id, some);
        QCOMPARE(told(bench.page(), ids), expected);
        if (expected != u"abcde")
            bench.session->undo();
        QCOMPARE(told(bench.page(), ids), u"abcde"_s);
    }

    void upMeansOverWhatOneSeesAbove()
    {
        // Given b above a, but elsewhere; c over a
        Bench bench;
        const Ids ids = bench.squares({{0, 0}, {900, 0}, {50, 50}, {900, 50}});
        // When a goes up one
        bench.session->raise(bench.id, {ids[0]});
        // Then it is over c at once
        QCOMPARE(told(bench.page(), ids), u"bcad"_s);
    }

    void anyChangeOfOrderIsTheOneAskedFor()
    {
        Bench bench;
        QVERIFY(rc::check([&] {
            LessonSession &session = *bench.session;
            session.removeElements(bench.id, order(bench.page()));
            const Ids ids = bench.pile(*rc::gen::inRange(1, 8));
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
                // heights that are alike, as two machines make them
                if (*rc::gen::inRange(0, 3) == 0)
                    session.setElementProperty(bench.id,
                        {ids[size_t(*rc::gen::inRange(0, int(ids.size())))]}, kPropertyZ,
                        bench.page().find(ids[0])->z);
                Ids some;
                for (const ElementId &id : ids)
                    if (*rc::gen::arbitrary<bool>())
                        some.push_back(id);
                if (some.empty())
                    continue;
                Ids naive = order(bench.page());
                const auto isChosen = [&](const ElementId &id) {
                    return std::find(some.begin(), some.end(), id) != some.end();
                };
                const bool up = *rc::gen::arbitrary<bool>();
                if (!up)
                    std::reverse(naive.begin(), naive.end());
                const auto top = std::find_if(naive.rbegin(), naive.rend(), isChosen).base();
                auto over = std::find_if_not(top, naive.end(), isChosen);
                if (over == naive.end())
                    over = std::find_if_not(
                        std::find_if(naive.begin(), naive.end(), isChosen), naive.end(), isChosen);
                if (over != naive.end()) {
                    Ids rest, moved;
                    std::partition_copy(naive.begin(), naive.end(), std::back_inserter(moved),
                        std::back_inserter(rest), isChosen);
                    rest.insert(
                        std::find(rest.begin(), rest.end(), *over) + 1, moved.begin(), moved.end());
                    naive = rest;
                }
                if (!up)
                    std::reverse(naive.begin(), naive.end());
                up ? session.raise(bench.id, some) : session.lower(bench.id, some);
                RC_ASSERT(order(bench.page()) == naive);
            }
        }));
    }

    void aDragIsOneStepAndComesBackExactly()
    {
        // Given ink and a shape
        Bench bench;
        const StrokeId stroke
            = bench.session->addStroke(bench.id, test::strokeFrom({10, 10}, {200, 90}));
        const ElementId shape = bench.squares({{300, 300}}).front();
        const test::LessonState before = test::stateOf(bench.session->lesson());
        // When they are dragged, turned and scaled in one gesture
        for (int i = 0; i < 50; ++i) {
            QTransform by;
            by.translate(3.3, -1.7);
            by.rotate(1.1);
            by.scale(1.01, 0.99);
            bench.session->transformElements(bench.id, {stroke, shape}, by, 7);
        }
        QVERIFY(!(test::stateOf(bench.session->lesson()) == before));
        const test::LessonState after = test::stateOf(bench.session->lesson());
        // Then one undo takes all of it back, and one redo brings it again
        bench.session->undo();
        QVERIFY(test::stateOf(bench.session->lesson()) == before);
        bench.session->redo();
        QVERIFY(test::stateOf(bench.session->lesson()) == after);
    }

    void whatWouldVanishStaysAsItIs()
    {
        Bench bench;
        const Ids ids = bench.squares({{300, 300}});
        bench.session->transformElements(bench.id, ids, QTransform::fromScale(0, 1));
        QVERIFY(!bench.page().find(ids[0])->placement.toTransform().isScaling());
        bench.session->transformElements(bench.id, ids, QTransform::fromTranslate(1e9, 0));
        QCOMPARE(bench.page().boundsOf(ids[0]).center(), QPointF(350, 350));
    }

    void lockedElementsStayAsTheyAre()
    {
        Bench bench;
        const Ids ids = bench.squares({{0, 0}, {200, 0}});
        bench.session->lock(bench.id, {ids[0]});
        const test::LessonState before = test::stateOf(bench.session->lesson());
        bench.session->transformElements(bench.id, {ids[0]}, QTransform::fromTranslate(10, 10));
        bench.session->removeElements(bench.id, {ids[0]});
        bench.session->eraseStrokes(bench.id, {ids[0]}, 3);
        bench.session->setElementProperty(bench.id, {ids[0]}, kPropertyInk, u"ink:red"_s);
        bench.session->bringToFront(bench.id, {ids[0]});
        QVERIFY(test::stateOf(bench.session->lesson()) == before);
        bench.session->unlock(bench.id, ids);
        bench.session->removeElements(bench.id, ids);
        QCOMPARE(bench.page().elementCount(), 0);
    }

    void inkTakesAnotherColourAndWidth()
    {
        Bench bench;
        const StrokeId stroke
            = bench.session->addStroke(bench.id, test::strokeFrom({10, 10}, {200, 90}));
        const ElementId shape = bench.squares({{0, 0}}).front();
        bench.session->setElementProperty(bench.id, {stroke, shape}, kPropertyInk, u"ink:red"_s);
        bench.session->setElementProperty(bench.id, {stroke}, kPropertyWidth, 640);
        QCOMPARE(bench.page().find(stroke)->stroke->ink, u"ink:red"_s);
        QCOMPARE(bench.page().find(stroke)->stroke->width, quint16(640));
        QCOMPARE(std::get<Shape>(*bench.page().find(shape)->object).ink, u"ink:red"_s);
        // A width that no pen has is refused
        bench.session->setElementProperty(bench.id, {stroke}, kPropertyWidth, -1);
        QCOMPARE(bench.page().find(stroke)->stroke->width, quint16(640));
    }

    void groupsHoldTogetherAndCopiesAreGroupsOfTheirOwn()
    {
        Bench bench;
        const Ids ids = bench.squares({{0, 0}, {200, 0}, {400, 0}});
        const GroupId group = bench.session->group(bench.id, {ids[0], ids[1]});
        QCOMPARE(bench.page().find(ids[0])->group, group);
        QVERIFY(bench.page().find(ids[2])->group.isNull());
        const Ids copies = bench.session->duplicate(bench.id, ids, {30, 40});
        QCOMPARE(copies.size(), ids.size());
        const GroupId other = bench.page().find(copies[0])->group;
        QVERIFY(!other.isNull() && other != group);
        QCOMPARE(bench.page().find(copies[1])->group, other);
        QVERIFY(bench.page().find(copies[2])->group.isNull());
        QCOMPARE(
            bench.page().boundsOf(copies[0]), bench.page().boundsOf(ids[0]).translated(30, 40));
        bench.session->ungroup(bench.id, ids);
        QVERIFY(bench.page().find(ids[0])->group.isNull());
        QCOMPARE(bench.page().find(copies[0])->group, other);
    }

    void textIsOneStepAGesture()
    {
        Bench bench;
        const ElementId id
            = bench.session->addObject(bench.id, Text{.box = {640, 640}}, QTransform());
        for (const QString &typed : {u"面"_s, u"面积"_s, u"面积是"_s})
            bench.session->setObject(bench.id, id, Text{.text = typed, .box = {640, 640}}, 11);
        QCOMPARE(std::get<Text>(*bench.page().find(id)->object).text, u"面积是"_s);
        bench.session->undo();
        QCOMPARE(std::get<Text>(*bench.page().find(id)->object).text, QString());
    }

    void pagesAreCopiedMovedAndTakenBack()
    {
        Bench bench;
        LessonSession &session = *bench.session;
        const StrokeId stroke = session.addStroke(bench.id, test::strokeFrom({1, 1}, {90, 90}));
        session.setBackground(bench.id, {Background::Kind::Staff, ink::Ground::Paper, 0});
        session.setPageHeight(bench.id, 2000);
        const PageId copy = session.duplicatePage(bench.id);
        const PageId last = session.addPage(copy, {});
        const auto pages = [&] {
            QString text;
            for (const PageRef &ref : session.lesson().pages())
                text += ref.id == bench.id ? u"a" : ref.id == copy ? u"b" : u"c";
            return text;
        };
        QCOMPARE(pages(), u"abc"_s);
        // The copy has the same on it, under other ids
        const Page &twin = *session.lesson().page(copy);
        QCOMPARE(twin.size, QSize(1920, 2000));
        QVERIFY(twin.background.kind == Background::Kind::Staff);
        QCOMPARE(twin.strokeCount(), 1);
        QVERIFY(!twin.find(stroke));
        QCOMPARE(*twin.ink().front()->stroke, *bench.page().find(stroke)->stroke);
        // Moves, one and several
        session.movePages({last}, {});
        QCOMPARE(pages(), u"cab"_s);
        session.movePages({last, bench.id}, copy);
        QCOMPARE(pages(), u"bca"_s);
        session.movePages({bench.id, copy}, {});
        QCOMPARE(pages(), u"abc"_s);
        session.undo();
        QCOMPARE(pages(), u"bca"_s);
        session.undo();
        session.undo();
        QCOMPARE(pages(), u"abc"_s);
        // Several removed at once come back at once; one page always stays
        session.removePages({bench.id, copy, last});
        QCOMPARE(session.lesson().pages().size(), size_t(1));
        session.undo();
        QCOMPARE(pages(), u"abc"_s);
        QCOMPARE(bench.page().strokeCount(), 1);
    }

    void aPageNeverShrinksBelowTheUsual()
    {
        Bench bench;
        bench.session->setPageHeight(bench.id, 10);
        QCOMPARE(bench.page().size, kPageSize);
        bench.session->setPageHeight(bench.id, 1 << 30);
        QCOMPARE(bench.page().size, QSize(1920, kMaxPageHeight));
    }
};

QTEST_MAIN(TestArrange)
#include "tst_arrange.moc"
