// What rises at the bottom of a view while rows are selected: how many, what they are, and what can
// be done with them. Floats over the view and never shifts it. GUI thread.
#pragma once

#include <hz/ui/shadow.h>

class QAction;
class QHBoxLayout;
class QPushButton;

namespace hz::ui {

class ElidedLabel;
class Label;

class SelectionBar final : public FloatingPanel {
    Q_OBJECT

public:
    /// Over `view`, a sibling of it, in the middle of its lower edge.
    explicit SelectionBar(QWidget *view);

    /// "3 selected", and what they have in common.
    void setWords(const QString &count, const QString &what);
    /// Not owned. Those that have no room are behind "more".
    void setVerbs(const QList<QAction *> &verbs);
    /// How much of the view it covers, with the distance above it.
    int reach() const;
    void rise();

Q_SIGNALS:
    /// By its cross. It hides itself.
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyLook();
    void place();
    void showMore();

    QWidget *m_view;
    QHBoxLayout *m_row;
    Label *m_count;
    ElidedLabel *m_what;
    std::vector<QPushButton *> m_verbs;
    QList<QAction *> m_actions;
    QPushButton *m_more;
    QPushButton *m_close;
};

} // namespace hz::ui
