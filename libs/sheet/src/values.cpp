#include <hz/sheet/values.h>

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace hz::sheet {

namespace {

constexpr qsizetype kMaxLength = 64; // of a number or a day

bool isUnseen(QChar c)
{
    return c.category() == QChar::Other_Format || c.unicode() == 0xfeff;
}

bool isBlank(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control;
}

QChar narrow(QChar c)
{
    const char16_t code = c.unicode();
    if (code >= 0xff01 && code <= 0xff5e)
        return QChar(char16_t(code - 0xff01 + 0x21));
    return code == 0x2212 ? QChar(u'-') : c; // the minus sign of typesetters
}

/// digits × 10^exponent, exactly.
struct Number {
    bool isNegative = false;
    quint64 digits = 0;
    int exponent = 0;
};

// "1,234,567" and "1 234 567" as "1234567"; nothing where the groups are not of three.
std::optional<QString> ungrouped(QStringView whole)
{
    const QChar sign = whole.contains(u',') ? u',' : u' ';
    const QList<QStringView> groups = whole.split(sign);
    QString digits;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const bool fits
            = groups.size() == 1 || (i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3);
        if (groups[i].isEmpty() || !fits)
            return std::nullopt;
        digits += groups[i];
    }
    return digits;
}

std::optional<Number> parseNumber(QStringView raw)
{
    if (raw.size() > kMaxLength)
        return std::nullopt;
    static const QRegularExpression form(
        QStringLiteral(
            "^([+-]?) ?([0-9][0-9, ]*?)?(?:\\.([0-9]+))?(?:e([+-]?[0-9]{1,3}))? ?(千|万|萬|亿)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = normalised(raw);
    const QRegularExpressionMatch match = form.match(text);
    const QStringView whole = match.capturedView(2), fraction = match.capturedView(3);
    if (!match.hasMatch() || (whole.isEmpty() && fraction.isEmpty()))
        return std::nullopt;
    Number number{.isNegative = match.capturedView(1) == u"-"};
    QString digits;
    if (!whole.isEmpty()) {
        const std::optional<QString> plain = ungrouped(whole);
        if (!plain)
            return std::nullopt;
        digits = *plain;
    }
    digits += fraction;
    number.exponent = match.capturedView(4).toInt() - int(fraction.size());
    while (digits.size() > 1 && digits.endsWith(u'0')) {
        digits.chop(1);
        ++number.exponent;
    }
    const QStringView unit = match.capturedView(5);
    if (!unit.isEmpty())
        number.exponent += unit == u"千" ? 3 : unit == u"亿" ? 8 : 4;
    bool fits = false;
    number.digits = digits.toULongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

constexpr int kFirstYear = 1900, kLastYear = 2199;

std::optional<QDate> dayOf(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() && year >= kFirstYear && year <= kLastYear ? std::optional(date)
                                                                     : std::nullopt;
}

int monthOf(QStringView name)
{
    static constexpr std::array<QLatin1StringView, 12> kNames{QLatin1StringView("jan"),
        QLatin1StringView("feb"), QLatin1StringView("mar"), QLatin1StringView("apr"),
        QLatin1StringView("may"), QLatin1StringView("jun"), QLatin1StringView("jul"),
        QLatin1StringView("aug"), QLatin1StringView("sep"), QLatin1StringView("oct"),
        QLatin1StringView("nov"), QLatin1StringView("dec")};
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (name.compare(kNames[i], Qt::CaseInsensitive) == 0)
            return int(i) + 1;
    }
    return 0;
}

// Without signs between: yyyyMMdd, yyyyMM, or a day number of 1954 to 2173.
std::optional<QDate> dayOfDigits(QStringView digits)
{
    constexpr int kFirstSerial = 20'000, kLastSerial = 99'999;
    const int number = digits.toInt();
    if (digits.size() == 8)
        return dayOf(number / 10'000, number / 100 % 100, number % 100);
    if (digits.size() == 6)
        return dayOf(number / 100, number % 100, 1);
    if (digits.size() == 5 && number >= kFirstSerial && number <= kLastSerial)
        return QDate(1899, 12, 30).addDays(number);
    return std::nullopt;
}

} // namespace

QString normalised(QStringView text)
{
    QString out;
    out.reserve(text.size());
    bool wantsSpace = false;
    for (const QChar raw : text) {
        const QChar c = narrow(raw);
        if (isUnseen(c))
            continue;
        if (isBlank(c)) {
            wantsSpace = !out.isEmpty();
            continue;
        }
        if (wantsSpace)
            out += u' ';
        wantsSpace = false;
        out += c;
    }
    return out;
}

std::optional<qint64> parseInteger(QStringView text)
{
    const std::optional<Number> number = parseNumber(text);
    if (!number || (number->exponent < 0 && number->digits != 0))
        return std::nullopt;
    quint64 value = number->digits;
    for (int i = 0; i < number->exponent && value != 0; ++i) {
        if (value > quint64(std::numeric_limits<qint64>::max()) / 10)
            return std::nullopt;
        value *= 10;
    }
    if (value > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return number->isNegative ? -qint64(value) : qint64(value);
}

std::optional<double> parseDecimal(QStringView text)
{
    const std::optional<Number> number = parseNumber(text);
    if (!number)
        return std::nullopt;
    bool fits = false;
    const double value
        = (QString::number(number->digits) + u'e' + QString::number(number->exponent))
              .toDouble(&fits);
    if (!fits)
        return std::nullopt;
    return number->isNegative ? -value : value;
}

std::optional<QDate> parseDate(QStringView raw)
{
    if (raw.size() > kMaxLength)
        return std::nullopt;
    static const QRegularExpression time(
        QStringLiteral("[T ]*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z?$"));
    static const QRegularExpression serialTime(QStringLiteral("^([0-9]{5})\\.[0-9]+$"));
    static const QRegularExpression numeric(QStringLiteral(
        "^([0-9]{4}) ?([-/.]|年) ?([0-9]{1,2}) ?(?:月?$|(?:\\2|月) ?([0-9]{1,2}) ?[日号]?$)"));
    static const QRegularExpression named(
        QStringLiteral("^([0-9]{1,2})[- ]([A-Za-z]{3})[- ,]+([0-9]{4})$"));
    static const QRegularExpression digits(QStringLiteral("^[0-9]+$"));
    QString text = normalised(raw);
    if (const QRegularExpressionMatch match = time.match(text);
        match.hasMatch() && match.capturedStart() > 0)
        text.truncate(match.capturedStart());
    if (const QRegularExpressionMatch match = serialTime.match(text); match.hasMatch())
        text = match.captured(1);
    if (digits.match(text).hasMatch())
        return dayOfDigits(text);
    if (const QRegularExpressionMatch match = numeric.match(text); match.hasMatch()) {
        const bool isMonth = match.capturedView(4).isEmpty();
        return dayOf(match.capturedView(1).toInt(), match.capturedView(3).toInt(),
            isMonth ? 1 : match.capturedView(4).toInt());
    }
    if (const QRegularExpressionMatch match = named.match(text); match.hasMatch())
        return dayOf(match.capturedView(3).toInt(), monthOf(match.capturedView(2)),
            match.capturedView(1).toInt());
    return std::nullopt;
}

} // namespace hz::sheet
