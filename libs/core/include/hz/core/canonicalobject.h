// Canonical JSON of one object, as text: read and written without building its values. A value; any
// thread.
#pragma once

#include <hz/core/json.h>

#include <utility>

namespace hz {

/// Only this class makes one, so whoever is given one may store it as it is.
class CanonicalObject {
public:
    CanonicalObject() = default; // {}
    /// The same as canonicalJson(parseObject(json)), without building the values.
    static Result<CanonicalObject> of(QByteArrayView json, qint64 maxBytes = kMaxJsonBytes);

    const QByteArray &text() const { return m_text; }
    bool operator==(const CanonicalObject &) const = default;

private:
    explicit CanonicalObject(QByteArray text)
        : m_text(std::move(text))
    {
    }

    QByteArray m_text = QByteArrayLiteral("{}");
};

} // namespace hz
