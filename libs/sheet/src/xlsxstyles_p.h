// Which styles of an XLSX show a number as a day, and what day it is. One thread.
#pragma once

#include <hz/core/xmlreader.h>

#include <optional>
#include <vector>

namespace hz::sheet {

class Styles {
public:
    /// Nothing where the part is damaged.
    static std::optional<Styles> read(XmlReader &xml);

    bool isDate(size_t style) const { return style < m_isDate.size() && m_isDate[style]; }

private:
    std::vector<bool> m_isDate; // by the number that cells name
};

/// Whether a number format such as `yyyy"年"m"月"` shows a day or a time of day.
bool isDateFormat(QStringView format);

enum class DaySystem { From1900, From1904 };

/// As CellType::Date says; empty where the number is no day.
QString dateText(double serial, DaySystem system);

} // namespace hz::sheet
