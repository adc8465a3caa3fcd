#include "jsontext_p.h"

#include <hz/core/json.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace hz::sync {

namespace {

// Ids and names of revisions are. False, and nothing written, if this text is not.
bool appendPlain(QByteArray &out, QStringView text)
{
    const qsizetype start = out.size();
    out.resize(start + text.size());
    char *to = out.data() + start;
    for (const QChar c : text) {
        if (c < u' ' || c > u'~' || c == u'"' || c == u'\\') {
            out.truncate(start);
            return false;
        }
        *to++ = char(c.unicode());
    }
    return true;
}

} // namespace

void appendText(QByteArray &out, QStringView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out.append('"');
    if (!appendPlain(out, text)) {
        for (const char c : text.toUtf8()) {
            if (c == '"' || c == '\\') {
                out.append('\\');
                out.append(c);
            } else if (quint8(c) < 0x20) {
                out.append("\\u00");
                out.append(kHex[quint8(c) >> 4]);
                out.append(kHex[quint8(c) & 15]);
            } else {
                out.append(c);
            }
        }
    }
    out.append('"');
}

void appendTexts(QByteArray &out, const QStringList &texts)
{
    out.append('[');
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0)
            out.append(',');
        appendText(out, texts[i]);
    }
    out.append(']');
}

namespace {

// Names that others made need not be: then they do not come back from a number and the rest.
bool isNumbered(const QString &revision)
{
    const qint64 number = QStringView(revision).left(revision.indexOf(u'-')).toLongLong();
    return number > 0 && number <= (qint64(1) << 31)
        && revision.startsWith(QString::number(number) + u'-');
}

} // namespace

void appendRevisions(QByteArray &out, const QStringList &history)
{
    const QString &own = history.constFirst();
    if (history.size() == 1 && !isNumbered(own)) // `_rev` says it
        return;
    out.append(",\"_revisions\":{\"start\":");
    out.append(QStringView(own).left(own.indexOf(u'-')).toLatin1());
    out.append(",\"ids\":[");
    for (qsizetype i = 0; i < history.size(); ++i) {
        if (i > 0)
            out.append(',');
        appendText(out, QStringView(history[i]).sliced(history[i].indexOf(u'-') + 1));
    }
    out.append("]}");
}

void appendBody(QByteArray &out, QByteArrayView object)
{
    if (object.size() <= 2) { // {}
        out.append('}');
        return;
    }
    out.append(',');
    out.append(object.sliced(1));
}

void appendJson(QByteArray &out, const QJsonValue &value)
{
    if (value.isObject()) {
        out.append(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    } else if (value.isArray()) {
        out.append(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    } else {
        const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        out.append(inArray.sliced(1, inArray.size() - 2));
    }
}

std::optional<QJsonValue> parseJson(QByteArrayView bytes)
{
    // In an array, so that Qt reads values of every kind.
    const Result<QJsonObject> object
        = parseObject(QByteArray("{\"v\":[").append(bytes).append("]}"));
    if (!object || object->size() != 1)
        return std::nullopt;
    const QJsonArray values = object->constBegin()->toArray();
    return values.size() == 1 ? std::optional<QJsonValue>(values.first()) : std::nullopt;
}

} // namespace hz::sync
