#include <hz/core/hash.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <array>
#include <openssl/evp.h>

namespace hz {

namespace {

constexpr size_t kCrcStep = 8; // bytes

using CrcTables = std::array<std::array<quint32, 256>, kCrcStep>;

// The first continues a sum by one byte, each further one by that byte and a zero more.
constexpr CrcTables makeCrcTables()
{
    CrcTables tables{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (value & 1 ? 0x82f63b78u : 0);
        tables[0][i] = value;
    }
    for (size_t step = 1; step < kCrcStep; ++step)
        for (size_t i = 0; i < 256; ++i) {
            const quint32 before = tables[step - 1][i];
            tables[step][i] = (before >> 8) ^ tables[0][before & 0xff];
        }
    return tables;
}

constexpr CrcTables kCrc = makeCrcTables();

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

    // Looked up once: every time costs more than the sum of a small document.
    void begin()
    {
        static const EVP_MD *method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        require(method && EVP_DigestInit_ex(context, method, nullptr));
    }
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
    m_context->begin();
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
    m_context->begin();
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
    const char *at = bytes.begin();
    for (; bytes.end() - at >= qsizetype(kCrcStep); at += kCrcStep) {
        const quint64 eight = qFromLittleEndian<quint64>(at) ^ value;
        value = 0;
        for (size_t i = 0; i < kCrcStep; ++i)
            value ^= kCrc[kCrcStep - 1 - i][(eight >> (8 * i)) & 0xff];
    }
    for (; at != bytes.end(); ++at)
        value = (value >> 8) ^ kCrc[0][(value ^ quint8(*at)) & 0xff];
    return ~value;
}

} // namespace hz
