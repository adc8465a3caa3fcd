// The tool bar of a lesson. Floats over the page's lower edge; every button follows a command. GUI
// thread.
#pragma once

#include <hz/ui/shadow.h>

#include <QtCore/QStringList>

namespace hz::ui {
class ActionRegistry;
class TouchButton;
} // namespace hz::ui

namespace hz::board {

class RecentInks;

class ToolBar final : public ui::FloatingPanel {
    Q_OBJECT

public:
    ToolBar(const ui::ActionRegistry &commands, QWidget *parent);

    /// The colour of the ink in use, on the pen's button and the highlighter's.
    void setInks(const QColor &pen, const QColor &highlighter);

    ui::TouchButton *button(QStringView command) const;
    /// Takes no more than `width`, if it can: tools leave the bar in a fixed order. Returns those
    /// that have to be offered elsewhere.
    QStringList fit(int width);

    RecentInks &recentInks() const { return *m_recentInks; }

private:
    void add(const ui::ActionRegistry &commands, const QString &command);
    void arrange();

    RecentInks *m_recentInks;
    QWidget *m_toolSeparator; // before the tools that may leave
};

} // namespace hz::board
