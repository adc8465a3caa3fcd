// A picture from anywhere: looking at it and decoding it never crashes and never takes more memory
// than its limits allow.
#include <hz/page/pictures.h>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace hz::page;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto head = probePicture(bytes, {});
    if (head && qint64(head->pixels.width()) * head->pixels.height() > kMaxPicturePixels)
        abort();
    const auto picture = decodePicture(bytes, {64, 64}, {});
    if (picture && (!head || picture->width() > 64 || picture->height() > 64))
        abort();
    return 0;
}
