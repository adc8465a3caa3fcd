// The source tree as the architecture rules see it: the parts of the product, what each links, and
// its lines. Values only, any thread. Paths are relative to the tree's root, with forward slashes.
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

struct Line {
    int number = 0;
    QString text; // as in the file
    QString code; // comments blanked, strings kept
};

struct SourceFile {
    QString path;
    QString folder; // "libs", "apps", "tests", "translations"
    QString part; // "ink" for libs/ink and tests/ink
    QList<Line> lines;
};

struct Part {
    QString name;
    QString folder; // "libs" or "apps"
    int row = -1; // in cmake/layers.cmake
    QSet<QString> links; // PUBLIC, PRIVATE and LINKS of its CMakeLists.txt
    QString path() const { return folder + u'/' + name; }
};

struct Tree {
    QString root;
    QList<Part> parts;
    QList<SourceFile> sources; // *.h and *.cpp
    QHash<QString, QString> listFiles; // path of each CMakeLists.txt and its text, comments removed
    const Part *part(const QString &folder, const QString &name) const;
};

/// Reads the tree under `root`; the rows come from `layersFile`.
Tree readTree(const QString &root, const QString &layersFile);

/// The text of a file; empty where there is none.
QString readText(const QString &path);

/// Blanks comments and leaves line breaks and strings, so that line numbers hold. Strings stay
/// because a colour literal is one; a comment sign inside a string starts no comment.
QString withoutComments(const QString &source);
