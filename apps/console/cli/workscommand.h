// hezhou-console tasks, money, training, registers: what is kept of them, listed for scripts or
// written to a file, and rows of a spreadsheet brought in.
#pragma once

#include <QtCore/QStringList>

namespace hz::store {
class Database;
}

namespace hz::console {

QString worksCommandHelp();
bool isWorksCommand(QStringView command);
/// Returns the exit code.
int listWorks(store::Database &database, const QString &command, QStringList arguments, bool json);

} // namespace hz::console
