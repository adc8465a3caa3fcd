// The time of day, injected where a test must hold it still. Any thread.
#pragma once

#include <QtCore/QDateTime>

namespace hz {

class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0; // UTC
};

const Clock &systemClock();

} // namespace hz
