// Names in files are UTF-8, whatever language the system speaks.
#pragma once

#include <memory>

namespace hz::platform {

/// While it lives, C libraries on this thread take text for UTF-8: a board may be started without
/// any locale, and then they cannot convert a Chinese name.
class Utf8Locale {
public:
    Utf8Locale();
    ~Utf8Locale();
    Utf8Locale(const Utf8Locale &) = delete;
    Utf8Locale &operator=(const Utf8Locale &) = delete;

private:
    struct Before;
    std::unique_ptr<Before> m_before;
};

} // namespace hz::platform
