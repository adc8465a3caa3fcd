// One rule whole: how an area and its counties stand by it, which schools do not meet it, what it
// measures, where, until when and where it is from. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class DetailPane;
class KeyValueList;
class Label;
} // namespace hz::ui

namespace hz::console {

class LineList;

class RulePane final : public QWidget {
    Q_OBJECT

public:
    explicit RulePane(QWidget *parent = nullptr);
    void showResult(const inventory::Picture &picture, const inventory::RuleResult &result);

Q_SIGNALS:
    void asked(const Where &where);
    void editAsked();

private:
    ui::DetailPane *m_pane;
    ui::KeyValueList *m_about;
    LineList *m_schools;
    ui::Label *m_schoolsTitle;
    LineList *m_areas;
    ui::Label *m_areasTitle;
    ui::KeyValueList *m_rule;
};

} // namespace hz::console
