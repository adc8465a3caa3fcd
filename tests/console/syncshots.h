// Console's window with a hub behind it, for pictures: a small database of its own, so that none of
// the sample's is changed.
#pragma once

#include "console.h"
#include "sync/consolesync.h"

#include <hz/inventory/conflicts.h>
#include <hz/ui/clashsheet.h>
#include <hz/ui/syncsheet.h>

#include <hub/hubprogram.h>

namespace hz::test {

/// Of the one picture that is being drawn.
class SyncScene final : public QObject {
public:
    SyncScene(const Prefecture &prefecture, console::ConsoleWindow &window)
        : QObject(&window)
        , m_database(opened(m_dir.path(u"ops-shots.sqlite"_s)))
        , m_account(m_dir.path())
        , m_service(m_account, prefecture.place.profile->blobs(),
              {{QString(), inventory::recordJoinRules()}},
              {.firstRetry = std::chrono::milliseconds(50)})
        , m_sync(m_service, *m_database, *prefecture.inventory, *prefecture.settings, window)
    {
        setObjectName(u"syncScene"_s);
    }

    static SyncScene &of(console::ConsoleWindow &window)
    {
        return *static_cast<SyncScene *>(window.findChild<QObject *>(u"syncScene"_s));
    }
    console::ConsoleSync &sync() { return m_sync; }

    /// At a hub that is gone afterwards: three changes wait.
    void signInAndLoseTheLine()
    {
        HubProgram::addAdmin(m_dir.path(u"hub"_s), u"li.min"_s, "li knows it");
        HubProgram hub(m_dir.path(u"hub"_s), {});
        const sync::HubAddress address{
            QUrl(hub.url()), hub.said()[QLatin1StringView("fingerprint")].toString().toLatin1()};
        (void)m_account.accept(address);
        waitUntil([&] { return m_account.hub() == address; });
        (void)m_account.signIn(u"li.min"_s, u"li knows it"_s);
        waitUntil(
            [this] { return m_service.overview().state == sync::SyncOverview::State::UpToDate; });
        hub.kill();
        (void)m_database->writeAndWait([](store::WriteTransaction &write) -> Result<> {
            for (int i = 0; i < 3; ++i)
                HZ_CHECK(store::put(write, {.id = u"note:%1"_s.arg(i)}));
            return {};
        });
        waitUntil([this] {
            return m_service.overview().waiting == 3
                && m_service.overview().state == sync::SyncOverview::State::Offline;
        });
    }

    /// A machine of the sample, moved to two rooms.
    void makeClash(const Register &stock)
    {
        const DeviceRow &device = stock.devices()[0];
        const auto body = [&](const QString &room, const QString &note) {
            return QJsonObject{{u"type"_s, u"device"_s}, {u"schema"_s, 1},
                {u"assetTag"_s, stock.tag(device)}, {u"room"_s, room}, {u"note"_s, note}};
        };
        const QString id = u"device:"_s + stock.idOf(device).text();
        const auto written
            = m_database->writeAndWait([&](store::WriteTransaction &write) -> Result<> {
                  HZ_TRY(const QString first, store::put(write, {.id = id, .body = body({}, {})}));
                  HZ_CHECK(store::put(write,
                      {.id = id,
                          .parent = first,
                          .body = body(stock.rooms()[0].id.text(), u"屏幕更换"_s)}));
                  return store::putRevision(write,
                      {.id = id,
                          .history = {u"2-"_s + QString(32, u'0'), first},
                          .body = body(stock.rooms()[1].id.text(), u"键盘更换"_s)});
              });
        if (!written)
            qFatal("%s", told(written).constData());
        m_service.lookForClashes();
        waitUntil([this] { return m_service.overview().clashes == 1; });
    }

    template<typename Condition> static void waitUntil(Condition condition)
    {
        if (!QTest::qWaitFor(condition, 60'000))
            qFatal("it does not come");
    }

private:
    static std::unique_ptr<store::Database> opened(const QString &path)
    {
        auto database = store::Database::open(path);
        if (!database)
            qFatal("%s", told(database).constData());
        return std::move(*database);
    }

    TestDir m_dir;
    std::unique_ptr<store::Database> m_database;
    sync::HubAccount m_account;
    sync::SyncService m_service;
    console::ConsoleSync m_sync;
};

namespace syncshots {

inline void address(console::ConsoleWindow &window, const Prefecture &)
{
    SyncScene::of(window).sync().sheet().open();
}

inline void details(console::ConsoleWindow &window, const Prefecture &)
{
    SyncScene::of(window).signInAndLoseTheLine();
    SyncScene::of(window).sync().sheet().open();
}

inline void clash(console::ConsoleWindow &window, const Prefecture &prefecture)
{
    SyncScene &scene = SyncScene::of(window);
    scene.makeClash(prefecture.stock());
    ui::ClashSheet &chooser = scene.sync().chooser();
    chooser.open();
    SyncScene::waitUntil([&chooser] { return chooser.isShown(); });
}

} // namespace syncshots

} // namespace hz::test
