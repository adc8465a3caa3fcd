#include <hz/core/pinyin.h>
#include <hz/core/task.h>
#include <hz/ui/finding.h>

#include <algorithm>

namespace hz::ui {

namespace {

// How much it says that a word is what a name is, begins with, …
constexpr int kWhole = 100, kBeginning = 80, kWordBeginning = 60, kWithin = 40, kLetters = 20;
constexpr int kMostGap = 15; // letters apart that still count as a name's
// A longer name leaves more unsaid.
constexpr int kCoverage = 10;
constexpr int kInitialsPercent = 70, kPinyinPercent = 65;
constexpr size_t kItemsBetweenPolls = 512;

// Full-width and half-width letters, large and small ones are the same to whoever types.
QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

bool isWordBeginning(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

// The letters of `word` in their order from the beginning of a word of `text`, not too far apart.
int lettersScore(QStringView word, QStringView text)
{
    if (word.size() < 2)
        return 0;
    qsizetype at = text.indexOf(word[0]);
    while (at >= 0 && !isWordBeginning(text, at))
        at = text.indexOf(word[0], at + 1);
    const qsizetype first = at;
    for (qsizetype letter = 1; at >= 0 && letter < word.size(); ++letter)
        at = text.indexOf(word[letter], at + 1);
    if (at < 0)
        return 0;
    const auto gap = int(at - first + 1 - word.size());
    return gap > kMostGap ? 0 : kLetters - gap;
}

// 0 where the word is not in the text.
int partScore(QStringView word, QStringView text)
{
    const qsizetype at = text.indexOf(word);
    if (at < 0)
        return 0;
    const auto covered = int(kCoverage * word.size() / text.size());
    if (word.size() == text.size())
        return kWhole;
    if (at == 0)
        return kBeginning + covered;
    for (qsizetype begin = at; begin >= 0; begin = text.indexOf(word, begin + 1))
        if (isWordBeginning(text, begin))
            return kWordBeginning + covered;
    return kWithin + covered;
}

} // namespace

FindIndex::FindIndex(std::vector<Findable> items, By by)
    : m_items(std::move(items))
{
    m_keys.reserve(m_items.size());
    for (const Findable &item : m_items) {
        std::vector<Key> &keys = m_keys.emplace_back();
        const auto add = [&keys](const QString &text, int percent) {
            if (!text.isEmpty())
                keys.push_back({text, percent});
        };
        const QString text = folded(item.text);
        add(text, 100);
        if (text.contains(u' '))
            add(QString(text).remove(u' '), 100);
        for (const QString &name : item.names)
            add(folded(name), 100);
        if (by == By::NameAndPinyin)
            if (const QString read = pinyin(text); read != text) {
                add(pinyinInitials(text).remove(u' '), kInitialsPercent);
                add(read, kPinyinPercent);
            }
    }
}

int FindIndex::score(const std::vector<Key> &keys, const QStringList &words) const
{
    int sum = 0;
    for (const QString &word : words) {
        int best = 0;
        for (const Key &key : keys) {
            int score = partScore(word, key.text) * key.percent / 100;
            if (score == 0 && key.percent == 100) // readings would give letters of everything
                score = lettersScore(word, key.text);
            best = std::max(best, score);
        }
        if (best == 0)
            return 0;
        sum += best;
    }
    return sum / int(words.size());
}

std::vector<FindIndex::Hit> FindIndex::find(const QString &typed, const TaskControl &task) const
{
    const QStringList words = folded(typed).split(u' ', Qt::SkipEmptyParts);
    std::vector<Hit> hits;
    if (words.isEmpty())
        return hits;
    for (size_t item = 0; item < m_items.size(); ++item) {
        if (item % kItemsBetweenPolls == 0 && task.isCancelled())
            return {};
        if (const int score = this->score(m_keys[item], words); score > 0)
            hits.push_back({item, score});
    }
    std::stable_sort(
        hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    return hits;
}

} // namespace hz::ui
