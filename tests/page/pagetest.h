// Lessons and profiles for tests: short to make, easy to compare.
#pragma once

#include <hz/core/hash.h>
#include <hz/ink/codec.h>
#include <hz/page/library.h>
#include <hz/store/profile.h>

#include <support/handwriting.h>
#include <support/support.h>

namespace hz::test {

inline Ulid runOf(int number)
{
    return Ulid::fromParts(1'760'000'000'000 + number, 0, 0);
}

/// Pages with ids that a person can read in a failure.
inline page::PageId pageOf(int number)
{
    return page::PageId(Ulid::fromParts(1'750'000'000'000 + number, 0, 0).toString());
}

/// A short stroke that no other number gives.
inline ink::Stroke strokeOf(int number)
{
    return {.brush = ink::kPenBrush,
        .ink = QStringLiteral("ink:black"),
        .width = 4 * ink::kSubUnits,
        .startedMs = 1'760'000'000'000 + number,
        .samples = {{number * 7 % 100'000, number * 13 % 60'000, 0, 0},
            {number * 7 % 100'000 + 640, number * 13 % 60'000 + 64, 0, 8}}};
}

inline page::InkElement elementOf(int number, qint64 z = 1)
{
    return {{runOf(number / 10), quint32(number % 10)}, z,
        std::make_shared<const ink::Stroke>(strokeOf(number))};
}

/// "run:number@z#sum of all that is in it"
inline QString textOf(const page::Element &element)
{
    const page::Placement &placed = element.placement;
    QByteArray all = QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
                         .arg(placed.m11)
                         .arg(placed.m12)
                         .arg(placed.m21)
                         .arg(placed.m22)
                         .arg(placed.dx)
                         .arg(placed.dy)
                         .arg(element.isLocked)
                         .arg(element.group.toString())
                         .toUtf8();
    if (const ink::StrokePtr &stroke = element.stroke) {
        all += QStringLiteral("%1 %2 %3 %4 %5")
                   .arg(stroke->brush, stroke->ink)
                   .arg(stroke->width)
                   .arg(stroke->startedMs)
                   .arg(stroke->hasPressure)
                   .toUtf8();
        all.append(reinterpret_cast<const char *>(stroke->samples.data()),
            qsizetype(stroke->samples.size() * sizeof(ink::Sample)));
        static_assert(sizeof(ink::Sample) == 12, "every byte is a value");
    }
    if (element.object)
        all += page::objectToCbor(*element.object).toCbor();
    return QStringLiteral("%1:%2@%3#%4")
        .arg(element.id.run.toString().last(8))
        .arg(element.id.seq)
        .arg(element.z)
        .arg(crc32c(all), 8, 16, QLatin1Char('0'));
}

inline QString textOf(const page::Page &page)
{
    QStringList words{page.id.text(), page.order,
        QStringLiteral("%1x%2").arg(page.size.width()).arg(page.size.height()),
        page::backgroundName(page.background.kind), ink::groundName(page.background.ground),
        QString::number(page.background.pdfPage)};
    for (const page::Element *element : page.elements())
        words.append(textOf(*element));
    return words.join(u' ');
}

/// All that a teacher sees of a lesson: a line of its own, then one for each page.
inline QStringList textOf(const page::Lesson &lesson)
{
    QStringList lines{lesson.title + QStringLiteral(" at ") + lesson.currentPage.text()};
    for (const page::PageRef &ref : lesson.pages()) {
        const page::Page *page = lesson.page(ref.id);
        lines.append(page ? textOf(*page) : ref.id.text() + QStringLiteral(" is unreadable"));
    }
    return lines;
}

/// Handwriting, one stroke after the other, as often as it takes.
class Handwriting {
public:
    explicit Handwriting(quint32 seed = 1)
        : m_strokes(handwrittenLine(QStringLiteral("临夏回族自治州"), {60, 80}, {}, seed))
    {
    }
    const ink::Stroke &next() { return m_strokes[m_at++ % m_strokes.size()]; }

private:
    std::vector<ink::Stroke> m_strokes;
    size_t m_at = 0;
};

/// Opens or ends the test program.
inline std::unique_ptr<store::Profile> profileAt(const QString &dir)
{
    Result<std::unique_ptr<store::Profile>> profile = store::Profile::open(
        dir, {.databases = {{QStringLiteral("me-local"), {page::LessonLibrary::projection()}}}});
    if (!profile)
        qFatal("%s", told(profile).constData());
    return std::move(*profile);
}

/// A profile and its lessons, as a program has them while it runs.
struct OpenProfile {
    explicit OpenProfile(const QString &dir)
        : profile(profileAt(dir))
    {
    }
    store::Database &database() const { return profile->database(u"me-local"); }
    QStringList journals() const
    {
        return QDir(profile->journalDir()).entryList(QDir::Files, QDir::Name);
    }

    const std::unique_ptr<store::Profile> profile;
    page::LessonLibrary library{*profile, profile->database(u"me-local")};
};

/// The value, or the end of the test program.
template<typename T> T valueOf(Result<T> result)
{
    if (!result)
        qFatal("%s", told(result).constData());
    return std::move(*result);
}

} // namespace hz::test

/// Waits until everything is in documents and the journal may go.
#define HZ_CLOSE(session)                                                                          \
    do {                                                                                           \
        bool isClosed = false;                                                                     \
        QObject::connect((session).get(), &hz::page::LessonSession::closed, (session).get(),       \
            [&isClosed] { isClosed = true; }, Qt::DirectConnection);                               \
        (session)->close();                                                                        \
        QTRY_VERIFY(isClosed);                                                                     \
        (session).reset();                                                                         \
    } while (false)
