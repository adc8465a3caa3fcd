#include "jsonsplit_p.h"

#include <hz/core/json.h>

namespace hz::sync::server {

namespace {

constexpr qsizetype kMaxRestBytes = 64 << 10;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Refused notJson()
{
    return badRequest(QStringLiteral("invalid UTF-8 JSON"));
}

} // namespace

bool JsonSplitter::addToString(char c)
{
    if (!m_isInText) {
        m_isInText = c == '"';
        return m_isInText;
    }
    if (m_isEscaped)
        m_isEscaped = false;
    else if (c == '\\')
        m_isEscaped = true;
    else if (c == '"')
        m_isInText = false;
    return true;
}

// Outside the array: kept, and watched for the key that the array stands behind.
Answer<std::monostate> JsonSplitter::addMember(char c)
{
    if (m_rest.size() == kMaxRestBytes)
        return refuse(413, "too_large",
            QStringLiteral("beside %1 the body is too large").arg(QLatin1StringView(m_key)));
    m_rest.append(c);
    const bool began = !m_isInText;
    if (addToString(c)) {
        if (m_depth == 1 && began)
            m_lastText.clear();
        else if (m_depth == 1 && m_isInText && m_lastText.size() <= m_key.size())
            m_lastText.append(c);
        return std::monostate();
    }
    if (c == '{' || c == '[') {
        const bool isArray = c == '[' && m_depth == 1 && m_lastText == m_key
            && m_rest.chopped(1).trimmed().endsWith(':');
        if (!isArray && ++m_depth > kMaxJsonDepth)
            return notJson();
        if (!isArray)
            return std::monostate();
        if (std::exchange(m_hadArray, true))
            return notJson();
        m_at = At::Array;
        m_wantsElement = true;
        return std::monostate();
    }
    if ((c == '}' || c == ']') && --m_depth == 0)
        m_at = At::End;
    return std::monostate();
}

Answer<std::monostate> JsonSplitter::add(
    QByteArrayView bytes, const std::function<void(QByteArray)> &take)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        switch (m_at) {
        case At::Start:
            if (isSpace(c))
                break;
            if (c != '{')
                return notJson();
            m_rest.append(c);
            m_depth = 1;
            m_at = At::Members;
            break;
        case At::Members:
            HZ_ASK(addMember(c));
            break;
        case At::Array:
            if (isSpace(c))
                break;
            if (c == ']') {
                m_rest.append(c);
                m_lastText.clear();
                m_at = At::Members;
            } else if (c == ',' && !m_wantsElement) {
                m_wantsElement = true;
            } else if (c == '{' && m_wantsElement) {
                m_element = "{";
                m_depth = 1;
                m_at = At::Element;
            } else {
                return badRequest(QStringLiteral("Document must be a JSON object"));
            }
            break;
        case At::Element: {
            // To the end of the element, or of what has come.
            qsizetype end = i;
            for (; end < bytes.size(); ++end) {
                const char e = bytes[end];
                if (addToString(e))
                    continue;
                if (e == '{' || e == '[')
                    ++m_depth;
                else if ((e == '}' || e == ']') && --m_depth == 0)
                    break;
            }
            const bool isComplete = end < bytes.size();
            m_element.append(bytes.sliced(i, (isComplete ? end + 1 : end) - i));
            if (m_element.size() > m_maxElement)
                return refuse(413, "document_too_large",
                    QStringLiteral("a document is larger than %1 bytes").arg(m_maxElement));
            i = isComplete ? end : bytes.size();
            if (!isComplete)
                break;
            take(std::exchange(m_element, {}));
            m_depth = 1;
            m_wantsElement = false;
            m_at = At::Array;
            break;
        }
        case At::End:
            if (!isSpace(c))
                return notJson();
            break;
        }
    }
    return std::monostate();
}

QByteArray JsonSplitter::before(const QByteArray &key) const
{
    const QByteArray named = '"' + key + '"';
    const qsizetype at = m_rest.indexOf(named);
    if (at < 0)
        return {};
    QByteArray value = m_rest.sliced(at + named.size()).trimmed();
    if (!value.startsWith(':'))
        return {};
    value = value.sliced(1);
    const qsizetype comma = value.indexOf(',');
    return comma < 0 ? QByteArray() : value.first(comma).trimmed();
}

Answer<QJsonObject> JsonSplitter::rest() const
{
    if (m_at != At::End)
        return badRequest(QStringLiteral("the JSON of the body ends too early"));
    if (!m_hadArray)
        return badRequest(
            QStringLiteral("POST body must include `%1` parameter.").arg(QLatin1StringView(m_key)));
    Result<QJsonObject> object = parseObject(m_rest);
    if (!object)
        return notJson();
    return std::move(*object);
}

} // namespace hz::sync::server
