#include "census/reviewpage.h"

#include "census/namesheet.h"
#include "census/returnexport.h"
#include "census/returnlook.h"
#include "window/panepage.h"
#include "window/rowsource.h"
#include "window/standing.h"

#include <hz/inventory/planreasons.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using Column = ui::TableColumn;
using Entry = ui::KeyValueList::Entry;

namespace {

constexpr double kPaneNarrow = 340, kPaneWide = 420; // at scale 1
constexpr int kMostLetters = 200;

// In groups, as somebody reads it out.
QString keyText(const QString &key)
{
    constexpr qsizetype kGroup = 8;
    QStringList groups;
    for (qsizetype at = 0; at < key.size(); at += kGroup)
        groups.append(key.mid(at, kGroup));
    return groups.join(u' ');
}

} // namespace

ReviewPage::ReviewPage(
    Inventory &inventory, std::shared_ptr<const ReturnForm> form, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_book(new CensusBook(inventory, std::move(form), this))
{
    buildUi();
    connect(m_book, &CensusBook::changed, this, &ReviewPage::refresh);
    connect(m_book, &CensusBook::done, this, &ReviewPage::done);
    connect(m_book, &CensusBook::failed, this, &ReviewPage::failed);
}

void ReviewPage::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildTools());
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    whole->addLayout(panes, 1);
    m_table = new ui::TableView(tr("Figures"));
    m_table->setObjectName(QStringLiteral("figures"));
    m_table->setSelectable(false);
    std::vector<Column> columns{rowColumn("page", tr("Page"), Column::Kind::Quiet, 104),
        rowColumn("figure", tr("Figure"), Column::Kind::Text, 176),
        rowColumn("value", tr("Reported"), Column::Kind::Number, 108),
        rowColumn("before", tr("Last year"), Column::Kind::Number, 108),
        rowColumn("change", tr("Difference"), Column::Kind::Number, 88),
        rowColumn("check", tr("Check and remark"), Column::Kind::Text, 168)};
    columns[1].stretches = true;
    m_rows = new RowSource(std::move(columns), this);
    m_table->setSource(m_rows);
    connect(m_table, &ui::TableView::currentChanged, this, &ReviewPage::showFigure);
    connect(m_table, &ui::TableView::activated, this,
        [this] { m_remark->setFocus(Qt::TabFocusReason); });
    panes->addWidget(m_table, 1);
    panes->addWidget(buildPane());
    m_name = new NameSheet(window());
}

QWidget *ReviewPage::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_filter = new ui::Segmented(
        tr("Which figures"), {{tr("All")}, {tr("Odd")}, {tr("Changed")}, {tr("Remarked")}});
    connect(m_filter, &ui::Segmented::chosenChanged, this, &ReviewPage::showFigures);
    tools->row()->addWidget(m_filter);
    m_state = new ui::Badge;
    tools->row()->addWidget(m_state);
    m_note = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_note);
    tools->row()->addStretch(1);
    m_versions = new QPushButton(ui::icon(ui::IconName::History), {});
    ui::setCompact(m_versions);
    connect(m_versions, &QPushButton::clicked, this, &ReviewPage::chooseVersion);
    tools->row()->addWidget(m_versions);
    m_export = new ReturnExport(this);
    connect(m_export, &ReturnExport::exported, this, &ReviewPage::exported);
    connect(m_export, &ReturnExport::failed, this, &ReviewPage::failed);
    tools->row()->addWidget(m_export->button());
    m_fill = new QPushButton(ui::icon(ui::IconName::Pen), tr("Fill in"));
    ui::setCompact(m_fill);
    connect(m_fill, &QPushButton::clicked, this, [this] { Q_EMIT asked(CensusAt{m_unit}); });
    tools->row()->addWidget(m_fill);
    return tools;
}

QWidget *ReviewPage::buildPane()
{
    m_pane = new ui::DetailPane;
    QVBoxLayout *figure = addScrolledPage(*m_pane, tr("Figure"));
    m_about = new ui::KeyValueList;
    figure->addWidget(m_about);
    m_remarkTitle
        = new ui::Label(tr("Remark for the school"), ui::TypeRole::Body, ui::Weight::Bold);
    figure->addWidget(m_remarkTitle);
    m_remark = new QLineEdit;
    m_remark->setObjectName(QStringLiteral("remark"));
    m_remark->setAccessibleName(tr("Remark for the school"));
    m_remark->setPlaceholderText(tr("What is to be mended here"));
    m_remark->setMaxLength(kMostLetters);
    connect(m_remark, &QLineEdit::editingFinished, this, [this] {
        const int cell = currentCell();
        if (cell >= 0 && m_remark->isModified())
            setRemark(m_book->form().cells[size_t(cell)].id, m_remark->text().simplified());
        m_remark->setModified(false);
    });
    figure->addWidget(m_remark);
    QVBoxLayout *history = addScrolledPage(*m_pane, tr("History"));
    m_history = new ui::Timeline;
    history->addWidget(m_history);
    QVBoxLayout *missing = addScrolledPage(*m_pane, tr("Missing"));
    m_missing = new ui::KeyValueList;
    missing->addWidget(m_missing);
    m_who = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_who->setObjectName(QStringLiteral("whoActs"));
    m_who->setWordWrap(true);
    figure->addWidget(m_who);
    m_accept = new QPushButton(tr("Accept"));
    m_accept->setObjectName(QStringLiteral("accept"));
    ui::setButtonRole(m_accept, ui::ButtonRole::Primary);
    connect(m_accept, &QPushButton::clicked, this, &ReviewPage::accept);
    m_pane->foot()->addWidget(m_accept, 1);
    m_nameKey = new QPushButton(tr("The key is theirs"));
    m_nameKey->setObjectName(QStringLiteral("nameKey"));
    connect(m_nameKey, &QPushButton::clicked, this, [this] {
        if (const StoredAct *act = shown() ? m_book->toName(*shown()) : nullptr)
            askName([this, which = act->act] { m_book->nameKey(which); });
    });
    m_pane->foot()->addWidget(m_nameKey);
    m_choose = new QPushButton(tr("This version is right"));
    m_choose->setObjectName(QStringLiteral("choose"));
    ui::setButtonRole(m_choose, ui::ButtonRole::Primary);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        if (const StoredReturn *about = shown())
            askName([this, hash = about->hash] { m_book->choose(m_unit, hash); });
    });
    m_pane->foot()->addWidget(m_choose, 1);
    m_sendBack = new QPushButton(tr("Send back"));
    m_sendBack->setObjectName(QStringLiteral("sendBack"));
    connect(m_sendBack, &QPushButton::clicked, this, &ReviewPage::sendBack);
    m_pane->foot()->addWidget(m_sendBack);
    return m_pane;
}

void ReviewPage::showEvent(QShowEvent *event)
{
    m_book->setWatch(CensusBook::Watch::Returns);
    QWidget::showEvent(event);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    m_book->setWatch(CensusBook::Watch::Nothing);
    QWidget::hideEvent(event);
}

void ReviewPage::resizeEvent(QResizeEvent *event)
{
    m_pane->setFixedWidth(ui::theme().px(ui::isNarrow(this) ? kPaneNarrow : kPaneWide));
    QWidget::resizeEvent(event);
}

void ReviewPage::setUnit(const UnitCode &unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    m_hash.clear();
    m_book->setUnit(unit);
    Q_EMIT titleChanged();
}

void ReviewPage::setDecides(bool decides)
{
    m_decides = decides;
    if (m_book->picture())
        showState();
}

QString ReviewPage::title() const
{
    const Register *stock = m_inventory.picture().inventory.get();
    if (!stock)
        return {};
    const quint32 school = stock->schoolRow(m_unit);
    if (school != kNoRow)
        return schoolName(*stock, school);
    const quint32 area = stock->unitRow(m_unit);
    return area == kNoRow ? QString() : stock->units()[area].name;
}

const UnitReturns *ReviewPage::returns() const
{
    return m_book->picture() ? &m_book->picture()->now->of(m_unit) : nullptr;
}

const StoredReturn *ReviewPage::shown() const
{
    const UnitReturns *all = returns();
    if (!all)
        return nullptr;
    if (const StoredReturn *chosen = m_hash.isEmpty() ? nullptr : all->find(m_hash))
        return chosen;
    if (all->current())
        return all->current();
    return all->all.empty() ? nullptr : &all->all.back(); // broken, and still to be seen
}

void ReviewPage::refresh()
{
    if (!m_book->picture())
        return;
    const CensusPicture &picture = *m_book->picture();
    m_lastYear = figuresBefore(picture.basis(), m_unit);
    const StoredReturn *about = shown();
    // Remarks wait until they are written down: what cannot be sent now can be sent later.
    if (const StoredAct *sent = about ? about->last(CensusActKind::SentBack) : nullptr;
        sent && sent->act.remarks == m_remarks.value(about->hash))
        m_remarks.remove(about->hash);
    const bool isSchool = picture.inventory->schoolRow(m_unit) != kNoRow;
    m_findings
        = about && isSchool ? findingsOf(picture.basis(), about->snapshot) : std::vector<Finding>();
    m_fill->setVisible(isSchool);
    if (about)
        m_export->setReturn(picture, about->snapshot, m_findings);
    showFigures();
    showState();
    Q_EMIT titleChanged();
}

void ReviewPage::showFigures()
{
    const StoredReturn *about = shown();
    std::vector<TableRow> rows;
    if (about) {
        const ReturnForm &form = m_book->form();
        const QMap<QString, QString> remarks = m_remarks.value(about->hash);
        const StoredAct *sent = about->last(CensusActKind::SentBack);
        int lastSection = -1;
        for (int i = 0; i < int(form.cells.size()); ++i) {
            const ReturnCell &cell = form.cells[size_t(i)];
            const auto value = about->snapshot.cells.constFind(cell.id);
            if (value == about->snapshot.cells.constEnd())
                continue;
            const auto found = m_lastYear.constFind(cell.id);
            const auto before
                = found == m_lastYear.constEnd() ? std::nullopt : std::optional<qint64>(*found);
            const Finding *finding = findingAt(m_findings, cell.id);
            const std::optional<qint64> other = otherValue(cell.id, *value);
            const QString remark
                = remarks.value(cell.id, sent ? sent->act.remarks.value(cell.id) : QString());
            const bool isShown = m_filter->chosen() == All
                || (m_filter->chosen() == Odd && (finding || other))
                || (m_filter->chosen() == Changed && before && *before != *value)
                || (m_filter->chosen() == Remarked && !remark.isEmpty());
            if (!isShown)
                continue;
            const QString check = other
                ? tr("the other version says %1").arg(cellText(cell.unit, other))
                : !remark.isEmpty()       ? remark
                : !finding                ? QString()
                : finding->note.isEmpty() ? finding->text
                                          : finding->note;
            TableRow row{.id = i,
                .cells = {cell.section == lastSection ? QString()
                                                      : form.sections[cell.section].title.text(),
                    form.titleOf(cell), cellText(cell.unit, *value),
                    before ? cellText(cell.unit, before) : QString(),
                    changeText(cell.unit, *value, before), check}};
            if (finding || other || !remark.isEmpty()) {
                row.statusColumn = 5;
                row.status = other     ? ui::Status::Bad
                    : remark.isEmpty() ? statusOf(*finding)
                                       : ui::Status::Warn;
            }
            lastSection = cell.section;
            rows.push_back(std::move(row));
        }
    }
    const bool isEmpty = rows.empty();
    m_rows->setRows(std::move(rows));
    if (!m_table->currentRow() && !isEmpty)
        m_table->setCurrentRow(0);
    showFigure();
}

// What another version that counts as well says, where that is something else.
std::optional<qint64> ReviewPage::otherValue(const QString &cell, qint64 value) const
{
    const UnitReturns *all = returns();
    if (!all || all->state() != ReturnState::Differing)
        return std::nullopt;
    for (const size_t head : all->heads)
        if (const qint64 other = all->all[head].snapshot.cells.value(cell); other != value)
            return other;
    return std::nullopt;
}

int ReviewPage::currentCell() const
{
    const std::optional<int> row = m_table->currentRow();
    return row ? int(m_rows->rowId(*row)) : -1;
}

void ReviewPage::showFigure()
{
    const StoredReturn *about = shown();
    const int index = currentCell();
    const bool isThere = about && index >= 0;
    m_remark->setVisible(isThere);
    m_remarkTitle->setVisible(isThere);
    if (!isThere) {
        m_about->setEntries({});
        return;
    }
    const ReturnForm &form = m_book->form();
    const ReturnCell &cell = form.cells[size_t(index)];
    const QString from = cell.from == ReturnCell::From::Inventory ? tr("counted in the inventory")
        : cell.from == ReturnCell::From::Typed                    ? tr("typed by the school")
                                                                  : tr("made of other figures");
    std::vector<Entry> entries{{tr("Figure"), form.titleOf(cell)},
        {tr("Reported"), cellText(cell.unit, about->snapshot.cells.value(cell.id))},
        {tr("Where from"), from}};
    for (const Finding &finding : m_findings) {
        if (!finding.at.contains(cell.id))
            continue;
        entries.push_back({tr("Check"), finding.text});
        if (!finding.note.isEmpty())
            entries.push_back({tr("Explained"), finding.note});
    }
    if (const StoredAct *sent = about->last(CensusActKind::SentBack);
        sent && sent->act.remarks.contains(cell.id))
        entries.push_back({tr("Sent back because"), sent->act.remarks.value(cell.id)});
    m_about->setEntries(entries);
    // What is being typed stays when the figures are read anew.
    const QString of = about->hash + cell.id;
    if (m_remark->isModified() && of == m_remarkOf)
        return;
    m_remarkOf = of;
    m_remark->setText(m_remarks.value(about->hash).value(cell.id));
    m_remark->setModified(false);
}

void ReviewPage::setRemark(const QString &cell, const QString &remark)
{
    const StoredReturn *about = shown();
    if (!about)
        return;
    QMap<QString, QString> &remarks = m_remarks[about->hash];
    if (remark.isEmpty())
        remarks.remove(cell);
    else
        remarks.insert(cell, remark);
    showFigures();
    showState();
}

void ReviewPage::showState()
{
    const StoredReturn *about = shown();
    const UnitReturns *all = returns();
    m_pane->setTitle(title(),
        about ? tr("Version %1", "of a return").arg(about->version) : tr("Nothing is submitted"));
    const ReturnState state = all && !all->heads.empty() ? all->state() : ReturnState::Draft;
    const bool isHead = about && all->headHashes().contains(about->hash);
    const bool isSigned = about && about->isSigned();
    QString trouble;
    if (about && !about->isIntact)
        trouble = tr("Changed after it was submitted");
    else if (about && !isSigned)
        trouble = tr("No valid signature");
    else if (about && about->has(ActRight::Wrong))
        trouble = tr("One signature by somebody who may not");
    m_pane->setBadge(
        about ? std::optional(trouble.isEmpty() ? ui::Status::Ok : ui::Status::Bad) : std::nullopt,
        trouble.isEmpty() ? tr("Signature valid") : trouble);
    m_state->setVisible(about != nullptr);
    if (about)
        m_state->setStatus(isHead ? statusOf(state) : ui::Status::NoData,
            isHead ? wordOf(state) : tr("An earlier version"));
    const qsizetype remarks = about ? m_remarks.value(about->hash).size() : 0;
    QStringList notes;
    if (const qsizetype missing = about ? about->snapshot.missing.size() : 0; missing > 0)
        notes.append(tr("%Ln unit(s) missing", nullptr, int(missing)));
    if (remarks > 0)
        notes.append(tr("%n remark(s)", nullptr, int(remarks)));
    m_note->setText(notes.join(QStringLiteral(" · ")));
    m_versions->setVisible(all && all->all.size() > 1);
    m_versions->setText(about ? tr("Version %1", "of a return").arg(about->version) : QString());
    const bool isKnown = !m_inventory.actor().account.isEmpty(); // else whose profile this is
    const QString refused = m_book->refusal(CensusActKind::Accepted, m_unit);
    const bool decides = isKnown ? refused.isEmpty() : m_decides;
    const bool isOpen = decides && isHead && isSigned && about->isIntact;
    const StoredAct *unnamed = about ? m_book->toName(*about) : nullptr;
    m_nameKey->setVisible(decides && unnamed);
    m_who->setText(!refused.isEmpty() ? refused
            : unnamed
            ? tr("Nobody has named the key that %1 signed with. Ask them whether it is theirs: %2",
                "a person, a key")
                  .arg(unnamed->act.by, keyText(unnamed->act.key))
            : m_book->whoActs());
    m_accept->setVisible(isOpen && state == ReturnState::Submitted);
    const bool chooses
        = isKnown ? m_book->refusal(CensusActKind::Submitted, m_unit).isEmpty() : m_decides;
    m_choose->setVisible(chooses && isHead && state == ReturnState::Differing);
    m_sendBack->setVisible(
        isOpen && (state == ReturnState::Submitted || state == ReturnState::Accepted));
    m_sendBack->setText(
        remarks > 0 ? tr("Send back with %n remark(s)", nullptr, int(remarks)) : tr("Send back"));
    m_history->setEvents(all ? eventsOf(m_book->form(), *all) : std::vector<ui::Timeline::Event>());
    std::vector<Entry> missing;
    const Register &stock = *m_book->picture()->inventory;
    for (const QString &code : about ? about->snapshot.missing : QStringList()) {
        const quint32 school = stock.schoolRow(UnitCode(code));
        const quint32 area = stock.unitRow(UnitCode(code));
        missing.push_back({code,
            school != kNoRow     ? schoolName(stock, school)
                : area != kNoRow ? stock.units()[area].name
                                 : QString()});
    }
    if (missing.empty())
        missing.push_back({tr("Missing"), tr("nothing")});
    if (about && !about->snapshot.parts.isEmpty()) {
        const QStringList below = unitsBelow(stock, m_unit);
        const CensusYear &year = *m_book->picture()->now;
        for (const QString &code : unitsWith(ActRight::Wrong, year, below))
            missing.push_back({code, tr("signed by somebody who may not: it does not count")});
        if (const QStringList unsaid = unitsWith(ActRight::Unsaid, year, below);
            isKnown && !unsaid.isEmpty())
            missing.push_back({tr("Signed without an account"), QString::number(unsaid.size())});
    }
    m_missing->setEntries(missing);
}

void ReviewPage::chooseVersion()
{
    const UnitReturns *all = returns();
    if (!all)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const StoredReturn &each : all->all) {
        const StoredAct *handed = each.last(CensusActKind::Submitted);
        const QString text = handed
            ? tr("Version %1, %2, %3", "of a return, day, who")
                  .arg(each.version)
                  .arg(dayText(handed->act.at.toLocalTime().date()), handed->act.by)
            : tr("Version %1", "of a return").arg(each.version);
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(shown() && shown()->hash == each.hash);
        connect(action, &QAction::triggered, this, [this, hash = each.hash] {
            m_hash = hash;
            refresh();
        });
    }
    menu->popup(m_versions->mapToGlobal(QPoint(0, m_versions->height())));
}

void ReviewPage::askName(std::function<void()> then)
{
    if (!m_book->name().isEmpty()) {
        then();
        return;
    }
    m_name->ask(m_book->proposedName(), [this, then](const QString &name) {
        m_book->setName(name);
        then();
    });
}

void ReviewPage::decide(CensusActKind kind)
{
    const StoredReturn *about = shown();
    if (!about)
        return;
    const Decision decision{.kind = kind,
        .unit = m_unit,
        .year = m_book->picture()->year(),
        .ofReturn = about->hash,
        .remarks
        = kind == CensusActKind::SentBack ? m_remarks.value(about->hash) : QMap<QString, QString>(),
        .remark = {}};
    askName([this, decision] { m_book->decide(decision); });
}

void ReviewPage::accept()
{
    decide(CensusActKind::Accepted);
}

void ReviewPage::sendBack()
{
    const StoredReturn *about = shown();
    if (about && m_remarks.value(about->hash).isEmpty()) {
        m_remark->setFocus(Qt::TabFocusReason);
        Q_EMIT failed({Error::Kind::Invalid,
            tr("Say first what is to be mended: choose a figure and write a remark."), {}});
        return;
    }
    decide(CensusActKind::SentBack);
}

} // namespace hz::console
