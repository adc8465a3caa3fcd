// What an import has done, list by list, with the way back and the way on. GUI thread.
#pragma once

#include "import/importing.h"

#include <hz/ui/icon.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace hz::ui {
class Card;
class FigureStrip;
class Label;
} // namespace hz::ui

namespace hz::console {

class LineList;

class OutcomePane final : public QWidget {
    Q_OBJECT

public:
    explicit OutcomePane(QWidget *parent = nullptr);
    void show(const ImportOutcome &outcome, bool isBusy);

Q_SIGNALS:
    void undoAsked();
    void devicesAsked();
    void exportAsked();
    void goOnAsked();

private:
    QPushButton *addButton(const char *name, const QString &text, ui::IconName icon);

    ui::Card *m_card;
    ui::FigureStrip *m_figures;
    ui::Label *m_words;
    LineList *m_lists;
    QWidget *m_foot;
    QPushButton *m_devices;
    QPushButton *m_undo;
    QPushButton *m_export;
    QPushButton *m_goOn;
};

} // namespace hz::console
