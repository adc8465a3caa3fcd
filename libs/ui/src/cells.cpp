#include <hz/ui/cells.h>

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QVariant>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QWidget>

namespace hz::ui {

namespace {

constexpr char kMark[] = "hzHasCells";

HasCells *cellsOf(QWidget *widget)
{
    return dynamic_cast<HasCells *>(widget);
}

// One cell. Lives as long as its list, and is invalid once the widget has fewer cells.
class CellInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    CellInterface(QWidget *list, int cell)
        : m_list(list)
        , m_cell(cell)
    {
    }

    bool isValid() const override
    {
        const HasCells *cells = cellsOf(m_list);
        return cells && m_cell < cells->cellCount();
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_list ? QAccessible::queryAccessibleInterface(m_list) : nullptr;
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name && isValid() ? cellsOf(m_list)->cellName(m_cell)
                                                       : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        const QRect inside = isValid() ? cellsOf(m_list)->cellRect(m_cell) : QRect();
        return inside.isEmpty() ? QRect()
                                : QRect(m_list->mapToGlobal(inside.topLeft()), inside.size());
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const HasCells *cells = cellsOf(m_list);
        state.selectable = state.focusable = true;
        state.selected = cells->isCellSelected(m_cell);
        state.focused = m_list->hasFocus() && cells->currentCell() == m_cell;
        state.offscreen = cells->cellRect(m_cell).isEmpty();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
            ? static_cast<QAccessibleActionInterface *>(this)
            : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override
    {
        if (action == pressAction() && isValid())
            cellsOf(m_list)->pressCell(m_cell);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<QWidget> m_list;
    int m_cell;
};

class CellsInterface final : public QAccessibleWidget {
public:
    explicit CellsInterface(QWidget *widget)
        : QAccessibleWidget(widget, QAccessible::List)
    {
    }
    ~CellsInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override
    {
        const HasCells *cells = cellsOf(widget());
        return cells ? cells->cellCount() : 0;
    }
    // Made when asked for: a table has 100,000.
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto found = m_children.find(index);
        if (found == m_children.end())
            found = m_children.insert(index,
                QAccessible::registerAccessibleInterface(new CellInterface(widget(), index)));
        return QAccessible::accessibleInterface(*found);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return m_children.key(QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child)), -1);
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const HasCells *cells = cellsOf(widget());
        return cells ? child(cells->cellAt(widget()->mapFromGlobal(QPoint(x, y)))) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const HasCells *cells = cellsOf(widget());
        return cells && widget()->hasFocus() ? child(cells->currentCell()) : nullptr;
    }

private:
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && widget->property(kMark).toBool() ? new CellsInterface(widget) : nullptr;
}

} // namespace

void makeCellsAccessible(QWidget *widget)
{
    widget->setProperty(kMark, true);
    QAccessible::installFactory(interfaceOf);
}

void tellCurrentCell(QWidget *widget)
{
    if (!QAccessible::isActive() || !widget->hasFocus())
        return;
    QAccessibleEvent event(widget, QAccessible::Focus);
    event.setChild(cellsOf(widget)->currentCell());
    QAccessible::updateAccessibility(&event);
}

void tellCellsChanged(QWidget *widget)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(widget, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

} // namespace hz::ui
