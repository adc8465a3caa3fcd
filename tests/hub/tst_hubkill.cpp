// A hub that dies at any moment has kept everything it acknowledged.
#include "hubprogram.h"
#include "plainhttp.h"

#include <random>

using namespace hz::test;

namespace {

constexpr int kRounds = 12; // HZ_KILL_ROUNDS says another number, for a long run by hand
constexpr int kMostAnswers = 120; // before it is killed
constexpr int kRoundsOfADatabase = 4; // a hub that has hundreds is slow to start

} // namespace

class tst_HubKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThere();
};

void tst_HubKill::whatWasAcknowledgedIsThere()
{
    std::mt19937_64 random = seededRandom();
    const TestDir dir;
    const QString profile = dir.path(QStringLiteral("profile"));
    QMap<QByteArray, QByteArray> acknowledged; // id: revision
    QMap<QByteArray, QByteArray> lately; // in the last round
    QByteArray made; // a database, lately
    bool hasDatabase = false;
    int count = 0;
    const int wanted = qEnvironmentVariableIntValue("HZ_KILL_ROUNDS");
    const int rounds = wanted > 0 ? wanted : kRounds;
    for (int round = 0; round <= rounds; ++round) {
        HubProgram hub(profile);
        if (hasDatabase) {
            QCOMPARE(askOnce(hub.port(), "GET", '/' + made).status, 200);
            // What the last round was told of can be read, and what all were told of is there.
            PlainHttp http(hub.port());
            for (auto it = lately.cbegin(); it != lately.cend(); ++it) {
                http.ask("GET", "/db/" + it.key());
                const PlainAnswer answer = http.answer();
                QVERIFY2(answer.status == 200, it.key().constData());
                QCOMPARE(
                    answer.json()[QLatin1StringView("_rev")].toString().toLatin1(), it.value());
            }
            QMap<QByteArray, QByteArray> stored;
            http.ask("GET", "/db/_all_docs");
            const QJsonArray rows = http.answer().json()[QLatin1StringView("rows")].toArray();
            for (const QJsonValue &row : rows)
                stored.insert(row[QLatin1StringView("id")].toString().toLatin1(),
                    row[QLatin1StringView("value")][QLatin1StringView("rev")]
                        .toString()
                        .toLatin1());
            for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it)
                QCOMPARE(stored.value(it.key()), it.value());
        }
        if (round == rounds)
            break;
        if (!std::exchange(hasDatabase, true))
            QCOMPARE(askOnce(hub.port(), "PUT", "/db").status, 201);
        if (round % kRoundsOfADatabase == 0) {
            made = "db" + QByteArray::number(round);
            QCOMPARE(askOnce(hub.port(), "PUT", '/' + made).status, 201);
        }
        lately.clear();
        // Several writers at once, so that it dies between their commits.
        std::vector<std::unique_ptr<PlainHttp>> writers;
        for (int i = 0; i < 4; ++i)
            writers.push_back(std::make_unique<PlainHttp>(hub.port()));
        const int answers = std::uniform_int_distribution(1, kMostAnswers)(random);
        for (int i = 0; i < answers; ++i) {
            PlainHttp &writer = *writers[size_t(i) % writers.size()];
            if (i >= int(writers.size())) { // the answer to what it asked a round ago
                const PlainAnswer answer = writer.answer();
                QCOMPARE(answer.status, 201);
                const QJsonObject json = answer.json();
                lately.insert(json[QLatin1StringView("id")].toString().toLatin1(),
                    json[QLatin1StringView("rev")].toString().toLatin1());
            }
            writer.ask("PUT", "/db/d" + QByteArray::number(count++), {}, "{\"n\":1}");
        }
        hub.kill(); // with some of it unanswered
        acknowledged.insert(lately);
    }
    QVERIFY(!acknowledged.isEmpty());
    qInfo("killed %d times, %lld documents acknowledged, none lost", rounds,
        qint64(acknowledged.size()));
}

QTEST_GUILESS_MAIN(tst_HubKill)
#include "tst_hubkill.moc"
