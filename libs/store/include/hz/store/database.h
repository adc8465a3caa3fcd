// One SQLite file of documents: many readers, one writer.
//
// Durable: when a write's task is done with success, what it wrote survives a power cut. Several
// processes may have the same file open. A Database is used from any thread; its writes run in
// order on a thread of its own, and its destructor waits until everything queued is written.
#pragma once

#include <hz/core/platform/system.h>
#include <hz/core/result.h>
#include <hz/core/task.h>
#include <hz/store/blobstore.h>
#include <hz/store/projection.h>
#include <hz/store/transaction.h>

#include <QtCore/QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace hz::store {

class Readers;
class Writer;

struct DatabaseOptions {
    QList<Projection> projections = {};
    std::optional<BlobStore> blobs = {}; // told which blobs the documents name
    bool readOnly = false;
    /// A stick: in one file, called the same on every machine; see stick.h.
    bool isPortable = false;
    QByteArray machine = platform::machineId();
    /// How long nothing is written before replaced bodies are dropped.
    std::chrono::milliseconds idle{20'000};
};

class Database final : public QObject {
    Q_OBJECT

public:
    /// Creates the file if it is missing. A file or folder that cannot be written to, and a file of
    /// a newer version, open read-only; Corrupt if the file is damaged or something else.
    static Result<std::unique_ptr<Database>> open(
        const QString &path, DatabaseOptions options = {});
    ~Database() override;

    const QString &path() const { return m_path; }
    QString name() const; // of the file, without folder and suffix
    /// Names this store in replication. Another one after the file was copied, moved or restored;
    /// where it is read-only then, for as long as it is open.
    const QString &storeId() const { return m_storeId; }
    /// Whether it is a stick, which others may have written.
    bool isPortable() const { return m_isPortable; }
    bool isReadOnly() const { return m_readOnlyReason.has_value(); }
    /// What every write answers if the database is read-only.
    const std::optional<Error> &readOnlyReason() const { return m_readOnlyReason; }
    /// Where the large files lie that documents name; none if it was opened without.
    const std::optional<BlobStore> &blobs() const { return m_blobs; }

    /// `work` is Result<X>(WriteTransaction &), run once on the writer's thread; if it fails
    /// nothing of it is kept. Writes that wait together are committed together.
    template<typename Work>
    auto write(Work work)
        -> Task<typename std::invoke_result_t<Work &, WriteTransaction &>::value_type>;
    /// The same for those who wait in no event loop: `done` is called once, with Result<X>, on the
    /// writer's thread or, where nothing can be written, on this one. It hands on and returns.
    template<typename Work, typename Done> void writeThen(Work work, Done done);
    /// For command lines and tests. Not from within a write.
    template<typename Work> auto writeAndWait(Work work) { return write(std::move(work)).wait(); }

    /// Makes a new document ready for putNew(), so that the writer's thread has less to do. Invalid
    /// as put() would be.
    Result<PreparedDraft> prepare(const QString &id, const QJsonObject &body) const;

    /// The projections that are being built behind everything else, because they are new, or their
    /// version or what they should have seen has changed. Done when all are; true if there was one.
    /// Cancelled when the database is closed before: building goes on at the next opening.
    Task<bool> building() const;

    /// A snapshot of now.
    Result<std::unique_ptr<ReadTransaction>> read() const;

Q_SIGNALS:
    /// Documents changed, up to this sequence number. Emitted on the writer's thread.
    void changed(qint64 seq);

private:
    Database(QString path, std::shared_ptr<const ProjectionSet> projections,
        std::shared_ptr<Readers> readers);
    /// `finish` is called exactly once, with what went wrong if something did.
    void enqueue(std::shared_ptr<TaskState> state,
        std::function<std::optional<Error>(WriteTransaction &)> run,
        std::function<void(const std::optional<Error> &)> finish);

    QString m_path;
    QString m_storeId;
    bool m_isPortable = false;
    std::shared_ptr<const ProjectionSet> m_projections;
    std::shared_ptr<Readers> m_readers;
    std::optional<Error> m_readOnlyReason;
    std::optional<BlobStore> m_blobs;
    std::unique_ptr<Writer> m_writer; // null when read-only; dies first, when all is written
};

template<typename Work>
auto Database::write(Work work)
    -> Task<typename std::invoke_result_t<Work &, WriteTransaction &>::value_type>
{
    using Outcome = std::invoke_result_t<Work &, WriteTransaction &>;
    using T = typename Outcome::value_type;
    struct Shared {
        explicit Shared(Work w)
            : work(std::move(w))
        {
        }
        Work work;
        QPromise<Result<T>> promise;
        std::optional<Result<T>> outcome;
    };
    auto shared = std::make_shared<Shared>(std::move(work));
    shared->promise.start();
    Task<T> task{shared->promise.future(), std::make_shared<TaskState>()};
    enqueue(
        task.state,
        [shared](WriteTransaction &transaction) -> std::optional<Error> {
            shared->outcome.emplace(shared->work(transaction));
            return *shared->outcome ? std::nullopt : std::optional<Error>(shared->outcome->error());
        },
        [shared](const std::optional<Error> &error) {
            shared->promise.addResult(
                error ? Result<T>(Failure(*error)) : std::move(*shared->outcome));
            shared->promise.finish();
        });
    return task;
}

template<typename Work, typename Done> void Database::writeThen(Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work &, WriteTransaction &>;
    struct Shared {
        Work work;
        Done done;
        std::optional<Outcome> outcome;
    };
    auto shared = std::make_shared<Shared>(Shared{std::move(work), std::move(done), {}});
    enqueue(
        std::make_shared<TaskState>(),
        [shared](WriteTransaction &transaction) -> std::optional<Error> {
            shared->outcome.emplace(shared->work(transaction));
            return *shared->outcome ? std::nullopt : std::optional<Error>(shared->outcome->error());
        },
        [shared](const std::optional<Error> &error) {
            shared->done(error ? Outcome(Failure(*error)) : std::move(*shared->outcome));
        });
}

} // namespace hz::store
