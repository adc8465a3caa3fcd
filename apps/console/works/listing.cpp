#include "works/listing.h"

#include "window/standing.h"

#include <hz/core/task.h>

#include <QtCore/QCollator>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>

namespace hz::console {

using Table = sheet::Table; // lupdate loses the context of functions that return sheet::…

namespace {

constexpr size_t kBetweenPolls = 1'024;
constexpr QLatin1StringView kYuan("Yuan"), kFen("Fen");

// Which values of each group are ticked; an empty list: all of it.
std::vector<std::vector<bool>> ticksOf(const Listing &listing, const ListQuery &query)
{
    std::vector<std::vector<bool>> ticks;
    for (const ListGroup &group : listing.groups) {
        std::vector<bool> &ticked = ticks.emplace_back();
        const QStringList ids = query.ticks.value(group.id);
        if (ids.isEmpty())
            continue;
        for (const ListValue &value : group.values)
            ticked.push_back(ids.contains(value.id));
    }
    return ticks;
}

// Smaller first, nothing last.
int compared(const sheet::Value &a, const sheet::Value &b, const QCollator &collator)
{
    if (a.index() != b.index()) {
        if (a.index() == 0 || b.index() == 0)
            return a.index() == 0 ? 1 : -1;
        return a.index() < b.index() ? -1 : 1;
    }
    if (const auto *text = std::get_if<QString>(&a))
        return collator.compare(*text, std::get<QString>(b));
    return a < b ? -1 : b < a ? 1 : 0;
}

bool hasWords(const ListRow &row, const QStringList &words)
{
    return std::ranges::all_of(words, [&row](const QString &word) {
        return std::ranges::any_of(row.texts,
            [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
    });
}

QJsonValue jsonOf(const sheet::Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *whole = std::get_if<qint64>(&value))
        return *whole;
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto *day = std::get_if<QDate>(&value))
        return day->toString(Qt::ISODate);
    return {};
}

} // namespace

quint16 ListGroup::valueOf(
    const QString &valueId, const QString &text, std::optional<ui::Status> glyph)
{
    const auto known = std::ranges::find(values, valueId, &ListValue::id);
    if (known != values.end())
        return quint16(known - values.begin());
    values.push_back({valueId, text, glyph});
    return quint16(values.size() - 1);
}

Result<ListAnswer> answerOf(const Listing &listing, const ListQuery &query, TaskControl &task)
{
    const std::vector<std::vector<bool>> ticks = ticksOf(listing, query);
    const QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    ListAnswer answer;
    for (const ListGroup &group : listing.groups)
        answer.counts.emplace_back(group.values.size());
    std::vector<bool> isMissed(listing.groups.size());
    for (quint32 i = 0; i < listing.rows.size(); ++i) {
        if (i % kBetweenPolls == 0 && task.isCancelled())
            return cancelled();
        const ListRow &row = listing.rows[i];
        size_t missed = 0;
        for (size_t group = 0; group < ticks.size(); ++group) {
            isMissed[group]
                = !ticks[group].empty() && std::ranges::none_of(row.tags, [&](const ListTag &tag) {
                      return tag.group == group && ticks[group][tag.value];
                  });
            missed += size_t(isMissed[group]);
        }
        if (missed > 1 || !hasWords(row, words))
            continue;
        // Ticking another value of a group asks for what only this group leaves out.
        for (const ListTag &tag : row.tags)
            if (missed == 0 || isMissed[tag.group])
                ++answer.counts[tag.group][tag.value];
        if (missed == 0)
            answer.rows.push_back(i);
    }
    if (query.sortBy >= 0 && query.sortBy < int(listing.columns.size())) {
        QCollator collator;
        collator.setNumericMode(true);
        const auto column = size_t(query.sortBy);
        // Equal ones keep their order, whichever way the column runs; nothing stays last.
        std::stable_sort(answer.rows.begin(), answer.rows.end(), [&](quint32 a, quint32 b) {
            const sheet::Value &left = listing.rows[a].values[column];
            const sheet::Value &right = listing.rows[b].values[column];
            const int order = compared(left, right, collator);
            const bool isTurned = query.isDescending && left.index() != 0 && right.index() != 0;
            return isTurned ? order > 0 : order < 0;
        });
    }
    return answer;
}

QString textOf(const sheet::Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *whole = std::get_if<qint64>(&value))
        return QLocale().toString(*whole);
    if (const auto *number = std::get_if<double>(&value))
        return QLocale().toString(*number, 'f', QLocale::FloatingPointShortest);
    if (const auto *day = std::get_if<QDate>(&value))
        return dayText(*day);
    return {};
}

Table tableOf(const Listing &listing, const std::vector<quint32> &rows, const QString &name)
{
    Table table{.name = name, .titles = {}, .rows = {}};
    for (const ui::TableColumn &column : listing.columns)
        table.titles.append(column.title);
    for (const quint32 row : rows)
        table.rows.push_back(listing.rows[row].values);
    return table;
}

QJsonArray jsonOf(const Listing &listing, const std::vector<quint32> &rows)
{
    QJsonArray list;
    for (const quint32 at : rows) {
        const ListRow &row = listing.rows[at];
        QJsonObject object{{QStringLiteral("id"), row.key}};
        for (size_t i = 0; i < listing.columns.size(); ++i) {
            QString id = listing.columns[i].id;
            const auto *yuan = std::get_if<double>(&row.values[i]);
            if (yuan && id.endsWith(kYuan)) {
                id.chop(kYuan.size());
                object[id + kFen] = qint64(std::llround(*yuan * 100));
            } else {
                object[id] = jsonOf(row.values[i]);
            }
        }
        list.append(object);
    }
    return list;
}

} // namespace hz::console
