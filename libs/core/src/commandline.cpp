#include <hz/core/commandline.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>
#include <cstdio>

namespace hz::commandline {

namespace {

void write(std::FILE *to, QByteArray line)
{
    line.append('\n');
    std::fwrite(line.constData(), 1, size_t(line.size()), to);
    std::fflush(to);
}

} // namespace

void print(const QString &line)
{
    write(stdout, line.toUtf8());
}

void printJson(const QJsonValue &value)
{
    const QJsonDocument document
        = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    write(stdout, document.toJson(QJsonDocument::Compact));
}

void warn(const QString &line)
{
    write(stderr, line.toUtf8());
}

int columnsOf(QStringView text)
{
    // East Asian Wide and Fullwidth, as UAX #11 has them, in the ranges that texts of ours use.
    struct Range {
        char32_t first, last;
    };
    static constexpr std::array<Range, 12> kWide{
        {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff},
            {0xa000, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f},
            {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x20000, 0x3fffd}}};
    int columns = 0;
    for (const char32_t letter : text.toUcs4()) {
        const QChar::Category category = QChar::category(letter);
        if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
            || category == QChar::Other_Format)
            continue;
        columns += std::any_of(kWide.begin(), kWide.end(),
                       [letter](const Range &range) {
                           return letter >= range.first && letter <= range.last;
                       })
            ? 2
            : 1;
    }
    return columns;
}

QString padded(const QString &text, int columns, Side side)
{
    const QString spaces(std::max(0, columns - columnsOf(text)), u' ');
    return side == Side::Left ? text + spaces : spaces + text;
}

int fail(const Error &error)
{
    warn(error.message);
    return kFailed;
}

std::optional<QString> takeOption(QStringList &arguments, const QString &name)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size())
        return std::nullopt;
    const QString value = arguments[at + 1];
    arguments.remove(at, 2);
    return value;
}

void warnOfProgress(const TaskProgress &progress)
{
    if (progress.total > 0)
        write(stderr, QByteArray::number(100 * progress.done / progress.total) + " %");
}

} // namespace hz::commandline
