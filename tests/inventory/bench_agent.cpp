// How fast are agents' files read? GLPI JSON of 31 KB from memory and from a folder, beside
// simdjson parsing the same bytes, which is the floor; FusionInventory XML beside its tokens. The
// bar is 500 files a second. One JSON line a figure.
#include "agenttest.h"

#include <hz/core/task.h>
#include <hz/core/xmlreader.h>
#include <hz/inventory/agentfiles.h>
#include <hz/inventory/collect.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <simdjson.h>

using namespace hz;
using namespace hz::inventory;

namespace {

constexpr int kFiles = 2000, kRuns = 3;

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"agent\",\"figure\":\"%s\",\"value\":%.0f,\"unit\":\"%s\"}\n", figure,
        value, unit);
}

// The best of some runs over all files.
template<typename Work> void measure(const char *figure, int files, Work work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int run = 0; run < kRuns; ++run) {
        QElapsedTimer clock;
        clock.start();
        work();
        best = std::min(best, clock.nsecsElapsed());
    }
    print(figure, files * 1e9 / double(best), "files/s");
}

// XML as large as the JSON.
QByteArray fusionXml(int programs)
{
    QByteArray xml
        = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><REQUEST><CONTENT><HARDWARE><NAME>pc"
          "</NAME></HARDWARE>";
    for (int i = 0; i < programs; ++i)
        xml += "<SOFTWARES><ARCH>all</ARCH><FILESIZE>702464</FILESIZE><FROM>deb</"
               "FROM><NAME>program-"
            + QByteArray::number(i)
            + "</NAME><PUBLISHER>Debian</PUBLISHER><SYSTEM_CATEGORY>admin</SYSTEM_CATEGORY>"
              "<VERSION>3.134</VERSION></SOFTWARES>";
    return xml + "</CONTENT><DEVICEID>pc-1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>";
}

} // namespace

int main()
{
    const QString name = QStringLiteral("bench");
    TaskControl task;
    const QByteArray small = test::glpiJson(60), large = test::glpiJson(3000);
    print("a small file", double(small.size()), "bytes");
    print("a large file", double(large.size()), "bytes");
    measure("GLPI JSON of 31 KB", kFiles, [&] {
        for (int i = 0; i < kFiles; ++i) {
            if (!readGlpiJson(small, name))
                qFatal("not read");
        }
    });
    measure("floor: simdjson alone", kFiles, [&] {
        for (int i = 0; i < kFiles; ++i) {
            simdjson::dom::parser parser;
            simdjson::dom::element root;
            if (parser.parse(small.data(), size_t(small.size())).get(root) != simdjson::SUCCESS)
                qFatal("not parsed");
        }
    });
    measure("GLPI JSON of 3,000 programs", kFiles / 20, [&] {
        for (int i = 0; i < kFiles / 20; ++i) {
            if (!readGlpiJson(large, name))
                qFatal("not read");
        }
    });
    const QTemporaryDir dir;
    for (int i = 0; i < kFiles; ++i) {
        QFile file(dir.filePath(QStringLiteral("%1.json").arg(i)));
        if (!file.open(QIODevice::WriteOnly) || file.write(test::glpiJson(60, i)) < 0)
            qFatal("not written");
    }
    measure("a folder of GLPI JSON of 31 KB", kFiles, [&] {
        const Result<qsizetype> count = readAgentFolder(
            dir.path(), [](const QString &, const Result<AgentReport> &) {}, task);
        if (!count || *count != kFiles)
            qFatal("not read");
    });
    const QByteArray xml = fusionXml(150);
    print("an XML file", double(xml.size()), "bytes");
    measure("FusionInventory XML", kFiles, [&] {
        for (int i = 0; i < kFiles; ++i) {
            if (!readFusionXml(xml, name, task))
                qFatal("not read");
        }
    });
    measure("floor: XML tokens alone", kFiles, [&] {
        for (int i = 0; i < kFiles; ++i) {
            XmlReader reader(xml);
            while (reader.next()) { }
        }
    });
    measure("this computer", 1, [] { collectThisMachine(); });
    return 0;
}
