// One element changed on two machines that were apart, met again at a real hub over TLS, put before
// a person: whatever she takes, both machines have it in the end, and nothing that she did not
// take back is lost.
#include "uitest.h"

#include <hz/sync/syncservice.h>
#include <hz/ui/check.h>
#include <hz/ui/clashsheet.h>

#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>

#include <hub/hubprogram.h>
#include <sync/synctest.h>

using namespace hz;
using namespace hz::store;
using namespace hz::sync;
using namespace hz::test;
using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;
const QString kPage = u"page:1"_s;

QJsonObject elements(const QList<std::pair<QString, int>> &all)
{
    QJsonArray array;
    for (const auto &[id, x] : all)
        array.append(QJsonObject{{u"id"_s, id}, {u"x"_s, x}});
    return {{u"type"_s, u"page"_s}, {u"elements"_s, array}};
}

// Where the first element lies in each version, and a picture of that colour.
Result<ClashView> readClash(const SyncService::OpenClash &clash,
    const std::array<QString, 2> &revisions, QSize size, TaskControl &)
{
    ClashView view{.title = u"Page 1"_s};
    ClashView::Field field{.name = u"Place"_s};
    HZ_TRY(const auto read, clash.database->read());
    for (size_t i = 0; i < revisions.size(); ++i) {
        HZ_TRY(const Document document, read->get(clash.clash.id, revisions[i]));
        if (document.body[u"removed"].toBool())
            continue;
        const int x = document.body[u"elements"][0][u"x"].toInt();
        field.values[i] = QString::number(x);
        view.pictures[i] = QImage(size, QImage::Format_RGB32);
        view.pictures[i].fill(QColor::fromHsv(x * 40, 200, 200));
    }
    view.fields.push_back(field);
    return view;
}

struct Machine {
    Machine(const QString &folder, Reach reach)
        : database(openedAt(folder + u"/me-li.sqlite"_s, {.projections = {titleList()}}))
        , blobs(*BlobStore::open(folder + u"/blobs"_s, folder + u"/profile.sqlite"_s))
        , account(folder, {.strength = account::PasswordStrength::least()})
        , service(account, blobs,
              {{u"page:"_s, {.keyedLists = {u"elements"_s}, .agreed = {u"removed"_s}}}},
              {.firstRetry = std::chrono::milliseconds(20),
                  .longestRetry = std::chrono::milliseconds(200)})
        , sheet(
              service, reach, [] { return readClash; }, &window)
    {
        service.follow(*database, u"me-li"_s, u"My lessons"_s);
        QObject::connect(
            &sheet, &ClashSheet::toast, &sheet, [this](const Toast &said) { toast = said; });
        window.resize(1366, 768);
        window.show();
    }

    QAbstractButton *button(const QString &name) const
    {
        return window.findChild<QAbstractButton *>(name);
    }
    // What stands on the sheet.
    bool shows(const QString &text) const
    {
        const QList<QLabel *> labels = sheet.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    bool isUpToDate() const
    {
        return service.overview().state == SyncOverview::State::UpToDate
            && service.overview().waiting == 0;
    }
    QJsonObject page() const
    {
        const auto found = getNow(*database, kPage);
        return found ? found->body : QJsonObject();
    }

    QWidget window;
    std::unique_ptr<Database> database;
    const BlobStore blobs;
    HubAccount account;
    SyncService service;
    ClashSheet sheet;
    std::optional<Toast> toast;
};

} // namespace

class tst_ClashSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatSheTakesIsOnBothMachines_data();
    void whatSheTakesIsOnBothMachines();
    void aChoiceIsTakenBack();
    void whatIsPutOffStays();
    void whatWasDecidedElsewhereGoesByItself();
    void aPageThatOneRemovedSaysSo();

private:
    QString folder(const QString &name) const
    {
        const QString path = m_dir.path(QString::number(m_count)) + u'/' + name;
        QDir().mkpath(path);
        return path;
    }
    void startHub() { m_hub = std::make_unique<HubProgram>(folder(u"hub"_s), m_listen); }
    void join(Machine &machine) const;
    // A page that both have, then changed by each while the hub is away; both know of the clash.
    void makeClash(const QJsonObject &here, const QJsonObject &there);
    void open(Machine &machine) const
    {
        machine.sheet.open();
        QTRY_VERIFY_WITH_TIMEOUT(machine.sheet.isShown(), kPatience);
    }
    // Nothing is open and both machines and the hub have the same leaves.
    bool agree() const
    {
        return m_board->service.overview().clashes == 0 && m_laptop->service.overview().clashes == 0
            && m_board->isUpToDate() && m_laptop->isUpToDate()
            && pictureOf(*m_board->database) == pictureOf(*m_laptop->database);
    }

    TestDir m_dir;
    int m_count = 0;
    QStringList m_listen;
    std::unique_ptr<HubProgram> m_hub;
    std::unique_ptr<Machine> m_board;
    std::unique_ptr<Machine> m_laptop;
};

void tst_ClashSheet::init()
{
    ++m_count;
    HubProgram::addAdmin(folder(u"hub"_s), u"li"_s, "li knows it");
    m_listen.clear();
    startHub();
    m_listen = {u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_hub->port())}; // the same once more
    m_board = std::make_unique<Machine>(folder(u"board"_s), Reach::Touch);
    m_laptop = std::make_unique<Machine>(folder(u"laptop"_s), Reach::Desk);
    join(*m_board);
    join(*m_laptop);
}

void tst_ClashSheet::cleanup()
{
    m_board.reset();
    m_laptop.reset();
    m_hub.reset();
}

void tst_ClashSheet::join(Machine &machine) const
{
    const HubAddress hub{
        QUrl(m_hub->url()), m_hub->said()[QLatin1StringView("fingerprint")].toString().toLatin1()};
    (void)machine.account.accept(hub);
    QTRY_COMPARE_WITH_TIMEOUT(machine.account.hub(), hub, kPatience);
    (void)machine.account.signIn(u"li"_s, u"li knows it"_s);
    QTRY_VERIFY_WITH_TIMEOUT(machine.isUpToDate(), kPatience);
}

void tst_ClashSheet::makeClash(const QJsonObject &here, const QJsonObject &there)
{
    const auto first = putNow(*m_board->database, {.id = kPage, .body = elements({{u"1"_s, 0}})});
    HZ_VERIFY_OK(first);
    QTRY_VERIFY_WITH_TIMEOUT(!m_laptop->page().isEmpty() && agree(), kPatience);
    m_hub->kill();
    HZ_VERIFY_OK(putNow(*m_board->database, {.id = kPage, .parent = *first, .body = here}));
    HZ_VERIFY_OK(putNow(*m_laptop->database, {.id = kPage, .parent = *first, .body = there}));
    startHub();
    for (const Machine *machine : {m_board.get(), m_laptop.get()})
        QTRY_COMPARE_WITH_TIMEOUT(machine->service.overview().clashes, 1, kPatience);
}

void tst_ClashSheet::whatSheTakesIsOnBothMachines_data()
{
    QTest::addColumn<int>("taken"); // where the element lies then; -1: both
    QTest::newRow("her own") << 1;
    QTest::newRow("the other one") << 2;
    QTest::newRow("both") << -1;
}

void tst_ClashSheet::whatSheTakesIsOnBothMachines()
{
    QFETCH(const int, taken);
    // Given an element in two places, and one more that only the board made
    makeClash(elements({{u"1"_s, 1}, {u"2"_s, 5}}), elements({{u"1"_s, 2}}));
    open(*m_board);
    QVERIFY(m_board->shows(u"Page 1"_s) && m_board->shows(u"1 to decide"_s));
    QVERIFY(m_board->shows(u"1"_s) && m_board->shows(u"2"_s));
    QCOMPARE((clippedTexts(&m_board->sheet) + missingAccessibleNames(&m_board->sheet)).join(u'\n'),
        QString());
    const auto leaves = (*m_board->database->read())->leaves(kPage);
    const auto best = getNow(*m_board->database, kPage, leaves->constFirst());
    const bool isOnTheLeft = best->body[u"elements"][0][u"x"].toInt() == taken;
    // When she takes it
    m_board->button(taken < 0    ? u"clashBoth"_s
                   : isOnTheLeft ? u"clashKeep0"_s
                                 : u"clashKeep1"_s)
        ->click();
    // Then the sheet closes and both machines have it, with what did not clash
    QTRY_VERIFY_WITH_TIMEOUT(!m_board->sheet.isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(agree(), kPatience);
    const QJsonArray now = m_laptop->page()[u"elements"].toArray();
    QMap<QString, int> known;
    QList<int> added;
    for (const QJsonValue &element : now) {
        const QString id = element[u"id"].toString();
        if (id == u"1" || id == u"2")
            known.insert(id, element[u"x"].toInt());
        else
            added.append(element[u"x"].toInt());
    }
    QCOMPARE(known[u"2"_s], 5);
    if (taken > 0) {
        QCOMPARE(known[u"1"_s], taken);
        QVERIFY(added.isEmpty());
    } else { // the other one under an id of its own
        QCOMPARE(added.size(), 1);
        QCOMPARE(known[u"1"_s] + added.constFirst(), 3);
    }
}

void tst_ClashSheet::aChoiceIsTakenBack()
{
    makeClash(elements({{u"1"_s, 1}}), elements({{u"1"_s, 2}}));
    open(*m_laptop);
    m_laptop->button(u"clashKeep0"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_laptop->toast && m_laptop->toast->action, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(agree(), kPatience);
    m_laptop->toast->action();
    for (const Machine *machine : {m_board.get(), m_laptop.get()})
        QTRY_COMPARE_WITH_TIMEOUT(machine->service.overview().clashes, 1, kPatience);
    open(*m_laptop);
    QVERIFY(m_laptop->shows(u"1"_s) && m_laptop->shows(u"2"_s));
}

void tst_ClashSheet::whatIsPutOffStays()
{
    makeClash(elements({{u"1"_s, 1}}), elements({{u"1"_s, 2}}));
    open(*m_board);
    m_board->button(u"clashLater"_s)->click();
    QVERIFY(!m_board->sheet.isVisible());
    QCOMPARE(m_board->service.overview().clashes, 1);
    open(*m_board); // and can be looked at again
}

void tst_ClashSheet::whatWasDecidedElsewhereGoesByItself()
{
    makeClash(elements({{u"1"_s, 1}}), elements({{u"1"_s, 2}}));
    open(*m_board);
    open(*m_laptop);
    m_laptop->button(u"clashKeep0"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_board->service.overview().clashes, 0, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_board->sheet.isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(agree(), kPatience);
}

void tst_ClashSheet::aPageThatOneRemovedSaysSo()
{
    QJsonObject removed = elements({{u"1"_s, 0}});
    removed.insert(u"removed"_s, true);
    makeClash(elements({{u"1"_s, 1}}), removed);
    open(*m_board);
    QVERIFY(m_board->shows(u"Removed here"_s));
    QVERIFY(!m_board->button(u"clashBoth"_s)->isVisible());
    const auto best = getNow(*m_board->database, kPage);
    m_board->button(best->body[u"removed"].toBool() ? u"clashKeep1"_s : u"clashKeep0"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(agree(), kPatience);
    QCOMPARE(m_laptop->page(), elements({{u"1"_s, 1}}));
}

HZ_UI_TEST(tst_ClashSheet)
#include "tst_clashsheet.moc"
