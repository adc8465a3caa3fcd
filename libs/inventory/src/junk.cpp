#include "junk_p.h"
#include "words_p.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace hz::inventory {

namespace {

template<typename Take> void eachValue(const QJsonObject &table, const char *group, Take take)
{
    Form form;
    for (const QJsonValue &source : table[QLatin1StringView(group)].toArray()) {
        for (const QJsonValue &value : source.toObject()[QLatin1StringView("values")].toArray()) {
            squash(value.toString(), form);
            take(form);
        }
    }
}

} // namespace

void squash(QStringView text, Form &form)
{
    form.clear();
    for (QChar c : text) {
        char16_t code = c.unicode();
        if (code >= 0xff01 && code <= 0xff5e)
            code = char16_t(code - 0xff01 + 0x21);
        if (code < 0x80) { // nearly always
            if (code >= u'a' && code <= u'z')
                code = char16_t(code - u'a' + u'A');
            if ((code >= u'0' && code <= u'9') || (code >= u'A' && code <= u'Z'))
                form.append(QChar(code));
        } else if (QChar(code).isLetterOrNumber()) {
            form.append(QChar(code).toUpper());
        }
    }
}

quint64 hashOf(QStringView text)
{
    quint64 hash = 0xcbf29ce484222325ULL; // FNV-1a
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return hash;
}

bool isHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F'); });
}

bool isOneCharacter(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [&](QChar c) { return c == text.front(); });
}

void turnUuid(Form &digits)
{
    Form turned = digits;
    const auto turn = [&](qsizetype from, qsizetype bytes) {
        for (qsizetype i = 0; i < bytes; ++i)
            for (qsizetype digit = 0; digit < 2; ++digit)
                turned[from + 2 * i + digit] = digits[from + 2 * (bytes - 1 - i) + digit];
    };
    turn(0, 4);
    turn(8, 2);
    turn(12, 2);
    if (QStringView(turned) < QStringView(digits))
        digits = turned;
}

const Junk &junk()
{
    static const Junk known = [] {
        const QJsonObject table = shippedTable(QStringLiteral("junk"));
        Junk read;
        eachValue(table, "texts", [&](const Form &form) { read.texts.insert(hashOf(form)); });
        eachValue(table, "uuids", [&](Form &form) {
            turnUuid(form);
            read.uuids.insert(hashOf(form));
        });
        eachValue(table, "macs", [&](const Form &form) { read.macs.insert(hashOf(form)); });
        eachValue(table, "macPrefixes",
            [&](const Form &form) { read.macPrefixes << QStringView(form).toString(); });
        return read;
    }();
    return known;
}

bool saysNothing(QStringView text)
{
    constexpr qsizetype kShortestRow = 4; // "A" and "XX" may be models
    Form form;
    squash(text, form);
    if (form.isEmpty() || junk().texts.contains(hashOf(form))
        || (form.size() >= kShortestRow && isOneCharacter(form)))
        return true;
    if (form.size() != kUuidDigits || !isHex(form))
        return false;
    turnUuid(form);
    return junk().uuids.contains(hashOf(form));
}

} // namespace hz::inventory
