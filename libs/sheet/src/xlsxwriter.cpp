#include "xlsxtexts_p.h"

#include <hz/core/file.h>
#include <hz/core/task.h>
#include <hz/sheet/values.h>
#include <hz/sheet/writer.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <xlsxwriter.h>

namespace hz::sheet {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::sheet::Table)
};

constexpr size_t kRowsBetweenPolls = 1024;
constexpr qint64 kMaxFileBytes = qint64(1) << 30;
constexpr int kMaxRows = 1'048'576, kMaxColumns = 16'384; // of the format
constexpr qsizetype kMaxCellLength = 32'767;
constexpr qint64 kMaxInteger = 999'999'999'999'999; // 15 digits
constexpr qsizetype kMaxNameLength = 31;

// Without what XML cannot hold, line breaks in one form.
QByteArray cleaned(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                out += u'\n';
        } else if ((c < 0x20 && c != u'\t' && c != u'\n') || c >= 0xfffe) {
            out += u' ';
        } else {
            if (c == u'_' && beginsWithEscape(QStringView(text).sliced(i)))
                out += QStringLiteral("_x005F");
            out += text[i];
        }
    }
    return out.toUtf8();
}

// As spreadsheets want it: short, without signs that formulas use, no name twice.
QString sheetName(const QString &wanted, QSet<QString> &taken)
{
    QString name = wanted;
    for (QChar &c : name) {
        if (QStringView(u"[]:*?/\\'").contains(c))
            c = u' ';
    }
    name = normalised(name).left(kMaxNameLength).trimmed();
    if (name.isEmpty())
        name = QStringLiteral("Sheet");
    const QString first = name;
    for (int i = 2; taken.contains(name.toLower()); ++i) {
        const QString number = QStringLiteral(" %1").arg(i);
        name = first.left(kMaxNameLength - number.size()) + number;
    }
    taken.insert(name.toLower());
    return name;
}

/// Characters as wide as a digit.
int widthOf(QStringView text)
{
    int width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2e80 ? 2 : 1;
    return width;
}

struct Closer {
    void operator()(lxw_workbook *workbook) const { lxw_workbook_free(workbook); }
};

class XlsxWriter {
public:
    XlsxWriter(const QString &path, const QByteArray &file)
        : m_path(path)
        , m_workbook(workbook_new(file.constData()))
    {
        m_titleStyle = workbook_add_format(m_workbook.get());
        format_set_bold(m_titleStyle);
        format_set_bg_color(m_titleStyle, 0xe8eef7);
        format_set_bottom(m_titleStyle, LXW_BORDER_THIN);
        format_set_align(m_titleStyle, LXW_ALIGN_VERTICAL_CENTER);
        m_dateStyle = workbook_add_format(m_workbook.get());
        format_set_num_format(m_dateStyle, "yyyy-mm-dd");
    }

    Result<> add(const Table &table, TaskControl &task);
    Result<> finish();

private:
    Result<> write(int row, int column, const Value &value);
    Result<> writeText(int row, int column, const QString &text, lxw_format *style);
    Failure refused(lxw_error error) const;
    void widen(int column, QStringView text);
    void setWidths();

    const QString m_path;
    std::unique_ptr<lxw_workbook, Closer> m_workbook;
    lxw_format *m_titleStyle = nullptr;
    lxw_format *m_dateStyle = nullptr;
    QSet<QString> m_names;
    lxw_worksheet *m_sheet = nullptr;
    std::vector<int> m_widths; // of the columns of the sheet at hand
};

Failure XlsxWriter::refused(lxw_error error) const
{
    return failure(Error::Kind::Io, Names::tr("“%1” could not be written.").arg(m_path),
        QString::fromUtf8(lxw_strerror(error)));
}

void XlsxWriter::widen(int column, QStringView text)
{
    constexpr qsizetype kEnough = 60;
    if (size_t(column) >= m_widths.size())
        m_widths.resize(size_t(column) + 1);
    m_widths[size_t(column)] = std::max(m_widths[size_t(column)], widthOf(text.left(kEnough)));
}

void XlsxWriter::setWidths()
{
    constexpr int kNarrowest = 6, kWidest = 60, kRoom = 2;
    for (size_t i = 0; i < m_widths.size(); ++i)
        worksheet_set_column(m_sheet, lxw_col_t(i), lxw_col_t(i),
            std::clamp(m_widths[i] + kRoom, kNarrowest, kWidest), nullptr);
}

Result<> XlsxWriter::writeText(int row, int column, const QString &text, lxw_format *style)
{
    if (text.isEmpty())
        return {};
    if (text.size() > kMaxCellLength)
        return failure(Error::Kind::Invalid,
            Names::tr("A text in row %L1 has more than the %L2 characters that fit into a cell.")
                .arg(row + 1)
                .arg(kMaxCellLength));
    widen(column, text);
    const lxw_error error = worksheet_write_string(
        m_sheet, lxw_row_t(row), lxw_col_t(column), cleaned(text).constData(), style);
    if (error != LXW_NO_ERROR)
        return refused(error);
    return {};
}

Result<> XlsxWriter::write(int row, int column, const Value &value)
{
    const auto number = [&](double amount, lxw_format *style, const QString &shown) -> Result<> {
        widen(column, shown);
        const lxw_error error
            = worksheet_write_number(m_sheet, lxw_row_t(row), lxw_col_t(column), amount, style);
        if (error != LXW_NO_ERROR)
            return refused(error);
        return {};
    };
    if (const auto *text = std::get_if<QString>(&value))
        return writeText(row, column, *text, nullptr);
    if (const auto *integer = std::get_if<qint64>(&value)) {
        const QString shown = QString::number(*integer);
        if (*integer > kMaxInteger || *integer < -kMaxInteger)
            return writeText(row, column, shown, nullptr);
        return number(double(*integer), nullptr, shown);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        const QString shown = QString::number(*real);
        if (!std::isfinite(*real))
            return writeText(row, column, shown, nullptr);
        return number(*real, nullptr, shown);
    }
    if (const auto *isTrue = std::get_if<bool>(&value)) {
        widen(column, u"FALSE");
        const lxw_error error = worksheet_write_boolean(
            m_sheet, lxw_row_t(row), lxw_col_t(column), *isTrue ? 1 : 0, nullptr);
        if (error != LXW_NO_ERROR)
            return refused(error);
        return {};
    }
    if (const auto *date = std::get_if<QDate>(&value)) {
        const QString shown = date->toString(Qt::ISODate);
        // Before, spreadsheets count a day that never was.
        if (*date < QDate(1900, 3, 1) || date->year() > 9999)
            return writeText(row, column, shown, nullptr);
        return number(double(QDate(1899, 12, 30).daysTo(*date)), m_dateStyle, shown);
    }
    return {};
}

Result<> XlsxWriter::add(const Table &table, TaskControl &task)
{
    const int first = table.titles.isEmpty() ? 0 : 1;
    if (table.rows.size() > size_t(kMaxRows - first))
        return failure(Error::Kind::Invalid,
            Names::tr("“%1” would have more than the %L2 rows that fit into a spreadsheet.")
                .arg(m_path)
                .arg(kMaxRows));
    m_widths.clear();
    m_sheet = workbook_add_worksheet(
        m_workbook.get(), sheetName(table.name, m_names).toUtf8().constData());
    if (!m_sheet)
        return refused(LXW_ERROR_SHEETNAME_ALREADY_USED);
    for (int column = 0; column < int(table.titles.size()); ++column)
        HZ_CHECK(writeText(0, column, table.titles[column], m_titleStyle));
    for (size_t i = 0; i < table.rows.size(); ++i) {
        if (i % kRowsBetweenPolls == 0) {
            if (task.isCancelled())
                return cancelled();
            task.setProgress(qint64(i), qint64(table.rows.size()));
        }
        const std::vector<Value> &row = table.rows[i];
        if (row.size() > size_t(kMaxColumns))
            return failure(Error::Kind::Invalid,
                Names::tr("“%1” would have more than the %L2 columns that fit into a spreadsheet.")
                    .arg(m_path)
                    .arg(kMaxColumns));
        for (size_t column = 0; column < row.size(); ++column)
            HZ_CHECK(write(int(i) + first, int(column), row[column]));
    }
    setWidths();
    if (first == 1) {
        worksheet_freeze_panes(m_sheet, 1, 0);
        worksheet_autofilter(
            m_sheet, 0, 0, lxw_row_t(table.rows.size()), lxw_col_t(table.titles.size() - 1));
    }
    return {};
}

Result<> XlsxWriter::finish()
{
    if (const lxw_error error = workbook_close(m_workbook.release()); error != LXW_NO_ERROR)
        return refused(error);
    return {};
}

} // namespace

// The library writes to a path only, so it writes elsewhere first: a file is whole or not there.
Result<> writeXlsx(const QString &path, const QList<Table> &tables, TaskControl &task)
{
    const QTemporaryDir elsewhere;
    if (!elsewhere.isValid())
        return failure(Error::Kind::Io, Names::tr("“%1” could not be written.").arg(path),
            elsewhere.errorString());
    const QString file = elsewhere.filePath(QStringLiteral("book.xlsx"));
    XlsxWriter writer(path, QFile::encodeName(file));
    for (const Table &table : tables)
        HZ_CHECK(writer.add(table, task));
    HZ_CHECK(writer.finish());
    HZ_TRY(const QByteArray bytes, readFile(file, kMaxFileBytes));
    return writeFileDurably(path, bytes);
}

} // namespace hz::sheet
