#include <QtWidgets/QWidget>
#include <QLabel>
#include <QAction>
