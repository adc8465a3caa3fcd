#include "transfers/transfersscreen.h"

#include "transfers/receivesheet.h"
#include "transfers/transferdesk.h"
#include "transfers/transferpane.h"
#include "transfers/transferpaper.h"
#include "transfers/transfersource.h"

#include <hz/inventory/planreasons.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kFacets = 212, kFacetsNarrow = 168, kPane = 368, kPaneNarrow = 312;

const QString kStates = QStringLiteral("state");
const QString kCounties = QStringLiteral("county");
const QString kSchools = QStringLiteral("school");

struct Found {
    std::shared_ptr<const TransferBook> book;
    TransferList list;
};

} // namespace

TransfersScreen::TransfersScreen(
    Inventory &inventory, ui::ActionRegistry &commands, TransferDesk &desk, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_desk(desk)
    , m_source(new TransferSource(this))
    , m_receive(new ReceiveSheet(window))
{
    buildUi();
    addCommands();
    connect(m_receive, &ReceiveSheet::received, &desk, &TransferDesk::step);
    connect(&inventory, &Inventory::pictureChanged, this, &TransfersScreen::takePicture);
    takePicture();
}

void TransfersScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &TransfersScreen::tick);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Transfer orders"));
    m_table->setSelectable(false);
    m_table->setSource(m_source);
    panes->addWidget(m_table, 1);
    connect(m_table, &ui::TableView::currentChanged, this, &TransfersScreen::showCurrent);
    connect(m_table, &ui::TableView::sortRequested, this, [this](int by, Qt::SortOrder order) {
        change([&](TransferQuery &query) {
            query.sortBy = TransferColumn(by);
            query.isDescending = order == Qt::DescendingOrder;
        });
    });
    m_pane = new TransferPane(m_inventory, m_desk, *m_receive);
    panes->addWidget(m_pane);
    connect(m_pane, &TransferPane::deviceAsked, this,
        [this](const DeviceId &device) { Q_EMIT asked(DeviceAt{device}); });
    connect(m_pane, &TransferPane::shown, &m_commands, &ui::ActionRegistry::refresh);
    m_empty = new ui::EmptyState(ui::IconName::ArrowLeftRight, tr("No transfer order is listed"),
        tr("Make them from a plan, or a filter hides them."), tr("Plan"), m_table);
    m_empty->hide();
    connect(m_empty, &ui::EmptyState::acted, this, [this] { Q_EMIT asked(PlanAt{}); });
    m_progress = new ui::ProgressPanel(this);
}

QWidget *TransfersScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Type to filter"));
    tools->row()->addWidget(m_filter, 1);
    connect(m_filter, &ui::FilterField::textChanged, this, [this](const QString &text) {
        change([&text](TransferQuery &query) { query.words = text; });
    });
    connect(m_filter, &ui::FilterField::removed, this, &TransfersScreen::removeChip);
    connect(m_filter, &ui::FilterField::cleared, this, [this] {
        change([](TransferQuery &query) {
            query = {.sortBy = query.sortBy, .isDescending = query.isDescending};
        });
    });
    m_count = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    const auto add = [tools](const QString &text, ui::IconName icon) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        tools->row()->addWidget(button);
        return button;
    };
    connect(add(tr("Plan"), ui::IconName::ArrowLeft), &QPushButton::clicked, this,
        [this] { Q_EMIT asked(PlanAt{}); });
    connect(add(tr("Print or export"), ui::IconName::Printer), &QPushButton::clicked, this,
        &TransfersScreen::askExport);
    m_issueAll = add(tr("Issue all drafts"), ui::IconName::Check);
    m_issueAll->setObjectName(QStringLiteral("issueAll"));
    connect(m_issueAll, &QPushButton::clicked, this, &TransfersScreen::issueAll);
    return tools;
}

void TransfersScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    m_commands.nameGroup({QStringLiteral("transfers")}, tr("Transfer orders"));
    m_commands.add({.id = QStringLiteral("transfers.filter"),
        .text = tr("Filter transfer orders"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = isHere});
    const auto addStep = [this](const char *id, TransferStepKind kind, const QKeySequence &key) {
        m_commands.add({.id = QStringLiteral("transfers.") + QLatin1StringView(id),
            .text = wordOf(kind),
            .icon = ui::IconName::ArrowLeftRight,
            .keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key},
            .run = [this, kind] { m_pane->step(kind); },
            .isEnabled = [this, kind] { return isVisible() && m_pane->canStep(kind); }});
    };
    addStep("issue", TransferStepKind::Issue, Qt::CTRL | Qt::Key_Return);
    addStep("send", TransferStepKind::Send, {});
    addStep("receive", TransferStepKind::Receive, Qt::CTRL | Qt::Key_R);
    addStep("withdraw", TransferStepKind::Withdraw, {});
    m_commands.add({.id = QStringLiteral("transfers.export"),
        .text = tr("Print or export"),
        .icon = ui::IconName::Printer,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askExport(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("go.transfers"),
        .text = tr("Transfer orders"),
        .icon = ui::IconName::ArrowLeftRight,
        .run = [this] { Q_EMIT asked(TransfersOf{m_query}); }});
}

void TransfersScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int facets = look.px(narrow ? kFacetsNarrow : kFacets);
    const int least = look.px(ui::Measure::DeskMiddleMin);
    m_facets->setFixedWidth(facets);
    const int pane = look.px(narrow ? kPaneNarrow : kPane);
    m_pane->setFixedWidth(pane);
    // Where there is no room for three, one can do without the filters rather than the record.
    m_facets->setVisible(width() - pane - facets >= least);
    m_pane->setVisible(width() - pane >= least);
    m_empty->setGeometry(m_table->rect().adjusted(1, m_table->header()->height(), -1, -1));
}

void TransfersScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void TransfersScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    look(); // nothing is read while nobody looks
    m_commands.refresh();
}

void TransfersScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is asked and found

void TransfersScreen::setQuery(const TransferQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    showQuery();
    look();
}

void TransfersScreen::change(const std::function<void(TransferQuery &)> &change)
{
    TransferQuery query = m_query;
    change(query);
    setQuery(query);
}

void TransfersScreen::takePicture()
{
    const std::shared_ptr<const Register> &now = m_inventory.picture().inventory;
    if (!now)
        return;
    m_stock = now;
    m_book.reset(); // orders change without the register, too
    showQuery();
    look();
}

void TransfersScreen::look()
{
    if (m_running)
        m_running->stop = true;
    m_running.reset();
    if (!m_stock || !isVisible())
        return;
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()), known = m_book,
                          stock = m_stock, query = m_query](TaskControl &control) -> Result<Found> {
              Found found{.book = known, .list = {}};
              if (!known) {
                  HZ_TRY(const auto read, database.read());
                  HZ_TRY(found.book, TransferBook::load(*read, stock, control));
              }
              HZ_TRY(found.list, found.book->list(query, control));
              return found;
          });
    m_running = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Found> &found) {
        if (m_running != state)
            return; // another question was asked since
        m_running.reset();
        if (!found) {
            m_desk.tell(found.error());
            return;
        }
        m_book = found->book;
        show(found->list);
    });
}

void TransfersScreen::show(const TransferList &list)
{
    const Register &stock = *m_book->inventory();
    m_source->show(m_book, list.rows, m_inventory.today());
    m_count->setText(tr("%1, %2", "how many orders, how many machines")
                         .arg(tr("%Ln order(s)", nullptr, int(list.rows.size())),
                             tr("%Ln machine(s)", nullptr, list.machines)));
    ui::FacetGroup states{.id = kStates, .title = tr("State")};
    for (size_t i = 0; i < kTransferStates; ++i)
        states.values.push_back({.id = nameOf(TransferState(i)),
            .text = wordOf(TransferState(i)),
            .count = list.states[i],
            .glyph = statusOf(TransferState(i)),
            .isChecked = (m_query.states >> i & 1) != 0});
    ui::FacetGroup counties{.id = kCounties, .title = tr("County")};
    for (quint32 i = 0; i < stock.units().size(); ++i)
        if (stock.units()[i].level == UnitLevel::County)
            counties.values.push_back({.id = stock.units()[i].code.text(),
                .text = stock.units()[i].name,
                .count = list.counties[i],
                .isChecked = std::ranges::find(m_query.counties, stock.units()[i].code)
                    != m_query.counties.end()});
    m_facets->setGroups({states, counties});
    if (!m_table->currentRow() && !list.rows.empty())
        m_table->setCurrentRow(0);
    showCurrent();
    m_issueAll->setEnabled(!listed(TransferState::Draft).empty());
    m_empty->setVisible(list.rows.empty());
    m_empty->raise();
}

void TransfersScreen::showCurrent()
{
    const std::optional<int> row = m_table->currentRow();
    m_pane->show(row ? m_source->order(*row).id : TransferId());
    m_commands.refresh();
}

void TransfersScreen::showQuery()
{
    if (m_filter->text() != m_query.words)
        m_filter->setText(m_query.words);
    m_table->setSorted(
        int(m_query.sortBy), m_query.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (!m_stock)
        return;
    std::vector<ui::FilterChip> chips;
    const auto add = [&chips, this](const QString &id, const QStringList &names) {
        if (!names.isEmpty())
            chips.push_back({id, names.join(tr(", ", "between what is listed"))});
    };
    QStringList names;
    for (const UnitCode &school : m_query.schools) {
        const quint32 row = m_stock->schoolRow(school);
        names.append(row == kNoRow ? school.text() : schoolText(*m_stock, row));
    }
    add(kSchools, names);
    names.clear();
    for (const UnitCode &county : m_query.counties) {
        const quint32 row = m_stock->unitRow(county);
        names.append(row == kNoRow ? county.text() : m_stock->units()[row].name);
    }
    add(kCounties, names);
    names.clear();
    for (size_t i = 0; i < kTransferStates; ++i)
        if ((m_query.states >> i & 1) != 0)
            names.append(wordOf(TransferState(i)));
    add(kStates, names);
    m_filter->setChips(chips);
}

void TransfersScreen::tick(const QString &group, const QString &value, bool isChecked)
{
    change([&](TransferQuery &query) {
        if (group == kCounties) {
            std::erase(query.counties, UnitCode(value));
            if (isChecked)
                query.counties.push_back(UnitCode(value));
            std::sort(query.counties.begin(), query.counties.end());
        } else if (const std::optional<TransferState> state = fromName<TransferState>(value)) {
            const quint32 bit = 1u << int(*state);
            query.states = isChecked ? query.states | bit : query.states & ~bit;
        }
    });
}

void TransfersScreen::removeChip(const QString &chip)
{
    change([&chip](TransferQuery &query) {
        if (chip == kSchools)
            query.schools.clear();
        else if (chip == kCounties)
            query.counties.clear();
        else if (chip == kStates)
            query.states = 0;
    });
}

// ---------------------------------------------------------------- what is done with what is listed

std::vector<TransferId> TransfersScreen::listed(std::optional<TransferState> state) const
{
    std::vector<TransferId> orders;
    for (int row = 0; m_book && row < m_source->rowCount(); ++row)
        if (!state || m_source->order(row).state == *state)
            orders.push_back(m_source->order(row).id);
    return orders;
}

void TransfersScreen::issueAll()
{
    if (const std::vector<TransferId> drafts = listed(TransferState::Draft); !drafts.empty())
        m_desk.stepAll(drafts, TransferStepKind::Issue);
}

void TransfersScreen::askExport()
{
    if (m_source->rowCount() > 0)
        askReportFile(this, tr("Print or export"), tr("Transfer orders"),
            [this](const QString &path) { exportTo(path); });
}

void TransfersScreen::exportTo(const QString &path)
{
    const auto task = m_tasks.run(
        [path, orders = listed(), stock = m_stock, look = PaperLook(),
            &database = std::as_const(m_inventory.database())](TaskControl &control) -> Result<> {
            std::vector<TransferStory> stories;
            {
                HZ_TRY(const auto read, database.read());
                for (const TransferId &order : orders) {
                    if (control.isCancelled())
                        return cancelled();
                    HZ_TRY(TransferStory story, readTransfer(*read, order));
                    stories.push_back(std::move(story));
                }
            }
            return writeTableReport(path, reportOf(stories, *stock), look, control);
        });
    m_progress->follow(task, tr("Print or export"));
    whenDone(task, this, [this, path](const Result<> &written) {
        if (written)
            Q_EMIT exported(path);
        else
            m_desk.tell(written.error());
    });
}

} // namespace hz::console
