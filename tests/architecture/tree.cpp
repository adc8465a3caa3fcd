#include "tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString withoutComments(const QString &text)
{
    enum class In { Code, LineComment, BlockComment, String, Character, RawString };
    In in = In::Code;
    QString out = text;
    QString rawEnd;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        switch (in) {
        case In::Code:
            if (c == u'/' && (next == u'/' || next == u'*')) {
                in = next == u'/' ? In::LineComment : In::BlockComment;
                out[i] = u' ';
                out[++i] = u' ';
            } else if (c == u'R' && next == u'"') {
                const qsizetype open = text.indexOf(u'(', i);
                rawEnd = u')' + text.mid(i + 2, open - i - 2) + u'"';
                in = In::RawString;
                i = open;
            } else if (c == u'"') {
                in = In::String;
            } else if (c == u'\'' && !(i > 0 && text[i - 1].isDigit())) { // 1'000 is a number
                in = In::Character;
            }
            break;
        case In::LineComment:
            if (c == u'\n')
                in = In::Code;
            else
                out[i] = u' ';
            break;
        case In::BlockComment:
            if (c == u'*' && next == u'/') {
                in = In::Code;
                out[i] = u' ';
                out[++i] = u' ';
            } else if (c != u'\n') {
                out[i] = u' ';
            }
            break;
        case In::String:
        case In::Character:
            if (c == u'\\')
                ++i;
            else if (c == (in == In::String ? u'"' : u'\'') || c == u'\n')
                in = In::Code;
            break;
        case In::RawString:
            if (QStringView(text).mid(i).startsWith(rawEnd)) {
                i += rawEnd.size() - 1;
                in = In::Code;
            }
            break;
        }
    }
    return out;
}

namespace {

SourceFile readSource(const QString &root, const QString &path)
{
    const QStringList folders = path.split(u'/');
    SourceFile file{path, folders.value(0), folders.size() > 2 ? folders.value(1) : QString(), {}};
    const QString text = readText(root + u'/' + path);
    const QStringList texts = text.split(u'\n');
    const QStringList codes = withoutComments(text).split(u'\n');
    for (int i = 0; i < texts.size(); ++i)
        file.lines.append({i + 1, texts[i], codes[i]});
    return file;
}

QString withoutCMakeComments(const QString &text)
{
    static const QRegularExpression comment(u"#[^\\n]*"_s);
    return QString(text).remove(comment);
}

QSet<QString> linksIn(const QString &listFile)
{
    static const QRegularExpression call(u"hezhou_(?:library|app)\\s*\\(([^)]*)\\)"_s);
    static const QRegularExpression space(u"\\s+"_s);
    static const QSet<QString> linkWords{u"PUBLIC"_s, u"PRIVATE"_s, u"LINKS"_s};
    static const QSet<QString> otherWords{u"SOURCES"_s, u"RESOURCES"_s};
    QSet<QString> links;
    bool inLinks = false;
    const QStringList words = call.match(listFile).captured(1).split(space, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (linkWords.contains(word))
            inLinks = true;
        else if (otherWords.contains(word))
            inLinks = false;
        else if (inLinks)
            links.insert(word);
    }
    return links;
}

QHash<QString, int> rowsIn(const QString &layersFile)
{
    static const QRegularExpression row(u"set\\(HZ_ROW_(\\d)([^)]*)\\)"_s);
    QHash<QString, int> rows;
    QRegularExpressionMatchIterator matches = row.globalMatch(readText(layersFile));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QStringList names = match.captured(2).split(u' ', Qt::SkipEmptyParts);
        for (const QString &name : names)
            rows.insert(name, match.captured(1).toInt());
    }
    return rows;
}

} // namespace

const Part *Tree::part(const QString &folder, const QString &name) const
{
    const auto found = std::find_if(parts.begin(), parts.end(),
        [&](const Part &part) { return part.folder == folder && part.name == name; });
    return found == parts.end() ? nullptr : &*found;
}

Tree readTree(const QString &root, const QString &layersFile)
{
    const QDir rootDir(root);
    Tree tree{root, {}, {}, {}};
    const QHash<QString, int> rows = rowsIn(layersFile);
    for (const QString &folder : {u"libs"_s, u"apps"_s}) {
        const QStringList names = QDir(rootDir.filePath(folder))
                                      .entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString &name : names) {
            const QString listFile = rootDir.filePath(folder + u'/' + name + u"/CMakeLists.txt"_s);
            tree.parts.append({name, folder, rows.value(name, -1),
                linksIn(withoutCMakeComments(readText(listFile)))});
        }
    }
    for (const QString &folder : {u"libs"_s, u"apps"_s, u"tests"_s, u"translations"_s}) {
        QDirIterator files(rootDir.filePath(folder), {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = rootDir.relativeFilePath(files.next());
            if (path.startsWith(u"tests/architecture/data/"))
                continue;
            if (path.endsWith(u"CMakeLists.txt"))
                tree.listFiles.insert(path, withoutCMakeComments(readText(rootDir.filePath(path))));
            else
                tree.sources.append(readSource(root, path));
        }
    }
    std::sort(tree.sources.begin(), tree.sources.end(),
        [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return tree;
}
