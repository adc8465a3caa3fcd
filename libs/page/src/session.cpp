#include "arrange.h"
#include "documents.h"
#include "merge.h"
#include "undo.h"

#include <hz/core/orderkey.h>
#include <hz/ink/codec.h>
#include <hz/ink/cut.h>
#include <hz/page/clipboard.h>
#include <hz/page/hit.h>
#include <hz/page/pictures.h>
#include <hz/page/session.h>

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace hz::page {

namespace {

Q_LOGGING_CATEGORY(lcSession, "hz.page.session")

constexpr int kIdleMs = 2000;
// Two machines never extend the same run, and saving writes one run. Counted, not encoded: what is
// pasted may be thousands of strokes.
constexpr qsizetype kRunSealedAt = 4096; // bytes
constexpr qsizetype kStrokeHeadBytes = 24;
constexpr qsizetype kPointBytes = 4;
constexpr int kMostMerges = 5; // others write too, but not without end
constexpr size_t kMostSamplesAnOp = 1 << 20; // some 4 MiB: far below what a journal's record may be

qsizetype bytesOf(const ink::Stroke &stroke)
{
    return kStrokeHeadBytes + qsizetype(stroke.samples.size()) * kPointBytes;
}

} // namespace

LessonSession::LessonSession(std::unique_ptr<LessonRecord> record, store::Database &database,
    store::BlobStore blobs, Result<std::unique_ptr<JournalWriter>> journal, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_database(database)
    , m_blobs(std::move(blobs))
    , m_undo(std::make_unique<UndoStack>())
{
    if (journal)
        m_journal = std::move(*journal);
    else
        m_readOnlyReason = journal.error();
    m_record->lesson.setPageLoader([this](const PageId &id) -> std::unique_ptr<Page> {
        Result<std::unique_ptr<Page>> page = readPage(m_database, *m_record, id);
        if (page)
            return std::move(*page);
        if (!m_unreadable.contains(id)) {
            m_unreadable.insert(id);
            qCWarning(lcSession) << page.error().detail;
            m_lastError = page.error();
            Q_EMIT saveFailed(m_lastError);
        }
        return nullptr;
    });
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    connect(&m_idle, &QTimer::timeout, this, &LessonSession::fold);
    if (m_journal) {
        connect(m_journal.get(), &JournalWriter::durable, this, &LessonSession::onDurable);
        connect(m_journal.get(), &JournalWriter::failed, this,
            [this](const Error &error) { noteFailure(m_journalFails, error); });
    }
}

LessonSession::~LessonSession() = default;

const Lesson &LessonSession::lesson() const
{
    return m_record->lesson;
}

void LessonSession::setPdfPageSize(Lesson::PdfPageSize size)
{
    m_record->lesson.setPdfPageSize(std::move(size));
}

PageId LessonSession::currentPage() const
{
    return m_record->lesson.currentPage;
}

void LessonSession::setCurrentPage(const PageId &page)
{
    const PageId before = currentPage();
    if (page == before || lesson().indexOf(page) < 0)
        return;
    const Op op = SetProperty{{}, QStringLiteral("currentPage"), before.text(), page.text()};
    if (m_journal)
        commit(op, 0);
    else
        m_record->lesson.apply(op);
    Q_EMIT currentPageChanged(page);
}

std::vector<PageId> LessonSession::neighbours(const PageId &page) const
{
    const std::vector<PageRef> &pages = lesson().pages();
    const int index = lesson().indexOf(page);
    std::vector<PageId> around;
    if (index >= 0 && size_t(index) + 1 < pages.size())
        around.push_back(pages[size_t(index) + 1].id);
    if (index > 0)
        around.push_back(pages[size_t(index) - 1].id);
    return around;
}

StrokeId LessonSession::nextStrokeId(const PageId &page, const ink::Stroke &stroke, Writer writer)
{
    OpenRun &open = m_runs[{page, writer}];
    if (open.run.isNull() || open.bytes >= kRunSealedAt)
        open = {.run = newUlid()};
    open.bytes += bytesOf(stroke);
    return {open.run, open.nextSeq++};
}

void LessonSession::addFirstPage(const Background &background)
{
    const PageId id(newUlid().toString());
    commit(AddPage{.page = id,
               .order = lesson().orderAfter({}),
               .size = kPageSize,
               .background = background,
               .elements = {}},
        0);
    commit(SetProperty{{}, QStringLiteral("currentPage"), QString(), id.text()}, 0);
}

const Page *LessonSession::writablePage(const PageId &page) const
{
    return m_journal ? lesson().page(page) : nullptr;
}

StrokeId LessonSession::addStroke(const PageId &page, ink::Stroke stroke, Writer writer)
{
    const Page *on = writablePage(page);
    // One that is longer could be written and never be read again.
    if (!on || stroke.samples.empty() || stroke.samples.size() > size_t(ink::kMaxSamplesPerStroke))
        return {};
    const StrokeId id = nextStrokeId(page, stroke, writer);
    const Element element{id, on->nextZ(), std::make_shared<const ink::Stroke>(std::move(stroke))};
    perform(AddElements{page, {element}}, ++m_group, writer);
    return id;
}

void LessonSession::eraseStrokes(
    const PageId &page, const std::vector<StrokeId> &ids, quint64 gesture, Writer writer)
{
    removeElements(page, ids, gesture, writer);
}

QRectF LessonSession::eraseArea(
    const PageId &page, QPointF from, QPointF to, double radius, quint64 gesture, Writer writer)
{
    const Page *on = writablePage(page);
    if (!on)
        return {};
    QRectF changed;
    RemoveElements gone{page, {}};
    AddElements rests{page, {}};
    const QRectF way = QRectF(from, to).normalized().adjusted(-radius, -radius, radius, radius);
    for (const Element *element : on->inkWithin(way)) {
        if (element->isLocked || !touches(*element, from, to, radius))
            continue;
        std::optional<ink::Cut> cut
            = ink::cut(*element->stroke, from, to, radius, element->placement.toTransform());
        if (!cut)
            continue;
        changed |= cut->changed;
        gone.elements.push_back(*element);
        noteCutAgain(page, *element, writer);
        for (ink::Stroke &rest : cut->rest) {
            Element left = *element;
            left.id = nextStrokeId(page, rest, writer);
            left.stroke = std::make_shared<const ink::Stroke>(std::move(rest));
            rests.elements.push_back(std::move(left));
        }
    }
    if (gone.elements.empty())
        return {};
    perform(gone, gesture, writer);
    if (!rests.elements.empty())
        perform(rests, gesture, writer);
    return changed;
}

// An eraser on its way cuts the same stroke again with every event: what is gone before it was
// written does not fill the run.
void LessonSession::noteCutAgain(const PageId &page, const Element &element, Writer writer)
{
    if (const auto open = m_runs.find({page, writer});
        open != m_runs.end() && open->run == element.id.run)
        open->bytes -= bytesOf(*element.stroke);
}

std::vector<ElementId> LessonSession::addElements(
    const PageId &page, std::vector<Element> elements, Writer writer)
{
    const Page *on = writablePage(page);
    if (!on)
        return {};
    std::vector<ElementId> ids;
    const quint64 group = ++m_group;
    qint64 z = on->nextZ();
    size_t samples = 0;
    AddElements op{page, {}};
    for (Element &element : elements) {
        element.id = element.stroke ? nextStrokeId(page, *element.stroke, writer)
                                    : ElementId{newUlid(), 0};
        element.z = z++;
        ids.push_back(element.id);
        samples += element.stroke ? element.stroke->samples.size() : 0;
        op.elements.push_back(std::move(element));
        if (samples >= kMostSamplesAnOp) {
            perform(std::exchange(op, {page, {}}), group, writer);
            samples = 0;
        }
    }
    if (!op.elements.empty())
        perform(op, group, writer);
    return ids;
}

ElementId LessonSession::addObject(
    const PageId &page, Object object, const QTransform &placed, Writer writer)
{
    const std::vector<ElementId> ids
        = addElements(page, {objectElement(std::move(object), placed)}, writer);
    return ids.empty() ? ElementId() : ids.front();
}

void LessonSession::removeElements(
    const PageId &page, const std::vector<ElementId> &ids, quint64 gesture, Writer writer)
{
    if (const Page *on = writablePage(page))
        arrange(removed(*on, ids), gesture, writer);
}

void LessonSession::transformElements(
    const PageId &page, const std::vector<ElementId> &ids, const QTransform &by, quint64 gesture)
{
    if (const Page *on = writablePage(page))
        arrange(transformed(*on, ids, by), gesture);
}

void LessonSession::setElementProperty(const PageId &page, const std::vector<ElementId> &ids,
    const QString &name, const QCborValue &value, quint64 gesture)
{
    if (const Page *on = writablePage(page))
        arrange(withProperty(*on, ids, name, value), gesture);
}

void LessonSession::setObject(
    const PageId &page, const ElementId &id, const Object &object, quint64 gesture)
{
    setElementProperty(page, {id}, kPropertyObject, objectToCbor(object), gesture);
}

void LessonSession::raise(const PageId &page, const std::vector<ElementId> &ids)
{
    if (const Page *on = writablePage(page))
        arrange(raised(*on, ids), 0);
}

void LessonSession::lower(const PageId &page, const std::vector<ElementId> &ids)
{
    if (const Page *on = writablePage(page))
        arrange(lowered(*on, ids), 0);
}

void LessonSession::bringToFront(const PageId &page, const std::vector<ElementId> &ids)
{
    if (const Page *on = writablePage(page))
        arrange(toFront(*on, ids), 0);
}

void LessonSession::sendToBack(const PageId &page, const std::vector<ElementId> &ids)
{
    if (const Page *on = writablePage(page))
        arrange(toBack(*on, ids), 0);
}

GroupId LessonSession::group(const PageId &page, const std::vector<ElementId> &ids)
{
    const GroupId group = newUlid();
    setElementProperty(page, ids, kPropertyGroup, group.toBytes());
    return group;
}

void LessonSession::ungroup(const PageId &page, const std::vector<ElementId> &ids)
{
    setElementProperty(page, ids, kPropertyGroup, nullptr);
}

void LessonSession::lock(const PageId &page, const std::vector<ElementId> &ids)
{
    setElementProperty(page, ids, kPropertyLocked, true);
}

void LessonSession::unlock(const PageId &page, const std::vector<ElementId> &ids)
{
    setElementProperty(page, ids, kPropertyLocked, false);
}

std::vector<ElementId> LessonSession::duplicate(
    const PageId &page, const std::vector<ElementId> &ids, QPointF offset)
{
    const Page *on = writablePage(page);
    if (!on)
        return {};
    std::vector<Element> copies = selected(*on, ids);
    moveBy(copies, offset);
    makeCopies(copies);
    return addElements(page, std::move(copies));
}

Task<QByteArray> LessonSession::copyElements(const PageId &page, const std::vector<ElementId> &ids)
{
    const Page *on = lesson().page(page);
    return m_tasks.run(
        [elements = on ? selected(*on, ids) : std::vector<Element>(), lesson = lesson().id,
            &database = m_database, blobs = m_blobs](TaskControl &) -> Result<QByteArray> {
            Clip clip{elements, {}};
            QSet<QByteArray> taken;
            HZ_TRY(const auto read, database.read());
            for (const Element &element : elements) {
                const Image *image = std::get_if<Image>(element.object.get());
                if (!image || taken.contains(image->sha256))
                    continue;
                taken.insert(image->sha256);
                // One that is not here is pasted as one that is not here.
                if (const Result<QByteArray> bytes = pictureBytes(*read, blobs, lesson, *image))
                    clip.pictures.append(*bytes);
            }
            return clipToBytes(clip);
        });
}

void LessonSession::arrive(const PageId &page, const Task<std::vector<Element>> &task,
    std::function<void(std::vector<Element> &elements)> place)
{
    whenDone(task, this,
        [this, page, place = std::move(place)](const Result<std::vector<Element>> &arrived) {
            if (!arrived) {
                if (arrived.error().kind != Error::Kind::Cancelled)
                    Q_EMIT arrivalFailed(arrived.error());
                return;
            }
            std::vector<Element> elements = *arrived;
            place(elements);
            Q_EMIT elementsArrived(page, addElements(page, std::move(elements)));
        });
}

void LessonSession::pasteElements(
    const PageId &page, const QByteArray &clip, std::optional<QPointF> centre)
{
    if (!writablePage(page))
        return;
    const Task<std::vector<Element>> task
        = m_tasks.run([clip, blobs = m_blobs](TaskControl &) -> Result<std::vector<Element>> {
              HZ_TRY(Clip read, clipFromBytes(clip));
              for (const QByteArray &picture : std::as_const(read.pictures))
                  HZ_CHECK(storePicture(picture, tr("picture on the clipboard"), blobs));
              makeCopies(read.elements);
              return read.elements;
          });
    arrive(page, task, [centre](std::vector<Element> &elements) {
        if (centre)
            moveBy(elements, *centre - boundsOf(elements).center());
    });
}

void LessonSession::addPictureFiles(
    const PageId &page, const QStringList &paths, std::optional<QPointF> centre)
{
    if (!writablePage(page) || paths.isEmpty())
        return;
    const auto work = [paths, blobs = m_blobs](TaskControl &task) -> Result<std::vector<Element>> {
        std::vector<Element> elements;
        for (const QString &path : paths) {
            if (task.isCancelled())
                return cancelled();
            HZ_TRY(Image image, storePictureFile(path, blobs));
            elements.push_back(objectElement(std::move(image)));
            task.setProgress(qint64(elements.size()), paths.size());
        }
        return elements;
    };
    addPictures(page, m_tasks.run(work), centre);
}

void LessonSession::addPicture(
    const PageId &page, const QByteArray &bytes, const QString &name, std::optional<QPointF> centre)
{
    if (!writablePage(page))
        return;
    const auto work
        = [bytes, name, blobs = m_blobs](TaskControl &) -> Result<std::vector<Element>> {
        HZ_TRY(Image image, storePicture(bytes, name, blobs));
        return std::vector<Element>{objectElement(std::move(image))};
    };
    addPictures(page, m_tasks.run(work), centre);
}

void LessonSession::addPictures(
    const PageId &page, const Task<std::vector<Element>> &task, std::optional<QPointF> centre)
{
    const QRectF area = QRectF(QPointF(), QSizeF(lesson().page(page)->size));
    arrive(page, task, [area, centre](std::vector<Element> &elements) {
        layOut(elements, area);
        if (centre)
            moveBy(elements, *centre - boundsOf(elements).center());
    });
}

PageId LessonSession::addPage(const PageId &after, const Background &background)
{
    if (!m_journal)
        return {};
    const PageId id(newUlid().toString());
    perform(AddPage{.page = id,
                .order = lesson().orderAfter(after),
                .size = kPageSize,
                .background = background,
                .elements = {}},
        ++m_group);
    setCurrentPage(id);
    return id;
}

PageId LessonSession::duplicatePage(const PageId &page)
{
    const Page *from = writablePage(page);
    if (!from)
        return {};
    AddPage copy{.page = PageId(newUlid().toString()),
        .order = lesson().orderAfter(page),
        .size = from->size,
        .background = from->background};
    QHash<Ulid, Ulid> runs; // a run of one page is never extended by another
    for (const Element *element : from->elements()) {
        Ulid &run = runs[element->id.run];
        if (run.isNull())
            run = newUlid();
        copy.elements.push_back(*element);
        copy.elements.back().id.run = run;
    }
    regroup(copy.elements);
    perform(copy, ++m_group);
    setCurrentPage(copy.page);
    return copy.page;
}

void LessonSession::removePage(const PageId &page)
{
    removePages({page});
}

void LessonSession::removePages(const std::vector<PageId> &pages)
{
    const quint64 group = ++m_group;
    for (const PageId &page : pages) {
        const Page *gone = writablePage(page);
        if (!gone || lesson().pages().size() < 2)
            continue;
        RemovePage op{{.page = page,
            .order = gone->order,
            .size = gone->size,
            .background = gone->background}};
        for (const Element *element : gone->elements())
            op.page.elements.push_back(*element);
        if (currentPage() == page)
            setCurrentPage(neighbours(page).front());
        perform(op, group);
    }
}

void LessonSession::movePages(const std::vector<PageId> &pages, const PageId &after)
{
    const quint64 group = ++m_group;
    PageId before = after;
    for (const PageId &page : pages) {
        const Page *moved = writablePage(page);
        if (!moved || page == before)
            continue;
        const std::vector<PageRef> &all = lesson().pages();
        const int at = lesson().indexOf(page);
        const bool isThere
            = before.isEmpty() ? at == 0 : at > 0 && all[size_t(at) - 1].id == before;
        if (!isThere)
            perform(SetProperty{page, QStringLiteral("order"), moved->order,
                        before.isEmpty() ? orderKeyBetween({}, all.front().order)
                                         : lesson().orderAfter(before)},
                group);
        before = page;
    }
}

void LessonSession::setPageHeight(const PageId &page, int height)
{
    const Page *on = writablePage(page);
    if (!on)
        return;
    const int least = std::min(on->size.height(), kPageSize.height());
    const QSize size(on->size.width(), std::clamp(height, least, kMaxPageHeight));
    if (size != on->size)
        perform(SetProperty{page, QStringLiteral("size"), sizeToCbor(on->size), sizeToCbor(size)},
            ++m_group);
}

void LessonSession::setTitle(const QString &title)
{
    if (m_journal && title != lesson().title)
        perform(SetProperty{{}, QStringLiteral("title"), lesson().title, title}, ++m_group);
}

void LessonSession::setBackground(const PageId &page, const Background &background)
{
    const Page *on = lesson().page(page);
    if (on && m_journal && on->background != background)
        perform(SetProperty{page, QStringLiteral("background"), toCbor(on->background),
                    toCbor(background)},
            ++m_group);
}

void LessonSession::setPdfStored(const QByteArray &sha256, qint64 sizeBytes, const QString &path)
{
    std::optional<PdfSource> &source = m_record->lesson.source;
    if (!source || !m_journal)
        return;
    source->sha256 = sha256;
    source->sizeBytes = sizeBytes;
    source->path = path;
    m_record->dirty = true;
    m_journal->rewriteHead(headOf(*m_record));
    fold();
}

void LessonSession::perform(const Op &op, quint64 group, Writer writer)
{
    m_undo->note(op, group, writer);
    commit(op, group);
    Q_EMIT undoChanged();
}

void LessonSession::arrange(const std::optional<Op> &op, quint64 gesture, Writer writer)
{
    if (op)
        perform(*op, gesture ? gesture : ++m_group, writer);
}

void LessonSession::commit(const Op &op, quint64 group)
{
    const auto *property = std::get_if<SetProperty>(&op);
    const bool changesPages = std::holds_alternative<AddPage>(op)
        || std::holds_alternative<RemovePage>(op) || (property && property->name == u"order");
    m_record->lesson.apply(op);
    noteDirty(op);
    m_journal->append({++m_seq, group, op});
    updateState();
    m_idle.start();
    Q_EMIT opApplied(op);
    if (changesPages)
        Q_EMIT pagesChanged();
}

void LessonSession::noteDirty(const Op &op)
{
    page::noteDirty(*m_record, op);
}

// Undo and redo are ops like any other: applied, journalled, seen. Returns what was applied.
std::vector<Op> LessonSession::replay(const std::vector<Op> &ops)
{
    const quint64 group = ++m_group;
    std::vector<Op> done;
    for (std::span<const Op> left(ops); !left.empty();)
        for (const Op &op : takeFitted(left, lesson())) {
            if (const auto *remove = std::get_if<RemovePage>(&op);
                remove && currentPage() == remove->page.page)
                setCurrentPage(neighbours(currentPage()).back());
            commit(op, group);
            done.push_back(op);
        }
    if (done.empty())
        return done;
    if (const PageId &touched = pageOf(done.front());
        !touched.isEmpty() && lesson().indexOf(touched) >= 0)
        setCurrentPage(touched); // what changed is what one sees
    return done;
}

namespace {

std::vector<Op> inverses(const std::vector<Op> &ops)
{
    std::vector<Op> back;
    for (auto op = ops.rbegin(); op != ops.rend(); ++op)
        back.push_back(inverse(*op));
    return back;
}

} // namespace

bool LessonSession::canUndo(std::optional<Writer> writer) const
{
    return m_undo->canUndo(writer);
}

bool LessonSession::canRedo(std::optional<Writer> writer) const
{
    return m_undo->canRedo(writer);
}

// A step of which nothing is left, because someone erased what it made, is passed over: whoever
// taps undo wants to see something happen.
void LessonSession::undo(std::optional<Writer> writer)
{
    while (std::optional<UndoStep> step = m_undo->takeUndo(writer)) {
        const std::vector<Op> done = replay(inverses(step->ops));
        if (done.empty())
            continue;
        m_undo->giveRedo({step->group, step->writer, inverses(done)});
        break;
    }
    Q_EMIT undoChanged();
}

void LessonSession::redo(std::optional<Writer> writer)
{
    while (std::optional<UndoStep> step = m_undo->takeRedo(writer)) {
        std::vector<Op> done = replay(step->ops);
        if (done.empty())
            continue;
        m_undo->giveUndo({step->group, step->writer, std::move(done)});
        break;
    }
    Q_EMIT undoChanged();
}

quint64 LessonSession::durableSeq() const
{
    return m_journal ? std::max(m_journal->durableSeq(), m_foldedSeq) : m_seq;
}

const QString LessonSession::journalPath() const
{
    return m_journal ? m_journal->path() : QString();
}

void LessonSession::updateState()
{
    // What the documents hold is safe whatever the journal says.
    const bool isFailing = m_foldFails || (m_journalFails && m_foldedSeq < m_seq);
    const SaveState state = isFailing ? SaveState::Failing
        : durableSeq() < m_seq        ? SaveState::Saving
                                      : SaveState::Saved;
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT saveStateChanged(state);
}

void LessonSession::onDurable(quint64 seq)
{
    m_journalFails = false;
    // A journal that only grew shorter, as all of it is in documents, may still be unable to grow.
    if (seq > m_foldedSeq && !m_foldFails)
        m_isFailureTold = false;
    updateState();
}

void LessonSession::noteFailure(bool &fails, const Error &error)
{
    fails = true;
    m_lastError = error;
    updateState();
    if (!std::exchange(m_isFailureTold, true))
        Q_EMIT saveFailed(error);
}

bool LessonSession::isFolded() const
{
    return !m_record->dirty && m_record->dirtyPages.isEmpty();
}

void LessonSession::fold()
{
    if (!m_journal || m_folding)
        return; // what changes during a fold is folded after it
    m_idle.stop();
    if (m_journalFails)
        m_journal->retry();
    if (isFolded()) {
        if (m_closing) {
            m_journal->removeWhenDone();
            Q_EMIT closed();
        }
        return;
    }
    m_folding = true;
    auto snapshot = std::make_shared<const LessonSnapshot>(
        snapshotOf(*m_record, m_closing ? Leftovers::Drop : Leftovers::Keep));
    // What changes from here on belongs to the next fold.
    const auto dirtyPages = std::exchange(m_record->dirtyPages, {});
    const auto dirtyRuns = std::exchange(m_record->dirtyRuns, {});
    m_record->dirty = false;
    const quint64 seq = m_seq;
    const Task<FoldedLesson> task
        = m_database.write([snapshot, blobs = m_blobs, journal = m_journal->name(), seq](
                               store::WriteTransaction &transaction) {
              return writeSnapshot(transaction, blobs, *snapshot, journal, seq);
          });
    whenDone(task, this, [this, dirtyPages, dirtyRuns, seq](const Result<FoldedLesson> &written) {
        m_folding = false;
        if (written) {
            noteFolded(*m_record, *written);
            m_journal->markFolded(seq);
            m_foldedSeq = seq;
            m_foldFails = false;
            updateState();
            Q_EMIT folded();
            m_merges = 0;
        } else {
            m_record->dirty = true;
            m_record->dirtyPages += dirtyPages;
            for (auto run = dirtyRuns.cbegin(); run != dirtyRuns.cend(); ++run)
                m_record->dirtyRuns[run.key()] += run.value();
            if (written.error().kind == Error::Kind::Conflict && m_merges < kMostMerges) {
                ++m_merges;
                mergeThenFold();
                return;
            }
            failFold(written.error());
            if (m_closing)
                return;
        }
        if (m_closing)
            fold();
        else if (!isFolded())
            m_idle.start();
    });
}

// Still in the journal; the documents follow when they can.
void LessonSession::failFold(const Error &error)
{
    qCWarning(lcSession) << "fold:" << error.message << error.detail;
    m_merges = 0;
    noteFailure(m_foldFails, error);
    Q_EMIT folded();
    if (m_closing)
        Q_EMIT closed();
}

void LessonSession::mergeThenFold()
{
    m_folding = true;
    QHash<PageId, QString> known;
    for (const PageId &id : std::as_const(m_record->dirtyPages))
        known.insert(id, m_record->stored.value(id).revision);
    using Changed = std::vector<StoredAndPage>;
    const auto work
        = [&database = m_database, lesson = lesson().id, known](TaskControl &) -> Result<Changed> {
        HZ_TRY(const auto read, database.read());
        Changed changed;
        for (auto page = known.cbegin(); page != known.cend(); ++page) {
            HZ_TRY(const QStringList leaves, read->leaves(pageDocId(lesson, page.key())));
            if (leaves.isEmpty() || leaves.contains(page.value()))
                continue;
            HZ_TRY(StoredAndPage now, readStored(*read, lesson, page.key()));
            if (now.isNewer)
                return failure(Error::Kind::Unsupported,
                    tr("A page of this lesson was changed by a newer version of Hezhou. What is "
                       "written here is kept until it can be brought together."),
                    page.key().text());
            changed.push_back(std::move(now));
        }
        return changed;
    };
    whenDone(m_tasks.run(work), this, [this](const Result<Changed> &changed) {
        m_folding = false;
        if (!changed) {
            failFold(changed.error());
            return;
        }
        for (const StoredAndPage &theirs : *changed)
            merge(theirs);
        fold();
    });
}

// What others did becomes ops like any other, so that it is seen and journalled; but no step of
// undo, for nobody here did it.
void LessonSession::merge(const StoredAndPage &theirs)
{
    const PageId id = theirs.page->id;
    const std::unique_ptr<Page> base = pageOf(id, m_record->stored.value(id));
    const Page *ours = lesson().page(id);
    std::vector<Op> ops;
    if (!ours && !theirs.isRemoved) { // removed here while somebody wrote on it
        AddPage back{.page = id,
            .order = theirs.page->order,
            .size = theirs.page->size,
            .background = theirs.page->background};
        for (const Element *element : theirs.page->elements())
            back.elements.push_back(*element);
        ops.push_back(back);
    } else if (ours && !theirs.isRemoved) {
        ops = changesTo(*ours, *base, *theirs.page);
    }
    m_record->stored.insert(id, theirs.stored);
    for (const Op &op : ops)
        commit(op, ++m_group);
    // Removed elsewhere while we wrote on it: it stays, and all of it is written again.
    if (ours && theirs.isRemoved)
        for (const Element *element : ours->elements())
            m_record->dirtyRuns[id].insert(element->id.run);
}

void LessonSession::foldThen(QObject *context, std::function<void()> then)
{
    fold();
    if (!m_folding) {
        then();
        return;
    }
    // The fold under way may have begun before the last change: then one more follows it.
    const bool isBehind = !isFolded();
    connect(
        this, &LessonSession::folded, context,
        [this, context, then = std::move(then), isBehind] {
            if (isBehind && !m_foldFails)
                foldThen(context, then);
            else
                then();
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void LessonSession::close()
{
    m_closing = true;
    if (!m_journal) {
        Q_EMIT closed();
        return;
    }
    fold();
}

} // namespace hz::page
