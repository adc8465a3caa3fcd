// A database of this machine as one end of a replication.
#pragma once

#include <hz/store/database.h>
#include <hz/sync/endpoint.h>

#include <memory>

namespace hz::sync {

class StoreEndpoint final : public Endpoint {
public:
    /// The database outlives the endpoint.
    explicit StoreEndpoint(store::Database &database);
    ~StoreEndpoint() override;

    QString name() const override;
    Result<QString> identity(TaskControl &task) override;
    Result<ChangesPage> changes(const QJsonValue &since, int limit,
        std::chrono::milliseconds patience, TaskControl &task) override;
    bool isEmpty() override;
    Result<QMap<QString, store::RevisionsDiff>> missing(
        const QMap<QString, QStringList> &revisions, TaskControl &task) override;
    Result<> fetch(const QList<Wanted> &wanted, const Take &take, TaskControl &task) override;
    Result<QList<Refusal>> write(const QList<Parcel> &parcels, TaskControl &task) override;
    Result<QJsonObject> local(const QString &id, TaskControl &task) override;
    Result<> putLocal(const QString &id, const QJsonObject &body, TaskControl &task) override;

private:
    struct Bell;

    store::Database &m_database;
    const std::shared_ptr<Bell> m_bell; // rung by the writer's thread
    const QMetaObject::Connection m_connection;
};

} // namespace hz::sync
