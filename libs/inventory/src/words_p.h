// How people write the words of the field, from resources/inventory/words.json. Immutable tables;
// any thread.
#pragma once

#include <hz/inventory/terms.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>
#include <vector>

namespace hz::inventory {

/// Letters and digits alone, capital, full-width ones as ASCII: what is compared.
QString squashed(QStringView text);

/// A table that ships with the program.
QJsonObject shippedTable(const QString &name);

/// Texts that stand for one of several values.
class WordTable {
public:
    /// `names` in the order of the values; what the table has besides is left out.
    WordTable(const QJsonObject &words, const QStringList &names);

    /// Where the whole text is one of the words.
    std::optional<int> exact(QStringView squashedText) const;
    /// Which of the words of its value an exact() one is: 0 is the name, the table's words follow
    /// in their order.
    int rank(QStringView squashedText) const;
    /// The longest word in the text; nothing where two of one length say different things.
    std::optional<int> within(QStringView squashedText) const;
    /// Exact, else within.
    std::optional<int> find(QStringView text) const;

private:
    struct Word {
        int value = 0;
        int rank = 0;
    };
    QHash<QString, Word> m_exact;
    std::vector<std::pair<QString, int>> m_longestFirst;
};

QJsonObject wordsOf(const QString &group);

/// The table of an enum, by its terms and by what people write.
template<typename E> const WordTable &wordTable(const char *group)
{
    static const WordTable table = [group] {
        QStringList names;
        for (const Term &term : terms<E>())
            names.append(QString::fromLatin1(term.name));
        return WordTable(wordsOf(QString::fromLatin1(group)), names);
    }();
    return table;
}

template<typename E> std::optional<E> wordIn(const char *group, QStringView text)
{
    const std::optional<int> found = wordTable<E>(group).find(text);
    return found ? std::optional(E(*found)) : std::nullopt;
}

} // namespace hz::inventory
