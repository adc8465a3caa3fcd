#include "stocktake/wedge.h"

#include <hz/ui/sheet.h>

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

namespace hz::console {

namespace {

constexpr qsizetype kMostTyped = 200;

bool isSheetOpen(const QWidget *window)
{
    const QList<ui::Sheet *> sheets = window->findChildren<ui::Sheet *>();
    return std::any_of(
        sheets.begin(), sheets.end(), [](const ui::Sheet *sheet) { return sheet->isVisible(); });
}

} // namespace

ScannerWedge::ScannerWedge(QWidget *screen)
    : QObject(screen)
    , m_screen(screen)
{
}

void ScannerWedge::setListening(bool listening)
{
    if (listening == m_isListening)
        return;
    m_isListening = listening;
    setTyped({});
    if (listening)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
}

bool ScannerWedge::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != m_screen->window() || QApplication::activePopupWidget()
        || isSheetOpen(m_screen->window()))
        return false;
    const auto &key = static_cast<const QKeyEvent &>(*event);
    if (event->type() == QEvent::KeyPress)
        return take(key);
    // What would be a shortcut is a letter of a code, once one has begun.
    if (!m_typed.isEmpty() && !key.text().isEmpty())
        event->accept();
    return false;
}

bool ScannerWedge::take(const QKeyEvent &event)
{
    constexpr Qt::KeyboardModifiers kOthers
        = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if ((event.modifiers() & kOthers) != 0)
        return false;
    const bool isEnd = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    // Without a code these do what they do elsewhere.
    if (m_typed.isEmpty() && (isEnd || event.key() == Qt::Key_Space))
        return false;
    if (isEnd) {
        const QString code = m_typed;
        setTyped({});
        Q_EMIT scanned(code);
        return true;
    }
    if (event.key() == Qt::Key_Escape && !m_typed.isEmpty()) {
        setTyped({});
        return true;
    }
    if (event.key() == Qt::Key_Backspace && !m_typed.isEmpty()) {
        setTyped(m_typed.chopped(1));
        return true;
    }
    const QString text = event.text();
    if (text.isEmpty() || !text.front().isPrint())
        return false;
    if (m_typed.size() < kMostTyped)
        setTyped(m_typed + text);
    return true;
}

void ScannerWedge::setTyped(const QString &typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed;
    Q_EMIT typedChanged();
}

} // namespace hz::console
