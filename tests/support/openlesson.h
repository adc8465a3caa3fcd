// A lesson of its own on a profile of its own, for tests and benchmarks of what shows one.
#pragma once

#include "support/support.h"

#include <hz/page/library.h>

#include <memory>

namespace hz::test {

class OpenLesson {
public:
    explicit OpenLesson(const page::Background &first = {})
        : m_profile(opened(m_dir.path()))
        , m_library(std::make_unique<page::LessonLibrary>(*m_profile, database()))
        , m_session(orDie(m_library->create(QStringLiteral("Lesson"), first)))
    {
    }
    ~OpenLesson()
    {
        m_session.reset();
        m_library.reset();
    }

    page::LessonSession &session() { return *m_session; }
    page::LessonLibrary &library() { return *m_library; }
    store::Database &database() { return m_profile->database(u"me-local"); }
    const page::Page &page() const { return *m_session->lesson().page(m_session->currentPage()); }
    const TestDir &dir() const { return m_dir; }

private:
    template<typename T> static T orDie(Result<T> result)
    {
        if (!result)
            qFatal("%s", told(result).constData());
        return *std::move(result);
    }
    static std::unique_ptr<store::Profile> opened(const QString &dir)
    {
        return orDie(store::Profile::open(dir,
            {.databases = {{QStringLiteral("me-local"), {page::LessonLibrary::projection()}}}}));
    }

    TestDir m_dir;
    std::unique_ptr<store::Profile> m_profile;
    std::unique_ptr<page::LessonLibrary> m_library;
    std::unique_ptr<page::LessonSession> m_session;
};

} // namespace hz::test
