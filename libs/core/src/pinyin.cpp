#include <hz/core/pinyin.h>

#include <QtCore/QByteArrayList>

#include <array>
#include <memory>
#include <string>
#include <unicode/utrans.h>

namespace hz {

namespace {

constexpr char16_t kFirst = 0x4E00, kLast = 0x9FFF; // CJK unified ideographs
constexpr int kMostLetters = 8; // "chuang" and room to spare

struct Close {
    using pointer = UTransliterator *;
    void operator()(UTransliterator *rules) const { utrans_close(rules); }
};
using Rules = std::unique_ptr<UTransliterator, Close>;

/// The readings of all characters. They are far fewer than the characters.
class Readings {
public:
    Readings();
    /// Empty for what is no Chinese character, or has no reading.
    QLatin1StringView of(QChar character) const
    {
        const char16_t code = character.unicode();
        return code < kFirst || code > kLast
            ? QLatin1StringView()
            : QLatin1StringView(m_syllables[m_indexes[size_t(code - kFirst)]]);
    }

private:
    quint16 indexOf(const QByteArray &syllable);

    QByteArrayList m_syllables{QByteArray()};
    std::array<quint16, kLast - kFirst + 1> m_indexes{};
};

Readings::Readings()
{
    static constexpr std::u16string_view kRules = u"Han-Latin; Latin-ASCII; Lower";
    UErrorCode status = U_ZERO_ERROR;
    const Rules rules(utrans_openU(
        kRules.data(), int(kRules.size()), UTRANS_FORWARD, nullptr, 0, nullptr, &status));
    if (U_FAILURE(status))
        return; // a system without ICU's data: nothing is found by pinyin
    for (int code = kFirst; code <= kLast; ++code) {
        std::array<UChar, kMostLetters> text{char16_t(code)};
        int32_t length = 1, end = 1;
        utrans_transUChars(rules.get(), text.data(), &length, kMostLetters, 0, &end, &status);
        if (U_SUCCESS(status) && text[0] < 0x80)
            m_indexes[size_t(code - kFirst)]
                = indexOf(QStringView(text.data(), length).trimmed().toLatin1());
        status = U_ZERO_ERROR;
    }
}

quint16 Readings::indexOf(const QByteArray &syllable)
{
    qsizetype index = m_syllables.indexOf(syllable);
    if (index < 0) {
        index = m_syllables.size();
        m_syllables.append(syllable);
    }
    return quint16(index);
}

const Readings &readings()
{
    static const Readings all;
    return all;
}

} // namespace

QString pinyin(QStringView text)
{
    QString read;
    for (const QChar character : text) {
        const QLatin1StringView syllable = readings().of(character);
        if (syllable.isEmpty())
            read += character.toLower();
        else
            read += syllable;
    }
    return read;
}

QString pinyinInitials(QStringView text)
{
    QString initials;
    for (const QChar character : text) {
        const QLatin1StringView syllable = readings().of(character);
        initials += syllable.isEmpty() ? character.toLower() : QChar(syllable.front());
    }
    return initials;
}

} // namespace hz
