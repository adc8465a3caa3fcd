// How Chinese characters are read, so that people find things by Latin letters. One reading a
// character, the most usual one: 行 is xing. Any thread.
//
// The first call reads ICU's tables, some 0.2 s: make it on a worker.
#pragma once

#include <QtCore/QString>

namespace hz {

/// "山行 A4" gives "shanxing a4": characters by their readings without tones, the rest in lower
/// case.
QString pinyin(QStringView text);

/// "山行 A4" gives "sx a4": the first letter of each reading.
QString pinyinInitials(QStringView text);

} // namespace hz
