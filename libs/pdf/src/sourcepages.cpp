#include "deviceinput_p.h"
#include "sourcepages_p.h"

#include <hz/pdf/document.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <optional>

namespace hz::pdf {

namespace {

// qpdf walks page trees and copies objects by recursion, so a hostile file could overflow the
// stack. Honest page trees are some 5 deep, honest pages some 50.
constexpr size_t kMaxTreeDepth = 200;
constexpr size_t kMaxObjectDepth = 2'000;

std::vector<QPDFObjectHandle> children(QPDFObjectHandle object)
{
    if (object.isArray())
        return object.getArrayAsVector();
    if (object.isStream())
        object = object.getDict();
    std::vector<QPDFObjectHandle> values;
    if (object.isDictionary()) {
        for (auto &[key, value] : object.getDictAsMap())
            values.push_back(value);
    }
    return values;
}

std::vector<QPDFObjectHandle> kids(QPDFObjectHandle node)
{
    QPDFObjectHandle list
        = node.isDictionary() ? node.getKey("/Kids") : QPDFObjectHandle::newNull();
    return list.isArray() ? list.getArrayAsVector() : std::vector<QPDFObjectHandle>();
}

// Whether a depth-first walk that visits each indirect object once stays within `limit` levels.
template<typename Next>
bool staysWithin(
    size_t limit, std::vector<QPDFObjectHandle> roots, std::set<QPDFObjGen> &visited, Next next)
{
    struct Level {
        std::vector<QPDFObjectHandle> objects;
        size_t at = 0;
    };
    std::vector<Level> levels;
    levels.push_back({std::move(roots)});
    while (!levels.empty()) {
        Level &level = levels.back();
        if (level.at == level.objects.size()) {
            levels.pop_back();
            continue;
        }
        QPDFObjectHandle object = level.objects[level.at++];
        if (object.isIndirect() && !visited.insert(object.getObjGen()).second)
            continue;
        std::vector<QPDFObjectHandle> below = next(object);
        if (below.empty())
            continue;
        if (levels.size() >= limit)
            return false;
        levels.push_back({std::move(below)});
    }
    return true;
}

std::optional<QRectF> rectangle(QPDFObjectHandle object)
{
    if (!object.isRectangle())
        return std::nullopt;
    const QPDFObjectHandle::Rectangle r = object.getArrayAsRectangle();
    const QRectF rect = QRectF(QPointF(r.llx, r.lly), QPointF(r.urx, r.ury)).normalized();
    return rect.isEmpty() ? std::nullopt : std::optional(rect);
}

} // namespace

QSizeF PageGeometry::shownSize() const
{
    return rotate % 180 == 0 ? box.size() : box.size().transposed();
}

QTransform PageGeometry::fromShown() const
{
    switch (rotate) {
    case 90:
        return {0, 1, 1, 0, box.left(), box.top()};
    case 180:
        return {-1, 0, 0, 1, box.right(), box.top()};
    case 270:
        return {0, -1, -1, 0, box.right(), box.bottom()};
    }
    return {1, 0, 0, -1, box.left(), box.bottom()};
}

Error SourcePages::error(const QPDFExc &cause, const QString &place)
{
    const QString name = QFileInfo(place).fileName();
    const QString detail = QString::fromUtf8(cause.what());
    switch (cause.getErrorCode()) {
    case qpdf_e_password:
        return {Error::Kind::Denied,
            tr("%1 cannot be exported: it is protected by a password.").arg(name), detail};
    case qpdf_e_system:
        return {Error::Kind::Io, tr("%1 cannot be read.").arg(place), detail};
    case qpdf_e_unsupported:
        return {Error::Kind::Unsupported,
            tr("%1 cannot be exported: it uses a kind of PDF that is not supported.").arg(name),
            detail};
    default:
        return {Error::Kind::Corrupt, tr("%1 cannot be exported: the PDF is damaged.").arg(name),
            detail};
    }
}

Result<std::unique_ptr<SourcePages>> SourcePages::open(
    const QString &path, const QString &name, const std::function<bool()> &isStopped)
{
    const QString place = name.isEmpty() ? path : name;
    std::unique_ptr<SourcePages> source(new SourcePages(path, place));
    try {
        HZ_CHECK(source->load(isStopped));
    } catch (const QPDFExc &cause) {
        return Failure(error(cause, place));
    } catch (const std::exception &cause) {
        return failure(Error::Kind::Corrupt,
            tr("%1 cannot be exported: the PDF is damaged.").arg(QFileInfo(place).fileName()),
            QString::fromUtf8(cause.what()));
    }
    return source;
}

Result<> SourcePages::load(const std::function<bool()> &isStopped)
{
    auto file = std::make_unique<QFile>(m_path);
    if (!file->open(QIODevice::ReadOnly))
        return failure(file->exists() ? Error::Kind::Denied : Error::Kind::NotFound,
            tr("%1 cannot be read: %2.").arg(m_name, file->errorString()));
    m_pdf.setSuppressWarnings(true);
    m_pdf.processInputSource(
        std::make_shared<DeviceInput>(std::move(file), m_name.toStdString(), isStopped));
    if (m_pdf.isEncrypted() && !m_pdf.allowModifyAnnotation())
        return failure(Error::Kind::Denied,
            tr("%1 cannot be exported: its author does not allow notes on it.")
                .arg(QFileInfo(m_name).fileName()));
    std::set<QPDFObjGen> visited;
    if (!staysWithin(kMaxTreeDepth, {m_pdf.getRoot().getKey("/Pages")}, visited, kids))
        return failure(Error::Kind::Corrupt,
            tr("%1 cannot be exported: the PDF is damaged.").arg(QFileInfo(m_name).fileName()),
            u"the page tree is too deep"_qs);
    m_pdf.pushInheritedAttributesToPage();
    m_pages = m_pdf.getAllPages();
    return {};
}

Result<PageGeometry> SourcePages::geometry(int page) const
{
    if (page < 0 || size_t(page) >= m_pages.size())
        return failure(Error::Kind::NotFound,
            tr("%1 has no page %2.").arg(QFileInfo(m_name).fileName()).arg(page + 1));
    QPDFPageObjectHelper helper(m_pages[size_t(page)]);
    PageGeometry geometry;
    geometry.box
        = rectangle(helper.getAttribute("/MediaBox", false)).value_or(QRectF(0, 0, 612, 792));
    if (const auto crop = rectangle(helper.getAttribute("/CropBox", false))) {
        const QRectF shown = geometry.box & *crop;
        if (!shown.isEmpty())
            geometry.box = shown;
    }
    if (std::max(geometry.box.width(), geometry.box.height()) > kMaxPageSidePoints)
        return failure(Error::Kind::Unsupported,
            tr("Page %1 of %2 cannot be exported: its size is %3 by %4 points.")
                .arg(page + 1)
                .arg(QFileInfo(m_name).fileName())
                .arg(geometry.box.width())
                .arg(geometry.box.height()));
    QPDFObjectHandle rotate = helper.getAttribute("/Rotate", false);
    if (rotate.isInteger())
        geometry.rotate
            = rotate.getIntValue() % 90 == 0 ? int((rotate.getIntValue() % 360 + 360) % 360) : 0;
    return geometry;
}

Result<> SourcePages::checkDepth(int page)
{
    // As qpdf: a page's objects up to other pages, each object once for the whole file.
    const bool isShallow = staysWithin(kMaxObjectDepth, children(m_pages.at(size_t(page))),
        m_checked, [](const QPDFObjectHandle &object) {
            QPDFObjectHandle o = object;
            return o.isPageObject() || o.isPagesObject() ? std::vector<QPDFObjectHandle>()
                                                         : children(o);
        });
    if (!isShallow)
        return failure(Error::Kind::Corrupt,
            tr("Page %1 of %2 cannot be exported: it is damaged.")
                .arg(page + 1)
                .arg(QFileInfo(m_name).fileName()),
            u"objects are nested too deep"_qs);
    return {};
}

} // namespace hz::pdf
