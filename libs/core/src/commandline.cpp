#include <hz/core/commandline.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cstdio>

namespace hz::commandline {

namespace {

void write(std::FILE *to, QByteArray line)
{
    line.append('\n');
    std::fwrite(line.constData(), 1, size_t(line.size()), to);
    std::fflush(to);
}

} // namespace

void print(const QString &line)
{
    write(stdout, line.toUtf8());
}

void printJson(const QJsonValue &value)
{
    const QJsonDocument document
        = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    write(stdout, document.toJson(QJsonDocument::Compact));
}

void warn(const QString &line)
{
    write(stderr, line.toUtf8());
}

int fail(const Error &error)
{
    warn(error.message);
    return kFailed;
}

std::optional<QString> takeOption(QStringList &arguments, const QString &name)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size())
        return std::nullopt;
    const QString value = arguments[at + 1];
    arguments.remove(at, 2);
    return value;
}

void warnOfProgress(const TaskProgress &progress)
{
    if (progress.total > 0)
        write(stderr, QByteArray::number(100 * progress.done / progress.total) + " %");
}

} // namespace hz::commandline
