// Documents made ready to be written: canonical, signed, summed. For many at once: other threads do
// all of that while the writer's thread writes those before. Values; any thread.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QString>

#include <memory>

namespace hz::store {

/// A new document, with what the projections say of it. What is written is the same, byte for byte,
/// as by put() of a Draft; see putNew().
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

/// A revision made elsewhere, whichever database it goes to; made by prepareRevision().
class PreparedRevision {
public:
    const QString &id() const;
    QString revision() const;

    /// For this library.
    struct Seal;
    struct State;
    explicit PreparedRevision(std::shared_ptr<const State> state)
        : m_state(std::move(state))
    {
    }
    const State &state() const { return *m_state; }

private:
    std::shared_ptr<const State> m_state;
};

} // namespace hz::store
