#include "plugin_p.h"

#include <hz/viewer/barcodereader.h>

#include <QtCore/QStringDecoder>

#include <algorithm>

namespace hz::viewer {

QStringList readBarcodes(const QImage &picture)
{
    constexpr int kMostPixels = 1'280; // labels are held a hand's breadth away, so more only costs
    const Result<MultimediaPlugin *> reader = plugin();
    if (!reader || picture.isNull())
        return {};
    QImage gray = picture;
    if (std::max(gray.width(), gray.height()) > kMostPixels)
        gray = gray.scaled(kMostPixels, kMostPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    gray.convertTo(QImage::Format_Grayscale8);
    std::vector<uchar> bytes;
    bytes.reserve(size_t(gray.width()) * size_t(gray.height()));
    for (int y = 0; y < gray.height(); ++y)
        bytes.insert(bytes.end(), gray.constScanLine(y), gray.constScanLine(y) + gray.width());
    QStringList texts;
    for (const QByteArray &code : (*reader)->barcodes(bytes, gray.width(), gray.height())) {
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decode(code);
        if (!decode.hasError() && !text.isEmpty() && !texts.contains(text))
            texts.append(text);
    }
    return texts;
}

} // namespace hz::viewer
