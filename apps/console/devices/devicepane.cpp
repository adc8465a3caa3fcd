#include "devices/devicepane.h"

#include "devices/devicecells.h"
#include "window/standing.h"

#include <hz/inventory/planreasons.h>
#include <hz/inventory/worth.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::DevicePane)
};

using Event = ui::Timeline::Event;

constexpr double kGap = 12; // at scale 1

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(kGap));
    return column;
}

QDate day(qint32 julian)
{
    return julian == 0 ? QDate() : QDate::fromJulianDay(julian);
}

QString monthText(const QDate &month)
{
    return QLocale().toString(month, Tr::tr("MMMM yyyy", "how a month is written"));
}

QString sizeText(int mib)
{
    return mib >= 1024 ? Tr::tr("%1 GB").arg(QLocale().toString(mib / 1024))
                       : Tr::tr("%1 MB").arg(QLocale().toString(mib));
}

QString worthText(const DeviceRow &device, const QDate &today)
{
    const QDate booked = day(device.bookedOn);
    const QString net = QLocale().toString(netFen(device.priceFen, booked, today) / 100);
    if (!booked.isValid())
        return Tr::tr("%1 yuan").arg(net);
    const QDate end = writtenOffIn(booked);
    return today < end ? Tr::tr("%1 yuan, written off in %2").arg(net, monthText(end))
                       : Tr::tr("written off in %1").arg(monthText(end));
}

QString warrantyText(const QDate &until, const QDate &today)
{
    if (!until.isValid())
        return Tr::tr("not known");
    if (until >= today)
        return Tr::tr("until %1").arg(dayText(until));
    return Tr::tr("ended on %1").arg(dayText(until));
}

Event eventOf(const Movement &movement)
{
    QString what = wordOf(movement.kind);
    if (!movement.from.isEmpty() && !movement.to.isEmpty())
        what = Tr::tr("%1: %2 → %3", "what happened, from, to")
                   .arg(what, movement.from, movement.to);
    else if (!movement.from.isEmpty() || !movement.to.isEmpty())
        what = Tr::tr("%1: %2", "what happened, where").arg(what, movement.from + movement.to);
    QStringList more;
    for (const QString &text : {movement.note, movement.by})
        if (!text.isEmpty())
            more.append(text);
    return {.when = momentText(movement.at),
        .what = what,
        .more = more.join(Tr::tr(", ", "between what is listed"))};
}

Event eventOf(const TicketStory &story)
{
    QStringList more;
    for (const QString &text : {story.ticket.note, story.ticket.by})
        if (!text.isEmpty())
            more.append(text);
    return {.when = momentText(story.ticket.at),
        .what
        = Tr::tr("Fault: %1, %2", "what is wrong, how the ticket stands")
              .arg(faultKind(story.ticket.fault).title.text(), wordOf(story.standing().state)),
        .more = more.join(Tr::tr(", ", "between what is listed"))};
}

struct Read {
    DeviceStory story = {};
    std::vector<TicketStory> tickets = {};
};

} // namespace

QString useText(const DeviceRow &device, const Definitions &definitions, const QDate &today)
{
    if (!isComputer(device.kind))
        return Tr::tr("not a computer, in no ratio");
    const QString pool = wordOf(device.pool);
    const bool isCounted = counts(device, definitions, today);
    const bool isBroken = device.state == DeviceState::InRepair;
    if (isCounted && isBroken)
        return Tr::tr(
            "%1; counts, in repair for no more than %n day(s)", nullptr, definitions.repairDays)
            .arg(pool);
    if (isCounted && (device.pool == Pool::Student || device.pool == Pool::Teacher))
        return Tr::tr("%1; counts in the ratio").arg(pool);
    if (isCounted)
        return Tr::tr("%1; is counted, but in no ratio").arg(pool);
    if (isBroken)
        return Tr::tr("%1; does not count, in repair for more than %n day(s)", nullptr,
            definitions.repairDays)
            .arg(pool);
    switch (device.state) {
    case DeviceState::InUse:
    case DeviceState::InStore:
    case DeviceState::OnLoan:
    case DeviceState::InRepair:
        return Tr::tr("%1; a %2 does not count").arg(pool, wordOf(device.kind));
    case DeviceState::AwaitingDisposal:
    case DeviceState::Disposed:
    case DeviceState::Lost:
        break;
    }
    return Tr::tr("%1; does not count: %2").arg(pool, wordOf(device.state));
}

QString lastMerge(const std::vector<Movement> &movements)
{
    QStringList undone; // what was split off again since, as it was called
    for (const Movement &movement : movements) {
        if (movement.kind == MovementKind::Split)
            undone.append(movement.from);
        else if (movement.kind == MovementKind::Merged && !undone.removeOne(movement.from))
            return movement.id;
    }
    return {};
}

DevicePane::DevicePane(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
{
    buildUi();
    connect(&m_inventory, &Inventory::pictureChanged, this, &DevicePane::refresh);
    refresh();
}

void DevicePane::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_pane = new ui::DetailPane;
    column->addWidget(m_pane);
    auto *past = new QWidget;
    QVBoxLayout *list = columnOf(past);
    m_plain = new ui::KeyValueList;
    list->addWidget(m_plain);
    list->addWidget(new ui::Label(tr("History"), ui::TypeRole::Body, ui::Weight::Bold));
    m_timeline = new ui::Timeline;
    list->addWidget(m_timeline, 1);
    m_split = new QPushButton(ui::icon(ui::IconName::Ungroup), tr("Make it two machines again"));
    m_split->setObjectName(QStringLiteral("split"));
    ui::setButtonRole(m_split, ui::ButtonRole::Quiet);
    ui::setCompact(m_split);
    m_split->hide();
    connect(m_split, &QPushButton::clicked, this, [this] {
        if (const QString merge = lastMerge(m_story.movements); !merge.isEmpty())
            Q_EMIT splitAsked(m_device, merge);
    });
    list->addWidget(m_split, 0, Qt::AlignLeft);
    m_pane->addPage(tr("History"), past);
    auto *hardware = new QWidget;
    list = columnOf(hardware);
    m_hardware = new ui::KeyValueList;
    list->addWidget(m_hardware);
    list->addStretch(1);
    m_pane->addPage(tr("Hardware"), hardware);
    auto *software = new QWidget;
    list = columnOf(software);
    m_programsNote
        = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text3);
    m_programsNote->setWordWrap(true);
    list->addWidget(m_programsNote);
    m_programs = new ui::KeyValueList;
    list->addWidget(m_programs);
    list->addStretch(1);
    m_pane->addPage(tr("Software"), software);
}

void DevicePane::setVerbs(const QList<QAction *> &verbs)
{
    while (QLayoutItem *item = m_pane->foot()->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (QAction *verb : verbs) {
        auto *button = new QPushButton(verb->text());
        connect(button, &QPushButton::clicked, verb, &QAction::trigger);
        m_pane->foot()->addWidget(button, m_pane->foot()->count() == 0 ? 1 : 0);
    }
}

void DevicePane::show(const DeviceId &device)
{
    if (device == m_device)
        return;
    m_device = device;
    m_story = {};
    refresh();
}

void DevicePane::refresh()
{
    const Picture &picture = m_inventory.picture();
    const bool isThere = picture.inventory && !m_device.isEmpty()
        && picture.inventory->deviceRow(m_device) != kNoRow;
    m_pane->setVisible(isThere);
    if (!isThere)
        return;
    showPlain();
    askForStory();
}

void DevicePane::showPlain()
{
    const Register &inventory = *m_inventory.picture().inventory;
    const DeviceRow &device = inventory.devices()[inventory.deviceRow(m_device)];
    const QDate today = m_inventory.today();
    const QString tag = inventory.tag(device);
    m_pane->setTitle(tag.isEmpty() ? tr("Without a number") : tag,
        tr("%1 · %2", "kind, model")
            .arg(wordOf(device.kind), deviceText(inventory, device, DeviceColumn::Model, today)),
        ui::IconName::Monitor);
    QString state = wordOf(device.state);
    if (device.state != DeviceState::InUse && device.stateSince != 0)
        state = tr(
            "%1, %n day(s)", "state, for how long", int(today.toJulianDay() - device.stateSince))
                    .arg(state);
    m_pane->setBadge(statusOf(device.state), state);

    QString place = device.school == kNoRow ? QString() : schoolName(inventory, device.school);
    if (device.room != kNoRow)
        place = tr("%1 · %2", "school, room").arg(place, inventory.rooms()[device.room].name);
    if (device.seatColumn != 0)
        place = tr("%1 · %2", "room, seat").arg(place, seatText(device.seatColumn, device.seatRow));
    const QDate booked = day(device.bookedOn);
    std::vector<ui::KeyValueList::Entry> entries{
        {tr("Place"), place},
        {tr("Used by"), useText(device, m_inventory.rules().definitions, today)},
        {tr("Serial no."), inventory.serial(device)},
    };
    if (device.holderBytes > 0)
        entries.push_back({tr("Holder"), inventory.holder(device)});
    if (device.priceFen > 0) {
        const QString price = tr("%1 yuan").arg(moneyText(device.priceFen));
        entries.push_back({tr("Bought"),
            booked.isValid() ? tr("%1, %2", "day, price").arg(dayText(booked), price) : price});
        entries.push_back({tr("Net value"), worthText(device, today)});
    } else if (booked.isValid()) {
        entries.push_back({tr("Bought"), dayText(booked)});
    }
    entries.push_back({tr("Warranty"), warrantyText(day(device.warrantyUntil), today)});
    if (device.lastSeen != 0)
        entries.push_back({tr("Last seen"), dayText(day(device.lastSeen))});
    m_plain->setEntries(entries);
}

void DevicePane::askForStory()
{
    if (m_asked)
        m_asked->stop = true;
    m_isComplete = m_story.device.id == m_device;
    if (!m_isComplete) {
        m_split->hide();
        m_timeline->setEvents({});
        m_hardware->setEntries({});
    }
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database()),
                                      device = m_device](TaskControl &) -> Result<Read> {
        HZ_TRY(const auto read, database.read());
        Read about;
        HZ_TRY(about.story, readStory(*read, device));
        // The past of a machine stands without its faults.
        about.tickets = ticketsOf(*read, device).value_or(std::vector<TicketStory>());
        return about;
    });
    m_asked = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Read> &about) {
        if (m_asked != state)
            return;
        m_asked.reset();
        m_isComplete = true;
        if (!about)
            return; // gone since: the next picture says so
        m_story = about->story;
        m_tickets = about->tickets;
        showStory();
        showPrograms();
    });
}

void DevicePane::showStory()
{
    std::vector<ui::Timeline::Event> events;
    auto ticket = m_tickets.begin();
    for (const Movement &movement : m_story.movements) {
        for (; ticket != m_tickets.end() && ticket->ticket.at > movement.at; ++ticket)
            events.push_back(eventOf(*ticket));
        events.push_back(eventOf(movement));
    }
    for (; ticket != m_tickets.end(); ++ticket)
        events.push_back(eventOf(*ticket));
    const Device &device = m_story.device;
    const bool wasBought
        = !m_story.movements.empty() && m_story.movements.back().kind == MovementKind::Bought;
    if (!wasBought && device.bookedOn.isValid())
        events.push_back({dayText(device.bookedOn), tr("Booked in"), {}});
    m_timeline->setEvents(events);
    m_split->setVisible(!lastMerge(m_story.movements).isEmpty());

    std::vector<ui::KeyValueList::Entry> entries;
    const auto add = [&entries](const QString &key, const QString &value) {
        if (!value.isEmpty())
            entries.push_back({key, value});
    };
    add(tr("Maker"), device.maker);
    add(tr("Model"), device.model);
    add(tr("Processor"), device.cpu);
    add(tr("Memory"), device.memoryMib > 0 ? sizeText(device.memoryMib) : QString());
    add(tr("Disk"), device.diskMib > 0 ? sizeText(device.diskMib) : QString());
    add(tr("System"), device.system);
    add(tr("Network"), device.macs.join(u'\n'));
    add(tr("Board no."), device.boardSerial);
    add(tr("Disk no."), device.diskSerials.join(u'\n'));
    m_hardware->setEntries(entries);
}

void DevicePane::showPrograms()
{
    std::vector<ui::KeyValueList::Entry> entries;
    if (m_story.programs)
        for (const Program &program : *m_story.programs)
            entries.push_back({program.version, program.name});
    m_programs->setEntries(entries);
    m_programsNote->setText(!m_story.programs ? tr("Nobody has looked yet what is installed.")
                                              : tr("%n program(s)", nullptr, int(entries.size())));
}

} // namespace hz::console
