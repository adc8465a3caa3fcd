// What tests of all libraries share: checks of results, a folder of their own, a clock held still,
// seeded chance. Included by tests only.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/result.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <chrono>
#include <random>

namespace hz::test {

inline const char *kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::NotFound:
        return "NotFound";
    case Error::Kind::Conflict:
        return "Conflict";
    case Error::Kind::Invalid:
        return "Invalid";
    case Error::Kind::Corrupt:
        return "Corrupt";
    case Error::Kind::Io:
        return "Io";
    case Error::Kind::NoSpace:
        return "NoSpace";
    case Error::Kind::Network:
        return "Network";
    case Error::Kind::Denied:
        return "Denied";
    case Error::Kind::Cancelled:
        return "Cancelled";
    case Error::Kind::Unsupported:
        return "Unsupported";
    case Error::Kind::Internal:
        return "Internal";
    }
    return "?";
}

template<typename R> QByteArray told(const R &result)
{
    if (result)
        return "success";
    const Error &error = result.error();
    return kindName(error.kind) + QByteArray(": ") + error.message.toUtf8() + " ["
        + error.detail.toUtf8() + ']';
}

/// A folder that is gone after the test. Its name holds a space and Chinese, as a user's may.
class TestDir {
public:
    TestDir()
        : m_dir(QDir::tempPath() + QStringLiteral("/hz 河州 XXXXXX"))
    {
        if (!m_dir.isValid())
            qFatal("%s", qPrintable(m_dir.errorString()));
    }
    QString path() const { return m_dir.path(); }
    QString path(const QString &name) const { return m_dir.filePath(name); }

    /// Writes a file into the folder and returns its path.
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!QDir().mkpath(QFileInfo(file).absolutePath()) || !file.open(QIODevice::WriteOnly)
            || file.write(bytes) != bytes.size() || !file.flush())
            qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
        return file.fileName();
    }
    /// The bytes of a file in the folder; ends the test program where there is none.
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
        return file.readAll();
    }

private:
    QTemporaryDir m_dir;
};

/// Stands still until it is moved by hand. One thread.
class FixedClock final : public Clock {
public:
    explicit FixedClock(const QDateTime &now = QDateTime(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC))
        : m_now(now)
    {
    }
    QDateTime now() const override { return m_now; }
    void set(const QDateTime &now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }

private:
    QDateTime m_now;
};

/// Chance that can be had again: prints its seed; HZ_TEST_SEED=n repeats a run.
inline std::mt19937_64 seededRandom()
{
    bool isGiven = false;
    quint64 seed = qEnvironmentVariable("HZ_TEST_SEED").toULongLong(&isGiven);
    if (!isGiven)
        seed = std::random_device()();
    qInfo("HZ_TEST_SEED=%llu", seed);
    return std::mt19937_64(seed);
}

} // namespace hz::test

/// Fails the test with the error's kind, message and detail.
#define HZ_VERIFY_OK(...)                                                                          \
    do {                                                                                           \
        const auto &hzResult = (__VA_ARGS__);                                                      \
        QVERIFY2(hzResult.has_value(), ::hz::test::told(hzResult).constData());                    \
    } while (false)

/// HZ_VERIFY_FAILS(readFile(path, 10), NotFound)
#define HZ_VERIFY_FAILS(result, expected)                                                          \
    do {                                                                                           \
        const auto &hzResult = (result);                                                           \
        QVERIFY2(!hzResult.has_value() && hzResult.error().kind == ::hz::Error::Kind::expected,    \
            (::hz::test::told(hzResult) + ", expected " #expected).constData());                   \
    } while (false)
