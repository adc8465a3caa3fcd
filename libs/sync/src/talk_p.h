// Requests to one database and its server over HTTP, with sign-in, gzip both ways and what statuses
// mean. Any thread; an answer by one.
#pragma once

#include "http_p.h"

#include <hz/sync/httpendpoint.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <mutex>

namespace hz::sync {

inline constexpr qint64 kMaxAnswerBytes = 16 << 20; // of what is read whole

struct Ask {
    QByteArray verb = "GET";
    QByteArray path = {}; // after the database's own, encoded: "/_changes"
    QByteArray query = {};
    std::optional<QByteArray> json = {};
    bool isOfServer = false; // `path` is after the server's root
    bool isOfFile = false; // bytes go and come as they are
    QList<HttpHeader> headers = {};
    QByteArray bytes = {}; // the body where there is no `json`
    std::chrono::milliseconds silence{0}; // 0: the usual
};

class Talk {
public:
    /// Invalid if `database` is not the address of one.
    static Result<std::unique_ptr<Talk>> open(const QUrl &database, HttpOptions options);
    using Piece = std::function<Result<>(QByteArrayView)>;

    Talk(QUrl database, HttpOptions options);

    /// Sends and waits for the head. An answer of success, or with one of `alsoGood`; else the
    /// error it means, whose detail begins with "HTTP " and the status.
    struct Answer {
        std::unique_ptr<HttpAnswer> http;
        int status = 0;
    };
    Result<Answer> ask(const Ask &ask, const QList<int> &alsoGood, TaskControl &task);
    /// Signs in with name and password and returns what the server says; empty where it knows no
    /// sessions.
    Result<QJsonObject> openSession(TaskControl &task);
    /// Reads it to its end, unpacked.
    Result<> read(const Answer &answer, const Piece &piece, TaskControl &task) const;
    /// Reads it whole and closes the exchange.
    Result<QByteArray> text(const Answer &answer, TaskControl &task) const;
    Result<QJsonDocument> json(const Answer &answer, TaskControl &task) const;

    /// What the database is called for ever, wherever it is reached. Asked once.
    Result<QString> identity(TaskControl &task);
    /// After identity().
    bool isHub() const { return known().isHub; }

    const QUrl &database() const { return m_database; }
    const HttpOptions &options() const { return m_options; }
    QString address() const;
    QString host() const;
    QString databaseName() const;
    Failure invalid(const QString &detail) const;
    LineUse lineUse() const;
    /// Of the session; empty without one.
    QByteArray cookie() const;

private:
    bool isNamed() const;
    Result<> signIn(TaskControl &task);
    Result<bool> signInAgain(const QByteArray &used, TaskControl &task);
    Result<bool> renewSession(const QByteArray &used, TaskControl &task);
    /// Reads what nobody wants, if it is short: then the connection serves the next request too.
    void drain(const Answer &answer, TaskControl &task) const;
    Result<Answer> send(const Ask &ask, bool isPacked, TaskControl &task);
    Failure meaningOf(const Answer &answer, TaskControl &task) const;
    QUrl urlOf(const Ask &ask) const;

    enum class Packing { Unknown, Taken, Refused };
    // What is known of the server.
    struct Known {
        bool isSignedIn = false;
        bool usesBasic = false;
        QByteArray cookie;
        Packing packing = Packing::Unknown; // whether it unpacks what we send
        QString identity;
        bool isHub = false;
    };
    Known known() const;
    template<typename Change> void learn(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_known);
    }

    const QUrl m_database; // without credentials and trailing slash
    const HttpOptions m_options;
    mutable std::mutex m_mutex; // guards m_known
    Known m_known;
    HttpLine m_line;
};

} // namespace hz::sync
