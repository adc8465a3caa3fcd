#include "devices/booksheet.h"

#include "devices/placepicker.h"

#include <hz/core/ulid.h>
#include <hz/sheet/values.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <cmath>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kForm = 320, kGap = 12, kBetween = 24, kPadding = 24, kButtonGap = 8;

constexpr double kMostYuan = 1e9;

} // namespace

BookSheet::BookSheet(QWidget *window)
    : ui::Sheet(window)
    , m_kind(new QComboBox)
    , m_picker(new PlacePicker)
    , m_problem(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_go(new QPushButton(tr("Book in")))
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(
        new ui::Label(tr("Book in a machine"), ui::TypeRole::Title, ui::Weight::Bold));
    auto *halves = new QHBoxLayout;
    halves->setSpacing(look.px(kBetween));
    auto *left = new QWidget;
    left->setFixedWidth(look.px(kForm));
    auto *form = new QFormLayout(left);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(look.px(kGap));
    for (size_t i = 0; i < kDeviceKinds; ++i)
        m_kind->addItem(wordOf(DeviceKind(i)));
    m_kind->setAccessibleName(tr("Kind"));
    form->addRow(tr("Kind"), m_kind);
    m_tag = addField(form, QStringLiteral("bookTag"), tr("Asset number"));
    m_serial = addField(form, QStringLiteral("bookSerial"), tr("Serial number"));
    m_maker = addField(form, QStringLiteral("bookMaker"), tr("Maker"));
    m_model = addField(form, QStringLiteral("bookModel"), tr("Model"));
    m_bookedOn = addField(form, QStringLiteral("bookDay"), tr("Booked on"));
    m_price = addField(form, QStringLiteral("bookPrice"), tr("Price in yuan"));
    m_warranty = addField(form, QStringLiteral("bookWarranty"), tr("Warranty until"));
    halves->addWidget(left);
    halves->addWidget(m_picker);
    column->addLayout(halves);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addWidget(m_problem, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    m_go->setObjectName(QStringLiteral("bookGo"));
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(m_picker, &PlacePicker::chosenChanged, this, &BookSheet::check);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const Result<Device> made = device();
        dismiss();
        if (made)
            Q_EMIT booked(*made);
    });
}

QLineEdit *BookSheet::addField(QFormLayout *form, const QString &name, const QString &text)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(text);
    form->addRow(text, field);
    connect(field, &QLineEdit::textChanged, this, &BookSheet::check);
    return field;
}

void BookSheet::ask(std::shared_ptr<const Register> inventory, const UnitCode &school,
    const RoomId &room, const QDate &today)
{
    for (QLineEdit *field : {m_tag, m_serial, m_price, m_warranty})
        field->clear(); // maker and model are often those of the one before
    m_bookedOn->setText(today.toString(Qt::ISODate));
    m_picker->setInventory(std::move(inventory));
    m_picker->choose(school, room);
    check();
    popUp();
}

QWidget *BookSheet::firstFocus() const
{
    return m_tag;
}

void BookSheet::check()
{
    const Result<Device> made = device();
    m_problem->setText(made ? QString() : made.error().message);
    m_go->setEnabled(made.has_value());
}

Result<Device> BookSheet::device() const
{
    const auto dayIn = [](const QLineEdit *field) -> Result<QDate> {
        if (field->text().trimmed().isEmpty())
            return QDate();
        if (const std::optional<QDate> day = sheet::parseDate(field->text()))
            return *day;
        return failure(Error::Kind::Invalid, tr("Write a day as 2025-09-01."));
    };
    Device made{.id = DeviceId(newUlid().toString()),
        .school = m_picker->school(),
        .room = m_picker->room(),
        .kind = DeviceKind(m_kind->currentIndex()),
        .maker = m_maker->text().trimmed(),
        .model = m_model->text().trimmed(),
        .assetTag = m_tag->text().trimmed(),
        .serial = m_serial->text().trimmed()};
    if (made.assetTag.isEmpty() && made.serial.isEmpty())
        return failure(Error::Kind::Invalid, tr("It needs an asset number or a serial number."));
    if (made.school.isEmpty())
        return failure(Error::Kind::Invalid, tr("Choose the school it belongs to."));
    HZ_TRY(made.bookedOn, dayIn(m_bookedOn));
    HZ_TRY(made.warrantyUntil, dayIn(m_warranty));
    made.stateSince = made.bookedOn;
    if (!m_price->text().trimmed().isEmpty()) {
        const std::optional<double> yuan = sheet::parseDecimal(m_price->text());
        if (!yuan || *yuan < 0 || *yuan > kMostYuan)
            return failure(Error::Kind::Invalid, tr("Write the price as a number of yuan."));
        made.priceFen = qint64(std::llround(*yuan * 100));
    }
    return made;
}

} // namespace hz::console
