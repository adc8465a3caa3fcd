// Two records that may be of one machine, side by side: what every number says for it and against
// it, what else differs, and the three answers a person can give, by finger, mouse or key. GUI
// thread.
#pragma once

#include <hz/inventory/duplicates.h>
#include <hz/inventory/register.h>
#include <hz/ui/icon.h>

#include <QtWidgets/QWidget>

#include <optional>

class QPushButton;

namespace hz::ui {
class ActionRegistry;
class Card;
class Label;
class Segmented;
} // namespace hz::ui

namespace hz::console {

struct PairSide {
    QString title = {};
    QString note = {}; // where the record is from
    QJsonObject body = {}; // a device's document
};

struct ShownPair {
    PairSide left = {};
    PairSide right = {};
    quint8 agreed = 0; // bit of Identifier
    QString progress = {}; // "3 of 12"
    bool canChooseWhoStays = false;
};

/// A line of the comparison.
struct PairLine {
    QString field = {};
    QString left = {};
    QString right = {};
    bool isDifferent = false; // both say something, and not the same
    std::optional<inventory::Evidence> evidence = {}; // of a number that tells machines apart

    bool operator==(const PairLine &) const = default;
};

/// Numbers first, then everything else that one of them knows.
std::vector<PairLine> pairLines(const ShownPair &pair, const inventory::Register &inventory);

class PairView final : public QWidget {
    Q_OBJECT

public:
    enum class Answer { Same, Distinct, Later };

    /// `group` is what the keys' commands begin with: "pairs", "decide".
    PairView(const QString &group, ui::ActionRegistry &commands, QWidget *parent = nullptr);

    void show(const ShownPair &pair, const inventory::Register &inventory);
    /// There is nothing to answer for now.
    void setBusy(bool busy);
    /// Whether the right record stays where they are merged.
    bool staysRight() const;

Q_SIGNALS:
    void answered(Answer answer);

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildUi(const QString &group);
    QPushButton *addAnswer(
        const QString &command, ui::IconName icon, const QString &text, Qt::Key key, Answer answer);

    ui::ActionRegistry &m_commands;
    ui::Card *m_card = nullptr;
    QWidget *m_scroll = nullptr;
    ui::Segmented *m_stays = nullptr;
    QWidget *m_staysRow = nullptr;
    QWidget *m_answers = nullptr;
    bool m_isBusy = false;
};

} // namespace hz::console
