// The part of the plugin that knows zbar. Any thread.
#pragma once

#include <QtCore/QByteArray>

#include <span>
#include <vector>

namespace hz::viewer {

/// As MultimediaPlugin::barcodes().
std::vector<QByteArray> barcodesIn(std::span<const uchar> gray, int width, int height);

} // namespace hz::viewer
