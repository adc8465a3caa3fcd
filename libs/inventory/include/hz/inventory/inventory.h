// An ops database as screens see it: the newest register and how everybody stands, made anew behind
// them whenever documents change, and edits that say so when somebody else was faster. GUI thread;
// the work runs on the pools.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/task.h>
#include <hz/inventory/devicelist.h>
#include <hz/inventory/edit.h>
#include <hz/inventory/evaluation.h>
#include <hz/store/database.h>

#include <QtCore/QObject>

namespace hz::inventory {

/// What belongs together: all of it is of one moment.
struct Picture {
    std::shared_ptr<const Register> inventory;
    std::shared_ptr<const DeviceLister> lister;
    std::shared_ptr<const Evaluation> evaluation;
};

class Inventory final : public QObject {
    Q_OBJECT

public:
    Inventory(store::Database &database, RuleSet rules, const Clock &clock = systemClock());

    /// Null pointers until the first has been made.
    const Picture &picture() const { return m_picture; }
    const RuleSet &rules() const { return m_rules; }
    void setRules(RuleSet rules);
    /// The census year that is looked at; the last that has a census until somebody chooses.
    int year() const;
    void setYear(int year);
    QDate today() const { return m_clock.now().toLocalTime().date(); }
    store::Database &database() const { return m_database; }

    /// Writes all of them or none. The result is what undoes it.
    Task<QList<Edit>> edit(QList<Edit> edits);

Q_SIGNALS:
    void pictureChanged();
    void failed(const Error &error);

private:
    void refresh();

    store::Database &m_database;
    RuleSet m_rules;
    const Clock &m_clock;
    Picture m_picture;
    int m_chosenYear = 0; // 0: the last
    qint64 m_seq = -1; // what the picture holds
    bool m_isRunning = false;
    bool m_isOutdated = false;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::inventory
