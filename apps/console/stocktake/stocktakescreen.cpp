#include "stocktake/stocktakescreen.h"

#include "devices/deviceeditor.h"
#include "devices/devicefilters.h"
#include "devices/placepicker.h"
#include "stocktake/camerapane.h"
#include "stocktake/counter.h"
#include "stocktake/countlist.h"
#include "stocktake/wedge.h"
#include "window/standing.h"
#include "window/tablefile.h"

#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

constexpr size_t kMostEarlier = 20;

QPushButton *toolButton(const QString &text, ui::IconName icon)
{
    auto *button = new QPushButton(ui::icon(icon), text);
    ui::setCompact(button);
    return button;
}

// Rows are those of the register that they were counted in, which may be older than the picture.
Counted countedOf(const Counter &counter)
{
    return {counter.inventory(), *counter.current(), counter.count(), counter.scans()};
}

} // namespace

StocktakeScreen::StocktakeScreen(Inventory &inventory, ui::ActionRegistry &commands,
    DeviceEditor &editor, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_editor(editor)
    , m_toasts(toasts)
    , m_window(window)
    , m_counter(new Counter(inventory, this))
    , m_wedge(new ScannerWedge(this))
    , m_camera(new CameraPane)
    , m_rows(new RowSource(countColumns(), this))
{
    buildUi();
    addCommands();
    connect(m_counter, &Counter::changed, this, &StocktakeScreen::showCount);
    connect(m_counter, &Counter::scanned, this, &StocktakeScreen::showScan);
    connect(m_counter, &Counter::failed, this, [this](const Error &error) {
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
    });
    connect(m_wedge, &ScannerWedge::scanned, m_counter, &Counter::take);
    connect(m_camera, &CameraPane::scanned, m_counter, &Counter::take);
    connect(m_wedge, &ScannerWedge::typedChanged, this, &StocktakeScreen::showTyped);
    showCount();
}

void StocktakeScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildTools();
    column->addWidget(m_tools);
    m_body = new QWidget;
    column->addWidget(m_body, 1);
    auto *inner = new QVBoxLayout(m_body);
    m_figures = new ui::FigureStrip;
    inner->addWidget(m_figures);
    connect(m_figures, &ui::FigureStrip::activated, this, [this](int index) {
        constexpr std::array kParts{Part::Found, Part::Missing, Part::Unexpected, Part::Unknown};
        setPart(kParts[size_t(std::min(index, int(kParts.size()) - 1))]);
    });
    m_lastCard = new ui::Card;
    auto *last = new QHBoxLayout;
    last->setSpacing(ui::theme().px(12));
    m_last = new ui::Badge;
    m_last->hide(); // until something was scanned
    last->addWidget(m_last);
    m_lastName = new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold);
    last->addWidget(m_lastName, 1);
    m_typed = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2);
    last->addWidget(m_typed);
    m_lastCard->body()->addLayout(last);
    auto *scan = new QHBoxLayout;
    scan->setSpacing(ui::theme().px(12));
    scan->addWidget(m_camera);
    scan->addWidget(m_lastCard, 1);
    inner->addLayout(scan);
    auto *list = new ui::Card(tr("Machines"), ui::Card::Body::Flush);
    m_parts = new ui::Segmented(tr("What is listed"),
        {{tr("Missing")}, {wordOf(ScanOutcome::Found)}, {wordOf(ScanOutcome::Unexpected)},
            {wordOf(ScanOutcome::Unknown)}});
    list->right()->addWidget(m_parts);
    connect(m_parts, &ui::Segmented::chosenChanged, this, &StocktakeScreen::showList);
    m_table = new ui::TableView(tr("Machines"));
    m_table->setSelectable(false);
    m_table->setSource(m_rows);
    connect(m_table, &ui::TableView::activated, this, [this](int row) {
        if (Part(m_parts->chosen()) != Part::Unknown)
            Q_EMIT asked(DeviceAt{
                m_counter->stock().idOf(m_counter->stock().devices()[size_t(m_rows->rowId(row))])});
    });
    list->body()->addWidget(m_table, 1);
    inner->addWidget(list, 1);
    m_empty = new ui::EmptyState(ui::IconName::ScanBarcode, tr("Nothing is being counted"),
        tr("Choose a room or a whole school, then scan one label after another."),
        tr("Begin a stocktake"));
    column->addWidget(m_empty, 1);
    connect(m_empty, &ui::EmptyState::acted, this, &StocktakeScreen::askPlace);
    m_progress = new ui::ProgressPanel(this);
    m_placeSheet = new PlaceSheet(m_window, PlacePicker::Asks::SchoolOrRoom);
    connect(m_placeSheet, &PlaceSheet::chosen, m_counter, &Counter::begin);
}

void StocktakeScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_tools = tools;
    m_place = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    tools->row()->addWidget(m_place, 1);
    const auto add = [&](const QString &text, ui::IconName icon, void (StocktakeScreen::*run)()) {
        QPushButton *button = toolButton(text, icon);
        connect(button, &QPushButton::clicked, this, run);
        tools->row()->addWidget(button);
        return button;
    };
    tools->row()->addWidget(m_camera->button());
    add(tr("Earlier"), ui::IconName::History, &StocktakeScreen::askEarlier)
        ->setObjectName(QStringLiteral("earlier"));
    add(tr("New"), ui::IconName::Plus, &StocktakeScreen::askPlace);
    add(tr("Report"), ui::IconName::ExternalLink, &StocktakeScreen::askExport);
    m_end = toolButton({}, ui::IconName::Check);
    tools->row()->addWidget(m_end);
    connect(
        m_end, &QPushButton::clicked, this, [this] { m_counter->setEnded(m_counter->isOpen()); });
    m_propose = add(
        tr("Propose changes"), ui::IconName::ArrowLeftRight, &StocktakeScreen::proposeChanges);
    ui::setButtonRole(m_propose, ui::ButtonRole::Primary);
}

void StocktakeScreen::addCommands()
{
    m_commands.nameGroup({QStringLiteral("stocktake")}, tr("Stocktake"));
    const auto isHere = [this] { return isVisible(); };
    m_commands.add({.id = QStringLiteral("stocktake.begin"),
        .text = tr("Begin a stocktake"),
        .icon = ui::IconName::ScanBarcode,
        .keys = {QKeySequence::New},
        .run = [this] { askPlace(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("stocktake.report"),
        .text = tr("Report of the stocktake"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = [this] { return isVisible() && m_counter->current(); }});
    m_commands.add({.id = QStringLiteral("stocktake.propose"),
        .text = tr("Propose changes"),
        .icon = ui::IconName::ArrowLeftRight,
        .keys = {Qt::CTRL | Qt::Key_Return},
        .run = [this] { proposeChanges(); },
        .isEnabled = [this] { return isVisible() && m_propose->isEnabled(); }});
}

void StocktakeScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_body->layout()->setContentsMargins(margin, gap, margin, margin);
    m_body->layout()->setSpacing(gap);
}

void StocktakeScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void StocktakeScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_wedge->setListening(true);
    m_counter->load();
    m_commands.refresh();
}

void StocktakeScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_wedge->setListening(false);
    m_commands.refresh();
}

void StocktakeScreen::setPart(Part part)
{
    m_parts->setChosen(int(part));
}

QString StocktakeScreen::placeName() const
{
    const Stocktake *current = m_counter->current();
    return current && m_counter->hasStock()
        ? placeText(m_counter->stock(), current->school, current->room)
        : QString();
}

void StocktakeScreen::showCount()
{
    const Stocktake *current = m_counter->current();
    const bool isThere = current && m_counter->hasStock();
    m_tools->setVisible(isThere);
    m_body->setVisible(isThere);
    m_empty->setVisible(!current);
    if (!isThere)
        return;
    const QString since = QLocale().toString(
        current->startedAt.toLocalTime(), tr("d MMMM yyyy, HH:mm", "how a time is written"));
    m_place->setText(current->endedAt.isValid() ? tr("%1 · %2, ended").arg(placeName(), since)
                                                : tr("%1 · since %2").arg(placeName(), since));
    const Count &count = m_counter->count();
    const size_t expected = count.found.size() + count.missing.size();
    const auto number = [](size_t value) { return numberText(qint64(value)); };
    m_figures->setFigures({
        {wordOf(ScanOutcome::Found), number(count.found.size()),
            tr("of %1 that are to be here").arg(number(expected)),
            count.missing.empty() && expected > 0 ? std::optional(ui::Status::Ok) : std::nullopt},
        {tr("Missing"), number(count.missing.size()),
            m_counter->isOpen() ? tr("not scanned yet") : tr("not scanned"),
            m_counter->isOpen() || count.missing.empty() ? std::nullopt
                                                         : std::optional(ui::Status::Bad)},
        {wordOf(ScanOutcome::Unexpected), number(count.unexpected.size()),
            tr("are booked elsewhere"),
            count.unexpected.empty() ? std::nullopt : std::optional(ui::Status::Warn)},
        {wordOf(ScanOutcome::Unknown), number(count.unknown.size()), tr("codes of no machine"),
            count.unknown.empty() ? std::nullopt : std::optional(ui::Status::Warn)},
    });
    m_end->setText(m_counter->isOpen() ? tr("End") : tr("Go on"));
    m_propose->setEnabled(!count.unexpected.empty() || !count.missing.empty());
    if (m_counter->scans().empty()) {
        m_last->hide();
        m_lastName->setText(
            m_counter->isOpen() ? tr("Scan the first label") : tr("Nothing was scanned"));
    } else if (m_last->isHidden()) { // begun before this window was
        m_lastName->setText(m_counter->isOpen() ? tr("Scan the next label") : QString());
    }
    showTyped();
    showList();
    m_commands.refresh();
}

void StocktakeScreen::showList()
{
    if (!m_counter->current() || !m_counter->hasStock())
        return;
    const auto counted = countedOf(*m_counter);
    switch (Part(m_parts->chosen())) {
    case Part::Missing:
        m_rows->setRows(machineRows(counted, counted.count.missing));
        return;
    case Part::Found:
        m_rows->setRows(machineRows(counted, counted.count.found));
        return;
    case Part::Unexpected:
        m_rows->setRows(machineRows(counted, counted.count.unexpected));
        return;
    case Part::Unknown:
        m_rows->setRows(codeRows(counted));
        return;
    }
}

void StocktakeScreen::showScan(ScanOutcome outcome, const QString &code, const DeviceId &device)
{
    m_chime.play(outcome);
    QString name = code;
    const Register &stock = m_counter->stock();
    if (const quint32 row = device.isEmpty() ? kNoRow : stock.deviceRow(device); row != kNoRow) {
        const DeviceRow &about = stock.devices()[row];
        const QString number = stock.tag(about).isEmpty() ? stock.serial(about) : stock.tag(about);
        const UnitCode school
            = about.school == kNoRow ? UnitCode() : stock.schools()[about.school].code;
        const RoomId room = about.room == kNoRow ? RoomId() : stock.rooms()[about.room].id;
        name = outcome == ScanOutcome::Unexpected
            ? tr("%1, booked at %2").arg(number, placeText(stock, school, room))
            : tr("%1, %2", "number, kind").arg(number, inventory::wordOf(about.kind));
    }
    m_last->setStatus(statusOf(outcome), wordOf(outcome));
    m_last->show();
    m_lastName->setText(name);
}

void StocktakeScreen::showTyped()
{
    m_typed->setText(
        m_wedge->typed().isEmpty() ? QString() : tr("%1, then Enter").arg(m_wedge->typed()));
}

void StocktakeScreen::askPlace()
{
    const std::shared_ptr<const Register> &stock = m_inventory.picture().inventory;
    if (!stock)
        return;
    m_placeSheet->ask(tr("What is counted?"), stock);
    if (const Stocktake *current = m_counter->current())
        m_placeSheet->picker().choose(current->school, {});
}

void StocktakeScreen::askEarlier()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<Stocktake> &all = m_counter->all();
    for (size_t i = 0; i < std::min(all.size(), kMostEarlier); ++i) {
        const Stocktake &each = all[i];
        const QString day = dayText(each.startedAt.toLocalTime().date());
        const QString place = placeText(m_counter->stock(), each.school, each.room);
        QAction *action
            = menu->addAction(each.endedAt.isValid() ? tr("%1 · %2", "place, day").arg(place, day)
                                                     : tr("%1 · %2, goes on").arg(place, day));
        action->setCheckable(true);
        action->setChecked(m_counter->current() && m_counter->current()->id == each.id);
        connect(action, &QAction::triggered, this, [this, each] { m_counter->choose(each); });
    }
    menu->popup(m_tools->mapToGlobal(
        QPoint(m_tools->width() - menu->sizeHint().width(), m_tools->height())));
}

void StocktakeScreen::askExport()
{
    if (!m_counter->current())
        return;
    askTableFile(
        this, tr("Report of the stocktake"), tr("Stocktake of %1").arg(placeName()),
        [this](const QString &path) { exportTo(path); }, TableFiles::WithPapers);
}

void StocktakeScreen::exportTo(const QString &path)
{
    if (!m_counter->current() || !m_counter->hasStock())
        return;
    const auto task = m_tasks.run([path, counted = countedOf(*m_counter), look = PaperLook()](
                                      TaskControl &control) -> Result<> {
        const TableReport report = reportOf(counted);
        return isReportFile(path) ? writeTableReport(path, report, look, control)
                                  : writeTable(path, report.workbook.front(), control);
    });
    m_progress->follow(task, tr("Report of the stocktake"));
    whenDone(task, this, [this, path](const Result<> &done) {
        if (done)
            m_toasts.show({.text = tr("The report is in “%1”.").arg(QFileInfo(path).fileName())});
        else if (done.error().kind != Error::Kind::Cancelled)
            m_toasts.show({.text = done.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

// What stands here belongs here; what was not found once everything has been scanned is lost.
void StocktakeScreen::proposeChanges()
{
    const Stocktake *current = m_counter->current();
    if (!current || !m_counter->hasStock())
        return;
    const Register &stock = m_counter->stock();
    std::vector<DeviceChange> changes;
    for (const quint32 row : m_counter->count().unexpected)
        changes.push_back({stock.idOf(stock.devices()[row]),
            [school = current->school, room = current->room](Device &device) {
                device.school = school;
                if (!room.isEmpty())
                    device.room = room;
                if (device.state == DeviceState::Lost || device.state == DeviceState::OnLoan
                    || device.state == DeviceState::InRepair)
                    device.state = DeviceState::InUse;
            }});
    if (!m_counter->isOpen())
        for (const quint32 row : m_counter->count().missing)
            changes.push_back({stock.idOf(stock.devices()[row]),
                [](Device &device) { device.state = DeviceState::Lost; }});
    if (changes.empty()) {
        m_toasts.show(
            {.text = tr("End the stocktake first: until then what is missing may still be "
                        "found."),
                .kind = ui::Toast::Kind::Note});
        return;
    }
    m_editor.propose(tr("Stocktake of %1").arg(placeName()), std::move(changes));
}

} // namespace hz::console
