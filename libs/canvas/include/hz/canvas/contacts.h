// What a finger on the board means. A contact's ink shows at once, but the contact is provisional
// until 100 ms or 8 px of travel; then it is a pen until lifted, and no other contact can take that
// away. Two contacts that land within 100 ms, near enough for one hand and both still within 8 px,
// are a gesture: their ink vanishes. Values only, no widget; GUI thread.
#pragma once

#include <QtCore/QPointF>

#include <optional>
#include <vector>

namespace hz::canvas {

class TouchArbiter {
public:
    static constexpr int kProvisionalMs = 100;
    static constexpr double kProvisionalPixels = 8;

    enum class Role { Provisional, Pen, Gesture };
    struct Contact {
        int id = 0;
        Role role = Role::Provisional;
        QPointF start;
        QPointF now;
        quint64 downMs = 0;
    };
    struct Gesture { // of the two contacts, as when it began and now
        QPointF centreThen, centreNow;
        double distanceThen = 0, distanceNow = 0;
    };
    struct Pressed {
        Role role = Role::Provisional;
        std::optional<int>
            retracted; // another contact that is part of a gesture now: its ink vanishes
    };

    /// `handSpan` is the farthest that two fingers of one hand are apart, in pixels (25 cm).
    explicit TouchArbiter(double handSpan);

    void setHandSpan(double pixels) { m_handSpan = pixels; }
    Pressed press(int id, QPointF at, quint64 ms);
    Role move(int id, QPointF to, quint64 ms);
    void release(int id);
    void clear() { m_contacts.clear(); }
    std::optional<Gesture> gesture() const;

private:
    double m_handSpan;
    std::vector<Contact> m_contacts;
};

} // namespace hz::canvas
