#include "board/home.h"
#include "apps/board/home.h"
#include "prep/home.h"
