#include "xlsxtexts_p.h"

#include <algorithm>

namespace hz::sheet {

namespace {

constexpr qsizetype kEscapeLength = 7;
constexpr size_t kMaxTexts = 10'000'000;

} // namespace

bool beginsWithEscape(QStringView text)
{
    return text.size() >= kEscapeLength && text.startsWith(u"_x") && text[kEscapeLength - 1] == u'_'
        && std::all_of(text.begin() + 2, text.begin() + kEscapeLength - 1,
            [](QChar c) { return QStringView(u"0123456789abcdefABCDEF").contains(c); });
}

QString unescaped(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = text.indexOf(u"_x"); at >= 0; at = text.indexOf(u"_x")) {
        out += text.first(at);
        text = text.sliced(at);
        const bool isEscape = beginsWithEscape(text);
        if (isEscape)
            out += QChar(text.sliced(2, 4).toUShort(nullptr, 16));
        else
            out += text.first(2);
        text = text.sliced(isEscape ? kEscapeLength : 2);
    }
    return out += text;
}

void RichText::take(const XmlReader &xml)
{
    if (xml.isText()) {
        if (m_isInText && !m_isInReading)
            m_text += xml.text();
        return;
    }
    if (xml.name() == u"t")
        m_isInText = xml.isStart();
    else if (xml.name() == u"rPh")
        m_isInReading = xml.isStart();
}

std::optional<SharedTexts> SharedTexts::read(XmlReader &xml, qsizetype maxLength)
{
    SharedTexts texts;
    RichText item;
    while (xml.next()) {
        item.take(xml);
        if (item.text().size() > maxLength || texts.m_ends.size() > kMaxTexts)
            return std::nullopt;
        if (!xml.isEnd() || xml.name() != u"si")
            continue;
        texts.m_all += item.text().contains(u"_x") ? unescaped(item.text()) : item.text();
        texts.m_ends.push_back(texts.m_all.size());
        item.clear();
    }
    return xml.hasFailed() ? std::nullopt : std::optional(std::move(texts));
}

} // namespace hz::sheet
