// A profile of its own with lessons in it, for tests.
#pragma once

#include "support/support.h"

#include <hz/page/library.h>
#include <hz/store/profile.h>

#include <QtTest/QSignalSpy>

#include <memory>

namespace hz::test {

class LessonProfile {
public:
    LessonProfile()
        : m_profile(opened(m_dir.path()))
        , m_library(std::make_unique<page::LessonLibrary>(*m_profile, database()))
    {
    }

    const TestDir &dir() const { return m_dir; }
    const store::Profile &profile() const { return *m_profile; }
    store::Database &database() const { return m_profile->database(u"me-local"); }
    page::LessonLibrary &library() const { return *m_library; }

    std::unique_ptr<page::LessonSession> create(const QString &title = QStringLiteral("面积")) const
    {
        return taken(m_library->create(title, {}));
    }
    std::unique_ptr<page::LessonSession> open(const page::LessonId &id) const
    {
        return taken(m_library->open(id));
    }

private:
    static std::unique_ptr<store::Profile> opened(const QString &path)
    {
        Result<std::unique_ptr<store::Profile>> profile = store::Profile::open(path,
            {.databases = {{QStringLiteral("me-local"), {page::LessonLibrary::projection()}}}});
        if (!profile)
            qFatal("%s", qPrintable(profile.error().message));
        return std::move(*profile);
    }
    static std::unique_ptr<page::LessonSession> taken(
        Result<std::unique_ptr<page::LessonSession>> session)
    {
        if (!session)
            qFatal("%s", qPrintable(session.error().message));
        return std::move(*session);
    }

    const TestDir m_dir;
    const std::unique_ptr<store::Profile> m_profile;
    const std::unique_ptr<page::LessonLibrary> m_library;
};

/// Brings all into documents; false if they did not take it in time.
inline bool foldNow(page::LessonSession &session)
{
    bool isDone = false;
    QObject context;
    session.foldThen(&context, [&isDone] { isDone = true; });
    return QTest::qWaitFor([&isDone] { return isDone; }, 20'000)
        && session.saveState() != page::LessonSession::SaveState::Failing;
}

/// Closes as the program does.
inline bool closeNow(std::unique_ptr<page::LessonSession> session)
{
    QSignalSpy closed(session.get(), &page::LessonSession::closed);
    session->close();
    return !closed.isEmpty() || closed.wait(20'000);
}

/// A stroke from one point to another, in page units.
inline ink::Stroke strokeFrom(QPointF from, QPointF to, int points = 20)
{
    ink::Stroke stroke{
        .brush = ink::kPenBrush, .ink = QStringLiteral("ink:black"), .width = 6 * ink::kSubUnits};
    for (int i = 0; i < points; ++i) {
        const QPointF at = from + (to - from) * i / std::max(1, points - 1);
        stroke.samples.push_back({qint32(at.x() * ink::kSubUnits), qint32(at.y() * ink::kSubUnits),
            0, quint16(i ? 8 : 0)});
    }
    return stroke;
}

inline page::Shape rectangle(int width, int height)
{
    return {.kind = page::Shape::Kind::Rectangle,
        .points = {{0, 0}, {width * page::kSubUnits, height * page::kSubUnits}}};
}

} // namespace hz::test
