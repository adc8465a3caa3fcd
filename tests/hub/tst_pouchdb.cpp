// PouchDB, the most used program that speaks CouchDB's protocol, against the hub as a program: it
// pushes, pulls, follows, meets conflicts.
#include "hubprogram.h"

#include <QtCore/QJsonArray>

using namespace hz::test;

class tst_PouchDB : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holds_data();
    void holds();
    void theHubEndsCleanlyWhenTold();
    void replicatesUnderTls();

private:
    /// `authority`: a certificate that is trusted.
    QByteArray runNode(
        const QStringList &arguments, int *code, const QString &authority = {}) const;

    const TestDir m_dir;
    std::unique_ptr<HubProgram> m_hub;
};

QByteArray tst_PouchDB::runNode(
    const QStringList &arguments, int *code, const QString &authority) const
{
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HZ_NODE_MODULES"), QStringLiteral(HZ_NODE_MODULES));
    if (!authority.isEmpty())
        environment.insert(QStringLiteral("NODE_EXTRA_CA_CERTS"), authority);
    node.setProcessEnvironment(environment);
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.start(QStringLiteral("node"),
        QStringList{QStringLiteral(HZ_SOURCE_DIR "/tests/hub/pouch.mjs")} + arguments);
    *code = node.waitForFinished(120'000) ? node.exitCode() : -1;
    return node.readAll();
}

void tst_PouchDB::initTestCase()
{
    m_hub = std::make_unique<HubProgram>(m_dir.path(QStringLiteral("profile")));
}

void tst_PouchDB::holds_data()
{
    QTest::addColumn<QString>("scenario");
    int code = 0;
    const QByteArray names = runNode({QStringLiteral("names")}, &code);
    QVERIFY2(code == 0, names.constData());
    for (const QJsonValue &name : QJsonDocument::fromJson(names).array())
        QTest::newRow(name.toString().toUtf8().constData()) << name.toString();
}

void tst_PouchDB::holds()
{
    QFETCH(const QString, scenario);
    const QString folder = m_dir.path(scenario);
    QVERIFY(QDir().mkpath(folder));
    int code = 0;
    const QByteArray said = runNode({scenario, m_hub->url(), folder}, &code);
    QVERIFY2(code == 0, said.constData());
}

void tst_PouchDB::theHubEndsCleanlyWhenTold()
{
    QCOMPARE(m_hub->stop(), 0);
}

// The certificate that the hub has made at its first start is the same at its second, and is all
// that a client needs to trust.
void tst_PouchDB::replicatesUnderTls()
{
    const QString profile = m_dir.path(QStringLiteral("secret"));
    QString fingerprint;
    {
        HubProgram first(profile, {});
        fingerprint = first.said()[QLatin1StringView("fingerprint")].toString();
        QCOMPARE(fingerprint.size(), 32 * 3 - 1);
        QCOMPARE(first.stop(), 0);
    }
    HubProgram hub(profile, {});
    QCOMPARE(hub.said()[QLatin1StringView("fingerprint")].toString(), fingerprint);
    QVERIFY(hub.url().startsWith(QStringLiteral("https://")));
    const QString scenario = QStringLiteral("attachmentsKeepTheirBytes");
    const QString folder = m_dir.path(QStringLiteral("tls"));
    QVERIFY(QDir().mkpath(folder));
    int code = 0;
    const QByteArray said = runNode(
        {scenario, hub.url(), folder}, &code, profile + QStringLiteral("/hub/tls-certificate.pem"));
    QVERIFY2(code == 0, said.constData());
    QCOMPARE(QFile::permissions(profile + QStringLiteral("/hub/tls-key.pem"))
            & (QFile::ReadGroup | QFile::ReadOther),
        QFile::Permissions());
    // Who does not trust it does not talk to it.
    const QString other = m_dir.path(QStringLiteral("distrust"));
    QVERIFY(QDir().mkpath(other));
    const QByteArray refused = runNode({scenario, hub.url(), other}, &code);
    QVERIFY(code != 0);
    QVERIFY2(refused.contains("certificate"), refused.constData());
    QCOMPARE(hub.stop(), 0);
}

QTEST_GUILESS_MAIN(tst_PouchDB)
#include "tst_pouchdb.moc"
