// The device poppler reads through: it can stop feeding, which is the only way to end a decoder
// that never asks.
//
// poppler asks whether to go on between drawing operators only; a large JPEG or a page tree that
// branches for ever holds no such question. All of them need bytes, and end soon when there are
// none. One thread, the Document's.
#pragma once

#include <QtCore/QFile>
#include <QtCore/QIODevice>

#include <functional>

namespace hz::pdf {

class SourceFile final : public QIODevice {
    Q_OBJECT
public:
    enum class Stop { None, Cancelled, TooMuchWork, ReadError };

    explicit SourceFile(const QString &path);

    bool openForReading();
    const QFile &file() const { return m_file; }

    /// Allows `budgetBytes` more to be read while `cancelled` (may be empty) says no.
    void begin(std::function<bool()> cancelled, qint64 budgetBytes);
    /// Why bytes were held back since begin(). Not None: what poppler holds in memory may be wrong
    /// now.
    Stop end();

    qint64 size() const override { return m_file.size(); }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 maxBytes) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QFile m_file;
    std::function<bool()> m_cancelled;
    qint64 m_budgetBytes = 0;
    Stop m_stop = Stop::None;
};

} // namespace hz::pdf
