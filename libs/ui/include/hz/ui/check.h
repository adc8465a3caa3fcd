// Finds what a teacher would see at once: text cut off, targets that a finger misses, and controls
// that a screen reader cannot name. For tests and for taking pictures of screens. GUI thread.
#pragma once

#include <QtCore/QStringList>

class QWidget;

namespace hz::ui {

/// The visible texts of `root` and below that have no room, each with its widget: too small for its
/// text, or sticking out of its parent. What can be scrolled into view is not cut off.
QStringList clippedTexts(QWidget *root);

/// The visible controls of `root` and below that have no name.
QStringList missingAccessibleNames(QWidget *root);

/// The visible buttons and sliders of `root` and below that are smaller than a finger, or nearer to
/// each other than the tokens allow. What is partly scrolled away, or lies under a floating panel,
/// is measured by what is seen. A button on another one keeps its distance by what the outer one
/// takes for a hit, which this cannot see.
QStringList crowdedTargets(QWidget *root);

} // namespace hz::ui
