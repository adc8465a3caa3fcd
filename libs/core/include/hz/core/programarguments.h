// The words after a program's name that all programs understand: --profile, --lang, --json, --help,
// --version, and a command or files. A program adds its own options. On the thread of the
// application object; made again when the language is in force, so that the help is in it.
#pragma once

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace hz {

class ProgramArguments {
    Q_DECLARE_TR_FUNCTIONS(hz::ProgramArguments)

public:
    /// `program` is "hezhou-board"; `commands` are the words that need no window.
    ProgramArguments(QString program, QString version, QStringList commands);

    /// An option with a value that a command takes: handed to it as "--name VALUE".
    void addCommandOption(
        const QString &name, const QString &description, const QString &valueName);
    /// One without a value: handed to it as "--name".
    void addCommandFlag(const QString &name, const QString &description);
    /// One that is for the window.
    void addFlag(const QString &name, const QString &description);

    /// As typed: before Qt has taken out what it takes for itself. False where it is not
    /// understood.
    bool parse(const QStringList &words);
    /// Says help, version or what was wrong and gives the exit code; -1: go on.
    int answered(const QStringList &words, const QString &commandsHelp);
    /// Says that a window was wanted where there is no display, and gives the exit code.
    int lackingDisplay() const;

    QString profileDir() const;
    QString language() const; // empty: not said
    bool isSet(const QString &name) const { return m_parser.isSet(name); }
    bool wantsJson() const;
    bool isCommand() const;
    /// A command, help or version, words that nobody understands, or there is no display: what is
    /// then left to do is done without.
    bool needsNoWindow() const;
    /// The command with its files and options.
    QStringList command() const;
    QStringList files() const { return m_parser.positionalArguments(); }

private:
    QString m_program;
    QString m_version;
    bool m_isWrong = false;
    bool m_lacksDisplay = false;
    QStringList m_commands;
    QStringList m_values; // options handed to a command
    QStringList m_flags;
    QCommandLineParser m_parser;
};

} // namespace hz
