#include "plaindocument_p.h"

namespace hz::sync {

namespace {

constexpr qsizetype kMostRevisions = 100; // of longer histories the end is not wanted by everybody

QString toString(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

// Empty if it is none.
QStringList historyIn(const JsonView &revisions)
{
    const std::optional<qint64> start = revisions["start"].integer();
    if (!start || *start > (qint64(1) << 31))
        return {};
    QStringList history;
    const bool isList = revisions["ids"].forEachElement([&](const JsonView &id) {
        const std::optional<QByteArrayView> text = id.text();
        if (!text || history.size() == kMostRevisions || history.size() == *start)
            return false;
        history.append(QString::number(*start - history.size()) + u'-' + toString(*text));
        return true;
    });
    return isList ? history : QStringList();
}

} // namespace

std::optional<PlainDocument> plainDocument(const JsonView &object)
{
    JsonView id, revision, revisions, deleted;
    const auto once = [](JsonView &known, const JsonView &value) {
        const bool isFirst = !known.text() && !known.isObject() && !known.boolean();
        known = value;
        return isFirst;
    };
    const bool isPlain = object.forEachMember([&](QByteArrayView name, const JsonView &value) {
        if (!name.startsWith('_'))
            return true;
        if (name == "_id")
            return once(id, value);
        if (name == "_rev")
            return once(revision, value);
        if (name == "_revisions")
            return once(revisions, value);
        return name == "_deleted" && once(deleted, value) && deleted.boolean();
    });
    if (!isPlain || id.text().value_or(QByteArrayView()).isEmpty()
        || revision.text().value_or(QByteArrayView()).isEmpty())
        return std::nullopt;
    PlainDocument document{
        .id = toString(*id.text()), .deleted = deleted.boolean().value_or(false)};
    const QString own = toString(*revision.text());
    document.history = revisions.isObject() ? historyIn(revisions) : QStringList{own};
    if (document.history.isEmpty() || document.history.constFirst() != own)
        return std::nullopt;
    const auto body = CanonicalObject::without('_', object);
    if (!body)
        return std::nullopt;
    document.body = *body;
    return document;
}

} // namespace hz::sync
