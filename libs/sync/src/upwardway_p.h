// One database on its way up, and how that stands. On one thread with an event loop, which may wait
// for the disk.
//
// A row of the status page: {"database","url","user","state","trouble","message","waiting",
// "files","doneAt","retryAt","refused","refusals":[{"id","reason"}]}; state: "connecting",
// "pushing", "done" or "trouble"; trouble: a name of UpwardWay::Trouble in lower case, for a page
// that speaks another language than this program; message: in the language of this program.
#pragma once

#include "upwardledger_p.h"

#include <hz/sync/databasesync.h>
#include <hz/sync/hubserver.h>

#include <QtCore/QTimer>

namespace hz::sync {

class UpwardWay final : public QObject {
    Q_OBJECT

public:
    enum class Trouble { None, Line, Certificate, Password, Forbidden, NoDatabase, NotHere, Other };
    Q_ENUM(Trouble)
    static Trouble troubleOf(const Error &error);

    /// The server outlives it.
    UpwardWay(const Server &server, UpwardPair pair);
    ~UpwardWay() override;

    const UpwardPair &pair() const { return m_pair; }
    QJsonObject row() const;
    /// Every few seconds: takes up what could not be begun, and now and then begins anew, so that a
    /// hub that was restored, or takes what it refused, is noticed on a line that never breaks.
    void tick();

Q_SIGNALS:
    void changed();
    /// For people; once for each change of how it stands.
    void said(const QString &line);

private:
    Result<> begin();
    void end();
    void onDropped();
    void onStatus();
    void count();
    void stand(Trouble trouble, const QString &message);
    void sayRefusals();
    QString advice(Trouble trouble) const;

    const Server &m_server;
    const UpwardPair m_pair;
    std::shared_ptr<store::Database> m_database;
    std::shared_ptr<UpwardLedger> m_ledger;
    std::unique_ptr<DatabaseSync> m_sync;
    QTimer m_counting; // soon after a change
    QMetaObject::Connection m_changes;
    std::chrono::steady_clock::time_point m_begunAt;
    qint64 m_waiting = 0; // changes that are not there yet
    bool m_isDone = false;
    Trouble m_trouble = Trouble::None;
    QString m_message; // of m_trouble
    std::optional<Trouble> m_said; // the last that people were told of
    qsizetype m_saidRefused = 0;
};

} // namespace hz::sync
