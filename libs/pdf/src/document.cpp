#include "sourcefile_p.h"

#include <hz/core/task.h>
#include <hz/pdf/document.h>

#include <QtCore/QFileInfo>
#include <QtCore/QVariant>

#include <algorithm>
#include <functional>
#include <optional>
#include <poppler/qt6/poppler-qt6.h>
#include <type_traits>
#include <utility>

namespace hz::pdf {

namespace {

constexpr qint64 kHeaderBytes = 1024; // where readers look for %PDF-
constexpr qint64 kTailBytes = 1024; // where readers look for %%EOF
constexpr double kMaxFullPageSide
    = 1'000'000; // pixels of the whole page when a part of it is drawn

// How many bytes may be read, by the size of the file: far above what honest files need (an image
// used by many tiles is read many times), and soon used up in a loop.
using Budget = qint64 (*)(qint64 fileBytes);

qint64 structureBudget(qint64 fileBytes)
{
    return (qint64(64) << 20) + 4 * fileBytes;
}

qint64 contentBudget(qint64 fileBytes)
{
    return (qint64(512) << 20) + 16 * fileBytes;
}

// poppler reports every oddity of a file; what matters to people comes back as an Error.
void silencePoppler()
{
    static const bool once = [] {
        Poppler::setDebugErrorFunction([](const QString &, const QVariant &) {}, {});
        return true;
    }();
    Q_UNUSED(once)
}

bool isTaskCancelled(const QVariant &payload)
{
    return static_cast<const TaskControl *>(payload.value<void *>())->isCancelled();
}

} // namespace

struct Document::Private {
    QString path;
    OpenOptions options;
    std::unique_ptr<SourceFile> file;
    std::unique_ptr<Poppler::Document> pdf; // reads through `file`, so it is declared after it
    int pageCount = 0;
    bool isStale = true; // not loaded, or bytes were held back and poppler may hold wrong objects

    QString name() const
    {
        return options.name.isEmpty() ? QFileInfo(path).fileName() : options.name;
    }
    QString place() const { return options.name.isEmpty() ? path : options.name; }
    Result<> checkFile() const;
    Result<> load();
    template<typename Fn>
    auto withPage(int index, Budget budget, const TaskControl *task, Fn fn)
        -> Result<std::invoke_result_t<Fn, Poppler::Page &>>;
    Result<QSizeF> pageSize(int index, const TaskControl *task);
    Error damaged(const QString &detail) const;
    Error noSuchPage(int index) const
    {
        return {Error::Kind::NotFound, tr("%1 has no page %2.").arg(name()).arg(index + 1)};
    }
    Error tooMuchWork(int index) const
    {
        return {Error::Kind::Unsupported,
            tr("Page %1 of %2 cannot be shown: it takes too much work to draw.")
                .arg(index + 1)
                .arg(name())};
    }
    Error damagedPage(int index) const
    {
        return {Error::Kind::Corrupt,
            tr("Page %1 of %2 cannot be shown: it is damaged.").arg(index + 1).arg(name())};
    }
    Error readError() const
    {
        return {
            Error::Kind::Io, tr("%1 cannot be read: %2.").arg(place(), file->file().errorString())};
    }
};

// poppler says only that it failed; the end of the file tells a broken download from other damage.
Error Document::Private::damaged(const QString &detail) const
{
    QFile raw(path);
    if (raw.open(QIODevice::ReadOnly)) {
        raw.seek(std::max<qint64>(0, raw.size() - kTailBytes));
        if (!raw.read(kTailBytes).contains("%%EOF"))
            return {Error::Kind::Corrupt,
                tr("%1 cannot be opened: its end is missing. Please copy or download it again.")
                    .arg(name()),
                detail};
    }
    return {Error::Kind::Corrupt,
        tr("%1 cannot be opened: the PDF is damaged. Please copy or download it again.")
            .arg(name()),
        detail};
}

Result<> Document::Private::checkFile() const
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(
            Error::Kind::NotFound, tr("%1 cannot be opened: there is no such file.").arg(place()));
    if (info.isDir())
        return failure(
            Error::Kind::Invalid, tr("%1 cannot be opened: it is a folder.").arg(place()));
    QFile raw(path);
    if (!raw.open(QIODevice::ReadOnly))
        return failure(raw.error() == QFileDevice::PermissionsError || !info.isReadable()
                ? Error::Kind::Denied
                : Error::Kind::Io,
            tr("%1 cannot be opened: %2.").arg(place(), raw.errorString()));
    const QByteArray header = raw.read(kHeaderBytes);
    if (raw.error() != QFileDevice::NoError)
        return failure(
            Error::Kind::Io, tr("%1 cannot be read: %2.").arg(place(), raw.errorString()));
    if (header.isEmpty())
        return failure(
            Error::Kind::Corrupt, tr("%1 cannot be opened: the file is empty.").arg(name()));
    if (!header.contains("%PDF-"))
        return failure(
            Error::Kind::Invalid, tr("%1 cannot be opened: it is not a PDF.").arg(name()));
    return {};
}

Result<> Document::Private::load()
{
    isStale = true;
    pdf.reset();
    HZ_CHECK(checkFile());
    file = std::make_unique<SourceFile>(path);
    if (!file->openForReading())
        return Failure(readError());
    file->begin({}, structureBudget(file->size()));
    // Files up to 1.7 take Latin-1, newer ones UTF-8.
    for (const QByteArray &secret : {options.password.toUtf8(), options.password.toLatin1()}) {
        pdf = Poppler::Document::load(file.get(), secret, secret);
        if (!pdf || !pdf->isLocked() || options.password.isEmpty())
            break;
    }
    const bool isLocked = pdf && pdf->isLocked();
    pageCount = pdf && !isLocked ? pdf->numPages() : 0;
    const SourceFile::Stop stop = file->end();
    if (stop == SourceFile::Stop::ReadError)
        return Failure(readError());
    if (stop == SourceFile::Stop::TooMuchWork)
        return Failure(damaged(u"the reading budget for opening is used up"_qs));
    if (isLocked)
        return failure(Error::Kind::Denied,
            options.password.isEmpty()
                ? tr("%1 cannot be opened: it is protected by a password.").arg(name())
                : tr("%1 cannot be opened: the password is wrong.").arg(name()));
    if (pageCount <= 0)
        return Failure(damaged(pdf ? u"no pages"_qs : u"poppler cannot load it"_qs));
    if (pageCount > kMaxPages)
        return failure(Error::Kind::Unsupported,
            tr("%1 cannot be opened: it has %2 pages, and at most %3 are possible. Please split "
               "it.")
                .arg(name())
                .arg(pageCount)
                .arg(kMaxPages));
    pdf->setRenderHint(Poppler::Document::Antialiasing);
    pdf->setRenderHint(Poppler::Document::TextAntialiasing);
    // Slight: horizontal strokes on whole pixels, which Chinese needs most at 96 dpi; widths stay
    // as designed.
    pdf->setRenderHint(Poppler::Document::TextHinting);
    pdf->setRenderHint(Poppler::Document::TextSlightHinting);
    isStale = false;
    return {};
}

// Runs fn(page) while the file feeds poppler, and tells what came of it.
template<typename Fn>
auto Document::Private::withPage(int index, Budget budget, const TaskControl *task, Fn fn)
    -> Result<std::invoke_result_t<Fn, Poppler::Page &>>
{
    if (task && task->isCancelled())
        return cancelled();
    if (isStale)
        HZ_CHECK(load());
    if (index < 0 || index >= pageCount)
        return Failure(noSuchPage(index));

    file->begin(task ? [task] { return task->isCancelled(); } : std::function<bool()>(),
        budget(file->size()));
    std::optional<std::invoke_result_t<Fn, Poppler::Page &>> value;
    if (const std::unique_ptr<Poppler::Page> page = pdf->page(index))
        value = fn(*page);
    const SourceFile::Stop stop = file->end();
    isStale = stop != SourceFile::Stop::None;

    if (stop == SourceFile::Stop::Cancelled || (task && task->isCancelled()))
        return cancelled();
    if (stop == SourceFile::Stop::ReadError)
        return Failure(readError());
    if (stop == SourceFile::Stop::TooMuchWork)
        return Failure(tooMuchWork(index));
    if (!value)
        return Failure(damagedPage(index));
    return *std::move(value);
}

Document::Document(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::open(const QString &path, const OpenOptions &options)
{
    silencePoppler();
    auto priv = std::make_unique<Private>();
    priv->path = path;
    priv->options = options;
    HZ_CHECK(priv->load());
    return std::unique_ptr<Document>(new Document(std::move(priv)));
}

const QString &Document::path() const
{
    return d->path;
}

int Document::pageCount() const
{
    return d->pageCount;
}

Result<QSizeF> Document::Private::pageSize(int index, const TaskControl *task)
{
    HZ_TRY(const QSizeF size, withPage(index, structureBudget, task, [](Poppler::Page &page) {
        return page.pageSizeF();
    }));
    const double longest = std::max(size.width(), size.height());
    const double shortest = std::min(size.width(), size.height());
    if (!(shortest > 0) || !(longest <= kMaxPageSidePoints)) // written so that NaN fails too
        return failure(Error::Kind::Unsupported,
            tr("Page %1 of %2 cannot be shown: its size is %3 by %4 points.")
                .arg(index + 1)
                .arg(name())
                .arg(size.width())
                .arg(size.height()));
    return size;
}

Result<QSizeF> Document::pageSize(int page)
{
    return d->pageSize(page, nullptr);
}

Result<QImage> Document::render(int page, const QRectF &pageRect01, QSize pixels, TaskControl &task)
{
    HZ_TRY(const QSizeF points, d->pageSize(page, &task));
    const double fullWidth = pixels.width() / pageRect01.width();
    const double fullHeight = pixels.height() / pageRect01.height();
    const bool isPart = pageRect01.isValid() && QRectF(0, 0, 1, 1).contains(pageRect01);
    if (!isPart || pixels.isEmpty() || std::max(pixels.width(), pixels.height()) > kMaxRenderSide
        || qint64(pixels.width()) * pixels.height() > kMaxRenderPixels
        || std::max(fullWidth, fullHeight) > kMaxFullPageSide)
        return failure(Error::Kind::Invalid,
            tr("Page %1 of %2 cannot be shown at this size.").arg(page + 1).arg(d->name()),
            u"%1x%2 pixels for %3x%4 of the page"_qs.arg(pixels.width())
                .arg(pixels.height())
                .arg(pageRect01.width())
                .arg(pageRect01.height()));

    HZ_TRY(QImage image, d->withPage(page, contentBudget, &task, [&](Poppler::Page &p) {
        return p.renderToImage(72 * fullWidth / points.width(), 72 * fullHeight / points.height(),
            qRound(pageRect01.x() * fullWidth), qRound(pageRect01.y() * fullHeight), pixels.width(),
            pixels.height(), Poppler::Page::Rotate0, nullptr, nullptr, isTaskCancelled,
            QVariant::fromValue<void *>(&task));
    }));
    if (image.isNull())
        return failure(Error::Kind::Unsupported,
            tr("Page %1 of %2 cannot be shown: drawing it failed.").arg(page + 1).arg(d->name()));
    return image;
}

Result<QString> Document::text(int page)
{
    // Not Page::text(): it cuts by the crop box in the wrong coordinates, and its raw order drops
    // spaces.
    return d->withPage(page, contentBudget, nullptr, [](Poppler::Page &p) {
        QString text;
        for (const std::unique_ptr<Poppler::TextBox> &word : p.textList()) {
            text += word->text();
            if (word->hasSpaceAfter())
                text += u' ';
            else if (!word->nextWord())
                text += u'\n';
        }
        return text;
    });
}

} // namespace hz::pdf
