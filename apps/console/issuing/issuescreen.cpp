#include "issuing/issuescreen.h"

#include "devices/placepicker.h"
#include "issuing/classsheet.h"
#include "stocktake/camerapane.h"
#include "stocktake/wedge.h"
#include "window/rowsource.h"
#include "window/standing.h"
#include "window/tablefile.h"

#include <hz/inventory/planreasons.h>
#include <hz/sheet/writer.h>
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
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Columns = std::vector<ui::TableColumn>; // lupdate loses the context of functions with ui::…

namespace {

constexpr size_t kMostEarlier = 20;
constexpr double kLastGap = 12; // at scale 1

Columns columnsOfIssue()
{
    using Kind = ui::TableColumn::Kind;
    Columns columns{rowColumn("number", IssueScreen::tr("No."), Kind::Quiet, 56),
        rowColumn("pupil", IssueScreen::tr("Pupil"), Kind::Text, 180),
        rowColumn("state", IssueScreen::tr("Has one"), Kind::Text, 120),
        rowColumn("machine", IssueScreen::tr("Asset number"), Kind::Text, 160),
        rowColumn("model", IssueScreen::tr("Model"), Kind::Quiet, 220),
        rowColumn("since", IssueScreen::tr("Since"), Kind::Quiet, 140)};
    columns[4].stretches = true;
    return columns;
}

// As it is read in a list and in a file.
std::vector<QStringList> cellsOf(const Register &inventory, const ClassIssue &issue,
    const std::vector<DeviceId> &machines, int next)
{
    std::vector<QStringList> all;
    for (int i = 0; i < int(machines.size()); ++i) {
        const quint32 row
            = machines[size_t(i)].isEmpty() ? kNoRow : inventory.deviceRow(machines[size_t(i)]);
        QStringList cells{QString::number(i + 1), issue.pupils[i],
            row != kNoRow   ? IssueScreen::tr("Has one")
                : i == next ? IssueScreen::tr("Is next")
                            : IssueScreen::tr("Has none")};
        if (row != kNoRow) {
            const DeviceRow &device = inventory.devices()[row];
            const QString tag = inventory.tag(device);
            cells << (tag.isEmpty() ? inventory.serial(device) : tag)
                  << (wordOf(device.kind) + u' ' + inventory.maker(device) + u' '
                         + inventory.model(device))
                         .simplified()
                  // Handed out just now, the register knows of it with its next picture.
                  << (device.state == DeviceState::OnLoan
                             ? dayText(QDate::fromJulianDay(device.stateSince))
                             : QString());
        }
        all.push_back(cells);
    }
    return all;
}

ScanOutcome soundOf(Handing::Outcome outcome)
{
    switch (outcome) {
    case Handing::Outcome::Issued:
    case Handing::Outcome::Returned:
        return ScanOutcome::Found;
    case Handing::Outcome::NotKnown:
        return ScanOutcome::Unknown;
    case Handing::Outcome::NotPossible:
    case Handing::Outcome::NobodyLeft:
        break;
    }
    return ScanOutcome::Unexpected;
}

} // namespace

IssueScreen::IssueScreen(Inventory &inventory, ui::ActionRegistry &commands, ui::ToastHost &toasts,
    Undoing &undoing, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_toasts(toasts)
    , m_handing(new Handing(inventory, undoing, this))
    , m_wedge(new ScannerWedge(this))
    , m_camera(new CameraPane)
    , m_rows(new RowSource(columnsOfIssue(), this))
    , m_placeSheet(new PlaceSheet(window, PlacePicker::Asks::School))
    , m_classSheet(new ClassSheet(window))
{
    buildUi();
    addCommands();
    connect(m_handing, &Handing::changed, this, &IssueScreen::showAll);
    connect(m_handing, &Handing::handed, this, &IssueScreen::showHanded);
    connect(m_handing, &Handing::failed, this, [this](const Error &error) {
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
    });
    connect(m_wedge, &ScannerWedge::scanned, m_handing, &Handing::take);
    connect(m_camera, &CameraPane::scanned, m_handing, &Handing::take);
    connect(m_wedge, &ScannerWedge::typedChanged, this, &IssueScreen::showWaiting);
    connect(m_placeSheet, &PlaceSheet::chosen, this,
        [this](const UnitCode &school, const RoomId &) { askClass(school); });
    connect(m_classSheet, &ClassSheet::chosen, this,
        [this](const QString &name, const QStringList &pupils) {
            m_last->hide();
            m_handing->begin(m_school, name, pupils);
        });
    showAll();
}

void IssueScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tools = buildTools();
    column->addWidget(m_tools);
    m_body = new QWidget;
    column->addWidget(m_body, 1);
    auto *inner = new QVBoxLayout(m_body);
    m_figures = new ui::FigureStrip;
    inner->addWidget(m_figures);
    m_lastCard = new ui::Card;
    auto *last = new QHBoxLayout;
    last->setSpacing(ui::theme().px(kLastGap));
    m_last = new ui::Badge;
    m_last->hide(); // until something was scanned
    last->addWidget(m_last);
    m_lastName = new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold);
    last->addWidget(m_lastName, 1);
    m_waiting = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2);
    last->addWidget(m_waiting);
    m_lastCard->body()->addLayout(last);
    auto *scan = new QHBoxLayout;
    scan->setSpacing(ui::theme().px(kLastGap));
    scan->addWidget(m_camera);
    scan->addWidget(m_lastCard, 1);
    inner->addLayout(scan);
    auto *list = new ui::Card(tr("Pupils"), ui::Card::Body::Flush);
    m_table = new ui::TableView(tr("Pupils"));
    m_table->setSelectable(false);
    m_table->setSource(m_rows);
    connect(m_table, &ui::TableView::activated, this, [this](int row) {
        const DeviceId &machine = m_handing->machines()[size_t(row)];
        if (machine.isEmpty())
            m_handing->setNext(row);
        else
            Q_EMIT asked(DeviceAt{machine});
    });
    list->body()->addWidget(m_table, 1);
    inner->addWidget(list, 1);
    m_empty = new ui::EmptyState(ui::IconName::User, tr("No class has a list yet"),
        tr("Choose a class and its pupils, then scan one machine for each."),
        tr("Issue machines to a class"));
    column->addWidget(m_empty, 1);
    connect(m_empty, &ui::EmptyState::acted, this, &IssueScreen::askSchool);
    m_progress = new ui::ProgressPanel(this);
}

QWidget *IssueScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_place = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    tools->row()->addWidget(m_place, 1);
    m_modes = new ui::Segmented(tr("What a scan does"), {{tr("Issue")}, {tr("Take back")}});
    m_modes->setObjectName(QStringLiteral("modes"));
    connect(m_modes, &ui::Segmented::chosenChanged, this,
        [this] { m_handing->setMode(Handing::Mode(m_modes->chosen())); });
    tools->row()->addWidget(m_modes);
    tools->row()->addWidget(m_camera->button());
    const auto add = [&](const QString &text, ui::IconName icon, void (IssueScreen::*run)()) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        connect(button, &QPushButton::clicked, this, run);
        tools->row()->addWidget(button);
    };
    add(tr("Earlier"), ui::IconName::History, &IssueScreen::askEarlier);
    add(tr("New"), ui::IconName::Plus, &IssueScreen::askSchool);
    add(tr("Export"), ui::IconName::ExternalLink, &IssueScreen::askExport);
    m_end = new QPushButton(ui::icon(ui::IconName::Check), {});
    m_end->setObjectName(QStringLiteral("end"));
    ui::setCompact(m_end);
    connect(
        m_end, &QPushButton::clicked, this, [this] { m_handing->setEnded(m_handing->isOpen()); });
    tools->row()->addWidget(m_end);
    return tools;
}

void IssueScreen::addCommands()
{
    m_commands.nameGroup({QStringLiteral("issue")}, tr("Issue and return"));
    m_commands.add({.id = QStringLiteral("issue.begin"),
        .text = tr("Issue machines to a class"),
        .icon = ui::IconName::User,
        .keys = {QKeySequence::New},
        .run = [this] { askSchool(); },
        .isEnabled = [this] { return isVisible(); }});
    m_commands.add({.id = QStringLiteral("issue.export"),
        .text = tr("Export the list of the class"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = [this] { return isVisible() && m_handing->current(); }});
}

void IssueScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_body->layout()->setContentsMargins(margin, gap, margin, margin);
    m_body->layout()->setSpacing(gap);
}

void IssueScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void IssueScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_wedge->setListening(true);
    m_handing->load();
    m_commands.refresh();
}

void IssueScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_wedge->setListening(false);
    m_commands.refresh();
}

QString IssueScreen::className(const ClassIssue &issue) const
{
    const std::shared_ptr<const Register> &stock = m_handing->stock();
    const quint32 school = stock ? stock->schoolRow(issue.school) : kNoRow;
    return school == kNoRow
        ? issue.className
        : tr("%1 %2", "school, class").arg(schoolName(*stock, school), issue.className);
}

void IssueScreen::showAll()
{
    const ClassIssue *current = m_handing->current();
    const bool isThere = current && m_handing->stock();
    m_tools->setVisible(isThere);
    m_body->setVisible(isThere);
    m_empty->setVisible(!current);
    if (!isThere)
        return;
    const QString day = dayText(current->startedAt.toLocalTime().date());
    m_place->setText(m_handing->isOpen() ? tr("%1 · since %2").arg(className(*current), day)
                                         : tr("%1 · %2, ended").arg(className(*current), day));
    const int all = int(current->pupils.size()), have = m_handing->issued();
    m_figures->setFigures({
        {tr("Pupils"), numberText(all), {}, std::nullopt},
        {tr("Have one"), numberText(have), tr("of %1").arg(numberText(all)),
            have == all ? std::optional(ui::Status::Ok) : std::nullopt},
        {tr("Have none"), numberText(all - have), {}, std::nullopt},
    });
    m_modes->setChosen(int(m_handing->mode()));
    m_end->setText(m_handing->isOpen() ? tr("End") : tr("Go on"));
    showWaiting();
    showRows();
    m_commands.refresh();
}

void IssueScreen::showRows()
{
    const int next
        = m_handing->mode() == Handing::Mode::Issue && m_handing->isOpen() ? m_handing->next() : -1;
    std::vector<TableRow> rows;
    for (const QStringList &cells :
        cellsOf(*m_handing->stock(), *m_handing->current(), m_handing->machines(), next)) {
        const int pupil = int(rows.size());
        const bool hasOne = !m_handing->machines()[size_t(pupil)].isEmpty();
        rows.push_back({.id = pupil,
            .cells = cells,
            .statusColumn = 2,
            .status = hasOne    ? ui::Status::Ok
                : pupil == next ? ui::Status::Info
                                : ui::Status::NoData});
    }
    m_rows->setRows(std::move(rows));
    if (next >= 0) {
        m_table->setCurrentRow(next);
        m_table->scrollToRow(next);
    }
}

// What the next scan does, or what is being typed.
void IssueScreen::showWaiting()
{
    const ClassIssue *current = m_handing->current();
    if (!current)
        return;
    QString next;
    if (!m_handing->isOpen())
        next = tr("Ended: nothing is scanned");
    else if (m_handing->mode() == Handing::Mode::Return)
        next = tr("Scan what comes back");
    else if (m_handing->next() < 0)
        next = tr("Everybody has a machine");
    else
        next = tr("Scan a machine for %1").arg(current->pupils[m_handing->next()]);
    if (m_last->isHidden())
        m_lastName->setText(next);
    m_waiting->setText(!m_wedge->typed().isEmpty() ? tr("%1, then Enter").arg(m_wedge->typed())
            : m_last->isHidden()                   ? QString()
                                                   : next);
}

void IssueScreen::showHanded(Handing::Outcome outcome, const QString &words)
{
    m_chime.play(soundOf(outcome));
    switch (outcome) {
    case Handing::Outcome::Issued:
        m_last->setStatus(ui::Status::Ok, tr("Issued"));
        break;
    case Handing::Outcome::Returned:
        m_last->setStatus(ui::Status::Ok, tr("Returned"));
        break;
    case Handing::Outcome::NotPossible:
    case Handing::Outcome::NobodyLeft:
        m_last->setStatus(ui::Status::Warn, tr("Not done"));
        break;
    case Handing::Outcome::NotKnown:
        m_last->setStatus(ui::Status::Bad, tr("Not known"));
        break;
    }
    m_last->show();
    m_lastName->setText(words);
    showWaiting();
}

void IssueScreen::askSchool()
{
    const std::shared_ptr<const Register> &stock = m_inventory.picture().inventory;
    if (!stock)
        return;
    if (stock->schoolRow(m_ownSchool) != kNoRow) {
        askClass(m_ownSchool);
        return;
    }
    m_placeSheet->ask(tr("Whose pupils are they?"), stock);
    if (const ClassIssue *current = m_handing->current())
        m_placeSheet->picker().choose(current->school, {});
}

void IssueScreen::askClass(const UnitCode &school)
{
    const std::shared_ptr<const Register> &stock = m_inventory.picture().inventory;
    m_school = school;
    const quint32 row = stock->schoolRow(school);
    m_classSheet->ask(row == kNoRow ? school.text() : schoolName(*stock, row));
}

void IssueScreen::askEarlier()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<ClassIssue> &all = m_handing->all();
    for (size_t i = 0; i < std::min(all.size(), kMostEarlier); ++i) {
        const ClassIssue &each = all[i];
        QAction *action = menu->addAction(
            tr("%1 · %2", "class, day")
                .arg(className(each), dayText(each.startedAt.toLocalTime().date())));
        action->setCheckable(true);
        action->setChecked(m_handing->current() && m_handing->current()->id == each.id);
        connect(action, &QAction::triggered, this, [this, each] {
            m_last->hide();
            m_handing->choose(each);
        });
    }
    menu->popup(m_tools->mapToGlobal(
        QPoint(m_tools->width() - menu->sizeHint().width(), m_tools->height())));
}

void IssueScreen::askExport()
{
    const ClassIssue *current = m_handing->current();
    if (!current)
        return;
    askTableFile(this, tr("Export the list of the class"), className(*current),
        [this](const QString &path) { exportTo(path); });
}

void IssueScreen::exportTo(const QString &path)
{
    const ClassIssue *current = m_handing->current();
    if (!current || !m_handing->stock())
        return;
    sheet::Table table{.name = current->className, .titles = {}, .rows = {}};
    for (const ui::TableColumn &column : m_rows->columns())
        table.titles.append(column.title);
    for (const QStringList &cells :
        cellsOf(*m_handing->stock(), *current, m_handing->machines(), -1)) {
        std::vector<sheet::Value> row;
        for (const QString &cell : cells)
            row.push_back(cell);
        row.resize(size_t(table.titles.size()));
        table.rows.push_back(std::move(row));
    }
    const auto task = m_tasks.run([path, table](TaskControl &control) -> Result<bool> {
        HZ_CHECK(writeTable(path, table, control));
        return true;
    });
    m_progress->follow(task, tr("Export"));
    whenDone(task, this, [this, path](const Result<bool> &done) {
        if (done)
            m_toasts.show({.text = tr("The list is in “%1”.").arg(QFileInfo(path).fileName())});
        else if (done.error().kind != Error::Kind::Cancelled)
            m_toasts.show({.text = done.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

} // namespace hz::console
