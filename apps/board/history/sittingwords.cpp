#include "history/sittingwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QStringList>

namespace hz::board {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(hz::board::SittingWords)
};

QString timeOf(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().time(), QStringLiteral("hh:mm"));
}

} // namespace

QString dayNamed(const QDate &day, const QDate &today)
{
    const qint64 days = day.daysTo(today);
    if (days == 0)
        return Words::tr("Today");
    if (days == 1)
        return Words::tr("Yesterday");
    return QLocale().toString(
        day, day.year() == today.year() ? Words::tr("dddd, MMM d") : Words::tr("MMM d, yyyy"));
}

QString timesOf(const page::Sitting &sitting)
{
    const QString from = timeOf(sitting.began), to = timeOf(sitting.ended);
    return from == to ? from : Words::tr("%1–%2").arg(from, to);
}

QString changesOf(const page::Sitting &sitting)
{
    if (!sitting.changes)
        return Words::tr("%n pages", nullptr, sitting.pages);
    const page::PageChanges &changes = *sitting.changes;
    QStringList parts;
    if (changes.changed > 0)
        parts.append(Words::tr("changed %n", nullptr, changes.changed));
    if (changes.added > 0)
        parts.append(Words::tr("added %n", nullptr, changes.added));
    if (changes.moved > 0)
        parts.append(Words::tr("moved %n", nullptr, changes.moved));
    if (changes.removed > 0)
        parts.append(Words::tr("removed %n", nullptr, changes.removed));
    parts.prepend(Words::tr("%n pages", nullptr, sitting.pages));
    return parts.join(QStringLiteral(" · "));
}

QString copyTitleOf(const page::Sitting &sitting)
{
    return Words::tr("%1 (as of %2)")
        .arg(sitting.title,
            QLocale().toString(sitting.ended.toLocalTime(), Words::tr("MMM d, hh:mm")));
}

} // namespace hz::board
