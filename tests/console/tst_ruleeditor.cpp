#include "rules/ruleeditor.h"
#include "rules/ruleform.h"
#include "samplearea.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

class RuleEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_area = std::make_unique<SampleArea>();
    }
    void cleanupTestCase() { m_area.reset(); }

    void aStricterTargetFailsMoreSchools()
    {
        RuleEditor editor(*m_area->inventory);
        editor.open(QStringLiteral("RATIO-02"));
        changeThreshold(editor, 6);
        QTRY_COMPARE(thresholdOf(editor, "RATIO-02"), 6);
        QTRY_VERIFY(of(editor, "RATIO-02").newlyFailing > 0);
        const RuleComparison compared = of(editor, "RATIO-02");
        QVERIFY(compared.after->failing > compared.before->failing);
        QVERIFY(of(editor, "ROOM-01").isSame());
        editor.undo();
        QTRY_VERIFY(of(editor, "RATIO-02").isSame());
        QCOMPARE(thresholdOf(editor, "RATIO-02"), 12);
        editor.redo();
        QCOMPARE(thresholdOf(editor, "RATIO-02"), 6);
    }

    void typingIsJudgedAsItGoes()
    {
        RuleEditor editor(*m_area->inventory);
        editor.open(QStringLiteral("RATIO-02"));
        QLineEdit *field = fieldNamed(*editor.findChild<RuleForm *>(), QStringLiteral("Target"));
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("10"));
        QCOMPARE(thresholdOf(editor, "RATIO-02"), 10);
        QTRY_VERIFY(of(editor, "RATIO-02").after && of(editor, "RATIO-02").after->threshold == 10);
        editor.undo(); // one step, not one a key
        QVERIFY(!editor.draft()->canUndo());
        QCOMPARE(field->text(), QStringLiteral("12"));
    }

    void whatIsNoDayIsNotKept()
    {
        RuleEditor editor(*m_area->inventory);
        editor.open(QStringLiteral("RATIO-02"));
        QLineEdit *due = fieldNamed(*editor.findChild<RuleForm *>(), QStringLiteral("Due"));
        const QString before = due->text();
        due->setText(QStringLiteral("soon"));
        Q_EMIT due->editingFinished();
        QCOMPARE(due->text(), before);
        QVERIFY(!editor.draft()->isChanged());
    }

    void whatIsKeptIsInForceFromItsDay()
    {
        RuleEditor editor(*m_area->inventory);
        QSignalSpy left(&editor, &RuleEditor::left);
        QList<Edit> undo;
        connect(&editor, &RuleEditor::kept, this,
            [&](const QString &, const QList<Edit> &edits) { undo = edits; });
        editor.open(QStringLiteral("RATIO-02"));
        QCOMPARE(editor.draft()->set().version, 2);
        changeThreshold(editor, 5);
        auto *day = fieldNamed(editor, QStringLiteral("In force from"));
        day->setText(QStringLiteral("2025-01-01"));
        Q_EMIT day->editingFinished();
        editor.keep();
        QTRY_VERIFY(!undo.isEmpty());
        QCOMPARE(left.count(), 1);
        QVERIFY(!editor.draft());
        QTRY_COMPARE(m_area->inventory->rules().version, 2); // the census is of September 2025
        QCOMPARE(m_area->inventory->rules().rule(u"RATIO-02")->threshold, 5);
        QVERIFY(m_area->inventory->edit(undo).wait());
        QTRY_COMPARE(m_area->inventory->rules().version, 1);
    }

    void aFileBecomesTheDraftAndBack()
    {
        RuleEditor editor(*m_area->inventory);
        editor.open({});
        changeRule(editor, "RATIO-03", 7);
        const QString path = m_area->path(QStringLiteral("rules.json"));
        QSignalSpy exported(&editor, &RuleEditor::exported);
        editor.exportTo(path);
        QTRY_COMPARE(exported.count(), 1);
        editor.discard();
        editor.open({});
        editor.importFrom(path);
        QTRY_COMPARE(thresholdOf(editor, "RATIO-03"), 7);
        QCOMPARE(editor.draft()->changed(), QStringList{QStringLiteral("RATIO-03")});
    }

    void aWrongFileIsRefusedByRuleAndField()
    {
        const QString path = m_area->path(QStringLiteral("wrong.json"));
        QJsonObject json = m_area->inventory->rules().toJson();
        QJsonArray rules = json[QStringLiteral("rules")].toArray();
        QJsonObject rule = rules[3].toObject();
        rule[QStringLiteral("kind")] = QStringLiteral("X");
        rules[3] = rule;
        json[QStringLiteral("rules")] = rules;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(json).toJson());
        file.close();
        RuleEditor editor(*m_area->inventory);
        QString message;
        connect(&editor, &RuleEditor::failed, this,
            [&](const Error &error) { message = error.message; });
        editor.open({});
        editor.importFrom(path);
        QTRY_VERIFY(!message.isEmpty());
        QVERIFY2(
            message.contains(rule[QStringLiteral("id")].toString()) && message.contains(u"kind"),
            qPrintable(message));
        QVERIFY(!editor.draft()->isChanged());
    }

private:
    static QLineEdit *fieldNamed(const QWidget &in, const QString &name)
    {
        for (QLineEdit *field : in.findChildren<QLineEdit *>())
            if (field->accessibleName() == name)
                return field;
        qFatal("no field %s", qPrintable(name));
    }
    static void changeThreshold(RuleEditor &editor, int threshold)
    {
        QLineEdit *field = fieldNamed(*editor.findChild<RuleForm *>(), QStringLiteral("Target"));
        field->setText(QString::number(threshold));
        Q_EMIT field->editingFinished();
    }
    static void changeRule(RuleEditor &editor, const char *rule, int threshold)
    {
        editor.open(QString::fromLatin1(rule));
        changeThreshold(editor, threshold);
    }
    static qint64 thresholdOf(const RuleEditor &editor, const char *rule)
    {
        return editor.draft()->rule(QString::fromLatin1(rule))->threshold;
    }
    static RuleComparison of(const RuleEditor &editor, const char *rule)
    {
        for (const RuleComparison &each : editor.comparison())
            if (each.rule == QLatin1StringView(rule))
                return each;
        return {};
    }

    std::unique_ptr<SampleArea> m_area;
};

QTEST_MAIN(RuleEditorTest)
#include "tst_ruleeditor.moc"
