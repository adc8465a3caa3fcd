#include "settings/answerrow.h"

#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QCoreApplication>
#include <QtWidgets/QGridLayout>

namespace hz::board {

namespace {

ui::TouchControl *makeChip(int, const QString &answer, QWidget *parent)
{
    return new ui::TouchPush(ui::IconName::None, answer, ui::TouchPush::Look::Outline,
        ui::TouchPush::Form::Chip, parent);
}

} // namespace

AnswerRow::AnswerRow(Question question, QGridLayout *grid, const Make &make)
    : QObject(grid->parentWidget())
    , m_question(std::move(question))
{
    QWidget *parent = grid->parentWidget();
    const int row = grid->rowCount();
    grid->addWidget(new ui::Label(m_question.text, ui::TypeRole::BoardBody, ui::Weight::Regular,
                        ui::Token::Text2, parent),
        row, 0);
    auto *line = new QHBoxLayout;
    line->setSpacing(ui::theme().px(ui::Measure::TouchGap));
    for (int place = 0; place < int(m_question.answers.size()); ++place) {
        const QString &text = m_question.answers[place];
        ui::TouchControl *answer = (make ? make : makeChip)(place, text, parent);
        answer->setObjectName(QStringLiteral("%1.%2").arg(m_question.name).arg(place));
        answer->setAccessibleName(tr("%1: %2", "question: answer").arg(m_question.text, text));
        answer->setCheckable(true);
        connect(answer, &QAbstractButton::clicked, this, [this, place] {
            m_question.choose(place);
            refresh();
        });
        m_answers.push_back(answer);
        line->addWidget(answer);
    }
    line->addStretch(1);
    grid->addLayout(line, row, 1);
    if (!m_question.note.isEmpty()) {
        m_note = new ui::Label(
            m_question.note, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2, parent);
        grid->addWidget(m_note, row + 1, 1);
    }
    refresh();
}

void AnswerRow::refresh()
{
    const int chosen = m_question.chosen();
    bool areAllPossible = true;
    for (int place = 0; place < int(m_answers.size()); ++place) {
        ui::TouchControl *answer = m_answers[size_t(place)];
        const bool isPossible = !m_question.isPossible || m_question.isPossible(place);
        answer->setChecked(place == chosen);
        answer->setEnabled(isPossible || place == chosen);
        areAllPossible = areAllPossible && isPossible;
    }
    if (m_note)
        m_note->setVisible(!areAllPossible);
}

} // namespace hz::board
