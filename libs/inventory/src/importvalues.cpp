#include "importvalues_p.h"
#include "words_p.h"

#include <hz/inventory/matching.h>
#include <hz/sheet/values.h>

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace hz::inventory {

std::optional<qint64> parseFen(QStringView text, qint64 fen)
{
    constexpr double kMost = 1e13; // 100,000,000,000 yuan
    QString plain = sheet::normalised(text);
    static const QRegularExpression signs(
        QStringLiteral("[¥￥元]|RMB|CNY"), QRegularExpression::CaseInsensitiveOption);
    plain.remove(signs);
    if (plain.contains(u'万'))
        fen = 100; // the cell says it itself
    const std::optional<double> number = sheet::parseDecimal(plain);
    if (!number || *number < 0 || *number * double(fen) > kMost)
        return std::nullopt;
    return std::llround(*number * double(fen));
}

std::optional<int> parseMib(QStringView text)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9]+(?:\\.[0-9]+)?) ?([TGM]?)i?B?(?:[^0-9].*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr double kMib = 1, kGib = 1024, kTib = 1024 * 1024, kMost = 1e9;
    constexpr double kMostGib = 4096;
    const QRegularExpressionMatch match = form.match(sheet::normalised(text));
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.capturedView(1).toDouble();
    const QString unit = match.captured(2).toUpper();
    double factor = number <= kMostGib ? kGib : kMib;
    if (unit == u"T")
        factor = kTib;
    else if (unit == u"G")
        factor = kGib;
    else if (unit == u"M")
        factor = kMib;
    return number * factor <= kMost ? std::optional(int(std::lround(number * factor)))
                                    : std::nullopt;
}

std::optional<QDate> parseWarranty(QStringView text, const QDate &from)
{
    if (const std::optional<QDate> day = sheet::parseDate(text))
        return day;
    static const QRegularExpression form(
        QStringLiteral("^(?:质保|保修)?([0-9]{1,3}|[一二三四五六七八九十]) ?"
                       "(年|个月|月|月数|years?|months?)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(sheet::normalised(text));
    if (!match.hasMatch())
        return std::nullopt;
    const qsizetype chinese = QStringView(u"一二三四五六七八九十").indexOf(match.capturedView(1));
    const int count = chinese >= 0 ? int(chinese) + 1 : match.capturedView(1).toInt();
    const QStringView unit = match.capturedView(2);
    // Snipe-IT writes months without the word. Nobody gives a warranty of twelve years, and "3" may
    // be either.
    constexpr int kSurelyMonths = 12;
    if (unit.isEmpty() && count < kSurelyMonths)
        return std::nullopt;
    if (!from.isValid())
        return QDate();
    const bool isYears = unit == u"年" || unit.startsWith(u'y', Qt::CaseInsensitive);
    return isYears ? from.addYears(count) : from.addMonths(count);
}

std::optional<DeviceState> parseState(QStringView text)
{
    // Snipe-IT's "Ready to Deploy (Deployed)": the label, then what became of the machine.
    static const QRegularExpression inBrackets(QStringLiteral("[(（]([^()（）]+)[)）]$"));
    const QRegularExpressionMatch match = inBrackets.match(text.trimmed().toString());
    if (match.hasMatch()) {
        const WordTable &words = wordTable<DeviceState>("deviceState");
        if (const std::optional<int> state = words.exact(squashed(match.capturedView(1))))
            return DeviceState(*state);
    }
    return wordIn<DeviceState>("deviceState", text);
}

namespace {

// Nearly always it stands there as it is kept: "8C:EC:4B:01:02:03".
bool isPlainMac(QStringView text)
{
    constexpr qsizetype kWritten = 17;
    if (text.size() != kWritten)
        return false;
    for (qsizetype i = 0; i < kWritten; ++i) {
        const QChar c = text[i];
        const bool isDigit = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F');
        if (i % 3 == 2 ? c != u':' : !isDigit)
            return false;
    }
    return true;
}

} // namespace

std::optional<QStringList> parseMacs(QStringView text)
{
    if (isPlainMac(text))
        return QStringList{text.toString()};
    constexpr qsizetype kDigits = 12;
    const auto parts
        = [](QChar c) { return c.isSpace() || QStringView(u",;、，；/|").contains(c); };
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F'); };
    QStringList macs;
    const QChar *at = text.begin();
    while (at != text.end()) {
        const QChar *end = std::find_if(at, text.end(), parts);
        const QStringView part(at, end);
        at = std::find_if_not(end, text.end(), parts);
        QString mac = squashed(part);
        if (mac.size() == kDigits && std::all_of(mac.cbegin(), mac.cend(), isHex)) {
            for (qsizetype colon = kDigits - 2; colon > 0; colon -= 2)
                mac.insert(colon, u':');
            if (!macs.contains(mac))
                macs.append(mac);
        } else if (!comparable(Identifier::Serial, part).isEmpty()) {
            return std::nullopt; // unlike "无"
        }
    }
    return macs;
}

std::optional<int> parseYear(QStringView text)
{
    static const QRegularExpression form(QStringLiteral(
        "^((?:19|20|21)[0-9]{2}) ?(?:年|学年|年度|[-—~至](?:20|21)[0-9]{2}(?:学年|年)?)?$"));
    const QRegularExpressionMatch match = form.match(sheet::normalised(text));
    return match.hasMatch() ? std::optional(match.capturedView(1).toInt()) : std::nullopt;
}

bool isShortenedNumber(QStringView text)
{
    if (!text.contains(u'+')) // nearly always
        return false;
    static const QRegularExpression form(QStringLiteral("^[0-9](\\.[0-9]+)?[Ee]\\+[0-9]{2}$"));
    return form.match(text).hasMatch();
}

} // namespace hz::inventory
