// A clipboard from anywhere: reading never crashes, what is read is written to something that reads
// the same, and every element can be asked for its place and drawn.
#include <hz/page/clipboard.h>
#include <hz/page/hit.h>
#include <hz/page/page.h>
#include <hz/page/render.h>

#include <QtGui/QGuiApplication>

#include <cstdint>
#include <cstdlib>

namespace {

// Text needs fonts, fonts need an application.
void startApplication()
{
    static int count = 1;
    static char name[] = "fuzz";
    static char *arguments[] = {name, nullptr};
    static const QGuiApplication application(count, arguments);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace hz::page;
    startApplication();
    const auto clip
        = clipFromBytes(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!clip)
        return 0;
    const auto bytes = clipToBytes(*clip);
    if (!bytes)
        return 0;
    const auto again = clipFromBytes(*bytes);
    if (!again || !(*again == *clip))
        abort();
    Page page;
    QImage image(64, 64, QImage::Format_RGB32);
    hz::ink::Mask scratch;
    for (const Element &element : clip->elements) {
        page.add(element);
        drawElement({image, {0, 0}, {0.1}, hz::ink::Ground::White}, element, {}, scratch);
    }
    elementAt(page, {10, 10}, 5);
    elementsInside(page, QPolygonF(QRectF(0, 0, 500, 500)));
    return 0;
}
