#include "storetest.h"

#include <QtCore/QFile>

using namespace hz;
using namespace hz::store;
using namespace hz::test;

class tst_Identity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TestDir>();
        m_first = idAt(path());
    }

    void theSameFileKeepsItsName();
    void everyStoreHasAnotherName();
    void aCopyOnThisMachineTakesAnotherName();
    void theOriginalKeepsItsNameWhenItIsCopied();
    void aMovedFolderTakesAnotherName();
    void aCopiedDiskInAnotherMachineTakesAnotherName();
    void anotherWayToTheSameFileIsTheSameStore();
    void aCopyThatCannotBeWrittenTakesANameForNow();
    void whatACopyHoldsStays();

private:
    QString path(const QString &name = QStringLiteral("a/d.sqlite")) const
    {
        QDir().mkpath(QFileInfo(m_dir->path(name)).absolutePath());
        return m_dir->path(name);
    }
    static QString idAt(const QString &path, const QByteArray &machine = "this")
    {
        return openedAt(path, {.machine = machine})->storeId();
    }

    std::unique_ptr<TestDir> m_dir;
    QString m_first;
};

void tst_Identity::theSameFileKeepsItsName()
{
    QCOMPARE(m_first.size(), 26);
    QCOMPARE(idAt(path()), m_first);
}

void tst_Identity::everyStoreHasAnotherName()
{
    QVERIFY(idAt(path(QStringLiteral("a/other.sqlite"))) != m_first);
}

void tst_Identity::aCopyOnThisMachineTakesAnotherName()
{
    const QString copy = path(QStringLiteral("b/d.sqlite"));
    QVERIFY(QFile::copy(path(), copy));
    const QString id = idAt(copy);
    QVERIFY(id != m_first);
    QCOMPARE(idAt(copy), id);
}

void tst_Identity::theOriginalKeepsItsNameWhenItIsCopied()
{
    QVERIFY(QFile::copy(path(), path(QStringLiteral("b/d.sqlite"))));
    (void)idAt(path(QStringLiteral("b/d.sqlite")));
    QCOMPARE(idAt(path()), m_first);
}

void tst_Identity::aMovedFolderTakesAnotherName()
{
    QVERIFY(QDir(m_dir->path()).rename(QStringLiteral("a"), QStringLiteral("moved")));
    QVERIFY(idAt(m_dir->path(QStringLiteral("moved/d.sqlite"))) != m_first);
}

void tst_Identity::aCopiedDiskInAnotherMachineTakesAnotherName()
{
    const QString id = idAt(path(), "another");
    QVERIFY(id != m_first);
    QCOMPARE(idAt(path(), "another"), id);
}

void tst_Identity::anotherWayToTheSameFileIsTheSameStore()
{
    QVERIFY(QFile::link(m_dir->path(QStringLiteral("a")), m_dir->path(QStringLiteral("link"))));
    QCOMPARE(idAt(m_dir->path(QStringLiteral("link/d.sqlite"))), m_first);
}

void tst_Identity::aCopyThatCannotBeWrittenTakesANameForNow()
{
    const QString copy = path(QStringLiteral("b/d.sqlite"));
    QVERIFY(QFile::copy(path(), copy));
    const auto first = openedAt(copy, {.readOnly = true, .machine = "this"});
    QCOMPARE(first->storeId().size(), 26);
    QVERIFY(first->storeId() != m_first);
    QVERIFY(openedAt(copy, {.readOnly = true, .machine = "this"})->storeId() != first->storeId());
    QCOMPARE(openedAt(path(), {.readOnly = true, .machine = "this"})->storeId(), m_first);
}

void tst_Identity::whatACopyHoldsStays()
{
    const QString id = QStringLiteral("note:1");
    QString revision;
    {
        const auto database = openedAt(path(), {.machine = "this"});
        revision = *putNow(*database, {.id = id});
    }
    const auto copy = openedAt(path(), {.machine = "another"});
    QCOMPARE(getNow(*copy, id)->revision, revision);
    QCOMPARE(*(*copy->read())->lastSeq(), 1);
}

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_identity.moc"
