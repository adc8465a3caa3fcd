#include "transfers/transferpane.h"

#include "tickets/ticketsource.h"
#include "transfers/receivesheet.h"
#include "transfers/transferdesk.h"
#include "transfers/transfersource.h"
#include "window/panepage.h"
#include "window/rowsource.h"

#include <hz/inventory/planreasons.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using Event = ui::Timeline::Event; // lupdate loses the context of functions that return ui::…

namespace {

// What is mostly done next. Who gives does not always say when the machines leave.
std::optional<TransferStepKind> nextOf(TransferState state)
{
    switch (state) {
    case TransferState::Draft:
        return TransferStepKind::Issue;
    case TransferState::Issued:
    case TransferState::Sent:
        return TransferStepKind::Receive;
    case TransferState::Withdrawn:
    case TransferState::Received:
        break;
    }
    return {};
}

QString doneText(TransferStepKind kind)
{
    switch (kind) {
    case TransferStepKind::Issue:
        return wordOf(TransferState::Issued);
    case TransferStepKind::Send:
        return wordOf(TransferState::Sent);
    case TransferStepKind::Receive:
        return wordOf(TransferState::Received);
    case TransferStepKind::Withdraw:
        break;
    }
    return wordOf(TransferState::Withdrawn);
}

Event eventOf(const TransferStep &step, const Register &stock, const QDate &today)
{
    QStringList more;
    for (const QString &text : {step.by, step.note})
        if (!text.isEmpty())
            more.append(text);
    if (const quint32 room = step.room.isEmpty() ? kNoRow : stock.roomRow(step.room);
        room != kNoRow)
        more.append(TransferPane::tr("put into %1").arg(stock.rooms()[room].name));
    if (!step.missing.empty())
        more.append(TransferPane::tr("%n did not come", nullptr, int(step.missing.size())));
    return {momentText(step.at, today), doneText(step.kind),
        more.join(TransferPane::tr(", ", "between what is listed"))};
}

} // namespace

TransferPane::TransferPane(
    Inventory &inventory, TransferDesk &desk, ReceiveSheet &sheet, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_desk(desk)
    , m_sheet(sheet)
{
    buildUi();
    connect(&inventory, &Inventory::pictureChanged, this, &TransferPane::refresh);
    refresh();
}

void TransferPane::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_pane = new ui::DetailPane;
    column->addWidget(m_pane);
    QVBoxLayout *list = addScrolledPage(*m_pane, tr("Order", "of a transfer"));
    m_known = new ui::KeyValueList;
    list->addWidget(m_known);
    list->addWidget(new ui::Label(tr("Why so"), ui::TypeRole::Body, ui::Weight::Bold));
    m_reasons = new ui::Label({}, ui::TypeRole::Caption);
    m_reasons->setWordWrap(true);
    list->addWidget(m_reasons);
    list->addWidget(new ui::Label(tr("History"), ui::TypeRole::Body, ui::Weight::Bold));
    m_timeline = new ui::Timeline;
    list->addWidget(m_timeline);
    m_rows = new RowSource({rowColumn("tag", tr("Asset tag"), ui::TableColumn::Kind::Text, 130),
                               stretchingColumn("why", tr("Why"), 150)},
        this);
    m_machines = new ui::TableView(tr("Machines of the order"));
    m_machines->setSelectable(false);
    m_machines->setSource(m_rows);
    connect(m_machines, &ui::TableView::activated, this, [this](int row) {
        if (m_story)
            Q_EMIT deviceAsked(m_story->transfer.lines[size_t(row)].device);
    });
    m_pane->addPage(tr("Machines"), m_machines);
    m_withdraw = new QPushButton(wordOf(TransferStepKind::Withdraw));
    m_withdraw->setObjectName(QStringLiteral("transferWithdraw"));
    m_pane->foot()->addWidget(m_withdraw);
    connect(m_withdraw, &QPushButton::clicked, this, [this] { step(TransferStepKind::Withdraw); });
    m_send = new QPushButton(wordOf(TransferStepKind::Send));
    m_send->setObjectName(QStringLiteral("transferSend"));
    m_pane->foot()->addWidget(m_send);
    connect(m_send, &QPushButton::clicked, this, [this] { step(TransferStepKind::Send); });
    m_main = new QPushButton;
    m_main->setObjectName(QStringLiteral("transferNext"));
    ui::setButtonRole(m_main, ui::ButtonRole::Primary);
    m_pane->foot()->addWidget(m_main, 1);
    connect(m_main, &QPushButton::clicked, this, [this] {
        if (m_next)
            step(*m_next);
    });
}

void TransferPane::show(const TransferId &order)
{
    if (order == m_order)
        return;
    m_order = order;
    refresh();
}

void TransferPane::refresh()
{
    if (m_asked)
        m_asked->stop = true;
    m_asked.reset();
    if (m_order.isEmpty() || !m_inventory.picture().inventory) {
        m_story.reset();
        m_pane->hide();
        return;
    }
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database()),
                                      order = m_order](TaskControl &) -> Result<TransferStory> {
        HZ_TRY(const auto read, database.read());
        return readTransfer(*read, order);
    });
    m_asked = task.state;
    whenDone(task, this, [this, state = task.state](const Result<TransferStory> &story) {
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

void TransferPane::showStory()
{
    const Register &stock = *m_inventory.picture().inventory;
    const Transfer &transfer = m_story->transfer;
    const TransferStanding standing = m_story->standing();
    const QDate today = m_inventory.today();
    const auto nameOf = [&stock](const UnitCode &code) {
        const quint32 row = stock.schoolRow(code);
        return row == kNoRow ? code.text() : schoolText(stock, row);
    };
    m_pane->setTitle(numberOf(transfer), tr("%n machine(s)", nullptr, int(transfer.lines.size())),
        ui::IconName::ArrowLeftRight);
    m_pane->setBadge(statusOf(standing.state), wordOf(standing.state));
    std::vector<ui::KeyValueList::Entry> entries{
        {tr("From"), nameOf(transfer.from)}, {tr("To"), nameOf(transfer.to)}};
    if (transfer.km > 0)
        entries.push_back({tr("Way"), tr("%1 km").arg(QLocale().toString(transfer.km))});
    if (transfer.costFen > 0)
        entries.push_back({tr("Costs"), moneyText(transfer.costFen)});
    if (!transfer.plan.isEmpty())
        entries.push_back({tr("Plan"), transfer.plan});
    m_known->setEntries(entries);
    m_reasons->setText(transfer.reasons.join(u'\n'));
    std::vector<Event> events;
    for (auto step = m_story->steps.rbegin(); step != m_story->steps.rend(); ++step)
        events.push_back(eventOf(*step, stock, today));
    events.push_back({momentText(transfer.at, today), tr("Made"), transfer.by});
    m_timeline->setEvents(events);
    std::vector<TableRow> rows;
    for (const TransferLine &line : transfer.lines) {
        const bool isMissing
            = std::ranges::find(standing.missing, line.device) != standing.missing.end();
        TableRow row{
            qint64(rows.size()), {line.name, isMissing ? tr("did not come") : line.reason}};
        if (isMissing) {
            row.statusColumn = 1;
            row.status = ui::Status::Bad;
        }
        rows.push_back(std::move(row));
    }
    m_rows->setRows(std::move(rows));
    m_next = nextOf(standing.state);
    m_main->setVisible(m_next.has_value());
    m_main->setText(m_next ? wordOf(*m_next) : QString());
    m_send->setVisible(stateAfter(standing.state, TransferStepKind::Send).has_value());
    m_withdraw->setVisible(stateAfter(standing.state, TransferStepKind::Withdraw).has_value());
}

bool TransferPane::canStep(TransferStepKind kind) const
{
    return m_story && !m_asked && stateAfter(m_story->standing().state, kind).has_value();
}

void TransferPane::step(TransferStepKind kind)
{
    if (!canStep(kind))
        return;
    if (kind == TransferStepKind::Receive)
        m_sheet.ask(m_story->transfer, *m_inventory.picture().inventory);
    else
        m_desk.step({.order = m_order, .kind = kind});
}

} // namespace hz::console
