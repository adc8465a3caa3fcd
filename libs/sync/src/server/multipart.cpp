#include "jsontext_p.h"
#include "multipart_p.h"

#include <hz/core/json.h>
#include <hz/core/ulid.h>

#include <algorithm>

namespace hz::sync::server {

namespace {

constexpr qsizetype kMaxBoundary = 70;
constexpr qsizetype kMaxParts = store::kMaxAttachments + 1;
constexpr qsizetype kMaxPartHead = 8 << 10;
constexpr qsizetype kMaxPartHeaders = 32;

Refused badMultipart(const char *reason)
{
    return badRequest(QStringLiteral("multipart: %1").arg(QLatin1StringView(reason)));
}

// The parameter of a header: name=value; name="value", where \ escapes.
QByteArray parameterOf(const QByteArray &header, QByteArrayView name)
{
    qsizetype at = header.indexOf(';');
    while (at >= 0 && at < header.size()) {
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            return {};
        const QByteArray key = header.sliced(at + 1, equals - at - 1).trimmed().toLower();
        QByteArray value;
        at = equals + 1;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                if (header[at] == '\\' && at + 1 < header.size())
                    ++at;
                value.append(header[at]);
            }
            at = header.indexOf(';', at);
        } else {
            const qsizetype end = header.indexOf(';', at);
            value = (end < 0 ? header.sliced(at) : header.sliced(at, end - at)).trimmed();
            at = end;
        }
        if (key == name)
            return value;
    }
    return {};
}

Answer<Part> partIn(QByteArrayView text)
{
    Part part;
    for (;;) {
        const qsizetype end = text.first(std::min(text.size(), kMaxPartHead)).indexOf("\r\n");
        if (end < 0)
            return badMultipart("the head of a part does not end");
        const QByteArray line = text.first(end).toByteArray();
        text = text.sliced(end + 2);
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        if (colon < 1 || part.headers.size() == kMaxPartHeaders)
            return badMultipart("the head of a part cannot be read");
        part.headers.append(
            {line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed()});
    }
    part.bytes = text;
    return part;
}

} // namespace

QByteArray newBoundary()
{
    return newUlid().toBytes().toHex();
}

void appendPartHead(QByteArray &out, const QByteArray &boundary, const PartHeaders &headers)
{
    out.append("\r\n--").append(boundary).append("\r\n");
    for (const auto &[name, value] : headers) {
        out.append(name).append(": ");
        for (const char c : value)
            out.append(quint8(c) < 0x20 ? ' ' : c);
        out.append("\r\n");
    }
    out.append("\r\n");
}

void appendLastBoundary(QByteArray &out, const QByteArray &boundary)
{
    out.append("\r\n--").append(boundary).append("--");
}

QByteArray dispositionOf(const QString &name)
{
    QByteArray escaped;
    for (const char c : name.toUtf8()) {
        if (c == '"' || c == '\\')
            escaped.append('\\');
        escaped.append(c);
    }
    return "attachment; filename=\"" + escaped + '"';
}

QByteArray Part::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers)
        if (key == name)
            return value;
    return {};
}

Answer<QList<Part>> partsOf(const QByteArray &contentType, QByteArrayView body)
{
    const QByteArray boundary = parameterOf(contentType, "boundary");
    if (boundary.isEmpty() || boundary.size() > kMaxBoundary)
        return badMultipart("there is no boundary");
    const QByteArray between = "\r\n--" + boundary;
    // The first boundary may stand at the very beginning, where no line ends before it.
    qsizetype at = body.startsWith(QByteArrayView(between).sliced(2)) ? between.size() - 2 : -1;
    if (at < 0) {
        const qsizetype found = body.indexOf(between);
        if (found < 0)
            return badMultipart("no boundary is found");
        at = found + between.size();
    }
    QList<Part> parts;
    for (;;) {
        const QByteArrayView left = body.sliced(at);
        if (left.startsWith("--"))
            return parts;
        if (!left.startsWith("\r\n"))
            return badMultipart("a boundary is followed by something else");
        // From the line end of the boundary: a part without headers and bytes is nothing else.
        const qsizetype end = left.sliced(2).indexOf(between);
        if (end < 0)
            return badMultipart("the last boundary is missing");
        if (parts.size() == kMaxParts)
            return refuse(413, "too_large", QStringLiteral("multipart: there are too many parts"));
        HZ_GET(Part part, partIn(left.sliced(2, end)));
        parts.append(std::move(part));
        at += 2 + end + between.size();
    }
}

Answer<WireDocument> documentOfParts(const QByteArray &contentType, QByteArrayView body)
{
    HZ_GET(const QList<Part> parts, partsOf(contentType, body));
    if (parts.isEmpty())
        return badMultipart("there is no document");
    HZ_GET(WireDocument document, wireDocument(parts.constFirst().bytes));
    // By the name in their heads, or else in the order in which the document names them.
    QList<Following> announced = document.following;
    const auto placeOf = [&](const Following &each) {
        QByteArray text;
        appendText(text, each.name);
        return parts.constFirst().bytes.indexOf(text + ':');
    };
    std::stable_sort(
        announced.begin(), announced.end(), [&](const Following &left, const Following &right) {
            return placeOf(left) < placeOf(right);
        });
    for (const Part &part : parts.sliced(1)) {
        const QString name
            = QString::fromUtf8(parameterOf(part.header("content-disposition"), "filename"));
        auto found = std::find_if(announced.begin(), announced.end(),
            [&](const Following &each) { return each.name == name; });
        if (found == announced.end())
            found = announced.begin();
        if (found == announced.end())
            return badMultipart("there are more parts than attachments");
        HZ_ASK(document.attach(*found, part.bytes));
        announced.erase(found);
    }
    if (!announced.isEmpty())
        return refuse(412, "missing_stub",
            QStringLiteral("the attachment %1 does not follow").arg(announced.constFirst().name));
    document.following.clear();
    return document;
}

} // namespace hz::sync::server
