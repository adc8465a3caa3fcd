#include "census/fillform.h"

#include "census/findingmark.h"
#include "census/returnlook.h"

#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/theme.h>

#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kField = 104, kGapX = 16, kGapY = 8, kNear = 6, kFieldPadding = 10;

ui::Label *quiet(const QString &text)
{
    return new ui::Label(text, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
}

} // namespace

FillForm::FillForm(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void FillForm::show(const Shown &shown)
{
    const bool isOther = !m_content || m_shown.form != shown.form
        || m_shown.section != shown.section || m_shown.filled.cells != shown.filled.cells
        || m_shown.isLocked != shown.isLocked || m_shown.school != shown.school;
    m_shown = shown;
    if (isOther)
        build();
    for (const Cell &cell : m_cells)
        update(cell);
}

void FillForm::build()
{
    m_cells.clear();
    m_fields.clear();
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ui::theme().px(kGapX));
    grid->setVerticalSpacing(ui::theme().px(kGapY));
    const ReturnSection &section = m_shown.form->sections[size_t(m_shown.section)];
    const bool isList = section.columns.size() == 1;
    for (size_t column = 0; !isList && column < section.columns.size(); ++column)
        grid->addWidget(quiet(section.columns[column].text()), 0, int(column) + 1);
    int row = 1;
    for (const ReturnRow &about : section.rows) {
        const auto isAsked = [this](int index) {
            return index >= 0 && m_shown.filled.asks(m_shown.form->cells[size_t(index)].id);
        };
        if (std::none_of(about.cells.begin(), about.cells.end(), isAsked))
            continue;
        // What a row is of and its figures stand in one line, last year's below them.
        const bool hasField = std::ranges::any_of(about.cells, [&](int index) {
            return isAsked(index)
                && m_shown.form->cells[size_t(index)].from == ReturnCell::From::Typed;
        });
        const int line = hasField ? ui::theme().px(ui::Measure::DeskControl)
                                  : ui::theme().lineHeight(ui::TypeRole::Heading);
        const Qt::Alignment at = isList ? Qt::Alignment() : Qt::AlignTop;
        auto *title = quiet(about.title.text());
        title->setMinimumHeight(line);
        grid->addWidget(title, row, 0, at);
        for (size_t column = 0; column < about.cells.size(); ++column) {
            if (!isAsked(about.cells[column]))
                continue;
            const ReturnCell &cell = m_shown.form->cells[size_t(about.cells[column])];
            Cell made{.index = about.cells[column]};
            grid->addWidget(buildCell(cell, made), row, int(column) + 1, at);
            for (QWidget *value : std::initializer_list<QWidget *>{made.link, made.number})
                if (value)
                    value->setMinimumHeight(line);
            if (isList) {
                made.text = quiet({});
                made.text->setWordWrap(true);
                grid->addWidget(made.text, row, 2);
            }
            m_cells.push_back(made);
        }
        ++row;
    }
    grid->setColumnStretch(isList ? 2 : int(section.columns.size()) + 1, 1);
    grid->setRowStretch(row, 1);
    m_column->addWidget(m_content);
    m_content->show(); // at once, so that a field can have the keyboard
    for (QWidget *field : m_fields)
        field->installEventFilter(this);
}

QWidget *FillForm::buildCell(const ReturnCell &cell, Cell &made)
{
    auto *box = new QWidget;
    auto *whole = new QVBoxLayout(box);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(ui::theme().px(kNear));
    whole->addLayout(row);
    buildValue(cell, made);
    for (QWidget *value :
        std::initializer_list<QWidget *>{made.line, made.choice, made.link, made.number})
        if (value)
            row->addWidget(value);
    made.mark = new FindingMark;
    row->addWidget(made.mark);
    made.change = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text3);
    const bool isList = m_shown.form->sections[cell.section].columns.size() == 1;
    if (isList) {
        // What stands beside them is in one line.
        for (QWidget *value : std::initializer_list<QWidget *>{made.link, made.number})
            if (value)
                value->setMinimumWidth(ui::theme().px(kField));
        if (made.number) { // below the figures that are typed
            made.number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            made.number->setIndent(ui::theme().px(kFieldPadding));
        }
        row->addWidget(made.change);
        row->addStretch(1);
    } else {
        row->addStretch(1);
        whole->addWidget(made.change);
    }
    return box;
}

void FillForm::buildValue(const ReturnCell &cell, Cell &made)
{
    const QString name = m_shown.form->titleOf(cell);
    if (cell.from != ReturnCell::From::Typed) {
        const std::optional<Where> where = rowsBehind(cell, m_shown.school, m_shown.day);
        if (!where) {
            made.number = new ui::Label({}, ui::TypeRole::Body,
                cell.from == ReturnCell::From::Derived ? ui::Weight::Bold : ui::Weight::Regular);
            return;
        }
        made.link = new ui::Link({});
        made.link->setAccessibleName(name);
        connect(
            made.link, &QAbstractButton::clicked, this, [this, to = *where] { Q_EMIT asked(to); });
        return;
    }
    const int index = made.index;
    if (cell.unit == ReturnCell::Unit::YesNo) {
        made.choice = new QComboBox;
        made.choice->addItems({tr("—", "not answered"), tr("yes"), tr("no")});
        made.choice->setFixedWidth(ui::theme().px(kField));
        made.choice->setAccessibleName(name);
        made.choice->setToolTip(tr("Y: yes, N: no"));
        made.choice->setEnabled(!m_shown.isLocked);
        connect(made.choice, &QComboBox::activated, this, [this, index](int which) {
            Q_EMIT typed(m_shown.form->cells[size_t(index)].id,
                which == 0 ? std::nullopt : std::optional<qint64>(which == 1));
        });
        m_fields.push_back(made.choice);
        return;
    }
    made.line = new QLineEdit;
    made.line->setAlignment(Qt::AlignRight);
    made.line->setFixedWidth(ui::theme().px(kField));
    made.line->setAccessibleName(name);
    made.line->setEnabled(!m_shown.isLocked);
    connect(made.line, &QLineEdit::editingFinished, this, [this, index] {
        const auto found = std::find_if(m_cells.begin(), m_cells.end(),
            [index](const Cell &each) { return each.index == index; });
        if (found != m_cells.end() && found->line->isModified())
            keep(*found);
    });
    m_fields.push_back(made.line);
}

void FillForm::keep(const Cell &cell)
{
    const ReturnCell &about = m_shown.form->cells[size_t(cell.index)];
    cell.line->setModified(false);
    const auto value = typedCell(about.unit, cell.line->text());
    if (!value) {
        update(cell); // as it was
        Q_EMIT refused(value.error());
        return;
    }
    if (*value != m_shown.filled.value(about.id))
        Q_EMIT typed(about.id, *value);
    else
        update(cell);
}

void FillForm::update(const Cell &cell)
{
    const ReturnCell &about = m_shown.form->cells[size_t(cell.index)];
    const std::optional<qint64> value = m_shown.filled.value(about.id);
    if (cell.line && !cell.line->isModified())
        cell.line->setText(value ? cellText(about.unit, value) : QString());
    if (cell.choice)
        cell.choice->setCurrentIndex(!value ? 0 : *value > 0 ? 1 : 2);
    if (cell.link)
        cell.link->setText(countedText(about, value));
    if (cell.number)
        cell.number->setText(cellText(about.unit, value));
    const auto before = m_shown.lastYear.constFind(about.id);
    const bool isKnown = before != m_shown.lastYear.constEnd();
    const QString change = isKnown ? changeText(about.unit, value, *before) : QString();
    cell.change->setText(!isKnown ? QString()
            : change.isEmpty()
            ? tr("last year %1").arg(cellText(about.unit, *before))
            : tr("last year %1 (%2)", "figure, change").arg(cellText(about.unit, *before), change));
    const Finding *finding = findingAt(m_shown.findings, about.id);
    const QString remark = m_shown.remarks.value(about.id);
    cell.mark->setFinding(finding, remark);
    if (cell.text)
        cell.text->setText(!remark.isEmpty() ? remark : finding ? finding->text : QString());
}

void FillForm::commit()
{
    for (QWidget *field : m_fields)
        if (field->hasFocus())
            field->clearFocus(); // that is when it is read
}

void FillForm::focusFirst()
{
    if (!m_fields.empty())
        m_fields.front()->setFocus(Qt::TabFocusReason);
}

void FillForm::focusCell(const QString &id)
{
    for (const Cell &cell : m_cells)
        if (m_shown.form->cells[size_t(cell.index)].id == id) {
            QWidget *const target = cell.line ? static_cast<QWidget *>(cell.line)
                : cell.choice                 ? static_cast<QWidget *>(cell.choice)
                                              : cell.link;
            if (target)
                target->setFocus(Qt::TabFocusReason);
        }
}

void FillForm::goOn(QWidget *from)
{
    const auto at = std::find(m_fields.begin(), m_fields.end(), from);
    const Cell *cell = cellOf(from);
    if (at == m_fields.end() || !cell)
        return;
    const int index = cell->index;
    commit(); // what was typed counts for what is still missing
    if (const std::optional<int> next = openAfter(index)) {
        const ReturnCell &about = m_shown.form->cells[size_t(*next)];
        if (int(about.section) == m_shown.section)
            focusCell(about.id);
        else
            Q_EMIT wentOn(about.id);
    } else if (std::next(at) != m_fields.end()) {
        (*std::next(at))->setFocus(Qt::TabFocusReason);
    } else {
        Q_EMIT ended();
    }
}

const FillForm::Cell *FillForm::cellOf(const QWidget *field) const
{
    const auto found = std::find_if(m_cells.begin(), m_cells.end(),
        [field](const Cell &cell) { return cell.line == field || cell.choice == field; });
    return found == m_cells.end() ? nullptr : &*found;
}

// Not filled in, or wrong.
bool FillForm::isOpen(const ReturnCell &cell) const
{
    if (cell.from != ReturnCell::From::Typed)
        return false;
    const Finding *worst = findingAt(m_shown.findings, cell.id);
    return !m_shown.filled.value(cell.id)
        || (worst && worst->severity == ReturnCheck::Severity::Error);
}

// The first figure of a stage brings the others, as none: they are still to be typed.
bool FillForm::isNoneYet(const ReturnCell &cell) const
{
    return cell.from == ReturnCell::From::Typed && cell.stage && m_shown.filled.value(cell.id) == 0;
}

// The first after it, all pages in a circle.
std::optional<int> FillForm::openAfter(int cell) const
{
    std::optional<int> first;
    for (const int index : m_shown.filled.cells) {
        const ReturnCell &about = m_shown.form->cells[size_t(index)];
        const bool isAhead = index > cell;
        if (index == cell || !(isOpen(about) || (isAhead && isNoneYet(about))))
            continue;
        if (isAhead)
            return index;
        first = first ? first : index;
    }
    return first;
}

bool FillForm::answer(QWidget *field, int key)
{
    const bool isYes = key == Qt::Key_Y || key == Qt::Key_1;
    if (!isYes && key != Qt::Key_N && key != Qt::Key_0)
        return false;
    const Cell *cell = cellOf(field);
    if (!cell || !cell->choice || !cell->choice->isEnabled())
        return false;
    cell->choice->setCurrentIndex(isYes ? 1 : 2);
    Q_EMIT typed(m_shown.form->cells[size_t(cell->index)].id, isYes ? 1 : 0);
    goOn(field);
    return true;
}

bool FillForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            // What is typed is kept as the field is left.
            goOn(qobject_cast<QWidget *>(watched));
            return true;
        }
        if (answer(qobject_cast<QWidget *>(watched), key))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hz::console
