// The command palette: one field that finds every command that can be given now, and whatever else
// its program knows, such as lessons and pages. Nothing is searched on the GUI thread. GUI thread.
#pragma once

#include <hz/core/task.h>
#include <hz/ui/finding.h>
#include <hz/ui/sheet.h>

#include <functional>
#include <memory>
#include <vector>

class QLineEdit;
class QListView;

namespace hz::ui {

class ActionRegistry;
class Label;

/// Things that the palette finds besides commands.
struct PaletteSource {
    using Work = std::function<Result<std::vector<Findable>>(TaskControl &)>;

    QString kind; // tr(): "Lesson"; said behind what is found
    int unasked = 0; // how many are listed, the first ones, while nothing is typed
    /// Asked each time the palette opens; the work runs on a worker, on values only.
    std::function<Work()> begin;
    /// On the GUI thread, once the palette is gone.
    std::function<void(const QString &id)> choose;
};

class CommandPalette final : public Sheet {
    Q_OBJECT

public:
    static constexpr int kMostRows = 50;

    /// Adds the command that opens it, "app.find".
    CommandPalette(ActionRegistry &commands, QWidget *parent);

    /// Of equally good finds those of sources added first come first, behind commands. `hint` says
    /// what can be typed.
    void addSource(PaletteSource source);
    void setHint(const QString &hint);
    /// Empty, with the keyboard in its field.
    void open();
    /// What is typed has been looked for everywhere.
    bool isSettled() const { return m_waiting == 0 && !m_finding; }
    /// The texts listed.
    QStringList listed() const;

protected:
    QWidget *firstFocus() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Rows;
    using Index = std::shared_ptr<const FindIndex>;
    struct Found { // of a source
        size_t source;
        size_t item;
        int score;
    };

    void buildUi();
    PaletteSource commandSource();
    void begin(size_t source);
    void addReadings(size_t source, const Index &names);
    void take(size_t source, int opening, const Result<Index> &index);
    void letGo(std::vector<Index> indexes);
    void look();
    void show(const std::vector<Found> &found);
    void showUnasked();
    void move(int by);
    void choose();
    void chooseRow(int row);

    ActionRegistry &m_commands;
    std::vector<PaletteSource> m_sources; // commands first
    std::vector<Index> m_indexes; // null until it is there
    Rows *m_rows;
    QLineEdit *m_field = nullptr;
    QListView *m_list = nullptr;
    Label *m_hint = nullptr;
    QString m_hintText;
    int m_opening = 0; // the opening that work belongs to
    int m_waiting = 0; // indexes under way
    std::shared_ptr<TaskState> m_finding; // null while nothing is being looked for
    bool m_chooseWhenFound = false; // Return came before what it chooses
    TaskScope m_tasks{ioPool()}; // last: its work ends before the rest goes
};

} // namespace hz::ui
