#include "tlsidentity_p.h"

#include <hz/core/file.h>
#include <hz/core/hash.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSysInfo>
#include <QtNetwork/QHostAddress>

#include <memory>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace hz::sync::server {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sync::TlsIdentity)
};

constexpr qint64 kMaxPemBytes = 1 << 20;
constexpr long kDays = 3650;
constexpr long kSecondsADay = 86'400;

template<auto free> struct Free {
    template<typename T> void operator()(T *value) const { free(value); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

Failure cannotMake(const char *what)
{
    return failure(Error::Kind::Internal, Names::tr("The hub's certificate cannot be made."),
        QString::fromLatin1(what));
}

QByteArray textOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

bool addExtension(X509 *certificate, int id, const QByteArray &value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, id, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// The names and addresses by which a client may reach us.
QByteArray namesFor(const QString &address)
{
    QByteArrayList names{"DNS:localhost", "IP:127.0.0.1", "IP:::1"};
    const QByteArray host = QSysInfo::machineHostName().toLatin1();
    const bool isName = !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.';
    });
    if (isName)
        names << "DNS:" + host << "DNS:" + host + ".local";
    const QHostAddress own(address);
    if (!own.isNull() && !own.isLoopback() && own != QHostAddress(QHostAddress::AnyIPv4)
        && own != QHostAddress(QHostAddress::AnyIPv6))
        names << "IP:" + own.toString().toLatin1();
    return names.join(',');
}

Result<TlsIdentity> make(const QString &address)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    quint64 serial = 0;
    if (!key || !certificate || RAND_bytes(reinterpret_cast<unsigned char *>(&serial), 8) != 1)
        return cannotMake("key");
    X509 *made = certificate.get();
    X509_NAME *name = X509_get_subject_name(made);
    const bool isDescribed = X509_set_version(made, X509_VERSION_3) == 1
        && ASN1_INTEGER_set_uint64(X509_get_serialNumber(made), serial >> 1) == 1
        && X509_gmtime_adj(X509_getm_notBefore(made), -kSecondsADay) // clocks differ
        && X509_gmtime_adj(X509_getm_notAfter(made), kDays * kSecondsADay)
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>("hezhou-hub"), -1, -1, 0)
            == 1
        && X509_set_issuer_name(made, name) == 1 && X509_set_pubkey(made, key.get()) == 1
        && addExtension(made, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(made, NID_ext_key_usage, "serverAuth")
        && addExtension(made, NID_subject_alt_name, namesFor(address));
    if (!isDescribed || X509_sign(made, key.get(), EVP_sha256()) == 0)
        return cannotMake("certificate");
    const Bio keyText(BIO_new(BIO_s_mem())), text(BIO_new(BIO_s_mem()));
    if (!keyText || !text
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1
        || PEM_write_bio_X509(text.get(), made) != 1)
        return cannotMake("text");
    return TlsIdentity{textOf(keyText.get()), textOf(text.get()), {}};
}

Result<QByteArray> fingerprintOf(const QByteArray &pem, const QString &path)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    unsigned char *der = nullptr;
    const int size = certificate ? i2d_X509(certificate.get(), &der) : -1;
    if (size <= 0)
        return failure(
            Error::Kind::Corrupt, Names::tr("“%1” cannot be read as a certificate.").arg(path));
    const QByteArray sum = sha256(QByteArrayView(reinterpret_cast<char *>(der), size));
    OPENSSL_free(der);
    return sum.toHex(':').toUpper();
}

} // namespace

Result<TlsIdentity> tlsIdentity(const QString &profileDir, const QString &address)
{
    const QString folder = profileDir + QStringLiteral("/hub");
    const QString keyPath = folder + QStringLiteral("/tls-key.pem");
    const QString path = folder + QStringLiteral("/tls-certificate.pem");
    if (!QFileInfo::exists(path)) { // written last: with it, the key is there
        HZ_CHECK(makePath(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        HZ_TRY(const TlsIdentity made, make(address));
        HZ_CHECK(writeFileDurably(keyPath, made.key));
        QFile::setPermissions(keyPath, QFile::ReadOwner | QFile::WriteOwner);
        HZ_CHECK(writeFileDurably(path, made.certificate));
    }
    TlsIdentity identity;
    HZ_TRY(identity.key, readFile(keyPath, kMaxPemBytes));
    HZ_TRY(identity.certificate, readFile(path, kMaxPemBytes));
    HZ_TRY(identity.fingerprint, fingerprintOf(identity.certificate, path));
    return identity;
}

} // namespace hz::sync::server
