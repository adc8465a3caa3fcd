// The tool bar of a lesson. Floats over the page's lower edge or stands at a side; every button
// follows a command. GUI thread.
#pragma once

#include <hz/ui/shadow.h>

#include <QtCore/QStringList>

class QBoxLayout;

namespace hz::ui {
class ActionRegistry;
class TouchButton;
} // namespace hz::ui

namespace hz::board {

class BarSeparator;
class RecentInks;

class ToolBar final : public ui::FloatingPanel {
    Q_OBJECT

public:
    ToolBar(const ui::ActionRegistry &commands, QWidget *parent);

    /// The colour of the ink in use, on the pen's button and the highlighter's.
    void setInks(const QColor &pen, const QColor &highlighter);

    ui::TouchButton *button(QStringView command) const;
    void setOrientation(Qt::Orientation orientation);
    /// Takes no more than `most` of its length, if it can: tools leave the bar in a fixed order.
    /// Returns those that have to be offered elsewhere.
    QStringList fit(int most);

    RecentInks &recentInks() const { return *m_recentInks; }

Q_SIGNALS:
    /// Before its command runs.
    void pressed();

private:
    void add(const ui::ActionRegistry &commands, const QString &command);
    void addPart(QWidget *part);
    void arrange();
    int length() const;

    Qt::Orientation m_orientation = Qt::Horizontal;
    QBoxLayout *m_row;
    RecentInks *m_recentInks;
    BarSeparator *m_toolSeparator; // before the tools that may leave
    BarSeparator *m_lastSeparator;
};

} // namespace hz::board
