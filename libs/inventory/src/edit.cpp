#include <hz/inventory/edit.h>
#include <hz/store/database.h>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr qsizetype kBatch = 4'000; // durable together, and as long until a stop is heard

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
    if (edit.before.isEmpty() && !edit.after.isEmpty()) {
        // Nearly always there is none yet: so it is not looked for first.
        const Result<QString> made = store::put(transaction, {.id = edit.id, .body = edit.after});
        if (made)
            return Edit{.id = edit.id, .before = edit.after};
        if (made.error().kind != Error::Kind::Conflict)
            return Failure(made.error());
    }
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

Result<qsizetype> writeEdits(store::Database &database, const QList<Edit> &edits, TaskControl &task,
    const std::function<void(const QList<Edit> &undo)> &undoable)
{
    qsizetype written = 0;
    task.setProgress(0, edits.size());
    while (written < edits.size() && !task.isCancelled()) {
        const QList<Edit> batch = edits.mid(written, kBatch);
        const auto undo = std::make_shared<QList<Edit>>();
        HZ_CHECK(
            database.writeAndWait([batch, undo](store::WriteTransaction &transaction) -> Result<> {
                for (const Edit &edit : batch) {
                    HZ_TRY(Edit back, writeEdit(transaction, edit));
                    undo->append(std::move(back));
                }
                return {};
            }));
        if (undoable)
            undoable(*undo);
        written += batch.size();
        task.setProgress(written, edits.size());
    }
    return written;
}

} // namespace hz::inventory
