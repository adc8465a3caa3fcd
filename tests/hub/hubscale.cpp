#include "badline.h"
#include "benchpeers.h"
#include "plainhttp.h"
#include "syncbench.h"

#include <hz/core/hash.h>
#include <hz/store/profile.h>
#include <hz/sync/httpblobs.h>
#include <hz/sync/httpendpoint.h>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <sync/synctest.h>

using namespace hz;
using namespace hz::sync;

namespace hz::test {

namespace {

constexpr int kFeeds = 200;
constexpr int kChanges = 60;
constexpr int kDatabases = 1200;
constexpr int kFileRounds = 8;
constexpr int kLineDocuments = 500;
constexpr int kLineRounds = 5;
constexpr qint64 kLineBytes = 32 << 10; // a second
const PlainHeaders kJson{{"Content-Type", "application/json"}};

double mib(qint64 bytes)
{
    return double(bytes) / (1 << 20);
}

} // namespace

// ---- many who follow one database

void benchFeeds(const TestDir &dir)
{
    const HubProgram hub(dir.path(QStringLiteral("feeds")));
    if (askOnce(hub.port(), "PUT", "/school").status != 201)
        qFatal("no database");
    QEventLoop loop;
    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    int reached = 0, answered = 0;
    QByteArray wanted;
    for (int i = 0; i < kFeeds; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        QTcpSocket *const client = socket.get();
        client->connectToHost(QStringLiteral("127.0.0.1"), hub.port());
        if (!client->waitForConnected())
            qFatal("client %d is not let in", i);
        client->write("GET /school/_changes?feed=continuous&heartbeat=30000&since=now HTTP/1.1\r\n"
                      "Host: 127.0.0.1\r\n\r\n");
        auto seen = std::make_shared<QByteArray>();
        QObject::connect(client, &QTcpSocket::readyRead, client, [&, client, seen] {
            const bool isFirst = seen->isEmpty();
            seen->append(client->readAll());
            if (wanted.isEmpty() && isFirst && ++answered == kFeeds)
                loop.quit(); // the head of the answer: it follows
            if (wanted.isEmpty() || !seen->contains(wanted))
                return;
            seen->clear();
            if (++reached == kFeeds)
                loop.quit();
        });
        clients.push_back(std::move(socket));
    }
    if (answered < kFeeds)
        loop.exec();
    std::vector<double> times;
    PlainHttp writer(hub.port());
    for (int i = 0; i < kChanges; ++i) {
        reached = 0;
        wanted = "\"note:" + QByteArray::number(1000 + i) + '"';
        const qint64 begun = clock.nsecsElapsed();
        writer.ask("PUT", "/school/note:" + QByteArray::number(1000 + i), kJson, "{\"n\":1}");
        loop.exec();
        times.push_back(double(clock.nsecsElapsed() - begun) / 1e6);
        if (writer.answer().status != 201)
            qFatal("a change was refused");
    }
    std::sort(times.begin(), times.end());
    print(kSyncBench, "change to 200 feeds, median", "hub", times[times.size() / 2], "ms");
    print(kSyncBench, "change to 200 feeds, p95", "hub", times[times.size() * 95 / 100], "ms");
    print(kSyncBench, "memory with 200 feeds", "hub", mib(hub.memory("VmHWM:")), "MiB");
}

// ---- many databases

void benchDatabases(const TestDir &dir)
{
    const QString profile = dir.path(QStringLiteral("databases"));
    {
        const HubProgram hub(profile);
        PlainHttp http(hub.port());
        for (int i = 0; i < kDatabases; ++i) {
            http.ask("PUT", "/school-" + QByteArray::number(i));
            if (http.answer().status != 201)
                qFatal("database %d is not made", i);
            http.ask("PUT", "/school-" + QByteArray::number(i) + "/note:1", kJson, "{\"n\":1}");
            if (http.answer().status != 201)
                qFatal("database %d takes nothing", i);
        }
    }
    QElapsedTimer clock;
    clock.start();
    const HubProgram hub(profile);
    print(kSyncBench, "start with 1200 databases", "hub", double(clock.elapsed()) / 1000, "s");
    if (askOnce(hub.port(), "GET", "/school-1199/note:1").status != 200)
        qFatal("a database is not there");
    print(kSyncBench, "memory with 1200 databases, idle", "hub", mib(hub.memory()), "MiB");
    clock.restart();
    PlainHttp reader(hub.port());
    for (int i = 0; i < kDatabases; ++i) {
        reader.ask("GET", "/school-" + QByteArray::number(i) + "/note:1");
        if (reader.answer().status != 200)
            qFatal("database %d is not there", i);
    }
    print(
        kSyncBench, "first reading of 1200 databases", "hub", double(clock.elapsed()) / 1000, "s");
    print(kSyncBench, "memory with 1200 databases, all were read", "hub", mib(hub.memory()), "MiB");
}

// ---- a large file

namespace {

class Nginx {
public:
    /// `tls`: the folder with the hub's certificate and key; empty: without.
    Nginx(const TestDir &dir, const QString &files, const QString &tls)
    {
        const QString config = dir.path(QStringLiteral("nginx.conf"));
        QFile file(config);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no nginx.conf");
        const QByteArray folder = dir.path({}).toUtf8();
        const QByteArray keys = tls.isEmpty() ? QByteArray(";")
                                              : " ssl; ssl_certificate \"" + tls.toUtf8()
                + "/tls-certificate.pem\"; ssl_certificate_key \"" + tls.toUtf8()
                + "/tls-key.pem\"; ssl_protocols TLSv1.2 TLSv1.3;";
        file.write("daemon off; user root; pid \"" + folder + "/nginx.pid\"; error_log \"" + folder
            + "/nginx.log\"; events {} http { access_log off; sendfile on; client_max_body_size 0;"
              "client_body_temp_path \""
            + folder + "/body\"; server { listen 127.0.0.1:" + QByteArray::number(m_port) + keys
            + " root \"" + files.toUtf8() + "\"; } }");
        file.close();
        m_process.start(QStringLiteral("/usr/sbin/nginx"), {QStringLiteral("-c"), config});
        for (int i = 0; i < 1000; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (socket.waitForConnected(1000))
                return;
            if (m_process.waitForFinished(20))
                qFatal("nginx does not start");
        }
    }
    ~Nginx()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    quint16 port() const { return m_port; }

private:
    const quint16 m_port = freePort();
    QProcess m_process;
};

// Seconds until all of it has come, thrown away.
double download(quint16 port, const QByteArray &path, qint64 size, bool usesTls)
{
    QSslSocket socket;
    socket.setReadBufferSize(4 << 20);
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (usesTls)
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    else
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!(usesTls ? socket.waitForEncrypted() : socket.waitForConnected()))
        qFatal("no connection");
    QElapsedTimer clock;
    clock.start();
    socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    qint64 received = 0;
    while (received < size && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(30'000)))
        received += socket.read(4 << 20).size();
    if (received < size)
        qFatal("only %lld bytes came", received);
    return double(clock.nsecsElapsed()) / 1e9;
}

// The hub's own copy: how a file lies in the disk's cache makes more difference than who sends it.
QByteArray fileOfSize(const TestDir &dir, const QString &folder, qint64 size)
{
    QDirIterator files(dir.path(folder), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString file = files.next(); files.fileInfo().size() == size)
            return '/' + QDir(dir.path({})).relativeFilePath(file).toUtf8();
    qFatal("the hub's file is not found");
}

// `tls`: as of Nginx.
void benchDownload(const TestDir &dir, const HubProgram &hub, const QByteArray &path, qint64 size,
    const QString &tls)
{
    const QByteArray file = fileOfSize(dir, QStringLiteral("file"), size);
    const bool usesTls = !tls.isEmpty();
    const QByteArray how = usesTls ? ", TLS" : "";
    double ours = 1e9, theirs = 1e9;
    std::optional<Nginx> nginx;
    if (QFileInfo::exists(QStringLiteral("/usr/sbin/nginx")))
        nginx.emplace(dir, dir.path({}), tls);
    for (int round = 0; round < kFileRounds; ++round) { // the best of them, in turns
        ours = std::min(ours, download(hub.port(), path, size, usesTls));
        if (nginx)
            theirs = std::min(theirs, download(nginx->port(), file, size, usesTls));
    }
    print(kSyncBench, "file down" + how, "hub", mib(size) / ours, "MiB/s");
    print(kSyncBench, "memory after the file went" + how, "hub", mib(hub.memory("VmHWM:")), "MiB");
    if (!nginx)
        return;
    print(kSyncBench, "file down" + how, "nginx", mib(size) / theirs, "MiB/s");
    print(kSyncBench, "file down" + how, "hub / nginx", theirs / ours, "ratio");
}

} // namespace

void benchFile(const TestDir &dir)
{
    const qint64 size = qint64(qEnvironmentVariableIntValue("HZ_FILE_MIB") > 0
                                ? qEnvironmentVariableIntValue("HZ_FILE_MIB")
                                : 1024)
        << 20;
    std::optional<HubProgram> hub(std::in_place, dir.path(QStringLiteral("file")));
    const auto profile = store::Profile::open(
        dir.path(QStringLiteral("file-client")), {.databases = {{QStringLiteral("x"), {}}}});
    if (!profile)
        qFatal("%s", told(profile).constData());
    const QString source = dir.path(QStringLiteral("large"));
    {
        QFile large(source);
        if (!large.open(QIODevice::WriteOnly))
            qFatal("no large file");
        std::mt19937_64 random(1);
        QByteArray piece(1 << 20, Qt::Uninitialized);
        for (qint64 at = 0; at < size; at += piece.size()) {
            for (qsizetype i = 0; i < piece.size(); i += 8) {
                const quint64 number = random();
                std::memcpy(piece.data() + i, &number, 8);
            }
            large.write(piece);
        }
    }
    TaskControl task;
    const auto blob = (*profile)->blobs().add(source, QStringLiteral("video/mp4"), task);
    if (!blob)
        qFatal("%s", told(blob).constData());
    const auto remote = HttpBlobs::open(QUrl(hub->url() + QStringLiteral("/x")));
    QElapsedTimer clock;
    clock.start();
    if (const auto sent = (*remote)->send(*blob, (*profile)->blobs(), task); !sent)
        qFatal("%s", told(sent).constData());
    print(kSyncBench, "file up, in pieces, to the disk and checked", "hub",
        mib(size) / (double(clock.nsecsElapsed()) / 1e9), "MiB/s");
    print(kSyncBench, "memory after the file came", "hub", mib(hub->memory("VmHWM:")), "MiB");
    const QByteArray path = "/_blobs/" + blob->sha256.toHex();
    benchDownload(dir, *hub, path, size, {});
    hub.emplace(dir.path(QStringLiteral("file")), QStringList()); // with TLS
    benchDownload(dir, *hub, path, size, dir.path(QStringLiteral("file/hub")));
}

// ---- a poor line

namespace {

struct Arrival {
    double seconds = 0; // until all documents were durable
    double ideal = 0; // that all bytes took on the line, those that were cut off as well
    qint64 bytes = 0;
    int cuts = 0;
};

Arrival arrivalOver(const HubProgram &hub, const TestDir &dir, quint64 seed)
{
    const BadLine bad(hub.port(),
        {.bytesPerSecond = kLineBytes, .latencyMs = 150, .cutsPerPiece = 0.02, .seed = seed});
    const auto database = openedAt(dir.path(QStringLiteral("line%1.sqlite").arg(seed)));
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/bench").arg(bad.port()));
    TaskControl task;
    QElapsedTimer clock;
    clock.start();
    Arrival arrival;
    qint64 before = 0; // of earlier tries
    const auto note = [&](const ReplicationReport &report) {
        if (before + report.written < kLineDocuments || arrival.seconds > 0)
            return;
        arrival.seconds = double(clock.nsecsElapsed()) / 1e9;
        arrival.bytes = bad.bytes();
        arrival.ideal = double(arrival.bytes) / kLineBytes;
        arrival.cuts = bad.cuts();
    };
    for (int tries = 0;; ++tries) {
        const auto remote = HttpEndpoint::open(url);
        StoreEndpoint local(*database);
        qint64 written = 0;
        const auto report = replicate(**remote, local,
            {.onProgress =
                    [&](const ReplicationReport &now) {
                        written = now.written;
                        note(now);
                    }},
            task);
        before += written;
        if (report)
            return arrival;
        if (report.error().kind != Error::Kind::Network || tries > 1000)
            qFatal("%s", told(report).constData());
    }
}

} // namespace

void benchLine(const TestDir &dir)
{
    const HubProgram hub(dir.path(QStringLiteral("line")));
    (void)measured("fill", hub.url(), kLineDocuments, dir);
    Arrival all;
    for (quint64 seed = 1; seed <= kLineRounds; ++seed) {
        const Arrival one = arrivalOver(hub, dir, seed);
        all.seconds += one.seconds / kLineRounds;
        all.ideal += one.ideal / kLineRounds;
        all.bytes += one.bytes;
        all.cuts += one.cuts;
    }
    const QByteArray what
        = "500 documents over a poor line, " + QByteArray::number(all.cuts) + " cuts in 5 rounds";
    print(kSyncBench, what, "client", all.seconds, "s");
    print(kSyncBench, "time that their bytes take on it", "line", all.ideal, "s");
    print(kSyncBench, what, "client / line", all.seconds / all.ideal, "ratio");
    print(kSyncBench, "bytes of a document on it, both ways", "client",
        double(all.bytes) / (kLineDocuments * kLineRounds), "B");
}

} // namespace hz::test
