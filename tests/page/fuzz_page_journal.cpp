// Journals from anywhere: reading never crashes, what was read is read again from its good bytes
// alone, every op is written as it was read, and a lesson takes them all, forth and back.
#include <hz/core/hash.h>
#include <hz/page/journal.h>

#include <QtCore/QtEndian>

#include <cstdint>
#include <cstdlib>

using namespace hz;
using namespace hz::page;

namespace {

// The sums as they would be, so that what they guard is reached.
QByteArray withRightSums(QByteArray bytes)
{
    constexpr qsizetype kMagic = 4, kFrame = 8;
    for (qsizetype at = kMagic; bytes.size() - at >= kFrame;) {
        const auto size = qsizetype(qFromLittleEndian<quint32>(bytes.constData() + at));
        if (bytes.size() - at - kFrame < size)
            break;
        const quint32 sum = crc32c(QByteArrayView(bytes).sliced(at + kFrame, size));
        qToLittleEndian(sum, bytes.data() + at + 4);
        at += kFrame + size;
    }
    return bytes;
}

void expect(bool holds)
{
    if (!holds)
        std::abort();
}

void read(const QByteArray &bytes)
{
    const Result<JournalContents> journal = parseJournal(bytes, {});
    if (!journal)
        return;
    expect(journal->goodBytes <= bytes.size());
    const Result<JournalContents> again
        = parseJournal(bytes.first(qsizetype(journal->goodBytes)), {});
    expect(again && again->head == journal->head && again->entries.size() == journal->entries.size()
        && again->foldedSeq == journal->foldedSeq && !again->unreadable);

    Lesson lesson;
    lesson.id = journal->head.lesson;
    lesson.title = journal->head.title;
    lesson.source = journal->head.source;
    if (!lesson.source || lesson.source->pageCount < 1000)
        lesson.setStoredPages({}, {});
    for (const JournalEntry &entry : journal->entries) {
        const Result<Op> written = opFromCbor(toCbor(entry.op));
        expect(written && *written == entry.op);
        lesson.apply(entry.op);
        expect(!lesson.apply(entry.op)); // twice is once
    }
    for (auto entry = journal->entries.rbegin(); entry != journal->entries.rend(); ++entry)
        lesson.apply(inverse(entry->op));
    for (const PageRef &ref : lesson.pages())
        expect(lesson.indexOf(ref.id) >= 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    read(bytes);
    read(withRightSums(bytes));
    return 0;
}
