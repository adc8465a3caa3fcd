#include <hz/ui/role.h>

#include <QtCore/QVariant>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QWidget>

namespace hz::ui {

namespace {

constexpr char kRole[] = "hzAccessibleRole";

// Qt asks factories for each class of a widget, the most special first.
QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget ? widget->property(kRole) : QVariant();
    return role.isValid() ? new QAccessibleWidget(widget, QAccessible::Role(role.toInt()))
                          : nullptr;
}

} // namespace

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    widget->setProperty(kRole, int(role));
    QAccessible::installFactory(interfaceOf); // once is enough, and Qt sees to that
}

} // namespace hz::ui
