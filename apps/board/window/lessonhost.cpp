#include "window/lessonhost.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace hz::board {

LessonHost::LessonHost(const store::Profile &profile, store::Database &database, const Clock &clock)
    : m_profile(profile)
    , m_database(database)
    , m_library(profile, database, clock)
{
}

LessonHost::~LessonHost() = default;

void LessonHost::recover()
{
    const page::Recovery recovery = m_library.recover();
    for (const Error &problem : recovery.problems)
        Q_EMIT failed(problem);
    if (recovery.journals > 0)
        Q_EMIT lessonsChanged();
    if (recovery.reopen)
        open(*recovery.reopen);
}

void LessonHost::startNew(const page::Background &first)
{
    putAway();
    take(m_library.create(
        tr("Lesson of %1")
            .arg(QLocale().toString(QDateTime::currentDateTime(), tr("MMM d, hh:mm"))),
        first));
}

void LessonHost::open(const page::LessonId &id)
{
    if (session() && session()->lesson().id == id)
        return;
    putAway();
    for (const auto &closing : m_closing)
        if (closing->lesson().id == id) {
            m_next = id;
            return;
        }
    take(m_library.open(id));
}

void LessonHost::openFile(const QString &path)
{
    const QFileInfo file(path);
    if (file.suffix().compare(u"hzl", Qt::CaseInsensitive) == 0) {
        const Task<QList<page::LessonId>> task = m_library.importPortable(file.absoluteFilePath());
        whenDone(task, this, [this](const Result<QList<page::LessonId>> &lessons) {
            if (lessons) {
                Q_EMIT lessonsChanged();
                open(lessons->first());
            } else if (lessons.error().kind != Error::Kind::Cancelled) {
                Q_EMIT failed(lessons.error());
            }
        });
        Q_EMIT importing(task, file.fileName());
        return;
    }
    Result<std::unique_ptr<page::LessonSession>> made
        = m_library.createFromPdf(file.absoluteFilePath());
    if (!made) {
        Q_EMIT failed(made.error());
        return;
    }
    putAway();
    take(std::move(made));
}

// The copy in the profile takes over once it is whole: the stick may be pulled then. One that a
// crash broke off is begun again whenever the lesson is opened.
void LessonHost::storePdf()
{
    const std::optional<page::PdfSource> &source = session()->lesson().source;
    if (!source || !source->sha256.isEmpty() || session()->isReadOnly())
        return;
    whenDone(m_library.storePdf(*session()), session(),
        [this, session = session(), was = *source](const Result<store::BlobRef> &blob) {
            if (blob && m_open.session.get() == session)
                m_open.pdf->setPath(page::pdfPathOf(session->lesson(), m_profile.blobs()));
            else if (!blob && blob.error().kind == Error::Kind::NotFound)
                Q_EMIT failed({Error::Kind::NotFound,
                    tr("The PDF “%1” had not been copied completely and is not at “%2” any more. "
                       "Plug in what it was on and open this lesson again. What you write is kept.")
                        .arg(was.fileName, was.path),
                    blob.error().detail});
            else if (!blob && blob.error().kind != Error::Kind::Cancelled)
                Q_EMIT failed(blob.error());
        });
}

void LessonHost::take(Result<std::unique_ptr<page::LessonSession>> session)
{
    if (!session) {
        Q_EMIT failed(session.error());
        return;
    }
    m_open.session = std::move(*session);
    if (m_open.session->lesson().source)
        m_open.pdf = std::make_unique<canvas::PdfPages>(
            page::pdfPathOf(m_open.session->lesson(), m_profile.blobs()));
    m_open.pictures = std::make_unique<page::Pictures>(
        m_database, m_profile.blobs(), m_open.session->lesson().id);
    Q_EMIT opened();
    storePdf();
}

void LessonHost::putAway()
{
    m_next.reset();
    if (!session())
        return;
    Q_EMIT leaving();
    m_open.pdf.reset();
    m_open.pictures.reset();
    page::LessonSession *session = m_open.session.get();
    m_closing.push_back(std::move(m_open.session));
    // Queued: a session with nothing to fold says so before close() returns.
    connect(
        session, &page::LessonSession::closed, this, [this, session] { closed(session); },
        Qt::QueuedConnection);
    session->close();
}

void LessonHost::closed(page::LessonSession *session)
{
    const auto at = std::find_if(m_closing.begin(), m_closing.end(),
        [session](const auto &closing) { return closing.get() == session; });
    if (at == m_closing.end())
        return;
    whenDone(m_library.updatePicture(*session), this, [this](const Result<bool> &picture) {
        if (picture && *picture)
            Q_EMIT lessonsChanged();
    });
    const page::LessonId id = session->lesson().id;
    const bool isReadOnly = session->isReadOnly();
    m_closing.erase(at);
    if (!isReadOnly)
        (void)m_library.keepSitting(id);
    Q_EMIT lessonsChanged();
    if (m_next == id)
        open(id);
    else if (isIdle())
        Q_EMIT idle();
}

} // namespace hz::board
