#include "locale_p.h"

#include <clocale>

namespace hz::platform {

struct Utf8Locale::Before {
    locale_t utf8;
    locale_t locale;
};

Utf8Locale::Utf8Locale()
{
    const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (utf8) // else as the system has it
        m_before = std::make_unique<Before>(Before{utf8, ::uselocale(utf8)});
}

Utf8Locale::~Utf8Locale()
{
    if (!m_before)
        return;
    ::uselocale(m_before->locale);
    ::freelocale(m_before->utf8);
}

} // namespace hz::platform
