#include "schools/schoolsscreen.h"

#include "schools/schooledit.h"
#include "window/emptylist.h"
#include "window/recordeditor.h"
#include "window/standing.h"
#include "window/tablefile.h"

#include <hz/sheet/writer.h>
#include <hz/ui/actions.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/selectionbar.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

inline const Setting<QString> kColumnState{"console/schoolColumns", {}};

const QString kVerdicts = QStringLiteral("verdict");
const QString kKinds = QStringLiteral("kind");
const QString kCounties = QStringLiteral("county");
const QString kRules = QStringLiteral("rule");
const QString kInPlan = QStringLiteral("inPlan");

bool isTicked(quint32 bits, size_t value)
{
    return (bits >> value & 1) != 0;
}

void tick(quint32 &bits, size_t value, bool isChecked)
{
    bits = isChecked ? bits | 1u << value : bits & ~(1u << value);
}

// The words of what is ticked, if it is little; else how many.
QString ticked(const QStringList &words)
{
    return words.size() <= 2 ? words.join(SchoolsScreen::tr(", ", "between the words of a list"))
                             : SchoolsScreen::tr("%n chosen", nullptr, int(words.size()));
}

} // namespace

SchoolsScreen::SchoolsScreen(Inventory &inventory, Settings &settings, ui::ActionRegistry &commands,
    RecordEditor &editor, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_commands(commands)
    , m_editor(editor)
    , m_toasts(toasts)
    , m_query{.onlyInPlan = true}
    , m_source(new SchoolSource(this))
{
    buildUi();
    addCommands();
    connect(&m_inventory, &Inventory::judged, this, &SchoolsScreen::list);
    list();
}

void SchoolsScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    m_facets = new ui::FacetPanel;
    connect(m_facets, &ui::FacetPanel::toggled, this, &SchoolsScreen::toggle);
    panes->addWidget(m_facets);
    m_table = new ui::TableView(tr("Schools"));
    m_table->setSource(m_source);
    m_table->setSorted(int(m_query.sortBy), Qt::AscendingOrder);
    m_table->setColumnState(QByteArray::fromBase64(m_settings.value(kColumnState).toLatin1()));
    connect(m_table, &ui::TableView::sortRequested, this, &SchoolsScreen::sort);
    connect(m_table, &ui::TableView::activated, this, &SchoolsScreen::openRow);
    connect(m_table, &ui::TableView::selectionChanged, this, &SchoolsScreen::showSelection);
    panes->addWidget(m_table, 1);
    m_empty = new EmptyList(tr("No schools yet"), tr("No school fits"), m_table);
    connect(m_empty, &EmptyList::importAsked, this, [this] { Q_EMIT asked(ImportAt{}); });
    connect(m_empty, &EmptyList::clearAsked, this, &SchoolsScreen::clear);
    m_bar = new ui::SelectionBar(m_table);
    connect(m_bar, &ui::SelectionBar::closed, m_table, &ui::TableView::clearSelection);
    m_progress = new ui::ProgressPanel(this);
}

QWidget *SchoolsScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_filter = new ui::FilterField;
    m_filter->setHint(tr("Filter by name or code"));
    connect(m_filter, &ui::FilterField::textChanged, this, [this](const QString &text) {
        m_query.words = text;
        list();
    });
    connect(m_filter, &ui::FilterField::removed, this, &SchoolsScreen::removeChip);
    connect(m_filter, &ui::FilterField::cleared, this, &SchoolsScreen::clear);
    tools->row()->addWidget(m_filter, 1);
    m_count
        = new ui::Label(QString(), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    const auto add = [tools](const QString &text, ui::IconName icon) {
        auto *button = new QPushButton(ui::icon(icon), text);
        ui::setCompact(button);
        tools->row()->addWidget(button);
        return button;
    };
    QPushButton *columns = add(tr("Columns"), ui::IconName::Columns);
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        popUp([this](QMenu *menu) { m_table->fillColumnMenu(menu); }, columns, false);
    });
    connect(add(tr("Export"), ui::IconName::ExternalLink), &QPushButton::clicked, this,
        &SchoolsScreen::askToExport);
    return tools;
}

void SchoolsScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    const auto hasAny = [this] { return isVisible() && !chosen().empty(); };
    m_commands.nameGroup({QStringLiteral("schools")}, tr("Schools"));
    m_commands.add({.id = QStringLiteral("schools.filter"),
        .text = tr("Filter schools"),
        .icon = ui::IconName::Search,
        .keys = {QKeySequence::Find},
        .run = [this] { m_filter->field()->setFocus(Qt::ShortcutFocusReason); },
        .isEnabled = isHere});
    addChanges();
    m_commands.add({.id = QStringLiteral("schools.copy"),
        .text = tr("Copy"),
        .icon = ui::IconName::Copy,
        .keys = {QKeySequence::Copy},
        .run = [this] { QApplication::clipboard()->setText(m_table->copied()); },
        .isEnabled = hasAny});
    m_commands.add({.id = QStringLiteral("schools.paste"),
        .text = tr("Paste rows of a spreadsheet"),
        .icon = ui::IconName::Download,
        .keys = {QKeySequence::Paste},
        .run =
            [this] {
                m_editor.begin(tr("Paste"),
                    [text = QApplication::clipboard()->text()](const Register &inventory,
                        TaskControl &task) { return planPastedSchools(text, inventory, task); });
            },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("schools.export"),
        .text = tr("Export"),
        .icon = ui::IconName::ExternalLink,
        .keys = {Qt::CTRL | Qt::Key_E},
        .run = [this] { askToExport(); },
        .isEnabled = isHere});
    QList<QAction *> verbs;
    for (const char *id : {"kind", "county", "locality", "runBy", "copy", "export"})
        verbs.append(m_commands.action(QStringLiteral("schools.") + QLatin1StringView(id)));
    m_bar->setVerbs(verbs);
}

void SchoolsScreen::addChanges()
{
    using Change = std::function<void(School &)>;
    using Choices = std::vector<std::pair<QString, Change>>;
    const auto add = [this](const char *id, SchoolColumn column, ui::IconName icon,
                         const std::function<Choices()> &choices) {
        const QString field = console::titleOf(column);
        const auto fill = [this, field, choices](QMenu *menu) {
            for (const auto &[text, change] : choices())
                connect(menu->addAction(text), &QAction::triggered, this,
                    [this, title = tr("%1: %2", "a column, its new value").arg(field, text),
                        set = change] { changeAll(title, set); });
        };
        m_commands.add({.id = QStringLiteral("schools.") + QLatin1StringView(id),
            .text = field,
            .icon = icon,
            .run = [this, fill] { popUp(fill, m_bar, true); },
            .isEnabled = [this] { return isVisible() && !chosen().empty(); }});
    };
    add("kind", SchoolColumn::Kind, ui::IconName::School, [] {
        Choices choices;
        for (size_t i = 0; i < kSchoolKinds; ++i)
            choices.emplace_back(wordOf(SchoolKind(i)),
                [kind = SchoolKind(i)](School &school) { school.kind = kind; });
        return choices;
    });
    add("county", SchoolColumn::County, ui::IconName::Grid2x2, [this] {
        Choices choices;
        for (const Unit &unit : m_inventory.picture().inventory->units())
            if (unit.level == UnitLevel::County)
                choices.emplace_back(
                    unit.name, [code = unit.code](School &school) { school.county = code; });
        return choices;
    });
    add("locality", SchoolColumn::Locality, ui::IconName::House, [] {
        Choices choices;
        for (const Locality locality : {Locality::Urban, Locality::Rural})
            choices.emplace_back(
                wordOf(locality), [locality](School &school) { school.locality = locality; });
        return choices;
    });
    add("runBy", SchoolColumn::RunBy, ui::IconName::User, [] {
        Choices choices;
        for (const bool isPrefectureSchool : {false, true})
            choices.emplace_back(
                runByText(isPrefectureSchool), [isPrefectureSchool](School &school) {
                    school.isPrefectureSchool = isPrefectureSchool;
                });
        return choices;
    });
}

std::vector<UnitCode> SchoolsScreen::chosen() const
{
    std::vector<UnitCode> schools;
    for (const qint64 id : m_table->selectedIds())
        if (const std::optional<int> row = m_source->rowOf(id))
            schools.push_back(m_source->rows().school(*row).code);
    if (schools.empty())
        if (const std::optional<int> row = m_table->currentRow())
            schools.push_back(m_source->rows().school(*row).code);
    return schools;
}

void SchoolsScreen::changeAll(const QString &title, const std::function<void(School &)> &change)
{
    std::vector<SchoolChange> changes;
    for (const UnitCode &school : chosen())
        changes.push_back({school, change});
    m_editor.begin(
        title, [changes = std::move(changes)](const Register &inventory, TaskControl &task) {
            return planSchools(inventory, changes, task);
        });
}

void SchoolsScreen::showSelection()
{
    const int count = m_table->selectedCount();
    m_table->setRoomBelow(count > 0 ? m_bar->reach() : 0);
    m_toasts.setClearance(count > 0 ? ui::theme().atScaleOne(ui::Measure::DeskSelectionBar) : 0);
    m_commands.refresh();
    if (count == 0) {
        m_bar->hide();
        return;
    }
    m_bar->setWords(tr("%1 selected").arg(schoolsText(count)), {});
    m_bar->rise();
}

void SchoolsScreen::popUp(
    const std::function<void(QMenu *)> &fill, const QWidget *beside, bool isAbove)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(menu);
    menu->popup(
        beside->mapToGlobal(QPoint(0, isAbove ? -menu->sizeHint().height() : beside->height())));
}

void SchoolsScreen::resizeEvent(QResizeEvent *event)
{
    m_facets->setFixedWidth(ui::theme().px(ui::isNarrow(this) ? 176 : 212));
    QWidget::resizeEvent(event);
    m_empty->cover(*m_table);
}

void SchoolsScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_empty->cover(*m_table);
    m_commands.refresh();
}

void SchoolsScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_settings.setValue(kColumnState, QString::fromLatin1(m_table->columnState().toBase64()));
    m_toasts.setClearance(0);
    m_commands.refresh();
}

void SchoolsScreen::clear()
{
    setQuery({.sortBy = m_query.sortBy, .isDescending = m_query.isDescending});
}

void SchoolsScreen::setQuery(const SchoolQuery &query)
{
    m_query = query;
    m_filter->setText(query.words);
    m_table->setSorted(
        int(query.sortBy), query.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    list();
}

void SchoolsScreen::list()
{
    const Picture &picture = m_inventory.picture();
    if (!picture.evaluation)
        return;
    // Rules are known by their place, and another set has others there.
    std::erase_if(
        m_query.rules, [&](quint32 rule) { return rule >= picture.evaluation->set.rules.size(); });
    m_source->setRows({.picture = picture,
        .list = listSchools(*picture.inventory, *picture.evaluation, m_query),
        .rules = m_query.rules});
    m_count->setText(schoolsText(m_source->rowCount()));
    m_empty->showFor(m_source->rowCount(), !picture.inventory->schools().empty());
    showChips();
    showFacets();
}

void SchoolsScreen::showChips()
{
    const Picture &picture = m_inventory.picture();
    std::vector<ui::FilterChip> chips;
    if (m_query.onlyInPlan)
        chips.push_back({kInPlan, tr("Schools of the plan")});
    QStringList counties;
    for (const quint32 county : m_query.counties)
        counties.append(picture.inventory->units()[county].name);
    if (!counties.isEmpty())
        chips.push_back({kCounties, tr("County: %1").arg(ticked(counties))});
    QStringList kinds;
    for (size_t i = 0; i < kSchoolKinds; ++i)
        if (isTicked(m_query.kinds, i))
            kinds.append(wordOf(SchoolKind(i)));
    if (!kinds.isEmpty())
        chips.push_back({kKinds, tr("Kind: %1").arg(ticked(kinds))});
    QStringList rules;
    for (const quint32 rule : m_query.rules)
        rules.append(picture.evaluation->set.rules[rule].title.text());
    if (!rules.isEmpty())
        chips.push_back({kRules, tr("Rule: %1").arg(ticked(rules))});
    QStringList verdicts;
    for (size_t i = 0; i < m_source->rows().list.verdicts.size(); ++i)
        if (isTicked(m_query.verdicts, i))
            verdicts.append(wordOf(Verdict(i)));
    if (!verdicts.isEmpty())
        chips.push_back({kVerdicts, ticked(verdicts)});
    m_filter->setChips(chips);
}

void SchoolsScreen::showFacets()
{
    const SchoolList &list = m_source->rows().list;
    ui::FacetGroup verdicts{.id = kVerdicts, .title = tr("Standing"), .values = {}};
    for (size_t i = 0; i < list.verdicts.size(); ++i)
        verdicts.values.push_back({.id = QString::number(i),
            .text = wordOf(Verdict(i)),
            .count = list.verdicts[i],
            .glyph = statusOf(Verdict(i)),
            .isChecked = isTicked(m_query.verdicts, i)});
    ui::FacetGroup counties{.id = kCounties, .title = tr("County"), .values = {}};
    const std::vector<Unit> &units = m_inventory.picture().inventory->units();
    for (quint32 i = 0; i < units.size(); ++i)
        if (units[i].level == UnitLevel::County)
            counties.values.push_back({.id = QString::number(i),
                .text = units[i].name,
                .count = list.counties[i],
                .glyph = {},
                .isChecked = std::find(m_query.counties.begin(), m_query.counties.end(), i)
                    != m_query.counties.end()});
    ui::FacetGroup kinds{.id = kKinds, .title = tr("Kind"), .values = {}};
    for (size_t i = 0; i < kSchoolKinds; ++i)
        if (list.kinds[i] > 0 || isTicked(m_query.kinds, i))
            kinds.values.push_back({.id = QString::number(i),
                .text = wordOf(SchoolKind(i)),
                .count = list.kinds[i],
                .glyph = {},
                .isChecked = isTicked(m_query.kinds, i)});
    m_facets->setGroups({verdicts, counties, kinds});
}

void SchoolsScreen::removeChip(const QString &id)
{
    if (id == kInPlan)
        m_query.onlyInPlan = false;
    else if (id == kCounties)
        m_query.counties.clear();
    else if (id == kKinds)
        m_query.kinds = 0;
    else if (id == kRules)
        m_query.rules.clear();
    else if (id == kVerdicts)
        m_query.verdicts = 0;
    list();
}

void SchoolsScreen::toggle(const QString &group, const QString &value, bool isChecked)
{
    const quint32 which = value.toUInt();
    if (group == kVerdicts) {
        tick(m_query.verdicts, which, isChecked);
    } else if (group == kKinds) {
        tick(m_query.kinds, which, isChecked);
    } else if (group == kCounties) {
        std::erase(m_query.counties, which);
        if (isChecked)
            m_query.counties.push_back(which);
    }
    list();
}

void SchoolsScreen::sort(int column, Qt::SortOrder order)
{
    m_query.sortBy = SchoolColumn(column);
    m_query.isDescending = order == Qt::DescendingOrder;
    m_table->setSorted(column, order);
    list();
}

void SchoolsScreen::openRow(int row)
{
    Q_EMIT asked(SchoolAt{m_source->rows().school(row).code});
}

void SchoolsScreen::askToExport()
{
    askTableFile(
        this, tr("Export"), tr("Schools"), [this](const QString &path) { exportTo(path); });
}

void SchoolsScreen::exportTo(const QString &path)
{
    SchoolRows rows = m_source->rows();
    if (m_table->selectedCount() > 0) {
        std::vector<SchoolStanding> selected;
        for (int row = 0; row < m_source->rowCount(); ++row)
            if (m_table->isSelected(row))
                selected.push_back(rows.list.rows[size_t(row)]);
        rows.list.rows = std::move(selected);
    }
    const auto task
        = m_tasks.run([rows = std::move(rows), path](TaskControl &control) -> Result<int> {
              const sheet::Table table = console::tableOf(rows);
              HZ_CHECK(writeTable(path, table, control));
              return int(rows.list.rows.size());
          });
    m_progress->follow(task, tr("Exporting"));
    whenDone(task, this, [this, path](const Result<int> &written) {
        if (written)
            m_toasts.show({.text = tr("%1 in “%2”.", "how many schools, the file")
                                       .arg(schoolsText(*written), QFileInfo(path).fileName())});
        else if (written.error().kind != Error::Kind::Cancelled)
            m_toasts.show({.text = written.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

} // namespace hz::console
