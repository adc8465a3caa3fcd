// Records that two machines changed apart: what merges by itself, and what a person decides.
#include <hz/inventory/conflicts.h>

#include <QtCore/QJsonDocument>

#include <support/support.h>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_RecordConflicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
};

void tst_RecordConflicts::records_data()
{
    QTest::addColumn<QByteArray>("here");
    QTest::addColumn<QByteArray>("there");
    QTest::addColumn<QByteArray>("joined");
    QTest::addColumn<QString>("clashes");
    const QByteArray none;
    QTest::newRow("different fields, seen at two times")
        << QByteArray(R"({"serial":"S1","assetTag":"T","lastSeen":"2026-09-01"})")
        << QByteArray(R"({"serial":"S1","memoryMib":8192,"lastSeen":"2026-10-01"})")
        << QByteArray(R"({"serial":"S1","assetTag":"T","memoryMib":8192,"lastSeen":"2026-10-01"})")
        << QString();
    QTest::newRow("in two rooms") << QByteArray(R"({"room":"room:1"})")
                                  << QByteArray(R"({"room":"room:2"})") << none << u"room"_s;
    QTest::newRow("out of use by one") << QByteArray(R"({"name":"a","outOfUse":true})")
                                       << QByteArray(R"({"name":"a"})") << none << u"outOfUse"_s;
    QTest::newRow("two serial numbers") << QByteArray(R"({"serial":"S1"})")
                                        << QByteArray(R"({"serial":"S2"})") << none << u"serial"_s;
}

void tst_RecordConflicts::records()
{
    QFETCH(const QByteArray, here);
    QFETCH(const QByteArray, there);
    QFETCH(const QByteArray, joined);
    QFETCH(const QString, clashes);
    const auto result = store::join({{QJsonDocument::fromJson(here).object(), {}},
                                        {QJsonDocument::fromJson(there).object(), {}}},
        inventory::recordJoinRules());
    HZ_VERIFY_OK(result);
    QCOMPARE(result->clashes.join(u' '), clashes);
    if (!joined.isEmpty())
        QCOMPARE(result->leaf.body, QJsonDocument::fromJson(joined).object());
}

QTEST_GUILESS_MAIN(tst_RecordConflicts)
#include "tst_recordconflicts.moc"
