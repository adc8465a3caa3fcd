#include "storetest.h"

#include <hz/core/hash.h>
#include <hz/store/verify.h>

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <rapidcheck.h>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

namespace {

const QString kId = QStringLiteral("note:1");
constexpr int kMaxSig = 256;

// A revision as another node would send it.
struct Node {
    int parent = -1; // index of an earlier node
    bool deleted = false;
    int generation = 1;
    QString name;
};

QString sigOf(int seed)
{
    return QString::fromLatin1(sha256(QByteArray::number(seed)).first(16).toHex());
}

// As other programs name theirs: all that can stand behind the dash.
QString textOf(int seed)
{
    static const QStringList kTexts{QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("abc"),
        QStringLiteral("ÿ"), QStringLiteral("河州"), QStringLiteral("a\"b\\c, d-e, f-g-h"),
        QString(32, u'f'), QString(kMaxSig - 8, u'z')};
    return kTexts[seed % kTexts.size()] + QString::number(seed, 36);
}

QByteArray bytesOf(const QString &name)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9a-f]{32}$"));
    const QString text = name.section(u'-', 1);
    return digits.match(text).hasMatch() ? QByteArray::fromHex(text.toLatin1()) : text.toUtf8();
}

std::vector<Node> anyTree()
{
    const auto size = *rc::gen::inRange(1, 12);
    std::vector<Node> nodes;
    for (int i = 0; i < size; ++i) {
        Node node;
        node.parent = *rc::gen::inRange(-1, i);
        node.deleted = *rc::gen::weightedElement<bool>({{3, false}, {1, true}});
        node.generation = node.parent < 0 ? 1 : nodes[size_t(node.parent)].generation + 1;
        const int seed = *rc::gen::inRange(0, 1 << 30);
        node.name = QStringLiteral("%1-").arg(node.generation)
            + (*rc::gen::arbitrary<bool>() ? sigOf(seed) : textOf(seed));
        nodes.push_back(node);
    }
    return nodes;
}

Revision revisionOf(const std::vector<Node> &nodes, int index)
{
    Revision revision{.id = kId,
        .body = titled(nodes[size_t(index)].name),
        .deleted = nodes[size_t(index)].deleted};
    for (int at = index; at >= 0; at = nodes[size_t(at)].parent)
        revision.history.append(nodes[size_t(at)].name);
    return revision;
}

// The rule once more, from its words.
QStringList expectedLeaves(const std::vector<Node> &nodes)
{
    std::vector<Node> leaves;
    for (size_t i = 0; i < nodes.size(); ++i)
        if (std::none_of(nodes.begin(), nodes.end(),
                [&](const Node &other) { return other.parent == int(i); }))
            leaves.push_back(nodes[i]);
    std::sort(leaves.begin(), leaves.end(), [](const Node &a, const Node &b) {
        if (a.deleted != b.deleted)
            return b.deleted;
        if (a.generation != b.generation)
            return a.generation > b.generation;
        return bytesOf(a.name) > bytesOf(b.name);
    });
    QStringList names;
    for (const Node &leaf : leaves)
        names.append(leaf.name);
    return names;
}

QStringList leavesIn(const Database &database)
{
    const auto read = database.read();
    return (*read)->leaves(kId).value_or(QStringList());
}

} // namespace

class tst_RevisionTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesAndWinnerDoNotDependOnTheOrderOfArrival();
    void theSameRevisionAgainIsNothing();
    void equalEditsHaveEqualNames();
    void theNameCoversEverything();
    void conflictsAreListedAndResolvedByDeletingALeaf();
    void aRevisionMayComeBeforeItsParent();
    void namesOfOtherProgramsAreKept_data();
    void namesOfOtherProgramsAreKept();
    void anEditOfARevisionMadeElsewhere();
    void refusesAHistoryThatIsNotOne_data();
    void refusesAHistoryThatIsNotOne();
    void historyIsCutAtTheLimit();

private:
    std::unique_ptr<Database> fresh()
    {
        return openedAt(m_dir.path(QStringLiteral("%1.sqlite").arg(++m_count)));
    }

    TestDir m_dir;
    int m_count = 0;
};

void tst_RevisionTree::leavesAndWinnerDoNotDependOnTheOrderOfArrival()
{
    QVERIFY(rc::check([this] {
        const std::vector<Node> nodes = anyTree();
        std::vector<int> order(nodes.size());
        std::iota(order.begin(), order.end(), 0);
        for (size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[size_t(*rc::gen::inRange(0, int(i)))]);
        const QString path = m_dir.path(QStringLiteral("tree%1.sqlite").arg(++m_count));
        {
            const auto database = openedAt(path);
            RC_ASSERT(database
                          ->writeAndWait([&](WriteTransaction &transaction) -> Result<> {
                              for (const int index : order)
                                  HZ_CHECK(putRevision(transaction, revisionOf(nodes, index)));
                              return {};
                          })
                          .has_value());
            const QStringList expected = expectedLeaves(nodes);
            RC_ASSERT(leavesIn(*database) == expected);
            const auto winner = getNow(*database, kId);
            const bool live = std::any_of(nodes.begin(), nodes.end(),
                [&](const Node &node) { return node.name == expected[0] && !node.deleted; });
            RC_ASSERT(winner.has_value() == live);
            if (winner)
                RC_ASSERT(winner->revision == expected[0]);
        }
        TaskControl task;
        const auto report = verify(path, task);
        RC_ASSERT(report.has_value());
        RC_ASSERT(report->problems.join(u'\n').toStdString() == std::string());
    }));
}

void tst_RevisionTree::theSameRevisionAgainIsNothing()
{
    QVERIFY(rc::check([this] {
        const std::vector<Node> nodes = anyTree();
        const auto database = fresh();
        for (int i = 0; i < int(nodes.size()); ++i)
            RC_ASSERT(putRevisionNow(*database, revisionOf(nodes, i)).has_value());
        const qint64 seq = (*database->read())->lastSeq().value_or(-1);
        const QStringList leaves = leavesIn(*database);
        RC_ASSERT(
            putRevisionNow(*database, revisionOf(nodes, *rc::gen::inRange(0, int(nodes.size()))))
                .has_value());
        RC_ASSERT((*database->read())->lastSeq().value_or(-1) == seq);
        RC_ASSERT(leavesIn(*database) == leaves);
    }));
}

void tst_RevisionTree::equalEditsHaveEqualNames()
{
    const Draft draft{.id = kId,
        .body = titled(QStringLiteral("a")),
        .attachments = {{QStringLiteral("x"), {{}, "1"}}}};
    const auto here = fresh(), there = fresh();
    QCOMPARE(*putNow(*here, draft), *putNow(*there, draft));
}

void tst_RevisionTree::theNameCoversEverything()
{
    const auto nameOf = [this](const Draft &draft) {
        const auto database = fresh();
        const auto first = putNow(*database, {.id = kId, .body = titled(QStringLiteral("0"))});
        Draft second = draft;
        second.id = kId;
        second.parent = *first;
        return *putNow(*database, second);
    };
    QStringList names{nameOf({}), nameOf({.body = titled(QStringLiteral("a"))}),
        nameOf({.deleted = true}), nameOf({.attachments = {{QStringLiteral("x"), {{}, "1"}}}}),
        nameOf({.attachments = {{QStringLiteral("y"), {{}, "1"}}}}),
        nameOf({.attachments = {{QStringLiteral("x"), {{}, "2"}}}})};
    QCOMPARE(names.removeDuplicates(), 0);
}

void tst_RevisionTree::conflictsAreListedAndResolvedByDeletingALeaf()
{
    const auto database = fresh();
    const QString a = QStringLiteral("1-") + QString(32, u'a');
    const QString b = QStringLiteral("1-") + QString(32, u'b');
    HZ_VERIFY_OK(putRevisionNow(
        *database, {.id = kId, .history = {a}, .body = titled(QStringLiteral("a"))}));
    HZ_VERIFY_OK(putRevisionNow(
        *database, {.id = kId, .history = {b}, .body = titled(QStringLiteral("b"))}));
    const auto winner = getNow(*database, kId);
    QCOMPARE(winner->revision, b);
    QCOMPARE(winner->conflicts, QStringList{a});
    HZ_VERIFY_OK(putNow(*database, {.id = kId, .parent = b, .deleted = true}));
    const auto resolved = getNow(*database, kId);
    QCOMPARE(resolved->revision, a);
    QCOMPARE(resolved->conflicts, QStringList());
}

void tst_RevisionTree::aRevisionMayComeBeforeItsParent()
{
    const auto database = fresh();
    const auto name
        = [](int generation) { return QStringLiteral("%1-").arg(generation) + QString(32, u'a'); };
    HZ_VERIFY_OK(putRevisionNow(*database, {.id = kId, .history = {name(3)}}));
    HZ_VERIFY_OK(putRevisionNow(*database, {.id = kId, .history = {name(2), name(1)}}));
    QCOMPARE(leavesIn(*database).size(), 2); // nothing says yet that they belong together
    HZ_VERIFY_OK(putRevisionNow(*database, {.id = kId, .history = {name(3), name(2)}}));
    QCOMPARE(leavesIn(*database), QStringList{name(3)});
    QCOMPARE((*database->read())->history(kId, name(3)).value_or(QStringList()),
        QStringList({name(3), name(2), name(1)}));
}

void tst_RevisionTree::namesOfOtherProgramsAreKept_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("told");
    const auto same
        = [](const char *what, const QString &text) { QTest::newRow(what) << text << text; };
    same("one letter", QStringLiteral("a"));
    same("dashes", QStringLiteral("a-b-c"));
    same("digits of another number", QStringLiteral("0123456789abcdef01"));
    same("as long as digits", QString(32, u'g'));
    same("Chinese", QStringLiteral("河州"));
    same("the longest", QString(kMaxSig, u'x'));
    QTest::newRow("capitals") << QString(32, u'A') << QString(32, u'a');
    QTest::newRow("a text of 16 bytes, as CouchDB shows it")
        << QStringLiteral("abcdefghijklmnop") << QStringLiteral("6162636465666768696a6b6c6d6e6f70");
}

void tst_RevisionTree::namesOfOtherProgramsAreKept()
{
    QFETCH(const QString, given);
    QFETCH(const QString, told);
    const auto database = fresh();
    const QString parent = QStringLiteral("1-") + given, child = QStringLiteral("2-") + given;
    HZ_VERIFY_OK(putRevisionNow(
        *database, {.id = kId, .history = {child, parent}, .body = titled(QStringLiteral("a"))}));
    const auto read = database->read();
    QCOMPARE(leavesIn(*database), QStringList{QStringLiteral("2-") + told});
    QCOMPARE((*read)->get(kId, child)->body, titled(QStringLiteral("a")));
    QCOMPARE((*read)->history(kId, child).value_or(QStringList()),
        QStringList({QStringLiteral("2-") + told, QStringLiteral("1-") + told}));
    QCOMPARE((*read)->missing(kId, {child, parent}).value_or(RevisionsDiff{.missing = {kId}}),
        RevisionsDiff());
}

void tst_RevisionTree::anEditOfARevisionMadeElsewhere()
{
    const QString path = m_dir.path(QStringLiteral("edited.sqlite"));
    const QString theirs = QStringLiteral("1-a\"b河");
    QString ours;
    {
        const auto database = openedAt(path);
        HZ_VERIFY_OK(putRevisionNow(*database, {.id = kId, .history = {theirs}}));
        const auto edited
            = putNow(*database, {.id = kId, .parent = theirs, .body = titled(QStringLiteral("b"))});
        HZ_VERIFY_OK(edited);
        ours = *edited;
        QCOMPARE((*database->read())->history(kId, ours).value_or(QStringList()),
            QStringList({ours, theirs}));
    }
    QCOMPARE(ours.size(), 34);
    TaskControl task;
    const auto report = verify(path, task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
}

void tst_RevisionTree::refusesAHistoryThatIsNotOne_data()
{
    const QString a = QString(32, u'a'), b = QString(32, u'b');
    QTest::addColumn<QStringList>("history");
    QTest::newRow("empty") << QStringList();
    QTest::newRow("no dash") << QStringList{QStringLiteral("abc")};
    QTest::newRow("no name") << QStringList{QStringLiteral("1-")};
    QTest::newRow("no generation") << QStringList{QStringLiteral("-abc")};
    QTest::newRow("a name that is too long")
        << QStringList{QStringLiteral("1-") + QString(kMaxSig + 1, u'x')};
    QTest::newRow("a name of too many bytes")
        << QStringList{QStringLiteral("1-") + QString(kMaxSig, u'河')};
    QTest::newRow("a name with a line feed") << QStringList{QStringLiteral("1-a\nb")};
    QTest::newRow("generation 0") << QStringList{QStringLiteral("0-") + a};
    QTest::newRow("a generation left out")
        << QStringList{QStringLiteral("3-") + a, QStringLiteral("1-") + a};
    QTest::newRow("a generation beyond all numbers") << QStringList{QString(40, u'9') + u'-' + a};
    QTest::newRow("another parent than is known")
        << QStringList{QStringLiteral("2-") + a, QStringLiteral("1-") + b};
}

void tst_RevisionTree::refusesAHistoryThatIsNotOne()
{
    QFETCH(const QStringList, history);
    const auto database = fresh();
    const QString a = QString(32, u'a');
    HZ_VERIFY_OK(putRevisionNow(
        *database, {.id = kId, .history = {QStringLiteral("2-") + a, QStringLiteral("1-") + a}}));
    HZ_VERIFY_FAILS(putRevisionNow(*database, {.id = kId, .history = history}), Invalid);
    QCOMPARE(leavesIn(*database), QStringList{QStringLiteral("2-") + a});
}

void tst_RevisionTree::historyIsCutAtTheLimit()
{
    const QString path = m_dir.path(QStringLiteral("long.sqlite"));
    QString last;
    {
        const auto database = openedAt(path);
        HZ_VERIFY_OK(database->writeAndWait([&](WriteTransaction &transaction) -> Result<> {
            for (int i = 0; i < kRevsLimit + 50; ++i) {
                const Draft draft{.id = kId,
                    .parent = last,
                    .body = titled(QString::number(i)),
                    .attachments = {{QStringLiteral("run"), {{}, QByteArray::number(i)}}}};
                HZ_TRY(last, put(transaction, draft));
            }
            return {};
        }));
        QCOMPARE((*database->read())->history(kId, last)->size(), kRevsLimit);
        QCOMPARE(leavesIn(*database), QStringList{last});
        HZ_VERIFY_OK(putNow(*database, {.id = kId, .parent = last}));
    }
    TaskControl task;
    const auto report = verify(path, task);
    HZ_VERIFY_OK(report);
    QCOMPARE(report->problems, QStringList());
    QCOMPARE(report->attachments, kRevsLimit - 1); // none of a revision that is forgotten
}

QTEST_GUILESS_MAIN(tst_RevisionTree)
#include "tst_revisiontree.moc"
