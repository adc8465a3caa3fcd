// The frame of a desk program: where one can go at the left, where one is and what can be found at
// the top, the view below. Narrow windows fold the side bar to a rail of icons. GUI thread.
#pragma once

#include <hz/ui/actions.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/theme.h>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace hz::ui {

class CommandPalette;
class ElidedLabel;
class Label;

/// There is little width: the side bar is folded, margins are narrow, what can be left out is.
bool isNarrow(const QWidget *widget);

/// Where one can go.
class SideBar final : public QWidget {
    Q_OBJECT

public:
    struct Place {
        QString id = {};
        QString text = {};
        IconName icon = IconName::None;
        bool isLower = false; // at the bottom
    };

    SideBar(IconName mark, const QString &maker, const QString &program, QWidget *parent = nullptr);

    void addPlace(const Place &place);
    /// Said behind the place; none takes it away.
    void setCount(const QString &id, std::optional<int> count);
    void setCurrent(const QString &id);
    const QString &current() const { return m_current; }
    void setFolded(bool folded);
    bool isFolded() const { return m_isFolded; }

Q_SIGNALS:
    /// By click or key; nothing is current because of it.
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Mark;
    class Item;
    void applyLook();
    Item *item(const QString &id) const;

    Mark *m_mark;
    QVBoxLayout *m_column;
    QVBoxLayout *m_upper;
    QVBoxLayout *m_lower;
    std::vector<Item *> m_items;
    QString m_current;
    bool m_isFolded = false;
};

/// Where one is, what can be found, and what concerns the whole program.
class TopBar final : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    /// The last one is the title, those before lead back.
    void setPath(const QStringList &path);
    /// Beside the title.
    void setNote(const QString &note);
    void setSearchHint(const QString &hint);
    /// For what belongs to the title: choice of a year.
    QHBoxLayout *afterTitle() const { return m_afterTitle; }
    /// For what belongs to the program: state of the sync, the person.
    QHBoxLayout *right() const { return m_right; }
    void setNarrow(bool narrow);

Q_SIGNALS:
    void pathChosen(int index);
    void searchRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Crumb;
    class SearchBox;
    void applyLook();
    void buildPath();

    QStringList m_path;
    QHBoxLayout *m_row;
    QHBoxLayout *m_crumbs;
    ElidedLabel *m_title;
    Label *m_note;
    QHBoxLayout *m_afterTitle;
    SearchBox *m_search;
    QHBoxLayout *m_right;
    bool m_isNarrow = false;
};

/// Over a view: what narrows it at the left, what is done with it at the right.
class ToolRow final : public QWidget {
    Q_OBJECT

public:
    explicit ToolRow(QWidget *parent = nullptr);
    QHBoxLayout *row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLook();
    QHBoxLayout *m_row;
};

class DeskWindow : public QWidget {
    Q_OBJECT

public:
    DeskWindow(
        IconName mark, const QString &maker, const QString &program, QWidget *parent = nullptr);

    SideBar &side() { return *m_side; }
    TopBar &top() { return *m_top; }
    ActionRegistry &commands() { return *m_commands; }
    /// What the search box and Ctrl+K open.
    CommandPalette &finder() { return *m_finder; }
    /// Takes the place of what was shown before, which is not deleted but hidden.
    void setView(QWidget *view);

Q_SIGNALS:
    /// The width went past the limit.
    void narrowChanged(bool narrow);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Stage;

    SideBar *m_side;
    TopBar *m_top;
    ActionRegistry *m_commands;
    CommandPalette *m_finder;
    QVBoxLayout *m_middle;
    Stage *m_stage;
};

} // namespace hz::ui
