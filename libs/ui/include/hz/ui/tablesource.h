// Where a TableView has its rows from: asked for what is seen, row by row, so that nothing of
// 100,000 rows is ever copied. GUI thread; answers come at once, from what is in memory.
#pragma once

#include <hz/ui/theme.h>

#include <QtCore/QObject>

#include <optional>
#include <vector>

namespace hz::ui {

struct TableColumn {
    enum class Kind {
        Text,
        Quiet, // what is looked up rather than looked for
        Number, // at the right, figure under figure; nothing is shown as a dash
    };
    QString id = {}; // for what is kept: widths, order
    QString title = {};
    Kind kind = Kind::Text;
    double width = 120; // at scale 1, until someone changes it
    bool stretches = false; // takes what the others leave
    bool isSortable = true;
    bool isHiddenAtFirst = false;
};

class TableSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Does not change while a view shows the source.
    virtual std::vector<TableColumn> columns() const = 0;
    virtual int rowCount() const = 0;
    virtual QString text(int row, int column) const = 0;
    /// The shape before the text, which is its word.
    virtual std::optional<Status> status(int, int) const { return {}; }
    /// Stays with the row wherever it goes: what is selected is kept by it.
    virtual qint64 rowId(int row) const = 0;
    /// Where a row is now; without an answer it is not selected any more after a reset, and not the
    /// current one after the rows have moved.
    virtual std::optional<int> rowOf(qint64) const { return {}; }

Q_SIGNALS:
    /// Other rows. What was selected and is still there stays selected, unless it was everything.
    void reset();
    /// The same rows in another order.
    void reordered();
    void rowsChanged(int first, int last);
};

} // namespace hz::ui
