#include "barcodes.h"

#include <algorithm>
#include <climits>
#include <memory>
#include <zbar.h>

namespace hz::viewer {

namespace {

struct Drop {
    void operator()(zbar::zbar_image_scanner_t *scanner) const
    {
        zbar::zbar_image_scanner_destroy(scanner);
    }
    void operator()(zbar::zbar_image_t *image) const { zbar::zbar_image_destroy(image); }
};

int topOf(const zbar::zbar_symbol_t *symbol)
{
    int top = INT_MAX;
    for (unsigned i = 0; i < zbar::zbar_symbol_get_loc_size(symbol); ++i)
        top = std::min(top, zbar::zbar_symbol_get_loc_y(symbol, i));
    return top;
}

} // namespace

std::vector<QByteArray> barcodesIn(std::span<const uchar> gray, int width, int height)
{
    using namespace zbar;
    const std::unique_ptr<zbar_image_scanner_t, Drop> scanner(zbar_image_scanner_create());
    zbar_image_scanner_set_config(scanner.get(), ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    // The bytes as they are: else it takes Chinese in UTF-8 for Shift-JIS.
    zbar_image_scanner_set_config(scanner.get(), ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_CODE128, ZBAR_CFG_ENABLE, 1);
    const std::unique_ptr<zbar_image_t, Drop> image(zbar_image_create());
    zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image.get(), unsigned(width), unsigned(height));
    zbar_image_set_data(image.get(), gray.data(), gray.size(), nullptr);
    if (zbar_scan_image(scanner.get(), image.get()) <= 0)
        return {};
    std::vector<std::pair<int, QByteArray>> found;
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol(image.get()); symbol;
         symbol = zbar_symbol_next(symbol))
        found.emplace_back(topOf(symbol),
            QByteArray(
                zbar_symbol_get_data(symbol), qsizetype(zbar_symbol_get_data_length(symbol))));
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<QByteArray> texts;
    for (auto &[top, text] : found)
        texts.push_back(std::move(text));
    return texts;
}

} // namespace hz::viewer
