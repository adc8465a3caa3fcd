#include <hz/core/orderkey.h>

#include <algorithm>

namespace hz {

namespace {

constexpr QLatin1StringView kDigits(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
constexpr int kBase = 62;

int valueAt(QStringView key, qsizetype index, int beyond)
{
    if (index >= key.size())
        return beyond;
    return int(std::max<qsizetype>(0, kDigits.indexOf(key[index])));
}

} // namespace

QString orderKeyBetween(QStringView before, QStringView after)
{
    if (!after.isEmpty() && before >= after)
        after = {};
    QString key;
    bool bounded = !after.isEmpty();
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
        if (middle > low && (middle < high || !bounded)) {
            key += kDigits[middle];
            return key;
        }
        key += kDigits[low];
        bounded = false; // whatever follows stays below `after`
    }
}

QString orderKeyAt(quint64 index)
{
    // Fixed width keeps byte order; the letter in front leaves room before the first.
    QString key(6, u'0');
    for (int i = 5; i > 0; --i) {
        key[i] = kDigits[qsizetype(index % kBase)];
        index /= kBase;
    }
    key[0] = u'V';
    return key;
}

} // namespace hz
