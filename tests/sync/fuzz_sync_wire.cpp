// Answers of a server, whatever is in them and wherever they are cut: the reader of lists gives the
// same elements in one piece and in many, and a revision that is taken comes back the same.
#include <hz/sync/jsonelements.h>
#include <hz/sync/wire.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QtGlobal>

#include <cstdint>
#include <optional>

using namespace hz;
using namespace hz::sync;

namespace {

constexpr qint64 kMostBytes = 1 << 20;

// The elements, and what stood around them; nothing where the answer is refused.
std::optional<QByteArrayList> elementsOf(const QByteArray &bytes, qsizetype piece)
{
    QByteArrayList found;
    JsonElements elements("results", kMostBytes);
    const auto take = [&](QByteArrayView element) -> Result<> {
        found.append(element.toByteArray());
        return {};
    };
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        if (!elements.add(
                QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), take))
            return {};
    const Result<QJsonObject> around = elements.end();
    if (!around)
        return {};
    found.append(QJsonDocument(*around).toJson(QJsonDocument::Compact));
    return found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto whole = elementsOf(bytes, std::max<qsizetype>(bytes.size(), 1));
    if (whole != elementsOf(bytes, 1) || whole != elementsOf(bytes, 7))
        qFatal("the list depends on how its bytes come");
    if (!whole)
        return 0;
    JsonReader reader;
    for (const QByteArray &element : *whole) {
        QList<Parcel> documents;
        const Result<RemoteChange> change = changeFromText(reader, element, documents);
        for (const Parcel &document : std::as_const(documents))
            if (!change || document.revision.id != change->id
                || !change->revisions.contains(document.revision.history.constFirst()))
                qFatal("a document that its change does not tell of");
        (void)takeParcels(reader, element, [](Parcel) { return Result<>(); });
        const Result<CanonicalObject> canonical = CanonicalObject::of(element);
        const Result<QJsonObject> values = parseObject(element);
        const Result<QByteArray> expected
            = values ? canonicalJson(*values) : Result<QByteArray>(Failure(values.error()));
        if (canonical.has_value() != expected.has_value()
            || (canonical && canonical->text() != *expected))
            qFatal("a text that becomes canonical in two ways");
        const Result<Parcel> parcel = parcelFromText(element);
        if (!parcel)
            continue;
        QByteArray text, again;
        appendParcel(text, *parcel);
        const Result<Parcel> back = parcelFromText(text);
        if (back)
            appendParcel(again, *back);
        if (!back || again != text || back->body != parcel->body)
            qFatal("a revision that changes by being written");
    }
    return 0;
}
