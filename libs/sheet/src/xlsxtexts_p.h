// The texts of an XLSX, which cells name by number; and what cells may say about texts. One thread.
#pragma once

#include <hz/core/xmlreader.h>

#include <optional>
#include <vector>

namespace hz::sheet {

/// "_x000D_" is how Office writes what XML cannot hold.
bool beginsWithEscape(QStringView text);
QString unescaped(QStringView text);

/// All texts in one string: a million small ones cost no million allocations.
class SharedTexts {
public:
    /// Nothing where the part is damaged or has more or longer texts than any honest file.
    static std::optional<SharedTexts> read(XmlReader &xml, qsizetype maxLength);

    qsizetype count() const { return qsizetype(m_ends.size()); }
    QStringView at(qsizetype index) const
    {
        const qsizetype from = index == 0 ? 0 : m_ends[size_t(index) - 1];
        return QStringView(m_all).sliced(from, m_ends[size_t(index)] - from);
    }

private:
    QString m_all;
    std::vector<qsizetype> m_ends;
};

/// Gathers the text of a rich text: all <t>, without the readings of <rPh>.
class RichText {
public:
    /// For every token inside the rich text's element.
    void take(const XmlReader &xml);
    const QString &text() const { return m_text; }
    void clear() { m_text.clear(); }

private:
    QString m_text;
    bool m_isInText = false;
    bool m_isInReading = false;
};

} // namespace hz::sheet
