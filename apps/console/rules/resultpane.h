// How one school stands by one rule, whole: the numbers used and the rows they came from, what is
// missing, who and what counts, how it would stand if others counted, and where the rule is from.
// GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>
#include <hz/ui/detailpane.h>

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace hz::ui {
class Label;
} // namespace hz::ui

namespace hz::console {

class LineList;

class ResultPane final : public QWidget {
    Q_OBJECT

public:
    explicit ResultPane(QWidget *parent = nullptr);

    void showResult(
        const inventory::Picture &picture, quint32 school, const inventory::RuleResult &result);

Q_SIGNALS:
    void asked(const Where &where);

private:
    LineList *addLines(QVBoxLayout *column, ui::Label *&title, const QString &text);

    ui::DetailPane *m_pane;
    ui::KeyValueList *m_about = nullptr;
    ui::Label *m_numbersTitle = nullptr;
    LineList *m_numbers = nullptr;
    ui::Label *m_roomsTitle = nullptr;
    LineList *m_rooms = nullptr;
    ui::Label *m_othersTitle = nullptr;
    LineList *m_others = nullptr;
    ui::KeyValueList *m_rule = nullptr;
};

/// What a number is made of; nothing where that is no list.
std::optional<Where> rowsOf(const inventory::Quantity &quantity, quint32 school);
/// Where a rule is from and what it is about.
std::vector<ui::KeyValueList::Entry> entriesOf(
    const inventory::RuleSet &set, const inventory::Rule &rule);
/// "31 December 2025", with what to make of it: history, standing, every year.
QString dueText(const inventory::RuleSet &set, const inventory::Rule &rule);

} // namespace hz::console
