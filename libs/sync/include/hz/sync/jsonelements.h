// Reads {"results":[…, …], …} as it comes: each element of the one array is handed on when it is
// whole, so a long answer takes no more memory than its largest element. One thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <functional>

namespace hz::sync {

class JsonElements {
public:
    using Take = std::function<Result<>(const QJsonObject &)>;

    /// `member` is the array's name; its elements are objects of at most `maxElementBytes`.
    JsonElements(QByteArray member, qint64 maxElementBytes);

    /// Invalid if this is not such JSON or too much of it; what `take` answers if it fails.
    Result<> add(QByteArrayView bytes, const Take &take);
    /// What stood around the array. Invalid if something is missing.
    Result<QJsonObject> end();

private:
    enum class Where { Around, Between, Inside };

    Result<> addAround(char c);
    Result<> takeElement(const Take &take);

    const QByteArray m_start; // what the text ends with when the array begins
    const qint64 m_maxElementBytes;
    QByteArray m_around;
    QByteArray m_element;
    Where m_where = Where::Around;
    int m_depth = 0; // of brackets, around or inside
    bool m_isText = false;
    bool m_isEscaped = false;
    bool m_hasArray = false;
    qint64 m_idle = 0; // bytes of white space
};

} // namespace hz::sync
