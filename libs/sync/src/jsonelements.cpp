#include <hz/core/json.h>
#include <hz/sync/jsonelements.h>

#include <QtCore/QCoreApplication>

namespace hz::sync {

namespace {

constexpr qint64 kMaxAroundBytes = 64 << 10;
constexpr qint64 kMaxIdleBytes = 1
    << 20; // a hub that has nothing to tell sends a line feed at times

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

Failure invalid(const char *detail)
{
    return failure(Error::Kind::Invalid,
        QCoreApplication::translate(
            "hz::sync::Http", "The answer of the hub cannot be understood."),
        QString::fromLatin1(detail));
}

} // namespace

JsonElements::JsonElements(QByteArray member, qint64 maxElementBytes)
    : m_start('"' + member + "\":")
    , m_maxElementBytes(maxElementBytes)
{
}

Result<> JsonElements::add(QByteArrayView bytes, const Take &take)
{
    const char *at = bytes.begin();
    while (at != bytes.end()) {
        if (m_where == Where::Around) {
            HZ_CHECK(addAround(*at++));
            continue;
        }
        if (m_where == Where::Between) {
            const char c = *at++;
            if (c == '{') {
                m_where = Where::Inside;
                m_depth = 0;
                --at;
            } else if (c == ']') {
                m_where = Where::Around;
                m_around += c;
                m_depth = 1;
            } else if (c != ',' && !isSpace(c)) {
                return invalid("an element is no object");
            } else if (++m_idle > kMaxIdleBytes) {
                return invalid("too much white space");
            }
            continue;
        }
        const char *from = at;
        bool isWhole = false;
        for (; at != bytes.end() && !isWhole; ++at) {
            const char c = *at;
            if (m_isEscaped)
                m_isEscaped = false;
            else if (m_isText && c == '\\')
                m_isEscaped = true;
            else if (c == '"')
                m_isText = !m_isText;
            else if (!m_isText && (c == '{' || c == '['))
                ++m_depth;
            else if (!m_isText && (c == '}' || c == ']'))
                isWhole = --m_depth == 0;
        }
        if (m_element.size() + (at - from) > m_maxElementBytes)
            return invalid("an element is too large");
        m_element.append(from, at - from);
        if (isWhole) {
            HZ_CHECK(takeElement(take));
            m_where = Where::Between;
        }
    }
    return {};
}

Result<> JsonElements::addAround(char c)
{
    if (m_isEscaped) {
        m_isEscaped = false;
    } else if (m_isText) {
        m_isEscaped = c == '\\';
        m_isText = c != '"';
    } else if (isSpace(c)) {
        if (++m_idle > kMaxIdleBytes)
            return invalid("too much white space");
        return {};
    } else if (c == '"') {
        m_isText = true;
    } else if (c == '{' || c == '[') {
        if (c == '[' && m_depth == 1 && !m_hasArray && m_around.endsWith(m_start)) {
            m_hasArray = true;
            m_where = Where::Between;
        }
        ++m_depth;
    } else if (c == '}' || c == ']') {
        --m_depth;
    }
    m_around += c;
    if (m_around.size() > kMaxAroundBytes)
        return invalid("too much around the list");
    return {};
}

Result<> JsonElements::takeElement(const Take &take)
{
    const Result<QJsonObject> object = parseObject(m_element, m_maxElementBytes);
    if (!object)
        return invalid("an element is no JSON");
    m_element.clear();
    return take(*object);
}

Result<QJsonObject> JsonElements::end()
{
    if (m_where != Where::Around || !m_hasArray)
        return invalid("the list is cut off");
    const Result<QJsonObject> around = parseObject(m_around, kMaxAroundBytes);
    if (!around)
        return invalid("no JSON around the list");
    return around;
}

} // namespace hz::sync
