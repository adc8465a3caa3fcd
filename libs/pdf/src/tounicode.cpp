#include "tounicode_p.h"

#include <QtCore/QList>
#include <QtCore/QRegularExpression>
#include <QtCore/QString>

namespace hz::pdf {

namespace {

constexpr int kMostRanges = 100; // in one block of a map
constexpr qsizetype kMostCodes = 65536;

// Pairs from Unicode's EquivalentUnifiedIdeograph.txt, as far as Noto Sans CJK SC draws both alike.
constexpr QStringView kRadicals
    = u"⺂⺃⺅⺉⺋⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺭⺯⺰⺱⺳⺹⺺⺾⻂⻅⻆⻈⻉⻋⻌⻐⻑"
      u"⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳⼾";
constexpr QStringView kUnified
    = u"乛乚亻刂㔾尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭礻糹纟罓㓁耂肀艹衤见角讠贝车辶钅長"
      u"镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟户";
static_assert(kRadicals.size() == kUnified.size());

QString unified(const QString &text)
{
    QString plain;
    for (const QChar character : text) {
        const qsizetype known = kRadicals.indexOf(character);
        const ushort code = character.unicode();
        if (known >= 0)
            plain += kUnified[known];
        else if (code >= 0x2f00 && code <= 0x2fdf)
            plain += QString(character).normalized(QString::NormalizationForm_KC);
        else
            plain += character;
    }
    return plain;
}

QString decoded(const QString &hex)
{
    QString text;
    for (qsizetype i = 0; i + 4 <= hex.size(); i += 4)
        text += QChar(ushort(hex.sliced(i, 4).toUInt(nullptr, 16)));
    return text;
}

QByteArray hex(uint code)
{
    return '<' + QByteArray::number(code, 16).rightJustified(4, '0') + '>';
}

QByteArray hex(const QString &text)
{
    QByteArray codes;
    for (const QChar character : text)
        codes += QByteArray::number(character.unicode(), 16).rightJustified(4, '0');
    return '<' + codes + '>';
}

struct Meaning {
    uint code;
    QString text;
};

// Every code of the map's ranges by itself.
QList<Meaning> meaningsIn(const QString &map)
{
    static const QRegularExpression range(QStringLiteral(
        "<([0-9a-fA-F]{4})>\\s*<([0-9a-fA-F]{4})>\\s*(?:<([0-9a-fA-F]+)>|\\[([^\\]]*)\\])"));
    static const QRegularExpression entry(QStringLiteral("<([0-9a-fA-F]+)>"));
    QList<Meaning> meanings;
    for (const QRegularExpressionMatch &match : range.globalMatch(map)) {
        const uint first = match.captured(1).toUInt(nullptr, 16);
        const uint last = match.captured(2).toUInt(nullptr, 16);
        QRegularExpressionMatchIterator listed = entry.globalMatch(match.captured(4));
        QString text = decoded(match.captured(3));
        for (uint code = first; code <= last && meanings.size() < kMostCodes; ++code) {
            if (text.isEmpty() && listed.hasNext()) {
                meanings.append({code, decoded(listed.next().captured(1))});
            } else if (!text.isEmpty()) {
                meanings.append({code, text});
                text.back() = QChar(ushort(text.back().unicode() + 1));
            }
        }
    }
    return meanings;
}

} // namespace

QByteArray withoutRadicals(const QByteArray &toUnicode)
{
    constexpr QByteArrayView begin("beginbfrange"), end("endbfrange");
    const qsizetype from = toUnicode.indexOf(begin), until = toUnicode.lastIndexOf(end);
    if (from < 0 || until < from)
        return toUnicode;
    const qsizetype head = toUnicode.lastIndexOf('\n', from) + 1;
    const QList<Meaning> meanings
        = meaningsIn(QString::fromLatin1(toUnicode.sliced(from, until - from)));
    QByteArray blocks;
    for (qsizetype i = 0; i < meanings.size(); ++i) {
        if (i % kMostRanges == 0) {
            const qsizetype count = std::min<qsizetype>(kMostRanges, meanings.size() - i);
            blocks += (i ? "endbfrange\n" : "") + QByteArray::number(count) + " beginbfrange\n";
        }
        const QByteArray code = hex(meanings[i].code);
        blocks += code + ' ' + code + ' ' + hex(unified(meanings[i].text)) + '\n';
    }
    return toUnicode.first(head) + blocks + toUnicode.sliced(until);
}

} // namespace hz::pdf
