// A file being written whose first failure sticks: QPdfWriter does not look, and a later write
// could succeed. One thread, the one that writes the PDF.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileDevice>
#include <QtCore/QIODevice>

#include <optional>

namespace hz::pdf {

class CheckedOutput final : public QIODevice {
    Q_OBJECT
public:
    /// Writes to `file`, which is open and outlives this; `path` is the file to name in errors.
    CheckedOutput(QFileDevice &file, QString path);

    /// Hands what is buffered to the system, and tells of the first failure so far.
    Result<> flush();
    bool hasFailed() const { return m_failure.has_value(); }

    /// What opening or renaming `file` failed of.
    static Error error(const QFileDevice &file, const QString &path);

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    Error writeError() const;

    QFileDevice &m_file;
    QString m_path;
    std::optional<Error> m_failure;
};

} // namespace hz::pdf
