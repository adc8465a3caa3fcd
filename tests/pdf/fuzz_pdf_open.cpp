// Whatever bytes: opening, sizes, pictures and text end with a value or an Error.
// Small inputs only, each cancelled after a moment: poppler may take long over hostile pages.
#include <hz/core/task.h>
#include <hz/pdf/document.h>

#include <QtCore/QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <future>

using namespace hz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t kMaxBytes = 16 << 10;
    constexpr int kMaxPages = 2;
    if (size > kMaxBytes)
        return 0;
    QTemporaryFile file;
    if (!file.open()
        || file.write(reinterpret_cast<const char *>(data), qint64(size)) != qint64(size)
        || !file.flush())
        std::abort();
    const auto document = pdf::Document::open(file.fileName());
    for (int page = 0; document && page < std::min(kMaxPages, (*document)->pageCount()); ++page) {
        TaskControl task;
        auto drawing = std::async(std::launch::async, [&] {
            return (*document)->render(page, QRectF(0, 0, 1, 1), {32, 32}, task).has_value()
                && (*document)->pageSize(page).has_value();
        });
        if (drawing.wait_for(std::chrono::milliseconds(300)) == std::future_status::timeout)
            task.cancel();
        if (drawing.get() && !task.isCancelled() && !(*document)->text(page))
            std::abort(); // a page that can be drawn has a text, if an empty one
    }
    return 0;
}
