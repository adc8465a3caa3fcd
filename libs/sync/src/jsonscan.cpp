#include "jsonscan_p.h"

#include <hz/core/json.h>

namespace hz::sync {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

class Cutter {
public:
    explicit Cutter(QByteArrayView text)
        : m_at(text.begin())
        , m_end(text.end())
    {
    }
    bool take(char c)
    {
        skipSpace();
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool isAtEnd()
    {
        skipSpace();
        return m_at == m_end;
    }
    /// What stands between quotes.
    bool text(QByteArrayView &found)
    {
        if (!take('"'))
            return false;
        const char *const from = m_at;
        if (!skipText())
            return false;
        found = QByteArrayView(from, m_at - 1 - from);
        return true;
    }
    /// Up to the comma or bracket that ends it.
    bool value(QByteArrayView &found)
    {
        skipSpace();
        const char *const from = m_at;
        int depth = 0;
        while (m_at != m_end) {
            const char c = *m_at;
            if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                break;
            ++m_at;
            if (c == '"') {
                if (!skipText())
                    return false;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                --depth;
            }
        }
        found = QByteArrayView(from, m_at - from);
        return m_at != from && m_at != m_end;
    }

private:
    void skipSpace()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
    }
    bool skipText() // from behind the first quote to behind the last
    {
        for (; m_at != m_end; ++m_at) {
            if (*m_at == '"') {
                ++m_at;
                return true;
            }
            if (*m_at == '\\' && ++m_at == m_end)
                return false;
        }
        return false;
    }

    const char *m_at;
    const char *const m_end;
};

// A name may be written with escapes, also its first letter.
bool isOwn(QByteArrayView name)
{
    if (!name.startsWith('\\'))
        return name.startsWith('_');
    const Result<QJsonObject> read = parseObject("{\"" + name.toByteArray() + "\":0}");
    return read && read->size() == 1 && read->constBegin().key().startsWith(u'_');
}

} // namespace

bool forEachMember(
    QByteArrayView object, const std::function<bool(QByteArrayView, QByteArrayView)> &visit)
{
    Cutter cutter(object);
    if (!cutter.take('{'))
        return false;
    if (cutter.take('}'))
        return cutter.isAtEnd();
    for (;;) {
        QByteArrayView name, value;
        if (!cutter.text(name) || !cutter.take(':') || !cutter.value(value) || !visit(name, value))
            return false;
        if (!cutter.take(','))
            return cutter.take('}') && cutter.isAtEnd();
    }
}

bool forEachElement(QByteArrayView array, const std::function<bool(QByteArrayView)> &visit)
{
    Cutter cutter(array);
    if (!cutter.take('['))
        return false;
    if (cutter.take(']'))
        return cutter.isAtEnd();
    for (;;) {
        QByteArrayView value;
        if (!cutter.value(value) || !visit(value))
            return false;
        if (!cutter.take(','))
            return cutter.take(']') && cutter.isAtEnd();
    }
}

bool splitDocument(QByteArrayView document, DocumentTexts &texts)
{
    texts.own = "{";
    texts.body.reserve(document.size());
    texts.body.append('{');
    const bool isObject = forEachMember(document, [&](QByteArrayView name, QByteArrayView value) {
        QByteArray &to = isOwn(name) ? texts.own : texts.body;
        if (to.size() > 1)
            to.append(',');
        to.append('"').append(name).append("\":").append(value);
        return true;
    });
    texts.own.append('}');
    texts.body.append('}');
    return isObject;
}

} // namespace hz::sync
