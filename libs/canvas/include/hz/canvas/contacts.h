// What a finger on the board means, as a state machine with one state a contact:
//
//   Provisional ──100 ms or 8 px──> Pen          until lifted; no other contact takes it away
//        │ ├──as large as a palm──> Palm         until lifted: erases
//        │ └──a partner lands────> Gesture       both; until lifted, also when the other goes
//        └──larger than a palm while a stylus writes, or a third finger of the hand──> Ignored
//
// A contact's ink shows at once and vanishes when it turns out to be something else. Partners land
// within 100 ms, near enough for one hand, both still within 8 px: two pupils are farther apart.
// Values only, no widget; GUI thread. Traces in tests/canvas/data/traces show each case.
#pragma once

#include <QtCore/QPointF>

#include <optional>
#include <vector>

namespace hz::canvas {

class TouchArbiter {
public:
    static constexpr quint64 kProvisionalMs = 100;
    static constexpr double kProvisionalPixels = 8;
    static constexpr quint64 kStylusMs = 500; // a hand rests where its stylus was that long ago

    enum class Role { Provisional, Pen, Palm, Gesture, Ignored };
    /// In the same pixels as the points.
    struct Sizes {
        double handSpan = 0; // the farthest that two fingers of one hand are apart: 25 cm
        double palm = 0; // a contact this wide is no finger: 3 cm
    };
    struct Gesture { // of the two contacts, as when it began and now
        QPointF centreThen, centreNow;
        double distanceThen = 0, distanceNow = 0;
        double turned = 0; // degrees, clockwise
    };
    struct Pressed {
        Role role = Role::Provisional;
        std::optional<int> retracted; // another contact that is part of a gesture now
    };

    explicit TouchArbiter(const Sizes &sizes)
        : m_sizes(sizes)
    {
    }

    void setSizes(const Sizes &sizes) { m_sizes = sizes; }
    /// Two pupils beside each other: what is left of `x` and what is right of it are never one
    /// hand's.
    void setDivide(std::optional<double> x) { m_divide = x; }
    /// `diameter` is 0 where the device does not tell.
    Pressed press(int id, QPointF at, double diameter, quint64 ms);
    /// The role from now on; a contact that is not known is Ignored.
    Role move(int id, QPointF to, double diameter, quint64 ms);
    void release(int id);
    void clear() { m_contacts.clear(); }
    /// A stylus with a digitizer of its own wrote at this moment.
    void stylusSeen(quint64 ms) { m_stylusMs = ms; }
    std::optional<Gesture> gesture() const;

private:
    struct Contact {
        int id = 0;
        Role role = Role::Provisional;
        QPointF start;
        QPointF now;
        quint64 downMs = 0;
    };

    Contact *contact(int id);
    Role roleOfPalm(quint64 ms) const;
    bool isDivided(QPointF a, QPointF b) const
    {
        return m_divide && (a.x() < *m_divide) != (b.x() < *m_divide);
    }
    bool isPalm(double diameter) const { return m_sizes.palm > 0 && diameter >= m_sizes.palm; }

    Sizes m_sizes;
    std::vector<Contact> m_contacts;
    std::optional<quint64> m_stylusMs;
    std::optional<double> m_divide;
};

} // namespace hz::canvas
