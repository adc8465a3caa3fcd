// Handing machines to the pupils of a class as it goes on: takes codes one after the other, writes
// each before it says what it did, and knows who has what. What sync brings is counted too. GUI
// thread.
#pragma once

#include <hz/inventory/classissue.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/stocktake.h>

#include <QtCore/QObject>

namespace hz::console {

class Undoing;

class Handing final : public QObject {
    Q_OBJECT

public:
    enum class Mode { Issue, Return };
    enum class Outcome {
        Issued,
        Returned,
        NotPossible, // the words say why
        NotKnown, // no machine has that code, or several have
        NobodyLeft, // everybody has one
    };

    Handing(inventory::Inventory &inventory, Undoing &undoing, QObject *parent = nullptr);

    /// Reads what there is; the latest list that was not ended is gone on with.
    void load();
    /// The latest first.
    const std::vector<inventory::ClassIssue> &all() const { return m_all; }
    /// Null while none is chosen.
    const inventory::ClassIssue *current() const { return m_current ? &*m_current : nullptr; }
    bool isOpen() const { return m_current && !m_current->endedAt.isValid(); }
    bool isSettled() const { return m_running == 0 && m_codesToTake.isEmpty(); }

    void begin(
        const inventory::UnitCode &school, const QString &className, const QStringList &pupils);
    void choose(const inventory::ClassIssue &issue);
    void setEnded(bool ended);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// Who gets the next machine; -1: everybody has one.
    int next() const;
    /// One who has none gets the next.
    void setNext(int pupil);
    /// Of each pupil the machine he has; empty where he has none.
    const std::vector<inventory::DeviceId> &machines() const { return m_machines; }
    int issued() const;

    void take(const QString &code);
    const std::shared_ptr<const inventory::Register> &stock() const;

Q_SIGNALS:
    /// Another list, or somebody has another machine.
    void changed();
    /// It stands in the database, or cannot be done.
    void handed(Outcome outcome, const QString &words);
    void failed(const Error &error);

private:
    /// Written, and perhaps not in the picture yet.
    struct Pending {
        inventory::DeviceId device;
        int pupil = -1; // -1: taken back
        int pictures = 0; // that came since
    };

    void takePicture();
    void recount();
    void work();
    void hand(const inventory::DeviceId &device, const QString &number);
    QString pupilWith(const inventory::DeviceId &device) const;

    inventory::Inventory &m_inventory;
    Undoing &m_undoing;
    std::vector<inventory::ClassIssue> m_all;
    std::optional<inventory::ClassIssue> m_current;
    std::vector<inventory::DeviceId> m_machines;
    std::vector<Pending> m_pending;
    std::shared_ptr<const inventory::CodeIndex> m_codes; // null until it is made
    QStringList m_codesToTake;
    Mode m_mode = Mode::Issue;
    int m_wanted = -1; // whom somebody chose
    bool m_isAsked = false; // nothing is read before somebody looks
    bool m_isWriting = false;
    int m_running = 0;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
