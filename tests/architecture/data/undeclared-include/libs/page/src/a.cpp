#include <hz/store/document.h>

#include <hz/core/result.h>
