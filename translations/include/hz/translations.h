// Puts the program's texts, Qt's own, dates and numbers into a language; the texts for as long as
// the object lives. GUI thread; made in main() right after the application object and before the
// first text is read. The texts in the sources are English, where "room(s)" becomes one or many;
// every other language is a catalogue compiled in under :/hz/i18n.
#pragma once

#include <QString>
#include <QTranslator>

namespace hz {

class Translations final {
public:
    /// `language` as in "zh_CN" or "en"; empty for the system's.
    ///
    /// A system that names no language we have gets Chinese, for that is who we write for; an
    /// explicit language without a catalogue gets the English of the sources.
    explicit Translations(const QString &language = {});
    ~Translations();
    /// Another language from now on; texts that have been read stay as they are.
    void use(const QString &language);
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

    /// The language in force: "zh_CN" or "en".
    const QString &language() const { return m_language; }

    /// What --lang accepts.
    static QStringList available();

private:
    class EnglishCounts final : public QTranslator {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *source, const char *disambiguation,
            int number) const override;
    };
    void remove();

    QString m_language;
    EnglishCounts m_english;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace hz
