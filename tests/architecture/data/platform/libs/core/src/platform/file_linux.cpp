#include <unistd.h>
#ifdef Q_OS_LINUX
#endif
