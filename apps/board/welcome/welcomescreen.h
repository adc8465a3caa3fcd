// The first start: three short screens that ask how the board shall be, with answers that fit most
// rooms. Whoever has no time taps past them; everything stands in the settings, too. GUI thread.
#pragma once

#include "settings/question.h"

#include <QtWidgets/QWidget>

#include <vector>

class QGridLayout;
class QStackedLayout;
class QVBoxLayout;

namespace hz::ui {
class TouchPush;
}

namespace hz::board {

class AnswerRow;
class Preferences;

class WelcomeScreen final : public QWidget {
    Q_OBJECT

public:
    WelcomeScreen(Preferences &preferences, QWidget *parent);

    int step() const;
    void setStep(int step);

Q_SIGNALS:
    /// No more questions; home follows.
    void skipped();
    void newWanted();
    void sampleWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void addStep(const QString &title, const QString &words, std::vector<Question> questions);
    void next();
    void refresh();

    QStackedLayout *m_steps;
    std::vector<AnswerRow *> m_rows;
    class Dots;
    Dots *m_dots;
    ui::TouchPush *m_back;
    ui::TouchPush *m_sample;
    ui::TouchPush *m_next;
};

} // namespace hz::board
