// Undo and redo, of everyone and of each writer.
#include "support/lessons.h"
#include "support/pagegenerators.h"

#include <hz/page/session.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

using namespace hz;
using namespace hz::page;
using namespace Qt::StringLiterals;

namespace {

constexpr Writer kTeacher{0}, kAnna{1}, kBen{2};

struct Bench {
    test::LessonProfile profile;
    std::unique_ptr<LessonSession> session = profile.create();
    PageId id = session->currentPage();

    const Page &page() const { return *session->lesson().page(id); }
    StrokeId write(Writer writer, int at = 100)
    {
        return session->addStroke(
            id, test::strokeFrom(QPointF(at, at), QPointF(at + 80, at + 40)), writer);
    }
    bool has(const ElementId &element) const { return page().find(element); }
};

std::vector<ElementId> some(const Page &page)
{
    std::vector<ElementId> ids;
    for (const Element &element : test::someOf(page))
        ids.push_back(element.id);
    return ids;
}

// Some way of an eraser over where strokes are.
void eraseSomewhere(LessonSession &session, const PageId &page, Writer writer)
{
    const quint64 gesture = session.newGesture();
    const auto point = [] { return QPointF(*rc::gen::inRange(0, 600), *rc::gen::inRange(0, 400)); };
    QPointF from = point();
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
        const QPointF to = point();
        session.eraseArea(page, from, to, *rc::gen::inRange(4, 40), gesture, writer);
        from = to;
    }
}

// Which stroke each piece was cut from, as far as it was watched.
class Lineage : public QObject {
public:
    explicit Lineage(const LessonSession &session)
    {
        connect(&session, &LessonSession::opApplied, this, [this](const Op &op) { note(op); });
    }
    // What is there twice: a piece, and the stroke that it is a piece of.
    QStringList twice(const Page &page) const
    {
        QStringList found;
        for (const Element *element : page.ink())
            for (auto of = m_cutFrom.constFind(element->id); of != m_cutFrom.cend();
                 of = m_cutFrom.constFind(*of))
                if (page.find(*of))
                    found.append(QStringLiteral("%1 of %2").arg(element->id.seq).arg(of->seq));
        return found;
    }

private:
    void note(const Op &op)
    {
        if (const auto *remove = std::get_if<RemoveElements>(&op)) {
            m_gone = remove->elements;
            return;
        }
        if (const auto *add = std::get_if<AddElements>(&op))
            for (const Element &element : add->elements)
                for (const Element &gone : std::as_const(m_gone))
                    if (gone.z == element.z && !m_seen.contains(element.id))
                        m_cutFrom.insert(element.id, gone.id);
        m_gone.clear();
        if (const auto *add = std::get_if<AddElements>(&op))
            for (const Element &element : add->elements)
                m_seen.insert(element.id);
    }
    std::vector<Element> m_gone;
    QSet<ElementId> m_seen;
    QHash<ElementId, ElementId> m_cutFrom;
};

// One of a few that go on while others work, each on its page.
quint64 someGesture(const PageId &page)
{
    return quint64(qHash(page.text())) % 1'000'000 * 8 + *rc::gen::inRange<quint64>(1, 5);
}

// Something a teacher or a pupil does.
void act(LessonSession &session, Writer writer)
{
    const std::vector<PageRef> &pages = session.lesson().pages();
    const PageId page = pages[size_t(*rc::gen::inRange(0, int(pages.size())))].id;
    const Page &on = *session.lesson().page(page);
    switch (*rc::gen::inRange(0, 14)) {
    case 0:
    case 1:
    case 2:
        session.addStroke(page, *test::strokeOnPage(), writer);
        break;
    case 3:
        session.addObject(page, *test::someObject(), QTransform(), writer);
        break;
    case 4:
        session.eraseStrokes(page, some(on), someGesture(page), writer);
        break;
    case 5:
        session.transformElements(page, some(on),
            QTransform::fromTranslate(*rc::gen::inRange(-90, 90), 5),
            *rc::gen::inRange<quint64>(6, 9));
        break;
    case 6:
        session.setElementProperty(page, some(on), kPropertyInk, *test::someInk());
        break;
    case 7:
        session.bringToFront(page, some(on));
        break;
    case 8:
        session.duplicate(page, some(on), {9, 9});
        break;
    case 9:
        session.addPage(page, {Background::Kind::Dots, ink::Ground::White, 0});
        break;
    case 10:
        session.movePages({page}, pages[size_t(*rc::gen::inRange(0, int(pages.size())))].id);
        break;
    case 11:
    case 12:
        eraseSomewhere(session, page, writer);
        break;
    default:
        session.removePage(page);
        break;
    }
}

test::LessonState stateOf(const LessonSession &session)
{
    test::LessonState state = test::stateOf(session.lesson());
    state.currentPage = {}; // undo goes where something changed
    state.removed.clear();
    return state;
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Each case opens a profile and syncs it to the disk; RC_PARAMS asks for more of them.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=30");
    }

    void undoingAllIsTheBeginningAndRedoingAllTheEnd()
    {
        QVERIFY(rc::check([] {
            Bench bench;
            const test::LessonState start = stateOf(*bench.session);
            for (int i = *rc::gen::inRange(1, 15); i > 0; --i)
                act(*bench.session, kTeacher);
            const test::LessonState end = stateOf(*bench.session);
            while (bench.session->canUndo())
                bench.session->undo();
            RC_ASSERT(stateOf(*bench.session) == start);
            while (bench.session->canRedo())
                bench.session->redo();
            RC_ASSERT(stateOf(*bench.session) == end);
        }));
    }

    void aWritersUndoAndRedoLeaveTheOthersWorkAlone()
    {
        QVERIFY(rc::check([] {
            Bench bench;
            LessonSession &session = *bench.session;
            QSet<ElementId> ofBen;
            for (int i = *rc::gen::inRange(1, 20); i > 0; --i) {
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    ofBen.insert(bench.write(kBen));
                    break;
                case 1:
                    session.undo(kAnna);
                    break;
                case 2:
                    session.redo(kAnna);
                    break;
                default:
                    *rc::gen::arbitrary<bool>() ? void(bench.write(kAnna))
                                                : session.eraseStrokes(bench.id, {}, 3, kAnna);
                }
                for (const ElementId &id : ofBen)
                    RC_ASSERT(bench.has(id));
            }
            while (session.canUndo(kAnna))
                session.undo(kAnna);
            RC_ASSERT(bench.page().strokeCount() == ofBen.size());
        }));
    }

    void undoThenRedoIsWhereOneWas()
    {
        // Also in the middle of the stack, with the work of others above.
        QVERIFY(rc::check([] {
            Bench bench;
            for (int i = *rc::gen::inRange(1, 12); i > 0; --i)
                act(*bench.session, Writer{*rc::gen::inRange<quint32>(0, 3)});
            const auto writer = *rc::gen::arbitrary<bool>()
                ? std::optional<Writer>(Writer{*rc::gen::inRange<quint32>(0, 3)})
                : std::nullopt;
            const test::LessonState before = stateOf(*bench.session);
            bench.session->undo(writer);
            if (stateOf(*bench.session) == before)
                return;
            bench.session->redo(writer);
            RC_ASSERT(stateOf(*bench.session) == before);
        }));
    }

    void inkIsNeverThereTwice()
    {
        QVERIFY(rc::check([] {
            enum class Deed { Cut, Erase, Raise, Undo, Redo };
            Bench bench;
            LessonSession &session = *bench.session;
            const Lineage lineage(session);
            for (const int y : {100, 160, 220})
                session.addStroke(
                    bench.id, test::strokeFrom(QPointF(50, y), QPointF(850, y)), kTeacher);
            for (int i = 0; i < 25; ++i) {
                const Writer writer = *rc::gen::element(kTeacher, kAnna, kBen);
                switch (*rc::gen::weightedElement<Deed>({{8, Deed::Cut}, {1, Deed::Erase},
                    {1, Deed::Raise}, {6, Deed::Undo}, {3, Deed::Redo}})) {
                case Deed::Cut: {
                    const int x = *rc::gen::element(150, 250, 350, 450, 550, 650, 750);
                    const int until = *rc::gen::element(110, 170, 230);
                    session.eraseArea(bench.id, QPointF(x, 80), QPointF(x, until), 10,
                        session.newGesture(), writer);
                    break;
                }
                case Deed::Erase:
                    session.eraseStrokes(
                        bench.id, some(bench.page()), session.newGesture(), writer);
                    break;
                case Deed::Raise:
                    session.bringToFront(bench.id, some(bench.page()));
                    break;
                case Deed::Undo:
                    session.undo(writer);
                    break;
                case Deed::Redo:
                    session.redo(writer);
                    break;
                }
                RC_ASSERT(lineage.twice(bench.page()) == QStringList());
            }
        }));
    }

    void aPieceThatAnotherPupilCutIsNotMadeWholeTwice()
    {
        Bench bench;
        LessonSession &session = *bench.session;
        const StrokeId whole
            = session.addStroke(bench.id, test::strokeFrom({100, 100}, {700, 100}), kTeacher);
        const auto cut = [&](double x, Writer writer) {
            session.eraseArea(bench.id, {x, 50}, {x, 150}, 10, session.newGesture(), writer);
        };
        cut(300, kAnna);
        cut(500, kBen); // the right one of Anna's pieces
        QCOMPARE(bench.page().strokeCount(), 3);
        session.undo(kAnna); // not without taking Ben's cut back as well
        QCOMPARE(bench.page().strokeCount(), 3);
        session.undo(kBen);
        QCOMPARE(bench.page().strokeCount(), 2);
        QVERIFY(!bench.has(whole));
        session.redo(kBen);
        QCOMPARE(bench.page().strokeCount(), 3);
    }

    void whatOnlyOnePupilCutIsMadeWhole()
    {
        Bench bench;
        LessonSession &session = *bench.session;
        const StrokeId whole
            = session.addStroke(bench.id, test::strokeFrom({100, 100}, {700, 100}), kTeacher);
        const StrokeId other
            = session.addStroke(bench.id, test::strokeFrom({100, 300}, {700, 300}), kTeacher);
        const quint64 gesture = session.newGesture();
        session.eraseArea(bench.id, {300, 50}, {300, 150}, 10, gesture, kAnna);
        session.eraseArea(bench.id, {300, 250}, {300, 350}, 10, gesture, kAnna);
        session.eraseArea(bench.id, {500, 50}, {500, 150}, 10, session.newGesture(), kBen);
        session.undo(kAnna); // what Ben has not touched
        QVERIFY(!bench.has(whole) && bench.has(other));
        QCOMPARE(bench.page().strokeCount(), 4);
        session.redo(kAnna);
        QVERIFY(!bench.has(other));
        session.undo(kBen);
        session.undo(kAnna);
        QVERIFY(bench.has(other));
    }

    void twoErasersThatCutInTurnsAreTakenBackInTurn()
    {
        Bench bench;
        LessonSession &session = *bench.session;
        const StrokeId whole
            = session.addStroke(bench.id, test::strokeFrom({100, 100}, {900, 100}), kTeacher);
        const quint64 ofAnna = session.newGesture(), ofBen = session.newGesture();
        const auto cut = [&](double x, quint64 gesture, Writer writer) {
            session.eraseArea(bench.id, {x, 50}, {x, 150}, 10, gesture, writer);
        };
        cut(300, ofAnna, kAnna);
        cut(500, ofBen, kBen);
        cut(700, ofAnna, kAnna); // a piece that Ben made
        QCOMPARE(bench.page().strokeCount(), 4);
        session.undo(kAnna);
        QCOMPARE(bench.page().strokeCount(), 3); // her last cut
        session.undo(kBen);
        QCOMPARE(bench.page().strokeCount(), 2);
        QVERIFY(!bench.has(whole));
    }

    void eachPupilTakesBackTheirOwnStroke()
    {
        Bench bench;
        const StrokeId anna = bench.write(kAnna), ben = bench.write(kBen, 300);
        QVERIFY(anna.run != ben.run); // a run is one writer's
        bench.session->undo(kAnna);
        QVERIFY(!bench.has(anna) && bench.has(ben));
        QVERIFY(!bench.session->canUndo(kAnna) && bench.session->canUndo(kBen));
        QVERIFY(bench.session->canRedo(kAnna) && !bench.session->canRedo(kBen));
        bench.write(kBen, 500);
        bench.session->redo(kAnna); // Ben's writing does not take it away
        QVERIFY(bench.has(anna));
        bench.session->undo(); // the newest of anyone: Anna's, just brought back
        QVERIFY(!bench.has(anna) && bench.has(ben));
    }

    void whatTheTeacherErasedIsPassedOver()
    {
        Bench bench;
        const StrokeId first = bench.write(kAnna), second = bench.write(kAnna, 300);
        bench.session->eraseStrokes(bench.id, {second}, 1, kTeacher);
        bench.session->undo(kAnna);
        QVERIFY(!bench.has(first)); // something is seen to happen
        bench.session->undo(kTeacher);
        QVERIFY(bench.has(second) && !bench.has(first));
    }

    void whatTheTeacherMovedIsNotMovedBack()
    {
        Bench bench;
        const StrokeId id = bench.write(kAnna);
        bench.session->transformElements(bench.id, {id}, QTransform::fromTranslate(50, 0));
        const Placement moved = bench.page().find(id)->placement;
        bench.session->undo(kAnna);
        QVERIFY(!bench.has(id));
        bench.session->redo(kAnna);
        QCOMPARE(bench.page().find(id)->placement, moved);
    }

    void aPageThatSomeoneWroteOnStays()
    {
        Bench bench;
        LessonSession &session = *bench.session;
        session.addPage(bench.id, {});
        const PageId added = session.currentPage();
        session.addStroke(added, test::strokeFrom({1, 1}, {50, 50}), kAnna);
        session.undo(kTeacher);
        QVERIFY(session.lesson().indexOf(added) >= 0);
        QCOMPARE(session.lesson().page(added)->strokeCount(), 1);
    }

    void interleavedErasersAreTwoSteps()
    {
        Bench bench;
        std::vector<StrokeId> ids;
        for (int i = 0; i < 4; ++i)
            ids.push_back(bench.write(kTeacher, 100 * i));
        bench.session->eraseStrokes(bench.id, {ids[0]}, 1, kAnna);
        bench.session->eraseStrokes(bench.id, {ids[1]}, 2, kBen);
        bench.session->eraseStrokes(bench.id, {ids[2]}, 1, kAnna);
        bench.session->eraseStrokes(bench.id, {ids[3]}, 2, kBen);
        bench.session->undo(kAnna);
        QVERIFY(bench.has(ids[0]) && !bench.has(ids[1]) && bench.has(ids[2]) && !bench.has(ids[3]));
    }
};

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
