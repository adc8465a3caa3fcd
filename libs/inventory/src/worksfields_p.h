// What the documents of tasks, money, training and ledgers have in common. Values; any thread.
#pragma once

#include "servicefields_p.h"

#include <hz/inventory/edit.h>
#include <hz/inventory/plantask.h>
#include <hz/store/transaction.h>

namespace hz::inventory {

inline constexpr QLatin1StringView kWorkId("id"), kWorkUnit("unit"), kWorkYear("year"),
    kWorkDay("day"), kWorkNote("note"), kWorkPerson("person"), kWorkEvidence("evidence"),
    kWorkBy("by"), kWorkAt("at"), kWorkTitle("title"), kWorkLevel("level"), kWorkName("name"),
    kWorkRole("role"), kWorkFen("fen"), kWorkTenths("tenths"), kWorkPractice("practice");

/// The edit that puts a record in the place of what is stored of it; of one that was changed from
/// `seen`, only what was changed.
template<typename Record>
Result<QList<Edit>> planRecord(const store::ReadTransaction &read, const Record &record,
    const std::optional<Record> &seen = {})
{
    const QString id = documentId(record);
    const Result<store::Document> stored = read.get(id);
    if (!stored && stored.error().kind != Error::Kind::NotFound)
        return Failure(stored.error());
    const QJsonObject before = stored ? stored->body : QJsonObject();
    const bool isChange = stored && seen && documentId(*seen) == id;
    return QList<Edit>{{.id = id,
        .before = before,
        .after
        = isChange ? merged(seen->toJson(), record.toJson(), before) : record.toJson(before)}};
}

/// Invalid where a note or the evidence is more than is kept.
Result<> checkWork(const QString &note, const QList<store::BlobRef> &evidence);
bool isWorkYear(int year);
/// Invalid says between which years it has to be.
Result<> checkWorkYear(int year);

} // namespace hz::inventory
