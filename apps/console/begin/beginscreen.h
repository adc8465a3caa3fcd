// Three short steps on one screen: who keeps this, by which rules, and with which data to begin.
// Shown while nothing is known of any school or machine, and later from the side bar, to change
// what was said. GUI thread.
#pragma once

#include <hz/core/setting.h>
#include <hz/core/task.h>
#include <hz/inventory/founding.h>
#include <hz/inventory/inventory.h>

#include <QtWidgets/QWidget>

#include <functional>

class QPushButton;

namespace hz::ui {
class Card;
class Label;
class ProgressPanel;
} // namespace hz::ui

namespace hz::console {

class FileDrop;
class KeeperForm;

class BeginScreen final : public QWidget {
    Q_OBJECT

public:
    /// `window` shows how far work is: this screen goes away while it goes on.
    BeginScreen(inventory::Inventory &inventory, Settings &settings, QWidget *window);

    KeeperForm &keeperForm() const { return *m_form; }
    void useRules(const QString &path);
    /// Asks for them to be imported once the keeper's unit is there.
    void begin(const QStringList &files);
    void addSample();

Q_SIGNALS:
    /// It is remembered.
    void keeperChanged(const inventory::Keeper &keeper);
    /// The unit and the school of the keeper are there. Without files nothing is to be imported.
    void begun(const QStringList &files);
    /// The invented prefecture was left incomplete before this start.
    void sampleInterrupted();
    void edited(const QString &what, const QList<inventory::Edit> &undo);
    void failed(const Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildStart();
    void refresh();
    void showRules();
    void askForSample();
    void askForFiles();
    void askForRules();
    void take(const inventory::RuleSet &set);

    inventory::Inventory &m_inventory;
    Settings &m_settings;
    ui::ProgressPanel *m_progress;
    ui::Label *m_title = nullptr;
    KeeperForm *m_form = nullptr;
    ui::Label *m_rules = nullptr;
    ui::Label *m_rulesNote = nullptr;
    ui::Card *m_startCard = nullptr;
    QWidget *m_column = nullptr;
    QPushButton *m_sample = nullptr;
    QWidget *m_withoutFiles = nullptr;
    bool m_isWriting = false;
    bool m_hadData = false;
    bool m_isAsked = false; // whether a sample was left incomplete
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
