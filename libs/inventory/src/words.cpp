#include "words_p.h"

#include <hz/core/json.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

#include <algorithm>

// Outside any namespace: that is where the compiled resource is.
static void initTables()
{
    Q_INIT_RESOURCE(rules);
}

namespace hz::inventory {

QString squashed(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (QChar c : text) {
        const char16_t code = c.unicode();
        if (code >= 0xff01 && code <= 0xff5e)
            c = QChar(char16_t(code - 0xff01 + 0x21));
        if (c.isLetterOrNumber())
            out += c.toUpper();
    }
    return out;
}

QJsonObject shippedTable(const QString &name)
{
    initTables();
    QFile file(QStringLiteral(":/hz/inventory/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The table %s is missing from the program.", qPrintable(name));
    const Result<QJsonObject> table = parseObject(file.readAll());
    if (!table)
        qFatal("The table %s cannot be read.", qPrintable(name));
    return *table;
}

QJsonObject wordsOf(const QString &group)
{
    static const QJsonObject words = shippedTable(QStringLiteral("words"));
    return words[group].toObject();
}

WordTable::WordTable(const QJsonObject &words, const QStringList &names)
{
    for (qsizetype value = 0; value < names.size(); ++value) {
        int rank = 0;
        m_exact.insert(squashed(names[value]), {int(value), rank});
        for (const QJsonValue &word : words[names[value]].toArray())
            m_exact.insert(squashed(word.toString()), {int(value), ++rank});
    }
    for (auto word = m_exact.begin(); word != m_exact.end(); ++word)
        m_longestFirst.emplace_back(word.key(), word->value);
    std::sort(m_longestFirst.begin(), m_longestFirst.end(), [](const auto &a, const auto &b) {
        return a.first.size() != b.first.size() ? a.first.size() > b.first.size()
                                                : a.first < b.first;
    });
}

std::optional<int> WordTable::exact(QStringView squashedText) const
{
    const auto found = m_exact.constFind(squashedText.toString());
    return found != m_exact.constEnd() ? std::optional(found->value) : std::nullopt;
}

int WordTable::rank(QStringView squashedText) const
{
    return m_exact.value(squashedText.toString()).rank;
}

std::optional<int> WordTable::within(QStringView squashedText) const
{
    std::optional<int> found;
    qsizetype size = 0;
    for (const auto &[word, value] : m_longestFirst) {
        if (found && word.size() < size)
            break;
        // Two Latin letters are in too many words.
        const bool isTooShort = word.size() < 2 || (word.size() < 3 && word.at(0) < QChar(0x80));
        if (isTooShort || !squashedText.contains(word))
            continue;
        if (found && *found != value)
            return std::nullopt;
        found = value;
        size = word.size();
    }
    return found;
}

std::optional<int> WordTable::find(QStringView text) const
{
    const QString plain = squashed(text);
    const std::optional<int> whole = exact(plain);
    return whole ? whole : within(plain);
}

} // namespace hz::inventory
