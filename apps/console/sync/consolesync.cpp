#include "sync/consolesync.h"

#include "begin/keeping.h"
#include "devices/recordtexts.h"
#include "sync/whoishere.h"
#include "window/consolewindow.h"

#include <hz/ui/clashsheet.h>
#include <hz/ui/syncsheet.h>

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>

namespace hz::console {

namespace {

// A name, a number, else the id; on a worker.
QString titleOf(const QString &id, const QJsonObject &body)
{
    for (const char *field : {"name", "assetTag", "serial", "title"}) {
        const QString text = body[QLatin1StringView(field)].toString();
        if (!text.isEmpty())
            return text;
    }
    return id;
}

Result<ui::ClashView> readClash(const inventory::Register *stock,
    const sync::SyncService::OpenClash &clash, const std::array<QString, 2> &revisions)
{
    const QString &id = clash.clash.id;
    std::array<QJsonObject, 2> bodies;
    HZ_TRY(const auto read, clash.database->read());
    for (size_t i = 0; i < revisions.size(); ++i) {
        HZ_TRY(const store::Document document, read->get(id, revisions[i]));
        bodies[i] = document.body;
    }
    ui::ClashView view{.title = titleOf(id, bodies[0])};
    if (!stock) // still being read: what is there can be said without it
        return view;
    for (const QString &where : clash.clash.where) {
        const QString field = where.section(u'/', 0, 0);
        const QString word = fieldWord(id, field);
        view.fields.push_back({word.isEmpty() ? field : word,
            {fieldText(id, field, bodies[0][field], *stock),
                fieldText(id, field, bodies[1][field], *stock)}});
    }
    return view;
}

} // namespace

ConsoleSync::ConsoleSync(sync::SyncService &service, store::Database &database,
    inventory::Inventory &inventory, const Settings &settings, ConsoleWindow &window)
    : m_service(service)
    , m_database(database)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_sheet(new ui::SyncSheet(service,
          {.reach = ui::Reach::Desk,
              .promise = tr("Rooms, machines and tickets are then the same on every computer of "
                            "your unit. You can go on without a network at any time."),
              .carried = &database},
          &window))
    , m_chooser(new ui::ClashSheet(
          service, ui::Reach::Desk,
          [&inventory] {
              return
                  [stock = inventory.picture().inventory](const auto &clash, const auto &revisions,
                      QSize, TaskControl &) { return readClash(stock.get(), clash, revisions); };
          },
          &window))
{
    auto *indicator = new ui::SyncIndicator(service, ui::Reach::Desk, &window);
    window.top().right()->addWidget(indicator);
    connect(indicator, &QAbstractButton::clicked, m_sheet, &ui::SyncSheet::open);
    connect(m_sheet, &ui::SyncSheet::toast, &window.toasts(), &ui::ToastHost::show);
    connect(m_sheet, &ui::SyncSheet::clashesWanted, m_chooser, &ui::ClashSheet::open);
    connect(m_chooser, &ui::ClashSheet::toast, &window.toasts(), &ui::ToastHost::show);
    window.commands().add({.id = QStringLiteral("app.sync"),
        .text = tr("Synchronise"),
        .icon = ui::IconName::CloudUpload,
        .run = [this] { m_sheet->open(); }});
    connect(&window, &ConsoleWindow::keeperChanged, this, [this] {
        m_service.setRemote(m_database, remote());
        offerToSayWhose();
        sayWhoIsHere();
    });
    connect(&service.account(), &sync::HubAccount::changed, this, &ConsoleSync::sayWhoIsHere);
    sayWhoIsHere();
    connect(m_sheet, &ui::SyncSheet::offerTaken, this, [this, &window] {
        m_sheet->dismiss();
        window.commands().action(u"go.begin")->trigger();
    });
    service.follow(database, remote(), tr("Rooms and machines"));
    offerToSayWhose();
}

void ConsoleSync::offerToSayWhose()
{
    const bool isKnown = !remote().isEmpty();
    m_sheet->setOffer(isKnown ? QString()
                              : tr("Say first whose rooms and machines these are: until then they "
                                   "stay on this computer."),
        isKnown ? QString() : tr("Say whose they are"));
}

void ConsoleSync::sayWhoIsHere()
{
    m_inventory.setActor(whoIsHere(m_service.account(), m_settings));
}

QString ConsoleSync::remote() const
{
    const QString local = m_database.name();
    if (!local.endsWith(u"-local"))
        return local;
    const std::optional<inventory::Keeper> keeper = keeperIn(m_settings);
    if (!keeper)
        return {};
    // There is one prefecture.
    const QString unit
        = keeper->unit.isEmpty() ? QStringLiteral("prefecture") : keeper->unit.text().toLower();
    return QStringLiteral("ops-") + unit;
}

} // namespace hz::console
