// Where a text on the page is typed: as large and in the same type as it will stand there. Says
// once what was written, when the focus goes elsewhere or Escape is pressed. GUI thread.
#pragma once

#include <hz/page/element.h>

#include <QtGui/QColor>
#include <QtWidgets/QPlainTextEdit>

namespace hz::canvas {

class TextEditor final : public QPlainTextEdit {
    Q_OBJECT

public:
    /// `scale` is logical pixels for each page unit.
    TextEditor(const page::Text &text, double scale, const QColor &ink, const QColor &ground,
        QWidget *parent);

    /// Ends the typing now; nothing if it has ended.
    void finish();

Q_SIGNALS:
    void finished(const QString &text);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void grow();

    bool m_isDone = false;
};

} // namespace hz::canvas
