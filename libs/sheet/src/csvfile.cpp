#include "files_p.h"
#include "guard_p.h"

#include <hz/core/task.h>

#include <QtCore/QFileInfo>
#include <QtCore/QStringDecoder>

#include <algorithm>

namespace hz::sheet {

namespace {

constexpr qsizetype kPieceBytes = qsizetype(64) << 10;

const char *nameOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    }
    return nullptr;
}

QByteArrayView markOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "\xef\xbb\xbf";
    case TextEncoding::Gb18030:
        return {};
    case TextEncoding::Utf16Le:
        return "\xff\xfe";
    case TextEncoding::Utf16Be:
        return "\xfe\xff";
    }
    return {};
}

qsizetype markBytes(const QByteArray &bytes, TextEncoding encoding)
{
    const QByteArrayView mark = markOf(encoding);
    return bytes.startsWith(mark) ? mark.size() : 0;
}

TextEncoding encodingOf(const QByteArray &bytes)
{
    for (const TextEncoding marked :
        {TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be})
        if (bytes.startsWith(markOf(marked)))
            return marked;
    return bytes.isValidUtf8() ? TextEncoding::Utf8 : TextEncoding::Gb18030;
}

/// How many of a sign stand in each of the first lines, outside quotes.
std::vector<int> countsOf(QChar sign, QStringView start)
{
    constexpr size_t kLines = 50;
    std::vector<int> counts{0};
    bool isQuoted = false;
    for (const QChar c : start) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && c == sign)
            ++counts.back();
        else if (!isQuoted && (c == u'\n' || c == u'\r') && counts.size() < kLines)
            counts.push_back(0);
    }
    return counts;
}

/// The sign between cells: the one that parts most lines alike, whatever title stands above them.
QChar separatorOf(QStringView start)
{
    QChar best = u',';
    std::pair<std::ptrdiff_t, int> bestScore; // lines, signs in each
    for (const char16_t sign : {u'\t', u',', u';'}) {
        const std::vector<int> counts = countsOf(sign, start);
        for (const int count : counts) {
            const std::pair score(std::count(counts.begin(), counts.end(), count), count);
            if (count > 0 && score > bestScore) {
                bestScore = score;
                best = sign;
            }
        }
    }
    return best;
}

/// Cuts text into rows. A quote counts at the start of a cell only, as in Excel, so that 5" stays.
class CsvParser {
public:
    enum class End {
        More,
        Stopped,
        TooManyRows,
        TooManyColumns,
        TooManyCells,
        TooLong,
        NulCharacter,
        OpenQuote
    };

    CsvParser(QChar separator, const ReadLimits &limits, const RowVisitor &visit)
        : m_separator(separator)
        , m_limits(limits)
        , m_visit(visit)
    {
    }

    End take(QStringView text);
    End finish();
    qint64 row() const { return m_row; }
    qint64 line() const { return m_line; }
    qint64 quoteLine() const { return m_quoteLine; }
    bool isInQuotes() const { return m_state == State::Quoted; }

private:
    enum class State { CellStart, Plain, Quoted, QuoteInQuoted };

    bool isSpecial(QChar c) const
    {
        return c == m_separator || c == u'\n' || c == u'\r' || c == u'\0';
    }
    End append(QStringView text);
    End endCell();
    End endRow();

    const QChar m_separator;
    const ReadLimits &m_limits;
    const RowVisitor &m_visit;
    State m_state = State::CellStart;
    bool m_wasReturn = false; // the last character was \r, so that a \n belongs to it
    qint64 m_row = 1, m_line = 1, m_quoteLine = 0;
    qint64 m_cells = 0;
    QString m_text; // of all cells of the row
    std::vector<qsizetype> m_ends;
    std::vector<CellView> m_views;
};

CsvParser::End CsvParser::append(QStringView text)
{
    const qsizetype from = m_ends.empty() ? 0 : m_ends.back();
    if (text.size() > m_limits.maxCellLength - (m_text.size() - from))
        return End::TooLong;
    m_text += text;
    return End::More;
}

CsvParser::End CsvParser::endCell()
{
    m_state = State::CellStart;
    const qsizetype from = m_ends.empty() ? 0 : m_ends.back();
    if (m_text.size() > from && qsizetype(m_ends.size()) >= m_limits.maxColumns)
        return End::TooManyColumns;
    // Empty cells beyond the last column are only separators that a program left behind.
    if (qsizetype(m_ends.size()) < m_limits.maxColumns)
        m_ends.push_back(m_text.size());
    return End::More;
}

CsvParser::End CsvParser::endRow()
{
    if (const End end = endCell(); end != End::More)
        return end;
    m_views.clear();
    qsizetype from = 0;
    for (const qsizetype to : m_ends) {
        QStringView text = QStringView(m_text).sliced(from, to - from);
        from = to;
        if (isGuarded(text))
            text = text.sliced(1);
        m_views.push_back({text, text.isEmpty() ? CellType::Empty : CellType::Text});
    }
    m_ends.clear();
    while (!m_views.empty() && m_views.back().type == CellType::Empty)
        m_views.pop_back();
    m_cells += qint64(m_views.size());
    const RowView row{.number = m_row, .cells = m_views};
    if (!m_views.empty() && m_row > m_limits.maxRows)
        return End::TooManyRows;
    if (m_cells > m_limits.maxCells)
        return End::TooManyCells;
    if (!m_views.empty() && !m_visit(row))
        return End::Stopped;
    ++m_row;
    m_text.resize(0); // keeps its memory
    return End::More;
}

CsvParser::End CsvParser::take(QStringView text)
{
    const QChar *at = text.begin();
    const QChar *const textEnd = text.end();
    End end = End::More;
    while (at != textEnd && end == End::More) {
        const QChar c = *at;
        if (m_state == State::Quoted) {
            const QChar *run = at;
            while (run != textEnd && *run != u'"' && *run != u'\0') {
                m_line += *run == u'\n' ? 1 : 0;
                ++run;
            }
            end = append({at, run});
            at = run;
            if (at == textEnd || end != End::More)
                continue;
            if (*at == u'\0')
                return End::NulCharacter;
            m_state = State::QuoteInQuoted;
            ++at;
            continue;
        }
        if (c == u'"' && m_state != State::Plain) {
            if (m_state == State::CellStart)
                m_quoteLine = m_line;
            else
                end = append(QStringView(&c, 1));
            m_state = State::Quoted;
            m_wasReturn = false;
            ++at;
            continue;
        }
        if (!isSpecial(c)) {
            const QChar *run = at + 1;
            while (run != textEnd && !isSpecial(*run))
                ++run;
            end = append({at, run});
            m_state = State::Plain;
            m_wasReturn = false;
            at = run;
            continue;
        }
        ++at;
        if (c == u'\0')
            return End::NulCharacter;
        if (c == m_separator) {
            end = endCell();
            m_wasReturn = false;
        } else if (c == u'\n' && m_wasReturn) {
            m_wasReturn = false;
        } else {
            m_wasReturn = c == u'\r';
            ++m_line;
            end = endRow();
        }
    }
    return end;
}

CsvParser::End CsvParser::finish()
{
    if (m_state == State::Quoted)
        return End::OpenQuote;
    return m_text.isEmpty() && m_ends.empty() ? End::More : endRow();
}

class CsvFile final : public SheetFile {
public:
    CsvFile(const QByteArray &bytes, const QString &name, const ReadLimits &limits)
        : m_bytes(bytes)
        , m_name(name)
        , m_limits(limits)
    {
        m_encoding = encodingOf(bytes);
        m_sheets.append({QFileInfo(name).completeBaseName(), false});
    }

    Result<> readRows(qsizetype, const RowVisitor &visit, TaskControl &task) override;
    Result<> checkText() const;

private:
    Result<> resultOf(CsvParser::End end, const CsvParser &parser) const;
    Failure unreadable(const QString &detail) const;

    const QByteArray m_bytes;
    const QString m_name;
    const ReadLimits m_limits;
};

Failure CsvFile::unreadable(const QString &detail) const
{
    return failure(Error::Kind::Invalid,
        Names::tr("“%1” is no text that can be read. Save it as .xlsx, or as CSV in UTF-8.")
            .arg(m_name),
        detail);
}

Result<> CsvFile::checkText() const
{
    const bool isWide = m_encoding == TextEncoding::Utf16Le || m_encoding == TextEncoding::Utf16Be;
    if (!isWide && m_bytes.left(kPieceBytes).contains('\0'))
        return unreadable(QStringLiteral("NUL at %1").arg(m_bytes.indexOf('\0')));
    return {};
}

Result<> CsvFile::resultOf(CsvParser::End end, const CsvParser &parser) const
{
    switch (end) {
    case CsvParser::End::More:
    case CsvParser::End::Stopped:
        return {};
    case CsvParser::End::TooManyRows:
        return tooManyRows(m_name, m_limits.maxRows);
    case CsvParser::End::TooManyColumns:
        return tooManyColumns(m_name, parser.row(), m_limits.maxColumns);
    case CsvParser::End::TooManyCells:
        return tooManyCells(m_name, m_limits.maxCells);
    case CsvParser::End::NulCharacter:
        return unreadable(QStringLiteral("NUL in line %1").arg(parser.line()));
    case CsvParser::End::TooLong:
        if (parser.isInQuotes())
            break;
        return failure(Error::Kind::Invalid,
            Names::tr("Line %L2 of “%1” has a cell of more than %L3 characters.")
                .arg(m_name)
                .arg(parser.line())
                .arg(m_limits.maxCellLength));
    case CsvParser::End::OpenQuote:
        break;
    }
    return failure(Error::Kind::Invalid,
        Names::tr("The quotation mark in line %L2 of “%1” is never closed. Add the closing one, or "
                  "take it away.")
            .arg(m_name)
            .arg(parser.quoteLine()));
}

Result<> CsvFile::readRows(qsizetype, const RowVisitor &visit, TaskControl &task)
{
    // The mark is skipped here; another one behind it belongs to the first cell.
    const char *const name = nameOf(*m_encoding);
    QStringDecoder decoder(name, QStringDecoder::Flag::ConvertInitialBom);
    if (!decoder.isValid())
        return unreadable(QString::fromLatin1(name));
    std::optional<CsvParser> parser;
    CsvParser::End end = CsvParser::End::More;
    for (qsizetype at = markBytes(m_bytes, *m_encoding);
         at < m_bytes.size() && end == CsvParser::End::More; at += kPieceBytes) {
        if (task.isCancelled())
            return cancelled();
        task.setProgress(at, m_bytes.size());
        const QString text = decoder(
            QByteArrayView(m_bytes).sliced(at, std::min(kPieceBytes, m_bytes.size() - at)));
        if (decoder.hasError())
            return unreadable(QStringLiteral("no %1 at %2").arg(QLatin1StringView(name)).arg(at));
        QStringView rest = text;
        if (!parser) {
            // Excel's own way to name the sign: a first line "sep=;".
            const bool isNamed = rest.size() > 5 && rest.startsWith(u"sep=", Qt::CaseInsensitive)
                && (rest[5] == u'\r' || rest[5] == u'\n');
            parser.emplace(isNamed ? rest[4] : separatorOf(rest), m_limits, visit);
            if (isNamed)
                rest = rest.sliced(rest.sliced(5).startsWith(u"\r\n") ? 7 : 6);
        }
        end = parser->take(rest);
    }
    if (!parser)
        return {}; // an empty file is a sheet without rows
    if (end == CsvParser::End::More)
        end = parser->finish();
    return resultOf(end, *parser);
}

} // namespace

Result<std::unique_ptr<SheetFile>> openCsv(
    const QByteArray &bytes, const QString &name, const ReadLimits &limits)
{
    auto file = std::make_unique<CsvFile>(bytes, name, limits);
    HZ_CHECK(file->checkText());
    return file;
}

} // namespace hz::sheet
