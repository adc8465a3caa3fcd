#include "documents_p.h"

namespace hz::store {

const QString &PreparedDraft::id() const
{
    return m_state->id;
}

const QString &PreparedRevision::id() const
{
    return m_state->id;
}

QString PreparedRevision::revision() const
{
    return m_state->names.constFirst().toString();
}

} // namespace hz::store
