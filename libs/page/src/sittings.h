// Sittings and versions of pages as documents of the store. The shapes are in the README. Any
// thread.
#pragma once

#include <hz/page/history.h>
#include <hz/store/transaction.h>

#include <QtCore/QJsonObject>

#include <functional>

namespace hz::page {

inline constexpr int kSittingSchema = 1;

/// Keeps what is stored of the lesson, and lets go what has expired. False if it is kept already:
/// may be called again at any time, also after a crash between the last fold and this.
Result<bool> keepSitting(
    store::WriteTransaction &transaction, const LessonId &lesson, const QDateTime &now);

/// Writes a lesson `copy` as the sitting left this one; `change` alters its document. Returns how
/// many pages could not be read and are missing.
Result<int> copySitting(store::WriteTransaction &transaction, const LessonId &lesson,
    const SittingId &sitting, const LessonId &copy,
    const std::function<void(QJsonObject &body)> &change);

/// The documents of all sittings of a lesson, and of the versions of its pages.
Result<QStringList> historyOf(const store::ReadTransaction &read, const LessonId &lesson);

/// Of all versions of its pages.
QString versionDocPrefix(const LessonId &lesson);

} // namespace hz::page
