#include <hz/core/result.h>
#include <hz/store/document.h>
