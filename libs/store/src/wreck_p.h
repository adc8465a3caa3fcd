// What is left of a damaged database, every row of it that can be read by any way, in a file of its
// own that can be asked in SQL:
//
//   docs(doc, inTable, inIndex, winner, leaves)   the id as the table has it, and its index
//   revs(row, rev, doc, gen, leaf, deleted, checked, sig, parent, body, sum)   each reading once
//   rev_names(rev, doc, gen, sig)                   of the index
//   rev_attachments(rev, name, attachment, type)    attachments(attachment, sha256, bytes)
//   locals(id, body, sum)
//
// Nothing in it is believed to be true before its sums tell so.
#pragma once

#include "rawpages_p.h"
#include "sqlite_p.h"

#include <QtCore/QStringList>

namespace hz::store {

class Wreck {
public:
    /// Reads a copy of `damaged` in `folder`.
    static Result<std::unique_ptr<Wreck>> open(
        const QString &damaged, const QString &folder, TaskControl &task);

    Connection &rows() const { return *m_rows; }
    /// What was met on the way, English, one a line.
    const QStringList &problems() const { return m_problems; }

private:
    Wreck() = default;
    Result<> readTrees(const QString &copy, const QString &folder, const TaskControl &task);
    Result<> readPages(const QString &copy, const QString &former, const TaskControl &task);

    std::unique_ptr<Connection> m_rows;
    QStringList m_problems;
};

} // namespace hz::store
