// Cookies, tokens and _security objects from the network: any bytes are refused or taken, and what
// is taken comes back the same.
#include <hz/account/bearer.h>
#include <hz/account/security.h>
#include <hz/account/session.h>
#include <hz/core/json.h>

#include <QtCore/QtGlobal>

#include <cstdint>

using namespace hz;
using namespace hz::account;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QDateTime now(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC);
    static const SessionKeys keys{QByteArray(32, 'k'), QByteArray(32, 'f'), now};
    static const BearerKey key{QByteArray(32, 'p'), {}};
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (keys.check(bytes, now))
        qFatal("a cookie that nobody issued");
    if (key.check(bytes, QStringLiteral("hub"), now))
        qFatal("a token that nobody signed");
    const auto json = parseObject(bytes);
    if (!json)
        return 0;
    const auto security = Security::fromJson(*json);
    if (security && *Security::fromJson(security->toJson()) != *security)
        qFatal("a _security object that changes by being written");
    (void)User::fromJson(*json);
    return 0;
}
