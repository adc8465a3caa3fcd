// Whatever is edited, deleted and left in conflict, wherever connections break and however batches
// arrive: in the end all nodes have the same leaves, winners, bytes and rows.
#include "synctest.h"

#include <rapidcheck.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kIds = 5;
constexpr quint64 kAddresses = 3; // of all hubs together

enum class Shape { Chain, Ring, Star, Stick };

// Which nodes talk to each other. Of a stick, node 0, only one at a time is plugged in; that is a
// star whose middle never asks by itself.
std::vector<std::pair<int, int>> linksOf(Shape shape, int nodes)
{
    std::vector<std::pair<int, int>> links;
    for (int i = 1; i < nodes; ++i)
        links.push_back({shape == Shape::Chain || shape == Shape::Ring ? i - 1 : 0, i});
    if (shape == Shape::Ring)
        links.push_back({nodes - 1, 0});
    return links;
}

// Any edit that a program may make of what it has.
Result<> editSomething(Database &database, int number)
{
    const QString id = u"note:%1"_s.arg(*rc::gen::inRange(0, kIds));
    const auto read = database.read();
    HZ_TRY(const QStringList leaves, (*read)->leaves(id));
    Draft draft{.id = id, .body = titled(u"%1"_s.arg(number))};
    if (*rc::gen::inRange(0, 4) == 0)
        draft.attachments.insert(u"a"_s, {{}, QByteArray::number(number)});
    if (!leaves.isEmpty()) {
        const auto leaf = leaves[*rc::gen::inRange(0, int(leaves.size()))];
        const auto raw = (*read)->raw(id, leaf);
        if (raw->deleted && leaves.size() > 1)
            return {};
        draft.parent = leaf;
        if (!raw->deleted) {
            draft.deleted = *rc::gen::inRange(0, 4) == 0;
            for (const QString &name : raw->attachments.keys())
                if (!draft.attachments.contains(name))
                    draft.keep.append(name);
        }
    }
    HZ_CHECK(putNow(database, draft));
    return {};
}

} // namespace

class tst_Convergence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allNodesEndWithTheSame();

private:
    TestDir m_dir;
    int m_count = 0;
};

void tst_Convergence::allNodesEndWithTheSame()
{
    QVERIFY(rc::check([this] {
        const auto shape = *rc::gen::element(Shape::Chain, Shape::Ring, Shape::Star, Shape::Stick);
        const int count = *rc::gen::inRange(3, 7);
        const auto links = linksOf(shape, count);
        std::mt19937_64 random(*rc::gen::arbitrary<quint64>());
        std::vector<std::unique_ptr<Database>> nodes;
        const QString folder = m_dir.path(QString::number(++m_count));
        QDir().mkpath(folder);
        for (int i = 0; i < count; ++i)
            nodes.push_back(
                openedAt(u"%1/%2.sqlite"_s.arg(folder).arg(i), {.projections = {titleList()}}));

        const auto isHub
            = *rc::gen::container<std::vector<bool>>(size_t(count), rc::gen::element(true, false));
        const auto endpointOf = [&](int node) -> std::unique_ptr<Endpoint> {
            Database &database = *nodes[size_t(node)];
            if (isHub[size_t(node)]) // addresses change, also to those of others
                return std::make_unique<HubLikeEndpoint>(
                    database, u"hub/%1"_s.arg(random() % kAddresses));
            return std::make_unique<StoreEndpoint>(database);
        };
        const auto talk = [&](int from, int to, int calls) {
            const auto source = endpointOf(from), target = endpointOf(to);
            UnreliableEndpoint near(*source, calls, random), far(*target, calls, random);
            const ReplicationOptions options{.batch = 1 + int(random() % 6),
                .checkpointEvery = std::chrono::milliseconds(random() % 2 ? 0 : 5000)};
            TaskControl task;
            return replicate(near, far, options, task);
        };
        const int steps = *rc::gen::inRange(5, 40);
        for (int step = 0; step < steps; ++step) {
            if (*rc::gen::inRange(0, 3) > 0) {
                const int node = *rc::gen::inRange(0, count);
                RC_ASSERT(editSomething(*nodes[size_t(node)], step).has_value());
            } else {
                auto [from, to] = links[size_t(*rc::gen::inRange(0, int(links.size())))];
                if (*rc::gen::arbitrary<bool>())
                    std::swap(from, to);
                (void)talk(from, to, *rc::gen::inRange(1, 60)); // may break
            }
            if (*rc::gen::inRange(0, 6) == 0)
                RC_ASSERT(nodes[size_t(*rc::gen::inRange(0, count))]
                              ->writeAndWait([](WriteTransaction &transaction) {
                                  return compact(transaction, 100);
                              })
                              .has_value());
        }
        for (int round = 0; round < count; ++round)
            for (const auto &link : links) {
                const auto there = talk(link.first, link.second, 1'000'000);
                RC_ASSERT(there.has_value());
                RC_ASSERT(there->refused == 0);
                RC_ASSERT(talk(link.second, link.first, 1'000'000).has_value());
            }
        for (const auto &node : nodes)
            RC_ASSERT(pictureOf(*node).toStdString() == pictureOf(*nodes[0]).toStdString());
        nodes.clear();
        QDir(folder).removeRecursively();
    }));
}

QTEST_GUILESS_MAIN(tst_Convergence)
#include "tst_convergence.moc"
