// Holds this tree against the rules, and the rules against small trees that break one each:
// data/<rule>/ with a file EXPECTED that lists the places to be found.
#include "rules.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestArchitecture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thisTreeKeepsTheRules()
    {
        const Tree tree = readTree(QStringLiteral(HZ_SOURCE_DIR), layersFile());
        QVERIFY(tree.sources.size() > 20);
        const QList<Finding> all = findings(tree);
        for (const Finding &finding : all)
            qWarning("%s: %s [%s]", qPrintable(finding.place), qPrintable(finding.message),
                qPrintable(finding.rule));
        QCOMPARE(all.size(), 0);
    }

    void everyRuleHasABrokenTree()
    {
        QStringList folders
            = QDir(QStringLiteral(HZ_TEST_DATA)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QStringList names = ruleNames();
        names.append(u"clean"_s);
        folders.sort();
        names.sort();
        QCOMPARE(folders, names);
    }

    void aBrokenTreeIsFound_data()
    {
        QTest::addColumn<QString>("rule");
        const QStringList names = ruleNames();
        for (const QString &name : names)
            QTest::addRow("%s", qPrintable(name)) << name;
    }

    void aBrokenTreeIsFound()
    {
        QFETCH(QString, rule);
        const QString root = QStringLiteral(HZ_TEST_DATA) + u'/' + rule;
        QStringList expected = readText(root + u"/EXPECTED"_s).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(!expected.isEmpty());
        QStringList places;
        const QList<Finding> all = findings(readTree(root, layersFile()));
        for (const Finding &finding : all) {
            QCOMPARE(finding.rule, rule);
            places.append(finding.place);
        }
        places.sort();
        expected.sort();
        QCOMPARE(places.join(u'\n'), expected.join(u'\n'));
    }

    void aCleanTreeIsLeftAlone()
    {
        const QList<Finding> all
            = findings(readTree(QStringLiteral(HZ_TEST_DATA "/clean"), layersFile()));
        QCOMPARE(
            all.isEmpty() ? QString() : all.first().place + u' ' + all.first().message, QString());
    }

private:
    static QString layersFile() { return QStringLiteral(HZ_SOURCE_DIR "/cmake/layers.cmake"); }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
