#include <unistd.h>
#include <sys/stat.h>
#if defined(Q_OS_WIN)
#endif
// Q_OS_WIN
