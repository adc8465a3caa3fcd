#include "home/lessonlist.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace hz::board {

namespace {

bool isIn(const page::LessonSummary &lesson, const Place &place)
{
    return place.kind != Place::Kind::Folder || lesson.folder == place.folder;
}

} // namespace

void LessonList::setLessons(const QList<page::LessonSummary> &lessons)
{
    m_lessons = lessons;
    if (!places().contains(m_place))
        m_place = {}; // the last lesson left the folder
}

QList<Place> LessonList::places() const
{
    QList<Place> places{{}};
    for (const QString &folder : folders())
        places.append({Place::Kind::Folder, folder});
    places.append({Place::Kind::Bin});
    return places;
}

int LessonList::count(const Place &place) const
{
    if (place.kind == Place::Kind::Bin)
        return int(m_binned.size());
    return int(std::count_if(m_lessons.begin(), m_lessons.end(),
        [&](const page::LessonSummary &lesson) { return isIn(lesson, place); }));
}

QList<page::LessonSummary> LessonList::shown() const
{
    QList<page::LessonSummary> shown = m_place.kind == Place::Kind::Bin ? m_binned : m_lessons;
    shown.removeIf([this](const page::LessonSummary &lesson) {
        return !isIn(lesson, m_place) || !page::fits(lesson, m_search);
    });
    return shown;
}

const page::LessonSummary *LessonList::find(const page::LessonId &id) const
{
    for (const auto *list : {&m_lessons, &m_binned})
        for (const page::LessonSummary &lesson : *list)
            if (lesson.id == id)
                return &lesson;
    return nullptr;
}

int LessonList::daysLeft(const page::LessonSummary &lesson) const
{
    constexpr qint64 kDayInSeconds = 24 * 60 * 60;
    if (!lesson.removedAt)
        return page::kBinDays;
    const qint64 left = m_clock.now().secsTo(lesson.removedAt->addDays(page::kBinDays));
    // A day that has begun counts; a clock set back promises no more than there is.
    return int(std::clamp<qint64>((left + kDayInSeconds - 1) / kDayInSeconds, 0, page::kBinDays));
}

QString LessonList::copyTitle(const QString &title) const
{
    static const QRegularExpression number(QStringLiteral(" \\(\\d{1,4}\\)$"));
    const QString stem = QString(title).remove(number);
    const auto isTaken = [this](const QString &candidate) {
        return std::any_of(m_lessons.begin(), m_lessons.end(),
            [&](const page::LessonSummary &lesson) { return lesson.title == candidate; });
    };
    for (int copy = 2;; ++copy)
        if (const QString candidate = QStringLiteral("%1 (%2)").arg(stem).arg(copy);
            !isTaken(candidate))
            return candidate;
}

} // namespace hz::board
