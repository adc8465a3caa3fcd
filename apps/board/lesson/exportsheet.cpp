#include "lesson/exportsheet.h"

#include <hz/ui/choicerow.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtWidgets/QVBoxLayout>

#include <array>

namespace hz::board {

namespace {

constexpr std::array kSuffixes{"pdf", "png", "svg", "hzl"};
constexpr int kLessonFile = 3;

} // namespace

ExportSheet::ExportSheet(QWidget *parent)
    : Sheet(parent)
    , m_form(new ui::ChoiceRow(QStringLiteral("exportForm"), tr("Form"),
          {tr("PDF"), tr("Pictures, PNG"), tr("Drawings, SVG"), tr("Lesson file")}, &panel()))
    , m_explanation(
          new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, &panel()))
    , m_pages(new PageChoice(QStringLiteral("exportPages"), &panel()))
{
    setObjectName(QStringLiteral("exportSheet"));
    QVBoxLayout *column = makeColumn(tr("Export the lesson"));
    column->addWidget(m_form);
    column->addWidget(m_explanation);
    column->addWidget(m_pages);
    connect(addFoot(column, QStringLiteral("export"), tr("Choose where…")),
        &QAbstractButton::clicked, this, &ExportSheet::choose);
    connect(m_form, &ui::ChoiceRow::chosenChanged, this, &ExportSheet::explain);
    explain();
}

void ExportSheet::open(const LessonPages &lesson)
{
    m_pages->setLesson(lesson);
    explain();
    popUp();
}

void ExportSheet::explain()
{
    const QString explanations[] = {tr("To print or to send: text can be searched."),
        tr("One picture a page."), tr("One drawing a page, sharp at any size."),
        tr("To go on with in Board on another machine; always the whole lesson.")};
    m_explanation->setText(explanations[m_form->chosen()]);
    m_pages->setAllOnly(m_form->chosen() == kLessonFile);
}

void ExportSheet::choose()
{
    const Result<std::vector<int>> pages = m_pages->chosen();
    if (!pages)
        return; // said beneath the field
    const QString suffix = QString::fromLatin1(kSuffixes[size_t(m_form->chosen())]);
    dismiss();
    Q_EMIT chosen(suffix, {.pages = *pages});
}

} // namespace hz::board
