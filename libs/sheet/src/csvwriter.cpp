#include "guard_p.h"

#include <hz/core/file.h>
#include <hz/core/task.h>
#include <hz/sheet/values.h>
#include <hz/sheet/writer.h>

#include <algorithm>

namespace hz::sheet {

namespace {

constexpr size_t kRowsBetweenPolls = 1024;

// "-" and "-5" begin like a formula and are none.
bool isHarmless(const QString &text)
{
    return text.count(u'-') == text.size() || parseDecimal(text);
}

QString textOf(const Value &value)
{
    struct Visitor {
        QString operator()(std::monostate) const { return {}; }
        QString operator()(const QString &text) const
        {
            return looksLikeFormula(text) && !isHarmless(text) ? u'\'' + text : text;
        }
        QString operator()(qint64 number) const { return QString::number(number); }
        QString operator()(double number) const
        {
            return QString::number(number, 'g', QLocale::FloatingPointShortest);
        }
        QString operator()(bool isTrue) const
        {
            return isTrue ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
        }
        QString operator()(QDate date) const { return date.toString(Qt::ISODate); }
    };
    return std::visit(Visitor(), value);
}

void appendCell(QString &out, const QString &text)
{
    const bool wantsQuotes = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u',' || c == u';' || c == u'\t' || c == u'"' || c == u'\n' || c == u'\r';
    });
    if (!wantsQuotes) {
        out += text;
        return;
    }
    out += u'"';
    for (const QChar c : text) {
        if (c == u'"')
            out += u'"';
        out += c;
    }
    out += u'"';
}

} // namespace

Result<QByteArray> toCsv(const Table &table, TaskControl &task)
{
    QByteArray bytes("\xef\xbb\xbf");
    QString line;
    const auto end = [&] {
        bytes += (line += QStringLiteral("\r\n")).toUtf8();
        line.clear();
    };
    for (const QString &title : table.titles) {
        if (!line.isEmpty())
            line += u',';
        appendCell(line, textOf(title));
    }
    if (!table.titles.isEmpty())
        end();
    for (size_t i = 0; i < table.rows.size(); ++i) {
        if (i % kRowsBetweenPolls == 0) {
            if (task.isCancelled())
                return cancelled();
            task.setProgress(qint64(i), qint64(table.rows.size()));
        }
        bool isFirst = true;
        for (const Value &value : table.rows[i]) {
            if (!isFirst)
                line += u',';
            isFirst = false;
            appendCell(line, textOf(value));
        }
        end();
    }
    return bytes;
}

Result<> writeCsv(const QString &path, const Table &table, TaskControl &task)
{
    HZ_TRY(const QByteArray bytes, toCsv(table, task));
    return writeFileDurably(path, bytes);
}

} // namespace hz::sheet
