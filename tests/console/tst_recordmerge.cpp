// Records that two machines changed apart are joined by the command line that brings them together,
// as the window joins them: with a hub, and over a stick.
#include "programrun.h"

#include <hz/store/profile.h>

#include <hub/hubprogram.h>
#include <hub/plainhttp.h>
#include <store/storetest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const QString kDevice = u"device:01JN7GC050GDGFG23MA2QWCVGF"_s;
const QString kName = u"ops-01"_s;

QJsonObject device(const QJsonObject &more)
{
    QJsonObject body{{u"type"_s, u"device"_s}, {u"schema"_s, 1}, {u"serial"_s, u"S1"_s},
        {u"lastSeen"_s, u"2025-09-01"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return body;
}

// Both saw the machine, at two times, and each wrote something else down.
QJsonObject here()
{
    return device({{u"lastSeen"_s, u"2025-10-02"_s}, {u"note"_s, u"lid scratched"_s}});
}
QJsonObject there()
{
    return device({{u"lastSeen"_s, u"2025-10-03"_s}, {u"memoryMib"_s, 8192}});
}
QJsonObject joined()
{
    return device({{u"lastSeen"_s, u"2025-10-03"_s}, {u"note"_s, u"lid scratched"_s},
        {u"memoryMib"_s, 8192}});
}

} // namespace

class tst_RecordMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void overAHub();
    void overAHubAllTheTime();
    void overAStick();
    void whatDoesNotFitIsTold();

private:
    template<typename Use> void in(const QString &profile, const Use &use)
    {
        const auto opened = Profile::open(m_dir->path(profile), {.databases = {{kName, {}}}});
        HZ_VERIFY_OK(opened);
        use((*opened)->database(kName));
    }
    void writeApart(const QJsonObject &inA, const QJsonObject &inB);
    Ended sync(const QString &profile, const QString &where)
    {
        const Ended ended = runConsole(
            {u"--profile"_s, m_dir->path(profile), u"--json"_s, u"sync"_s, where, u"--once"_s},
            m_dir->path());
        if (ended.code != 0)
            qWarning("%s", ended.err.constData());
        return ended;
    }
    QJsonObject synced(const QString &profile, const QString &where)
    {
        return QJsonDocument::fromJson(sync(profile, where).out)[0].toObject();
    }
    void checkBothAreJoined();

    std::unique_ptr<TestDir> m_dir;
};

void tst_RecordMerge::init()
{
    m_dir = std::make_unique<TestDir>();
}

void tst_RecordMerge::writeApart(const QJsonObject &inA, const QJsonObject &inB)
{
    QString first;
    in(u"a"_s, [&](Database &database) {
        first = *putNow(database, {.id = kDevice, .body = device({})});
        HZ_VERIFY_OK(putNow(database, {.id = kDevice, .parent = first, .body = inA}));
    });
    in(u"b"_s, [&](Database &database) {
        HZ_VERIFY_OK(
            putRevisionNow(database, {.id = kDevice, .history = {first}, .body = device({})}));
        HZ_VERIFY_OK(putNow(database, {.id = kDevice, .parent = first, .body = inB}));
    });
}

void tst_RecordMerge::checkBothAreJoined()
{
    for (const QString &profile : {u"a"_s, u"b"_s})
        in(profile, [&](Database &database) {
            const auto known = getNow(database, kDevice);
            HZ_VERIFY_OK(known);
            QCOMPARE(known->body, joined());
            QCOMPARE(known->conflicts, QStringList());
        });
}

void tst_RecordMerge::overAHub()
{
    writeApart(here(), there());
    const HubProgram hub(m_dir->path(u"hub"_s));
    QCOMPARE(askOnce(hub.port(), "PUT", "/ops-01").status, 201);
    QCOMPARE(synced(u"a"_s, hub.url())[u"pushed"].toInt(), 1);
    const QJsonObject met = synced(u"b"_s, hub.url());
    QCOMPARE(met[u"merged"].toInt(), 1);
    QCOMPARE(met[u"clashes"].toInt(), 0);
    QCOMPARE(synced(u"a"_s, hub.url())[u"merged"].toInt(), 0); // it is joined already
    checkBothAreJoined();
}

void tst_RecordMerge::overAHubAllTheTime()
{
    writeApart(here(), there());
    const HubProgram hub(m_dir->path(u"hub"_s));
    QCOMPARE(askOnce(hub.port(), "PUT", "/ops-01").status, 201);
    QCOMPARE(synced(u"a"_s, hub.url())[u"pushed"].toInt(), 1);
    QProcess program;
    startConsole(
        program, {u"--profile"_s, m_dir->path(u"b"_s), u"sync"_s, hub.url()}, m_dir->path());
    const auto atTheHub = [&] {
        QJsonObject known
            = askOnce(hub.port(), "GET", "/ops-01/" + kDevice.toUtf8() + "?conflicts=true").json();
        known.remove(u"_id"_s);
        known.remove(u"_rev"_s);
        return known;
    };
    QTRY_COMPARE_WITH_TIMEOUT(atTheHub(), joined(), 60'000);
    program.terminate();
    QVERIFY(program.waitForFinished(60'000));
}

void tst_RecordMerge::overAStick()
{
    writeApart(here(), there());
    const QString stick = m_dir->path(u"stick"_s);
    QVERIFY(QDir().mkpath(stick));
    QCOMPARE(synced(u"a"_s, stick)[u"pushed"].toInt(), 1);
    QCOMPARE(synced(u"b"_s, stick)[u"merged"].toInt(), 1);
    // What was joined goes with the next carrying, and is the same where it is joined again.
    QCOMPARE(synced(u"a"_s, stick)[u"merged"].toInt(), 1);
    QVERIFY(!synced(u"b"_s, stick).isEmpty());
    checkBothAreJoined();
}

void tst_RecordMerge::whatDoesNotFitIsTold()
{
    writeApart(device({{u"note"_s, u"left"_s}}), device({{u"note"_s, u"right"_s}}));
    const HubProgram hub(m_dir->path(u"hub"_s));
    QCOMPARE(askOnce(hub.port(), "PUT", "/ops-01").status, 201);
    QCOMPARE(sync(u"a"_s, hub.url()).code, 0);
    const Ended met = sync(u"b"_s, hub.url());
    QCOMPARE(met.code, 0);
    QCOMPARE(QJsonDocument::fromJson(met.out)[0][u"clashes"].toInt(), 1);
    QVERIFY2(met.err.contains(kName.toUtf8()), met.err.constData());
    in(u"b"_s, [&](Database &database) {
        QCOMPARE(getNow(database, kDevice)->conflicts.size(), 1); // both are kept
    });
}

QTEST_GUILESS_MAIN(tst_RecordMerge)
#include "tst_recordmerge.moc"
