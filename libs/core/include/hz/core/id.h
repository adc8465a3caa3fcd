// Ids are types: a swapped pair does not compile. Values; any thread.
#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QString>

namespace hz {

/// `using LessonId = Id<struct LessonTag>;` A bare QString id exists only inside JSON and SQL code.
template<typename Tag> class Id {
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }
    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

} // namespace hz
