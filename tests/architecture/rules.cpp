#include "rules.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;

namespace {

using Report = std::function<void(const QString &place, const QString &message)>;

struct Rule {
    QString name;
    std::function<void(const Tree &, const Report &)> check;
};

QString placeOf(const SourceFile &file, const Line &line)
{
    return u"%1:%2"_s.arg(file.path).arg(line.number);
}

/// What stands between <> or "" after #include; empty where the line includes nothing.
QString includeOf(const Line &line)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s);
    return include.match(line.code).captured(1);
}

void eachInclude(const Tree &tree,
    const std::function<void(const SourceFile &, const Line &, const QString &include)> &visit)
{
    for (const SourceFile &file : tree.sources) {
        for (const Line &line : file.lines) {
            if (const QString include = includeOf(line); !include.isEmpty())
                visit(file, line, include);
        }
    }
}

void includesOnlyWhatIsLinked(const Tree &tree, const Report &report)
{
    static const QRegularExpression ofLibrary(u"^hz/(\\w+)/"_s);
    eachInclude(tree, [&](const SourceFile &file, const Line &line, const QString &include) {
        const QString library = ofLibrary.match(include).captured(1);
        const Part *part = tree.part(file.folder, file.part);
        if (library.isEmpty() || !part || (file.folder == u"libs" && library == part->name))
            return;
        if (!part->links.contains(library))
            report(placeOf(file, line),
                u"includes %1, but %2/CMakeLists.txt does not link %3"_s.arg(
                    include, part->path(), library));
    });
}

void keepsOutOfPrivateFolders(const Tree &tree, const Report &report)
{
    static const QRegularExpression outside(u"(^|/)(\\.\\.|src)/"_s);
    eachInclude(tree, [&](const SourceFile &file, const Line &line, const QString &include) {
        if (outside.match(include).hasMatch())
            report(placeOf(file, line), u"%1 reaches into a private folder"_s.arg(include));
    });
    static const QRegularExpression inList(u"(\\.\\./|libs/[\\w$\\{\\}]+/src)"_s);
    for (auto list = tree.listFiles.begin(); list != tree.listFiles.end(); ++list) {
        if (const QRegularExpressionMatch match = inList.match(*list); match.hasMatch())
            report(list.key(), u"%1 reaches into a private folder"_s.arg(match.captured()));
    }
}

/// The headers only Qt Widgets has; Qt Widgets' folder also forwards to some of Qt Gui's.
const QSet<QString> &widgetHeaders()
{
    static const QSet<QString> headers = [] {
        const QDir qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        const QStringList widgets = QDir(qt.filePath(u"QtWidgets"_s)).entryList(QDir::Files);
        const QStringList gui = QDir(qt.filePath(u"QtGui"_s)).entryList(QDir::Files);
        return QSet<QString>(widgets.begin(), widgets.end())
            - QSet<QString>(gui.begin(), gui.end());
    }();
    return headers;
}

void lowRowsKnowNoWidgets(const Tree &tree, const Report &report)
{
    constexpr int kLastRowWithoutWidgets = 3;
    eachInclude(tree, [&](const SourceFile &file, const Line &line, const QString &include) {
        const Part *part = file.folder == u"libs" ? tree.part(file.folder, file.part) : nullptr;
        if (part && part->row <= kLastRowWithoutWidgets
            && (include.startsWith(u"QtWidgets") || widgetHeaders().contains(include)))
            report(placeOf(file, line),
                u"%1 in a library of row %2, which works without a display"_s.arg(include).arg(
                    part->row));
    });
}

struct Wall {
    QString what;
    QString include; // pattern
    QString link; // pattern in CMakeLists.txt
    QStringList homes; // parts that may; their tests too
};

const QList<Wall> &walls()
{
    static const QList<Wall> all{
        {u"SQLite"_s, u"^(sqlite3\\w*\\.h|SQLiteCpp/|QtSql|QSql)"_s,
            u"(?i)\\b(sqlite\\w*|Qt6::Sql)\\b"_s, {u"store"_s}},
        {u"poppler and qpdf"_s, u"^(poppler|qpdf)"_s, u"(?i)\\b(poppler|qpdf)"_s, {u"pdf"_s}},
        {u"OpenCV"_s, u"^opencv"_s, u"(?i)\\bopencv"_s, {u"omr"_s, u"classroom"_s}},
        {u"Qt WebEngine and Qt Multimedia"_s,
            u"^(QtWebEngine|QWebEngine|QtMultimedia|QMedia|QAudio|QCamera|QVideo|QSoundEffect)"_s,
            u"\\b(WebEngine|Multimedia)"_s, {u"viewer"_s}},
        {u"Boost.Beast"_s, u"^boost/(beast|asio)"_s, u"(?i)\\bboost"_s, {u"sync"_s}},
        {u"libxlsxwriter"_s, u"^xlsxwriter(\\.h|/)"_s, u"\\bPkgConfig::xlsxwriter\\b"_s,
            {u"sheet"_s}},
        {u"QSettings"_s, u"^(QtCore/)?QSettings$"_s, QString(), {u"core"_s}},
    };
    return all;
}

void thirdPartiesStayBehindTheirWall(const Tree &tree, const Report &report)
{
    for (const Wall &wall : walls()) {
        const QString message = u"%1: only for %2"_s.arg(wall.what, wall.homes.join(u", "));
        const QRegularExpression forbiddenInclude(wall.include);
        eachInclude(tree, [&](const SourceFile &file, const Line &line, const QString &include) {
            if (!wall.homes.contains(file.part) && forbiddenInclude.match(include).hasMatch())
                report(placeOf(file, line), message);
        });
        if (wall.link.isEmpty())
            continue;
        const QRegularExpression forbiddenLink(wall.link);
        for (auto list = tree.listFiles.begin(); list != tree.listFiles.end(); ++list) {
            if (!wall.homes.contains(list.key().split(u'/').value(1))
                && forbiddenLink.match(*list).hasMatch())
                report(list.key(), message);
        }
    }
}

void systemCallsStayInPlatform(const Tree &tree, const Report &report)
{
    static const QRegularExpression home(u"^libs/(core|ui)/.*/platform/"_s);
    static const QRegularExpression header(
        u"^(unistd|fcntl|dlfcn|poll|pthread|signal|windows|windowsx|dirent|termios|pwd|grp)\\.h$|^(sys|linux|X11|xcb)/"_s);
    static const QRegularExpression condition(
        u"^\\s*#\\s*(if|ifdef|ifndef|elif)\\b.*\\b(Q_OS_\\w+|_WIN32|WIN32|__linux__|__unix__|__APPLE__)"_s);
    for (const SourceFile &file : tree.sources) {
        if (file.folder == u"tests" || home.match(file.path).hasMatch())
            continue;
        for (const Line &line : file.lines) {
            if (header.match(includeOf(line)).hasMatch() || condition.match(line.code).hasMatch())
                report(placeOf(file, line),
                    u"system calls belong into core/platform or ui/platform"_s);
        }
    }
}

void appsTakeLooksFromTheTheme(const Tree &tree, const Report &report)
{
    static const QRegularExpression colour(
        u"\"#[0-9a-fA-F]{3,8}\"|\\bQColor(\\s+\\w+)?\\s*[({]\\s*(\\d|u?\")|\\bqRgba?\\s*\\(\\s*\\d|"
        u"\\bQt::(red|green|blue|cyan|magenta|yellow|black|white|gray|dark\\w+|light\\w+)\\b"_s);
    static const QRegularExpression styleSheet(u"\\bsetStyleSheet\\s*\\("_s);
    static const QRegularExpression pixels(
        u"\\b(set(Fixed|Minimum|Maximum)(Size|Width|Height)|setSpacing|setContentsMargins|"
        u"setIconSize|"
        u"setPixelSize|setPointSize|resize)\\s*\\(\\s*(QSize\\s*[({]\\s*)?\\d{2,}"_s);
    for (const SourceFile &file : tree.sources) {
        if (file.folder != u"apps")
            continue;
        for (const Line &line : file.lines) {
            if (colour.match(line.code).hasMatch())
                report(placeOf(file, line), u"colours come from the theme"_s);
            if (styleSheet.match(line.code).hasMatch())
                report(placeOf(file, line),
                    u"looks come from the style in libs/ui, not from style sheets"_s);
            if (pixels.match(line.code).hasMatch())
                report(placeOf(file, line), u"sizes come from the theme, or a layout"_s);
        }
    }
}

void librariesIntroduceThemselves(const Tree &tree, const Report &report)
{
    constexpr qsizetype kMaxReadmeLines = 40;
    static const QRegularExpression purpose(u"^# \\S.{20,}"_s);
    for (const Part &part : tree.parts) {
        const QString folder = tree.root + u'/' + part.path() + u'/';
        const QString listFile = readText(folder + u"CMakeLists.txt"_s);
        if (!purpose.match(listFile.section(u'\n', 0, 0)).hasMatch())
            report(part.path() + u"/CMakeLists.txt"_s,
                u"the first line is a comment that says in a sentence what this is for"_s);
        if (part.folder == u"apps")
            continue;
        const QString readme = readText(folder + u"README.md"_s);
        if (readme.isEmpty())
            report(part.path(), u"has no README.md"_s);
        else if (readme.count(u'\n') > kMaxReadmeLines)
            report(part.path() + u"/README.md"_s,
                u"has %1 lines; %2 are enough"_s.arg(readme.count(u'\n')).arg(kMaxReadmeLines));
    }
}

void appsKeepToThemselves(const Tree &tree, const Report &report)
{
    eachInclude(tree, [&](const SourceFile &file, const Line &line, const QString &include) {
        const QString first = include.section(u'/', 0, 0);
        const bool reachesApp = include.startsWith(u"apps/")
            || (include.contains(u'/') && tree.part(u"apps"_s, first) && first != file.part);
        if (reachesApp && file.folder != u"tests")
            report(placeOf(file, line),
                u"%1 belongs to an app; move what is shared into a library"_s.arg(include));
    });
}

void everySourceIsBuilt(const Tree &tree, const Report &report)
{
    for (const SourceFile &file : tree.sources) {
        if (!file.path.endsWith(u".cpp") || file.part.isEmpty() || file.folder == u"translations")
            continue;
        const QFileInfo info(file.path);
        const QString folder = file.folder + u'/' + file.part + u'/';
        const QString list = tree.listFiles.value(folder + u"CMakeLists.txt"_s);
        // A test or bench is named by its target, a program's main.cpp by hezhou_app().
        const bool isNamed = list.contains(file.path.mid(folder.size()))
            || (file.folder == u"tests" && list.contains(info.completeBaseName()))
            || (file.folder == u"apps" && info.fileName() == u"main.cpp")
            || tree.listFiles.value(u"tests/CMakeLists.txt"_s).contains(info.completeBaseName())
            || file.path == u"tests/fuzz/replay.cpp"; // named by hezhou_fuzz()
        if (!isNamed)
            report(file.path, u"is in no CMakeLists.txt, so nothing builds it"_s);
    }
}

void nothingIsLeftHalfDone(const Tree &tree, const Report &report)
{
    static const QRegularExpression leftOver(u"\\b(TODO|FIXME|XXX|HACK)\\b|^\\s*#\\s*if\\s+0\\b"_s);
    static const QRegularExpression waiting(
        u"\\bprocessEvents\\b|\\bQThread::[mu]?sleep\\b|\\bthis_thread::sleep|\\bQTest::q(Wait|"
        u"Sleep)\\b|"
        u"\\bBlockingQueuedConnection\\b|[^:\\w]u?sleep\\s*\\("_s);
    for (const SourceFile &file : tree.sources) {
        if (file.path.startsWith(u"tests/architecture/"))
            continue;
        for (const Line &line : file.lines) {
            if (const QRegularExpressionMatch match = leftOver.match(line.text); match.hasMatch())
                report(placeOf(file, line),
                    u"%1: finish it or leave it out"_s.arg(match.captured().trimmed()));
            if (waiting.match(line.code).hasMatch())
                report(placeOf(file, line),
                    u"wait for the event itself: no sleep, no nested event loop"_s);
        }
    }
}

// It tells whether what it checked holds, and ends no test by itself.
void checksAreHeeded(const Tree &tree, const Report &report)
{
    static const QRegularExpression alone(u"^\\s*rc::check\\("_s);
    for (const SourceFile &file : tree.sources)
        for (const Line &line : file.lines)
            if (alone.match(line.code).hasMatch())
                report(placeOf(file, line), u"QVERIFY(rc::check(…)): else it cannot fail"_s);
}

const QList<Rule> &rules()
{
    static const QList<Rule> all{
        {u"undeclared-include"_s, includesOnlyWhatIsLinked},
        {u"private-folder"_s, keepsOutOfPrivateFolders},
        {u"widgets-in-low-row"_s, lowRowsKnowNoWidgets},
        {u"wall"_s, thirdPartiesStayBehindTheirWall},
        {u"platform"_s, systemCallsStayInPlatform},
        {u"look"_s, appsTakeLooksFromTheTheme},
        {u"introduction"_s, librariesIntroduceThemselves},
        {u"app-in-app"_s, appsKeepToThemselves},
        {u"not-built"_s, everySourceIsBuilt},
        {u"half-done"_s, nothingIsLeftHalfDone},
        {u"unheeded-check"_s, checksAreHeeded},
    };
    return all;
}

} // namespace

QList<Finding> findings(const Tree &tree)
{
    QList<Finding> all;
    for (const Rule &rule : rules()) {
        rule.check(tree, [&](const QString &place, const QString &message) {
            all.append({rule.name, place, message});
        });
    }
    return all;
}

QStringList ruleNames()
{
    QStringList names;
    for (const Rule &rule : rules())
        names.append(rule.name);
    return names;
}
