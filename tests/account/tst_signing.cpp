#include <hz/account/signing.h>
#include <hz/store/database.h>

#include <support/support.h>

using namespace hz;
using namespace hz::account;
using namespace hz::test;
using namespace Qt::StringLiterals;

class SigningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheseBytesAreSignedByThisKey()
    {
        const SigningKey key = SigningKey::fresh();
        const QByteArray message = "census of 2025";
        const QByteArray signature = key.sign(message);
        QCOMPARE(key.id().size(), 64);
        QVERIFY(isSigned(key.id(), message, signature));
        QVERIFY(!isSigned(key.id(), message + ' ', signature));
        QVERIFY(!isSigned(SigningKey::fresh().id(), message, signature));
        for (qsizetype i = 0; i < signature.size(); ++i) {
            QByteArray changed = signature;
            changed[i] = char(changed[i] ^ 1);
            QVERIFY(!isSigned(key.id(), message, changed));
        }
    }

    void whatIsNoSignatureIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("nothing") << QString() << QByteArray();
        QTest::newRow("no key") << u"nobody"_s << QByteArray(64, 'a');
        QTest::newRow("a short key") << QString(62, u'a') << QByteArray(64, 'a');
        QTest::newRow("a short signature") << QString(64, u'a') << QByteArray(63, 'a');
        QTest::newRow("a long signature") << QString(64, u'a') << QByteArray(65, 'a');
    }
    void whatIsNoSignatureIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, signature);
        QVERIFY(!isSigned(key, "text", signature));
    }

    void aSeedGivesTheSameKey()
    {
        QCOMPARE(
            SigningKey::fromSeed(QByteArray(32, 'x')), SigningKey::fromSeed(QByteArray(32, 'x')));
        QVERIFY(
            SigningKey::fromSeed(QByteArray(32, 'x')) != SigningKey::fromSeed(QByteArray(32, 'y')));
    }

    void aDatabaseKeepsItsKeyToItself()
    {
        const TestDir dir;
        QString id;
        {
            const auto database = store::Database::open(dir.path(u"ops.sqlite"_s));
            HZ_VERIFY_OK(database);
            const Result<SigningKey> key = ownSigningKey(**database);
            HZ_VERIFY_OK(key);
            QCOMPARE(*ownSigningKey(**database), *key);
            id = key->id();
            // What is listed is replicated; a key is not.
            QCOMPARE((*database)->read().value()->idsWithPrefix({})->size(), 0);
        }
        const auto again = store::Database::open(dir.path(u"ops.sqlite"_s));
        HZ_VERIFY_OK(again);
        QCOMPARE(ownSigningKey(**again)->id(), id);
        const auto other = store::Database::open(dir.path(u"other.sqlite"_s));
        HZ_VERIFY_OK(other);
        QVERIFY(ownSigningKey(**other)->id() != id);
    }

    void aDamagedKeyIsTold()
    {
        const TestDir dir;
        const auto database = store::Database::open(dir.path(u"ops.sqlite"_s));
        HZ_VERIFY_OK(database);
        HZ_VERIFY_OK((*database)->writeAndWait([](store::WriteTransaction &transaction) {
            return store::putLocal(transaction, u"_local/signingKey"_s, {{u"public"_s, u"00"_s}});
        }));
        const Result<SigningKey> key = ownSigningKey(**database);
        QVERIFY(!key);
        QCOMPARE(key.error().kind, Error::Kind::Corrupt);
    }
};

QTEST_GUILESS_MAIN(SigningTest)
#include "tst_signing.moc"
