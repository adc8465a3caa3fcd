// Tables made from documents, for lists, filters and counts: kept up to date in the transaction
// that writes the document, dropped and rebuilt when their version changes. What a projection says
// of a document follows from the document alone: its functions run on any thread, several at once,
// before the document is written or while it is.
#pragma once

#include <hz/core/result.h>
#include <hz/store/document.h>

#include <QtCore/QMap>
#include <QtCore/QVariant>

#include <functional>

namespace hz::store {

class NotedRows;

/// What a projection may do: have statements run with bound values, in this order.
class ProjectionWriter {
public:
    /// For this library.
    explicit ProjectionWriter(NotedRows &rows)
        : m_rows(rows)
    {
    }
    Result<> run(const QString &sql, const QVariantList &bound = {});

private:
    NotedRows &m_rows;
};

struct Projection {
    QString name; // letters only; each of its tables and indexes is called `name` or `name_…`
    int version = 1;
    QStringList ddl;
    /// Must give the same rows when it runs again: INSERT OR REPLACE. Called with live winners
    /// only.
    std::function<Result<>(ProjectionWriter &, const Document &)> apply;
    std::function<Result<>(ProjectionWriter &, const QString &id)> remove;
    QMap<QString, QString>
        queries; // name → SELECT, for ReadTransaction::rows(); names are unique in a database
};

} // namespace hz::store
