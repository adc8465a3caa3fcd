// An ops database as screens see it: the newest register and how everybody stands, made anew behind
// them whenever documents change, and edits that say so when somebody else was faster. GUI thread;
// the work runs on the pools.
#pragma once

#include <hz/core/clock.h>
#include <hz/core/task.h>
#include <hz/inventory/censusright.h>
#include <hz/inventory/devicelist.h>
#include <hz/inventory/edit.h>
#include <hz/inventory/evaluation.h>
#include <hz/inventory/ruleversions.h>
#include <hz/store/database.h>

#include <QtCore/QObject>

#include <functional>

namespace hz::inventory {

/// What belongs together: all of it is of one moment.
struct Picture {
    std::shared_ptr<const Register> inventory;
    std::shared_ptr<const DeviceLister> lister;
    std::shared_ptr<const Evaluation> evaluation;
    /// The versions of the rules there are; the evaluation is by one of them, unless others are
    /// tried out.
    std::shared_ptr<const RuleVersions> versions;
};

class Inventory final : public QObject {
    Q_OBJECT

public:
    /// `shipped` is the first version of the rules; the database has the others.
    Inventory(store::Database &database, RuleSet shipped, const Clock &clock = systemClock());

    /// Null pointers until the first has been made.
    const Picture &picture() const { return m_picture; }
    /// What the year is judged by: the version in force then, unless others are tried out.
    const RuleSet &rules() const;
    /// Judges every year by these, until the versions are followed again.
    void setRules(RuleSet rules);
    void followVersions();
    bool followsVersions() const { return !m_tried; }
    /// What other years are judged by.
    RuleVersions versions() const;
    /// The census year that is looked at; the last that has a census until somebody chooses.
    int year() const;
    void setYear(int year);
    QDateTime now() const { return m_clock.now(); }
    QDate today() const { return now().toLocalTime().date(); }
    store::Database &database() const { return m_database; }
    /// Who is at this machine; nobody until somebody is said to be.
    const Actor &actor() const { return m_actor; }
    void setActor(const Actor &actor);

    /// Writes all of them or none. The result is what undoes it.
    Task<QList<Edit>> edit(QList<Edit> edits);
    /// The same for what follows from what is there: nobody writes between `plan` and its edits.
    /// `plan` runs on the writer's thread.
    using Plan = std::function<Result<QList<Edit>>(const store::ReadTransaction &)>;
    Task<QList<Edit>> perform(Plan plan);

Q_SIGNALS:
    /// The register, the rules or the verdicts are others. Before pictureChanged().
    void judged();
    /// Documents were written, also such that the picture is not made of; the parts that they are
    /// not about are the same objects as before.
    void pictureChanged();
    void actorChanged();
    void failed(const Error &error);

private:
    void refresh();

    store::Database &m_database;
    RuleSet m_shipped;
    std::optional<RuleSet> m_tried;
    const Clock &m_clock;
    Picture m_picture;
    Actor m_actor;
    int m_chosenYear = 0; // 0: the last
    qint64 m_seq = -1; // what the picture holds
    bool m_isRunning = false;
    bool m_isOutdated = false;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::inventory
