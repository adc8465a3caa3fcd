#include "booking/bookingscreen.h"

#include "booking/bookingsheet.h"
#include "booking/periodssheet.h"
#include "devices/placepicker.h"
#include "window/onepage.h"
#include "window/rowsource.h"
#include "window/tablefile.h"
#include "window/undoing.h"

#include <hz/core/platform/system.h>
#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kPlaces = 236, kPlacesNarrow = 200, kPane = 320, kPaneNarrow = 280, kToolGap = 8;
constexpr int kWeek = 7;

QPushButton *toolButton(const QString &text, ui::IconName icon)
{
    auto *button = new QPushButton(ui::icon(icon), text);
    ui::setCompact(button);
    return button;
}

// Everything somebody could book or look back at from that week.
std::pair<QDate, QDate> rangeFor(const QDate &monday)
{
    const SchoolTerm term = termOf(monday);
    return {std::min(term.first, monday), std::max(term.last, monday).addDays(kMostWeeks * kWeek)};
}

} // namespace

BookingScreen::BookingScreen(Inventory &inventory, ui::ActionRegistry &commands,
    ui::ToastHost &toasts, Undoing &undoing, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_toasts(toasts)
    , m_undoing(undoing)
    , m_window(window)
    , m_monday(mondayOf(inventory.today()))
    , m_day(inventory.today())
{
    buildUi();
    addCommands();
    connect(&inventory, &Inventory::pictureChanged, this, &BookingScreen::takePicture);
    takePicture();
}

// ---------------------------------------------------------------- parts

void BookingScreen::buildUi()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    m_panes = new QHBoxLayout;
    m_panes->setContentsMargins(0, 0, 0, 0);
    m_panes->setSpacing(0);
    column->addLayout(m_panes, 1);
    m_places = new ui::TableView(tr("Rooms and kits"));
    m_places->setSelectable(false);
    m_places->setCompact(true);
    m_rows = new RowSource({rowColumn("place", tr("Room or kit"), ui::TableColumn::Kind::Text, 120),
                               rowColumn("use", tr("Used"), ui::TableColumn::Kind::Number, 76)},
        this);
    m_places->setSource(m_rows);
    m_places->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_places->setToolTip(tr("How many of this term's periods so far were booked"));
    m_panes->addWidget(m_places);
    connect(m_places, &ui::TableView::currentChanged, this, [this] {
        const std::optional<size_t> which = current();
        if (!which || m_bookables[*which].place() == m_place)
            return;
        m_place = m_bookables[*which].place();
        showWeek();
    });
    m_middle = new QVBoxLayout;
    m_panes->addLayout(m_middle, 1);
    m_clashes = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    m_middle->addWidget(m_clashes);
    m_card = new ui::Card;
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_grid = new ui::PeriodGrid;
    m_scroll->setWidget(m_grid);
    // The card's ground, not the desk's.
    m_grid->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_card->body()->addWidget(m_scroll, 1);
    m_empty = new ui::EmptyState(ui::IconName::Calendar, tr("Nothing here can be booked"),
        tr("Computer rooms, smart rooms and kits are booked here. Add a kit, or give rooms their "
           "kind in the list of rooms."),
        tr("Add a kit"));
    m_card->body()->addWidget(m_empty, 1);
    m_empty->hide();
    m_middle->addWidget(m_card, 1);
    connect(m_grid, &ui::PeriodGrid::rangeChosen, this, &BookingScreen::bookNew);
    connect(m_grid, &ui::PeriodGrid::blockChanged, this, &BookingScreen::change);
    connect(m_grid, &ui::PeriodGrid::selectionChanged, this, &BookingScreen::showChosen);
    connect(m_grid, &ui::PeriodGrid::blockActivated, this, &BookingScreen::edit);
    connect(m_grid, &ui::PeriodGrid::removeAsked, this, [this] { decide(BookingActKind::Cancel); });
    buildPane();
    m_sheet = new BookingSheet(m_window);
    connect(m_sheet, &BookingSheet::booked, this, [this](const std::vector<Booking> &bookings) {
        run(tr("Booked: %n time(s)", nullptr, int(bookings.size())),
            [bookings, deed = deed()](
                const store::ReadTransaction &read) { return planBookings(read, bookings, deed); });
    });
    connect(m_sheet, &BookingSheet::changed, this, [this](const Booking &booking) {
        run(tr("The booking is changed"),
            [booking, deed = deed()](const store::ReadTransaction &read) {
                return planBookingChange(read, booking, deed);
            });
    });
    m_periodsSheet = new PeriodsSheet(m_window);
    connect(m_periodsSheet, &PeriodsSheet::chosen, this, [this](const Timetable &timetable) {
        run(tr("The periods are changed"), [timetable](const store::ReadTransaction &read) {
            return planTimetable(read, timetable);
        });
    });
    m_kitSheet = new KitSheet(m_window);
    connect(m_kitSheet, &KitSheet::chosen, this, [this](const Kit &kit) {
        run(tr("Added: %1").arg(kit.name.simplified()),
            [kit](const store::ReadTransaction &read) { return planKit(read, kit); });
    });
    connect(m_empty, &ui::EmptyState::acted, this, [this] { m_kitSheet->ask(m_school); });
    m_schoolSheet = new PlaceSheet(m_window, PlacePicker::Asks::SchoolOrRoom);
    connect(m_schoolSheet, &PlaceSheet::chosen, this,
        [this](const UnitCode &school, const RoomId &room) { show(school, room); });
}

QWidget *BookingScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    QHBoxLayout *row = tools->row();
    m_schoolButton = toolButton({}, ui::IconName::School);
    m_schoolButton->setObjectName(QStringLiteral("bookingSchool"));
    m_schoolButton->setToolTip(tr("Another school"));
    row->addWidget(m_schoolButton);
    connect(m_schoolButton, &QPushButton::clicked, this, &BookingScreen::askSchool);
    m_views = new ui::Segmented(tr("What is shown"), {{tr("Week")}, {tr("All on a day")}});
    row->addWidget(m_views);
    connect(m_views, &ui::Segmented::chosenChanged, this, [this](int which) {
        m_isAll = which == 1;
        showWeek();
    });
    std::vector<ui::Segmented::Choice> groups{{tr("All")}};
    for (size_t i = 0; i < kBookableGroups; ++i)
        groups.push_back({wordOf(BookableGroup(i))});
    m_groups = new ui::Segmented(tr("What can be booked"), groups);
    row->addWidget(m_groups);
    connect(m_groups, &ui::Segmented::chosenChanged, this, &BookingScreen::showBook);
    row->addStretch(1);
    QPushButton *before = toolButton({}, ui::IconName::ChevronLeft);
    before->setAccessibleName(tr("The week before"));
    before->setToolTip(tr("The week before"));
    row->addWidget(before);
    connect(before, &QPushButton::clicked, this, [this] { step(-1); });
    m_week = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Bold);
    row->addWidget(m_week);
    QPushButton *after = toolButton({}, ui::IconName::ChevronRight);
    after->setAccessibleName(tr("The week after"));
    after->setToolTip(tr("The week after"));
    row->addWidget(after);
    connect(after, &QPushButton::clicked, this, [this] { step(1); });
    QPushButton *today = toolButton(tr("Today"), ui::IconName::None);
    row->addWidget(today);
    connect(today, &QPushButton::clicked, this, [this] { setWeek(m_inventory.today()); });
    QPushButton *more = toolButton(tr("More"), ui::IconName::None);
    more->setObjectName(QStringLiteral("bookingMore"));
    row->addWidget(more);
    connect(more, &QPushButton::clicked, this, [this, more] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const char *id : {"export", "periods", "kit"})
            menu->addAction(m_commands.action(QStringLiteral("booking.") + QLatin1StringView(id)));
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
    QPushButton *book = toolButton(tr("Book", "a room"), ui::IconName::Plus);
    book->setObjectName(QStringLiteral("bookNew"));
    ui::setButtonRole(book, ui::ButtonRole::Primary);
    row->addWidget(book);
    connect(book, &QPushButton::clicked, this, [this] { bookNew(0, 0, 0); });
    return tools;
}

void BookingScreen::buildPane()
{
    m_pane = new ui::DetailPane;
    m_panes->addWidget(m_pane);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_known = new ui::KeyValueList;
    column->addWidget(m_known);
    column->addStretch(1);
    m_pane->addPage(tr("Booking"), page);
    m_confirm = new QPushButton(tr("Confirm"));
    ui::setButtonRole(m_confirm, ui::ButtonRole::Primary);
    connect(m_confirm, &QPushButton::clicked, this, [this] { decide(BookingActKind::Confirm); });
    m_edit = new QPushButton(tr("Change"));
    connect(m_edit, &QPushButton::clicked, this, &BookingScreen::edit);
    m_cancel = new QPushButton(tr("Cancel the booking"));
    m_cancel->setObjectName(QStringLiteral("bookingCancel"));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        const BookedRow *row = chosen();
        if (!row || row->booking.series.isEmpty()) {
            decide(BookingActKind::Cancel);
            return;
        }
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(tr("Only this day")), &QAction::triggered, this,
            [this] { decide(BookingActKind::Cancel); });
        connect(menu->addAction(tr("This and all weeks after")), &QAction::triggered, this,
            &BookingScreen::endSeries);
        menu->popup(m_cancel->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
    m_pane->foot()->addWidget(m_confirm, 1);
    m_pane->foot()->addWidget(m_edit, 1);
    m_pane->foot()->addWidget(m_cancel, 1);
}

void BookingScreen::addCommands()
{
    const auto isHere = [this] { return isVisible() && m_book; };
    const auto hasChosen = [this] { return isVisible() && chosen(); };
    m_commands.nameGroup({QStringLiteral("booking")}, tr("Bookings"));
    m_commands.add({.id = QStringLiteral("booking.new"),
        .text = tr("Book a room or a kit"),
        .icon = ui::IconName::Plus,
        .keys = {QKeySequence::New},
        .run = [this] { bookNew(0, 0, 0); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("booking.confirm"),
        .text = tr("Confirm the booking"),
        .icon = ui::IconName::Check,
        .keys = {Qt::CTRL | Qt::Key_Return},
        .run = [this] { decide(BookingActKind::Confirm); },
        .isEnabled =
            [this, hasChosen] {
                return hasChosen() && chosen()->standing.state == BookingState::Requested;
            }});
    m_commands.add({.id = QStringLiteral("booking.cancel"),
        .text = tr("Cancel the booking"),
        .icon = ui::IconName::X,
        .run = [this] { decide(BookingActKind::Cancel); },
        .isEnabled = hasChosen});
    m_commands.add({.id = QStringLiteral("booking.before"),
        .text = tr("The week before"),
        .icon = ui::IconName::ChevronLeft,
        .keys = {QKeySequence(Qt::Key_PageUp)},
        .run = [this] { step(-1); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("booking.after"),
        .text = tr("The week after"),
        .icon = ui::IconName::ChevronRight,
        .keys = {QKeySequence(Qt::Key_PageDown)},
        .run = [this] { step(1); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("booking.export"),
        .text = tr("Print or export"),
        .icon = ui::IconName::Printer,
        .keys = {QKeySequence::Print},
        .run = [this] { askExport(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("booking.periods"),
        .text = tr("Periods of the day"),
        .icon = ui::IconName::Settings,
        .run = [this] { m_periodsSheet->ask(m_book->timetable()); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("booking.kit"),
        .text = tr("Add a kit"),
        .icon = ui::IconName::Plus,
        .run = [this] { m_kitSheet->ask(m_school); },
        .isEnabled = isHere});
}

void BookingScreen::place()
{
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    const int gap = look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap);
    m_middle->setContentsMargins(margin, gap, margin, margin);
    m_middle->setSpacing(gap);
    m_places->setFixedWidth(look.px(narrow ? kPlacesNarrow : kPlaces));
    m_pane->setFixedWidth(look.px(narrow ? kPaneNarrow : kPane));
    m_pane->setVisible(chosen() != nullptr);
}

void BookingScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void BookingScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    look();
    m_commands.refresh();
}

void BookingScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is shown

void BookingScreen::show(const UnitCode &school, const RoomId &room)
{
    if (!room.isEmpty()) {
        m_place = room.text();
        m_isAll = false;
        m_views->setChosen(0);
    }
    if (!school.isEmpty() && school != m_school) {
        m_school = school;
        m_book.reset();
    }
    look();
}

QString BookingScreen::title() const
{
    return tr("Bookings");
}

void BookingScreen::setWeek(const QDate &day)
{
    m_monday = mondayOf(day);
    m_day = day;
    look();
}

void BookingScreen::step(int weeks)
{
    setWeek(m_isAll ? m_day.addDays(kWeek * weeks) : m_monday.addDays(kWeek * weeks));
}

void BookingScreen::setAllOnADay(bool isAll)
{
    m_views->setChosen(isAll ? 1 : 0);
    m_isAll = isAll;
    showWeek();
}

void BookingScreen::takePicture()
{
    m_stock = m_inventory.picture().inventory;
    if (!m_stock)
        return;
    if (m_school.isEmpty() || m_stock->schoolRow(m_school) == kNoRow) {
        // The first that has anything to book.
        for (quint32 i = 0; i < m_stock->rooms().size(); ++i) {
            const quint32 school = m_stock->schoolOfRoom(i);
            if (school == kNoRow || !bookableGroup(m_stock->rooms()[i].kind))
                continue;
            m_school = m_stock->schools()[school].code;
            break;
        }
        if (m_school.isEmpty() && !m_stock->schools().empty())
            m_school = m_stock->schools().front().code;
    }
    look();
}

void BookingScreen::look()
{
    if (m_asked)
        m_asked->stop = true;
    m_asked.reset();
    const quint32 row = m_stock && !m_school.isEmpty() ? m_stock->schoolRow(m_school) : kNoRow;
    if (row == kNoRow || !isVisible())
        return;
    const auto [from, to] = rangeFor(m_monday);
    const auto task
        = m_tasks.run([&database = std::as_const(m_inventory.database()), school = m_school,
                          kind = m_stock->schools()[row].kind, first = from,
                          last = to](TaskControl &) -> Result<std::shared_ptr<const BookingBook>> {
              HZ_TRY(const auto read, database.read());
              return BookingBook::load(*read, school, kind, first, last);
          });
    m_asked = task.state;
    whenDone(task, this,
        [this, state = task.state](const Result<std::shared_ptr<const BookingBook>> &book) {
            if (m_asked != state)
                return; // something else was asked since
            m_asked.reset();
            if (!book) {
                m_toasts.show({.text = book.error().message, .kind = ui::Toast::Kind::Problem});
                return;
            }
            m_book = *book;
            m_bookables = bookablesOf(*m_stock, m_school, *m_book);
            showBook();
        });
}

std::vector<size_t> BookingScreen::shown() const
{
    std::vector<size_t> shown;
    for (size_t i = 0; i < m_bookables.size(); ++i)
        if (m_groups->chosen() == 0 || int(m_bookables[i].group) == m_groups->chosen() - 1)
            shown.push_back(i);
    return shown;
}

std::optional<size_t> BookingScreen::current() const
{
    const std::optional<int> row = m_places->currentRow();
    if (!row)
        return {};
    const auto which = size_t(m_rows->rowId(*row));
    return which < m_bookables.size() ? std::optional(which) : std::nullopt;
}

void BookingScreen::showBook()
{
    if (!m_book)
        return;
    m_schoolButton->setText(m_stock->schools()[m_stock->schoolRow(m_school)].name);
    showPlaces();
    showWeek();
    m_commands.refresh();
}

void BookingScreen::showPlaces()
{
    const SchoolTerm term = termOf(m_monday);
    const std::vector<PlaceUse> uses = m_book->useOf(term, m_inventory.today());
    std::vector<TableRow> rows;
    std::optional<int> at;
    for (const size_t i : shown()) {
        const QString place = m_bookables[i].place();
        const auto use = std::ranges::find(uses, place, &PlaceUse::place);
        if (place == m_place)
            at = int(rows.size());
        rows.push_back({.id = qint64(i),
            .cells = {m_bookables[i].name,
                tr("%1 %", "a share").arg(use == uses.end() ? 0 : use->percent())}});
    }
    const bool isAny = !rows.empty();
    if (isAny && !at) {
        m_place = m_bookables[size_t(rows.front().id)].place();
        at = 0;
    }
    m_rows->setRows(std::move(rows));
    if (at)
        m_places->setCurrentRow(*at);
    m_scroll->setVisible(isAny);
    m_empty->setVisible(!isAny);
}

void BookingScreen::showWeek()
{
    if (!m_book)
        return;
    const BookedRow *before = chosen();
    const BookingId kept = before ? before->booking.id : BookingId();
    const auto at = std::ranges::find(m_bookables, m_place, &Bookable::place);
    if (m_isAll)
        m_view = dayOf(*m_book, m_bookables, shown(), m_day, m_inventory.today());
    else if (at != m_bookables.end())
        m_view = weekOf(
            *m_book, m_bookables, size_t(at - m_bookables.begin()), m_monday, m_inventory.today());
    else
        m_view = {};
    m_grid->setData(m_view.data);
    const auto again = std::ranges::find(m_view.blocks, kept);
    m_grid->setSelected(again == m_view.blocks.end() ? -1 : int(again - m_view.blocks.begin()));
    m_card->setTitle(m_isAll ? weekdayText(m_day) : at == m_bookables.end() ? QString() : at->name);
    m_week->setText(m_isAll ? weekdayText(m_day)
                            : tr("%1 to %2", "the days of a week")
                                  .arg(QLocale().toString(m_monday, tr("d MMM", "a day near by")),
                                      QLocale().toString(m_monday.addDays(kWeek - 1),
                                          tr("d MMM", "a day near by"))));
    const auto clashes = std::ranges::count_if(m_view.data.blocks,
        [](const ui::PeriodGridData::Block &block) { return block.status == ui::Status::Bad; });
    m_clashes->setVisible(clashes > 0);
    m_clashes->setText(
        tr("%n booking(s) here give way to an earlier one: move them, or cancel them.", nullptr,
            int(clashes)));
    showChosen();
}

const BookedRow *BookingScreen::rowOf(int block) const
{
    if (!m_book || block < 0 || size_t(block) >= m_view.blocks.size())
        return nullptr;
    return m_book->find(m_view.blocks[size_t(block)]);
}

const BookedRow *BookingScreen::chosen() const
{
    return rowOf(m_grid->selected());
}

void BookingScreen::showChosen()
{
    const BookedRow *row = chosen();
    m_pane->setVisible(row != nullptr);
    m_commands.refresh();
    if (!row)
        return;
    const Booking &about = row->booking;
    const auto place = std::ranges::find(m_bookables, about.place(), &Bookable::place);
    m_pane->setTitle(about.purpose.isEmpty() ? tr("Booking") : about.purpose,
        place == m_bookables.end() ? QString() : place->name);
    m_pane->setBadge(statusOf(*row), stateText(*row));
    std::vector<ui::KeyValueList::Entry> known{{tr("Day"), weekdayText(about.slot.day)},
        {tr("Periods"), periodsText(about.slot, m_book->timetable())}};
    const auto add = [&known](const QString &key, const QString &value) {
        if (!value.isEmpty())
            known.push_back({key, value});
    };
    add(tr("Class"), about.className);
    add(tr("Who"), about.person);
    if (!about.series.isEmpty())
        add(tr("Repeated"), tr("every week"));
    add(tr("Entered by"), about.by);
    if (const BookedRow *other = m_book->find(row->givesWayTo))
        add(tr("The earlier one"),
            tr("%1, %2", "who, what for")
                .arg(other->booking.person.isEmpty() ? other->booking.by : other->booking.person,
                    other->booking.purpose));
    m_known->setEntries(known);
    m_confirm->setVisible(row->standing.state == BookingState::Requested);
}

// ---------------------------------------------------------------- what is done

Deed BookingScreen::deed() const
{
    return {m_inventory.now(), platform::userName()};
}

void BookingScreen::run(const QString &said, Inventory::Plan plan)
{
    ++m_writing;
    whenDone(
        m_inventory.perform(std::move(plan)), this, [this, said](const Result<QList<Edit>> &back) {
            --m_writing;
            if (back)
                m_undoing.offer(said, *back);
            else if (back.error().kind != Error::Kind::Cancelled)
                m_toasts.show({.text = back.error().message, .kind = ui::Toast::Kind::Problem});
            look();
        });
}

void BookingScreen::bookNew(int column, int first, int last)
{
    if (!m_book || m_bookables.empty())
        return;
    Booking booking{.school = m_school, .slot = {m_inventory.today(), first + 1, last + 1}};
    const auto which = std::ranges::find(m_bookables, m_place, &Bookable::place);
    size_t bookable = which == m_bookables.end() ? 0 : size_t(which - m_bookables.begin());
    if (size_t(column) < m_view.columns.size()) {
        booking.slot.day = m_view.columns[size_t(column)].first;
        bookable = m_view.columns[size_t(column)].second;
    }
    booking.room = m_bookables[bookable].room;
    booking.kit = m_bookables[bookable].kit;
    m_sheet->ask(m_book, m_bookables, booking);
}

void BookingScreen::change(int block, int column, int first, int last)
{
    const BookedRow *row = rowOf(block);
    if (!row || size_t(column) >= m_view.columns.size())
        return;
    Booking booking = row->booking;
    const auto &[day, bookable] = m_view.columns[size_t(column)];
    booking.slot = {day, first + 1, last + 1};
    booking.room = m_bookables[bookable].room;
    booking.kit = m_bookables[bookable].kit;
    run(tr("Moved to %1, %2", "a day, periods")
            .arg(weekdayText(day), periodsText(booking.slot, m_book->timetable())),
        [booking, deed = deed()](
            const store::ReadTransaction &read) { return planBookingChange(read, booking, deed); });
}

void BookingScreen::decide(BookingActKind kind)
{
    const BookedRow *row = chosen();
    if (!row)
        return;
    const QString said = kind == BookingActKind::Confirm ? tr("The booking is confirmed")
                                                         : tr("The booking is cancelled");
    run(said, [id = row->booking.id, kind, deed = deed()](const store::ReadTransaction &read) {
        return planBookingAct(read, id, kind, deed);
    });
}

void BookingScreen::endSeries()
{
    if (const BookedRow *row = chosen())
        run(tr("The bookings from this week on are cancelled"),
            [id = row->booking.id, deed = deed()](
                const store::ReadTransaction &read) { return planSeriesEnd(read, id, deed); });
}

void BookingScreen::edit()
{
    if (const BookedRow *row = chosen())
        m_sheet->ask(m_book, m_bookables, row->booking);
}

void BookingScreen::askSchool()
{
    if (m_stock)
        m_schoolSheet->ask(tr("Whose rooms and kits?"), m_stock);
}

void BookingScreen::askExport()
{
    auto *dialog = new QFileDialog(this, tr("Print or export"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("PDF (*.pdf);;Spreadsheet (*.xlsx);;Calendar (*.ics)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(tr("Bookings"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u".ics") ? QStringLiteral("ics")
                : filter.contains(u".xlsx")               ? QStringLiteral("xlsx")
                                                          : QStringLiteral("pdf"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &BookingScreen::exportTo);
    dialog->open();
}

void BookingScreen::exportTo(const QString &path)
{
    Result<> written;
    const QString school = m_stock->schools()[m_stock->schoolRow(m_school)].name;
    const auto at = std::ranges::find(m_bookables, m_place, &Bookable::place);
    const QString title = m_isAll || at == m_bookables.end()
        ? school
        : tr("%1, %2", "school, room").arg(school, at->name);
    if (path.endsWith(u".ics", Qt::CaseInsensitive)) {
        std::map<QString, QString> names;
        for (const Bookable &each : m_bookables)
            names.emplace(each.place(), each.name);
        std::vector<BookedRow> rows;
        for (const BookedRow &row : m_book->rows())
            if (m_isAll || row.booking.place() == m_place)
                rows.push_back(row);
        QSaveFile file(path);
        const QByteArray bytes
            = calendarOf(title, rows, m_book->timetable(), names, m_inventory.now());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            written = failure(
                Error::Kind::Io, tr("“%1” could not be written: %2").arg(path, file.errorString()));
    } else if (path.endsWith(u".xlsx", Qt::CaseInsensitive)) {
        TaskControl task; // a week is few cells
        written = writeTable(path, tableOf(title, m_view.data), task);
    } else {
        written = writeOnePage(path, title, m_week->text(),
            [this](QPainter &painter, const QRectF &room, const ui::Look &look) {
                ui::PeriodGrid::paint(painter, room, m_view.data, look);
            });
    }
    if (written)
        m_toasts.show({.text = tr("The bookings are in “%1”.").arg(QFileInfo(path).fileName())});
    else
        m_toasts.show({.text = written.error().message, .kind = ui::Toast::Kind::Problem});
}

} // namespace hz::console
