// A scanner that types: letters that end with Enter, whatever has the keyboard. While it listens,
// it takes what is typed from everything but open sheets. GUI thread.
#pragma once

#include <QtCore/QObject>

class QKeyEvent;
class QWidget;

namespace hz::console {

class ScannerWedge final : public QObject {
    Q_OBJECT

public:
    /// Listens to the window that `screen` is in, for as long as that is shown.
    explicit ScannerWedge(QWidget *screen);

    void setListening(bool listening);
    /// Typed, and not ended yet.
    const QString &typed() const { return m_typed; }

Q_SIGNALS:
    void typedChanged();
    void scanned(const QString &code);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool take(const QKeyEvent &event);
    void setTyped(const QString &typed);

    QWidget *m_screen;
    QString m_typed;
    bool m_isListening = false;
};

} // namespace hz::console
