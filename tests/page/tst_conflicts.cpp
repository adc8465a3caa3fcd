// Lessons and pages that two machines changed apart: what merges by itself, and what a person
// decides.
#include <hz/page/conflicts.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <support/support.h>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

class tst_Conflicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pages_data();
    void pages();
    void lessons_data();
    void lessons();
    void inkOfBothIsKept();

private:
    static void columns()
    {
        QTest::addColumn<QByteArray>("here");
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<QString>("clashes");
    }
    static store::Joined joined(const store::JoinRules &rules)
    {
        QFETCH(const QByteArray, here);
        QFETCH(const QByteArray, there);
        return store::join({{QJsonDocument::fromJson(here).object(), {}},
                               {QJsonDocument::fromJson(there).object(), {}}},
            rules)
            .value_or(store::Joined{{}, {u"failed"_s}});
    }
};

void tst_Conflicts::pages_data()
{
    columns();
    QTest::newRow("different elements")
        << QByteArray(R"({"type":"page","order":"a","elements":[{"id":"A1","x":1},{"id":"B1"}]})")
        << QByteArray(R"({"type":"page","order":"a","elements":[{"id":"A1","x":1},{"id":"C1"}]})")
        << QString();
    QTest::newRow("strokes of different runs changed")
        << QByteArray(R"({"changes":{"01A":[{"strokes":[1],"removed":true}]}})")
        << QByteArray(R"({"changes":{"01B":[{"strokes":[2],"removed":true}]}})") << QString();
    QTest::newRow("one element, twice")
        << QByteArray(R"({"elements":[{"id":"A1","x":1}]})")
        << QByteArray(R"({"elements":[{"id":"A1","x":2}]})") << u"elements/A1"_s;
    QTest::newRow("removed and changed")
        << QByteArray(R"({"type":"page","removed":true})")
        << QByteArray(R"({"type":"page","order":"b"})") << u"removed"_s;
    QTest::newRow("moved to two places")
        << QByteArray(R"({"order":"a"})") << QByteArray(R"({"order":"b"})") << u"order"_s;
}

void tst_Conflicts::pages()
{
    QFETCH(const QString, clashes);
    const store::Joined result = joined(page::pageJoinRules());
    QCOMPARE(result.clashes.join(u' '), clashes);
    if (QByteArray(QTest::currentDataTag()) == "different elements")
        QCOMPARE(result.leaf.body[u"elements"].toArray().size(), 3);
}

void tst_Conflicts::lessons_data()
{
    columns();
    QTest::newRow("opened on two machines")
        << QByteArray(R"({"title":"第1课","modified":"2026-09-01T08:00:00Z"})")
        << QByteArray(R"({"title":"第1课","modified":"2026-09-02T08:00:00Z"})") << QString();
    QTest::newRow("called two names")
        << QByteArray(R"({"title":"a"})") << QByteArray(R"({"title":"b"})") << u"title"_s;
    QTest::newRow("put into the bin by one")
        << QByteArray(R"({"title":"a","removedAt":"2026-09-01T08:00:00Z"})")
        << QByteArray(R"({"title":"a"})") << u"removedAt"_s;
}

void tst_Conflicts::lessons()
{
    QFETCH(const QString, clashes);
    const store::Joined result = joined(page::lessonJoinRules());
    QCOMPARE(result.clashes.join(u' '), clashes);
    if (clashes.isEmpty())
        QCOMPARE(result.leaf.body[u"modified"].toString(), u"2026-09-02T08:00:00Z");
}

void tst_Conflicts::inkOfBothIsKept()
{
    const store::AttachmentInfo run{.contentType = u"x"_s, .sha256 = QByteArray(32, 'r')};
    const auto result
        = store::join({{{}, {{u"ink/1"_s, run}}}, {{}, {{u"ink/1"_s, run}, {u"ink/2"_s, run}}}},
            page::pageJoinRules());
    HZ_VERIFY_OK(result);
    QCOMPARE(result->clashes, QStringList());
    QCOMPARE(result->leaf.attachments.size(), 2);
}

QTEST_GUILESS_MAIN(tst_Conflicts)
#include "tst_conflicts.moc"
