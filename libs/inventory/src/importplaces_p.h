// Schools and rooms as lists name them. One thread.
#pragma once

#include <hz/inventory/register.h>

#include <QtCore/QHash>

#include <vector>

namespace hz::inventory {

/// An id that the same parts always give.
Ulid idOfParts(const QByteArray &parts);

class Places {
public:
    explicit Places(std::shared_ptr<const Register> inventory);

    struct Found {
        quint32 row = kNoRow;
        QStringList candidates = {}; // where several fit: code and name
    };
    /// By code or name: exact, else as people shorten it, where only one fits. `county` may be
    /// empty, and narrows what a name means.
    Found school(const QString &text, const QString &county) const;
    /// The only school that a heading names.
    quint32 schoolIn(const QString &heading) const;
    /// In that school; a new one where there is none of that name. `isNew` once only.
    struct RoomFound {
        RoomId id = {};
        bool isNew = false;
    };
    RoomFound room(const UnitCode &school, const QString &name);
    /// As room() would say it.
    RoomId roomId(const UnitCode &school, const QString &name) const;
    /// Empty where there is none of that name.
    RoomId knownRoom(const UnitCode &school, const QString &name) const;
    /// That room() made up.
    const std::vector<Room> &newRooms() const { return m_newRooms; }

private:
    QString plainName(const QString &name) const;

    std::shared_ptr<const Register> m_inventory;
    QStringList m_areas; // names of units as they stand before those of schools
    std::vector<QString> m_plain; // of each school
    QHash<QString, QList<quint32>> m_byName;
    QHash<QString, RoomId> m_rooms; // by school and plain name
    std::vector<Room> m_newRooms;
};

} // namespace hz::inventory
