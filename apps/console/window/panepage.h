// A page of a detail pane that scrolls when it is longer than the pane. GUI thread.
#pragma once

#include <QtCore/QString>

class QVBoxLayout;
namespace hz::ui {
class DetailPane;
}

namespace hz::console {

/// The column to put things into; what is left below them stays free.
QVBoxLayout *addScrolledPage(ui::DetailPane &pane, const QString &title);

} // namespace hz::console
