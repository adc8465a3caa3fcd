// Names of revisions: "3-" and 32 hex digits or, made by others, any text; how ours are made.
//
// Both are kept as bytes, digits as the 16 they mean, and ordered as bytes: CouchDB's way, so that
// its winners are ours. Like CouchDB, we show a text of exactly 16 bytes as the digits it equals.
#pragma once

#include <hz/core/canonicalobject.h>
#include <hz/store/document.h>

#include <QtCore/QByteArray>

#include <optional>
#include <string_view>

namespace hz::store {

inline constexpr int kSigBytes = 16; // of ours
inline constexpr int kMaxSigBytes = 256;
inline constexpr qint64 kMaxGeneration = 1'000'000'000;

struct RevisionName {
    qint64 generation = 0; // from 1
    QByteArray sig; // 16 raw bytes, or UTF-8

    static std::optional<RevisionName> fromString(QStringView text);
    QString toString() const;
    bool operator==(const RevisionName &) const = default;
};

/// Whether a name may hold these bytes: 16 of any kind, or a text without control characters.
bool isSig(QByteArrayView bytes);

/// SHA-256, cut to 16 bytes, of {"attachments":{name:hex…},"body":…,"deleted":…,"parent":"…"} as
/// canonical JSON.
Result<QByteArray> signature(QByteArrayView canonicalBody, const QString &parent, bool deleted,
    const QMap<QString, QByteArray> &attachmentSums);

/// The body as it is stored. Invalid if it is too large, too deep or has keys that begin with "_".
Result<QByteArray> canonicalBody(const QString &id, const QJsonObject &body);
Result<QByteArray> canonicalBody(const QString &id, const CanonicalObject &body);
/// Whether `part` stands in a text that is long and mostly has none; Qt's own search is slow there.
inline bool holdsText(QByteArrayView text, std::string_view part)
{
    return std::string_view(text.data(), size_t(text.size())).find(part) != std::string_view::npos;
}
Result<> checkId(const QString &id);
Result<> checkAttachmentName(const QString &id, const QString &name);

} // namespace hz::store
