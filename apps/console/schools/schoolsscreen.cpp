#include "schools/schoolsscreen.h"

#include "window/standing.h"

#include <hz/sheet/writer.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/facetpanel.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
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

SchoolsScreen::SchoolsScreen(Inventory &inventory, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_query{.onlyInPlan = true}
    , m_source(new SchoolSource(this))
{
    buildUi();
    connect(&m_inventory, &Inventory::pictureChanged, this, &SchoolsScreen::list);
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
    m_table->setSelectable(false);
    m_table->setSource(m_source);
    m_table->setSorted(int(m_query.sortBy), Qt::AscendingOrder);
    m_table->setColumnState(QByteArray::fromBase64(m_settings.value(kColumnState).toLatin1()));
    connect(m_table, &ui::TableView::sortRequested, this, &SchoolsScreen::sort);
    connect(m_table, &ui::TableView::activated, this, &SchoolsScreen::openRow);
    panes->addWidget(m_table, 1);
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
    connect(m_filter, &ui::FilterField::cleared, this,
        [this] { setQuery({.sortBy = m_query.sortBy, .isDescending = m_query.isDescending}); });
    tools->row()->addWidget(m_filter, 1);
    m_count
        = new ui::Label(QString(), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_count);
    m_columns = new QPushButton(ui::icon(ui::IconName::Columns), tr("Columns"));
    ui::setCompact(m_columns);
    connect(m_columns, &QPushButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_table->fillColumnMenu(menu);
        menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
    });
    tools->row()->addWidget(m_columns);
    auto *takeOut = new QPushButton(ui::icon(ui::IconName::ExternalLink), tr("Export"));
    ui::setCompact(takeOut);
    connect(takeOut, &QPushButton::clicked, this, &SchoolsScreen::askToExport);
    tools->row()->addWidget(takeOut);
    return tools;
}

void SchoolsScreen::resizeEvent(QResizeEvent *event)
{
    m_facets->setFixedWidth(ui::theme().px(ui::isNarrow(this) ? 176 : 212));
    QWidget::resizeEvent(event);
}

void SchoolsScreen::hideEvent(QHideEvent *event)
{
    m_settings.setValue(kColumnState, QString::fromLatin1(m_table->columnState().toBase64()));
    QWidget::hideEvent(event);
}

void SchoolsScreen::focusFilter()
{
    m_filter->field()->setFocus(Qt::ShortcutFocusReason);
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
    m_count->setText(tr("%Ln school(s)", nullptr, m_source->rowCount()));
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
    auto *dialog = new QFileDialog(this, tr("Export"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Spreadsheet (*.xlsx)") + QStringLiteral(";;") + tr("CSV table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(tr("Schools") + QStringLiteral(".xlsx"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(
            filter.contains(u"csv") ? QStringLiteral("csv") : QStringLiteral("xlsx"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &SchoolsScreen::exportTo);
    dialog->open();
}

void SchoolsScreen::exportTo(const QString &path)
{
    const auto task
        = m_tasks.run([rows = m_source->rows(), path](TaskControl &control) -> Result<QString> {
              const sheet::Table table = tableOf(rows);
              const bool isCsv = QFileInfo(path).suffix().compare(u"csv", Qt::CaseInsensitive) == 0;
              HZ_CHECK(isCsv ? sheet::writeCsv(path, table, control)
                             : sheet::writeXlsx(path, {table}, control));
              return path;
          });
    m_progress->follow(task, tr("Exporting"));
    whenDone(task, this, [this](const Result<QString> &written) {
        if (written)
            Q_EMIT exported(*written);
        else if (written.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(written.error());
    });
}

} // namespace hz::console
