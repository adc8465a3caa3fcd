// One of several, said by a row of chips under a word: all of them are seen, each is one tap and
// one Tab. GUI thread.
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include <vector>

namespace hz::ui {

class TouchPush;

class ChoiceRow final : public QWidget {
    Q_OBJECT

public:
    /// The first is chosen. The chips are called `name` with their number from 0 behind it.
    ChoiceRow(const QString &name, const QString &title, const QStringList &texts,
        QWidget *parent = nullptr);

    /// -1: none of them.
    int chosen() const { return m_chosen; }
    void setChosen(int which);
    void setText(int which, const QString &text);
    /// Whether a choice is shown.
    void setOffered(int which, bool offered);
    /// Which of them are not possible now is for the caller to say beside it.
    void setPossible(int which, bool possible);

Q_SIGNALS:
    void chosenChanged(int which);

private:
    std::vector<TouchPush *> m_chips;
    QString m_title;
    int m_chosen = 0;
};

} // namespace hz::ui
