// A school and a room of it, found by typing. And a sheet that asks for one. GUI thread.
#pragma once

#include <hz/inventory/register.h>
#include <hz/ui/sheet.h>

class QLineEdit;
class QListView;
class QPushButton;
class QStringListModel;

namespace hz::ui {
class Label;
}

namespace hz::console {

class PlacePicker final : public QWidget {
    Q_OBJECT

public:
    enum class Asks {
        School,
        SchoolAndRoom, // or in none of its rooms
        SchoolOrRoom, // all of the school, or one room
    };
    explicit PlacePicker(Asks asks = Asks::SchoolAndRoom, QWidget *parent = nullptr);

    void setInventory(std::shared_ptr<const inventory::Register> inventory);
    void choose(const inventory::UnitCode &school, const inventory::RoomId &room);
    /// Empty while none is chosen.
    inventory::UnitCode school() const;
    /// Empty: in no room, or the whole school.
    inventory::RoomId room() const;
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void chosenChanged();

private:
    void listSchools();
    void listRooms();
    void takeSchool();

    const Asks m_asks;
    std::shared_ptr<const inventory::Register> m_inventory;
    std::vector<std::pair<QString, quint32>> m_ordered; // all schools, by county and name
    std::vector<quint32> m_schools; // those listed
    std::vector<quint32>
        m_rooms; // of the chosen school; the row before them says that none is meant
    quint32 m_school = inventory::kNoRow;
    QLineEdit *m_field;
    QListView *m_schoolList;
    QListView *m_roomList;
    QStringListModel *m_schoolNames;
    QStringListModel *m_roomNames;
};

class PlaceSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit PlaceSheet(QWidget *window, PlacePicker::Asks asks = PlacePicker::Asks::SchoolAndRoom);
    void ask(const QString &title, std::shared_ptr<const inventory::Register> inventory);
    PlacePicker &picker() const { return *m_picker; }

Q_SIGNALS:
    void chosen(const inventory::UnitCode &school, const inventory::RoomId &room);

protected:
    QWidget *firstFocus() const override;

private:
    ui::Label *m_title;
    PlacePicker *m_picker;
    QPushButton *m_go;
};

} // namespace hz::console
