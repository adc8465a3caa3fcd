#include <hz/translations.h>

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

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

} // namespace

Translations::Translations(const QString &language)
{
    keepCatalogues();
    use(language);
}

void Translations::use(const QString &language)
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    m_language = chosenLanguage(language);
    // Qt's first, ours after it: the later one is asked first.
    if (m_qt.load(u"qtbase_"_s + m_language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(u":/hz/i18n/hezhou_%1.qm"_s.arg(m_language)))
        QCoreApplication::installTranslator(&m_program);
    // Dates and numbers follow.
    QLocale::setDefault(m_language == kEnglish ? QLocale(QLocale::English) : QLocale(m_language));
}

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList Translations::available()
{
    return {kChinese, kEnglish};
}

} // namespace hz
