#include "inparallel_p.h"

#include <hz/inventory/edit.h>
#include <hz/store/database.h>

#include <algorithm>
#include <mutex>

namespace hz::inventory {

namespace {

constexpr qsizetype kBatch = 8'000; // durable together, and as long until a stop is heard
constexpr qsizetype kFirstBatch = 1'000; // nothing is written before it is ready

bool isNew(const Edit &edit)
{
    return edit.before.isEmpty() && !edit.after.isEmpty();
}

/// Edits that are written together, and those of new documents ready to be.
struct Batch {
    QList<Edit> edits;
    std::vector<std::optional<store::PreparedDraft>> ready; // as many
    QList<Edit> undo; // once it is written
};

Result<std::unique_ptr<Batch>> prepare(
    const store::Database &database, QList<Edit> edits, TaskControl &task)
{
    auto batch = std::make_unique<Batch>();
    batch->ready.resize(size_t(edits.size()));
    std::mutex mutex;
    Result<> outcome; // the first failure
    const auto prepareSome = [&](int, size_t first, size_t last) {
        for (size_t i = first; i < last; ++i) {
            const Edit &edit = edits.at(qsizetype(i));
            if (!isNew(edit))
                continue;
            Result<store::PreparedDraft> ready = database.prepare(edit.id, edit.after);
            if (ready) {
                batch->ready[i] = *std::move(ready);
                continue;
            }
            const std::lock_guard lock(mutex);
            if (outcome)
                outcome = Failure(ready.error());
        }
    };
    HZ_CHECK(inParallel(0, batch->ready.size(), task, prepareSome, [](size_t) {}));
    HZ_CHECK(outcome);
    batch->edits = std::move(edits);
    return batch;
}

// Whether there is one already or not.
Result<Edit> writeKnown(store::WriteTransaction &transaction, const Edit &edit)
{
    const Result<store::Document> current = transaction.get(edit.id);
    if (!current && current.error().kind != Error::Kind::NotFound)
        return Failure(current.error());
    const QJsonObject now = current ? current->body : QJsonObject();
    store::Draft draft{.id = edit.id, .parent = current ? current->revision : QString()};
    if (edit.after.isEmpty()) {
        if (!current)
            return Edit{.id = edit.id};
        draft.deleted = true;
    } else {
        draft.body = current ? merged(edit.before, edit.after, now) : edit.after;
        if (current)
            draft.keep = current->attachments.keys();
    }
    HZ_CHECK(store::put(transaction, draft));
    return Edit{.id = edit.id, .before = draft.body, .after = now};
}

// New ones that follow each other at once.
Result<> write(store::WriteTransaction &transaction, Batch &batch)
{
    const QList<Edit> &edits = batch.edits;
    const auto &ready = batch.ready;
    batch.undo.reserve(edits.size());
    for (qsizetype first = 0; first < edits.size();) {
        QList<store::PreparedDraft> drafts;
        qsizetype end = first;
        for (; end < edits.size() && ready[size_t(end)]; ++end) {
            drafts.append(*ready[size_t(end)]);
            batch.undo.append({.id = edits[end].id, .before = edits[end].after});
        }
        HZ_TRY(const QList<qsizetype> taken, store::putNew(transaction, drafts));
        for (const qsizetype at : taken) {
            HZ_TRY(batch.undo[first + at], writeKnown(transaction, edits[first + at]));
        }
        for (first = end; first < edits.size() && !ready[size_t(first)]; ++first) {
            HZ_TRY(Edit back, writeKnown(transaction, edits[first]));
            batch.undo.append(std::move(back));
        }
    }
    return {};
}

/// A batch on its way. It is freed on the thread that waits for it, never on the writer's: that
/// would be when the next one is made ready, and two threads of one heap wait for each other.
class Writing {
public:
    Writing(store::Database &database, std::unique_ptr<Batch> batch)
        : m_batch(std::move(batch))
        , m_task(database.write(
              [batch = m_batch.get()](store::WriteTransaction &transaction) -> Result<> {
                  return write(transaction, *batch);
              }))
    {
    }
    ~Writing() { (void)m_task.wait(); }
    Q_DISABLE_COPY_MOVE(Writing)

    /// What there is to undo.
    Result<QList<Edit>> wait()
    {
        HZ_CHECK(m_task.wait());
        return m_batch->undo;
    }

private:
    std::unique_ptr<Batch> m_batch;
    Task<void> m_task;
};

} // namespace

QJsonObject merged(const QJsonObject &before, const QJsonObject &after, const QJsonObject &now)
{
    QJsonObject result = now;
    for (auto field = after.begin(); field != after.end(); ++field)
        if (before[field.key()] != field.value())
            result[field.key()] = field.value();
    for (auto field = before.begin(); field != before.end(); ++field)
        if (!after.contains(field.key()))
            result.remove(field.key());
    return result;
}

Result<Edit> writeEdit(store::WriteTransaction &transaction, const Edit &edit)
{
    if (isNew(edit)) {
        // Nearly always there is none yet: so it is not looked for first.
        const Result<QString> made = store::put(transaction, {.id = edit.id, .body = edit.after});
        if (made)
            return Edit{.id = edit.id, .before = edit.after};
        if (made.error().kind != Error::Kind::Conflict)
            return Failure(made.error());
    }
    return writeKnown(transaction, edit);
}

// The next batch is made ready while the one before it is written.
Result<qsizetype> writeEdits(store::Database &database, const QList<Edit> &edits, TaskControl &task,
    const std::function<void(const QList<Edit> &undo)> &undoable)
{
    qsizetype begun = 0, written = 0;
    std::optional<Writing> writing;
    const auto finish = [&]() -> Result<> {
        if (!writing)
            return {};
        HZ_TRY(const QList<Edit> undo, writing->wait());
        writing.reset();
        if (undoable)
            undoable(undo);
        written += undo.size();
        task.setProgress(written, edits.size());
        return {};
    };
    task.setProgress(0, edits.size());
    while (begun < edits.size() && !task.isCancelled()) {
        const qsizetype size = begun == 0 ? kFirstBatch : kBatch;
        Result<std::unique_ptr<Batch>> next = prepare(database, edits.mid(begun, size), task);
        HZ_CHECK(finish());
        if (!next && next.error().kind == Error::Kind::Cancelled)
            break;
        if (!next)
            return Failure(next.error());
        begun += (*next)->edits.size();
        writing.emplace(database, *std::move(next));
    }
    HZ_CHECK(finish());
    return written;
}

} // namespace hz::inventory
