#include "import/outcomepane.h"

#include "window/linelist.h"

#include <hz/ui/card.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kGap = 12; // at scale 1

constexpr std::array kFigures{RowOutcome::New, RowOutcome::Changed, RowOutcome::Same,
    RowOutcome::Doubtful, RowOutcome::Failed};

} // namespace

OutcomePane::OutcomePane(QWidget *parent)
    : QWidget(parent)
    , m_card(new ui::Card(tr("Imported")))
    , m_figures(new ui::FigureStrip)
    , m_words(new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2))
    , m_lists(new LineList)
    , m_foot(new QWidget)
{
    const int gap = ui::theme().px(kGap);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(gap);
    whole->addWidget(m_figures);
    whole->addWidget(m_card, 1);
    m_words->setObjectName(QStringLiteral("outcomeWords"));
    m_words->setWordWrap(true);
    m_card->body()->setSpacing(gap);
    m_card->body()->addWidget(m_words);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, gap, 0);
    column->addWidget(m_lists);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    m_card->body()->addWidget(scroll, 1);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    m_undo = addButton("importUndo", tr("Undo the import"), ui::IconName::Undo);
    connect(m_undo, &QPushButton::clicked, this, &OutcomePane::undoAsked);
    m_export = addButton("outcomeExport", tr("Export problems"), ui::IconName::ExternalLink);
    connect(m_export, &QPushButton::clicked, this, &OutcomePane::exportAsked);
    row->addStretch(1);
    m_goOn = addButton("importOn", tr("Go on importing"), ui::IconName::None);
    connect(m_goOn, &QPushButton::clicked, this, &OutcomePane::goOnAsked);
    m_devices = addButton("importedDevices", tr("See the machines"), ui::IconName::Monitor);
    ui::setButtonRole(m_devices, ui::ButtonRole::Primary);
    connect(m_devices, &QPushButton::clicked, this, &OutcomePane::devicesAsked);
    m_card->body()->addWidget(m_foot);
}

QPushButton *OutcomePane::addButton(const char *name, const QString &text, ui::IconName icon)
{
    auto *button = icon == ui::IconName::None ? new QPushButton(text)
                                              : new QPushButton(ui::icon(icon), text);
    button->setObjectName(QString::fromLatin1(name));
    m_foot->layout()->addWidget(button);
    return button;
}

void OutcomePane::show(const ImportOutcome &outcome, bool isBusy)
{
    std::vector<ui::Figure> figures;
    for (const RowOutcome each : kFigures) {
        ui::Figure figure{
            .caption = wordOf(each), .number = QLocale().toString(outcome.total(each))};
        if (each == RowOutcome::Failed && outcome.total(each) > 0)
            figure.status = ui::Status::Bad;
        figures.push_back(figure);
    }
    m_figures->setFigures(figures);
    const int devices = int(outcome.devices.size());
    m_words->setText(outcome.isStopped
            ? tr("Stopped: %Ln machine(s) stand in the inventory, the rest was not written.",
                nullptr, devices)
            : tr("%Ln machine(s) were added or changed.", nullptr, devices));
    std::vector<Line> lines;
    bool hasProblems = false;
    for (const ImportOutcome::Part &part : outcome.parts) {
        Line line{.text = part.list};
        if (part.error) {
            line.value = part.error->message;
            line.status = ui::Status::Bad;
        } else if (part.plan) {
            const int failed = part.plan->total(RowOutcome::Failed);
            const int doubtful = part.plan->total(RowOutcome::Doubtful);
            hasProblems = hasProblems || failed + doubtful > 0;
            line.value = tr("%1 new, %2 changed, %3 left out")
                             .arg(QLocale().toString(part.plan->total(RowOutcome::New)),
                                 QLocale().toString(part.plan->total(RowOutcome::Changed)),
                                 QLocale().toString(failed + doubtful));
            line.status = failed > 0 ? ui::Status::Bad
                : doubtful > 0       ? ui::Status::Warn
                                     : ui::Status::Ok;
        }
        lines.push_back(line);
    }
    m_lists->setLines(lines);
    m_undo->setEnabled(!isBusy && !outcome.undo.isEmpty());
    m_goOn->setEnabled(!isBusy);
    m_export->setVisible(hasProblems);
    m_devices->setVisible(devices > 0);
}

} // namespace hz::console
