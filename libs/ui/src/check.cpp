#include <hz/ui/check.h>

#include <hz/ui/textfit.h>

#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSlider>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

namespace hz::ui {

namespace {

QString nameOf(const QWidget *widget)
{
    return widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName();
}

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget)
        || (qobject_cast<const QAbstractSlider *>(widget) && !qobject_cast<const QScrollBar *>(widget));
}

QString clippedIn(const QWidget *widget)
{
    if (const auto *painting = dynamic_cast<const PaintsText *>(widget))
        return painting->clippedText();
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        const QString text = label->text();
        if (text.isEmpty())
            return {};
        const QSize room = label->contentsRect().size();
        const QRect needed = label->fontMetrics().boundingRect(
            QRect(0, 0, label->wordWrap() ? room.width() : 1 << 20, 1 << 20), label->wordWrap() ? Qt::TextWordWrap : 0, text);
        if (needed.width() > room.width() + 1 || needed.height() > room.height() + 1)
            return text;
    }
    return {};
}

} // namespace

QStringList clippedTexts(QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const QString text = clippedIn(widget); !text.isEmpty())
            found.append(QStringLiteral("%1: %2").arg(nameOf(widget), text));
    }
    return found;
}

QStringList missingAccessibleNames(QWidget *root)
{
    QStringList found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !isControl(widget))
            continue;
        const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        if (!access || access->text(QAccessible::Name).isEmpty())
            found.append(nameOf(widget));
    }
    return found;
}

} // namespace hz::ui
