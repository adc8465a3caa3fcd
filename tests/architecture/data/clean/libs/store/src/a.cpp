// A comment may name QTest::qWait, processEvents and "../src/x.h".
#include "a_p.h"

#include <hz/core/result.h>
#include <hz/store/document.h>

#include <SQLiteCpp/Database.h>

const char *text = "// no comment: /* neither";
const char *raw = R"(a "quoted" // text)";
const int million = 1'000'000;
