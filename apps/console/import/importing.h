// An import from the files to the result, without any widget: lists that were read, how their
// columns are understood, what importing them would do, what people decided of doubtful rows, and
// the writing with what undoes it. Whatever changes is checked again behind the screen. GUI thread.
#pragma once

#include "import/importfiles.h"

#include <hz/inventory/importplan.h>
#include <hz/inventory/inventory.h>

namespace hz::ui {
class ProgressPanel;
} // namespace hz::ui

namespace hz::console {

/// What a person said of a doubtful row: it is that machine, a new one, or better left out.
struct RowDecision {
    enum class What : quint8 { SameAs, New, LeftOut };
    qint64 row = 0; // its number
    What what = What::New;
    inventory::DeviceId device = {}; // of SameAs
};

/// One list on its way.
struct ImportEntry {
    int id = 0; // as long as the list is there
    ImportList list = {};
    inventory::UnitCode school = {}; // of rows that name none
    std::vector<RowDecision> decisions = {}; // the last one last
    /// Null while it is being checked, or cannot be.
    std::shared_ptr<const inventory::ImportPlan> plan = {};
    std::optional<Error> problem = {}; // why it cannot be checked

private:
    friend class Importing;
    int m_version = 0; // of what the plan depends on
    int m_checked = -1; // the version the plan is of
};

/// What an import has done.
struct ImportOutcome {
    struct Part {
        int entry = 0; // its id
        QString list = {};
        std::shared_ptr<const inventory::ImportPlan> plan = {};
        std::optional<Error> error = {};
    };
    std::vector<Part> parts = {}; // lists that were begun
    QList<inventory::Edit> undo = {}; // in the order in which it was written
    std::vector<inventory::DeviceId> devices = {}; // new and changed ones
    bool isStopped = false; // what is listed was written, the rest was not

    int total(inventory::RowOutcome outcome) const;
};

class Importing final : public QObject {
    Q_OBJECT

public:
    /// `window` shows how far reading and writing are.
    Importing(inventory::Inventory &inventory, QWidget *window);
    ~Importing() override;

    const std::vector<ImportEntry> &entries() const { return m_entries; }
    const std::vector<UnreadFile> &unread() const { return m_unread; }
    bool isEmpty() const { return m_entries.empty() && m_unread.empty(); }
    bool isReading() const { return m_isReading; }
    bool isWriting() const { return m_isWriting; }
    /// Every list has been checked as it stands.
    bool isChecked() const;
    /// Rows that would be written.
    int ready() const;
    int total(inventory::RowOutcome outcome) const;

    void add(const QStringList &paths);
    void addPasted(const QString &text);
    void remove(size_t entry);
    void removeUnread(size_t file);
    void clear();

    void setMap(size_t entry, const inventory::ColumnMap &map);
    void setSchool(size_t entry, const inventory::UnitCode &school);
    /// Of rows that name none, in lists that are added from now on.
    void setOwnSchool(const inventory::UnitCode &school) { m_ownSchool = school; }
    /// Reads the file again.
    void setEncoding(size_t entry, sheet::TextEncoding encoding);
    /// Remembers how the columns are understood, for lists with the same titles.
    void keepMap(size_t entry, const QString &name);
    void decide(size_t entry, const RowDecision &decision);
    /// Takes back the last one.
    void undoDecision(size_t entry);

    /// Writes all lists one after the other, each planned on what those before it left.
    void write();
    const std::optional<ImportOutcome> &outcome() const { return m_outcome; }
    void undo();
    /// Lists of which something is left stay.
    void goOn();

Q_SIGNALS:
    /// Files, maps, plans, decisions, the outcome.
    void changed();
    void failed(const Error &error);
    void undone();
    void mapKept(const QString &name);

private:
    struct Asked;
    struct Checked;
    struct CheckedAll;

    template<typename Read> void read(const QString &title, Read read);
    void take(const ImportFiles &files);
    void touch(ImportEntry &entry);
    inventory::ImportOptions optionsOf(const ImportEntry &entry) const;
    std::vector<Asked> askedInOrder() const;
    void check();
    void takeChecked(const CheckedAll &all);
    void checkAll();
    void showOutcome(ImportOutcome outcome);

    inventory::Inventory &m_inventory;
    ui::ProgressPanel *m_progress;
    std::vector<ImportEntry> m_entries;
    std::vector<UnreadFile> m_unread;
    std::optional<ImportOutcome> m_outcome;
    inventory::UnitCode m_ownSchool;
    int m_lastId = 0;
    bool m_isReading = false;
    bool m_isWriting = false;
    bool m_isChecking = false;
    bool m_isOutdated = false; // since the check began
    /// What was there at the last check; used by one check at a time.
    std::shared_ptr<inventory::ImportStock> m_stock;
    std::shared_ptr<TaskState> m_check;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
