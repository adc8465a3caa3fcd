// Console's one window: where one can go, what is found from everywhere, and the way from a figure
// to what it is made of and back. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/core/setting.h>
#include <hz/inventory/inventory.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/toast.h>

#include <vector>

class QPushButton;

namespace hz::console {

class OverviewScreen;
class RuleEditor;
class RulesScreen;
class SchoolPage;
class SchoolsScreen;

class ConsoleWindow final : public ui::DeskWindow {
    Q_OBJECT

public:
    ConsoleWindow(inventory::Inventory &inventory, Settings &settings, QWidget *parent = nullptr);

    void go(const Where &where);

private:
    void buildPlaces();
    void showPlace(const QString &id);
    /// Where one is: the steps before lead back.
    void setTrail(const std::vector<std::pair<QString, Where>> &steps, const QString &title);
    void showProblem(const Error &error);
    void tellWritten(const QString &path);
    void offerUndo(const QString &what, const QList<inventory::Edit> &undo);
    void buildYear();
    void refresh();
    void showTitle();
    void showOverview();
    void chooseYear();
    void buildSchools();
    void buildRules();
    void showRules(const RuleAt &where);
    void showRulesTitle();
    void buildRuleEditor();
    void editRule(const QString &rule);
    void buildFinding();
    void buildSchoolPage();
    void showSchool(const inventory::UnitCode &school);
    void showSchoolTitle();
    void showSchools(const inventory::SchoolQuery &query);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    OverviewScreen *m_overview = nullptr;
    SchoolsScreen *m_schools = nullptr;
    SchoolPage *m_school = nullptr;
    RulesScreen *m_rules = nullptr;
    RuleEditor *m_ruleEditor = nullptr;
    std::vector<Where> m_trail; // what the steps of the path lead to
    QPushButton *m_year = nullptr;
    ui::ToastHost *m_toasts = nullptr;
};

} // namespace hz::console
