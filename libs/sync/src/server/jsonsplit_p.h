// Takes the elements of one array out of a JSON object that comes piece by piece, so that a body of
// many documents is never held as one tree. One thread at a time.
//
//   {"new_edits":false,"docs":[{…},{…}]}
#pragma once

#include "exchange_p.h"

namespace hz::sync::server {

class JsonSplitter {
public:
    /// `key` names the array among the members of the object; `maxElement` bounds each element.
    JsonSplitter(QByteArray key, qint64 maxElement)
        : m_key(std::move(key))
        , m_maxElement(maxElement)
    {
    }

    /// Hands on every element, an object as text, as it is complete.
    Answer<std::monostate> add(
        QByteArrayView bytes, const std::function<void(QByteArray element)> &take);
    /// The value of another member that stood before the array, as text; empty if there was none.
    QByteArray before(const QByteArray &key) const;
    /// The object without the array, when everything is there; a HttpError if something is missing.
    Answer<QJsonObject> rest() const;

private:
    enum class At { Start, Members, Array, Element, End };

    Answer<std::monostate> addMember(char c);
    bool addToString(char c); // true: `c` is within a text

    const QByteArray m_key;
    const qint64 m_maxElement;
    At m_at = At::Start;
    QByteArray m_rest; // all but the elements
    QByteArray m_element;
    QByteArray m_lastText; // at the first level: a key if a colon follows
    int m_depth = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
    bool m_hadArray = false;
    bool m_wantsElement = true; // no comma stands open
};

} // namespace hz::sync::server
