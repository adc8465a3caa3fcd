#include "tickets/ticketpane.h"

#include "devices/devicecells.h"
#include "tickets/photorow.h"
#include "tickets/servicedesk.h"
#include "tickets/stepsheet.h"
#include "tickets/ticketsource.h"
#include "window/panepage.h"
#include "window/standing.h"

#include <hz/inventory/devicechange.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Event = ui::Timeline::Event; // lupdate loses the context of functions that return ui::…

namespace {

// What is mostly done next.
std::optional<TicketStepKind> nextOf(const TicketStory &story)
{
    const TicketStanding standing = story.standing();
    switch (standing.state) {
    case TicketState::Open:
        return TicketStepKind::Accept;
    case TicketState::Accepted:
    case TicketState::InRepair:
    case TicketState::Waiting:
        return TicketStepKind::Finish;
    case TicketState::Done:
        return TicketStepKind::Close;
    case TicketState::Closed:
        break;
    }
    return TicketStepKind::Reopen;
}

bool asksForWords(TicketStepKind kind)
{
    return kind == TicketStepKind::Finish || kind == TicketStepKind::Wait
        || kind == TicketStepKind::Note;
}

QString doneText(TicketStepKind kind)
{
    switch (kind) {
    case TicketStepKind::Accept:
        return TicketPane::tr("Accepted");
    case TicketStepKind::Repair:
        return TicketPane::tr("Taken in for repair");
    case TicketStepKind::Wait:
        return TicketPane::tr("Waits for parts");
    case TicketStepKind::Finish:
        return TicketPane::tr("Put right");
    case TicketStepKind::Close:
        return TicketPane::tr("Closed");
    case TicketStepKind::Reopen:
        return TicketPane::tr("Opened again");
    case TicketStepKind::Note:
        break;
    }
    return TicketPane::tr("Note");
}

Event eventOf(const TicketStep &step, const QDate &today)
{
    QStringList more;
    for (const QString &text : {step.by, step.note})
        if (!text.isEmpty())
            more.append(text);
    if (step.minutes > 0)
        more.append(TicketPane::tr("%n minute(s)", nullptr, step.minutes));
    for (const Part &part : step.parts)
        more.append(TicketPane::tr("%1 × %2, %3 yuan", "part, how many, price of all")
                        .arg(part.name)
                        .arg(part.count)
                        .arg(moneyText(part.count * part.fen)));
    return {momentText(step.at, today), doneText(step.kind),
        more.join(TicketPane::tr(", ", "between what is listed"))};
}

} // namespace

TicketPane::TicketPane(Inventory &inventory, ServiceDesk &desk, StepSheet &sheet, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_desk(desk)
    , m_sheet(sheet)
{
    buildUi();
    connect(&inventory, &Inventory::pictureChanged, this, &TicketPane::refresh);
    refresh();
}

void TicketPane::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_pane = new ui::DetailPane;
    column->addWidget(m_pane);
    QVBoxLayout *list = addScrolledPage(*m_pane, tr("Ticket"));
    m_note = new ui::Label({}, ui::TypeRole::Body);
    m_note->setWordWrap(true);
    list->addWidget(m_note);
    m_photos = new PhotoRow(m_inventory.database().blobs(), PhotoRow::Use::Show, kMostTicketPhotos);
    list->addWidget(m_photos);
    connect(m_photos, &PhotoRow::failed, &m_desk, &ServiceDesk::tell);
    m_known = new ui::KeyValueList;
    list->addWidget(m_known);
    list->addWidget(new ui::Label(tr("History"), ui::TypeRole::Body, ui::Weight::Bold));
    m_timeline = new ui::Timeline;
    list->addWidget(m_timeline);
    m_main = new QPushButton;
    m_main->setObjectName(QStringLiteral("ticketNext"));
    m_pane->foot()->addWidget(m_main, 1);
    connect(m_main, &QPushButton::clicked, this, [this] {
        if (m_next)
            step(*m_next);
    });
    m_open = new QPushButton(tr("Machine"));
    m_pane->foot()->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_story)
            Q_EMIT deviceAsked(m_story->ticket.device);
    });
    m_more = new QPushButton(tr("More"));
    m_more->setObjectName(QStringLiteral("ticketMore"));
    m_pane->foot()->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, &TicketPane::popUpSteps);
}

void TicketPane::show(const TicketId &ticket)
{
    if (ticket == m_ticket)
        return;
    m_ticket = ticket;
    refresh();
}

void TicketPane::refresh()
{
    if (m_asked)
        m_asked->stop = true;
    m_asked.reset();
    if (m_ticket.isEmpty() || !m_inventory.picture().inventory) {
        m_story.reset();
        m_pane->hide();
        return;
    }
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database()),
                                      ticket = m_ticket](TaskControl &) -> Result<TicketStory> {
        HZ_TRY(const auto read, database.read());
        return readTicket(*read, ticket);
    });
    m_asked = task.state;
    whenDone(task, this, [this, state = task.state](const Result<TicketStory> &story) {
        if (m_asked != state)
            return;
        m_asked.reset();
        m_story = story ? std::optional(*story) : std::nullopt;
        m_pane->setVisible(m_story.has_value()); // gone since: the next list says so
        if (m_story)
            showStory();
        Q_EMIT shown();
    });
}

void TicketPane::showStory()
{
    const Register &stock = *m_inventory.picture().inventory;
    const Ticket &ticket = m_story->ticket;
    const FaultKind &fault = faultKind(ticket.fault);
    const TicketStanding standing = m_story->standing();
    const QDate today = m_inventory.today();
    const quint32 row = ticket.device.isEmpty() ? kNoRow : stock.deviceRow(ticket.device);
    QString machine;
    if (row != kNoRow) {
        const DeviceRow &device = stock.devices()[row];
        const QString tag = stock.tag(device);
        machine = tr("%1 · %2", "machine, kind")
                      .arg(tag.isEmpty() ? stock.serial(device) : tag, wordOf(device.kind));
    }
    const QString place = placeText(stock, ticket.school, ticket.room);
    m_pane->setTitle(fault.title.text(), machine.isEmpty() ? place : machine, ui::IconName::Wrench);
    const QDate due = dueOn(ticket.at, fault);
    const bool isOverdue = isUnfinished(standing.state) && due < today;
    m_pane->setBadge(
        isOverdue ? ui::Status::Bad : statusOf(standing.state), wordOf(standing.state));
    m_note->setText(ticket.note);
    m_note->setVisible(!ticket.note.isEmpty());
    QList<store::BlobRef> photos = ticket.photos;
    for (const TicketStep &step : m_story->steps)
        photos.append(step.photos);
    m_photos->setPhotos(photos);
    m_photos->setVisible(!photos.isEmpty());
    std::vector<ui::KeyValueList::Entry> entries{{tr("Place"), place},
        {tr("Reported"),
            tr("%1, %2", "when, by whom").arg(momentText(ticket.at, today), ticket.by)}};
    if (isUnfinished(standing.state))
        entries.push_back({tr("Due"),
            isOverdue ? tr("%1, %n day(s) late", "a day", int(due.daysTo(today))).arg(dayText(due))
                      : dayText(due)});
    if (!standing.acceptedBy.isEmpty())
        entries.push_back({tr("Seen to by"), standing.acceptedBy});
    if (standing.minutes > 0)
        entries.push_back({tr("Work"), tr("%n minute(s)", nullptr, standing.minutes)});
    if (standing.costFen > 0)
        entries.push_back({tr("Parts"), tr("%1 yuan").arg(moneyText(standing.costFen))});
    m_known->setEntries(entries);
    std::vector<Event> events;
    for (auto step = m_story->steps.rbegin(); step != m_story->steps.rend(); ++step)
        events.push_back(eventOf(*step, today));
    events.push_back({momentText(ticket.at, today), tr("Reported"), ticket.by});
    m_timeline->setEvents(events);
    m_open->setVisible(row != kNoRow);
    showVerbs();
}

void TicketPane::showVerbs()
{
    m_next = nextOf(*m_story);
    m_main->setText(m_next ? wordOf(*m_next) : QString());
    m_main->setVisible(m_next.has_value());
}

bool TicketPane::canStep(TicketStepKind kind) const
{
    return m_story && !m_asked && stateAfter(m_story->standing().state, kind).has_value();
}

void TicketPane::step(TicketStepKind kind)
{
    if (!canStep(kind))
        return;
    if (asksForWords(kind))
        m_sheet.ask(m_ticket, kind);
    else
        m_desk.step({.ticket = m_ticket, .kind = kind});
}

void TicketPane::popUpSteps()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (size_t i = 0; i < kTicketSteps; ++i) {
        const auto kind = TicketStepKind(i);
        const bool needsMachine = kind == TicketStepKind::Repair;
        if (kind == m_next || !canStep(kind) || (needsMachine && m_story->ticket.device.isEmpty()))
            continue;
        connect(
            menu->addAction(wordOf(kind)), &QAction::triggered, this, [this, kind] { step(kind); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace hz::console
