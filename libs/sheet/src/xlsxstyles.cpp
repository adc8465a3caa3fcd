#include "xlsxstyles_p.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

namespace hz::sheet {

namespace {

constexpr size_t kMaxStyles = 65'536;

// ECMA-376 18.8.30: the formats a file need not spell out; 27 to 36 and 50 to 58 are Chinese ones.
bool isBuiltInDate(int id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)
        || (id >= 50 && id <= 58);
}

// "h", "mm": what stands in brackets and is no colour or language.
bool isCounter(QStringView word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) {
        return QStringView(u"hms").contains(c.toLower());
    });
}

} // namespace

bool isDateFormat(QStringView format)
{
    bool isDate = false;
    for (qsizetype i = 0; i < format.size() && format[i] != u';'; ++i) {
        const QChar c = format[i].toLower();
        const QChar closing = c == u'"' ? u'"' : c == u'[' ? u']' : QChar();
        if (!closing.isNull()) {
            const qsizetype end = format.indexOf(closing, i + 1);
            // [h] counts hours without end: a length of time, no day.
            if (c == u'[' && end > i && isCounter(format.sliced(i + 1, end - i - 1)))
                return false;
            i = end < 0 ? format.size() : end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i; // the next character stands for itself
        } else if (QStringView(u"ymdhs").contains(c)) {
            isDate = true;
        }
    }
    return isDate;
}

std::optional<Styles> Styles::read(XmlReader &xml)
{
    Styles styles;
    QHash<int, bool> custom;
    bool isInCellStyles = false;
    while (xml.next()) {
        if (xml.name() == u"cellXfs")
            isInCellStyles = xml.isStart();
        if (!xml.isStart())
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const int id = XmlReader::attribute(attributes, u"numFmtId").toInt();
        if (xml.name() == u"numFmt") {
            custom.insert(id, isDateFormat(XmlReader::attribute(attributes, u"formatCode")));
        } else if (isInCellStyles && xml.name() == u"xf") {
            if (styles.m_isDate.size() == kMaxStyles)
                return std::nullopt;
            styles.m_isDate.push_back(custom.value(id, isBuiltInDate(id)));
        }
    }
    return xml.hasFailed() ? std::nullopt : std::optional(std::move(styles));
}

QString dateText(double serial, DaySystem system)
{
    constexpr double kEnd = 2'958'466; // the year 10000
    constexpr int kNoSuchDay = 60; // 29 February 1900, which spreadsheets count
    constexpr qint64 kSecondsOfDay = 86'400;
    if (!(serial >= 0 && serial < kEnd))
        return {};
    const qint64 seconds = std::llround(serial * double(kSecondsOfDay));
    const qint64 day = seconds / kSecondsOfDay;
    const QTime time = QTime(0, 0).addSecs(int(seconds % kSecondsOfDay));
    const QDate base = system == DaySystem::From1904 ? QDate(1904, 1, 1)
        : day > kNoSuchDay                           ? QDate(1899, 12, 30)
                                                     : QDate(1899, 12, 31);
    if (day == 0 && system == DaySystem::From1900)
        return time.toString(Qt::ISODate);
    const QDate date = base.addDays(day);
    return time == QTime(0, 0)
        ? date.toString(Qt::ISODate)
        : QDateTime(date, time, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
}

} // namespace hz::sheet
