#include "works/workspane.h"

#include "tickets/photorow.h"
#include "window/panepage.h"

#include <hz/ui/label.h>

#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

// A page's name is as short as its tab; whose page it is stands at its head.
QString areaTab(WorksPart part)
{
    switch (part) {
    case WorksPart::Tasks:
        return WorksPane::tr("Deadlines");
    case WorksPart::Shares:
    case WorksPart::Spending:
        return WorksPane::tr("Counties");
    case WorksPart::Training:
    case WorksPart::Ledgers:
        break;
    }
    return WorksPane::tr("Targets");
}

void showText(ui::Label &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

WorksPane::WorksPane(const std::optional<store::BlobStore> &blobs, QWidget *parent)
    : QWidget(parent)
    , m_pane(new ui::DetailPane)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    buildEntry(blobs);
    buildArea();
}

void WorksPane::buildEntry(const std::optional<store::BlobStore> &blobs)
{
    QVBoxLayout *page = addScrolledPage(*m_pane, tr("Entry"));
    m_note = new ui::Label({}, ui::TypeRole::Body);
    m_note->setWordWrap(true);
    page->addWidget(m_note);
    m_evidence = new PhotoRow(blobs, PhotoRow::Use::Show, kMostEvidence);
    page->addWidget(m_evidence);
    connect(m_evidence, &PhotoRow::failed, this, &WorksPane::failed);
    m_known = new ui::KeyValueList;
    page->addWidget(m_known);
    m_linesTitle = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    page->addWidget(m_linesTitle);
    m_lines = new LineList;
    page->addWidget(m_lines);
    connect(m_lines, &LineList::asked, this, &WorksPane::asked);
    m_eventsTitle = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    page->addWidget(m_eventsTitle);
    m_events = new ui::Timeline;
    page->addWidget(m_events);
}

void WorksPane::buildArea()
{
    QVBoxLayout *page = addScrolledPage(*m_pane, tr("Targets"));
    m_areaTitle = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    page->addWidget(m_areaTitle);
    m_bars = new ui::RatioBars;
    page->addWidget(m_bars);
    m_areaLinesTitle = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    page->addWidget(m_areaLinesTitle);
    m_areaLines = new LineList;
    page->addWidget(m_areaLines);
    connect(m_areaLines, &LineList::asked, this, &WorksPane::asked);
    m_areaNote = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_areaNote->setWordWrap(true);
    page->addWidget(m_areaNote);
}

void WorksPane::show(WorksPart part, const WorksAbout &about, const WorksArea &area)
{
    m_about = about;
    m_pane->setTitle(about.title, about.subtitle);
    m_pane->setBadge(about.title.isEmpty() ? std::nullopt : about.badge, about.badgeText);
    m_pane->setPageTitle(1, areaTab(part));
    showText(*m_note, about.note);
    m_evidence->setPhotos(about.evidence);
    m_evidence->setVisible(!about.evidence.isEmpty());
    m_known->setEntries(about.known);
    showText(*m_linesTitle, about.lines.empty() ? QString() : about.linesTitle);
    m_lines->setLines(about.lines);
    showText(*m_eventsTitle, about.events.empty() ? QString() : about.eventsTitle);
    m_events->setEvents(about.events);
    showText(*m_areaTitle, area.title);
    m_bars->setVisible(!area.bars.columns.empty());
    m_bars->setData(area.bars);
    showText(*m_areaLinesTitle, area.linesTitle);
    m_areaLines->setLines(area.lines);
    showText(*m_areaNote, area.note);
    if (about.title.isEmpty())
        m_pane->setPage(1);
}

} // namespace hz::console
