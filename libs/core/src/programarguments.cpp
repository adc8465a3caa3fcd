#include <hz/core/commandline.h>
#include <hz/core/paths.h>
#include <hz/core/platform/system.h>
#include <hz/core/programarguments.h>

#include <QtCore/QFileInfo>

#include <algorithm>
#include <iterator>

namespace hz {

namespace {

const QString kProfile = QStringLiteral("profile");
const QString kLanguage = QStringLiteral("lang");
const QString kJson = QStringLiteral("json");

// What QApplication takes for itself: these are not wrong, only not ours.
constexpr QStringView kOfQt[] = {u"display", u"fontengine", u"geometry", u"icon", u"platform",
    u"platformpluginpath", u"platformtheme", u"plugin", u"qwindowgeometry", u"qwindowicon",
    u"qwindowtitle", u"reverse", u"session", u"style", u"stylesheet", u"title", u"widgetcount"};

bool isOfQt(QStringView word)
{
    if (!word.startsWith(u'-'))
        return false;
    word = word.mid(word.startsWith(u"--") ? 2 : 1);
    if (const qsizetype value = word.indexOf(u'='); value >= 0)
        word.truncate(value);
    return std::find(std::begin(kOfQt), std::end(kOfQt), word) != std::end(kOfQt);
}

} // namespace

ProgramArguments::ProgramArguments(QString program, QString version, QStringList commands)
    : m_program(std::move(program))
    , m_version(std::move(version))
    , m_commands(std::move(commands))
{
    m_parser.addOption({kProfile, tr("Keep everything in this folder."), QStringLiteral("DIR")});
    m_parser.addOption({kLanguage, tr("The language: zh_CN or en."), QStringLiteral("LANG")});
    m_parser.addOption({kJson, tr("Print one JSON value.")});
    m_parser.addPositionalArgument(QStringLiteral("FILE"), tr("Files to open, or a command."),
        QStringLiteral("[FILE…|COMMAND …]"));
    m_parser.addHelpOption();
    m_parser.addVersionOption();
}

void ProgramArguments::addCommandOption(
    const QString &name, const QString &description, const QString &valueName)
{
    m_parser.addOption({name, description, valueName});
    m_values.append(name);
}

void ProgramArguments::addCommandFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
    m_flags.append(name);
}

void ProgramArguments::addFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
}

bool ProgramArguments::parse(const QStringList &words)
{
    const bool isUnderstood = m_parser.parse(words);
    const bool isForQt = std::any_of(words.begin(), words.end(), isOfQt);
    m_isWrong = !isUnderstood && !isForQt;
    m_lacksDisplay = !platform::hasDisplay() && !isForQt;
    return isUnderstood;
}

int ProgramArguments::answered(const QStringList &words, const QString &commandsHelp)
{
    if (!m_parser.parse(words)) {
        commandline::warn(m_parser.errorText());
        return commandline::kWrongUse;
    }
    if (m_parser.isSet(QStringLiteral("version"))) {
        commandline::print(m_program + u' ' + m_version);
        return commandline::kDone;
    }
    if (m_parser.isSet(QStringLiteral("help"))) {
        commandline::print(m_parser.helpText() + u'\n' + commandsHelp);
        return commandline::kDone;
    }
    return -1;
}

int ProgramArguments::lackingDisplay() const
{
    return commandline::fail({Error::Kind::Unsupported,
        tr("There is no display to open a window on. What %1 does without one: %1 --help")
            .arg(m_program),
        {}});
}

QString ProgramArguments::profileDir() const
{
    return QFileInfo(m_parser.isSet(kProfile) ? m_parser.value(kProfile) : defaultProfileDir())
        .absoluteFilePath();
}

QString ProgramArguments::language() const
{
    return m_parser.value(kLanguage);
}

bool ProgramArguments::wantsJson() const
{
    return m_parser.isSet(kJson);
}

bool ProgramArguments::isCommand() const
{
    const QStringList words = files();
    return !words.isEmpty() && m_commands.contains(words.first());
}

bool ProgramArguments::needsNoWindow() const
{
    return m_isWrong || m_lacksDisplay || isCommand() || m_parser.isSet(QStringLiteral("version"))
        || m_parser.isSet(QStringLiteral("help"));
}

QStringList ProgramArguments::command() const
{
    QStringList words = files();
    for (const QString &name : m_values)
        if (m_parser.isSet(name))
            words += {QStringLiteral("--") + name, m_parser.value(name)};
    for (const QString &name : m_flags)
        if (m_parser.isSet(name))
            words.append(QStringLiteral("--") + name);
    return words;
}

} // namespace hz
