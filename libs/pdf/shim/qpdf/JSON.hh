// Stands before qpdf's own JSON.hh. That class holds a vector of itself, which clang 14 wants complete too early in
// C++20, where vector's destructor is constexpr. Nothing here uses JSON, so clang 14 gets a declaration.
#pragma once

#if defined(__clang__) && __clang_major__ < 15
class JSON;
#else
#include_next <qpdf/JSON.hh>
#endif
