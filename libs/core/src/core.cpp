#include <hz/core/result.h>
