#include <sqlite3.h>
#include <QSqlQuery>
