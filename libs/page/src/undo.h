// What was done and can be taken back, by everyone or by one writer. GUI thread.
//
// Steps of several writers lie in one stack. Taking back one that is not the newest must not undo
// what others did since: an op is fitted to the lesson as it stands before it is applied.
#pragma once

#include <hz/page/lesson.h>
#include <hz/page/op.h>

#include <optional>
#include <span>
#include <vector>

namespace hz::page {

/// Takes the next change off a step's ops and returns what of it still applies: without elements
/// that are gone, that are there already, or that someone else has changed since, and with what is
/// there now as its past. Empty if nothing is left of it.
///
/// A stroke and what an eraser left of it take each other's place whole or not at all: where
/// someone else has cut, erased or raised one of the pieces since, the others stay as well. So all
/// ink is either there or in the one step that took it away, and is never there twice.
std::vector<Op> takeFitted(std::span<const Op> &ops, const Lesson &lesson);

struct UndoStep {
    quint64 group = 0;
    Writer writer;
    std::vector<Op> ops;
};

class UndoStack {
public:
    /// Notes a change; changes of one writer and group are one step. What this writer could redo is
    /// forgotten.
    void note(const Op &op, quint64 group, Writer writer);

    /// The newest step, of this writer if one is given.
    std::optional<UndoStep> takeUndo(std::optional<Writer> writer);
    std::optional<UndoStep> takeRedo(std::optional<Writer> writer);
    void giveUndo(UndoStep step) { m_undo.push_back(std::move(step)); }
    void giveRedo(UndoStep step) { m_redo.push_back(std::move(step)); }

    bool canUndo(std::optional<Writer> writer) const { return hasStep(m_undo, writer); }
    bool canRedo(std::optional<Writer> writer) const { return hasStep(m_redo, writer); }

private:
    using Steps = std::vector<UndoStep>;
    static bool hasStep(const Steps &steps, std::optional<Writer> writer);
    static std::optional<UndoStep> take(Steps &steps, std::optional<Writer> writer);

    Steps m_undo; // newest last
    Steps m_redo;
};

} // namespace hz::page
