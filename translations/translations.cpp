#include <hz/translations.h>

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>

// A static library's resources are dropped by the linker unless code names them, and the macro that
// does so may not stand in a namespace.
static void keepCatalogues()
{
    Q_INIT_RESOURCE(hz_i18n);
}

namespace hz {

using namespace Qt::StringLiterals;

namespace {

const QString kEnglish = u"en"_s;
const QString kChinese = u"zh_CN"_s;

QString chosenLanguage(const QString &asked)
{
    const QStringList wishes
        = asked.isEmpty() ? QLocale::system().uiLanguages() : QStringList{asked};
    for (const QString &wish : wishes) {
        switch (QLocale(wish).language()) {
        case QLocale::Chinese:
            return kChinese;
        case QLocale::English:
            // The C locale calls itself English too, and says nothing about who sits there.
            if (wish.startsWith(u"en"))
                return kEnglish;
            break;
        default:
            break;
        }
    }
    return asked.isEmpty() ? kChinese : kEnglish;
}

// The English of the sources says "room(s)", "class(es)", "county(-ies)": made one or many.
QString counted(const QString &text, int number)
{
    static const QRegularExpression pattern(u"(\\w*)\\((-?)([a-z]+)\\)"_s);
    QString result;
    qsizetype from = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        QString word = match.captured(1);
        if (number != 1) {
            if (!match.capturedView(2).isEmpty())
                word.chop(1);
            word += match.captured(3);
        }
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        result += word;
        from = match.capturedEnd();
    }
    result += QStringView(text).sliced(from);
    return result;
}

} // namespace

QString Translations::EnglishCounts::translate(
    const char *, const char *source, const char *, int number) const
{
    const QString text = QString::fromUtf8(source);
    return number < 0 || !text.contains(u'(') ? QString() : counted(text, number);
}

Translations::Translations(const QString &language)
{
    keepCatalogues();
    use(language);
}

void Translations::use(const QString &language)
{
    remove();
    m_language = chosenLanguage(language);
    // Qt's first, ours after it: the later one is asked first.
    if (m_qt.load(u"qtbase_"_s + m_language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u":/hz/i18n/hezhou_%1.qm"_s.arg(m_language)))
        QCoreApplication::installTranslator(&m_program);
    if (m_language == kEnglish)
        QCoreApplication::installTranslator(&m_english);
    // Dates and numbers follow.
    QLocale::setDefault(m_language == kEnglish ? QLocale(QLocale::English) : QLocale(m_language));
}

void Translations::remove()
{
    QCoreApplication::removeTranslator(&m_english);
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

Translations::~Translations()
{
    remove();
}

QStringList Translations::available()
{
    return {kChinese, kEnglish};
}

} // namespace hz
