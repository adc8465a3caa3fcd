#include "lesson/pagechoice.h"

#include <hz/page/export.h>
#include <hz/ui/choicerow.h>
#include <hz/ui/label.h>

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace hz::board {

PageChoice::PageChoice(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_row(new ui::ChoiceRow(
          name, tr("Pages"), {tr("All pages"), tr("This page"), QString(), tr("Some pages")}, this))
    , m_list(new QLineEdit(this))
    , m_problem(new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, this))
{
    const ui::Theme &look = ui::theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(ui::Measure::TouchGap));
    m_list->setObjectName(name + QStringLiteral("List"));
    m_list->setAccessibleName(tr("Which pages, for example 1-3,5"));
    m_list->setPlaceholderText(tr("For example 1-3,5"));
    m_list->setMinimumHeight(look.px(ui::Measure::TouchMin));
    column->addWidget(m_row);
    column->addWidget(m_list);
    column->addWidget(m_problem);
    connect(m_row, &ui::ChoiceRow::chosenChanged, this, [this](int choice) {
        refresh();
        if (choice == kList)
            m_list->setFocus();
    });
    connect(m_list, &QLineEdit::textChanged, this, &PageChoice::refresh);
}

void PageChoice::setLesson(const LessonPages &lesson)
{
    m_lesson = lesson;
    m_row->setText(kAll, tr("All %n pages", nullptr, lesson.count));
    m_row->setText(kCurrent, tr("This page, %1").arg(lesson.current + 1));
    m_row->setText(kSelected, tr("%n selected", nullptr, int(lesson.selected.size())));
    m_row->setOffered(kSelected, !lesson.selected.empty());
    m_row->setChosen(lesson.selected.empty() ? kAll : kSelected);
    m_list->clear();
    refresh();
}

void PageChoice::setAllOnly(bool allOnly)
{
    if (allOnly)
        m_row->setChosen(kAll);
    for (const int choice : {kCurrent, kSelected, kList})
        m_row->setPossible(choice, !allOnly);
}

Result<std::vector<int>> PageChoice::chosen() const
{
    switch (m_row->chosen()) {
    case kCurrent:
        return std::vector<int>{m_lesson.current};
    case kSelected:
        return m_lesson.selected;
    case kList: {
        // As an input method for Chinese writes it.
        QString list = m_list->text().normalized(QString::NormalizationForm_KC);
        list.replace(u'、', u',').replace(u'—', u'-').replace(u'–', u'-');
        return page::pagesNamed(list, m_lesson.count);
    }
    default:
        return std::vector<int>();
    }
}

void PageChoice::refresh()
{
    const bool isList = m_row->chosen() == kList;
    const Result<std::vector<int>> pages = chosen();
    m_list->setVisible(isList);
    m_problem->setVisible(isList);
    if (isList)
        m_problem->setText(m_list->text().isEmpty() ? tr("Write the numbers of pages.")
                : pages                             ? tr("%n pages", nullptr, int(pages->size()))
                                                    : pages.error().message);
}

} // namespace hz::board
