// Conflicts that resolve themselves: the laws of the join, and machines that do it apart.
#include "storetest.h"

#include <hz/core/json.h>
#include <hz/store/merge.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <rapidcheck.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

const JoinRules kRules{
    .keyedLists = {u"elements"_s}, .largest = {u"modified"_s}, .agreed = {u"removed"_s}};

// Small alphabets, so that leaves meet in the same places.
Leaf anyLeaf()
{
    Leaf leaf;
    const auto word = [] { return QString::number(*rc::gen::inRange(0, 3)); };
    for (const char *field : {"title", "note", "modified"})
        if (*rc::gen::arbitrary<bool>())
            leaf.body.insert(QLatin1StringView(field),
                *rc::gen::arbitrary<bool>() ? QJsonValue(word())
                                            : QJsonValue(*rc::gen::inRange(0, 12)));
    if (*rc::gen::inRange(0, 4) == 0)
        leaf.body.insert(u"removed"_s, true);
    if (*rc::gen::arbitrary<bool>())
        leaf.body.insert(u"place"_s, QJsonObject{{word(), word()}, {u"x"_s, word()}});
    QJsonArray elements;
    for (int id = 0; id < 3; ++id)
        if (*rc::gen::arbitrary<bool>())
            elements.append(QJsonObject{{u"id"_s, QString::number(id)}, {u"t"_s, word()}});
    if (!elements.isEmpty())
        leaf.body.insert(u"elements"_s, elements);
    if (*rc::gen::arbitrary<bool>())
        leaf.attachments.insert(word(),
            {.contentType = u"t"_s, .sha256 = QByteArray(32, char(*rc::gen::inRange(0, 2)))});
    return leaf;
}

QList<Leaf> anyLeaves()
{
    QList<Leaf> leaves;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i)
        leaves.append(anyLeaf());
    return leaves;
}

Joined joinOf(const QList<Leaf> &leaves)
{
    const auto joined = join(leaves, kRules);
    if (!joined)
        qFatal("%s", told(joined).constData());
    return *joined;
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class tst_Join : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderRepetitionAndJoiningInBetweenChangeNothing();
    void nothingIsLost();
    void fieldsAreJoined_data();
    void fieldsAreJoined();
    void machinesApartMakeTheSameRevision();
    void clashesAreToldAndKept();

private:
    TestDir m_dir;
    int m_count = 0;
};

void tst_Join::orderRepetitionAndJoiningInBetweenChangeNothing()
{
    QVERIFY(rc::check([] {
        const QList<Leaf> leaves = anyLeaves();
        const Joined all = joinOf(leaves);
        QList<Leaf> turned(leaves.crbegin(), leaves.crend());
        RC_ASSERT(joinOf(turned) == all);
        RC_ASSERT(joinOf(leaves + leaves) == all);
        const qsizetype cut = *rc::gen::inRange<qsizetype>(0, leaves.size() + 1);
        QList<Leaf> steps;
        for (const QList<Leaf> &part : {leaves.first(cut), leaves.sliced(cut)})
            if (!part.isEmpty())
                steps.append(joinOf(part).leaf);
        RC_ASSERT(joinOf(steps).leaf == all.leaf);
        RC_ASSERT(joinOf({all.leaf}) == (Joined{all.leaf, {}}));
    }));
}

void tst_Join::nothingIsLost()
{
    QVERIFY(rc::check([] {
        const QList<Leaf> leaves = anyLeaves();
        const Joined all = joinOf(leaves);
        for (const Leaf &leaf : leaves) {
            for (auto it = leaf.body.constBegin(); it != leaf.body.constEnd(); ++it) {
                RC_ASSERT(all.leaf.body.contains(it.key()));
                const bool isTold = all.clashes.contains(it.key());
                if (it.key() == u"title" || it.key() == u"note")
                    RC_ASSERT(isTold || all.leaf.body[it.key()] == it.value());
            }
            for (const QJsonValue &element : leaf.body[u"elements"].toArray())
                RC_ASSERT(all.leaf.body[u"elements"].toArray().contains(element)
                    || all.clashes.contains(u"elements/"_s + element[u"id"].toString()));
        }
    }));
}

void tst_Join::fieldsAreJoined_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<QByteArray>("joined");
    QTest::addColumn<QString>("clashes");
    const auto row = [](const char *name, const char *a, const char *b, const char *joined,
                         const QString &clashes = {}) {
        QTest::newRow(name) << QByteArray(a) << QByteArray(b) << QByteArray(joined) << clashes;
    };
    row("equal", R"({"title":"x"})", R"({"title":"x"})", R"({"title":"x"})");
    row("different fields", R"({"title":"x"})", R"({"note":"y"})", R"({"title":"x","note":"y"})");
    row("inside objects", R"({"place":{"a":1}})", R"({"place":{"b":2}})",
        R"({"place":{"a":1,"b":2}})");
    row("elements of a page", R"({"elements":[{"id":"2","t":1}]})",
        R"({"elements":[{"id":"1","t":1}]})",
        R"({"elements":[{"id":"1","t":1},{"id":"2","t":1}]})");
    row("the later time", R"({"modified":"2026-09-01"})", R"({"modified":"2026-10-01"})",
        R"({"modified":"2026-10-01"})");
    row("the larger number", R"({"modified":9})", R"({"modified":10})", R"({"modified":10})");
    row("one element twice", R"({"elements":[{"id":"1","t":1}]})",
        R"({"elements":[{"id":"1","t":2}]})", R"({"elements":[{"id":"1","t":2}]})",
        u"elements/1"_s);
    row("one field twice", R"({"title":"x"})", R"({"title":"y"})", R"({"title":"y"})", u"title"_s);
    row("removed by one", R"({"removed":true})", R"({"title":"y"})",
        R"({"removed":true,"title":"y"})", u"removed"_s);
    row("a list without ids", R"({"tags":["a"]})", R"({"tags":["b"]})", R"({"tags":["b"]})",
        u"tags"_s);
}

void tst_Join::fieldsAreJoined()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QFETCH(const QByteArray, joined);
    QFETCH(const QString, clashes);
    const Joined result = joinOf({{json(a.constData()), {}}, {json(b.constData()), {}}});
    QCOMPARE(result.leaf.body, json(joined.constData()));
    QCOMPARE(result.clashes.join(u' '), clashes);
}

void tst_Join::machinesApartMakeTheSameRevision()
{
    const QString id = u"page:1"_s;
    const Draft base{.id = id, .body = json(R"({"elements":[{"id":"1"}]})")};
    std::vector<std::unique_ptr<Database>> machines;
    for (int i = 0; i < 2; ++i)
        machines.push_back(openedAt(m_dir.path(u"%1.sqlite"_s.arg(++m_count))));
    const QString first = *putNow(*machines[0], base);
    QCOMPARE(*putNow(*machines[1], base), first);
    QList<Revision> edits;
    for (int i = 0; i < 2; ++i) {
        const Draft edit{.id = id,
            .parent = first,
            .body = {{u"elements"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"1"_s}},
                    QJsonObject{{u"id"_s, QString::number(7 + i)}}}}},
            .attachments = {{u"ink/%1"_s.arg(i), {u"x"_s, "run"}}}};
        edits.append({.id = id,
            .history = {*putNow(*machines[size_t(i)], edit), first},
            .body = edit.body,
            .attachments = edit.attachments});
    }
    QStringList revisions;
    for (int i = 0; i < 2; ++i) {
        HZ_VERIFY_OK(putRevisionNow(*machines[size_t(i)], edits[1 - i]));
        const auto resolved = machines[size_t(i)]->writeAndWait([&](WriteTransaction &transaction) {
            return resolveConflict(transaction, id, kRules);
        });
        HZ_VERIFY_OK(resolved);
        QVERIFY(resolved->revision);
        revisions.append((*machines[size_t(i)]->read())->leaves(id)->join(u' '));
        const auto document = getNow(*machines[size_t(i)], id);
        QCOMPARE(document->body[u"elements"].toArray().size(), 3);
        QCOMPARE(document->attachments.size(), 2);
        QCOMPARE(document->conflicts, QStringList());
    }
    QCOMPARE(revisions[0], revisions[1]);
    const auto again = machines[0]->writeAndWait(
        [&](WriteTransaction &transaction) { return resolveConflict(transaction, id, kRules); });
    QVERIFY(!again->revision && again->clashes.isEmpty());
}

void tst_Join::clashesAreToldAndKept()
{
    const auto database = openedAt(m_dir.path(u"%1.sqlite"_s.arg(++m_count)));
    const QString first = *putNow(*database, {.id = u"device:1"_s, .body = titled(u"a"_s)});
    HZ_VERIFY_OK(putNow(*database, {.id = u"device:1"_s, .parent = first, .body = titled(u"b"_s)}));
    HZ_VERIFY_OK(putRevisionNow(*database,
        {.id = u"device:1"_s,
            .history = {u"2-"_s + QString(32, u'0'), first},
            .body = titled(u"c"_s)}));
    const qint64 seq = *(*database->read())->lastSeq();
    const auto resolved = database->writeAndWait([&](WriteTransaction &transaction) {
        return resolveConflict(transaction, u"device:1"_s, kRules);
    });
    HZ_VERIFY_OK(resolved);
    QVERIFY(!resolved->revision);
    QCOMPARE(resolved->clashes, QStringList{u"title"_s});
    QCOMPARE(*(*database->read())->lastSeq(), seq);
    QCOMPARE(getNow(*database, u"device:1"_s)->conflicts.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Join)
#include "tst_join.moc"
