#include "documents_p.h"

namespace hz::store {

const QString &PreparedDraft::id() const
{
    return m_state->id;
}

} // namespace hz::store
