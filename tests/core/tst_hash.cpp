#include "support/support.h"

#include <hz/core/hash.h>

#include <QtCore/QCryptographicHash>

#include <rapidcheck.h>

using namespace hz;

namespace {

QByteArray bytesOf(const std::vector<quint8> &numbers)
{
    return {reinterpret_cast<const char *>(numbers.data()), qsizetype(numbers.size())};
}

// Bit by bit, from the polynomial's definition.
quint32 plainCrc32c(const QByteArray &bytes)
{
    quint32 value = 0xffffffff;
    for (const char c : bytes) {
        value ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? (value >> 1) ^ 0x82f63b78 : value >> 1;
    }
    return ~value;
}

} // namespace

class TestHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // FIPS 180-2, appendix B.
    void sha256OfTheStandardsExamples()
    {
        QCOMPARE(sha256("abc").toHex(),
            QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").toHex(),
            QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(sha256({}).toHex(),
            QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void piecesGiveWhatTheWholeGives()
    {
        QVERIFY(rc::check([](const std::vector<std::vector<quint8>> &pieces) {
            Sha256 sum;
            QByteArray whole;
            for (const std::vector<quint8> &piece : pieces) {
                sum.add(bytesOf(piece));
                whole += bytesOf(piece);
            }
            const QByteArray digest = sum.result();
            RC_ASSERT(digest == sha256(whole));
            RC_ASSERT(digest == QCryptographicHash::hash(whole, QCryptographicHash::Sha256));
        }));
    }

    void afterAResultANewSumBegins()
    {
        Sha256 sum;
        sum.add("what came before");
        QVERIFY(sum.result() != sha256("abc"));
        sum.add("abc");
        QCOMPARE(sum.result(), sha256("abc"));
    }

    // RFC 1321, appendix A.5.
    void md5OfTheRfcsExamples()
    {
        QCOMPARE(md5({}).toHex(), QByteArray("d41d8cd98f00b204e9800998ecf8427e"));
        QCOMPARE(md5("message digest").toHex(), QByteArray("f96b697d7cb7938d525a2f31aaf161d0"));
    }

    // RFC 3720, appendix B.4, and the catalogue's check value.
    void crc32cOfTheRfcsExamples()
    {
        QCOMPARE(crc32c(QByteArray(32, '\0')), 0x8a9136aau);
        QCOMPARE(crc32c(QByteArray(32, '\xff')), 0x62a8ab43u);
        QCOMPARE(crc32c("123456789"), 0xe3069283u);
    }

    void crc32cMatchesItsDefinitionAndContinues()
    {
        QVERIFY(rc::check([](const std::vector<quint8> &first, const std::vector<quint8> &second) {
            const QByteArray a = bytesOf(first), b = bytesOf(second);
            RC_ASSERT(crc32c(a + b) == plainCrc32c(a + b));
            RC_ASSERT(crc32c(b, crc32c(a)) == crc32c(a + b));
        }));
    }
};

QTEST_GUILESS_MAIN(TestHash)
#include "tst_hash.moc"
