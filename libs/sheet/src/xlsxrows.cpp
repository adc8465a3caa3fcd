#include "xlsxrows_p.h"

#include <hz/core/task.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hz::sheet {

namespace {

constexpr qsizetype kLastColumn = 16'383, kLastRow = 1'048'575; // of the format
constexpr size_t kMaxMerged = 1'000'000;
constexpr int kTokensBetweenPolls = 8192;

struct Place {
    qsizetype column = 0;
    qint64 row = 0;
};

// "B12" as column 1, row 11.
std::optional<Place> parsePlace(QStringView ref)
{
    Place place{.column = 0, .row = 0};
    qsizetype i = 0;
    for (; i < ref.size() && ref[i] >= u'A' && ref[i] <= u'Z'; ++i) {
        place.column = place.column * 26 + (ref[i].unicode() - u'A' + 1);
        if (place.column > kLastColumn + 1)
            return std::nullopt;
    }
    const qsizetype letters = i;
    for (; i < ref.size() && ref[i] >= u'0' && ref[i] <= u'9'; ++i) {
        place.row = place.row * 10 + (ref[i].unicode() - u'0');
        if (place.row > kLastRow + 1)
            return std::nullopt;
    }
    if (letters == 0 || letters == ref.size() || i < ref.size() || place.row == 0)
        return std::nullopt;
    return Place{.column = place.column - 1, .row = place.row - 1};
}

// They stand behind all rows, which want them; so the end of the part is looked through by hand.
// What is not found there leaves cells empty, no more.
std::vector<MergedArea> mergedAreas(const QByteArray &part)
{
    std::vector<MergedArea> areas;
    qsizetype at = part.lastIndexOf("mergeCells>");
    at = at < 0 ? -1 : part.lastIndexOf("sheetData", at);
    while (at >= 0 && areas.size() < kMaxMerged) {
        at = part.indexOf("mergeCell ", at);
        const qsizetype end = at < 0 ? -1 : part.indexOf('>', at);
        if (end < 0)
            break;
        const QByteArrayView element = QByteArrayView(part).sliced(at, end - at);
        at = end;
        const qsizetype ref = element.indexOf("ref=");
        if (ref < 0 || element.size() - ref < 6)
            continue;
        const char quote = element[ref + 4];
        const QByteArrayView rest = element.sliced(ref + 5);
        const QString value
            = QString::fromLatin1(rest.first(std::max<qsizetype>(rest.indexOf(quote), 0)));
        const auto first = parsePlace(QStringView(value).left(value.indexOf(u':')));
        const auto last = parsePlace(QStringView(value).mid(value.indexOf(u':') + 1));
        if (first && last && first->row <= last->row && first->column <= last->column)
            areas.push_back({first->row, last->row, first->column, last->column});
    }
    std::stable_sort(areas.begin(), areas.end(),
        [](const MergedArea &a, const MergedArea &b) { return a.firstRow < b.firstRow; });
    return areas;
}

} // namespace

RowsReader::RowsReader(const WorkbookParts &parts, const ReadLimits &limits, const QByteArray &part)
    : m_parts(parts)
    , m_limits(limits)
    , m_sizeBytes(part.size())
    , m_xml(part)
    , m_areas(mergedAreas(part))
{
}

RowsEnd RowsReader::read(const RowVisitor &visit, TaskControl &task)
{
    bool isInCell = false;
    int tokens = 0;
    while (m_xml.next()) {
        if (++tokens == kTokensBetweenPolls) {
            tokens = 0;
            task.setProgress(m_xml.position(), m_sizeBytes);
            if (task.isCancelled())
                return RowsEnd::Cancelled;
        }
        RowsEnd end = RowsEnd::Complete;
        if (isInCell) {
            if (m_xml.isText()) {
                if (m_isInValue)
                    m_value += m_xml.text();
                else if (m_isInInline)
                    m_inline.take(m_xml);
                if (std::max(m_value.size(), m_inline.text().size()) > m_limits.maxCellLength)
                    return RowsEnd::TooLong;
                continue;
            }
            if (m_xml.name() == u"v") {
                m_isInValue = m_xml.isStart();
            } else if (m_xml.name() == u"f") {
                m_hasFormula = true;
            } else if (m_xml.name() == u"is") {
                m_isInInline = m_xml.isStart();
            } else if (m_isInInline) {
                m_inline.take(m_xml);
            } else if (m_xml.isEnd() && m_xml.name() == u"c") {
                isInCell = false;
                end = endCell();
            }
        } else if (m_xml.isStart() && m_xml.name() == u"c") {
            isInCell = true;
            end = startCell();
        } else if (m_xml.isStart() && m_xml.name() == u"row") {
            end = startRow();
        } else if (m_xml.isEnd() && m_xml.name() == u"row") {
            end = endRow(visit);
        } else if (m_xml.isEnd() && m_xml.name() == u"sheetData") {
            return RowsEnd::Complete;
        }
        if (end != RowsEnd::Complete)
            return end;
    }
    return m_xml.hasFailed() ? RowsEnd::Damaged : RowsEnd::Complete;
}

RowsEnd RowsReader::startRow()
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const QStringView given = XmlReader::attribute(attributes, u"r");
    const qint64 row = given.isEmpty() ? m_row + 1 : given.toLongLong();
    if (row <= m_row || row > kLastRow + 1)
        return RowsEnd::Damaged;
    m_row = row;
    m_column = -1;
    m_slots.clear();
    m_rowText.clear();
    return RowsEnd::Complete;
}

RowsEnd RowsReader::startCell()
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    m_type.clear();
    m_style = 0;
    ++m_column;
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == u"r") {
            const std::optional<Place> place = parsePlace(attribute.value());
            if (!place)
                return RowsEnd::Damaged;
            m_column = place->column;
        } else if (attribute.name() == u"t") {
            m_type = attribute.value().toString();
        } else if (attribute.name() == u"s") {
            m_style = attribute.value().toUInt();
        }
    }
    m_value.clear();
    m_inline.clear();
    m_isInValue = m_isInInline = m_hasFormula = false;
    return RowsEnd::Complete;
}

RowsReader::Slot RowsReader::own(CellType type, QStringView text)
{
    const Slot slot{
        .type = type, .source = Source::Row, .from = m_rowText.size(), .length = text.size()};
    m_rowText += text;
    return slot;
}

// Files hold 0.1 as 0.10000000000000001; spreadsheets show 15 digits.
RowsReader::Slot RowsReader::number(size_t style)
{
    constexpr int kDigits = 15;
    const bool isDate = m_parts.styles.isDate(style);
    const bool isPlain = m_value.size() <= kDigits
        && std::all_of(m_value.begin() + (m_value.startsWith(u'-') ? 1 : 0), m_value.end(),
            [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isPlain && !isDate)
        return own(CellType::Number, m_value);
    bool isNumber = false;
    const double value = m_value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return own(CellType::Error, m_value);
    if (const QString date = isDate ? dateText(value, m_parts.days) : QString(); !date.isEmpty())
        return own(CellType::Date, date);
    const bool isWhole = std::abs(value) < 1e15 && value == std::trunc(value);
    return own(CellType::Number,
        isWhole ? QString::number(qint64(value)) : QString::number(value, 'g', kDigits));
}

RowsEnd RowsReader::endCell()
{
    Slot slot;
    if (m_type == u"inlineStr") {
        const QString &text = m_inline.text();
        slot = own(CellType::Text, text.contains(u"_x") ? unescaped(text) : text);
    } else if (m_hasFormula && m_value.isEmpty() && m_type != u"str") {
        slot = own(CellType::Error, QString(kFormulaWithoutValue));
    } else if (m_value.isEmpty()) {
        return RowsEnd::Complete;
    } else if (m_type == u"s") {
        bool isNumber = false;
        const qsizetype index = m_value.toInt(&isNumber);
        if (!isNumber || index < 0 || index >= m_parts.texts.count())
            return RowsEnd::Damaged;
        slot = {.type = CellType::Text,
            .source = Source::Shared,
            .from = index,
            .length = m_parts.texts.at(index).size()};
    } else if (m_type == u"str") {
        slot = own(CellType::Text, m_value.contains(u"_x") ? unescaped(m_value) : m_value);
    } else if (m_type == u"b") {
        slot = own(CellType::Bool, m_value == u"0" ? u"FALSE" : u"TRUE");
    } else if (m_type == u"e") {
        slot = own(CellType::Error, m_value);
    } else if (m_type == u"d") {
        slot = own(CellType::Date, m_value);
    } else {
        slot = number(m_style);
    }
    if (slot.length == 0)
        return RowsEnd::Complete;
    if (m_column >= m_limits.maxColumns)
        return RowsEnd::TooManyColumns;
    if (qsizetype(m_slots.size()) <= m_column)
        m_slots.resize(size_t(m_column) + 1);
    m_slots[size_t(m_column)] = slot;
    return RowsEnd::Complete;
}

QStringView RowsReader::textOf(const Slot &slot) const
{
    switch (slot.source) {
    case Source::Row:
        return QStringView(m_rowText).sliced(slot.from, slot.length);
    case Source::Shared:
        return m_parts.texts.at(slot.from);
    case Source::Merged:
        return m_active[size_t(slot.from)].text;
    }
    return {};
}

RowsEnd RowsReader::fillMerged()
{
    const qint64 row = m_row - 1;
    std::erase_if(m_active, [row](const Merged &merged) { return merged.area.lastRow < row; });
    for (; m_nextArea < m_areas.size() && m_areas[m_nextArea].firstRow <= row; ++m_nextArea) {
        const MergedArea &area = m_areas[m_nextArea];
        if (area.firstRow < row || area.firstColumn >= qsizetype(m_slots.size()))
            continue; // its first cell is empty
        const Slot &first = m_slots[size_t(area.firstColumn)];
        if (first.type != CellType::Empty)
            m_active.push_back({area, first.type, textOf(first).toString()});
    }
    qsizetype width = 0;
    for (size_t i = 0; i < m_active.size(); ++i) {
        const Merged &merged = m_active[i];
        width += merged.area.lastColumn - merged.area.firstColumn + 1;
        if (width > kLastColumn + 1)
            return RowsEnd::Damaged; // areas may not overlap
        const qsizetype last = std::min(merged.area.lastColumn, m_limits.maxColumns - 1);
        if (qsizetype(m_slots.size()) <= last)
            m_slots.resize(size_t(last) + 1);
        for (qsizetype column = merged.area.firstColumn; column <= last; ++column) {
            Slot &slot = m_slots[size_t(column)];
            if (slot.type == CellType::Empty)
                slot = {merged.type, Source::Merged, qsizetype(i), merged.text.size()};
        }
    }
    return RowsEnd::Complete;
}

RowsEnd RowsReader::endRow(const RowVisitor &visit)
{
    if (const RowsEnd end = fillMerged(); end != RowsEnd::Complete)
        return end;
    while (!m_slots.empty() && m_slots.back().type == CellType::Empty)
        m_slots.pop_back();
    if (m_slots.empty())
        return RowsEnd::Complete;
    if (m_row > m_limits.maxRows)
        return RowsEnd::TooManyRows;
    m_cells += qint64(m_slots.size());
    if (m_cells > m_limits.maxCells)
        return RowsEnd::TooManyCells;
    m_views.clear();
    for (const Slot &slot : m_slots)
        m_views.push_back({slot.type == CellType::Empty ? QStringView() : textOf(slot), slot.type});
    return visit({.number = m_row, .cells = m_views}) ? RowsEnd::Complete : RowsEnd::Stopped;
}

} // namespace hz::sheet
