#include <hz/canvas/contacts.h>

#include <QtCore/QLineF>

#include <algorithm>

namespace hz::canvas {

namespace {

// Clocks of devices have been seen to step back.
quint64 since(quint64 then, quint64 now)
{
    return now > then ? now - then : 0;
}

} // namespace

TouchArbiter::Contact *TouchArbiter::contact(int id)
{
    const auto found = std::find_if(
        m_contacts.begin(), m_contacts.end(), [id](const Contact &c) { return c.id == id; });
    return found == m_contacts.end() ? nullptr : &*found;
}

TouchArbiter::Role TouchArbiter::roleOfPalm(quint64 ms) const
{
    return m_stylusMs && since(*m_stylusMs, ms) <= kStylusMs ? Role::Ignored : Role::Palm;
}

TouchArbiter::Pressed TouchArbiter::press(int id, QPointF at, double diameter, quint64 ms)
{
    release(id); // a lift that never arrived
    Pressed pressed;
    if (isPalm(diameter)) {
        pressed.role = roleOfPalm(ms);
    } else {
        const auto isOfThisHand = [&](const Contact &c) {
            return since(c.downMs, ms) <= kProvisionalMs
                && QLineF(c.now, at).length() <= m_sizes.handSpan && !isDivided(c.start, at);
        };
        for (Contact &other : m_contacts) {
            if (!isOfThisHand(other))
                continue;
            if (other.role == Role::Gesture) {
                pressed.role = Role::Ignored;
                break;
            }
            if (other.role == Role::Provisional && !gesture()
                && QLineF(other.start, other.now).length() <= kProvisionalPixels) {
                other.role = Role::Gesture;
                pressed = {.role = Role::Gesture, .retracted = other.id};
                break;
            }
        }
    }
    m_contacts.push_back({.id = id, .role = pressed.role, .start = at, .now = at, .downMs = ms});
    return pressed;
}

TouchArbiter::Role TouchArbiter::move(int id, QPointF to, double diameter, quint64 ms)
{
    Contact *const moved = contact(id);
    if (!moved)
        return Role::Ignored;
    moved->now = to;
    if (moved->role == Role::Provisional) {
        if (isPalm(diameter))
            moved->role = roleOfPalm(ms);
        else if (since(moved->downMs, ms) >= kProvisionalMs
            || QLineF(moved->start, to).length() >= kProvisionalPixels)
            moved->role = Role::Pen;
    }
    return moved->role;
}

void TouchArbiter::release(int id)
{
    std::erase_if(m_contacts, [id](const Contact &c) { return c.id == id; });
}

std::optional<TouchArbiter::Gesture> TouchArbiter::gesture() const
{
    const Contact *first = nullptr;
    for (const Contact &contact : m_contacts) {
        if (contact.role != Role::Gesture)
            continue;
        if (!first) {
            first = &contact;
            continue;
        }
        return Gesture{.centreThen = (first->start + contact.start) / 2,
            .centreNow = (first->now + contact.now) / 2,
            .distanceThen = QLineF(first->start, contact.start).length(),
            .distanceNow = QLineF(first->now, contact.now).length(),
            .turned = QLineF(first->now, contact.now).angleTo(QLineF(first->start, contact.start))};
    }
    return std::nullopt;
}

} // namespace hz::canvas
