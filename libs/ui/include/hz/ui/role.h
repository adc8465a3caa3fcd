// What a widget of ours is to a screen reader, where Qt cannot know it. GUI thread.
#pragma once

#include <QtGui/QAccessible>

class QWidget;

namespace hz::ui {

/// First thing in the widget's constructor: a name, once set, is told at once.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

} // namespace hz::ui
