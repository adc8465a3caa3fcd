// What the codes in a picture say. Any thread.
#pragma once

#include <QtCore/QStringList>

class QImage;

namespace hz::viewer {

/// The texts of the QR codes and Code 128 bars in it, each once, from the top down. Larger pictures
/// are looked at as if they had 1,280 pixels a side. What is no UTF-8 is left out; nothing is found
/// where the plugin is not installed.
QStringList readBarcodes(const QImage &picture);

} // namespace hz::viewer
