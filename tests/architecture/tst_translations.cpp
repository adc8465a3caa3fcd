// Has every text of the programs a finished Chinese translation that keeps its place markers?
#include "tree.h"

#include <hz/translations.h>

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    bool isUnfinished = false;
    bool isPlural = false;
};

QList<Message> messagesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message")
            messages.append(message);
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {};
            message.context = context;
            message.isPlural = xml.attributes().value("numerus"_L1) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.isUnfinished = xml.attributes().value("type"_L1) == u"unfinished";
            // A plural message holds one form a line; Chinese has one form.
            message.translation
                = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return messages;
}

/// The place markers of a text, sorted: "%1 %2 %n".
QString markersOf(const QString &text)
{
    static const QRegularExpression marker(u"%(?:L?\\d{1,2}|L?n)"_s);
    QStringList markers;
    QRegularExpressionMatchIterator matches = marker.globalMatch(text);
    while (matches.hasNext())
        markers.append(matches.next().captured());
    markers.removeDuplicates();
    markers.sort();
    return markers.join(u' ');
}

/// The texts that stand in a source as arguments of tr() and its kin, however lupdate reads them.
/// The context is empty where the call does not name it.
QList<Message> textsIn(const QString &source)
{
    static const QRegularExpression call(
        uR"re(\b(?:(?:tr|QT_TR_NOOP)\s*\(|(?:translate|QT_TRANSLATE_NOOP)\s*\(\s*"([^"]*)"\s*,)\s*)re"
        uR"re(((?:"(?:[^"\\]|\\.)*"\s*)+))re"_s);
    static const QRegularExpression betweenLiterals(uR"("\s*")"_s);
    QList<Message> texts;
    QRegularExpressionMatchIterator matches = call.globalMatch(source);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString text = match.captured(2).trimmed();
        text = text.mid(1, text.size() - 2).remove(betweenLiterals);
        text.replace(u"\\\""_s, u"\""_s).replace(u"\\n"_s, u"\n"_s);
        Message message;
        message.context = match.captured(1);
        message.source = text;
        texts.append(message);
    }
    return texts;
}

/// What is wrong with a message; empty when it is ready to be shown.
QString fault(const Message &message)
{
    if (message.isUnfinished || message.translation.isEmpty())
        return u"has no finished translation"_s;
    if (markersOf(message.translation) != markersOf(message.source))
        return u"has the markers \"%1\" in the translation and \"%2\" in the source"_s.arg(
            markersOf(message.translation), markersOf(message.source));
    return {};
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void englishCountsOneOrMany()
    {
        const hz::Translations english(u"en"_s);
        const auto text = [](const char *source, int number) {
            return QCoreApplication::translate("nowhere", source, nullptr, number);
        };
        QCOMPARE(text("%n room(s)", 1), u"1 room"_s);
        QCOMPARE(text("%n room(s) of %n class(es)", 3), u"3 rooms of 3 classes"_s);
        QCOMPARE(text("%n county(-ies)", 2), u"2 counties"_s);
        QCOMPARE(text("%n county(-ies)", 1), u"1 county"_s);
        QCOMPARE(text("school(s)", -1), u"school(s)"_s); // nothing is counted
    }

    void everyTextOfTheSourcesIsInChinese()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"hezhou_zh_CN.ts"_s);
        QVERIFY(QFile::copy(catalogue(), copy));

        const QString complaints = lupdate({u"libs"_s, u"apps"_s}, copy);

        const QList<Message> messages = messagesIn(copy);
        QVERIFY(!messages.isEmpty());
        int faults = 0;
        for (const Message &message : messages) {
            if (const QString what = fault(message); !what.isEmpty()) {
                qWarning("%s: \"%s\" %s", qPrintable(message.context), qPrintable(message.source),
                    qPrintable(what));
                ++faults;
            }
        }
        // lupdate complains where it guesses the wrong context: such a text is never found at run
        // time.
        QCOMPARE(complaints, QString());
        QCOMPARE(faults, 0);
    }

    void lupdateSeesEveryText()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"all.ts"_s);
        lupdate({u"libs"_s, u"apps"_s}, copy);
        QSet<QString> seen;
        const QList<Message> messages = messagesIn(copy);
        for (const Message &message : messages)
            seen << message.source << message.context + u'\t' + message.source;

        // A text within two macros, or after a name lupdate takes for something else, is passed
        // over.
        int missed = 0;
        int all = 0;
        for (const QString &part : {u"libs"_s, u"apps"_s}) {
            QDirIterator files(QStringLiteral(HZ_SOURCE_DIR "/") + part, {u"*.cpp"_s, u"*.h"_s},
                QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QList<Message> texts
                    = textsIn(withoutComments(QString::fromUtf8(file.readAll())));
                all += int(texts.size());
                for (const Message &text : texts) {
                    if (seen.contains(text.context.isEmpty() ? text.source
                                                             : text.context + u'\t' + text.source))
                        continue;
                    qWarning("%s: \"%s\"", qPrintable(file.fileName()), qPrintable(text.source));
                    ++missed;
                }
            }
        }
        QVERIFY(all > 50);
        QCOMPARE(missed, 0);
    }

    void aNewTextIsNoticed()
    {
        QTemporaryDir folder;
        QFile source(folder.filePath(u"a.cpp"_s));
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write("QString a = QCoreApplication::translate(\"A\", \"Never seen before.\");\n");
        source.close();
        const QString copy = folder.filePath(u"hezhou_zh_CN.ts"_s);
        QVERIFY(QFile::copy(catalogue(), copy));

        QCOMPARE(lupdate({source.fileName()}, copy), QString());

        const QList<Message> messages = messagesIn(copy);
        QCOMPARE(messages.size(), 1); // the others are gone with -no-obsolete
        QCOMPARE(messages.first().source, u"Never seen before."_s);
        QCOMPARE(fault(messages.first()), u"has no finished translation"_s);
    }

    void aLostMarkerIsNoticed()
    {
        QCOMPARE(fault({u"A"_s, u"%1 of %2"_s, u"第 %1 页"_s}),
            u"has the markers \"%1\" in the translation and \"%1 %2\" in the source"_s);
        QCOMPARE(fault({u"A"_s, u"%1 of %2"_s, u"共 %2 页，第 %1 页"_s}), QString());
    }

    void theCompiledCatalogueIsPutInForce()
    {
        const QList<Message> messages = messagesIn(catalogue());
        const auto plain = std::find_if(messages.begin(), messages.end(),
            [](const Message &message) { return !message.isPlural && fault(message).isEmpty(); });
        QVERIFY(plain != messages.end());
        const QByteArray context = plain->context.toUtf8();
        const QByteArray source = plain->source.toUtf8();
        {
            const hz::Translations chinese(u"zh_CN"_s);
            QCOMPARE(chinese.language(), u"zh_CN"_s);
            QCOMPARE(QCoreApplication::translate(context, source), plain->translation);
        }
        const hz::Translations english(u"en"_s);
        QCOMPARE(english.language(), u"en"_s);
        QCOMPARE(QCoreApplication::translate(context, source), plain->source);
    }

    void anotherLanguageIsPutInForceAtAnyTime()
    {
        const QList<Message> messages = messagesIn(catalogue());
        const auto plain = std::find_if(messages.begin(), messages.end(),
            [](const Message &message) { return !message.isPlural && fault(message).isEmpty(); });
        QVERIFY(plain != messages.end());
        const QByteArray context = plain->context.toUtf8();
        const QByteArray source = plain->source.toUtf8();
        hz::Translations translations(u"en"_s);
        for (int i = 0; i < 2; ++i) {
            translations.use(u"zh_CN"_s);
            QCOMPARE(translations.language(), u"zh_CN"_s);
            QCOMPARE(QCoreApplication::translate(context, source), plain->translation);
            translations.use(u"en"_s);
            QCOMPARE(translations.language(), u"en"_s);
            QCOMPARE(QCoreApplication::translate(context, source), plain->source);
        }
    }

    void aSystemThatNamesNoLanguageGetsChinese()
    {
        QCOMPARE(QLocale::system().name(), u"C"_s); // ctest runs us with LC_ALL=C.UTF-8
        QCOMPARE(hz::Translations().language(), u"zh_CN"_s);
    }

private:
    static QString catalogue()
    {
        return QStringLiteral(HZ_SOURCE_DIR "/translations/hezhou_zh_CN.ts");
    }

    /// Runs lupdate over these sources; what it printed.
    static QString lupdate(const QStringList &sources, const QString &into)
    {
        const QStringList options = QStringLiteral(HZ_LUPDATE_OPTIONS).split(u' ');
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setWorkingDirectory(QStringLiteral(HZ_SOURCE_DIR));
        process.start(QStringLiteral(HZ_LUPDATE), options + sources + QStringList{u"-ts"_s, into});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return u"lupdate failed: "_s + process.errorString();
        return QString::fromUtf8(process.readAll()).trimmed();
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
