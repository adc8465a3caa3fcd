// The one error type and the one way to return it.
//
// A function that can fail returns Result<T>. The place that knows the file writes the message; a
// layer adds context only if it knows more; only the UI shows it; it is logged once, where it is
// handled. Values; usable on any thread.
#pragma once

#include <QtCore/QString>

#include <tl/expected.hpp>
#include <utility>

namespace hz {

struct Error {
    enum class Kind {
        NotFound,
        Conflict,
        Invalid,
        Corrupt,
        Io,
        NoSpace,
        Network,
        Denied,
        Cancelled,
        Unsupported,
        Internal
    };
    Kind kind = Kind::Internal; // what a caller branches on
    QString message; // tr(): what failed, with the name, the cause and the remedy
    QString detail = {}; // English, for the log: errno, SQL text, offset

    bool operator==(const Error &) const = default;
};

/// A value or an Error. Dropping one is a compiler warning.
template<typename T = void> class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

using Failure = tl::unexpected<Error>;

/// `return failure(Error::Kind::Io, tr("Cannot read %1: the disk does not answer").arg(path),
/// strerror)`
inline Failure failure(Error::Kind kind, QString message, QString detail = {})
{
    return Failure(Error{kind, std::move(message), std::move(detail)});
}

} // namespace hz

#define HZ_JOIN2(a, b) a##b
#define HZ_JOIN(a, b) HZ_JOIN2(a, b)

// HZ_TRY(const QByteArray bytes, readFile(path, kMax)): declares `bytes` or hands the error to the
// caller.
#define HZ_TRY_IMPL(result, declaration, ...)                                                      \
    auto result = (__VA_ARGS__);                                                                   \
    if (!result)                                                                                   \
        return ::hz::Failure(std::move(result).error());                                           \
    declaration = std::move(*result)
#define HZ_TRY(declaration, ...) HZ_TRY_IMPL(HZ_JOIN(hzTry, __COUNTER__), declaration, __VA_ARGS__)

// HZ_CHECK(file.sync()): hands the error of a Result<> to the caller.
#define HZ_CHECK_IMPL(result, ...)                                                                 \
    do {                                                                                           \
        auto result = (__VA_ARGS__);                                                               \
        if (!result)                                                                               \
            return ::hz::Failure(std::move(result).error());                                       \
    } while (false)
#define HZ_CHECK(...) HZ_CHECK_IMPL(HZ_JOIN(hzCheck, __COUNTER__), __VA_ARGS__)
