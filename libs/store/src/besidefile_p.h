// A file written beside its place and renamed when it is complete.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QString>

namespace hz::store {

class BesideFile {
public:
    /// Removes what an earlier attempt left.
    explicit BesideFile(const QString &place);
    /// Removes the file unless it was moved to its place.
    ~BesideFile();
    BesideFile(const BesideFile &) = delete;
    BesideFile &operator=(const BesideFile &) = delete;

    const QString &path() const { return m_path; }
    /// Synced, renamed, folder synced.
    Result<> moveToPlace();

private:
    const QString m_place;
    const QString m_path;
    bool m_moved = false;
};

/// Replaces what is at `to`.
Result<> renameFile(const QString &from, const QString &to);

} // namespace hz::store
