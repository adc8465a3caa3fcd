// The census of the year that is looked at, for a screen: read behind it whenever documents change
// and somebody looks, and what is done with it. GUI thread; the work runs on the pools.
#pragma once

#include "census/censuspicture.h"

#include <hz/core/task.h>
#include <hz/inventory/inventory.h>

#include <functional>
#include <optional>

namespace hz::console {

class CensusBook final : public QObject {
    Q_OBJECT

public:
    CensusBook(inventory::Inventory &inventory, std::shared_ptr<const inventory::ReturnForm> form,
        QObject *parent = nullptr);

    const inventory::ReturnForm &form() const { return *m_form; }
    inventory::Inventory &inventory() const { return m_inventory; }
    /// Nothing until it has been read.
    const std::optional<CensusPicture> &picture() const { return m_picture; }
    /// Every unit below, where somebody looks at all of them.
    const std::vector<inventory::DeskRow> &rows() const { return m_rows; }
    /// Nothing is under way: what is shown is what there is.
    bool isSettled() const { return !m_isReading && !m_isOutdated && m_writing == 0; }

    /// Whoever looks at nothing is told nothing.
    enum class Watch { Nothing, Returns, Desk };
    void setWatch(Watch watch);
    /// Reads this unit alone; empty: all of them.
    void setUnit(const inventory::UnitCode &unit);
    const inventory::UnitCode &unit() const { return m_unit; }

    /// How whoever is here signs; empty until they have said it once. Another account is another
    /// person.
    QString name() const;
    void setName(const QString &name);
    /// What is proposed to who has not said it yet.
    QString proposedName() const;

    /// Why whoever is here may not do that with the return of a unit; empty: they may.
    QString refusal(inventory::CensusActKind act, const inventory::UnitCode &unit) const;
    /// "li acts for 河州市"; that nobody has signed in, so that everything is allowed here.
    QString whoActs() const;

    /// With the figures and explanations that somebody sees, who may have typed them just now.
    void submit(const inventory::UnitCode &school, const QMap<QString, qint64> &cells,
        const QMap<QString, QString> &notes);
    void decide(const inventory::Decision &decision);
    void choose(const inventory::UnitCode &unit, const QString &hash);
    void rollUp(const inventory::UnitCode &area);

    /// The last act of a return that does not count for nobody has named its key, and whose key can
    /// be named here; null for none.
    const inventory::StoredAct *toName(const inventory::StoredReturn &about) const;
    void nameKey(const inventory::CensusAct &act);

Q_SIGNALS:
    void changed();
    /// What was done, as a sentence.
    void done(const QString &what);
    void failed(const Error &error);

private:
    struct Read {
        CensusPicture picture;
        std::vector<inventory::DeskRow> rows;
        QString name;
        QString key;
        QString account; // whose name it is
    };
    void read();
    template<typename Work>
    void write(Work work, std::function<QString(const inventory::Handed &)> said);
    static inventory::UnitCode spokenFor(const inventory::CensusAct &act);
    QString nameOf(inventory::UnitCode unit) const;

    inventory::Inventory &m_inventory;
    std::shared_ptr<const inventory::ReturnForm> m_form;
    std::optional<CensusPicture> m_picture;
    std::vector<inventory::DeskRow> m_rows;
    QString m_name;
    QString m_key; // of this profile
    QString m_named; // the account it belongs to
    inventory::UnitCode m_unit;
    Watch m_watch = Watch::Nothing;
    bool m_isReading = false;
    bool m_isOutdated = true;
    int m_writing = 0;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::console
