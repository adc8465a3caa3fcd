#include "checkedoutput_p.h"
#include "deviceinput_p.h"
#include "saving_p.h"
#include "sourcepages_p.h"
#include "tounicode_p.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>
#include <hz/pdf/export.h>

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryFile>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

namespace hz::pdf {

namespace {

constexpr int kOverlayDpi = 1200; // fine enough for QPainter's whole-pixel habits
constexpr double kSameSizePoints
    = 0.5; // sizes that pass through page units do not come back exactly
constexpr size_t kMaxContentBytes = size_t(64) << 20;
constexpr char kOverlayName[] = "/HzInk";

// What a page's content does to the stack of graphics states; honest files leave it as it was, real
// ones do not.
struct StateBalance {
    int tooManyRestores = 0; // below the level where the content began
    int leftOpen = 0;
};

// Decoded content of a page, up to a size no honest page has.
class ContentBytes final : public Pipeline {
public:
    ContentBytes()
        : Pipeline("content", nullptr)
    {
    }
    void write(const unsigned char *data, size_t size) override
    {
        if (bytes.size() + size > kMaxContentBytes)
            throw std::length_error("page content too large");
        bytes.append(reinterpret_cast<const char *>(data), size);
    }
    void finish() override { }

    std::string bytes;
};

StateBalance stateBalance(QPDFPageObjectHelper page)
{
    StateBalance balance;
    try {
        ContentBytes content;
        page.pipeContents(&content);
        const auto input = std::make_shared<BufferInputSource>("content", content.bytes);
        QPDFTokenizer tokenizer;
        tokenizer.allowEOF();
        int depth = 0;
        for (;;) {
            const QPDFTokenizer::Token token = tokenizer.readToken(input, "content", true);
            if (token.getType() == QPDFTokenizer::tt_eof)
                break;
            if (token.isWord("q"))
                ++depth;
            else if (token.isWord("Q"))
                balance.tooManyRestores = std::max(balance.tooManyRestores, -(--depth));
            else if (token.isWord("ID"))
                tokenizer.expectInlineImage(input);
        }
        balance.leftOpen = depth + balance.tooManyRestores;
    } catch (const std::exception &) {
        return {}; // too large or damaged: taken to be balanced, as almost all are
    }
    return balance;
}

// Qt writes a graphics state for each pair of opacities it meets: one for filling and one for pens.
// Opaque pens are less so only through the painter's own opacity.
void blendTranslucent(QPDFPageObjectHelper page, Blend blend)
{
    if (blend == Blend::Cover)
        return;
    QPDFObjectHandle states = page.getAttribute("/Resources", false).getKey("/ExtGState");
    if (!states.isDictionary())
        return;
    for (const std::string &name : states.getKeys()) {
        QPDFObjectHandle state = states.getKey(name).shallowCopy(); // pages share it
        QPDFObjectHandle pens = state.getKey("/CA");
        const bool covers = !pens.isNumber() || pens.getNumericValue() >= 1;
        state.replaceKey("/BM",
            QPDFObjectHandle::newName(covers   ? "/Normal" // a mode holds until another is set
                    : blend == Blend::Multiply ? "/Multiply"
                                               : "/Screen"));
        states.replaceKey(name, state);
    }
}

// A page of the new file, worked out before anything is painted.
struct Placement {
    SourcePages *source = nullptr;
    int sourcePage = 0;
    PageGeometry original; // of the source
    PageGeometry page; // of the new page; larger than the original when it grows
    int overlayPage = -1; // none

    bool isGrown() const { return source && page.box != original.box; }
};

QPDFObjectHandle boxArray(const QRectF &box)
{
    return QPDFObjectHandle::newFromRectangle(
        QPDFObjectHandle::Rectangle(box.left(), box.top(), box.right(), box.bottom()));
}

class Export final {
    Q_DECLARE_TR_FUNCTIONS(hz::pdf::Export)
public:
    Export(const QString &toPath, const std::vector<ExportPage> &pages, TaskControl &task)
        : m_toPath(toPath)
        , m_pages(pages)
        , m_task(task)
        , m_overlayFile(std::make_unique<QTemporaryFile>(
              QFileInfo(toPath).absolutePath() + u"/.hezhou-XXXXXX"_qs))
    {
    }

    Result<> run(const QString &title);

private:
    Result<> place();
    Result<SourcePages *> source(const ExportSource &wanted);
    Result<> paintOverlay();
    Result<> compose();
    void makeSearchable();
    QPDF &ground();
    Result<QPDFObjectHandle> addPage(const Placement &placement);
    void wrap(QPDFObjectHandle page, const Placement &placement, const std::string &ink);
    std::string addInk(
        QPDFObjectHandle page, const Placement &placement, const QPDFObjectHandle &overlayPage);
    QPDFObjectHandle operators(const std::string &content);
    Result<> save(const QString &title);

    bool hasOverlay() const;
    std::function<bool()> isStopped() const
    {
        return [this] { return m_task.isCancelled(); };
    }
    // Painting, composing and writing count a third each.
    void report(size_t phase, size_t done) const
    {
        const auto pages = qint64(m_pages.size());
        m_task.setProgress(qint64(phase) * pages + qint64(done), 3 * pages);
    }

    const QString &m_toPath;
    const std::vector<ExportPage> &m_pages;
    TaskControl &m_task;
    std::vector<Placement> m_placements;
    // Beside the target, so that a full disk is noticed before the target is written. No name where
    // the system can.
    std::unique_ptr<QTemporaryFile> m_overlayFile;
    // qpdf copies streams when it writes, so all that it copies from stays open until then.
    std::map<QString, std::unique_ptr<SourcePages>> m_sources;
    QPDF m_overlay;
    QPDF m_fresh;
    QPDF *m_out = nullptr; // m_fresh, or the source that becomes the new file
    std::map<std::string, QPDFObjectHandle>
        m_operators; // small content streams, each shared by all pages
};

Result<SourcePages *> Export::source(const ExportSource &wanted)
{
    std::unique_ptr<SourcePages> &known = m_sources[wanted.pdfPath];
    if (!known) {
        HZ_TRY(known, SourcePages::open(wanted.pdfPath, wanted.name, isStopped()));
    }
    return known.get();
}

Result<> Export::place()
{
    int overlayPages = 0;
    for (const ExportPage &wanted : m_pages) {
        Placement placement;
        if (wanted.source) {
            HZ_TRY(placement.source, source(*wanted.source));
            placement.sourcePage = wanted.source->page;
            HZ_TRY(placement.original, placement.source->geometry(placement.sourcePage));
            placement.page = placement.original;
            const QSizeF shown = placement.original.shownSize();
            const QSizeF size = shown.expandedTo(wanted.sizePoints);
            if (size.width() - shown.width() > kSameSizePoints
                || size.height() - shown.height() > kSameSizePoints)
                placement.page.box = placement.original.fromShown().mapRect(QRectF({}, size));
        } else {
            placement.page.box = QRectF({}, wanted.sizePoints);
        }
        const QSizeF size = placement.page.box.size();
        if (!(std::min(size.width(), size.height()) > 0)
            || !(std::max(size.width(), size.height()) <= kMaxPageSidePoints)
            || (wanted.paintOver && wanted.sizeUnits.isEmpty()))
            return failure(Error::Kind::Invalid,
                tr("%1 cannot be written: page %2 has no valid size.")
                    .arg(m_toPath)
                    .arg(m_placements.size() + 1));
        if (wanted.paintOver)
            placement.overlayPage = overlayPages++;
        m_placements.push_back(placement);
    }
    return {};
}

// All overlays as one PDF, so that fonts and pictures used on many pages are stored once.
Result<> Export::paintOverlay()
{
    if (!m_overlayFile->open())
        return Failure(CheckedOutput::error(*m_overlayFile, m_toPath));
    CheckedOutput output(*m_overlayFile, m_toPath);
    QPdfWriter writer(&output);
    writer.setResolution(kOverlayDpi);
    writer.setPageMargins({});
    QPainter painter;
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (m_task.isCancelled())
            throw Stopped{};
        report(0, i);
        if (!m_pages[i].paintOver)
            continue;
        const QSizeF points = m_placements[i].page.shownSize();
        const QSizeF whole(std::ceil(points.width()),
            std::ceil(points.height())); // Qt's page sizes are whole points
        writer.setPageSize(QPageSize(whole, QPageSize::Point, {}, QPageSize::ExactMatch));
        if (painter.isActive() ? !writer.newPage() : !painter.begin(&writer))
            break; // the disk refused; output knows
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(points.width() / 72 * kOverlayDpi / m_pages[i].sizeUnits.width(),
            points.height() / 72 * kOverlayDpi / m_pages[i].sizeUnits.height());
        m_pages[i].paintOver(painter);
        painter.restore();
        if (output.hasFailed())
            break;
    }
    if (painter.isActive())
        painter.end();
    HZ_CHECK(output.flush());
    if (m_task.isCancelled())
        throw Stopped{};
    return {};
}

bool Export::hasOverlay() const
{
    return std::any_of(m_placements.begin(), m_placements.end(),
        [](const Placement &p) { return p.overlayPage >= 0; });
}

// A source all of whose pages are wanted becomes the new file: its bookmarks, and links between its
// pages, survive.
QPDF &Export::ground()
{
    std::map<SourcePages *, std::set<int>> used;
    for (const Placement &placement : m_placements)
        used[placement.source].insert(placement.sourcePage);
    for (const auto &[path, source] : m_sources) {
        const std::vector<QPDFObjectHandle> pages = source->pages();
        if (used[source.get()].size() != pages.size())
            continue;
        for (auto page = pages.rbegin(); page != pages.rend(); ++page)
            source->pdf().removePage(*page); // they come back in the wanted order
        return source->pdf();
    }
    m_fresh.emptyPDF();
    return m_fresh;
}

void Export::makeSearchable()
{
    for (QPDFObjectHandle font : m_overlay.getAllObjects()) {
        if (!font.isDictionary() || !font.getKey("/ToUnicode").isStream())
            continue;
        QPDFObjectHandle map = font.getKey("/ToUnicode");
        const std::shared_ptr<Buffer> bytes = map.getStreamData(qpdf_dl_generalized);
        const QByteArray text(
            reinterpret_cast<const char *>(bytes->getBuffer()), qsizetype(bytes->getSize()));
        map.replaceStreamData(withoutRadicals(text).toStdString(), QPDFObjectHandle::newNull(),
            QPDFObjectHandle::newNull());
    }
}

Result<> Export::compose()
{
    m_out = &ground();
    std::vector<QPDFObjectHandle> overlayPages;
    if (hasOverlay()) {
        m_overlay.processInputSource(
            std::make_shared<DeviceInput>(std::move(m_overlayFile), "overlay", isStopped()));
        makeSearchable();
        overlayPages = m_overlay.getAllPages();
    }
    // All before the first is changed: one that comes twice is copied.
    std::vector<QPDFObjectHandle> pages;
    for (const Placement &placement : m_placements) {
        if (m_task.isCancelled())
            throw Stopped{};
        HZ_TRY(const QPDFObjectHandle page, addPage(placement));
        pages.push_back(page);
    }
    for (size_t i = 0; i < m_placements.size(); ++i) {
        if (m_task.isCancelled())
            throw Stopped{};
        report(1, i);
        const Placement &placement = m_placements[i];
        QPDFObjectHandle page = pages[i];
        if (placement.isGrown()) {
            page.replaceKey("/MediaBox", boxArray(placement.page.box));
            page.replaceKey("/CropBox", boxArray(placement.page.box));
        }
        if (placement.overlayPage >= 0) {
            const QPDFObjectHandle overlay = overlayPages.at(size_t(placement.overlayPage));
            blendTranslucent(overlay, m_pages[i].blend);
            wrap(page, placement, addInk(page, placement, overlay));
        } else if (placement.isGrown()) {
            wrap(page, placement, {});
        }
    }
    return {};
}

Result<QPDFObjectHandle> Export::addPage(const Placement &placement)
{
    if (placement.source) {
        if (&placement.source->pdf() != m_out)
            HZ_CHECK(placement.source->checkDepth(placement.sourcePage));
        m_out->addPage(placement.source->pages().at(size_t(placement.sourcePage)), false);
    } else {
        QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
        page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
        page.replaceKey("/MediaBox", boxArray(placement.page.box));
        m_out->addPage(m_out->makeIndirectObject(page), false);
    }
    return m_out->getAllPages().back();
}

// Adds the overlay to the page's resources and returns its name there.
std::string Export::addInk(
    QPDFObjectHandle page, const Placement &placement, const QPDFObjectHandle &overlayPage)
{
    QPDFPageObjectHelper overlay(overlayPage);
    const double height = overlay.getMediaBox().getArrayAsRectangle().ury;
    const QTransform place = QTransform(1, 0, 0, -1, 0, height) * placement.page.fromShown();
    QPDFObjectHandle form = m_out->copyForeignObject(overlay.getFormXObjectForPage());
    form.getDict().replaceKey("/Matrix",
        QPDFObjectHandle::newFromMatrix(QPDFObjectHandle::Matrix(
            place.m11(), place.m12(), place.m21(), place.m22(), place.dx(), place.dy())));

    // Other pages may share both dictionaries.
    QPDFObjectHandle resources = QPDFPageObjectHelper(page).getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        page.replaceKey("/Resources", resources);
    }
    QPDFObjectHandle images = resources.getKey("/XObject");
    images = images.isDictionary() ? images.shallowCopy() : QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", images);
    std::string name = kOverlayName;
    for (int i = 2; images.hasKey(name); ++i) // exported before
        name = kOverlayName + std::to_string(i);
    images.replaceKey(name, form);
    return name;
}

// Shields the ink from whatever graphics state the original leaves behind, and cuts the original at
// its own edge where the page has grown.
void Export::wrap(QPDFObjectHandle page, const Placement &placement, const std::string &ink)
{
    const QRectF edge = placement.original.box;
    const QByteArray cut = placement.isGrown()
        ? QByteArray("%1 %2 %3 %4 re W n\n")
              .replace("%1", QByteArray::number(edge.left(), 'f', 4))
              .replace("%2", QByteArray::number(edge.top(), 'f', 4))
              .replace("%3", QByteArray::number(edge.width(), 'f', 4))
              .replace("%4", QByteArray::number(edge.height(), 'f', 4))
        : QByteArray();
    const StateBalance balance = stateBalance(page);
    const QByteArray save = QByteArray("q\n").repeated(1 + balance.tooManyRestores);
    const QByteArray restore = QByteArray("Q\n").repeated(1 + balance.leftOpen);
    page.addPageContents(operators((save + cut).toStdString()), true);
    page.addPageContents(
        operators("\n" + restore.toStdString() + (ink.empty() ? std::string() : ink + " Do\n")),
        false);
}

QPDFObjectHandle Export::operators(const std::string &content)
{
    const auto known = m_operators.find(content);
    if (known != m_operators.end())
        return known->second;
    return m_operators.emplace(content, QPDFObjectHandle::newStream(m_out, content)).first->second;
}

Result<> Export::save(const QString &title)
{
    return savePdf(*m_out, title, m_toPath, m_task,
        [this](int percent) { report(2, m_pages.size() * size_t(percent) / 100); });
}

Result<> Export::run(const QString &title)
{
    if (m_pages.empty())
        return failure(
            Error::Kind::Invalid, tr("%1 cannot be written: there are no pages.").arg(m_toPath));
    try {
        HZ_CHECK(place());
        if (hasOverlay())
            HZ_CHECK(paintOverlay());
        HZ_CHECK(compose());
        return save(title);
    } catch (const Stopped &) {
        return cancelled();
    } catch (const QPDFExc &cause) {
        return Failure(SourcePages::error(cause, QString::fromStdString(cause.getFilename())));
    } catch (const std::exception &cause) {
        return failure(Error::Kind::Internal,
            tr("%1 cannot be written: something unexpected went wrong.").arg(m_toPath),
            QString::fromUtf8(cause.what()));
    }
}

} // namespace

Result<> writePdf(const QString &toPath, const std::vector<ExportPage> &pages, const QString &title,
    TaskControl &task)
{
    return Export(toPath, pages, task).run(title);
}

} // namespace hz::pdf
