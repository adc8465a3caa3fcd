#include <hz/core/json.h>
#include <hz/sync/jsonelements.h>

#include <QtCore/QCoreApplication>

#include <array>
#include <utility>

namespace hz::sync {

namespace {

constexpr qint64 kMaxAroundBytes = 64 << 10;
constexpr qint64 kMaxIdleBytes = 1
    << 20; // a hub that has nothing to tell sends a line feed at times

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Where the search for an element's end halts.
enum Kind : quint8 { Outside = 1, InText = 2 };

constexpr std::array<quint8, 256> kKinds = [] {
    std::array<quint8, 256> kinds{};
    for (const char c : {'"', '{', '}', '[', ']'})
        kinds[quint8(c)] = Kind::Outside;
    kinds[quint8('"')] |= Kind::InText;
    kinds[quint8('\\')] = Kind::InText;
    return kinds;
}();

const char *detailOf(JsonElements::Flaw flaw)
{
    switch (flaw) {
    case JsonElements::Flaw::None:
    case JsonElements::Flaw::NotJson:
        return "no JSON around the list";
    case JsonElements::Flaw::NoObject:
        return "an element is no object";
    case JsonElements::Flaw::NoArray:
        return "the list is cut off";
    case JsonElements::Flaw::LargeElement:
        return "an element is too large";
    case JsonElements::Flaw::LargeRest:
        return "too much around the list";
    }
    return "";
}

} // namespace

JsonElements::JsonElements(QByteArray member, qint64 maxElementBytes)
    : m_member(std::move(member))
    , m_maxElementBytes(maxElementBytes)
{
}

Failure JsonElements::fail(Flaw flaw)
{
    m_flaw = flaw;
    return failure(Error::Kind::Invalid,
        QCoreApplication::translate(
            "hz::sync::Http", "The answer of the hub cannot be understood."),
        QString::fromLatin1(detailOf(flaw)));
}

Result<> JsonElements::add(QByteArrayView bytes, const Take &take)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (at != end) {
        if (m_at == At::Inside) {
            const char *const from = at;
            const bool isWhole = endsIn(at, end);
            const QByteArrayView piece(from, at - from);
            if (m_element.size() + piece.size() > m_maxElementBytes)
                return fail(Flaw::LargeElement);
            if (!isWhole || !m_element.isEmpty())
                m_element.append(piece);
            if (!isWhole)
                continue;
            HZ_CHECK(take(m_element.isEmpty() ? piece : QByteArrayView(m_element)));
            m_element.clear();
            m_wantsElement = false;
            m_at = At::Between;
            continue;
        }
        const char c = *at++;
        if (!m_isText && isSpace(c)) {
            if (++m_idle > kMaxIdleBytes)
                return fail(Flaw::LargeRest);
        } else if (m_at != At::Between) {
            HZ_CHECK(addAround(c));
        } else if (c == '{' && m_wantsElement) {
            m_at = At::Inside;
            m_depth = 0;
            --at;
        } else if (c == ',' && !m_wantsElement) {
            m_wantsElement = true;
        } else if (c == ']') {
            m_at = At::Around;
            m_around += c;
            m_depth = 1;
        } else {
            return fail(Flaw::NoObject);
        }
    }
    return {};
}

// Goes to the end of the element, or of what has come. True if it has ended.
bool JsonElements::endsIn(const char *&at, const char *end)
{
    while (at != end) {
        if (std::exchange(m_isEscaped, false)) {
            ++at;
            continue;
        }
        const quint8 halts = m_isText ? Kind::InText : Kind::Outside;
        while (at != end && !(kKinds[quint8(*at)] & halts))
            ++at;
        if (at == end)
            return false;
        const char c = *at++;
        if (c == '"')
            m_isText = !m_isText;
        else if (m_isText)
            m_isEscaped = true;
        else if (c == '{' || c == '[')
            ++m_depth;
        else if (--m_depth == 0)
            return true;
    }
    return false;
}

Result<> JsonElements::addAround(char c)
{
    if (m_at == At::End || (m_at == At::Start && c != '{'))
        return fail(Flaw::NotJson);
    m_around += c;
    if (m_around.size() > kMaxAroundBytes)
        return fail(Flaw::LargeRest);
    if (m_isText) {
        const bool isEnd = c == '"' && !m_isEscaped;
        m_isEscaped = c == '\\' && !m_isEscaped;
        m_isText = !isEnd;
        if (!isEnd && m_depth == 1 && m_lastText.size() <= m_member.size())
            m_lastText += c;
    } else if (c == '"') {
        m_isText = true;
        if (m_depth == 1)
            m_lastText.clear();
    } else if (c == '[' && m_depth == 1 && m_lastText == m_member && m_around.endsWith(":[")) {
        if (std::exchange(m_hasArray, true))
            return fail(Flaw::NotJson);
        m_at = At::Between;
    } else if (c == '{' || c == '[') {
        m_at = At::Around;
        if (++m_depth > kMaxJsonDepth)
            return fail(Flaw::NotJson);
    } else if ((c == '}' || c == ']') && --m_depth == 0) {
        m_at = At::End;
    }
    return {};
}

QByteArray JsonElements::before(const QByteArray &key) const
{
    const QByteArray named = '"' + key + "\":";
    const qsizetype at = m_around.indexOf(named);
    if (at < 0)
        return {};
    const QByteArray value = m_around.sliced(at + named.size());
    const qsizetype comma = value.indexOf(',');
    return comma < 0 ? QByteArray() : value.first(comma);
}

Result<QJsonObject> JsonElements::end()
{
    if (m_at != At::End || !m_hasArray)
        return fail(m_at == At::End || m_at == At::Start ? Flaw::NoArray : Flaw::NotJson);
    const Result<QJsonObject> around = parseObject(m_around, kMaxAroundBytes);
    if (!around)
        return fail(Flaw::NotJson);
    return around;
}

} // namespace hz::sync
