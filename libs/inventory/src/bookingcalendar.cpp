#include <hz/inventory/bookingbook.h>

namespace hz::inventory {

namespace {

constexpr qsizetype kLine = 75; // octets, without the break: RFC 5545 3.1

// RFC 5545 3.3.11.
QByteArray escaped(const QString &text)
{
    QString out;
    for (const QChar letter : text) {
        if (letter == u'\\' || letter == u';' || letter == u',')
            out += u'\\';
        if (letter == u'\n')
            out += QStringLiteral("\\n");
        else if (!letter.isNull() && (letter.unicode() >= 0x20 || letter == u'\t'))
            out += letter;
    }
    return out.toUtf8();
}

// No line is longer than allowed and no character is torn.
void addLine(QByteArray &to, const QByteArray &line)
{
    qsizetype at = 0;
    qsizetype room = kLine;
    while (line.size() - at > room) {
        qsizetype end = at + room;
        while (end > at && (quint8(line[end]) & 0xc0) == 0x80)
            --end;
        to += line.mid(at, end - at) + "\r\n ";
        at = end;
        room = kLine - 1; // behind the space that continues it
    }
    to += line.mid(at) + "\r\n";
}

QByteArray moment(const QDate &day, const QTime &time)
{
    return (day.toString(u"yyyyMMdd") + u'T' + time.toString(u"HHmmss")).toLatin1();
}

QByteArray moment(const QDateTime &at)
{
    const QDateTime utc = at.toUTC();
    return moment(utc.date(), utc.time()) + 'Z';
}

} // namespace

QByteArray calendarOf(const QString &title, const std::vector<BookedRow> &rows,
    const Timetable &timetable, const std::map<QString, QString> &places, const QDateTime &now)
{
    QByteArray calendar;
    const auto add = [&calendar](const QByteArray &line) { addLine(calendar, line); };
    add("BEGIN:VCALENDAR");
    add("VERSION:2.0");
    add("PRODID:-//Hezhou//Console//ZH");
    add("CALSCALE:GREGORIAN");
    add("X-WR-CALNAME:" + escaped(title));
    // China keeps one time and changes no clock.
    for (const char *line : {"BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD",
             "DTSTART:19910915T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST",
             "END:STANDARD", "END:VTIMEZONE"})
        add(line);
    for (const BookedRow &row : rows) {
        const Booking &booking = row.booking;
        if (!row.stands() || booking.slot.last > int(timetable.periods.size()))
            continue;
        const auto named = places.find(booking.place());
        const QString place = named == places.end() ? QString() : named->second;
        QStringList about;
        for (const QString &text : {booking.className, booking.person})
            if (!text.isEmpty())
                about.append(text);
        const auto periodAt = [&timetable](int number) -> const LessonPeriod & {
            return timetable.periods[size_t(number - 1)];
        };
        add("BEGIN:VEVENT");
        add("UID:" + booking.id.text().toLatin1() + "@hezhou");
        add("DTSTAMP:" + moment(now));
        add("DTSTART;TZID=Asia/Shanghai:"
            + moment(booking.slot.day, periodAt(booking.slot.first).from));
        add("DTEND;TZID=Asia/Shanghai:" + moment(booking.slot.day, periodAt(booking.slot.last).to));
        add("SUMMARY:" + escaped(booking.purpose.isEmpty() ? place : booking.purpose));
        if (!place.isEmpty())
            add("LOCATION:" + escaped(place));
        if (!about.isEmpty())
            add("DESCRIPTION:" + escaped(about.join(u'\n')));
        add(row.standing.state == BookingState::Confirmed ? "STATUS:CONFIRMED"
                                                          : "STATUS:TENTATIVE");
        add("END:VEVENT");
    }
    add("END:VCALENDAR");
    return calendar;
}

} // namespace hz::inventory
