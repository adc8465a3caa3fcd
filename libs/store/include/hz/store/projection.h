// Tables made from documents, for lists, filters and counts: kept up to date in the transaction
// that writes the document, dropped and rebuilt when their version changes. The functions run on
// the writer's thread.
#pragma once

#include <hz/core/result.h>
#include <hz/store/document.h>

#include <QtCore/QMap>
#include <QtCore/QVariant>

#include <functional>

namespace hz::store {

class Connection;

/// What a projection may do: run statements with bound values.
class ProjectionWriter {
public:
    explicit ProjectionWriter(Connection &connection)
        : m_connection(connection)
    {
    }
    Result<> run(const QString &sql, const QVariantList &bound = {});

private:
    Connection &m_connection;
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
