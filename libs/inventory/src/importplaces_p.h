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
    /// What a room of that school is found by, however its name is written.
    static QString roomKey(const UnitCode &school, const QString &name);
    /// The room of a key, or the one that will be made for it.
    RoomId roomId(const QString &key) const;
    /// Empty where there is none.
    RoomId knownRoom(const QString &key) const { return m_rooms.value(key); }
    /// Makes the room of a key up where there is none.
    void needRoom(const QString &key, const UnitCode &school, const QString &name);
    /// That needRoom() made up.
    const std::vector<Room> &newRooms() const { return m_newRooms; }

private:
    QString plainName(const QString &name) const;

    std::shared_ptr<const Register> m_inventory;
    QStringList m_areas; // names of units as they stand before those of schools
    std::vector<QString> m_plain; // of each school
    QHash<QString, QList<quint32>> m_byName;
    QHash<QString, RoomId> m_rooms; // by roomKey()
    std::vector<Room> m_newRooms;
};

} // namespace hz::inventory
