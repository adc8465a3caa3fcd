#include "rules/ruleeditor.h"

#include "rules/ruleform.h"
#include "window/panepage.h"
#include "window/rowsource.h"
#include "window/standing.h"

#include <hz/core/file.h>
#include <hz/inventory/explanation.h>
#include <hz/sheet/values.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;
using Column = ui::TableColumn;

namespace {

struct Judged {
    std::shared_ptr<const Evaluation> before;
    std::vector<RuleComparison> comparison;
};

// "898 → 871", or one number where nothing changes.
QString change(std::optional<int> before, std::optional<int> after)
{
    const QString dash = QStringLiteral("—");
    const QString was = before ? numberText(*before) : dash;
    const QString is = after ? numberText(*after) : dash;
    return was == is ? is : was + QStringLiteral(" → ") + is;
}

std::optional<int> countOf(const std::optional<RuleResult> &result, int RuleResult::*field)
{
    const bool counts = result && result->passing + result->failing + result->withoutData > 0;
    return counts ? std::optional((*result).*field) : std::nullopt;
}

} // namespace

RuleEditor::RuleEditor(Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
{
    buildUi();
    connect(&m_inventory, &Inventory::judged, this, [this] {
        m_before.reset();
        if (m_draft)
            judge();
    });
}

void RuleEditor::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildTools());
    whole->addWidget(buildPanes(), 1);
}

QWidget *RuleEditor::buildTools()
{
    auto *tools = new ui::ToolRow;
    const auto button = [&](ui::IconName icon, const QString &text, auto act) {
        auto *made = new QPushButton(ui::icon(icon), text);
        ui::setCompact(made);
        tools->row()->addWidget(made);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    m_undo = button(ui::IconName::Undo, {}, &RuleEditor::undo);
    m_undo->setAccessibleName(tr("Undo"));
    m_undo->setToolTip(tr("Undo"));
    m_redo = button(ui::IconName::Redo, {}, &RuleEditor::redo);
    m_redo->setAccessibleName(tr("Redo"));
    m_redo->setToolTip(tr("Redo"));
    button(ui::IconName::Plus, tr("Add a rule"), &RuleEditor::addRule);
    button(ui::IconName::Upload, tr("Import"), &RuleEditor::askToImport);
    button(ui::IconName::ExternalLink, tr("Export"), &RuleEditor::askToExport);
    m_summary
        = new ui::Label(QString(), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_summary, 1);
    tools->row()->addWidget(new ui::Label(
        tr("In force from"), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2));
    m_validFrom = new QLineEdit;
    m_validFrom->setAccessibleName(tr("In force from"));
    m_validFrom->setFixedWidth(ui::theme().px(116));
    connect(m_validFrom, &QLineEdit::editingFinished, this, [this] {
        const std::optional<QDate> day = sheet::parseDate(m_validFrom->text());
        if (m_draft && day)
            take(m_draft->setValidFrom(*day));
    });
    tools->row()->addWidget(m_validFrom);
    button(ui::IconName::X, tr("Discard"), &RuleEditor::discard);
    m_keep = button(ui::IconName::Check, {}, &RuleEditor::keep);
    ui::setButtonRole(m_keep, ui::ButtonRole::Primary);
    return tools;
}

QWidget *RuleEditor::buildPanes()
{
    auto *view = new QWidget;
    auto *panes = new QHBoxLayout(view);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    m_table = new ui::TableView(tr("Rules"));
    m_table->setSelectable(false);
    std::vector<Column> columns{rowColumn("id", tr("Number"), Column::Kind::Quiet, 88),
        rowColumn("rule", tr("Rule"), Column::Kind::Text, 180),
        rowColumn("what", tr("Change"), Column::Kind::Text, 92),
        rowColumn("target", tr("Target"), Column::Kind::Number, 128),
        rowColumn("met", tr("Met"), Column::Kind::Number, 112),
        rowColumn("notMet", tr("Not met"), Column::Kind::Number, 112),
        rowColumn("newly", tr("Newly not met"), Column::Kind::Number, 96)};
    columns[1].stretches = true;
    m_rows = new RowSource(std::move(columns), this);
    m_table->setSource(m_rows);
    connect(m_table, &ui::TableView::currentChanged, this, &RuleEditor::showCurrent);
    panes->addWidget(m_table, 1);
    auto *pane = new ui::DetailPane;
    pane->setObjectName(QStringLiteral("fields"));
    m_form = new RuleForm;
    connect(m_form, &RuleForm::changed, this, [this](const Rule &rule) {
        if (m_draft)
            take(m_draft->change(rule));
    });
    connect(m_form, &RuleForm::typed, this, [this](const Rule &rule) {
        if (m_draft)
            take(m_draft->change(rule, RuleDraft::Step::Typing));
    });
    connect(m_form, &RuleForm::removeAsked, this, &RuleEditor::removeRule);
    addScrolledPage(*pane, tr("Rule"))->addWidget(m_form);
    m_definitions = new DefinitionsForm;
    connect(m_definitions, &DefinitionsForm::changed, this, [this](const Definitions &definitions) {
        if (m_draft)
            take(m_draft->setDefinitions(definitions));
    });
    addScrolledPage(*pane, tr("Who counts"))->addWidget(m_definitions);
    panes->addWidget(pane);
    return view;
}

void RuleEditor::resizeEvent(QResizeEvent *event)
{
    findChild<ui::DetailPane *>()->setFixedWidth(ui::theme().px(ui::isNarrow(this) ? 360 : 440));
    QWidget::resizeEvent(event);
}

void RuleEditor::open(const QString &rule)
{
    if (!m_draft)
        begin();
    if (!rule.isEmpty())
        m_current = rule;
    show();
}

void RuleEditor::begin()
{
    const Picture &picture = m_inventory.picture();
    const int version = picture.versions ? picture.versions->nextVersion() : 2;
    m_draft.emplace(m_inventory.rules(), version, m_inventory.today());
    m_before.reset();
    m_comparison.clear();
    show();
    judge();
}

void RuleEditor::take(const Result<> &done)
{
    if (!done)
        Q_EMIT failed(done.error());
    show();
    if (done)
        judge();
}

void RuleEditor::judge()
{
    const Picture &picture = m_inventory.picture();
    if (!picture.evaluation)
        return;
    if (m_isJudging) {
        m_isOutdated = true;
        return;
    }
    m_isJudging = true;
    m_isOutdated = false;
    if (!m_before && picture.evaluation->set == m_draft->base())
        m_before = picture.evaluation;
    const auto task = m_tasks.run(
        [picture, before = m_before, base = m_draft->base(), set = m_draft->set(),
            unit = picture.evaluation->units.empty()
                ? UnitCode()
                : picture.evaluation->units.back().code](TaskControl &control) -> Result<Judged> {
            const int year = picture.evaluation->year;
            Judged judged{before, {}};
            if (!judged.before) {
                HZ_TRY(Evaluation made, evaluate(*picture.inventory, base, year, control));
                judged.before = std::make_shared<const Evaluation>(std::move(made));
            }
            HZ_TRY(const Evaluation after, evaluate(*picture.inventory, set, year, control));
            judged.comparison = inventory::compared(*judged.before, after, unit);
            return judged;
        });
    whenDone(task, this, [this](const Result<Judged> &judged) {
        m_isJudging = false;
        if (!m_draft)
            return;
        if (m_isOutdated) {
            judge();
            return;
        }
        if (!judged) {
            Q_EMIT failed(judged.error());
            return;
        }
        m_before = judged->before;
        m_comparison = judged->comparison;
        show();
        Q_EMIT compared();
    });
}

void RuleEditor::show()
{
    if (!m_draft)
        return;
    const QStringList changed = m_draft->changed();
    const RuleSet &set = m_draft->set();
    m_undo->setEnabled(m_draft->canUndo());
    m_redo->setEnabled(m_draft->canRedo());
    m_keep->setEnabled(m_draft->isChanged());
    m_keep->setText(tr("Keep as version %1").arg(set.version));
    m_validFrom->setText(set.validFrom.toString(Qt::ISODate));
    m_definitions->showDefinitions(set.definitions);
    int newlyFailing = 0;
    int newlyMeeting = 0;
    std::vector<TableRow> rows;
    const auto rowOf = [&](const Rule &rule) {
        const Rule *before = m_draft->base().rule(rule.id);
        const bool isGone = !set.rule(rule.id);
        const auto found = std::ranges::find(m_comparison, rule.id, &RuleComparison::rule);
        const RuleComparison result
            = found == m_comparison.end() ? RuleComparison{.rule = rule.id} : *found;
        newlyFailing += result.newlyFailing;
        newlyMeeting += result.newlyMeeting;
        const QString target = thresholdText(rule, rule.threshold);
        const QString old = before ? thresholdText(*before, before->threshold) : target;
        const bool isChanged = changed.contains(rule.id);
        rows.push_back({.id = qint64(qHash(rule.id)),
            .cells = {rule.id, rule.title.text(),
                isGone          ? tr("taken out")
                    : !before   ? tr("new")
                    : isChanged ? tr("changed")
                                : QString(),
                old == target ? target : old + QStringLiteral(" → ") + target,
                change(countOf(result.before, &RuleResult::passing),
                    countOf(result.after, &RuleResult::passing)),
                change(countOf(result.before, &RuleResult::failing),
                    countOf(result.after, &RuleResult::failing)),
                result.newlyFailing > 0 ? numberText(result.newlyFailing) : QString()},
            .statusColumn = isChanged ? 2 : -1,
            .status = ui::Status::Info});
    };
    for (const Rule &rule : set.rules)
        rowOf(rule);
    for (const Rule &rule : m_draft->base().rules)
        if (!set.rule(rule.id))
            rowOf(rule);
    m_rows->setRows(std::move(rows));
    m_summary->setText(m_draft->isChanged()
            ? tr("%1 changed; %2 newly met, %3 newly not met", "rules; results of schools")
                  .arg(numberText(changed.size()), numberText(newlyMeeting),
                      numberText(newlyFailing))
            : tr("Nothing is changed yet"));
    const std::optional<int> current = m_rows->rowOf(qint64(qHash(m_current)));
    m_table->setCurrentRow(current.value_or(0));
    showCurrent();
}

void RuleEditor::showCurrent()
{
    const std::optional<int> row = m_table->currentRow();
    if (!m_draft || !row)
        return;
    m_current = m_rows->text(*row, 0);
    const Rule *rule = m_draft->rule(m_current);
    m_form->setEnabled(rule);
    if (!rule)
        rule = m_draft->base().rule(m_current);
    if (!rule)
        return;
    m_form->showRule(m_draft->set(), *rule);
    findChild<ui::DetailPane *>()->setTitle(rule->title.text(), rule->id);
}

void RuleEditor::undo()
{
    if (!m_draft || !m_draft->canUndo())
        return;
    m_draft->undo();
    take({});
}

void RuleEditor::redo()
{
    if (!m_draft || !m_draft->canRedo())
        return;
    m_draft->redo();
    take({});
}

void RuleEditor::addRule()
{
    if (!m_draft)
        return;
    const Rule *current = m_draft->rule(m_current);
    const QString group = current ? current->group : m_draft->set().groups.front().id;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QMenu *ratios = menu->addMenu(tr("Shares and ratios"));
    QMenu *rooms = menu->addMenu(tr("Rooms"));
    QMenu *devices = menu->addMenu(tr("Machines"));
    QMenu *answers = menu->addMenu(tr("Answers of the census"));
    for (const MeasureChoice &choice : measureChoices(m_draft->set())) {
        const Quantity::What what = choice.rule.of.front().what;
        QMenu *part = !choice.rule.over.empty() ? ratios
            : what == Quantity::What::Rooms     ? rooms
            : what == Quantity::What::Devices   ? devices
                                                : answers;
        QAction *action = part->addAction(choice.text);
        connect(action, &QAction::triggered, this, [this, choice, group] {
            Rule rule = choice.rule;
            rule.group = group;
            rule.title = {.en = choice.text, .zh = choice.text};
            for (const SchoolKind kind : m_draft->set().schoolGroups.value(QStringLiteral("all")))
                rule.scope.kinds[size_t(kind)] = true;
            const Result<QString> id = m_draft->add(std::move(rule));
            if (id)
                m_current = *id;
            take(id ? Result<>() : Result<>(Failure(id.error())));
        });
    }
    auto *button = qobject_cast<QPushButton *>(sender());
    menu->popup(button ? button->mapToGlobal(QPoint(0, button->height())) : QCursor::pos());
}

void RuleEditor::removeRule()
{
    if (m_draft)
        take(m_draft->remove(m_current));
}

void RuleEditor::discard()
{
    m_draft.reset();
    m_comparison.clear();
    m_before.reset();
    Q_EMIT left();
}

void RuleEditor::keep()
{
    if (!m_draft || !m_draft->isChanged())
        return;
    const RuleSet set = m_draft->set();
    const auto task
        = m_inventory.edit({{.id = documentId(set), .before = {}, .after = documentOf(set)}});
    whenDone(task, this, [this, set](const Result<QList<Edit>> &undo) {
        if (!undo) {
            Q_EMIT failed(undo.error());
            return;
        }
        discard();
        Q_EMIT kept(
            tr("Version %1 is in force from %2.").arg(set.version).arg(dayText(set.validFrom)),
            *undo);
    });
}

namespace {

QFileDialog *rulesDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title,
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        RuleEditor::tr("Rules (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void RuleEditor::askToImport()
{
    QFileDialog *dialog = rulesDialog(this, tr("Import rules"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RuleEditor::importFrom);
    dialog->open();
}

void RuleEditor::askToExport()
{
    QFileDialog *dialog = rulesDialog(this, tr("Export rules"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(tr("Rules") + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &RuleEditor::exportTo);
    dialog->open();
}

void RuleEditor::importFrom(const QString &path)
{
    const auto task = m_tasks.run([path](TaskControl &) { return readRules(path); });
    whenDone(task, this, [this](const Result<RuleSet> &set) {
        if (!set) {
            Q_EMIT failed(set.error());
            return;
        }
        if (!m_draft)
            open({});
        take(m_draft->replace(*set));
    });
}

void RuleEditor::exportTo(const QString &path)
{
    if (!m_draft)
        return;
    const auto task
        = m_tasks.run([path, json = m_draft->set().toJson()](TaskControl &) -> Result<QString> {
              HZ_CHECK(writeFileDurably(path, QJsonDocument(json).toJson()));
              return path;
          });
    whenDone(task, this, [this](const Result<QString> &written) {
        if (written)
            Q_EMIT exported(*written);
        else
            Q_EMIT failed(written.error());
    });
}

} // namespace hz::console
