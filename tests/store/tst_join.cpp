// Conflicts that resolve themselves: the laws of the join, and machines that do it apart.
#include "storetest.h"

#include <hz/core/json.h>
#include <hz/store/merge.h>
#include <hz/store/replication.h>

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
    void whatBothCameFromTellsWhoChangedSomething();
    void aBaseOnlyTakesClashesAway();
    void allConflictsAreMendedInOneGo();
    void aPersonDecides_data();
    void aPersonDecides();

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

void tst_Join::whatBothCameFromTellsWhoChangedSomething()
{
    // Given a page that both have, and each has moved another of its elements
    const QString id = u"page:1"_s;
    const auto body = [](int first, int second) {
        return QJsonObject{{u"title"_s, first > 1 ? u"here"_s : u"both"_s},
            {u"elements"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"1"_s}, {u"x"_s, first}},
                    QJsonObject{{u"id"_s, u"2"_s}, {u"x"_s, second}}}}};
    };
    for (const bool isShared : {true, false}) {
        const auto here = openedAt(m_dir.path(u"%1.sqlite"_s.arg(++m_count)));
        const QString first = *putNow(*here, {.id = id, .body = body(0, 0)});
        const QString known = *putNow(*here, {.id = id, .parent = first, .body = body(1, 1)});
        if (isShared)
            HZ_VERIFY_OK(here->writeAndWait([](WriteTransaction &t) -> Result<> {
                HZ_TRY(const qint64 seq, t.lastSeq());
                return markShared(t, seq);
            }));
        const QString second = *putNow(*here, {.id = id, .parent = known, .body = body(2, 1)});
        HZ_VERIFY_OK(putNow(*here, {.id = id, .parent = second, .body = body(3, 1)}));
        HZ_VERIFY_OK(here->writeAndWait([](WriteTransaction &t) { return compact(t, 100); }));
        HZ_VERIFY_FAILS(getNow(*here, id, second), NotFound);
        // When they meet
        HZ_VERIFY_OK(putRevisionNow(*here,
            {.id = id, .history = {u"3-"_s + QString(32, u'0'), known}, .body = body(1, 5)}));
        TaskControl task;
        const auto mended = mendConflicts(*here, 0, {{u"page:"_s, kRules}}, task);
        HZ_VERIFY_OK(mended);
        // Then nothing clashes where the store has kept what they came from
        QCOMPARE(mended->merged, isShared ? 1 : 0);
        if (isShared)
            QCOMPARE(getNow(*here, id)->body, body(3, 5));
        else
            QCOMPARE(mended->clashes,
                (QList<Clash>{{id, {u"elements/1"_s, u"elements/2"_s, u"title"_s}}}));
    }
}

void tst_Join::aBaseOnlyTakesClashesAway()
{
    QVERIFY(rc::check([] {
        const QList<Leaf> leaves = anyLeaves();
        const auto without = join(leaves, kRules);
        const auto with = join(leaves, kRules, anyLeaf().body);
        RC_ASSERT(without.has_value() && with.has_value());
        for (const QString &clash : with->clashes)
            RC_ASSERT(without->clashes.contains(clash));
        if (without->clashes.isEmpty())
            RC_ASSERT(*with == *without);
    }));
}

void tst_Join::allConflictsAreMendedInOneGo()
{
    const auto database = openedAt(m_dir.path(u"%1.sqlite"_s.arg(++m_count)));
    const auto conflict
        = [&](const QString &id, const QJsonObject &mine, const QJsonObject &theirs) {
              const QString first = *putNow(*database, {.id = id, .body = titled(u"a"_s)});
              HZ_VERIFY_OK(putNow(*database, {.id = id, .parent = first, .body = mine}));
              HZ_VERIFY_OK(putRevisionNow(*database,
                  {.id = id, .history = {u"2-"_s + QString(32, u'0'), first}, .body = theirs}));
          };
    conflict(u"device:1"_s, titled(u"b"_s), {{u"title"_s, u"a"_s}, {u"note"_s, u"new"_s}});
    conflict(u"device:2"_s, titled(u"b"_s), titled(u"c"_s));
    conflict(u"other:1"_s, titled(u"b"_s), titled(u"c"_s));
    HZ_VERIFY_OK(putNow(*database, {.id = u"device:3"_s, .body = titled(u"a"_s)}));
    const MergeRules rules{{u"device:"_s, kRules}};
    TaskControl task;
    const auto mended = mendConflicts(*database, 0, rules, task);
    HZ_VERIFY_OK(mended);
    QCOMPARE(mended->merged, 1);
    QCOMPARE(mended->clashes,
        (QList<Clash>{{u"device:2"_s, {u"title"_s}}, {u"other:1"_s, {u"title"_s}}}));
    QCOMPARE(*clashOf(**database->read(), u"device:1"_s, rules), std::nullopt);
    QCOMPARE((*clashOf(**database->read(), u"device:2"_s, rules))->where, QStringList{u"title"_s});
    QCOMPARE(
        mendConflicts(*database, *(*database->read())->lastSeq(), rules, task)->clashes.size(), 0);
}

void tst_Join::aPersonDecides_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::addColumn<bool>("keepsBoth");
    QTest::newRow("one") << true << false;
    QTest::newRow("the other") << false << false;
    QTest::newRow("both, one first") << true << true;
    QTest::newRow("both, the other first") << false << true;
}

void tst_Join::aPersonDecides()
{
    QFETCH(const bool, isFirst);
    QFETCH(const bool, keepsBoth);
    // Given a page whose element 1 was changed twice, and whose elements 2 and 3 came apart
    const QString id = u"page:1"_s;
    const auto body = [](const QString &own, int x) {
        return QJsonObject{{u"elements"_s,
            QJsonArray{QJsonObject{{u"id"_s, u"1"_s}, {u"x"_s, x}},
                QJsonObject{{u"id"_s, own}, {u"x"_s, 0}}}}};
    };
    const MergeRules rules{{u"page:"_s, kRules}};
    const auto database = openedAt(m_dir.path(u"%1.sqlite"_s.arg(++m_count)));
    const QString first = *putNow(*database, {.id = id, .body = titled(u"a"_s)});
    HZ_VERIFY_OK(putNow(*database, {.id = id, .parent = first, .body = body(u"2"_s, 5)}));
    HZ_VERIFY_OK(putRevisionNow(*database,
        {.id = id, .history = {u"2-"_s + QString(32, u'0'), first}, .body = body(u"3"_s, 7)}));
    const auto clash = clashOf(**database->read(), id, rules);
    QVERIFY(canKeepBoth(**clash, rules));
    QVERIFY(!canKeepBoth({id, {u"elements/1"_s, u"order"_s}}, rules));
    // When a person chooses
    const QStringList leaves = *(*database->read())->leaves(id);
    const QString chosen = leaves[isFirst ? 0 : 1];
    const auto decided = database->writeAndWait([&](WriteTransaction &t) {
        return decideConflict(t, id, rules, chosen, keepsBoth ? Keep::Both : Keep::One);
    });
    HZ_VERIFY_OK(decided);
    // Then what clashed is hers and the rest of both is there
    const auto page = getNow(*database, id);
    QVERIFY(page->conflicts.isEmpty());
    QStringList elements;
    const QJsonArray all = page->body[u"elements"_s].toArray();
    for (const QJsonValue &element : all) {
        const QString name = element[u"id"_s].toString();
        elements.append(
            (name.size() > 1 ? u"new"_s : name) + u"=%1"_s.arg(element[u"x"_s].toInt()));
    }
    QCOMPARE(elements.join(u' '),
        u"1=%1 2=0 3=0"_s.arg(isFirst ? 5 : 7)
            + (keepsBoth ? u" new=%1"_s.arg(isFirst ? 7 : 5) : QString()));
    HZ_VERIFY_FAILS(database->writeAndWait([&](WriteTransaction &t) {
        return decideConflict(t, id, rules, leaves[1], Keep::One);
    }),
        NotFound);
    // And it can be taken back
    HZ_VERIFY_OK(
        database->writeAndWait([&](WriteTransaction &t) { return undoDecision(t, *decided); }));
    QCOMPARE(getNow(*database, id)->conflicts.size(), 1);
    QCOMPARE((*clashOf(**database->read(), id, rules))->where, QStringList{u"elements/1"_s});
}

QTEST_GUILESS_MAIN(tst_Join)
#include "tst_join.moc"
