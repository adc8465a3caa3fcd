#include "undo.h"

#include "elementcodec.h"

#include <QtCore/QSet>

#include <algorithm>

namespace hz::page {

namespace {

constexpr std::ptrdiff_t kOpenSteps = 64; // no more gestures than that are under way at once
constexpr size_t kMostSamplesJoined = 1 << 20; // as in one op of a session

size_t samplesOf(const std::vector<Element> &elements)
{
    size_t samples = 0;
    for (const Element &element : elements)
        samples += element.stroke ? element.stroke->samples.size() : 0;
    return samples;
}

template<typename Change> bool appended(Change &last, const Change &next)
{
    if (last.page != next.page
        || samplesOf(last.elements) + samplesOf(next.elements) > kMostSamplesJoined)
        return false;
    last.elements.insert(last.elements.end(), next.elements.begin(), next.elements.end());
    return true;
}

// What is left of a stroke that was cut stands where it stood: so its height tells the pieces of
// each stroke within a step.
QSet<qint64> heightsOf(const std::vector<Element> &elements)
{
    QSet<qint64> heights;
    for (const Element &element : elements)
        heights.insert(element.z);
    return heights;
}

// An eraser cuts its own rests again and again. What a step made and took away again was never
// there: what is left of a drag is which strokes it took and what is left of them. A piece that
// someone else has cut meanwhile is no rest of ours; it is taken back apart from what we cut
// before.
bool joinedCut(std::vector<Op> &ops, const Op &next)
{
    if (ops.size() < 2)
        return false;
    auto *taken = std::get_if<RemoveElements>(&ops[ops.size() - 2]);
    auto *made = std::get_if<AddElements>(&ops.back());
    if (!taken || !made || taken->page != made->page)
        return false;
    if (const auto *add = std::get_if<AddElements>(&next))
        return appended(*made, *add);
    const auto *remove = std::get_if<RemoveElements>(&next);
    if (!remove || remove->page != taken->page)
        return false;
    RemoveElements others{taken->page, {}};
    const QSet<qint64> cutBefore = heightsOf(taken->elements);
    std::vector<Element> left = made->elements;
    for (const Element &gone : remove->elements) {
        const auto own = std::find_if(left.begin(), left.end(),
            [&](const Element &element) { return element.id == gone.id; });
        if (own == left.end() && !cutBefore.contains(gone.z))
            others.elements.push_back(gone);
        else if (own != left.end() && *own == gone)
            left.erase(own);
        else
            return false; // someone has changed it since
    }
    if (!appended(*taken, others))
        return false;
    made->elements = std::move(left);
    return true;
}

std::optional<Op> fittedTo(const Lesson &lesson, const AddElements &op)
{
    const Page *page = lesson.page(op.page);
    if (!page)
        return std::nullopt;
    AddElements left{op.page, {}};
    for (const Element &element : op.elements)
        if (!page->find(element.id))
            left.elements.push_back(element);
    return left.elements.empty() ? std::nullopt : std::optional<Op>(std::move(left));
}

std::optional<Op> fittedTo(const Lesson &lesson, const RemoveElements &op)
{
    const Page *page = lesson.page(op.page);
    if (!page)
        return std::nullopt;
    RemoveElements left{op.page, {}};
    for (const Element &element : op.elements)
        if (const Element *now = page->find(element.id))
            left.elements.push_back(*now);
    return left.elements.empty() ? std::nullopt : std::optional<Op>(std::move(left));
}

template<typename Change, typename IsUnchanged>
std::optional<Op> fittedParts(const Lesson &lesson, const Change &op, IsUnchanged isUnchanged)
{
    const Page *page = lesson.page(op.page);
    if (!page)
        return std::nullopt;
    Change left = op;
    for (auto &part : left.parts)
        std::erase_if(part.ids, [&](const ElementId &id) {
            const Element *now = page->find(id);
            return !now || !isUnchanged(*now, part.before);
        });
    std::erase_if(left.parts, [](const auto &part) { return part.ids.empty(); });
    return left.parts.empty() ? std::nullopt : std::optional<Op>(std::move(left));
}

std::optional<Op> fittedTo(const Lesson &lesson, const TransformElements &op)
{
    return fittedParts(lesson, op,
        [](const Element &now, const Placement &before) { return now.placement == before; });
}

std::optional<Op> fittedTo(const Lesson &lesson, const SetElementProperty &op)
{
    return fittedParts(lesson, op, [&](const Element &now, const QCborValue &before) {
        return property(now, op.name) == before;
    });
}

std::optional<Op> fittedTo(const Lesson &lesson, const AddPage &op)
{
    return lesson.indexOf(op.page) < 0 ? std::optional<Op>(op) : std::nullopt;
}

// A page that someone else has put something on stays.
std::optional<Op> fittedTo(const Lesson &lesson, const RemovePage &op)
{
    const Page *page = lesson.page(op.page.page);
    if (!page || lesson.pages().size() < 2)
        return std::nullopt;
    QSet<ElementId> known;
    for (const Element &element : op.page.elements)
        known.insert(element.id);
    RemovePage left{{.page = page->id,
        .order = page->order,
        .size = page->size,
        .background = page->background}};
    for (const Element *element : page->elements()) {
        if (!known.contains(element->id))
            return std::nullopt;
        left.page.elements.push_back(*element);
    }
    return left;
}

QCborValue valueNow(const Lesson &lesson, const SetProperty &op)
{
    if (op.page.isEmpty())
        return op.name == u"title" ? lesson.title : lesson.currentPage.text();
    const Page *page = lesson.page(op.page);
    if (!page)
        return {};
    if (op.name == u"background")
        return toCbor(page->background);
    if (op.name == u"size")
        return sizeToCbor(page->size);
    return page->order;
}

std::optional<Op> fittedTo(const Lesson &lesson, const SetProperty &op)
{
    return valueNow(lesson, op) == op.before ? std::optional<Op>(op) : std::nullopt;
}

// Leaves those of a cut, or of one that is taken back, of which all that is to go is there.
void keepWhole(RemoveElements &gone, AddElements &back, const Lesson &lesson)
{
    const Page *page = lesson.page(gone.page);
    QSet<qint64> broken;
    for (const Element &element : gone.elements) {
        const Element *now = page ? page->find(element.id) : nullptr;
        if (!now || now->z != element.z) // on another height it would not be known again
            broken.insert(element.z);
    }
    const auto isBroken = [&](const Element &element) { return broken.contains(element.z); };
    std::erase_if(gone.elements, isBroken);
    std::erase_if(back.elements, isBroken);
}

} // namespace

std::vector<Op> takeFitted(std::span<const Op> &ops, const Lesson &lesson)
{
    std::vector<std::optional<Op>> fitted;
    const auto *taken = std::get_if<RemoveElements>(&ops.front());
    const auto *made = ops.size() > 1 ? std::get_if<AddElements>(&ops[1]) : nullptr;
    if (taken && made && taken->page == made->page) {
        RemoveElements gone = *taken;
        AddElements back = *made;
        keepWhole(gone, back, lesson);
        fitted = {fittedTo(lesson, gone), fittedTo(lesson, back)};
        ops = ops.subspan(2);
    } else {
        fitted = {
            std::visit([&](const auto &change) { return fittedTo(lesson, change); }, ops.front())};
        ops = ops.subspan(1);
    }
    std::vector<Op> left;
    for (std::optional<Op> &op : fitted)
        if (op)
            left.push_back(*std::move(op));
    return left;
}

void UndoStack::note(const Op &op, quint64 group, Writer writer)
{
    std::erase_if(m_redo, [writer](const UndoStep &step) { return step.writer == writer; });
    // Of several pupils at the board one erases while another writes: the step of a gesture goes
    // on, above what was done meanwhile.
    const auto end = m_undo.rbegin() + std::min<std::ptrdiff_t>(kOpenSteps, std::ssize(m_undo));
    const auto step = std::find_if(m_undo.rbegin(), end, [&](const UndoStep &candidate) {
        return candidate.group == group && candidate.writer == writer;
    });
    if (step == end) {
        m_undo.push_back({group, writer, {op}});
        return;
    }
    std::rotate(step.base() - 1, step.base(), m_undo.end());
    std::vector<Op> &ops = m_undo.back().ops;
    if (ops.empty() || (!coalesce(ops.back(), op) && !joinedCut(ops, op)))
        ops.push_back(op);
}

bool UndoStack::hasStep(const Steps &steps, std::optional<Writer> writer)
{
    return std::any_of(steps.begin(), steps.end(),
        [writer](const UndoStep &step) { return !writer || step.writer == *writer; });
}

std::optional<UndoStep> UndoStack::take(Steps &steps, std::optional<Writer> writer)
{
    const auto found = std::find_if(steps.rbegin(), steps.rend(),
        [writer](const UndoStep &step) { return !writer || step.writer == *writer; });
    if (found == steps.rend())
        return std::nullopt;
    UndoStep step = std::move(*found);
    steps.erase(std::next(found).base());
    return step;
}

std::optional<UndoStep> UndoStack::takeUndo(std::optional<Writer> writer)
{
    return take(m_undo, writer);
}

std::optional<UndoStep> UndoStack::takeRedo(std::optional<Writer> writer)
{
    return take(m_redo, writer);
}

} // namespace hz::page
