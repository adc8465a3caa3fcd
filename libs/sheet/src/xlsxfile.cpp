#include "files_p.h"
#include "xlsxrows_p.h"

#include <hz/core/archive.h>
#include <hz/core/task.h>

#include <QtCore/QDir>
#include <QtCore/QHash>

namespace hz::sheet {

namespace {

struct Relation {
    QString type; // without its address, which differs between the two forms of the format
    QString target; // name of a part
};
using Relations = QHash<QString, Relation>; // by id

Failure damaged(const QString &name, const QString &detail)
{
    return failure(Error::Kind::Corrupt,
        Names::tr("“%1” is damaged or incomplete. Get it again from where it came, or open it in "
                  "Excel or WPS and save it anew.")
            .arg(name),
        detail);
}

class XlsxFile final : public SheetFile {
public:
    XlsxFile(std::unique_ptr<Archive> archive, QString name, const ReadLimits &limits)
        : m_archive(std::move(archive))
        , m_name(std::move(name))
        , m_limits(limits)
    {
    }

    Result<> readParts(TaskControl &task);
    Result<> readRows(qsizetype sheet, const RowVisitor &visit, TaskControl &task) override;

private:
    Result<QString> workbookPart(TaskControl &task);
    Result<Relations> relations(const QString &part, TaskControl &task);
    Result<> readWorkbookPart(const QString &part, const Relations &relations, TaskControl &task);
    bool has(const QString &part) const;

    const std::unique_ptr<Archive> m_archive;
    const QString m_name;
    const ReadLimits m_limits;
    QStringList m_sheetParts;
    WorkbookParts m_parts;
};

bool XlsxFile::has(const QString &part) const
{
    const QList<ArchiveEntry> &entries = m_archive->entries();
    return std::any_of(entries.begin(), entries.end(),
        [&](const ArchiveEntry &entry) { return entry.name == part; });
}

Result<Relations> XlsxFile::relations(const QString &part, TaskControl &task)
{
    const qsizetype slash = part.lastIndexOf(u'/');
    const QString folder = part.left(slash + 1);
    const QString own
        = folder + QStringLiteral("_rels/") + part.mid(slash + 1) + QStringLiteral(".rels");
    HZ_TRY(const QByteArray bytes, m_archive->read(own, task));
    Relations all;
    XmlReader xml(bytes);
    while (xml.next()) {
        if (!xml.isStart() || xml.name() != u"Relationship")
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const QStringView type = XmlReader::attribute(attributes, u"Type");
        const QString target = XmlReader::attribute(attributes, u"Target").toString();
        const bool isAbsolute = target.startsWith(u'/');
        all.insert(XmlReader::attribute(attributes, u"Id").toString(),
            {type.mid(type.lastIndexOf(u'/') + 1).toString(),
                QDir::cleanPath(isAbsolute ? target.mid(1) : folder + target)});
    }
    if (xml.hasFailed())
        return damaged(m_name, own + u' ' + xml.detail());
    return all;
}

Result<QString> XlsxFile::workbookPart(TaskControl &task)
{
    const auto noSpreadsheet = [&](const QString &detail) {
        return failure(Error::Kind::Unsupported,
            Names::tr("“%1” is no .xlsx spreadsheet. Open it in Excel or WPS and save it as .xlsx.")
                .arg(m_name),
            detail);
    };
    if (!has(QStringLiteral("_rels/.rels")))
        return noSpreadsheet(QStringLiteral("no _rels/.rels"));
    HZ_TRY(const Relations root, relations(QString(), task));
    for (const Relation &relation : root) {
        if (relation.type != u"officeDocument")
            continue;
        if (!relation.target.endsWith(QLatin1StringView(".xml")) || !has(relation.target))
            return noSpreadsheet(relation.target);
        HZ_TRY(const QByteArray bytes, m_archive->read(relation.target, task));
        XmlReader xml(bytes);
        while (xml.next()) {
            if (xml.isStart() && xml.name() == u"workbook")
                return relation.target;
            if (xml.isStart())
                return noSpreadsheet(xml.name().toString());
        }
        return damaged(m_name, relation.target + u' ' + xml.detail());
    }
    return noSpreadsheet(QStringLiteral("no officeDocument"));
}

Result<> XlsxFile::readWorkbookPart(
    const QString &part, const Relations &relations, TaskControl &task)
{
    HZ_TRY(const QByteArray bytes, m_archive->read(part, task));
    XmlReader xml(bytes);
    while (xml.next()) {
        if (!xml.isStart())
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == u"workbookPr") {
            const QStringView from1904 = XmlReader::attribute(attributes, u"date1904");
            if (from1904 == u"1" || from1904 == u"true")
                m_parts.days = DaySystem::From1904;
        } else if (xml.name() == u"sheet") {
            const Relation relation
                = relations.value(XmlReader::attribute(attributes, u"id").toString());
            if (relation.type != u"worksheet")
                continue; // a chart of its own
            if (m_sheets.size() == m_limits.maxSheets)
                return failure(Error::Kind::Invalid,
                    Names::tr("“%1” has more than %L2 sheets.")
                        .arg(m_name)
                        .arg(m_limits.maxSheets));
            const QStringView state = XmlReader::attribute(attributes, u"state");
            m_sheets.append({XmlReader::attribute(attributes, u"name").toString(),
                state == u"hidden" || state == u"veryHidden"});
            m_sheetParts.append(relation.target);
        }
    }
    if (xml.hasFailed())
        return damaged(m_name, part + u' ' + xml.detail());
    if (m_sheets.isEmpty())
        return damaged(m_name, QStringLiteral("no sheets"));
    return {};
}

Result<> XlsxFile::readParts(TaskControl &task)
{
    HZ_TRY(const QString workbook, workbookPart(task));
    HZ_TRY(const Relations relations, this->relations(workbook, task));
    HZ_CHECK(readWorkbookPart(workbook, relations, task));
    for (const Relation &relation : relations) {
        const bool isTexts = relation.type == u"sharedStrings",
                   isStyles = relation.type == u"styles";
        if (!isTexts && !isStyles)
            continue;
        HZ_TRY(const QByteArray bytes, m_archive->read(relation.target, task));
        XmlReader xml(bytes);
        if (isTexts) {
            std::optional<SharedTexts> texts = SharedTexts::read(xml, m_limits.maxCellLength);
            if (!texts)
                return damaged(m_name, relation.target + u' ' + xml.detail());
            m_parts.texts = std::move(*texts);
        } else {
            std::optional<Styles> styles = Styles::read(xml);
            if (!styles)
                return damaged(m_name, relation.target + u' ' + xml.detail());
            m_parts.styles = std::move(*styles);
        }
    }
    return {};
}

Result<> XlsxFile::readRows(qsizetype sheet, const RowVisitor &visit, TaskControl &task)
{
    const QString part = m_sheetParts[sheet];
    HZ_TRY(const QByteArray bytes, m_archive->read(part, task));
    RowsReader rows(m_parts, m_limits, bytes);
    const RowsEnd end = rows.read(visit, task);
    switch (end) {
    case RowsEnd::Complete:
    case RowsEnd::Stopped:
        return {};
    case RowsEnd::Cancelled:
        return cancelled();
    case RowsEnd::Damaged:
        return damaged(m_name, part + u' ' + rows.detail());
    case RowsEnd::TooManyRows:
        return tooManyRows(m_name, m_limits.maxRows);
    case RowsEnd::TooManyColumns:
        return tooManyColumns(m_name, rows.row(), m_limits.maxColumns);
    case RowsEnd::TooManyCells:
        return tooManyCells(m_name, m_limits.maxCells);
    case RowsEnd::TooLong:
        break;
    }
    return failure(Error::Kind::Invalid,
        Names::tr("Row %L2 of “%1” has a cell of more than %L3 characters.")
            .arg(m_name)
            .arg(rows.row())
            .arg(m_limits.maxCellLength));
}

} // namespace

Result<std::unique_ptr<SheetFile>> openXlsx(std::unique_ptr<Archive> archive, const QString &name,
    const ReadLimits &limits, TaskControl &task)
{
    auto file = std::make_unique<XlsxFile>(std::move(archive), name, limits);
    HZ_CHECK(file->readParts(task));
    return file;
}

} // namespace hz::sheet
