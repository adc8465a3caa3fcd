#include <hz/canvas/texteditor.h>
#include <hz/page/text.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QTextDocument>

#include <algorithm>

namespace hz::canvas {

namespace {

constexpr int kLeastWidthInLetters = 6;

} // namespace

TextEditor::TextEditor(
    const page::Text &text, double scale, const QColor &ink, const QColor &ground, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("textEditor"));
    setAccessibleName(tr("Text"));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    setFont(page::fontOf(text, std::max(1, int(text.size * scale / page::kSubUnits))));
    QPalette colours = palette();
    colours.setColor(QPalette::Base, ground);
    colours.setColor(QPalette::Text, ink);
    setPalette(colours);
    setPlainText(text.text.left(page::kMaxText));
    moveCursor(QTextCursor::End);
    connect(this, &QPlainTextEdit::textChanged, this, &TextEditor::grow);
    grow();
}

// As large as what is in it, and never larger than the page's part that is seen.
void TextEditor::grow()
{
    const QFontMetrics metrics(font());
    int widest = metrics.maxWidth() * kLeastWidthInLetters;
    const QStringList lines = toPlainText().split(u'\n');
    for (const QString &line : lines)
        widest = std::max(widest, metrics.horizontalAdvance(line) + metrics.maxWidth());
    const QSize room = parentWidget()->size() - QSize(x(), y());
    resize(QSize(widest, metrics.lineSpacing() * int(lines.size()) + metrics.descent())
               .boundedTo(room));
}

void TextEditor::finish()
{
    if (std::exchange(m_isDone, true))
        return;
    Q_EMIT finished(toPlainText().left(page::kMaxText));
    hide();
    deleteLater();
}

void TextEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish();
}

void TextEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        finish();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace hz::canvas
