// Says who keeps the profile: a school, a county or the prefecture, and which. Until something is
// known of an area it offers the shipped counties and takes a school as typed; then those that are
// known. GUI thread.
#pragma once

#include <hz/inventory/founding.h>

#include <QtWidgets/QWidget>

#include <memory>

class QComboBox;
class QLineEdit;
class QStringListModel;

namespace hz::ui {
class ChoiceRow;
class Label;
} // namespace hz::ui

namespace hz::console {

class KeeperForm final : public QWidget {
    Q_OBJECT

public:
    explicit KeeperForm(QWidget *parent = nullptr);

    void setInventory(std::shared_ptr<const inventory::Register> inventory);
    void setKeeper(const inventory::Keeper &keeper);
    /// Nobody has said anything yet: no level is chosen, and any can be.
    void setNobody();
    inventory::Keeper keeper() const;
    /// Shows what is missing and puts the keyboard there; true if nothing is.
    bool check();

Q_SIGNALS:
    /// By a person, to something that checkKeeper() lets pass.
    void changed(const inventory::Keeper &keeper);
    void levelChanged();

private:
    void buildUi();
    void listCounties();
    void listSchools();
    void showFields();
    void take();
    void takeSchool(const QString &shown);
    void tell(const Result<> &outcome);
    inventory::UnitLevel level() const;

    std::shared_ptr<const inventory::Register> m_inventory;
    ui::ChoiceRow *m_level;
    QComboBox *m_county;
    QLineEdit *m_name;
    QLineEdit *m_code;
    ui::Label *m_problem;
    QWidget *m_problemRow = nullptr;
    QStringListModel *m_schools; // "name code"
    std::vector<std::pair<QWidget *, bool>> m_rows; // and whether only schools have it
    bool m_isFilling = false;
};

} // namespace hz::console
