#include "support/pagegenerators.h"
#include "support/support.h"

#include <hz/page/lesson.h>
#include <hz/page/op.h>

#include <QtCore/QCborArray>
#include <QtCore/QElapsedTimer>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

class TestElements : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOpComesBackEqual()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            test::start(lesson);
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
                const Op op = test::someOp(lesson);
                const Result<Op> back = opFromCbor(QCborValue::fromCbor(toCbor(op).toCbor()));
                RC_ASSERT(back.has_value());
                RC_ASSERT(*back == op);
                lesson.apply(op);
            }
        }));
    }

    void theInverseTakesBackExactlyWhatWasDone()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            test::start(lesson);
            for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
                lesson.apply(test::someOp(lesson));
            test::LessonState before = test::stateOf(lesson);
            const Op op = test::someOp(lesson);
            lesson.apply(op);
            lesson.apply(inverse(op));
            test::LessonState after = test::stateOf(lesson);
            before.removed.clear(); // an added page stays known as removed
            after.removed.clear();
            RC_ASSERT(after == before);
        }));
    }

    void aReplayOverAnyLaterStateEndsInThatState()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            test::start(lesson);
            std::vector<Op> ops;
            std::vector<Op> done;
            for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
                const bool undo = !done.empty() && *rc::gen::inRange(0, 4) == 0;
                const Op op = undo ? inverse(done.back()) : test::someOp(lesson);
                undo ? done.pop_back() : done.push_back(op);
                lesson.apply(op);
                ops.push_back(op);
            }
            const test::LessonState end = test::stateOf(lesson);
            const auto from = ops.begin() + *rc::gen::inRange(0, int(ops.size()));
            std::for_each(from, ops.end(), [&](const Op &op) { lesson.apply(op); });
            RC_ASSERT(test::stateOf(lesson) == end);
        }));
    }

    void aDragOfManyMovesIsOneChange()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            test::start(lesson);
            const PageId page = lesson.pages().front().id;
            AddElements add{page, {*test::someElement(), *test::someElement()}};
            lesson.apply(add);
            const ElementId first = add.elements[0].id, second = add.elements[1].id;
            Placement at = lesson.page(page)->find(first)->placement;
            Placement there = lesson.page(page)->find(second)->placement;
            std::optional<Op> whole;
            const Placement began = at, otherBegan = there;
            for (int i = *rc::gen::inRange(2, 9); i > 0; --i) {
                TransformElements step{page,
                    {{at, *test::somePlacement(), {first}},
                        {there, *test::somePlacement(), {second}}}};
                at = step.parts[0].after;
                there = step.parts[1].after;
                if (whole)
                    RC_ASSERT(coalesce(*whole, step));
                else
                    whole = step;
            }
            RC_ASSERT(*whole
                == Op(TransformElements{
                    page, {{began, at, {first}}, {otherBegan, there, {second}}}}));
            RC_ASSERT(!coalesce(*whole, TransformElements{page, {{at, began, {first}}}}));
        }));
    }

    void aPageFindsWhatANaiveListFinds()
    {
        QVERIFY(rc::check([] {
            Lesson lesson;
            test::start(lesson);
            const Page &page = *lesson.page(lesson.pages().front().id);
            for (int i = *rc::gen::inRange(0, 20); i > 0; --i)
                lesson.apply(test::someElementOp(page));
            const QRectF where(*rc::gen::inRange(-800, 1900), *rc::gen::inRange(-800, 1000),
                *rc::gen::inRange(1, 900), *rc::gen::inRange(1, 900));
            std::vector<const Element *> expected = page.elements();
            RC_ASSERT(qsizetype(expected.size()) == page.elementCount());
            std::erase_if(expected,
                [&](const Element *element) { return !bounds(*element).intersects(where); });
            RC_ASSERT(page.elementsWithin(where) == expected);
            qsizetype strokes = 0;
            for (const Element *element : page.elements()) {
                RC_ASSERT(page.find(element->id) == element);
                RC_ASSERT(page.boundsOf(element->id) == bounds(*element));
                RC_ASSERT(page.nextZ() > element->z);
                RC_ASSERT(page.zBelow() < element->z);
                strokes += bool(element->stroke);
            }
            RC_ASSERT(page.strokeCount() == strokes);
        }));
    }

    void whatANewerVersionAddedIsKept()
    {
        // Given an element of a kind we do not know and one with a field we do not know
        const QCborMap formula{{u"kind"_s, u"formula"_s}, {u"latex"_s, u"x^2"_s}};
        const QCborMap image{{u"kind"_s, u"image"_s}, {u"file"_s, 7}}; // a form we do not read
        const QCborMap text{{u"kind"_s, u"text"_s}, {u"text"_s, u"面积"_s},
            {u"ink"_s, u"ink:red"_s}, {u"size"_s, 4096}, {u"align"_s, u"left"_s},
            {u"box"_s, QCborArray{640, 64}}, {u"shadow"_s, true}};
        QCborArray elements;
        for (const QCborMap &object : {formula, image, text})
            elements.append(QCborArray{newUlid().toBytes(), 0, 1, object});
        const QCborValue stored = QCborArray{1, newUlid().toString(), elements};
        // When it is read and written again
        const Result<Op> op = opFromCbor(stored);
        HZ_VERIFY_OK(op);
        // Then nothing is lost
        QCOMPARE(toCbor(*op).toJsonValue(), stored.toJsonValue());
        const auto &read = std::get<AddElements>(*op).elements;
        QVERIFY(std::holds_alternative<Unknown>(*read[0].object));
        QVERIFY(std::holds_alternative<Unknown>(*read[1].object));
        QVERIFY(bounds(read[0]).isEmpty());
        QCOMPARE(std::get<Text>(*read[2].object).text, u"面积"_s);
    }

    void whatIsKnownIsNotReplacedByWhatIsNot()
    {
        // Given a shape with a newer version's field beside it
        const QCborMap formula{{u"kind"_s, u"formula"_s}};
        Element element = objectElement(Shape{.points = {{0, 0}, {64, 64}}});
        element.extra = std::make_shared<const QJsonObject>(QJsonObject{{u"link"_s, u"page:7"_s}});
        const Element before = element;
        // When its object is set to one this version cannot read
        // Then it stays as it is: the field would become the formula's in the journal
        QVERIFY(!page::setProperty(element, kPropertyObject, formula));
        QCOMPARE(element, before);
        // And the other way round
        Element unknown = objectElement(Unknown{formula.toJsonObject()});
        QVERIFY(
            !page::setProperty(unknown, kPropertyObject, page::property(before, kPropertyObject)));
        QCOMPARE(unknown, objectElement(Unknown{formula.toJsonObject()}));
        // But an unknown one can be changed
        const QCborMap other{{u"kind"_s, u"formula"_s}, {u"latex"_s, u"x^2"_s}};
        QVERIFY(page::setProperty(unknown, kPropertyObject, other));
        QCOMPARE(page::property(unknown, kPropertyObject).toMap(), other);
    }

    void badNumbersAreRefused_data()
    {
        QTest::addColumn<QCborValue>("op");
        const QString page = newUlid().toString();
        const QByteArray id = newUlid().toBytes();
        QTest::newRow("no op") << QCborValue(QCborArray{0});
        QTest::newRow("not an array") << QCborValue(u"op"_s);
        QTest::newRow("an element without an id")
            << QCborValue(QCborArray{1, page, QCborArray{QCborArray{QByteArray(), 0, 1, {}}}});
        QTest::newRow("a number below zero") << QCborValue(
            QCborArray{6, page, QCborArray{QCborArray{nullptr, nullptr, QCborArray{id, -1}}}});
        QTest::newRow("a number without a run") << QCborValue(
            QCborArray{6, page, QCborArray{QCborArray{nullptr, nullptr, QCborArray{1}}}});
        QTest::newRow("a matrix of five") << QCborValue(QCborArray{6, page,
            QCborArray{QCborArray{nullptr, QCborArray{1, 2, 3, 4, 5}, QCborArray{id, 1}}}});
        QTest::newRow("a matrix beyond 32 bits") << QCborValue(QCborArray{6, page,
            QCborArray{
                QCborArray{nullptr, QCborArray{1LL << 40, 0, 0, 1, 0, 0}, QCborArray{id, 1}}}});
        QTest::newRow("a page of no size")
            << QCborValue(QCborArray{3, page, u"V"_s, 0, 100, QCborArray{}, QCborArray{}});
    }
    void badNumbersAreRefused()
    {
        QFETCH(QCborValue, op);
        HZ_VERIFY_FAILS(opFromCbor(op), Corrupt);
    }

    void anOpOfANewerVersionIsToldFromDamage()
    {
        HZ_VERIFY_FAILS(opFromCbor(QCborArray{99, newUlid().toString()}), Unsupported);
    }

    void movingTwoThousandStrokesIsASmallOp()
    {
        // Given a page of many strokes in runs of fifteen
        Lesson lesson;
        test::start(lesson);
        const PageId page = lesson.pages().front().id;
        AddElements add{page, {}};
        Ulid run;
        for (int i = 0; i < 2000; ++i) {
            if (i % 15 == 0)
                run = newUlid();
            ink::Stroke stroke{.brush = ink::kPenBrush, .ink = u"ink:black"_s, .width = 384};
            for (int j = 0; j < 60; ++j)
                stroke.samples.push_back(
                    {(i % 60) * 2000 + j * 90, (i / 60) * 2000 + j * 70, 0, 8});
            add.elements.push_back({{run, quint32(i % 15)}, i,
                std::make_shared<const ink::Stroke>(std::move(stroke))});
        }
        lesson.apply(add);
        // When all are moved
        TransformElements moved{page, {{{}, {.dx = 6400, .dy = 3200}, {}}}};
        for (const Element &element : add.elements)
            moved.parts[0].ids.push_back(element.id);
        const qsizetype bytes = toCbor(Op(moved)).toCbor().size();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(lesson.apply(moved));
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        // Then the op holds ids and one matrix
        qInfo("%lld bytes, applied in %.2f ms", bytes, ms);
        QVERIFY2(bytes < 8000, qPrintable(QString::number(bytes)));
        QVERIFY(bytes < toCbor(Op(add)).toCbor().size() / 20);
    }
};

QTEST_GUILESS_MAIN(TestElements)
#include "tst_elements.moc"
