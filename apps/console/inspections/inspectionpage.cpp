#include "inspections/inspectionpage.h"

#include "inspections/inspectionprint.h"
#include "inspections/itemrow.h"
#include "inspections/signsheet.h"
#include "tickets/photo.h"
#include "tickets/servicedesk.h"
#include "window/standing.h"

#include <hz/inventory/devicechange.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

constexpr int kPhotoOnPaper = 900; // points, the longer side

struct Read {
    Inspection inspection;
    std::optional<Signature> signature;
};

} // namespace

InspectionPage::InspectionPage(Inventory &inventory, ui::ActionRegistry &commands,
    ServiceDesk &desk, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_desk(desk)
    , m_toasts(toasts)
    , m_window(window)
    , m_signSheet(new SignSheet(window))
{
    buildUi();
    addCommands();
    connect(m_signSheet, &SignSheet::signedBy, this,
        [this](const QString &name) { m_desk.sign(m_id, name); });
    connect(&inventory, &Inventory::pictureChanged, this, &InspectionPage::refresh);
    // What could not be kept is shown as it is.
    connect(&desk, &ServiceDesk::settled, this, &InspectionPage::refresh);
}

void InspectionPage::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget;
    auto *inner = new QVBoxLayout(m_body);
    m_card = new ui::Card;
    m_column = m_card->body();
    m_column->setSpacing(0);
    inner->addWidget(m_card);
    inner->addStretch(1);
    scroll->setWidget(m_body);
    column->addWidget(scroll, 1);
    m_progress = new ui::ProgressPanel(this);
}

QWidget *InspectionPage::buildTools()
{
    auto *tools = new ui::ToolRow;
    m_place = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    tools->row()->addWidget(m_place);
    m_badge = new ui::Badge;
    tools->row()->addWidget(m_badge);
    m_summary = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    tools->row()->addWidget(m_summary, 1);
    auto *paper = new QPushButton(ui::icon(ui::IconName::Printer), tr("Sheet as PDF"));
    paper->setObjectName(QStringLiteral("inspectionPdf"));
    ui::setCompact(paper);
    tools->row()->addWidget(paper);
    connect(paper, &QPushButton::clicked, this, &InspectionPage::askExport);
    m_sign = new QPushButton(ui::icon(ui::IconName::Pen), tr("Sign"));
    m_sign->setObjectName(QStringLiteral("signInspection"));
    ui::setCompact(m_sign);
    ui::setButtonRole(m_sign, ui::ButtonRole::Primary);
    tools->row()->addWidget(m_sign);
    connect(m_sign, &QPushButton::clicked, this, &InspectionPage::sign);
    return tools;
}

void InspectionPage::addCommands()
{
    m_commands.nameGroup({QStringLiteral("inspection")}, tr("Inspection"));
    m_commands.add({.id = QStringLiteral("inspection.sign"),
        .text = tr("Sign the inspection"),
        .icon = ui::IconName::Pen,
        .keys = {Qt::CTRL | Qt::Key_Return},
        .run = [this] { sign(); },
        .isEnabled = [this] { return isVisible() && m_inspection && !isSigned(); }});
    m_commands.add({.id = QStringLiteral("inspection.pdf"),
        .text = tr("Sheet as PDF"),
        .icon = ui::IconName::Printer,
        .keys = {QKeySequence::Print},
        .run = [this] { askExport(); },
        .isEnabled = [this] { return isVisible() && m_inspection; }});
}

void InspectionPage::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_body->layout()->setContentsMargins(margin, gap, margin, margin);
}

void InspectionPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void InspectionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    m_commands.refresh();
}

void InspectionPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is shown

void InspectionPage::show(const InspectionId &inspection)
{
    if (inspection != m_id) {
        m_inspection.reset();
        m_signature.reset();
    }
    m_id = inspection;
    refresh();
}

bool InspectionPage::isSettled() const
{
    return !m_asked && !m_desk.isBusy();
}

void InspectionPage::refresh()
{
    // While answers are on their way, what is shown is newer than what is stored.
    if (m_id.isEmpty() || m_desk.isBusy())
        return;
    if (m_asked)
        m_asked->stop = true;
    const auto task = m_tasks.run([&database = std::as_const(m_inventory.database()), id = m_id](
                                      TaskControl &) -> Result<Read> {
        HZ_TRY(const auto read, database.read());
        HZ_TRY(const QJsonObject body, readInspection(*read, id));
        HZ_TRY(Inspection inspection, Inspection::fromJson(body));
        return Read{std::move(inspection), validSignature(body)};
    });
    m_asked = task.state;
    whenDone(task, this, [this, state = task.state](const Result<Read> &read) {
        if (m_asked != state)
            return;
        m_asked.reset();
        if (m_desk.isBusy())
            return; // another answer was given since
        if (read) {
            m_inspection = read->inspection;
            m_signature = read->signature;
        } else {
            m_inspection.reset(); // undone
        }
        showInspection();
    });
}

QString InspectionPage::title() const
{
    return titleOf(m_inspection.value_or(Inspection()));
}

QString InspectionPage::placeName() const
{
    return m_inspection && m_inventory.picture().inventory
        ? placeText(*m_inventory.picture().inventory, m_inspection->school, m_inspection->room)
        : QString();
}

void InspectionPage::showInspection()
{
    m_body->setVisible(m_inspection.has_value());
    if (!m_inspection) {
        m_place->setText(tr("This inspection is not there any more."));
        m_badge->hide();
        m_summary->setText({});
        m_sign->setEnabled(false);
        Q_EMIT titleChanged();
        m_commands.refresh();
        return;
    }
    m_place->setText(placeName());
    if (m_rows.size() != m_inspection->items.size())
        buildRows();
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->show(m_inspection->items[i], isSigned());
    showSummary();
    Q_EMIT titleChanged();
    m_commands.refresh();
}

void InspectionPage::buildRows()
{
    for (ItemRow *row : std::exchange(m_rows, {}))
        row->deleteLater();
    for (size_t i = 0; i < m_inspection->items.size(); ++i) {
        auto *row = new ItemRow(int(i) + 1, m_inventory.database().blobs());
        m_column->addWidget(row);
        connect(row, &ItemRow::changed, this, [this, i] { take(i); });
        connect(row, &ItemRow::failed, &m_desk, &ServiceDesk::tell);
        connect(
            row, &ItemRow::reportAsked, this, [this, i] { m_desk.reportItem(*m_inspection, i); });
        connect(row, &ItemRow::ticketAsked, this,
            [this](const TicketId &ticket) { Q_EMIT asked(TicketAt{ticket}); });
        m_rows.push_back(row);
    }
}

void InspectionPage::showSummary()
{
    const int open = m_inspection->unanswered();
    const int failed = m_inspection->count(Outcome::Fail);
    const bool wasSigned = !m_inspection->signatures.empty();
    if (isSigned())
        m_badge->setStatus(failed > 0 ? ui::Status::Warn : ui::Status::Ok,
            tr("Signed by %1", "an inspection").arg(m_signature->by));
    else if (wasSigned)
        m_badge->setStatus(ui::Status::Warn, tr("Changed since it was signed"));
    else
        m_badge->setStatus(ui::Status::Busy, tr("Begun"));
    m_badge->show();
    QStringList words{isSigned() ? momentText(m_signature->at) : dayText(m_inspection->day)};
    if (open > 0)
        words.append(tr("%n item(s) to go", nullptr, open));
    if (failed > 0)
        words.append(tr("%n not in order", nullptr, failed));
    m_summary->setText(words.join(tr(" · ", "between what is listed")));
    m_sign->setEnabled(!isSigned() && open == 0);
    m_sign->setToolTip(open > 0 ? tr("Every item needs an answer first.") : QString());
}

// ---------------------------------------------------------------- what is done

void InspectionPage::take(size_t item)
{
    if (!m_inspection || isSigned())
        return;
    m_inspection->items[item] = m_rows[item]->result();
    m_desk.keep(m_id, m_inspection->items[item]);
    showSummary();
}

void InspectionPage::sign()
{
    if (!m_inspection || isSigned())
        return;
    const int failed = m_inspection->count(Outcome::Fail);
    const QString outcome = failed > 0 ? tr("%n item(s) are not in order.", nullptr, failed)
                                       : tr("Everything is in order.");
    m_signSheet->ask(
        tr("%1, %2. %3 After that nothing of it is changed any more.", "inspection, place, outcome")
            .arg(title(), placeName(), outcome),
        m_desk.deed().by);
}

void InspectionPage::askExport()
{
    if (!m_inspection)
        return;
    askReportFile(m_window, tr("Sheet of the inspection"), title(),
        [page = QPointer(this)](const QString &path) {
            if (page)
                page->exportTo(path);
        });
}

void InspectionPage::exportTo(const QString &path)
{
    if (!m_inspection)
        return;
    InspectionSheet sheet{.title = title(),
        .place = placeName(),
        .inspection = *m_inspection,
        .signature = m_signature};
    const auto task
        = m_tasks.run([path, sheet, look = PaperLook(), blobs = m_inventory.database().blobs()](
                          TaskControl &control) -> Result<> {
              InspectionSheet whole = sheet;
              for (const InspectionResult &item : whole.inspection.items)
                  for (const store::BlobRef &photo : item.photos)
                      if (const Result<QImage> image = loadPhoto(photo, blobs, kPhotoOnPaper))
                          whole.photos.push_back(*image); // the sheet stands without one
              return writeInspection(path, whole, look, control);
          });
    m_progress->follow(task, tr("Sheet of the inspection"));
    whenDone(task, this, [this, path](const Result<> &done) {
        if (done)
            m_toasts.show({.text = tr("The sheet is in “%1”.").arg(QFileInfo(path).fileName())});
        else
            m_desk.tell(done.error());
    });
}

} // namespace hz::console
