#include <hz/core/qrcode.h>

#include <QtCore/QCoreApplication>
#include <qrencode.h>

#include <memory>

namespace hz {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::QrCode)
};

} // namespace

Result<QrCode> qrCode(const QByteArray &text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (text.isEmpty() || text.contains('\0') || !code)
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” cannot be made a QR code.").arg(QString::fromUtf8(text.left(100))));
    QrCode result{.size = code->width, .dark = {}};
    result.dark.reserve(size_t(code->width) * size_t(code->width));
    for (int i = 0; i < code->width * code->width; ++i)
        result.dark.push_back((code->data[i] & 1) != 0);
    return result;
}

} // namespace hz
