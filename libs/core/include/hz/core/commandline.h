// What the command lines of all programs share: exit codes, what goes to which stream, options, and
// waiting for long work with a word on how far it is.
//
// Results go to stdout, one JSON value with --json; progress and errors to stderr. On the thread of
// the application object.
#pragma once

#include <hz/core/task.h>

#include <QtCore/QEventLoop>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <chrono>
#include <optional>

class QJsonValue;

namespace hz::commandline {

enum Exit { kDone = 0, kFailed = 1, kWrongUse = 2 };

void print(const QString &line);
/// One value on one line: an array or an object.
void printJson(const QJsonValue &value);
/// To stderr.
void warn(const QString &line);
/// How many columns of a terminal a text takes: Chinese characters take two.
int columnsOf(QStringView text);
/// Made as wide with spaces, behind the text or before it.
enum class Side { Left, Right };
QString padded(const QString &text, int columns, Side side = Side::Left);

/// Says what went wrong; kFailed.
int fail(const Error &error);

/// Takes "--name VALUE" out of the arguments.
std::optional<QString> takeOption(QStringList &arguments, const QString &name);

/// A line on stderr while work goes on, at most one a second.
void warnOfProgress(const TaskProgress &progress);

/// Runs the event loop until the task's result has been delivered to everybody who asked for it.
template<typename T> Result<T> waitFor(const Task<T> &task)
{
    QEventLoop loop;
    QObject done;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&task] { warnOfProgress(task.progress()); });
    timer.start(std::chrono::seconds(1));
    whenDone(task, &done, [&loop](const Result<T> &) { loop.quit(); });
    loop.exec();
    return task.wait();
}

/// Does the work on a worker and waits for it.
template<typename Work> auto runAndWait(Work work)
{
    TaskScope tasks(ioPool());
    return waitFor(tasks.run(std::move(work)));
}

} // namespace hz::commandline
