#include <sqlite3.h>
#include <QSqlQuery>
#include <poppler-qt6.h>
#include <qpdf/QPDF.hh>
#include <opencv2/core.hpp>
#include <QWebEngineView>
#include <boost/beast.hpp>
#include <QSettings>
