// Reads {"results":[{…},{…}], …} as it comes: each element of the one array is handed on when it is
// whole, so a long text takes no more memory than its largest element. One thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <functional>

namespace hz::sync {

class JsonElements {
public:
    /// An element as text: an object, but for what is wrong within it.
    using Take = std::function<Result<>(QByteArrayView)>;
    enum class Flaw {
        None,
        NotJson,
        NoObject, // an element is none
        NoArray, // nowhere, or it is cut off
        LargeElement,
        LargeRest
    };

    /// `member` is the array's name; its elements are objects of at most `maxElementBytes`.
    JsonElements(QByteArray member, qint64 maxElementBytes);

    /// Invalid, see flaw(), if this is not such JSON or too much of it; what `take` answers if it
    /// fails.
    Result<> add(QByteArrayView bytes, const Take &take);
    /// What stood around the array, which is empty in it. Invalid if something is missing.
    Result<QJsonObject> end();
    Flaw flaw() const { return m_flaw; }

    /// The value of another member that has stood before the array, as text; empty if none has.
    QByteArray before(const QByteArray &key) const;

private:
    enum class At { Start, Around, Between, Inside, End };

    Failure fail(Flaw flaw);
    Result<> addAround(char c);
    bool endsIn(const char *&at, const char *end);

    const QByteArray m_member;
    const qint64 m_maxElementBytes;
    QByteArray m_around; // without white space
    QByteArray m_element;
    QByteArray m_lastText; // at the first level: a name, if a colon follows
    At m_at = At::Start;
    Flaw m_flaw = Flaw::None;
    int m_depth = 0; // of brackets, around or inside
    bool m_isText = false;
    bool m_isEscaped = false;
    bool m_hasArray = false;
    bool m_wantsElement = true; // no comma stands open
    qint64 m_idle = 0; // bytes of white space
};

} // namespace hz::sync
