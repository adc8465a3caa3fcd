#include "rooms/roompage.h"

#include "devices/devicecells.h"
#include "devices/deviceeditor.h"
#include "devices/devicefilters.h"
#include "devices/devicepane.h"
#include "rooms/layoutsheet.h"
#include "rooms/roomprint.h"
#include "window/standing.h"

#include <hz/core/platform/printers.h>
#include <hz/inventory/booking.h>
#include <hz/inventory/devicestory.h>
#include <hz/inventory/planreasons.h>
#include <hz/inventory/ticket.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kPane = 368, kPaneNarrow = 300, kToolGap = 12, kListHeight = 220;

constexpr int kYear = 365; // days

QPushButton *toolButton(const QString &text, ui::IconName icon)
{
    auto *button = new QPushButton(ui::icon(icon), text);
    ui::setCompact(button);
    return button;
}

} // namespace

// The machines of the room that somebody has to see to.
class RoomPage::Attention final : public ui::TableSource {
public:
    using TableSource::TableSource;

    void show(std::shared_ptr<const Register> stock, std::vector<quint32> rows, const QDate &today)
    {
        m_stock = std::move(stock);
        m_rows = std::move(rows);
        m_today = today;
        Q_EMIT reset();
    }
    quint32 device(int row) const { return m_rows[size_t(row)]; }

    std::vector<ui::TableColumn> columns() const override
    {
        return {{.id = QStringLiteral("state"),
                    .title = RoomPage::tr("State"),
                    .width = 76,
                    .isSortable = false},
            {.id = QStringLiteral("machine"),
                .title = RoomPage::tr("Machine"),
                .width = 106,
                .stretches = true,
                .isSortable = false},
            {.id = QStringLiteral("since"),
                .title = RoomPage::tr("Waits"),
                .kind = ui::TableColumn::Kind::Number,
                .width = 66,
                .isSortable = false}};
    }
    int rowCount() const override { return int(m_rows.size()); }
    QString text(int row, int column) const override
    {
        const DeviceRow &about = m_stock->devices()[device(row)];
        if (column == 0)
            return wordOf(about.state);
        if (column == 1)
            return about.seatColumn == 0
                ? m_stock->tag(about)
                : RoomPage::tr("seat %1").arg(seatLabel(QPoint(about.seatColumn, about.seatRow)));
        return about.stateSince == 0
            ? QString()
            : RoomPage::tr("%n day(s)", nullptr, int(m_today.toJulianDay() - about.stateSince));
    }
    std::optional<ui::Status> status(int row, int column) const override
    {
        if (column != 0)
            return {};
        return statusOf(m_stock->devices()[device(row)].state);
    }
    qint64 rowId(int row) const override { return device(row); }

private:
    std::shared_ptr<const Register> m_stock;
    std::vector<quint32> m_rows;
    QDate m_today;
};

RoomPage::RoomPage(Inventory &inventory, ui::ActionRegistry &commands, DeviceEditor &editor,
    ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_editor(editor)
    , m_toasts(toasts)
    , m_window(window)
{
    buildUi();
    addCommands();
    connect(&inventory, &Inventory::pictureChanged, this, &RoomPage::refresh);
}

// ---------------------------------------------------------------- parts

void RoomPage::buildUi()
{
    m_panes = new QHBoxLayout(this);
    m_panes->setContentsMargins(0, 0, 0, 0);
    m_panes->setSpacing(0);
    m_left = new QVBoxLayout;
    m_panes->addLayout(m_left, 1);
    buildTools(m_left);
    m_card = new ui::Card;
    m_plan = new ui::SeatPlan;
    m_card->body()->addWidget(m_plan, 1);
    m_empty = new ui::EmptyState(ui::IconName::Grid2x2, tr("No seats yet"),
        tr("Say how many rows and columns there are, then give the machines their seats."),
        tr("Lay out the seats"));
    m_card->body()->addWidget(m_empty, 1);
    m_left->addWidget(m_card, 1);
    connect(m_empty, &ui::EmptyState::acted, this, [this] { m_layoutSheet->ask(about()); });
    connect(m_plan, &ui::SeatPlan::selectionChanged, this, &RoomPage::choose);
    connect(m_plan, &ui::SeatPlan::moved, this, &RoomPage::swap);
    connect(m_plan, &ui::Chart::activated, this, [this](int row, int column) {
        const quint32 device = row < 0 ? m_seats.front[size_t(column)]
                                       : m_seats.seats[size_t(row * m_seats.columns + column)];
        if (device != kNoRow)
            Q_EMIT asked(DeviceAt{stock().idOf(stock().devices()[device])});
    });
    buildPane();
    m_layoutSheet = new LayoutSheet(m_window);
    connect(m_layoutSheet, &LayoutSheet::chosen, this, &RoomPage::setSeats);
}

void RoomPage::buildTools(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(ui::theme().px(kToolGap));
    m_views = new ui::Segmented(tr("What the seats show"),
        {{tr("State and faults")}, {tr("Faults of three years")}, {tr("Age")}});
    row->addWidget(m_views);
    connect(m_views, &ui::Segmented::chosenChanged, this, [this](int which) {
        m_view = PlanView(which);
        m_repairs.clear();
        showPlan();
        askForRepairs();
    });
    row->addStretch(1);
    QPushButton *list = toolButton(tr("Machines"), ui::IconName::List);
    row->addWidget(list);
    connect(list, &QPushButton::clicked, this, [this] {
        DeviceQuery query;
        query.rooms = {m_row};
        Q_EMIT asked(DevicesOf{query});
    });
    QPushButton *fault = toolButton(tr("Report a fault"), ui::IconName::Wrench);
    fault->setObjectName(QStringLiteral("roomFault"));
    row->addWidget(fault);
    connect(fault, &QPushButton::clicked, this, [this] {
        const std::optional<quint32> chosen = chosenDevice();
        Q_EMIT faultAsked(m_room, chosen ? stock().idOf(stock().devices()[*chosen]) : DeviceId());
    });
    m_bookings = toolButton(tr("Bookings"), ui::IconName::Calendar);
    row->addWidget(m_bookings);
    connect(m_bookings, &QPushButton::clicked, this, [this] {
        Q_EMIT asked(BookingsAt{about().school, m_room});
    });
    QPushButton *layout = toolButton(tr("Seats"), ui::IconName::Grid2x2);
    row->addWidget(layout);
    connect(layout, &QPushButton::clicked, this, [this] { m_layoutSheet->ask(about()); });
    QPushButton *paper = toolButton(tr("Print the plan"), ui::IconName::Printer);
    row->addWidget(paper);
    connect(paper, &QPushButton::clicked, this, &RoomPage::askPrint);
    column->addLayout(row);
}

void RoomPage::buildPane()
{
    m_pane = new ui::DetailPane;
    m_panes->addWidget(m_pane);
    auto *page = new QWidget;
    auto *list = new QVBoxLayout(page);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(ui::theme().px(kToolGap));
    m_known = new ui::KeyValueList;
    list->addWidget(m_known);
    m_attentionTitle = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    list->addWidget(m_attentionTitle);
    m_attentionTable = new ui::TableView(tr("Machines to be seen to"));
    m_attentionTable->setSelectable(false);
    m_attentionTable->setCompact(true);
    m_attentionTable->setMinimumHeight(ui::theme().px(kListHeight));
    m_attention = new Attention(this);
    m_attentionTable->setSource(m_attention);
    list->addWidget(m_attentionTable, 1);
    list->addItem(
        new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding)); // without it
    connect(m_attentionTable, &ui::TableView::currentChanged, this, [this] {
        const std::optional<int> row = m_attentionTable->currentRow();
        const auto seat = row
            ? std::find(m_seats.seats.begin(), m_seats.seats.end(), m_attention->device(*row))
            : m_seats.seats.end();
        if (seat != m_seats.seats.end())
            m_plan->setSelected({int(seat - m_seats.seats.begin())});
    });
    connect(m_attentionTable, &ui::TableView::activated, this, [this](int row) {
        Q_EMIT asked(DeviceAt{stock().idOf(stock().devices()[m_attention->device(row)])});
    });
    m_pane->addPage(tr("Room"), page);
    m_stateVerb = new QPushButton;
    connect(m_stateVerb, &QPushButton::clicked, this, [this] {
        if (const std::optional<quint32> row = chosenDevice())
            setState(stock().devices()[*row].state == DeviceState::InRepair
                    ? DeviceState::InUse
                    : DeviceState::InRepair);
    });
    m_openVerb = new QPushButton(tr("Look at this one"));
    connect(m_openVerb, &QPushButton::clicked, this, [this] {
        if (const std::optional<quint32> row = chosenDevice())
            Q_EMIT asked(DeviceAt{stock().idOf(stock().devices()[*row])});
    });
    m_seatVerb = new QPushButton;
    connect(m_seatVerb, &QPushButton::clicked, this, &RoomPage::seatLoose);
    m_pane->foot()->addWidget(m_stateVerb, 1);
    m_pane->foot()->addWidget(m_openVerb);
    m_pane->foot()->addWidget(m_seatVerb, 1);
}

void RoomPage::addCommands()
{
    const auto isHere = [this] { return isVisible() && m_row != kNoRow; };
    m_commands.nameGroup({QStringLiteral("room")}, tr("Room"));
    m_commands.add({.id = QStringLiteral("room.layout"),
        .text = tr("Lay out the seats"),
        .icon = ui::IconName::Grid2x2,
        .keys = {Qt::CTRL | Qt::Key_L},
        .run = [this] { m_layoutSheet->ask(about()); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("room.seat"),
        .text = tr("Give the machines their seats"),
        .icon = ui::IconName::Grid3x3,
        .run = [this] { seatLoose(); },
        .isEnabled
        = [this,
              isHere] { return isHere() && !m_seats.loose.empty() && !m_seats.free().empty(); }});
    m_commands.add({.id = QStringLiteral("room.print"),
        .text = tr("Print the plan"),
        .icon = ui::IconName::Printer,
        .keys = {QKeySequence::Print},
        .run = [this] { askPrint(); },
        .isEnabled = isHere});
}

void RoomPage::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_left->setContentsMargins(margin, gap, margin, margin);
    m_left->setSpacing(gap);
    const int pane = look.px(narrow ? kPaneNarrow : kPane);
    m_pane->setFixedWidth(pane);
    m_pane->setVisible(width() - pane >= look.px(ui::Measure::DeskMiddleMin));
}

void RoomPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void RoomPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_commands.refresh();
}

void RoomPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is shown

void RoomPage::show(const RoomId &room)
{
    if (room != m_room)
        m_plan->setSelected({});
    m_room = room;
    m_repairs.clear();
    refresh();
}

void RoomPage::refresh()
{
    m_stock = m_inventory.picture().inventory;
    m_row = m_stock && !m_room.isEmpty() ? m_stock->roomRow(m_room) : kNoRow;
    // Somebody may have taken the room away: rows of before are no rows of the stock now.
    setEnabled(m_row != kNoRow);
    if (m_row == kNoRow) {
        m_seats = {};
        m_plan->setVisible(false);
        m_attention->show(m_stock, {}, m_inventory.today());
        m_commands.refresh();
        return;
    }
    m_seats = seatsOf(stock(), m_row);
    followChosen();
    m_bookings->setVisible(about().isInUse && bookableGroup(about().kind).has_value());
    m_repairs.clear();
    showPlan();
    m_attention->show(m_stock, m_seats.attention, m_inventory.today());
    m_attentionTitle->setText(m_seats.attention.empty()
            ? tr("Nothing to be seen to")
            : tr("%1 to be seen to").arg(machinesText(int(m_seats.attention.size()))));
    m_attentionTable->setVisible(!m_seats.attention.empty());
    showChosen();
    askForRepairs();
    m_commands.refresh();
}

void RoomPage::showPlan()
{
    if (m_row == kNoRow)
        return;
    const bool hasSeats = !m_seats.seats.empty();
    m_plan->setVisible(hasSeats);
    m_empty->setVisible(!hasSeats);
    if (!hasSeats)
        return;
    const QSet<int> selected = m_plan->selected();
    m_plan->setData(planOf(stock(), m_row, m_seats, m_view, m_repairs, m_inventory.today()));
    m_plan->setSelected(selected);
}

void RoomPage::askForRepairs()
{
    std::vector<std::pair<quint32, DeviceId>> machines;
    for (const quint32 row : m_seats.seats)
        if (row != kNoRow)
            machines.emplace_back(row, stock().idOf(stock().devices()[row]));
    if (m_asked)
        m_asked->stop = true;
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()), machines,
                          since = m_inventory.now().addDays(
                              m_view == PlanView::RepairsOfThreeYears ? -3 * kYear : -kYear)](
                          TaskControl &control) -> Result<std::map<quint32, int>> {
              HZ_TRY(const auto read, database.read());
              std::map<quint32, int> repairs;
              for (const auto &[row, id] : machines) {
                  if (control.isCancelled())
                      return cancelled();
                  HZ_TRY(const std::vector<Movement> movements, movementsOf(*read, id));
                  int sent = 0;
                  for (const Movement &movement : movements)
                      sent += int(
                          movement.kind == MovementKind::SentToRepair && movement.at >= since);
                  // A fault is reported, sent to repair, or both; older machines have movements
                  // only.
                  int reported = 0;
                  for (const TicketStory &story :
                      ticketsOf(*read, id).value_or(std::vector<TicketStory>()))
                      reported += int(story.ticket.at >= since);
                  if (const int faults = std::max(sent, reported); faults > 0)
                      repairs[row] = faults;
              }
              return repairs;
          });
    m_asked = task.state;
    whenDone(task, this, [this, state = task.state](const Result<std::map<quint32, int>> &repairs) {
        if (m_asked != state)
            return;
        m_asked.reset();
        if (!repairs)
            return; // the plan stands without them
        m_repairs = *repairs;
        showPlan();
    });
}

std::optional<quint32> RoomPage::chosenDevice() const
{
    if (m_plan->selected().size() != 1)
        return {};
    const int seat = *m_plan->selected().begin();
    if (size_t(seat) >= m_seats.seats.size() || m_seats.seats[size_t(seat)] == kNoRow)
        return {};
    return m_seats.seats[size_t(seat)];
}

void RoomPage::choose()
{
    const std::optional<quint32> device = m_row == kNoRow ? std::nullopt : chosenDevice();
    m_chosen = device ? stock().idOf(stock().devices()[*device]) : DeviceId();
    showChosen();
}

// A machine that was put elsewhere, here or on another computer, is still the one looked at.
void RoomPage::followChosen()
{
    if (m_chosen.isEmpty())
        return;
    const auto seat = std::ranges::find(m_seats.seats, stock().deviceRow(m_chosen));
    const bool isSeated = seat != m_seats.seats.end() && *seat != kNoRow;
    const DeviceId chosen = m_chosen;
    m_plan->setSelected(isSeated ? QSet<int>{int(seat - m_seats.seats.begin())} : QSet<int>());
    m_chosen = isSeated ? chosen : DeviceId();
}

void RoomPage::showChosen()
{
    if (m_row == kNoRow)
        return;
    const std::optional<quint32> device = chosenDevice();
    if (device)
        showMachine(*device);
    else
        showRoom();
    m_stateVerb->setVisible(device.has_value());
    m_openVerb->setVisible(device.has_value());
    const size_t seatable = std::min(m_seats.loose.size(), m_seats.free().size());
    m_seatVerb->setVisible(!device && seatable > 0);
    m_seatVerb->setText(tr("Give %1 a seat").arg(machinesText(int(seatable))));
}

void RoomPage::showRoom()
{
    const quint32 school = stock().schoolOfRoom(m_row);
    m_pane->setTitle(about().name,
        school == kNoRow ? wordOf(about().kind)
                         : tr("%1 · %2", "school, kind of room")
                               .arg(schoolName(stock(), school), wordOf(about().kind)));
    m_pane->setBadge(
        about().isInUse ? std::nullopt : std::optional(ui::Status::NoData), tr("not in use"));
    std::vector<ui::KeyValueList::Entry> entries{{tr("Machines"), machinesText(m_seats.machines)}};
    if (!m_seats.seats.empty())
        entries.push_back({tr("Seats"),
            tr("%1 rows of %2, %n empty", "seats of a room", int(m_seats.free().size()))
                .arg(m_seats.rows)
                .arg(m_seats.columns)});
    if (!m_seats.loose.empty())
        entries.push_back({tr("No seat"), machinesText(int(m_seats.loose.size()))});
    entries.push_back({tr("Used by"), wordOf(poolOf(about().kind))});
    m_known->setEntries(entries);
}

void RoomPage::showMachine(quint32 row)
{
    const DeviceRow &device = stock().devices()[row];
    const QDate today = m_inventory.today();
    m_pane->setTitle(tr("Seat %1").arg(seatLabel(QPoint(device.seatColumn, device.seatRow))),
        tr("%1 · %2", "number, model")
            .arg(stock().tag(device), deviceText(stock(), device, DeviceColumn::Model, today)));
    QString state = wordOf(device.state);
    if (device.state != DeviceState::InUse && device.stateSince != 0)
        state = tr(
            "%1, %n day(s)", "state, for how long", int(today.toJulianDay() - device.stateSince))
                    .arg(state);
    m_pane->setBadge(statusOf(device.state), state);
    std::vector<ui::KeyValueList::Entry> entries{
        {tr("Kind"), wordOf(device.kind)},
        {tr("Used by"), useText(device, m_inventory.rules().definitions, today)},
        {tr("Serial no."), stock().serial(device)},
        {tr("Age"), deviceText(stock(), device, DeviceColumn::Age, today)},
    };
    m_known->setEntries(entries);
    m_stateVerb->setText(
        device.state == DeviceState::InRepair ? tr("Repaired") : tr("Send to repair"));
}

// ---------------------------------------------------------------- what is done

void RoomPage::swap(int from, int to)
{
    std::map<DeviceId, QPoint> seats;
    const auto put = [&](quint32 row, int seat) {
        if (row != kNoRow)
            seats[stock().idOf(stock().devices()[row])] = m_seats.at(seat);
    };
    put(m_seats.seats[size_t(from)], to);
    put(m_seats.seats[size_t(to)], from);
    std::vector<DeviceId> devices;
    for (const auto &[id, seat] : seats)
        devices.push_back(id);
    m_editor.change(
        tr("Change places"), devices,
        [seats](Device &device) { device.seat = seats.at(device.id); },
        DeviceEditor::Preview::Never);
    const quint32 moved = m_seats.seats[size_t(from)];
    m_plan->setSelected({to});
    if (moved != kNoRow)
        m_chosen = stock().idOf(stock().devices()[moved]); // it stands there once it is written
}

void RoomPage::seatLoose()
{
    const std::vector<int> free = m_seats.free();
    std::map<DeviceId, QPoint> seats;
    std::vector<DeviceId> devices;
    for (size_t i = 0; i < std::min(free.size(), m_seats.loose.size()); ++i) {
        devices.push_back(stock().idOf(stock().devices()[m_seats.loose[i]]));
        seats[devices.back()] = m_seats.at(free[i]);
    }
    m_editor.change(
        tr("Give seats"), devices, [seats](Device &device) { device.seat = seats.at(device.id); },
        DeviceEditor::Preview::Never);
}

// A sheet or a dialog may outlast the room.
bool RoomPage::isThere() const
{
    if (m_row == kNoRow)
        m_toasts.show(
            {.text = tr("This room is not there any more."), .kind = ui::Toast::Kind::Problem});
    return m_row != kNoRow;
}

void RoomPage::setSeats(const QSize &seats, int aisleAfter)
{
    if (!isThere())
        return;
    Room changed = about();
    changed.seats = seats;
    changed.aisleAfter = aisleAfter < seats.width() ? aisleAfter : 0;
    if (changed == about())
        return;
    // Only what differs between the two is written, whatever else the document holds.
    m_editor.edit(tr("Lay out the seats"),
        {{.id = documentId(changed), .before = about().toJson(), .after = changed.toJson()}});
}

void RoomPage::setState(DeviceState state)
{
    if (const std::optional<quint32> row = chosenDevice())
        m_editor.change(m_stateVerb->text(), {stock().idOf(stock().devices()[*row])},
            [state](Device &device) { device.state = state; });
}

void RoomPage::askPrint()
{
    if (m_seats.seats.empty())
        return;
    const auto task = m_tasks.run([](TaskControl &control) { return platform::printers(control); });
    whenDone(task, this, [this](const Result<QStringList> &printers) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const QString &printer : printers.value_or(QStringList()))
            connect(menu->addAction(ui::icon(ui::IconName::Printer), printer), &QAction::triggered,
                this, [this, printer] { print(printer); });
        connect(menu->addAction(ui::icon(ui::IconName::FileDown), tr("Into a PDF file")),
            &QAction::triggered, this, [this] {
                if (!isThere())
                    return;
                auto *dialog = new QFileDialog(this, tr("Print the plan"),
                    QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                    tr("PDF (*.pdf)"));
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setAcceptMode(QFileDialog::AcceptSave);
                dialog->setDefaultSuffix(QStringLiteral("pdf"));
                dialog->selectFile(about().name);
                connect(dialog, &QFileDialog::fileSelected, this, &RoomPage::exportTo);
                dialog->open();
            });
        menu->popup(
            mapToGlobal(m_card->geometry().topRight()) - QPoint(menu->sizeHint().width(), 0));
    });
}

void RoomPage::exportTo(const QString &path)
{
    if (!isThere())
        return;
    const QString place = placeText(stock(), about().school, m_room);
    const Result<> written = writeRoomPdf(path, place, dayText(m_inventory.today()),
        planOf(stock(), m_row, m_seats, m_view, m_repairs, m_inventory.today()));
    if (written)
        m_toasts.show({.text = tr("The plan is in “%1”.").arg(QFileInfo(path).fileName())});
    else
        m_toasts.show({.text = written.error().message, .kind = ui::Toast::Kind::Problem});
}

void RoomPage::print(const QString &printer)
{
    if (!isThere())
        return;
    const auto folder = std::make_shared<QTemporaryDir>();
    const QString path = folder->filePath(QStringLiteral("plan.pdf"));
    const QString place = placeText(stock(), about().school, m_room);
    const Result<> written = writeRoomPdf(path, place, dayText(m_inventory.today()),
        planOf(stock(), m_row, m_seats, m_view, m_repairs, m_inventory.today()));
    if (!written) {
        m_toasts.show({.text = written.error().message, .kind = ui::Toast::Kind::Problem});
        return;
    }
    const auto task
        = m_tasks.run([folder, path, printer, place](TaskControl &control) -> Result<bool> {
              HZ_CHECK(platform::printPdf(path, printer, place, control));
              return true;
          });
    whenDone(task, this, [this, printer](const Result<bool> &printed) {
        if (printed)
            m_toasts.show({.text = tr("The plan went to %1.").arg(printer)});
        else if (printed.error().kind != Error::Kind::Cancelled)
            m_toasts.show({.text = printed.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

} // namespace hz::console
