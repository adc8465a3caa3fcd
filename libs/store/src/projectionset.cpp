#include "documents_p.h"
#include "projectionset_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringConverter>

namespace hz::store {

namespace {

bool mayBeNamed(const Projection &projection, const QString &object)
{
    return object == projection.name || object.startsWith(projection.name + u'_');
}

Result<QStringList> tablesOf(Connection &connection, const Projection &projection)
{
    QStringList tables;
    Query query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    for (;;) {
        HZ_TRY(const bool more, query.step());
        if (!more)
            return tables;
        if (mayBeNamed(projection, query.text(0)))
            tables.append(query.text(0));
    }
}

Result<bool> hasTables(Connection &connection, const Projection &projection)
{
    Query stored(connection, "SELECT 1 FROM projections WHERE name = ? AND version = ?",
        projection.name, projection.version);
    return stored.step();
}

} // namespace

namespace {

// Rows of one table follow each other mostly, and the statement is as long as the row.
QByteArray statementBytes(const QString &sql)
{
    thread_local QString last;
    thread_local QByteArray utf8;
    if (sql != last) {
        utf8 = sql.toUtf8();
        last = sql;
    }
    return utf8;
}

} // namespace

void NotedRows::add(const QString &sql, const QVariantList &bound)
{
    constexpr qsizetype kUsualBytes = 400;
    if (m_bytes.isEmpty())
        m_bytes.reserve(kUsualBytes);
    m_statements.push_back({statementBytes(sql), size_t(bound.size())});
    m_values.reserve(m_values.size() + size_t(bound.size()));
    for (const QVariant &value : bound)
        switch (value.typeId()) {
        case QMetaType::UnknownType:
        case QMetaType::Nullptr:
            m_values.emplace_back();
            break;
        case QMetaType::Double:
        case QMetaType::Float:
            m_values.push_back({.kind = Value::Kind::Real, .real = value.toDouble()});
            break;
        case QMetaType::QByteArray:
            addBytes(*static_cast<const QByteArray *>(value.constData()));
            break;
        case QMetaType::QString:
            addText(*static_cast<const QString *>(value.constData()));
            break;
        default:
            m_values.push_back({.kind = Value::Kind::Integer, .integer = value.toLongLong()});
        }
}

void NotedRows::addBytes(QByteArrayView bytes)
{
    m_values.push_back(
        {.kind = Value::Kind::Bytes, .integer = m_bytes.size(), .size = bytes.size()});
    m_bytes += bytes;
}

// Without a text of its own for each.
void NotedRows::addText(QStringView text)
{
    QStringEncoder encode(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const qsizetype start = m_bytes.size();
    m_bytes.resize(start + encode.requiredSpace(text.size()));
    char *const from = m_bytes.data() + start;
    const qsizetype size = encode.appendToBuffer(from, text) - from;
    m_bytes.resize(start + size);
    m_values.push_back({.kind = Value::Kind::Text, .integer = start, .size = size});
}

void NotedRows::clear()
{
    m_statements.clear();
    m_values.clear();
    m_bytes.resize(0); // keeps its room
}

Result<> NotedRows::run(Connection &connection) const
{
    const Value *value = m_values.data();
    for (const Statement &statement : m_statements) {
        Query query(connection, QByteArrayView(statement.sql));
        for (size_t i = 0; i < statement.values; ++i, ++value)
            switch (value->kind) {
            case Value::Kind::Null:
                query.bindNull();
                break;
            case Value::Kind::Integer:
                query.bind(value->integer);
                break;
            case Value::Kind::Real:
                query.bind(value->real);
                break;
            case Value::Kind::Text:
                query.bindText(QByteArrayView(m_bytes).sliced(value->integer, value->size));
                break;
            case Value::Kind::Bytes:
                query.bind(QByteArrayView(m_bytes).sliced(value->integer, value->size));
                break;
            }
        HZ_CHECK(query.run());
    }
    return {};
}

Result<> ProjectionWriter::run(const QString &sql, const QVariantList &bound)
{
    m_rows.add(sql, bound);
    return {};
}

Result<NotedRows> ProjectionSet::note(const Document &document) const
{
    NotedRows rows;
    ProjectionWriter writer(rows);
    for (const Projection &projection : m_projections)
        HZ_CHECK(projection.apply(writer, document));
    return rows;
}

Result<> ProjectionSet::apply(Connection &connection, const Document &document) const
{
    HZ_TRY(const NotedRows rows, note(document));
    return rows.run(connection);
}

Result<> ProjectionSet::remove(Connection &connection, const QString &id) const
{
    NotedRows rows;
    ProjectionWriter writer(rows);
    for (const Projection &projection : m_projections)
        HZ_CHECK(projection.remove(writer, id));
    return rows.run(connection);
}

Result<bool> ProjectionSet::isPrepared(Connection &connection) const
{
    for (const Projection &projection : m_projections) {
        HZ_TRY(const bool prepared, hasTables(connection, projection));
        if (!prepared)
            return false;
    }
    return true;
}

Result<> ProjectionSet::prepare(Connection &connection) const
{
    for (const Projection &projection : m_projections) {
        HZ_TRY(const bool prepared, hasTables(connection, projection));
        if (prepared)
            continue;
        HZ_TRY(const QStringList tables, tablesOf(connection, projection));
        for (const QString &table : tables) {
            const QByteArray drop
                = "DROP TABLE \"" + table.toUtf8() + '"'; // a name of our own schema
            HZ_CHECK(connection.execute(drop.constData()));
        }
        for (const QString &statement : projection.ddl)
            HZ_CHECK(connection.execute(statement.toUtf8().constData()));
        HZ_CHECK(Query(connection,
            "INSERT OR REPLACE INTO projections(name, version, built_to) VALUES (?, ?, 0)",
            projection.name, projection.version)
                     .run());
    }
    return {};
}

Result<bool> ProjectionSet::buildSome(Connection &connection, int limit) const
{
    for (const Projection &projection : m_projections) {
        Query state(connection,
            "SELECT built_to FROM projections WHERE name = ? AND built_to IS NOT NULL",
            projection.name);
        HZ_TRY(const bool unfinished, state.step());
        if (!unfinished)
            continue;
        QStringList ids;
        qint64 builtTo = state.integer(0);
        {
            Query docs(connection,
                "SELECT doc, id, deleted FROM docs WHERE doc > ? ORDER BY doc LIMIT ?", builtTo,
                limit);
            for (;;) {
                HZ_TRY(const bool more, docs.step());
                if (!more)
                    break;
                builtTo = docs.integer(0);
                ids.append(docs.integer(2) ? QString() : docs.text(1));
            }
        }
        NotedRows rows;
        ProjectionWriter writer(rows);
        for (const QString &id : std::as_const(ids)) {
            if (id.isEmpty())
                continue;
            const Result<Document> document = readDocument(connection, id, std::nullopt);
            if (!document && document.error().kind == Error::Kind::Corrupt)
                continue; // the full check tells of it; the others are listed
            HZ_CHECK(document);
            rows.clear();
            HZ_CHECK(projection.apply(writer, *document));
            HZ_CHECK(rows.run(connection));
        }
        Query note(connection, "UPDATE projections SET built_to = ? WHERE name = ?");
        ids.size() < limit ? note.bindNull() : note.bind(builtTo);
        note.bind(projection.name);
        HZ_CHECK(note.run());
        return true;
    }
    return false;
}

// In documents, as their numbers tell: none is ever removed.
Result<TaskProgress> ProjectionSet::progress(Connection &connection) const
{
    Query last(connection, "SELECT ifnull(max(doc), 0) FROM docs");
    HZ_CHECK(last.step());
    const qint64 documents = last.integer(0);
    TaskProgress all;
    for (const Projection &projection : m_projections) {
        Query state(connection, "SELECT built_to FROM projections WHERE name = ?", projection.name);
        HZ_TRY(const bool known, state.step());
        all.total += documents;
        all.done += known && !state.isNull(0) ? state.integer(0) : documents;
    }
    return all;
}

Result<> ProjectionSet::noteMissed(Connection &connection) const
{
    QStringList missed;
    {
        Query known(connection, "SELECT name, version FROM projections WHERE version <> 0");
        for (;;) {
            HZ_TRY(const bool more, known.step());
            if (!more)
                break;
            const QString name = known.text(0);
            if (std::none_of(m_projections.cbegin(), m_projections.cend(),
                    [&](const Projection &projection) {
                        return projection.name == name && projection.version == known.integer(1);
                    }))
                missed.append(name);
        }
    }
    for (const QString &name : std::as_const(missed))
        HZ_CHECK(
            Query(connection, "UPDATE projections SET version = 0 WHERE name = ?", name).run());
    return {};
}

std::optional<ProjectionSet::NamedQuery> ProjectionSet::query(const QString &name) const
{
    for (const Projection &projection : m_projections) {
        const auto found = projection.queries.constFind(name);
        if (found != projection.queries.cend())
            return NamedQuery{&projection, found->toUtf8()};
    }
    return std::nullopt;
}

Result<bool> ProjectionSet::isCurrent(Connection &connection, const Projection &projection) const
{
    Query state(connection,
        "SELECT 1 FROM projections WHERE name = ? AND version = ? AND built_to IS NULL",
        projection.name, projection.version);
    return state.step();
}

} // namespace hz::store
