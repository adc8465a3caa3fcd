// What is about to change, before it does: of how many machines, from what to what, and what was
// not understood. GUI thread.
#pragma once

#include <hz/inventory/devicechange.h>
#include <hz/ui/sheet.h>

class QPushButton;

namespace hz::ui {
class KeyValueList;
class Label;
} // namespace hz::ui

namespace hz::console {

class ChangeSheet final : public ui::Sheet {
    Q_OBJECT

public:
    /// What is read on it.
    struct Proposed {
        QString title = {};
        QStringList notes = {};
        std::vector<std::pair<QString, QString>> lines = {}; // what, from what to what
        QStringList problems = {};
        QString go = {}; // on the button
        bool isAny = false; // there is something to do
    };

    explicit ChangeSheet(QWidget *window);

    void propose(const Proposed &proposed);
    void propose(
        const QString &title, const inventory::ChangePlan &plan, const QStringList &problems);
    /// The lines as they are read.
    QStringList lines() const;

Q_SIGNALS:
    void accepted();

protected:
    QWidget *firstFocus() const override;

private:
    ui::Label *m_title;
    ui::Label *m_note;
    ui::KeyValueList *m_lines;
    ui::Label *m_problems;
    QPushButton *m_go;
    QStringList m_texts;
};

} // namespace hz::console
