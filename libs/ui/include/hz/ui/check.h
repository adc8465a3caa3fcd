// Finds what a teacher would see at once: text cut off, and controls that a screen reader cannot name. For tests and
// for taking pictures of screens. GUI thread.
#pragma once

#include <QtCore/QStringList>

class QWidget;

namespace hz::ui {

/// The visible texts below `root` that have no room, with the widget's class or name.
QStringList clippedTexts(QWidget *root);
/// The visible controls below `root` without a name.
QStringList missingAccessibleNames(QWidget *root);

} // namespace hz::ui
