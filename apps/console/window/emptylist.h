// What a list shows instead of rows: nothing has been brought in yet, or nothing fits what is
// asked. Over the rows of a table, below its header. GUI thread.
#pragma once

#include <QtWidgets/QStackedWidget>

namespace hz::ui {
class TableView;
}

namespace hz::console {

class EmptyList final : public QStackedWidget {
    Q_OBJECT

public:
    /// `none`: there is nothing at all; `noneFits`: there is something, but not what is asked for.
    EmptyList(const QString &none, const QString &noneFits, QWidget *parent);

    /// Hides itself where there are rows.
    void showFor(int rows, bool isAnyKnown);
    /// Covers the rows of `table`, a child of which or a sibling it is.
    void cover(const ui::TableView &table);

Q_SIGNALS:
    void importAsked();
    void clearAsked();
};

} // namespace hz::console
