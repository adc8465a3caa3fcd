#include "pagedocument.h"

#include "elementcodec.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMap>
#include <QtCore/QSet>

#include <algorithm>

namespace hz::page {

namespace {

Q_LOGGING_CATEGORY(lcDocuments, "hz.page.documents")

constexpr QLatin1StringView kInkPrefix("ink/");
constexpr QLatin1StringView kInkType("application/x-hezhou-ink");
constexpr QLatin1StringView kElements("elements");
constexpr QLatin1StringView kChanges("changes");
constexpr QLatin1StringView kStrokes("strokes");
constexpr QLatin1StringView kRemoved("removed");
constexpr QLatin1StringView kZ("z");
constexpr QLatin1StringView kInk("ink");
constexpr QLatin1StringView kWidth("width");
constexpr QLatin1StringView kBackground("background");

QString runName(Ulid run)
{
    return QString(kInkPrefix) + run.toString();
}

std::optional<Ulid> runOf(const QString &attachment)
{
    if (!attachment.startsWith(kInkPrefix))
        return std::nullopt;
    return Ulid::fromString(QStringView(attachment).sliced(kInkPrefix.size()));
}

QJsonObject backgroundToJson(const Background &background)
{
    QJsonObject json{{QStringLiteral("kind"), backgroundName(background.kind)},
        {QStringLiteral("ground"), ink::groundName(background.ground)}};
    if (background.kind == Background::Kind::Pdf)
        json.insert(QStringLiteral("page"), background.pdfPage);
    return json;
}

// A kind or ground of a newer version shows as plain white rather than not at all.
Background backgroundFromJson(const QJsonObject &json)
{
    return {backgroundNamed(json[QLatin1StringView("kind")].toString())
                .value_or(Background::Kind::Plain),
        ink::groundNamed(json[QLatin1StringView("ground")].toString()).value_or(ink::Ground::White),
        std::max(0, json[QLatin1StringView("page")].toInt())};
}

// ---- what was done with strokes since their run was sealed

// Strokes of a run that were changed alike.
struct Alike {
    QJsonObject state;
    QJsonArray strokes;
    QJsonArray heights; // one a stroke, if their places in the order changed
};

QJsonArray changesOf(const std::vector<Element> &elements, const std::vector<ink::RunEntry> &run)
{
    QMap<QByteArray, Alike> groups;
    QJsonArray removed;
    auto element = elements.begin(); // both by number
    for (const ink::RunEntry &entry : run) {
        element = std::find_if(
            element, elements.end(), [&](const Element &e) { return e.id.seq >= entry.seq; });
        if (element == elements.end() || element->id.seq != entry.seq) {
            removed.append(qint64(entry.seq));
            continue;
        }
        QJsonObject state = stateToJson(*element);
        if (element->stroke->ink != entry.stroke->ink)
            state.insert(kInk, element->stroke->ink);
        if (element->stroke->width != entry.stroke->width)
            state.insert(kWidth, element->stroke->width);
        const bool isRaised = element->z != entry.z;
        if (state.isEmpty() && !isRaised)
            continue;
        Alike &group
            = groups[QJsonDocument(state).toJson(QJsonDocument::Compact) + (isRaised ? 'z' : '-')];
        group.state = state;
        group.strokes.append(qint64(entry.seq));
        if (isRaised)
            group.heights.append(element->z);
    }
    QJsonArray changes;
    for (const Alike &group : std::as_const(groups)) {
        QJsonObject change = group.state;
        change.insert(kStrokes, group.strokes);
        if (!group.heights.isEmpty())
            change.insert(kZ, group.heights);
        changes.append(change);
    }
    if (!removed.isEmpty())
        changes.append(QJsonObject{{kStrokes, removed}, {kRemoved, true}});
    return changes;
}

// Applies one entry of `changes` to the strokes of a run, by number; a removed one becomes null.
void applyChange(QJsonObject change, QMap<quint32, Element> &strokes)
{
    const QJsonArray numbers = change.take(kStrokes).toArray();
    const QJsonArray heights = change.take(kZ).toArray();
    const bool isRemoved = change.take(kRemoved).toBool();
    const QJsonValue inkName = change.take(kInk), width = change.take(kWidth);
    Element state;
    takeState(change, state);
    setExtra(change, state);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        auto found = strokes.find(quint32(numbers[i].toInteger(-1)));
        if (found == strokes.end())
            continue;
        if (isRemoved) {
            strokes.remove(found.key());
            continue;
        }
        found->placement = state.placement;
        found->isLocked = state.isLocked;
        found->group = state.group;
        found->extra = state.extra;
        if (i < heights.size())
            setProperty(*found, kPropertyZ, heights[i].toInteger());
        if (inkName.isString())
            setProperty(*found, kPropertyInk, inkName.toString());
        if (width.isDouble())
            setProperty(*found, kPropertyWidth, width.toInteger(-1));
    }
}

// ---- runs

// New strokes are in no attachment yet; and a run that is mostly erased is not worth its bytes.
bool mustBeWritten(const std::vector<Element> &elements, const StoredRun &stored)
{
    if (elements.empty())
        return false;
    if (!stored || elements.size() * 2 < stored->size())
        return true;
    return !std::all_of(elements.begin(), elements.end(), [&](const Element &element) {
        const auto entry = std::lower_bound(stored->begin(), stored->end(), element.id.seq,
            [](const ink::RunEntry &e, quint32 seq) { return e.seq < seq; });
        return entry != stored->end() && entry->seq == element.id.seq;
    });
}

StoredRun asRun(const std::vector<Element> &elements)
{
    std::vector<ink::RunEntry> run;
    run.reserve(elements.size());
    for (const Element &element : elements)
        run.push_back({element.id.seq, element.z, element.stroke});
    return std::make_shared<const std::vector<ink::RunEntry>>(std::move(run));
}

void draftRuns(const PageSnapshot &snapshot, PageDraft &page)
{
    QJsonObject changes = page.draft.body.value(kChanges).toObject();
    page.runs = snapshot.stored.runs;
    for (auto run = snapshot.runs.cbegin(); run != snapshot.runs.cend(); ++run) {
        const std::vector<Element> &elements = run.value();
        const QString name = runName(run.key());
        changes.remove(run.key().toString());
        if (elements.empty()) {
            page.runs.remove(run.key());
            continue;
        }
        StoredRun &stored = page.runs[run.key()];
        if (mustBeWritten(elements, stored)) {
            stored = asRun(elements);
            page.draft.attachments.insert(name, {kInkType, ink::encodeRun(*stored)});
        } else {
            page.draft.keep.append(name);
        }
        if (const QJsonArray changed = changesOf(elements, *stored); !changed.isEmpty())
            changes.insert(run.key().toString(), changed);
    }
    for (const QString &name : snapshot.stored.attachments)
        if (const std::optional<Ulid> run = runOf(name); run && !snapshot.runs.contains(*run))
            page.draft.keep.append(name);
    if (changes.isEmpty())
        page.draft.body.remove(kChanges);
    else
        page.draft.body.insert(kChanges, changes);
}

// ---- other elements

// What the body lists and nobody can name is kept as it is.
QJsonArray elementsToJson(std::vector<Element> elements, const QJsonArray &before)
{
    std::sort(elements.begin(), elements.end(),
        [](const Element &a, const Element &b) { return a.id < b.id; });
    QJsonArray array;
    for (const Element &element : elements)
        array.append(elementToJson(element));
    for (const QJsonValue &entry : before)
        if (!elementFromJson(entry.toObject()))
            array.append(entry);
    return array;
}

void draftPictures(const PageSnapshot &snapshot, PageDraft &page, const PictureBytes &bytesOf)
{
    QSet<QString> wanted;
    const QJsonArray listed = page.draft.body.value(kElements).toArray();
    for (const QJsonValue &entry : listed) {
        const std::optional<Element> element = elementFromJson(entry.toObject());
        const Image *image = element ? std::get_if<Image>(element->object.get()) : nullptr;
        if (!image || !image->isAttached)
            continue;
        const QString name = attachmentOfPicture(image->sha256);
        if (wanted.contains(name) || snapshot.stored.attachments.contains(name)) {
            wanted.insert(name);
            continue;
        }
        const Result<QByteArray> bytes = bytesOf(*image);
        if (!bytes) { // shown as missing; the rest of the page is kept all the same
            qCWarning(lcDocuments) << page.draft.id << name << bytes.error().detail;
            continue;
        }
        wanted.insert(name);
        page.draft.attachments.insert(name, {image->mime, *bytes});
    }
    for (const QString &name : snapshot.stored.attachments)
        if (!runOf(name)
            && (snapshot.keepsPictures || wanted.contains(name)
                || !name.startsWith(attachmentOfPicture({}))))
            page.draft.keep.append(name);
}

} // namespace

bool hasInkRun(const StoredPage &page, Ulid run)
{
    return page.attachments.contains(runName(run));
}

PageDraft draftOf(const PageSnapshot &snapshot, const QString &docId, const QString &lesson,
    const PictureBytes &pictures)
{
    PageDraft page{
        .draft = {.id = docId, .parent = snapshot.stored.revision, .body = snapshot.stored.body},
        .runs = {}};
    QJsonObject &body = page.draft.body;
    body.insert(QStringLiteral("type"), QStringLiteral("page"));
    body.insert(QStringLiteral("schema"), kPageSchema);
    body.insert(QStringLiteral("lesson"), lesson);
    if (!snapshot.isPresent) {
        body.insert(kRemoved, true);
        body.remove(kElements);
        body.remove(kChanges);
        draftPictures(snapshot, page, pictures);
        return page;
    }
    body.remove(kRemoved);
    body.insert(QStringLiteral("order"), snapshot.order);
    body.insert(QStringLiteral("width"), snapshot.size.width());
    body.insert(QStringLiteral("height"), snapshot.size.height());
    if (!body.contains(kBackground)
        || backgroundFromJson(body.value(kBackground).toObject()) != snapshot.background)
        body.insert(kBackground, backgroundToJson(snapshot.background));
    if (snapshot.hasOtherObjects) {
        const QJsonArray elements
            = elementsToJson(snapshot.objects, body.value(kElements).toArray());
        if (elements.isEmpty())
            body.remove(kElements);
        else
            body.insert(kElements, elements);
    }
    draftRuns(snapshot, page);
    draftPictures(snapshot, page, pictures);
    return page;
}

namespace {

Result<StoredRun> runFrom(const PageId &page, const QString &name, const QByteArray &bytes)
{
    Result<std::vector<ink::RunEntry>> entries = ink::decodeRun(bytes);
    if (!entries)
        return failure(Error::Kind::Corrupt,
            QCoreApplication::translate(
                "hz::page::Documents", "This lesson is damaged and cannot be read in full."),
            QStringLiteral("%1 of page %2: %3").arg(name, page.text(), entries.error().detail));
    std::sort(entries->begin(), entries->end(),
        [](const ink::RunEntry &a, const ink::RunEntry &b) { return a.seq < b.seq; });
    return std::make_shared<const std::vector<ink::RunEntry>>(std::move(*entries));
}

} // namespace

std::unique_ptr<Page> pageOf(const PageId &id, const StoredPage &stored)
{
    const QJsonObject &body = stored.body;
    auto page = std::make_unique<Page>();
    page->id = id;
    page->order = body[QLatin1StringView("order")].toString();
    page->size = {
        std::clamp(body[QLatin1StringView("width")].toInt(kPageSize.width()), 1, kMaxPageSide),
        std::clamp(body[QLatin1StringView("height")].toInt(kPageSize.height()), 1, kMaxPageSide)};
    page->background = backgroundFromJson(body.value(kBackground).toObject());
    const QJsonObject changes = body.value(kChanges).toObject();
    for (auto run = stored.runs.cbegin(); run != stored.runs.cend(); ++run) {
        QMap<quint32, Element> strokes;
        for (const ink::RunEntry &entry : **run)
            strokes.insert(entry.seq,
                Element{.id = {run.key(), entry.seq},
                    .z = std::clamp(entry.z, -kMaxZ, kMaxZ),
                    .stroke = entry.stroke});
        const QJsonArray done = changes[run.key().toString()].toArray();
        for (const QJsonValue &change : done)
            applyChange(change.toObject(), strokes);
        for (const Element &element : std::as_const(strokes))
            page->add(element);
    }
    const QJsonArray listed = body.value(kElements).toArray();
    for (const QJsonValue &entry : listed)
        if (const std::optional<Element> element = elementFromJson(entry.toObject()))
            page->add(*element);
    return page;
}

Result<std::unique_ptr<Page>> pageFrom(const PageId &id, StoredPage &stored,
    const std::function<Result<QByteArray>(const QString &name)> &attachment)
{
    stored.runs.clear();
    for (const QString &name : std::as_const(stored.attachments)) {
        const std::optional<Ulid> run = runOf(name);
        if (!run)
            continue;
        HZ_TRY(const QByteArray bytes, attachment(name));
        HZ_TRY(const StoredRun entries, runFrom(id, name, bytes));
        stored.runs.insert(*run, entries);
    }
    return pageOf(id, stored);
}

} // namespace hz::page
