#include "lesson/printsheet.h"

#include <hz/ui/choicerow.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QVBoxLayout>

#include <array>

namespace hz::board {

namespace {

constexpr double kPaperGap = 40;
constexpr std::array kPerSheet{1, 2, 4, 6};
constexpr int kWithGround = 0;

QStringList perSheetTexts()
{
    QStringList texts;
    for (const int count : kPerSheet)
        texts.append(QString::number(count));
    return texts;
}

} // namespace

PrintSheet::PrintSheet(QWidget *parent)
    : Sheet(parent)
    , m_pages(new PageChoice(QStringLiteral("printPages"), &panel()))
    , m_perSheet(new ui::ChoiceRow(
          QStringLiteral("perSheet"), tr("Pages on a sheet of A4"), perSheetTexts(), &panel()))
    , m_ground(new ui::ChoiceRow(QStringLiteral("ground"), tr("Colour and lines of the page"),
          {tr("Print"), tr("Leave out")}, &panel()))
    , m_printers(new QComboBox(&panel()))
    , m_note(new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, &panel()))
{
    setObjectName(QStringLiteral("printSheet"));
    const ui::Theme &look = ui::theme();
    QVBoxLayout *column = makeColumn(tr("Print the lesson"));
    column->addWidget(m_pages);
    auto *paper = new QHBoxLayout;
    paper->setSpacing(look.px(kPaperGap));
    paper->addWidget(m_perSheet);
    paper->addWidget(m_ground);
    paper->addStretch(1);
    column->addLayout(paper);
    m_printers->setObjectName(QStringLiteral("printers"));
    m_printers->setAccessibleName(tr("Printer"));
    m_printers->setMinimumHeight(look.px(ui::Measure::TouchNormal));
    column->addWidget(m_printers);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    auto *go = addFoot(column, QStringLiteral("print"), tr("Print"));
    connect(go, &QAbstractButton::clicked, this, &PrintSheet::choose);
    connect(m_printers, &QComboBox::currentIndexChanged, go, [this, go] {
        const bool isPdf = m_printers->currentData().toString().isEmpty();
        go->setText(isPdf ? tr("Choose where…") : tr("Print"));
        go->updateGeometry();
    });
}

void PrintSheet::open(const LessonPages &lesson, const Task<QStringList> &printers)
{
    m_pages->setLesson(lesson);
    m_isSettled = false;
    showPrinters({});
    m_note->setText(tr("Looking for printers."));
    popUp();
    whenDone(printers, this, [this, opening = ++m_opening](const Result<QStringList> &found) {
        if (opening != m_opening)
            return;
        m_isSettled = true;
        if (found)
            showPrinters(*found);
    });
}

void PrintSheet::showPrinters(const QStringList &printers)
{
    m_printers->clear();
    for (const QString &printer : printers)
        m_printers->addItem(printer, printer);
    m_printers->addItem(tr("A PDF file"), QString());
    m_note->setText(printers.isEmpty() ? tr("No printer is set up on this machine. Write a PDF and "
                                            "print it where there is one.")
                                       : QString());
    m_note->setVisible(printers.isEmpty());
}

void PrintSheet::choose()
{
    const Result<std::vector<int>> pages = m_pages->chosen();
    if (!pages)
        return; // said beneath the field
    using Ground = page::ExportOptions::Ground;
    const PrintWish wish{
        .pages = {.pages = *pages,
            .ground = m_ground->chosen() == kWithGround ? Ground::Kept : Ground::White},
        .pagesPerSheet = kPerSheet[size_t(m_perSheet->chosen())],
        .printer = m_printers->currentData().toString()};
    dismiss();
    Q_EMIT chosen(wish);
}

} // namespace hz::board
