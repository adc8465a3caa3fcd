#include <hz/canvas/contacts.h>

#include <QtCore/QLineF>

#include <algorithm>

namespace hz::canvas {

TouchArbiter::TouchArbiter(double handSpan)
    : m_handSpan(handSpan)
{
}

TouchArbiter::Pressed TouchArbiter::press(int id, QPointF at, quint64 ms)
{
    Pressed pressed;
    const bool gesturing = std::any_of(m_contacts.begin(), m_contacts.end(),
        [](const Contact &c) { return c.role == Role::Gesture; });
    if (!gesturing) {
        const auto partner
            = std::find_if(m_contacts.begin(), m_contacts.end(), [&](const Contact &c) {
                  return c.role == Role::Provisional && ms - c.downMs <= quint64(kProvisionalMs)
                      && QLineF(c.start, c.now).length() <= kProvisionalPixels
                      && QLineF(c.now, at).length() <= m_handSpan;
              });
        if (partner != m_contacts.end()) {
            partner->role = Role::Gesture;
            pressed = {.role = Role::Gesture, .retracted = partner->id};
        }
    }
    m_contacts.push_back({.id = id, .role = pressed.role, .start = at, .now = at, .downMs = ms});
    return pressed;
}

TouchArbiter::Role TouchArbiter::move(int id, QPointF to, quint64 ms)
{
    const auto contact = std::find_if(
        m_contacts.begin(), m_contacts.end(), [id](const Contact &c) { return c.id == id; });
    if (contact == m_contacts.end())
        return Role::Pen;
    contact->now = to;
    if (contact->role == Role::Provisional
        && (ms - contact->downMs >= quint64(kProvisionalMs)
            || QLineF(contact->start, to).length() >= kProvisionalPixels))
        contact->role = Role::Pen;
    return contact->role;
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
            .distanceNow = QLineF(first->now, contact.now).length()};
    }
    return std::nullopt;
}

} // namespace hz::canvas
