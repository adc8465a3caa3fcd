// A list that somebody has put together whole: rows of typed cells, narrowed by words and by
// checking, sorted by any column. Up to some ten thousand rows. Values; any thread.
#pragma once

#include "works/worksquery.h"

#include <hz/core/result.h>
#include <hz/sheet/writer.h>
#include <hz/ui/tablesource.h>

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

namespace hz {
class TaskControl;
}

namespace hz::console {

struct ListValue {
    QString id = {};
    QString text = {};
    std::optional<ui::Status> glyph = {};
};

/// What rows can be narrowed by.
struct ListGroup {
    QString id = {};
    QString title = {};
    std::vector<ListValue> values = {};

    /// Adds it where it is new.
    quint16 valueOf(
        const QString &valueId, const QString &text, std::optional<ui::Status> glyph = {});
};

struct ListTag {
    quint16 group = 0;
    quint16 value = 0;
};

struct ListRow {
    qint64 id = 0; // the same as long as the row is of the same thing
    QString key = {}; // what the row is of, as documents name it
    std::vector<sheet::Value> values = {}; // one a column: for spreadsheets and sorting
    QStringList texts = {}; // as people read them
    std::vector<ListTag> tags = {}; // several of a group: it is both
    ui::Status status = ui::Status::NoData; // before the first column
};

struct Listing {
    std::vector<ui::TableColumn> columns = {};
    std::vector<ListGroup> groups = {};
    std::vector<ListRow> rows = {};
    bool hasStatus = false; // rows have a shape before their first column
};

struct ListAnswer {
    std::vector<quint32> rows = {}; // of the listing, in order
    /// How many each value of each group would list, the other groups as they are ticked.
    std::vector<std::vector<int>> counts = {};
};

/// Cancelled when told to stop.
Result<ListAnswer> answerOf(const Listing &listing, const ListQuery &query, TaskControl &task);

/// A cell as people read it: nothing for nothing.
QString textOf(const sheet::Value &value);

sheet::Table tableOf(const Listing &listing, const std::vector<quint32> &rows, const QString &name);
/// Objects with an id, a field a column. Yuan are given in fen, so that none is lost.
QJsonArray jsonOf(const Listing &listing, const std::vector<quint32> &rows);

} // namespace hz::console
