// The upper edge of a screen that one goes to and comes back from: the way back, what it shows,
// what can be done. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace hz::ui {
class Label;
class TouchPush;
} // namespace hz::ui

namespace hz::board {

class ScreenHead final : public QWidget {
    Q_OBJECT

public:
    /// At scale 1, as all such screens have it.
    static constexpr double kSideMargin = 56;
    static constexpr double kTopMargin = 24;

    /// The way back is called `name` with ".back" behind it.
    ScreenHead(const QString &name, const QString &back, QWidget *parent);

    /// A column for the whole screen, this its first row.
    QVBoxLayout *columnOf(QWidget *screen);
    /// A long one is cut in its middle.
    void setTitle(const QString &title);
    void setBackText(const QString &text);
    void addAction(QWidget *action);

Q_SIGNALS:
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTitle();

    QHBoxLayout *m_row;
    ui::TouchPush *m_back;
    ui::Label *m_title;
    QString m_text; // whole
};

} // namespace hz::board
