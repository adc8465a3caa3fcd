// A machine with a database of its own, and who hands in, accepts and sends back there.
#pragma once

#include "area.h"

#include <hz/inventory/censusacts.h>
#include <hz/store/database.h>

#include <QtCore/QTimeZone>

namespace hz::test {

inline const QDateTime kNow{QDate(2025, 10, 20), QTime(2, 0), QTimeZone::utc()};

inline const ReturnForm &theForm()
{
    static const Result<ReturnForm> form = shippedForm();
    if (!form)
        qFatal("%s", told(form).constData());
    return *form;
}

/// Who has that key, and signs with that name.
inline Reporter reporter(char seed, const QString &name, const Actor &who = {})
{
    return {.key = account::SigningKey::fromSeed(QByteArray(32, seed)),
        .name = name,
        .now = kNow,
        .who = who};
}

class CensusNode {
public:
    CensusNode()
    {
        auto opened = store::Database::open(
            m_dir.path(QStringLiteral("ops.sqlite")), {.projections = {Register::projection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        m_database = std::move(*opened);
        if (const auto built = m_database->building().wait(); !built)
            qFatal("%s", told(built).constData());
    }

    store::Database &database() { return *m_database; }
    template<typename Work> auto write(Work work) { return m_database->writeAndWait(work); }

    Result<Handed> submit(const CensusReturn &snapshot, const Reporter &by)
    {
        return write([&](store::WriteTransaction &transaction) {
            return inventory::submit(transaction, snapshot, by);
        });
    }
    Result<> decide(CensusActKind kind, const UnitCode &unit, const QString &hash,
        const Reporter &by, const QMap<QString, QString> &remarks = {})
    {
        return write([&](store::WriteTransaction &transaction) {
            return inventory::decide(transaction, theForm(),
                {.kind = kind,
                    .unit = unit,
                    .year = kYear,
                    .ofReturn = hash,
                    .remarks = remarks,
                    .remark = {}},
                by);
        });
    }
    std::shared_ptr<const CensusYear> year() const
    {
        return CensusYear::load(**m_database->read(), kYear).value();
    }

    /// As it comes from a machine that asked nobody.
    void put(const QString &id, const QJsonObject &body)
    {
        const auto done = write([&](store::WriteTransaction &transaction) -> Result<QString> {
            const Result<store::Document> known = transaction.get(id);
            return store::put(transaction,
                {.id = id, .parent = known ? known->revision : QString(), .body = body});
        });
        if (!done)
            qFatal("%s", told(done).constData());
    }
    template<typename T> void put(const T &value) { put(documentId(value), value.toJson()); }

private:
    TestDir m_dir;
    std::unique_ptr<store::Database> m_database;
};

} // namespace hz::test
