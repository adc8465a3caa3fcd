// Slows guessing down: after a few wrong passwords a name, and an address, has to wait; each
// further one doubles it. In memory, bounded. Any thread.
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QString>

#include <chrono>
#include <mutex>

namespace hz::account {

class SignInThrottle {
public:
    struct Limits {
        int freeTries = 5; // of a name
        int freeTriesOfAddress = 30; // a school is one address
        std::chrono::seconds longest{900};
        std::chrono::minutes memory{60}; // without a wrong try all is forgotten
        qsizetype most = 20'000; // names and addresses
    };

    SignInThrottle()
        : SignInThrottle(Limits())
    {
    }
    explicit SignInThrottle(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// How long to wait; zero: go on.
    std::chrono::seconds wait(
        const QString &name, const QString &address, const QDateTime &now) const;
    void noteWrong(const QString &name, const QString &address, const QDateTime &now);
    /// Forgets the name; the address goes on counting.
    void noteRight(const QString &name);

private:
    struct Tries {
        int wrong = 0;
        QDateTime last;
    };

    std::chrono::seconds waitOf(const QString &key, int freeTries, const QDateTime &now) const;
    void forgetOld(const QDateTime &now);

    const Limits m_limits;
    mutable std::mutex m_mutex; // guards m_tries
    QHash<QString, Tries> m_tries;
};

} // namespace hz::account
