// What home shows of the lessons: those of the place chosen that fit the search. Values only, no
// widget and no file.
#pragma once

#include <hz/core/clock.h>
#include <hz/page/library.h>

namespace hz::board {

/// Where lessons are looked for.
struct Place {
    enum class Kind { All, Folder, Bin };
    Kind kind = Kind::All;
    QString folder = {};

    bool operator==(const Place &) const = default;
};

class LessonList {
public:
    explicit LessonList(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// The order of both is kept.
    void setLessons(const QList<page::LessonSummary> &lessons);
    void setBinned(const QList<page::LessonSummary> &binned) { m_binned = binned; }

    const Place &place() const { return m_place; }
    void setPlace(const Place &place) { m_place = place; }
    const QString &search() const { return m_search; }
    void setSearch(const QString &search) { m_search = search.trimmed(); }

    /// All, the folders by name, the bin.
    QList<Place> places() const;
    /// Of all lessons there, whatever is searched for.
    int count(const Place &place) const;
    QStringList folders() const { return page::foldersOf(m_lessons); }
    QList<page::LessonSummary> shown() const;
    /// Nothing anywhere, the bin included.
    bool isEmpty() const { return m_lessons.isEmpty() && m_binned.isEmpty(); }
    /// Null for a lesson that is in neither list.
    const page::LessonSummary *find(const page::LessonId &id) const;

    /// Until a lesson in the bin goes for good; 0 for one that is due.
    int daysLeft(const page::LessonSummary &lesson) const;
    /// A title that no lesson has yet: “Fractions (2)”.
    QString copyTitle(const QString &title) const;

private:
    const Clock &m_clock;
    QList<page::LessonSummary> m_lessons;
    QList<page::LessonSummary> m_binned;
    Place m_place;
    QString m_search;
};

} // namespace hz::board
