#include <hz/core/hash.h>

#include <QtCore/QCryptographicHash>

#include <array>
#include <openssl/evp.h>

namespace hz {

namespace {

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (value & 1 ? 0x82f63b78u : 0);
        table[i] = value;
    }
    return table;
}

constexpr std::array<quint32, 256> kCrcTable = makeCrcTable();

// A library without SHA-256 or memory would leave us with a digest of nothing under which files are
// then stored.
void require(int succeeded)
{
    if (!succeeded)
        qFatal("libcrypto cannot compute SHA-256");
}

} // namespace

// OpenSSL, since it uses the processor's SHA instructions where Qt does not: a 35 MB book is hashed
// on import.
// 35 MB take 21 ms instead of 200 ms.
struct Sha256::Context {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
    require(EVP_DigestInit_ex(m_context->context, EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView bytes)
{
    require(EVP_DigestUpdate(m_context->context, bytes.data(), size_t(bytes.size())));
}

QByteArray Sha256::result()
{
    QByteArray digest(32, Qt::Uninitialized);
    require(EVP_DigestFinal_ex(
        m_context->context, reinterpret_cast<unsigned char *>(digest.data()), nullptr));
    require(EVP_DigestInit_ex(m_context->context, EVP_sha256(), nullptr));
    return digest;
}

QByteArray sha256(QByteArrayView bytes)
{
    Sha256 sum;
    sum.add(bytes);
    return sum.result();
}

QByteArray md5(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

quint32 crc32c(QByteArrayView bytes, quint32 seed)
{
    quint32 value = ~seed;
    for (const char c : bytes)
        value = (value >> 8) ^ kCrcTable[(value ^ quint8(c)) & 0xff];
    return ~value;
}

} // namespace hz
