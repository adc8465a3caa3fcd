#include "cli/collectcommand.h"

#include <hz/core/commandline.h>
#include <hz/core/file.h>
#include <hz/inventory/collect.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Collect)
};

struct Request {
    QString to;
    QString room;
};

struct Collected {
    AgentReport report;
    QString path;
};

Result<Request> requestOf(QStringList arguments)
{
    Request request{takeOption(arguments, QStringLiteral("--to")).value_or(QString()),
        takeOption(arguments, QStringLiteral("--room")).value_or(QString())};
    if (!arguments.isEmpty())
        return failure(
            Error::Kind::Invalid, Tr::tr("“%1” is not understood.").arg(arguments.first()));
    if (request.to.isEmpty())
        return failure(
            Error::Kind::Invalid, Tr::tr("Name the file or folder with “--to”, such as pc.json."));
    // Another name would be taken for a spreadsheet when it is imported.
    if (!QFileInfo(request.to).isDir() && !request.to.endsWith(u".json", Qt::CaseInsensitive))
        return failure(Error::Kind::Invalid, Tr::tr("“%1” does not end in .json.").arg(request.to));
    return request;
}

// In a folder, such as a stick that goes from machine to machine, each has a file of its own, and
// the same one the next time.
QString pathFor(const QString &to, const AgentReport &report)
{
    if (!QFileInfo(to).isDir())
        return to;
    constexpr qsizetype kLongest = 100;
    QString name;
    for (const QChar c : report.agentId.left(kLongest))
        name += c.isLetterOrNumber() || c == u'-' ? c : QChar(u'_');
    return QDir(to).filePath(
        (name.isEmpty() ? QStringLiteral("computer") : name) + QStringLiteral(".json"));
}

Result<Collected> collected(const Request &request)
{
    Collected result{collectThisMachine(), {}};
    result.path = pathFor(request.to, result.report);
    HZ_CHECK(writeFileDurably(result.path, toGlpiJson(result.report, request.room)));
    return result;
}

QJsonObject toJson(const Collected &result)
{
    return {{QStringLiteral("file"), result.path}, {QStringLiteral("name"), result.report.name},
        {QStringLiteral("serial"), result.report.serial},
        {QStringLiteral("networks"), result.report.networks.size()},
        {QStringLiteral("programs"), result.report.programs.size()}};
}

} // namespace

int collectInto(QStringList arguments, bool json)
{
    const Result<Request> request = requestOf(std::move(arguments));
    if (!request) {
        fail(request.error());
        return kWrongUse;
    }
    const Result<Collected> result = runAndWait([&](TaskControl &) { return collected(*request); });
    if (!result)
        return fail(result.error());
    if (result->report.serial.isEmpty())
        warn(Tr::tr("The serial number could not be read. Run it as administrator, or write the "
                    "number into the list later."));
    if (json)
        printJson(toJson(*result));
    else
        print(result->path);
    return kDone;
}

} // namespace hz::console
