// Qt's own file dialog, where the desktop has none: of a size for its use, with all words in the
// language of the rest. GUI thread.
#pragma once

class QFileDialog;

namespace hz::ui {

void polishFileDialog(QFileDialog &dialog);

} // namespace hz::ui
