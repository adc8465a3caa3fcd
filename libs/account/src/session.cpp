#include "sodium_p.h"

#include <hz/account/session.h>

#include <QtCore/QList>

namespace hz::account {

namespace {

constexpr int kKeyBytes = 32;
constexpr int kSumBytes = 32;
constexpr qsizetype kLongestToken = 400;
constexpr std::chrono::minutes kClockSlack{5};

} // namespace

SessionKeys SessionKeys::fresh(const QDateTime &now)
{
    return {.current = randomBytes(kKeyBytes), .former = {}, .made = now};
}

SessionKeys SessionKeys::rotated(const QDateTime &now) const
{
    if (now - made < kKeyLife && current.size() == kKeyBytes)
        return *this;
    SessionKeys next = fresh(now);
    next.former = current;
    return next;
}

QByteArray SessionKeys::issue(const QString &name, qint64 epoch, const QDateTime &now) const
{
    const QByteArray content = name.toUtf8() + ':' + QByteArray::number(now.toSecsSinceEpoch(), 16)
        + ':' + QByteArray::number(epoch);
    return toBase64Url(content + ':' + hmacSha256(current, content));
}

namespace {

// What is signed, and the signature; empty if it is no token.
std::pair<QByteArray, QByteArray> partsOf(const QByteArray &token)
{
    if (token.size() > kLongestToken)
        return {};
    const QByteArray whole = fromBase64Url(token);
    if (whole.size() < kSumBytes + 2 || whole[whole.size() - kSumBytes - 1] != ':')
        return {};
    return {whole.first(whole.size() - kSumBytes - 1), whole.last(kSumBytes)};
}

QDateTime timeIn(const QList<QByteArray> &parts)
{
    return QDateTime::fromSecsSinceEpoch(parts[1].toLongLong(nullptr, 16), Qt::UTC);
}

} // namespace

QDateTime SessionKeys::issuedAt(const QByteArray &token)
{
    const QList<QByteArray> parts = partsOf(token).first.split(':');
    return parts.size() == 3 ? timeIn(parts) : QDateTime();
}

std::optional<Session> SessionKeys::check(
    const QByteArray &token, const QDateTime &now, const SessionLengths &lengths) const
{
    if (current.size() != kKeyBytes) // anybody can sign with no key
        return {};
    const auto [content, sum] = partsOf(token);
    if (content.isEmpty())
        return {};
    const bool isOurs = areEqual(sum, hmacSha256(current, content))
        || (!former.isEmpty() && areEqual(sum, hmacSha256(former, content)));
    const QList<QByteArray> parts = content.split(':');
    if (!isOurs || parts.size() != 3)
        return {};
    Session session{.name = QString::fromUtf8(parts[0]),
        .epoch = parts[2].toLongLong(),
        .issued = timeIn(parts)};
    const std::chrono::milliseconds age = now - session.issued;
    if (age > std::max(lengths.use, lengths.renewal) || age < -kClockSlack)
        return {};
    session.isAged = age > lengths.use / 2;
    session.isOver = age > lengths.use;
    return session;
}

} // namespace hz::account
