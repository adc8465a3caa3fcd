// How a widget that paints many small things tells a screen reader of them: rows of a table, cells
// of a chart, seats. GUI thread.
#pragma once

#include <QtCore/QRect>
#include <QtCore/QString>

class QWidget;

namespace hz::ui {

class HasCells {
public:
    virtual ~HasCells() = default;
    virtual int cellCount() const = 0;
    /// All of it in words.
    virtual QString cellName(int cell) const = 0;
    /// In the widget's coordinates; empty while it is scrolled away.
    virtual QRect cellRect(int cell) const = 0;
    virtual int cellAt(const QPoint &point) const = 0; // -1: none
    /// The one that the keyboard is at; -1: none.
    virtual int currentCell() const = 0;
    virtual bool isCellSelected(int cell) const = 0;
    /// As Return does.
    virtual void pressCell(int cell) = 0;
};

/// First thing in the constructor of a widget that is a HasCells.
void makeCellsAccessible(QWidget *widget);
/// The keyboard went to another cell, the one that currentCell() tells.
void tellCurrentCell(QWidget *widget);
/// The cells are others.
void tellCellsChanged(QWidget *widget);

} // namespace hz::ui
