#include "elementcodec.h"

#include <hz/ink/codec.h>
#include <hz/store/document.h>

#include <QtCore/QCoreApplication>

#include <limits>

namespace hz::page {

namespace {

constexpr qint64 kMaxLength = qint64(1) << 26; // 1/64 page unit: a page's largest side
constexpr qsizetype kMaxName = 64;
constexpr int kSha256Bytes = 32;
constexpr qint64 kMostPixelsASide = 1 << 20;

// Keys, in documents and ops alike.
constexpr QLatin1StringView kId("id");
constexpr QLatin1StringView kZ("z");
constexpr QLatin1StringView kKind("kind");
constexpr QLatin1StringView kTransform("transform");
constexpr QLatin1StringView kLocked("locked");
constexpr QLatin1StringView kGroup("group");
constexpr QLatin1StringView kSize("size");
constexpr QLatin1StringView kPixels("pixels");
constexpr QLatin1StringView kFile("file");
constexpr QLatin1StringView kAttachment("attachment");
constexpr QLatin1StringView kMime("mime");
constexpr QLatin1StringView kText("text");
constexpr QLatin1StringView kInk("ink");
constexpr QLatin1StringView kBold("bold");
constexpr QLatin1StringView kItalic("italic");
constexpr QLatin1StringView kAlign("align");
constexpr QLatin1StringView kWraps("wraps");
constexpr QLatin1StringView kBox("box");
constexpr QLatin1StringView kShape("shape");
constexpr QLatin1StringView kPoints("points");
constexpr QLatin1StringView kWidth("width");
constexpr QLatin1StringView kDash("dash");
constexpr QLatin1StringView kFill("fill");
constexpr QLatin1StringView kFillPercent("fillPercent");
constexpr QLatin1StringView kPicturePrefix("picture/");

template<typename Value, size_t count> using Named = std::array<std::pair<Value, QString>, count>;

const Named<Text::Align, 3> &aligns()
{
    static const Named<Text::Align, 3> names{{{Text::Align::Left, QStringLiteral("left")},
        {Text::Align::Centre, QStringLiteral("centre")},
        {Text::Align::Right, QStringLiteral("right")}}};
    return names;
}

const Named<Shape::Kind, 10> &shapeKinds()
{
    static const Named<Shape::Kind, 10> names{
        {{Shape::Kind::Line, QStringLiteral("line")}, {Shape::Kind::Arrow, QStringLiteral("arrow")},
            {Shape::Kind::DoubleArrow, QStringLiteral("double-arrow")},
            {Shape::Kind::Rectangle, QStringLiteral("rectangle")},
            {Shape::Kind::Ellipse, QStringLiteral("ellipse")},
            {Shape::Kind::Triangle, QStringLiteral("triangle")},
            {Shape::Kind::RightTriangle, QStringLiteral("right-triangle")},
            {Shape::Kind::Diamond, QStringLiteral("diamond")},
            {Shape::Kind::Polyline, QStringLiteral("polyline")},
            {Shape::Kind::Polygon, QStringLiteral("polygon")}}};
    return names;
}

const Named<Shape::Dash, 3> &dashes()
{
    static const Named<Shape::Dash, 3> names{{{Shape::Dash::Solid, QStringLiteral("solid")},
        {Shape::Dash::Dashed, QStringLiteral("dashed")},
        {Shape::Dash::Dotted, QStringLiteral("dotted")}}};
    return names;
}

template<typename Value, size_t count> QString nameOf(const Named<Value, count> &names, Value value)
{
    for (const auto &[candidate, name] : names)
        if (candidate == value)
            return name;
    return {};
}

// Takes fields out of an object; the first that is missing or out of range makes it bad.
class Fields {
public:
    explicit Fields(QJsonObject &json)
        : m_json(json)
    {
    }
    bool isGood() const { return m_good; }

    qint64 integer(QLatin1StringView key, qint64 least, qint64 most)
    {
        return checked(m_json.take(key), least, most);
    }
    QString text(QLatin1StringView key, qsizetype most)
    {
        const QJsonValue value = m_json.take(key);
        m_good &= value.isString() && value.toString().size() <= most;
        return m_good ? value.toString() : QString();
    }
    bool flag(QLatin1StringView key) { return m_json.take(key).toBool(); }
    QSize size(QLatin1StringView key, qint64 most)
    {
        const QJsonArray pair = m_json.take(key).toArray();
        const qint64 width = checked(pair.at(0), 0, most);
        const qint64 height = checked(pair.at(1), 0, most);
        return {int(width), int(height)};
    }
    std::vector<QPoint> points(QLatin1StringView key)
    {
        const QJsonArray pairs = m_json.take(key).toArray();
        m_good &= pairs.size() >= 2 && pairs.size() <= kMaxPoints;
        std::vector<QPoint> points;
        for (qsizetype i = 0; m_good && i < pairs.size(); ++i) {
            const QJsonArray pair = pairs[i].toArray();
            const qint64 x = checked(pair.at(0), -kMaxLength, kMaxLength);
            const qint64 y = checked(pair.at(1), -kMaxLength, kMaxLength);
            points.emplace_back(int(x), int(y));
        }
        return points;
    }
    template<typename Value, size_t count>
    Value named(QLatin1StringView key, const Named<Value, count> &names)
    {
        const QString name = text(key, kMaxName);
        for (const auto &[value, candidate] : names)
            if (candidate == name)
                return value;
        m_good = false;
        return {};
    }
    QJsonObject object(QLatin1StringView key)
    {
        const QJsonValue value = m_json.take(key);
        m_good &= value.isObject();
        return value.toObject();
    }

private:
    qint64 checked(const QJsonValue &value, qint64 least, qint64 most)
    {
        const qint64 number = value.toInteger(std::numeric_limits<qint64>::min());
        m_good &= number >= least && number <= most;
        return m_good ? number : 0;
    }

    QJsonObject &m_json;
    bool m_good = true;
};

QJsonArray toJson(QSize size)
{
    return {size.width(), size.height()};
}

QJsonObject toJson(const Image &image)
{
    QJsonObject file = store::BlobRef{image.sha256, image.sizeBytes, image.mime}.toJson();
    if (image.isAttached)
        file = {{kAttachment, attachmentOfPicture(image.sha256)}, {kSize, image.sizeBytes},
            {kMime, image.mime}};
    return {{kKind, QStringLiteral("image")}, {kFile, file}, {kPixels, toJson(image.pixels)},
        {kSize, toJson(image.size)}};
}

std::optional<Image> takeImage(QJsonObject &json)
{
    Fields fields(json);
    Image image;
    QJsonObject fileJson = fields.object(kFile);
    image.pixels = fields.size(kPixels, kMostPixelsASide);
    image.size = fields.size(kSize, kMaxLength);
    if (!fields.isGood())
        return std::nullopt;
    image.isAttached = fileJson.contains(kAttachment);
    if (image.isAttached) {
        Fields file(fileJson);
        const QString name = file.text(kAttachment, kMaxName + kPicturePrefix.size());
        image.sha256 = QByteArray::fromHex(
            name.sliced(std::min(name.size(), kPicturePrefix.size())).toLatin1());
        image.sizeBytes = file.integer(kSize, 0, store::kMaxAttachmentBytes);
        image.mime = file.text(kMime, kMaxName);
        if (!file.isGood() || !name.startsWith(kPicturePrefix)
            || image.sha256.size() != kSha256Bytes)
            return std::nullopt;
    } else {
        const Result<store::BlobRef> blob = store::BlobRef::fromJson(fileJson);
        if (!blob)
            return std::nullopt;
        image.sha256 = blob->sha256;
        image.sizeBytes = blob->sizeBytes;
        image.mime = blob->mime;
    }
    return image;
}

QJsonObject toJson(const Text &text)
{
    QJsonObject json{{kKind, QStringLiteral("text")}, {kText, text.text}, {kInk, text.ink},
        {kSize, text.size}, {kAlign, nameOf(aligns(), text.align)}, {kBox, toJson(text.box)}};
    if (text.isBold)
        json.insert(kBold, true);
    if (text.isItalic)
        json.insert(kItalic, true);
    if (text.wraps)
        json.insert(kWraps, true);
    return json;
}

std::optional<Text> takeText(QJsonObject &json)
{
    Fields fields(json);
    Text text;
    text.text = fields.text(kText, kMaxText);
    text.ink = fields.text(kInk, kMaxName);
    text.size = int(fields.integer(kSize, 1, kMaxLength));
    text.align = fields.named(kAlign, aligns());
    text.box = fields.size(kBox, kMaxLength);
    text.isBold = fields.flag(kBold);
    text.isItalic = fields.flag(kItalic);
    text.wraps = fields.flag(kWraps);
    return fields.isGood() ? std::optional(text) : std::nullopt;
}

QJsonObject toJson(const Shape &shape)
{
    QJsonArray points;
    for (const QPoint &point : shape.points)
        points.append(QJsonArray{point.x(), point.y()});
    QJsonObject json{{kKind, QStringLiteral("shape")}, {kShape, nameOf(shapeKinds(), shape.kind)},
        {kPoints, points}, {kInk, shape.ink}, {kWidth, shape.width},
        {kDash, nameOf(dashes(), shape.dash)}};
    if (!shape.fill.isEmpty()) {
        json.insert(kFill, shape.fill);
        json.insert(kFillPercent, shape.fillPercent);
    }
    return json;
}

std::optional<Shape> takeShape(QJsonObject &json)
{
    Fields fields(json);
    Shape shape;
    shape.kind = fields.named(kShape, shapeKinds());
    shape.points = fields.points(kPoints);
    shape.ink = fields.text(kInk, kMaxName);
    shape.width = int(fields.integer(kWidth, 0, kMaxLength));
    shape.dash = fields.named(kDash, dashes());
    if (json.contains(kFill)) {
        shape.fill = fields.text(kFill, kMaxName);
        shape.fillPercent = int(fields.integer(kFillPercent, 0, 100));
    }
    return fields.isGood() ? std::optional(shape) : std::nullopt;
}

template<typename Kind>
std::optional<Object> taken(QJsonObject &fields, std::optional<Kind> (*take)(QJsonObject &))
{
    QJsonObject rest = fields;
    rest.remove(kKind);
    std::optional<Kind> object = take(rest);
    if (!object)
        return std::nullopt;
    fields = rest;
    return Object(std::move(*object));
}

QJsonArray placementToJson(const Placement &placement)
{
    return {placement.m11, placement.m12, placement.m21, placement.m22, placement.dx, placement.dy};
}

template<typename Array> std::optional<Placement> placementFrom(const Array &array)
{
    if (array.size() != 6)
        return std::nullopt;
    std::array<qint32, 6> numbers{};
    for (qsizetype i = 0; i < 6; ++i) {
        const qint64 number = integerOf(array.at(i), std::numeric_limits<qint64>::min());
        if (number < std::numeric_limits<qint32>::min()
            || number > std::numeric_limits<qint32>::max())
            return std::nullopt;
        numbers[size_t(i)] = qint32(number);
    }
    return Placement{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

} // namespace

qint64 integerOf(const QCborValue &value, qint64 otherwise)
{
    return value.isInteger() ? value.toInteger() : otherwise;
}

qint64 integerOf(const QJsonValue &value, qint64 otherwise)
{
    return value.toInteger(otherwise);
}

void setExtra(const QJsonObject &fields, Element &element)
{
    if (!fields.isEmpty())
        element.extra = std::make_shared<const QJsonObject>(fields);
}

QString attachmentOfPicture(QByteArrayView sha256)
{
    return QString(kPicturePrefix) + QString::fromLatin1(sha256.toByteArray().toHex());
}

Failure damagedOp(const char *what)
{
    return failure(Error::Kind::Corrupt,
        QCoreApplication::translate("hz::page::Op", "A change in the journal is damaged."),
        QLatin1StringView(what));
}

QJsonObject objectToJson(const Object &object)
{
    return std::visit(Overloaded{[](const Unknown &unknown) { return unknown.json; },
                          [](const auto &known) { return toJson(known); }},
        object);
}

Object takeObject(QJsonObject &fields)
{
    const QString kind = fields.value(kKind).toString();
    std::optional<Object> object;
    if (kind == u"image")
        object = taken(fields, takeImage);
    else if (kind == u"text")
        object = taken(fields, takeText);
    else if (kind == u"shape")
        object = taken(fields, takeShape);
    return object ? *object : Object(Unknown{std::exchange(fields, {})});
}

QJsonObject stateToJson(const Element &element)
{
    QJsonObject json = element.extra ? *element.extra : QJsonObject();
    if (!element.placement.isIdentity())
        json.insert(kTransform, placementToJson(element.placement));
    if (element.isLocked)
        json.insert(kLocked, true);
    if (!element.group.isNull())
        json.insert(kGroup, element.group.toString());
    return json;
}

void takeState(QJsonObject &fields, Element &element)
{
    // A value this version cannot read stays among the fields, and so is kept.
    if (const auto placement = placementFrom(fields.value(kTransform).toArray())) {
        element.placement = *placement;
        fields.remove(kTransform);
    }
    if (fields.value(kLocked).isBool())
        element.isLocked = fields.take(kLocked).toBool();
    if (const auto group = Ulid::fromString(fields.value(kGroup).toString())) {
        element.group = *group;
        fields.remove(kGroup);
    }
}

QJsonObject contentToJson(const Element &element)
{
    QJsonObject json = stateToJson(element);
    const QJsonObject object = objectToJson(*element.object);
    for (auto field = object.begin(); field != object.end(); ++field)
        json.insert(field.key(), field.value());
    return json;
}

void takeContent(QJsonObject json, Element &element)
{
    takeState(json, element);
    element.object = std::make_shared<const Object>(takeObject(json));
    setExtra(json, element);
}

QJsonObject elementToJson(const Element &element)
{
    QJsonObject json = contentToJson(element);
    json.insert(kId, element.id.run.toString());
    json.insert(kZ, element.z);
    return json;
}

std::optional<Element> elementFromJson(QJsonObject json)
{
    const std::optional<Ulid> id = Ulid::fromString(json.value(kId).toString());
    if (!id || id->isNull() || !json.value(kZ).isDouble())
        return std::nullopt;
    Element element;
    element.id = {*id, 0};
    element.z = std::clamp(json.take(kZ).toInteger(), -kMaxZ, kMaxZ);
    json.remove(kId);
    takeContent(json, element);
    return element;
}

QCborValue objectToCbor(const Object &object)
{
    return QCborMap::fromJsonObject(objectToJson(object));
}

Object objectFromCbor(const QCborValue &value)
{
    QJsonObject fields = value.toMap().toJsonObject();
    return takeObject(fields);
}

QCborArray elementsToCbor(const std::vector<Element> &elements)
{
    QCborArray array;
    for (const Element &element : elements) {
        QCborArray fields{element.id.run.toBytes(), qint64(element.id.seq), element.z};
        if (element.object) {
            fields.append(QCborMap::fromJsonObject(contentToJson(element)));
        } else {
            fields.append(ink::encodeStroke(*element.stroke));
            if (const QJsonObject state = stateToJson(element); !state.isEmpty())
                fields.append(QCborMap::fromJsonObject(state));
        }
        array.append(fields);
    }
    return array;
}

Result<std::vector<Element>> elementsFromCbor(const QCborValue &value)
{
    if (!value.isArray())
        return damagedOp("no elements");
    const QCborArray array = value.toArray();
    if (array.size() > kMaxElementsAnOp)
        return damagedOp("too many elements");
    std::vector<Element> elements;
    for (const auto &entry : array) {
        const QCborArray fields = entry.toArray();
        const std::optional<Ulid> run = Ulid::fromBytes(fields.at(0).toByteArray());
        const qint64 seq = integerOf(fields.at(1), -1);
        if (!run || run->isNull() || seq < 0 || seq > std::numeric_limits<quint32>::max()
            || !fields.at(2).isInteger())
            return damagedOp("bad element");
        Element element;
        element.id = {*run, quint32(seq)};
        element.z = std::clamp(integerOf(fields.at(2)), -kMaxZ, kMaxZ);
        if (fields.at(3).isMap()) {
            takeContent(fields.at(3).toMap().toJsonObject(), element);
        } else {
            HZ_TRY(ink::Stroke stroke, ink::decodeStroke(fields.at(3).toByteArray()));
            element.stroke = std::make_shared<const ink::Stroke>(std::move(stroke));
            QJsonObject state = fields.at(4).toMap().toJsonObject();
            takeState(state, element);
            setExtra(state, element);
        }
        elements.push_back(std::move(element));
    }
    return elements;
}

QCborValue placementToCbor(const Placement &placement)
{
    if (placement.isIdentity())
        return nullptr;
    return QCborArray{
        placement.m11, placement.m12, placement.m21, placement.m22, placement.dx, placement.dy};
}

Result<Placement> placementFromCbor(const QCborValue &value)
{
    if (value.isNull())
        return Placement();
    if (const std::optional<Placement> placement = placementFrom(value.toArray()))
        return *placement;
    return damagedOp("bad placement");
}

QCborArray idsToCbor(const std::vector<ElementId> &ids)
{
    QCborArray array;
    Ulid run;
    for (const ElementId &id : ids) {
        if (id.run != run)
            array.append(id.run.toBytes());
        run = id.run;
        array.append(qint64(id.seq));
    }
    return array;
}

Result<std::vector<ElementId>> idsFromCbor(const QCborValue &value)
{
    const QCborArray array = value.toArray();
    if (!value.isArray() || array.size() > 2 * kMaxElementsAnOp)
        return damagedOp("no ids");
    std::vector<ElementId> ids;
    Ulid run;
    for (const auto &entry : array) {
        if (entry.isByteArray()) {
            const std::optional<Ulid> next = Ulid::fromBytes(entry.toByteArray());
            if (!next)
                return damagedOp("bad run");
            run = *next;
            continue;
        }
        const qint64 seq = integerOf(entry, -1);
        if (run.isNull() || seq < 0 || seq > std::numeric_limits<quint32>::max())
            return damagedOp("bad id");
        ids.push_back({run, quint32(seq)});
    }
    return ids;
}

} // namespace hz::page
