#include <hz/account/throttle.h>

#include <algorithm>

namespace hz::account {

namespace {

QString nameKey(const QString &name)
{
    return QStringLiteral("n:") + name.left(100);
}

QString addressKey(const QString &address)
{
    return QStringLiteral("a:") + address.left(100);
}

} // namespace

std::chrono::seconds SignInThrottle::waitOf(
    const QString &key, int freeTries, const QDateTime &now) const
{
    const auto found = m_tries.constFind(key);
    if (found == m_tries.cend() || found->wrong < freeTries)
        return std::chrono::seconds(0);
    const int doublings = std::min(found->wrong - freeTries, 20);
    const auto length = std::min(std::chrono::seconds(1LL << doublings), m_limits.longest);
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - found->last);
    // A clock that is set back must not lock anybody out for longer than the longest.
    return std::clamp(length - passed, std::chrono::seconds(0), length);
}

std::chrono::seconds SignInThrottle::wait(
    const QString &name, const QString &address, const QDateTime &now) const
{
    const std::lock_guard lock(m_mutex);
    return std::max(waitOf(nameKey(name), m_limits.freeTries, now),
        waitOf(addressKey(address), m_limits.freeTriesOfAddress, now));
}

void SignInThrottle::noteWrong(const QString &name, const QString &address, const QDateTime &now)
{
    const std::lock_guard lock(m_mutex);
    for (const QString &key : {nameKey(name), addressKey(address)}) {
        Tries &tries = m_tries[key];
        if (tries.last.isValid() && now - tries.last > m_limits.memory)
            tries.wrong = 0;
        ++tries.wrong;
        tries.last = now;
    }
    if (m_tries.size() > m_limits.most)
        forgetOld(now);
}

void SignInThrottle::noteRight(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    m_tries.remove(nameKey(name));
}

// Who has not tried for long, and if all have, the half that tried least.
void SignInThrottle::forgetOld(const QDateTime &now)
{
    m_tries.removeIf([&](const auto &entry) { return now - entry.value().last > m_limits.memory; });
    if (m_tries.size() <= m_limits.most)
        return;
    std::vector<int> counts;
    for (const Tries &tries : std::as_const(m_tries))
        counts.push_back(tries.wrong);
    std::nth_element(counts.begin(), counts.begin() + qsizetype(counts.size()) / 2, counts.end());
    const int middle = counts[counts.size() / 2];
    m_tries.removeIf([&](const auto &entry) { return entry.value().wrong <= middle; });
}

} // namespace hz::account
