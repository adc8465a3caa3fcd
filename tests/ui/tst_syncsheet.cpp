// Synchronising as a person sets it up and reads it, with a real hub over TLS behind it.
#include "uitest.h"

#include <hz/sync/syncservice.h>
#include <hz/ui/check.h>
#include <hz/ui/syncdetails.h>
#include <hz/ui/syncsheet.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLineEdit>

#include <hub/fakeavahi.h>
#include <hub/hubprogram.h>
#include <store/storetest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;
using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

struct Scene {
    explicit Scene(const QString &folder, Reach reach, const QString &bus = u"unix:path=/nowhere"_s)
        : database(openedAt(folder + u"/me-li.sqlite"_s))
        , blobs(*BlobStore::open(folder + u"/blobs"_s, folder + u"/profile.sqlite"_s))
        , account(folder, {.strength = account::PasswordStrength::least()})
        , service(account, blobs, {{u"page:"_s, {}}},
              {.firstRetry = std::chrono::milliseconds(20),
                  .longestRetry = std::chrono::milliseconds(200)})
        , sheet(service,
              {.reach = reach,
                  .promise = u"Your lessons are then everywhere."_s,
                  .carried = database.get(),
                  .bus = bus},
              &window)
        , indicator(service, reach, &window)
    {
        service.follow(*database, u"me-li"_s, u"My lessons"_s);
        window.resize(1366, 768);
        window.show();
        sheet.open();
    }

    template<typename Widget = QAbstractButton> Widget *part(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }
    bool isShown(const QString &name) const { return part<QWidget>(name)->isVisible(); }
    QString problem() const { return part<QLabel>(u"syncProblem"_s)->text(); }
    void type(const QString &name, const QString &text) const
    {
        part<QLineEdit>(name)->setText(text);
    }
    void connectTo(const HubProgram &hub) const
    {
        type(u"syncHub"_s, hub.url());
        part(u"syncConnect"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"syncFingerprint"_s), kPatience);
        part(u"syncSame"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"syncPassword"_s), kPatience);
    }
    void signIn(const QString &password) const
    {
        type(u"syncName"_s, u"li"_s);
        type(u"syncPassword"_s, password);
        part(u"syncEnter"_s)->click();
    }
    // Nothing is cut off and everything has a name.
    QString faults() { return (clippedTexts(&sheet) + missingAccessibleNames(&sheet)).join(u'\n'); }

    QWidget window;
    std::unique_ptr<Database> database;
    const BlobStore blobs;
    sync::HubAccount account;
    sync::SyncService service;
    SyncSheet sheet;
    SyncIndicator indicator;
};

} // namespace

class tst_SyncSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_hub.reset(); }
    void aPersonSetsItUp_data();
    void aPersonSetsItUp();
    void anotherFingerprintIsTurnedDown();
    void aHubThatIsFoundIsTakenWithOneTap_data() { aPersonSetsItUp_data(); }
    void aHubThatIsFoundIsTakenWithOneTap();
    void aPairingCodeNeedsNoComparing();
    void whatHasNoNameThereIsNotCalledSynchronised();
    void whatGoesWrongIsSaid();
    void aCutLineIsSeenEverywhere();
    void aStickIsCarried();

private:
    QString folder(const QString &name) const
    {
        const QString path = m_dir.path(QString::number(m_count)) + u'/' + name;
        QDir().mkpath(path);
        return path;
    }

    TestDir m_dir;
    int m_count = 0;
    std::unique_ptr<HubProgram> m_hub;
};

void tst_SyncSheet::init()
{
    ++m_count;
    HubProgram::addAdmin(folder(u"hub"_s), u"li"_s, "li knows it");
    m_hub = std::make_unique<HubProgram>(folder(u"hub"_s), QStringList());
}

void tst_SyncSheet::aPersonSetsItUp_data()
{
    QTest::addColumn<bool>("isTouch");
    QTest::newRow("at a desk") << false;
    QTest::newRow("at a board") << true;
}

void tst_SyncSheet::aPersonSetsItUp()
{
    QFETCH(const bool, isTouch);
    Scene scene(folder(u"a"_s), isTouch ? Reach::Touch : Reach::Desk);
    QCOMPARE(scene.indicator.text(), u"Synchronise"_s);
    QVERIFY(scene.isShown(u"syncHub"_s) && !scene.isShown(u"syncPassword"_s));
    QVERIFY(!scene.part(u"syncConnect"_s)->isEnabled());
    QCOMPARE(scene.faults(), QString());
    scene.type(u"syncHub"_s, m_hub->url());
    scene.part(u"syncConnect"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.isShown(u"syncFingerprint"_s), kPatience);
    QCOMPARE(scene.part<QLabel>(u"syncFingerprint"_s)->text().remove(u'\n'),
        m_hub->said()[QLatin1StringView("fingerprint")].toString());
    QCOMPARE(scene.faults(), QString());
    scene.part(u"syncSame"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.isShown(u"syncPassword"_s), kPatience);
    QCOMPARE(scene.indicator.text(), u"Not signed in"_s);
    QCOMPARE(scene.faults(), QString());
    scene.signIn(u"li knows it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.indicator.text(), u"All synchronised"_s, kPatience);
    QTRY_VERIFY(scene.isShown(u"syncDetails"_s) && !scene.isShown(u"syncPassword"_s));
    QCOMPARE(scene.faults(), QString());
    scene.part(u"syncLeave"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(scene.indicator.text(), u"Not signed in"_s, kPatience);
}

void tst_SyncSheet::anotherFingerprintIsTurnedDown()
{
    Scene scene(folder(u"a"_s), Reach::Desk);
    scene.type(u"syncHub"_s, m_hub->url());
    scene.part(u"syncConnect"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.isShown(u"syncFingerprint"_s), kPatience);
    scene.part(u"syncOther"_s)->click();
    QVERIFY(scene.isShown(u"syncHub"_s));
    QVERIFY(scene.problem().startsWith(u"Nothing was sent"_s));
    QVERIFY(!scene.account.hub().isSet());
}

void tst_SyncSheet::aHubThatIsFoundIsTakenWithOneTap()
{
    QFETCH(const bool, isTouch);
    const Bus bus(m_dir);
    FakeAvahi avahi(bus.address());
    Scene scene(folder(u"a"_s), isTouch ? Reach::Touch : Reach::Desk, bus.address());
    QVERIFY(scene.isShown(u"syncFound"_s)); // it says that it looks
    QCOMPARE(scene.faults(), QString());
    avahi.add({.name = u"教务处的电脑，名字很长很长，长到一行放不下的那一种"_s,
        .port = m_hub->port(),
        .texts = {"uuid=a"},
        .address = u"127.0.0.1"_s});
    avahi.add({.name = u"x-gone"_s, .port = 1, .texts = {"uuid=b"}, .address = u"127.0.0.1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(scene.part(u"syncFound1"_s), kPatience);
    QCOMPARE(scene.faults(), QString());
    avahi.remove(u"x-gone"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!scene.part(u"syncFound1"_s), kPatience);
    const QAbstractButton *found = scene.part(u"syncFound0"_s);
    QVERIFY(found->text().startsWith(u"教务处的电脑"));
    QVERIFY(found->text().endsWith(u"127.0.0.1:%1"_s.arg(m_hub->port())));
    scene.part(u"syncFound0"_s)->click();
    // What anybody on the network may claim is still looked at by a person.
    QTRY_VERIFY_WITH_TIMEOUT(scene.isShown(u"syncFingerprint"_s), kPatience);
    scene.part(u"syncSame"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.isShown(u"syncPassword"_s), kPatience);
    QCOMPARE(scene.account.hub().url, QUrl(m_hub->url()));
}

void tst_SyncSheet::aPairingCodeNeedsNoComparing()
{
    Scene scene(folder(u"a"_s), Reach::Touch);
    QVERIFY(!scene.isShown(u"syncFound"_s)); // nobody can be asked
    const sync::HubAddress hub{
        QUrl(m_hub->url()), m_hub->said()[QLatin1StringView("fingerprint")].toString().toLatin1()};
    sync::HubAddress other = hub;
    other.fingerprint[0] = other.fingerprint[0] == 'A' ? 'B' : 'A';
    scene.type(u"syncHub"_s, sync::pairingText(other));
    scene.part(u"syncConnect"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.problem().contains(u"pairing code"_s), kPatience);
    QVERIFY(!scene.account.hub().isSet());
    QCOMPARE(scene.faults(), QString());
    scene.type(u"syncHub"_s, sync::pairingText(hub));
    scene.part(u"syncConnect"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.isShown(u"syncPassword"_s), kPatience);
    QCOMPARE(scene.account.hub(), hub);
}

void tst_SyncSheet::whatHasNoNameThereIsNotCalledSynchronised()
{
    Scene scene(folder(u"a"_s), Reach::Desk);
    scene.service.setRemote(*scene.database, {});
    scene.connectTo(*m_hub);
    scene.signIn(u"li knows it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.indicator.text(), u"Not synchronised yet"_s, kPatience);
    scene.service.setRemote(*scene.database, u"me-li"_s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.indicator.text(), u"All synchronised"_s, kPatience);
}

void tst_SyncSheet::whatGoesWrongIsSaid()
{
    Scene scene(folder(u"a"_s), Reach::Desk);
    scene.type(u"syncHub"_s, u"the hub upstairs"_s);
    scene.part(u"syncConnect"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(scene.problem().contains(u"is not the address"_s), kPatience);
    scene.connectTo(*m_hub);
    scene.signIn(u"guessed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(scene.problem().contains(u"does not accept"_s), kPatience);
    QVERIFY(scene.part<QLineEdit>(u"syncPassword"_s)->text().isEmpty());
    m_hub->kill();
    scene.signIn(u"li knows it"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        scene.problem().contains(u"has not signed in at this machine before"_s), kPatience);
    QCOMPARE(scene.faults(), QString());
}

void tst_SyncSheet::aCutLineIsSeenEverywhere()
{
    Scene scene(folder(u"a"_s), Reach::Touch);
    scene.connectTo(*m_hub);
    scene.signIn(u"li knows it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.indicator.text(), u"All synchronised"_s, kPatience);
    m_hub->kill();
    for (int i = 0; i < 3; ++i)
        HZ_VERIFY_OK(putNow(*scene.database, {.id = u"page:%1"_s.arg(i)}));
    QTRY_COMPARE_WITH_TIMEOUT(scene.indicator.text(), u"Offline, 3 waiting"_s, kPatience);
    const sync::SyncService::Row row = scene.service.rows().constFirst();
    QCOMPARE(stateText(row), u"3 changes waiting"_s);
    QVERIFY(row.status.error->message.contains(u"127.0.0.1"_s));
    QTRY_COMPARE(scene.faults(), QString());
}

void tst_SyncSheet::aStickIsCarried()
{
    Scene here(folder(u"here"_s), Reach::Desk), there(folder(u"there"_s), Reach::Desk);
    HZ_VERIFY_OK(putNow(*here.database, {.id = u"page:1"_s, .body = titled(u"一"_s)}));
    const auto carry = [&](Scene &scene) {
        QString said;
        const auto saying = QObject::connect(&scene.sheet, &SyncSheet::toast, &scene.sheet,
            [&said](const Toast &toast) { said = toast.text; });
        QSignalSpy told(&scene.sheet, &SyncSheet::toast);
        scene.sheet.carryTo(folder(u"stick"_s));
        told.wait(kPatience);
        QObject::disconnect(saying);
        return said;
    };
    QCOMPARE(
        carry(here), u"1 changes are on the stick, 0 were taken from it. It can be pulled out."_s);
    QVERIFY(QFile::exists(folder(u"stick"_s) + u"/me-li.hzs"_s));
    QCOMPARE(
        carry(there), u"0 changes are on the stick, 1 were taken from it. It can be pulled out."_s);
    QCOMPARE(getNow(*there.database, u"page:1"_s)->body, titled(u"一"_s));
    QFile stick(folder(u"stick"_s) + u"/me-li.hzs"_s);
    QVERIFY(stick.open(QIODevice::WriteOnly));
    stick.write("this is no database, and never was one");
    stick.close();
    QVERIFY(carry(here).contains(u"me-li.hzs"_s));
}

HZ_UI_TEST(tst_SyncSheet)
#include "tst_syncsheet.moc"
