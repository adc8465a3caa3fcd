// Undo and redo, of everyone and of each writer.
#include "support/lessons.h"
#include "support/pagegenerators.h"

#include <hz/page/session.h>

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

// Something a teacher or a pupil does.
void act(LessonSession &session, Writer writer)
{
    const std::vector<PageRef> &pages = session.lesson().pages();
    const PageId page = pages[size_t(*rc::gen::inRange(0, int(pages.size())))].id;
    const Page &on = *session.lesson().page(page);
    switch (*rc::gen::inRange(0, 12)) {
    case 0:
    case 1:
    case 2:
        session.addStroke(page, *test::strokeOnPage(), writer);
        break;
    case 3:
        session.addObject(page, *test::someObject(), QTransform(), writer);
        break;
    case 4:
        session.eraseStrokes(page, some(on), *rc::gen::inRange<quint64>(1, 5), writer);
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
