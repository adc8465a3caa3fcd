// Looks for lessons as it is typed into. GUI thread.
#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;

namespace hz::board {

class SearchField final : public QWidget {
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent);

    /// The keyboard is its from now on.
    void begin();
    void clear();

Q_SIGNALS:
    void changed(const QString &text);

private:
    QLineEdit *m_line;
    QWidget *m_clear;
};

} // namespace hz::board
