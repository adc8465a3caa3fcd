// Canonical JSON of one object, as text: read and written without building its values. A value; any
// thread.
#pragma once

#include <hz/core/json.h>
#include <hz/core/jsonview.h>

#include <optional>
#include <utility>

namespace hz {

/// Only this class makes one, so whoever is given one may store it as it is.
class CanonicalObject {
public:
    CanonicalObject() = default; // {}
    /// The same as canonicalJson(parseObject(json)), without building the values.
    static Result<CanonicalObject> of(QByteArrayView json, qint64 maxBytes = kMaxJsonBytes);
    /// Of the members of an object whose names do not begin with `mark`. Nothing where the text has
    /// to be read by Qt: it is unusual, or no object.
    static std::optional<CanonicalObject> without(char mark, const JsonView &object);
    /// A text that was one when it was stored by us, and of which a sum tells that it is the same.
    static CanonicalObject stored(QByteArray text) { return CanonicalObject(std::move(text)); }

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
