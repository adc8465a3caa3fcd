#include "documents.h"

#include <hz/ink/codec.h>
#include <hz/page/session.h>

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace hz::page {

namespace {

Q_LOGGING_CATEGORY(lcSession, "hz.page.session")

constexpr int kIdleMs = 2000;
constexpr qsizetype kRunSealedAt
    = 4096; // bytes: two machines never extend the same run, and saving writes one run

} // namespace

LessonSession::LessonSession(std::unique_ptr<LessonRecord> record, store::Database &database,
    store::BlobStore blobs, std::unique_ptr<JournalWriter> journal, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_database(database)
    , m_blobs(std::move(blobs))
    , m_journal(std::move(journal))
{
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

StrokeId LessonSession::nextStrokeId(const PageId &page, const ink::Stroke &stroke)
{
    OpenRun &open = m_runs[page];
    if (open.run.isNull() || open.bytes >= kRunSealedAt)
        open = {.run = newUlid()};
    open.bytes += ink::encodeStroke(stroke).size();
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

StrokeId LessonSession::addStroke(const PageId &page, ink::Stroke stroke)
{
    const Page *on = lesson().page(page);
    if (!on || !m_journal || stroke.samples.empty())
        return {};
    const StrokeId id = nextStrokeId(page, stroke);
    const InkElement element{
        id, on->nextZ(), std::make_shared<const ink::Stroke>(std::move(stroke))};
    perform(AddElements{page, {element}}, ++m_group);
    return id;
}

void LessonSession::eraseStrokes(
    const PageId &page, const std::vector<StrokeId> &ids, quint64 gesture)
{
    const Page *on = lesson().page(page);
    if (!on || !m_journal)
        return;
    RemoveElements op{page, {}};
    for (const StrokeId &id : ids)
        if (const InkElement *element = on->find(id))
            op.elements.push_back(*element);
    if (!op.elements.empty())
        perform(op, gesture);
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

void LessonSession::removePage(const PageId &page)
{
    const Page *gone = lesson().page(page);
    if (!gone || !m_journal || lesson().pages().size() < 2)
        return;
    RemovePage op{{.page = page,
        .order = gone->order,
        .size = gone->size,
        .background = gone->background,
        .elements = {}}};
    for (const InkElement *element : gone->ink())
        op.page.elements.push_back(*element);
    if (currentPage() == page)
        setCurrentPage(neighbours(page).front());
    perform(op, ++m_group);
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

void LessonSession::perform(const Op &op, quint64 group)
{
    // Of several pupils at the board one erases while another writes: the step of a gesture goes
    // on, above what was done meanwhile.
    const bool isNew = group == m_group;
    const auto step = isNew ? m_undo.rend()
                            : std::find_if(m_undo.rbegin(), m_undo.rend(),
                                [group](const Step &s) { return s.group == group; });
    if (step == m_undo.rend())
        m_undo.push_back({group, {}});
    else
        std::rotate(step.base() - 1, step.base(), m_undo.end());
    m_undo.back().ops.push_back(op);
    m_redo.clear();
    commit(op, group);
    Q_EMIT undoChanged();
}

void LessonSession::commit(const Op &op, quint64 group)
{
    const bool pagesBefore
        = std::holds_alternative<AddPage>(op) || std::holds_alternative<RemovePage>(op);
    m_record->lesson.apply(op);
    noteDirty(op);
    m_journal->append({++m_seq, group, op});
    updateState();
    m_idle.start();
    Q_EMIT opApplied(op);
    if (pagesBefore)
        Q_EMIT pagesChanged();
}

void LessonSession::noteDirty(const Op &op)
{
    page::noteDirty(*m_record, op);
}

// Undo and redo are ops like any other: applied, journalled, seen.
void LessonSession::replay(const Step &step)
{
    const PageId touched = pageOf(step.ops.front());
    const quint64 group = ++m_group;
    for (const Op &op : step.ops) {
        if (const auto *remove = std::get_if<RemovePage>(&op);
            remove && currentPage() == remove->page.page && lesson().pages().size() > 1)
            setCurrentPage(neighbours(currentPage()).back());
        commit(op, group);
    }
    if (!touched.isEmpty() && lesson().indexOf(touched) >= 0)
        setCurrentPage(touched); // what changed is what one sees
}

void LessonSession::undo()
{
    if (m_undo.empty())
        return;
    Step step = std::move(m_undo.back());
    m_undo.pop_back();
    Step back{step.group, {}};
    for (auto op = step.ops.rbegin(); op != step.ops.rend(); ++op)
        back.ops.push_back(inverse(*op));
    replay(back);
    m_redo.push_back(std::move(step));
    Q_EMIT undoChanged();
}

void LessonSession::redo()
{
    if (m_redo.empty())
        return;
    Step step = std::move(m_redo.back());
    m_redo.pop_back();
    replay(step);
    m_undo.push_back(std::move(step));
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

void LessonSession::onDurable()
{
    m_journalFails = false;
    updateState();
}

void LessonSession::noteFailure(bool &fails, const Error &error)
{
    const bool isFirst = !m_journalFails && !m_foldFails;
    fails = true;
    m_lastError = error;
    updateState();
    if (isFirst)
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
        = m_database.write([snapshot, blobs = m_blobs](store::WriteTransaction &transaction) {
              return writeSnapshot(transaction, blobs, *snapshot);
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
        } else {
            // Still in the journal; the documents follow when they can.
            qCWarning(lcSession) << "fold:" << written.error().message << written.error().detail;
            m_record->dirty = true;
            m_record->dirtyPages += dirtyPages;
            for (auto run = dirtyRuns.cbegin(); run != dirtyRuns.cend(); ++run)
                m_record->dirtyRuns[run.key()] += run.value();
            noteFailure(m_foldFails, written.error());
            Q_EMIT folded();
            if (m_closing) {
                Q_EMIT closed();
                return;
            }
        }
        if (m_closing)
            fold();
        else if (!isFolded())
            m_idle.start();
    });
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
