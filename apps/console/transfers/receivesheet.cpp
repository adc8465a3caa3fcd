#include "transfers/receivesheet.h"

#include "window/rowsource.h"
#include "window/standing.h"

#include <hz/inventory/planreasons.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kWidth = 640, kListHeight = 300, kGap = 12, kPadding = 24, kButtonGap = 8;

} // namespace

ReceiveSheet::ReceiveSheet(QWidget *window)
    : ui::Sheet(window)
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_rows(new RowSource(
          {rowColumn("tag", tr("Asset tag"), ui::TableColumn::Kind::Text, 150),
              stretchingColumn("model", tr("Model"), 200),
              rowColumn("booked", tr("Booked in"), ui::TableColumn::Kind::Quiet, 110)},
          this))
    , m_machines(new ui::TableView(tr("Machines of the order")))
    , m_room(new QComboBox)
    , m_note(new QLineEdit)
    , m_count(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_go(new QPushButton(wordOf(TransferStepKind::Receive)))
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(m_title);
    auto *hint = new ui::Label(tr("Untick what did not come."), ui::TypeRole::Caption,
        ui::Weight::Regular, ui::Token::Text2);
    column->addWidget(hint);
    m_machines->setSource(m_rows);
    m_machines->setMinimumSize(look.px(kWidth) - 2 * padding, look.px(kListHeight));
    column->addWidget(m_machines, 1);
    connect(m_machines, &ui::TableView::selectionChanged, this, &ReceiveSheet::count);
    auto *form = new QFormLayout;
    form->setSpacing(look.px(kGap));
    m_room->setObjectName(QStringLiteral("receiveRoom"));
    m_room->setAccessibleName(tr("Put into"));
    form->addRow(tr("Put into"), m_room);
    m_note->setObjectName(QStringLiteral("receiveNote"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaxLength(int(kMostTransferNote));
    form->addRow(tr("Note"), m_note);
    column->addLayout(form);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addWidget(m_count, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    m_go->setObjectName(QStringLiteral("receiveGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(m_go, &QPushButton::clicked, this, &ReceiveSheet::finish);
}

void ReceiveSheet::ask(const Transfer &transfer, const Register &stock)
{
    m_transfer = transfer;
    const quint32 school = stock.schoolRow(transfer.to);
    m_title->setText(tr("Received at %1")
                         .arg(school == kNoRow ? transfer.to.text() : schoolText(stock, school)));
    std::vector<TableRow> rows;
    for (const TransferLine &line : transfer.lines)
        rows.push_back({qint64(rows.size()), {line.name, line.model, dayText(line.bookedOn)}});
    m_rows->setRows(std::move(rows));
    m_machines->selectAll();
    m_room->clear();
    m_room->addItem(tr("The store, used by nobody yet"), QString());
    int computerRoom = 0; // that is proposed
    for (const Room &room : stock.rooms()) {
        if (room.school != transfer.to || !room.isInUse)
            continue;
        m_room->addItem(room.name, room.id.text());
        if (computerRoom == 0 && room.kind == RoomKind::ComputerRoom)
            computerRoom = m_room->count() - 1;
    }
    m_room->setCurrentIndex(computerRoom);
    m_note->clear();
    count();
    popUp();
}

void ReceiveSheet::count()
{
    const int came = m_machines->selectedCount();
    m_count->setText(tr("%1 of %2 came").arg(came).arg(m_transfer.lines.size()));
    m_go->setEnabled(came > 0);
}

void ReceiveSheet::finish()
{
    TransferStep step{.order = m_transfer.id,
        .kind = TransferStepKind::Receive,
        .note = m_note->text().trimmed(),
        .room = RoomId(m_room->currentData().toString())};
    for (size_t i = 0; i < m_transfer.lines.size(); ++i)
        if (!m_machines->isSelected(int(i)))
            step.missing.push_back(m_transfer.lines[i].device);
    dismiss();
    Q_EMIT received(step);
}

} // namespace hz::console
