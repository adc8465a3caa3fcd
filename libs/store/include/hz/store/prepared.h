// A new document made ready to be written: canonical, signed, summed, with what the projections say
// of it. For many at once: other threads do all of that while the writer's thread writes those
// before. What is written is the same, byte for byte, as by put() of a Draft; see putNew(). A
// value; any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QString>

#include <memory>

namespace hz::store {

class PreparedDraft {
public:
    const QString &id() const;

    /// For this library; made by Database::prepare().
    struct State;
    explicit PreparedDraft(std::shared_ptr<const State> state)
        : m_state(std::move(state))
    {
    }
    const State &state() const { return *m_state; }

private:
    std::shared_ptr<const State> m_state;
};

} // namespace hz::store
