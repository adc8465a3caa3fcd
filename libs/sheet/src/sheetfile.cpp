#include "files_p.h"

#include <hz/core/archive.h>
#include <hz/core/file.h>
#include <hz/core/task.h>

namespace hz::sheet {

namespace {

Failure unsupported(const QString &message, const QString &detail)
{
    return failure(Error::Kind::Unsupported, message, detail);
}

// UTF-16 as a compound file keeps the names of its parts.
bool holdsName(const QByteArray &bytes, QLatin1StringView name)
{
    QByteArray wide;
    for (const char c : name) {
        wide += c;
        wide += '\0';
    }
    return bytes.contains(wide);
}

// What people often have instead of a spreadsheet that can be read, and what to do about it.
Result<> checkKind(const QByteArray &bytes, const QString &name)
{
    if (bytes.startsWith("\xd0\xcf\x11\xe0")) {
        if (holdsName(bytes, QLatin1StringView("EncryptedPackage")))
            return unsupported(
                Names::tr("“%1” is protected by a password. Open it in Excel or WPS, take the "
                          "password away and save it again.")
                    .arg(name),
                QStringLiteral("EncryptedPackage"));
        return unsupported(Names::tr("“%1” is in the old .xls form. Open it in Excel or WPS and "
                                     "save it as .xlsx.")
                               .arg(name),
            QStringLiteral("compound file"));
    }
    const qsizetype mark = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const QByteArray start = bytes.mid(mark, 512).trimmed().toLower();
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")
        || start.startsWith("<table"))
        return unsupported(Names::tr("“%1” is a web page that is only named like a spreadsheet. "
                                     "Open it in Excel or WPS and save it as .xlsx.")
                               .arg(name),
            QStringLiteral("markup"));
    if (start.startsWith("%pdf-") || start.startsWith("\x89png") || start.startsWith("\xff\xd8\xff")
        || start.startsWith("rar!") || start.startsWith("7z\xbc\xaf"))
        return unsupported(
            Names::tr("“%1” is no spreadsheet. Choose an .xlsx or .csv file.").arg(name),
            QString::fromLatin1(start.left(4).toHex()));
    return {};
}

} // namespace

Failure tooManyRows(const QString &name, qint64 most)
{
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” has more than %L2 rows. Split it into smaller files.").arg(name).arg(most));
}

Failure tooManyColumns(const QString &name, qint64 row, qint64 most)
{
    return failure(Error::Kind::Invalid,
        Names::tr("Row %L2 of “%1” has more than %L3 columns.").arg(name).arg(row).arg(most));
}

Failure tooManyCells(const QString &name, qint64 most)
{
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” has more than %L2 cells. Split it into smaller files.")
            .arg(name)
            .arg(most));
}

Result<std::unique_ptr<SheetFile>> SheetFile::open(
    const QString &path, const ReadLimits &limits, TaskControl &task)
{
    HZ_TRY(const QByteArray bytes, readFile(path, limits.maxFileBytes));
    return fromBytes(bytes, path, limits, task);
}

Result<std::unique_ptr<SheetFile>> SheetFile::fromBytes(
    const QByteArray &bytes, const QString &name, const ReadLimits &limits, TaskControl &task)
{
    if (bytes.size() > limits.maxFileBytes)
        return failure(Error::Kind::Invalid, Names::tr("“%1” is too large.").arg(name));
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06")) {
        const ArchiveLimits unpacked{
            .maxEntryBytes = limits.maxUnpackedBytes / 2, .maxTotalBytes = limits.maxUnpackedBytes};
        HZ_TRY(auto archive, Archive::fromBytes(bytes, name, unpacked, task));
        return openXlsx(std::move(archive), name, limits, task);
    }
    HZ_CHECK(checkKind(bytes, name));
    return openCsv(bytes, name, limits);
}

void SheetFile::setEncoding(TextEncoding encoding)
{
    if (m_encoding)
        m_encoding = encoding;
}

Result<Workbook> readWorkbook(SheetFile &file, const ReadLimits &limits, TaskControl &task)
{
    Workbook workbook;
    qint64 cells = 0;
    for (qsizetype i = 0; i < file.sheets().size(); ++i) {
        Sheet sheet{.info = file.sheets()[i]};
        HZ_CHECK(file.readRows(
            i,
            [&](const RowView &view) {
                cells += qint64(view.cells.size());
                if (cells > limits.maxTableCells)
                    return false;
                Row row{.number = view.number};
                row.cells.reserve(qsizetype(view.cells.size()));
                for (const CellView &cell : view.cells)
                    row.cells.append({cell.text.toString(), cell.type});
                sheet.rows.append(std::move(row));
                return true;
            },
            task));
        if (cells > limits.maxTableCells)
            return tooManyCells(sheet.info.name, limits.maxTableCells);
        workbook.sheets.append(std::move(sheet));
    }
    return workbook;
}

Result<Workbook> readWorkbook(const QString &path, const ReadLimits &limits, TaskControl &task)
{
    HZ_TRY(const auto file, SheetFile::open(path, limits, task));
    return readWorkbook(*file, limits, task);
}

} // namespace hz::sheet
