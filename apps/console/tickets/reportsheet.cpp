#include "tickets/reportsheet.h"

#include "devices/devicecells.h"
#include "devices/placepicker.h"
#include "tickets/photorow.h"

#include <hz/inventory/devicechange.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QHash>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kTileWidth = 140, kGap = 12, kBetween = 24, kPadding = 24, kButtonGap = 8;

constexpr int kTilesInRow = 4;
constexpr int kMostCode = 200; // letters
constexpr int kMostSeveral = 50; // that are offered

ui::IconName iconOf(const QString &fault)
{
    static const QHash<QString, ui::IconName> icons{
        {QStringLiteral("power"), ui::IconName::Power},
        {QStringLiteral("network"), ui::IconName::Network},
        {QStringLiteral("screen"), ui::IconName::Monitor},
        {QStringLiteral("input"), ui::IconName::Keyboard},
        {QStringLiteral("software"), ui::IconName::AppWindow},
        {QStringLiteral("projection"), ui::IconName::Projector},
        {QStringLiteral("sound"), ui::IconName::Presentation},
    };
    return icons.value(fault, ui::IconName::Wrench);
}

QString machineText(const Register &stock, const DeviceRow &device)
{
    const QString tag = stock.tag(device);
    return ReportSheet::tr("%1, %2, %3", "machine, kind, place")
        .arg(tag.isEmpty() ? stock.serial(device) : tag, wordOf(device.kind),
            deviceText(stock, device, DeviceColumn::Place, {}));
}

} // namespace

ReportSheet::ReportSheet(const std::optional<store::BlobStore> &blobs, QWidget *window)
    : ui::Sheet(window)
{
    buildUi(blobs);
}

void ReportSheet::buildUi(const std::optional<store::BlobStore> &blobs)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(new ui::Label(tr("Report a fault"), ui::TypeRole::Title, ui::Weight::Bold));
    auto *code = new QHBoxLayout;
    code->setSpacing(look.px(kGap));
    m_code = new QLineEdit;
    m_code->setObjectName(QStringLiteral("faultCode"));
    m_code->setMaxLength(kMostCode);
    m_code->setAccessibleName(tr("Code of the machine"));
    m_code->setPlaceholderText(tr("Scan the label, or type asset number or serial number"));
    code->addWidget(m_code, 1);
    connect(m_code, &QLineEdit::textChanged, this, &ReportSheet::takeCode);
    connect(m_code, &QLineEdit::returnPressed, this,
        [this] { m_faults.front()->setFocus(Qt::OtherFocusReason); });
    m_other = new ui::Link({});
    m_other->setObjectName(QStringLiteral("faultPlace"));
    code->addWidget(m_other);
    connect(m_other, &QAbstractButton::clicked, this, [this] { showPicker(m_picker->isHidden()); });
    column->addLayout(code);
    m_several = new QComboBox;
    m_several->setAccessibleName(tr("Which of these machines"));
    m_several->hide();
    column->addWidget(m_several);
    connect(m_several, &QComboBox::activated, this,
        [this](int which) { setDevice(DeviceId(m_several->itemData(which).toString())); });
    m_found = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    column->addWidget(m_found);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(look.px(kBetween));
    m_picker = new PlacePicker;
    halves->addWidget(m_picker, 1);
    connect(m_picker, &PlacePicker::chosenChanged, this, [this] { check(); });
    auto *grid = new QGridLayout;
    grid->setSpacing(look.px(kGap));
    for (size_t i = 0; i < faultKinds().size(); ++i) {
        const FaultKind &kind = faultKinds()[i];
        auto *tile = new ui::TouchPush(iconOf(kind.id), kind.title.text(),
            ui::TouchPush::Look::Outline, ui::TouchPush::Form::Tile);
        tile->setObjectName(QStringLiteral("fault.") + kind.id);
        tile->setCheckable(true);
        tile->setMinimumWidth(look.px(kTileWidth));
        connect(tile, &QAbstractButton::clicked, this, [this, i] { choose(i); });
        grid->addWidget(tile, int(i) / kTilesInRow, int(i) % kTilesInRow);
        m_faults.push_back(tile);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    halves->addLayout(grid);
    column->addLayout(halves);
    m_note = new QLineEdit;
    m_note->setObjectName(QStringLiteral("faultNote"));
    m_note->setMaxLength(int(kMostTicketNote));
    m_note->setAccessibleName(tr("What happens"));
    m_note->setPlaceholderText(tr("What happens, in a few words (may be left out)"));
    column->addWidget(m_note);
    m_photos = new PhotoRow(blobs, PhotoRow::Use::Add, kMostTicketPhotos);
    column->addWidget(m_photos);
    connect(
        m_photos, &PhotoRow::failed, this, [this](const Error &error) { check(error.message); });
    connect(m_photos, &PhotoRow::photosChanged, this, [this] { check(); });
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    m_problem = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_problem->setWordWrap(true);
    foot->addWidget(m_problem, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    m_go = new QPushButton(tr("Report"));
    m_go->setObjectName(QStringLiteral("faultGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(m_go, &QPushButton::clicked, this, &ReportSheet::send);
}

void ReportSheet::begin(std::shared_ptr<const Register> stock)
{
    const bool isNew = stock != m_stock;
    m_stock = std::move(stock);
    m_device = {};
    m_fault.reset();
    for (ui::TouchPush *tile : m_faults)
        tile->setChecked(false);
    m_code->clear();
    m_several->hide();
    m_found->setText({});
    m_note->clear();
    m_photos->setPhotos({});
    showPicker(false);
    if (!isNew && m_codes)
        return;
    m_codes.reset();
    m_picker->setInventory(m_stock);
    const auto task
        = m_tasks.run([of = m_stock](TaskControl &) -> Result<std::shared_ptr<const CodeIndex>> {
              return std::make_shared<const CodeIndex>(of);
          });
    whenDone(task, this, [this](const Result<std::shared_ptr<const CodeIndex>> &codes) {
        if (!codes || (*codes)->inventory() != m_stock)
            return;
        m_codes = *codes;
        takeCode(); // a scanner may have been faster
    });
}

void ReportSheet::ask(std::shared_ptr<const Register> stock, const DeviceId &device)
{
    begin(std::move(stock));
    if (const quint32 row = m_stock->deviceRow(device); !device.isEmpty() && row != kNoRow) {
        const DeviceRow &about = m_stock->devices()[row];
        const QString tag = m_stock->tag(about);
        const QSignalBlocker quiet(m_code); // the machine is known: a number may be several's
        m_code->setText(tag.isEmpty() ? m_stock->serial(about) : tag);
        setDevice(device);
    }
    check();
    popUp();
}

void ReportSheet::askOf(
    std::shared_ptr<const Register> stock, const UnitCode &school, const RoomId &room)
{
    begin(std::move(stock));
    showPicker(true);
    m_picker->choose(school, room);
    check();
    popUp();
}

QWidget *ReportSheet::firstFocus() const
{
    return m_device.isEmpty() ? static_cast<QWidget *>(m_code) : m_faults.front();
}

void ReportSheet::takeCode()
{
    const QString code = m_code->text().trimmed();
    m_several->hide();
    if (!m_codes || code.isEmpty()) {
        setDevice({});
        return;
    }
    const std::vector<quint32> rows = m_codes->find(code);
    if (rows.size() == 1) {
        setDevice(m_stock->idOf(m_stock->devices()[rows.front()]));
        return;
    }
    setDevice({});
    m_several->clear();
    for (const quint32 row : rows)
        if (m_several->count() < kMostSeveral)
            m_several->addItem(machineText(*m_stock, m_stock->devices()[row]),
                m_stock->idOf(m_stock->devices()[row]).text());
    m_several->setCurrentIndex(-1);
    m_several->setVisible(!rows.empty());
    check(rows.empty()
            ? QString()
            : tr("%n machine(s) have this number: choose which.", nullptr, int(rows.size())));
}

void ReportSheet::setDevice(const DeviceId &device)
{
    m_device = device;
    const quint32 row = device.isEmpty() ? kNoRow : m_stock->deviceRow(device);
    m_found->setText(row == kNoRow ? QString() : machineText(*m_stock, m_stock->devices()[row]));
    if (row != kNoRow)
        showPicker(false);
    check();
}

void ReportSheet::showPicker(bool isShown)
{
    m_picker->setVisible(isShown);
    m_found->setVisible(!isShown);
    m_code->setEnabled(!isShown);
    m_other->setText(isShown ? tr("It is of a machine") : tr("It is of no machine: a room"));
    m_other->updateGeometry();
    if (isShown) {
        m_device = {};
        m_found->setText({});
    }
    check();
}

void ReportSheet::choose(size_t fault)
{
    m_fault = fault;
    for (size_t i = 0; i < m_faults.size(); ++i)
        m_faults[i]->setChecked(i == fault);
    check();
}

// Says the next thing to do, until there is none.
void ReportSheet::check(const QString &problem)
{
    const bool hasPlace
        = !m_device.isEmpty() || (!m_picker->isHidden() && !m_picker->school().isEmpty());
    const bool isUnknown = m_codes && !m_code->text().trimmed().isEmpty() && m_device.isEmpty()
        && m_several->isHidden() && m_picker->isHidden();
    QString next;
    if (isUnknown)
        next = tr("No machine has this code. Type another number, or choose the room.");
    else if (!hasPlace)
        next = m_picker->isHidden() ? tr("Which machine is it?") : tr("Which school is it?");
    else if (!m_fault)
        next = tr("What is wrong?");
    m_problem->setText(problem.isEmpty() ? next : problem);
    m_go->setEnabled(hasPlace && m_fault && !m_photos->isBusy());
}

void ReportSheet::send()
{
    Ticket ticket{.device = m_device,
        .fault = faultKinds()[*m_fault].id,
        .note = m_note->text().trimmed(),
        .photos = m_photos->photos()};
    if (m_device.isEmpty()) {
        ticket.school = m_picker->school();
        ticket.room = m_picker->room();
    } else {
        const DeviceRow &about = m_stock->devices()[m_stock->deviceRow(m_device)];
        if (about.school != kNoRow)
            ticket.school = m_stock->schools()[about.school].code;
        if (about.room != kNoRow)
            ticket.room = m_stock->rooms()[about.room].id;
    }
    dismiss();
    Q_EMIT reported(ticket);
}

} // namespace hz::console
