#include <hz/core/orderkey.h>

#include <algorithm>

namespace hz {

namespace {

constexpr QLatin1StringView kDigits(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
constexpr int kBase = 62;

int valueAt(QStringView key, qsizetype index, int beyond)
{
    return index < key.size() ? int(kDigits.indexOf(key[index])) : beyond;
}

// A key never ends in the lowest digit: nothing would fit between "V" and "V0".
bool isKey(QStringView text)
{
    return !text.isEmpty() && text.back() != kDigits.front()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return kDigits.contains(c); });
}

} // namespace

QString orderKeyBetween(QStringView before, QStringView after)
{
    if (!before.isEmpty() && !isKey(before))
        return before.toString() + u'V'; // whatever it is, longer is later
    bool bounded = isKey(after) && before < after;
    QString key;
    for (qsizetype i = 0;; ++i) {
        const int low = valueAt(before, i, 0);
        const int high = bounded ? valueAt(after, i, kBase) : kBase;
        if (low == high) {
            key += kDigits[low];
            continue;
        }
        // Appending at the end is the usual case: a step of one keeps keys short over hundreds of
        // pages.
        const int middle
            = !bounded && i < before.size() && low + 1 < high ? low + 1 : (low + high) / 2;
        if (middle > low) {
            key += kDigits[middle];
            return key;
        }
        key += kDigits[low];
        bounded = false; // whatever follows stays below `after`
    }
}

QString orderKeyAt(quint64 index)
{
    // Fixed width keeps byte order; the letter in front leaves room before the first, the one
    // behind keeps the lowest digit from the end.
    QString key(7, u'V');
    for (int i = 5; i > 0; --i) {
        key[i] = kDigits[qsizetype(index % kBase)];
        index /= kBase;
    }
    return key;
}

} // namespace hz
