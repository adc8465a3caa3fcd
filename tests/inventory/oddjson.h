// Documents that are nearly right, changed as the bytes of a fuzzer say.
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <cstdint>
#include <cstdlib>

namespace hz::test {

inline void demand(bool isSo)
{
    if (!isSo)
        std::abort();
}

/// Takes numbers out of the input; zeros behind its end.
class Choices {
public:
    Choices(const uint8_t *data, size_t size)
        : m_data(data)
        , m_size(size)
    {
    }
    bool isEmpty() const { return m_at >= m_size; }
    quint8 byte() { return m_at < m_size ? m_data[m_at++] : 0; }
    qsizetype below(qsizetype count)
    {
        const int number = byte() << 8 | byte();
        return count <= 0 ? 0 : number % count;
    }

private:
    const uint8_t *m_data;
    size_t m_size;
    size_t m_at = 0;
};

inline QJsonValue oddValue(Choices &choices)
{
    switch (choices.below(12)) {
    case 0:
        return {};
    case 1:
        return true;
    case 2:
        return -1;
    case 3:
        return 1e300;
    case 4:
        return 2147483648.0;
    case 5:
        return QString();
    case 6:
        return QStringLiteral("computers.student");
    case 7:
        return QStringLiteral("rooms:computerRoom");
    case 8:
        return QStringLiteral("2025-13-40");
    case 9:
        return QJsonArray{QJsonObject(), 1, QString()};
    case 10:
        return QJsonObject{{QStringLiteral("of"), QJsonArray()}, {QStringLiteral("atMost"), 0}};
    default:
        return qint64(choices.byte()) - 128;
    }
}

// Down to a place that the input names, and something done there.
inline QJsonValue mutated(const QJsonValue &value, Choices &choices, int depth)
{
    constexpr int kDeepest = 8;
    const bool isHere = depth == kDeepest || choices.below(4) == 0;
    if (value.isObject() && !isHere && !value.toObject().isEmpty()) {
        QJsonObject object = value.toObject();
        const QString key = object.keys()[choices.below(object.size())];
        if (choices.below(5) == 0)
            object.remove(key);
        else if (choices.below(5) == 0)
            object[key + QLatin1Char('x')] = object[key];
        else
            object[key] = mutated(object[key], choices, depth + 1);
        return object;
    }
    if (value.isArray() && !isHere && !value.toArray().isEmpty()) {
        QJsonArray array = value.toArray();
        const qsizetype at = choices.below(array.size());
        if (choices.below(5) == 0)
            array.removeAt(at);
        else if (choices.below(5) == 0)
            array.append(array[at]);
        else
            array[at] = mutated(array[at], choices, depth + 1);
        return array;
    }
    return oddValue(choices);
}

} // namespace hz::test
