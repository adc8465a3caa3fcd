// Rows that were copied in a spreadsheet program. Any thread.
#pragma once

#include <hz/sheet/sheetfile.h>

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <functional>
#include <span>

namespace hz::console {

/// The first row goes to `takeTitles`, which may refuse and is asked with nothing where there is
/// nothing. Invalid where there is more than anybody copies.
Result<> readPastedRows(const QString &text,
    const std::function<Result<>(std::span<const sheet::CellView> cells)> &takeTitles,
    const std::function<void(const sheet::RowView &row)> &takeRow, TaskControl &task);

/// Where the titles of a pasted table stand.
class PastedColumns {
public:
    explicit PastedColumns(std::span<const sheet::CellView> titles);

    bool has(const QString &title) const { return m_places.contains(title); }
    /// Normalised; empty where the row has no such cell.
    QString text(const sheet::RowView &row, const QString &title) const;

private:
    QHash<QString, int> m_places;
};

/// What of a pasted table was not understood: "Row 3: …", a bounded number of them.
class PastedProblems {
public:
    void add(const sheet::RowView &row, const QString &what);
    const QStringList &texts() const { return m_texts; }

private:
    QStringList m_texts;
};

} // namespace hz::console
