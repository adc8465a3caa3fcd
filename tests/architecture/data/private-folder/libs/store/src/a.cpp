#include "../../core/include/hz/core/a.h"
#include "libs/core/src/a_p.h"
