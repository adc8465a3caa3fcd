#include "devices/placepicker.h"

#include <hz/ui/card.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QCollator>
#include <QtCore/QStringListModel>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kSchools = 280, kRooms = 240, kListHeight = 320, kGap = 12, kPadding = 24,
                 kButtonGap = 8;

QListView *listOf(QStringListModel *model, const QString &name)
{
    auto *list = new QListView;
    list->setModel(model);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setUniformItemSizes(true);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setMinimumHeight(ui::theme().px(kListHeight));
    return list;
}

ui::Card *framed(QListView *list)
{
    auto *card = new ui::Card({}, ui::Card::Body::Flush);
    card->body()->addWidget(list);
    return card;
}

} // namespace

PlacePicker::PlacePicker(Asks asks, QWidget *parent)
    : QWidget(parent)
    , m_asks(asks)
    , m_field(new QLineEdit)
    , m_schoolNames(new QStringListModel(this))
    , m_roomNames(new QStringListModel(this))
{
    m_schoolList = listOf(m_schoolNames, tr("School"));
    m_roomList = listOf(m_roomNames, tr("Room"));
    m_field->setPlaceholderText(tr("Type a school's name"));
    m_field->setAccessibleName(tr("Type a school's name"));
    const ui::Theme &look = ui::theme();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(look.px(kGap));
    grid->addWidget(m_field, 0, 0, 1, 2);
    grid->addWidget(framed(m_schoolList), 1, 0);
    ui::Card *rooms = framed(m_roomList);
    grid->addWidget(rooms, 1, 1);
    rooms->setVisible(asks != Asks::School);
    m_schoolList->setMinimumWidth(look.px(kSchools));
    m_roomList->setMinimumWidth(look.px(kRooms));
    connect(m_field, &QLineEdit::textChanged, this, &PlacePicker::listSchools);
    connect(m_schoolList->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &PlacePicker::takeSchool);
    connect(m_roomList->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &PlacePicker::chosenChanged);
}

void PlacePicker::setInventory(std::shared_ptr<const Register> inventory)
{
    m_inventory = std::move(inventory);
    m_ordered.clear();
    for (quint32 i = 0; i < m_inventory->schools().size(); ++i) {
        const School &school = m_inventory->schools()[i];
        const quint32 county = m_inventory->unitRow(school.county);
        m_ordered.emplace_back(county == kNoRow
                ? school.name
                : tr("%1 %2", "county, school").arg(m_inventory->units()[county].name, school.name),
            i);
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(m_ordered.begin(), m_ordered.end(),
        [&collator](const auto &a, const auto &b) { return collator(a.first, b.first); });
    m_school = kNoRow;
    m_field->clear();
    listSchools();
    listRooms();
}

void PlacePicker::choose(const UnitCode &school, const RoomId &room)
{
    m_field->clear();
    const quint32 row = m_inventory->schoolRow(school);
    const auto found = std::find(m_schools.begin(), m_schools.end(), row);
    if (found == m_schools.end())
        return;
    m_schoolList->setCurrentIndex(m_schoolNames->index(int(found - m_schools.begin())));
    const auto in = std::find(m_rooms.begin(), m_rooms.end(), m_inventory->roomRow(room));
    if (in != m_rooms.end())
        m_roomList->setCurrentIndex(m_roomNames->index(int(in - m_rooms.begin()) + 1));
}

UnitCode PlacePicker::school() const
{
    return m_school == kNoRow ? UnitCode() : m_inventory->schools()[m_school].code;
}

RoomId PlacePicker::room() const
{
    const int row = m_roomList->currentIndex().row() - 1;
    return row < 0 ? RoomId() : m_inventory->rooms()[m_rooms[size_t(row)]].id;
}

void PlacePicker::listSchools()
{
    const QStringList words = m_field->text().split(u' ', Qt::SkipEmptyParts);
    QStringList names;
    m_schools.clear();
    for (const auto &[name, row] : m_ordered) {
        const QString &text = name;
        if (!std::all_of(words.begin(), words.end(),
                [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;
        names.append(name);
        m_schools.push_back(row);
    }
    m_schoolNames->setStringList(names);
    if (m_schools.size() == 1)
        m_schoolList->setCurrentIndex(m_schoolNames->index(0));
    takeSchool();
}

void PlacePicker::takeSchool()
{
    const int row = m_schoolList->currentIndex().row();
    m_school = row < 0 ? kNoRow : m_schools[size_t(row)];
    listRooms();
    Q_EMIT chosenChanged();
}

void PlacePicker::listRooms()
{
    m_rooms.clear();
    QStringList names;
    if (m_school != kNoRow) {
        names.append(m_asks == Asks::SchoolOrRoom ? tr("Whole school") : tr("In no room"));
        for (quint32 i = 0; i < m_inventory->rooms().size(); ++i)
            if (m_inventory->schoolOfRoom(i) == m_school)
                m_rooms.push_back(i);
        QCollator collator;
        collator.setNumericMode(true);
        std::sort(m_rooms.begin(), m_rooms.end(), [&](quint32 a, quint32 b) {
            return collator(m_inventory->rooms()[a].name, m_inventory->rooms()[b].name);
        });
        for (const quint32 room : m_rooms)
            names.append(m_inventory->rooms()[room].name);
    }
    m_roomNames->setStringList(names);
    if (!names.isEmpty())
        m_roomList->setCurrentIndex(m_roomNames->index(0));
}

PlaceSheet::PlaceSheet(QWidget *window, PlacePicker::Asks asks)
    : ui::Sheet(window)
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_picker(new PlacePicker(asks))
    , m_go(new QPushButton(tr("Next")))
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(m_title);
    column->addWidget(m_picker);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    m_go->setObjectName(QStringLiteral("placeGo"));
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_picker, &PlacePicker::chosenChanged, this,
        [this] { m_go->setEnabled(!m_picker->school().isEmpty()); });
    connect(m_go, &QPushButton::clicked, this, [this] {
        const UnitCode school = m_picker->school();
        const RoomId room = m_picker->room();
        dismiss();
        Q_EMIT chosen(school, room);
    });
}

void PlaceSheet::ask(const QString &title, std::shared_ptr<const Register> inventory)
{
    m_title->setText(title);
    m_picker->setInventory(std::move(inventory));
    m_go->setEnabled(false);
    popUp();
}

QWidget *PlaceSheet::firstFocus() const
{
    return m_picker->field();
}

} // namespace hz::console
