#include "booking/bookingsheet.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kWidth = 460, kGap = 12, kPadding = 24, kButtonGap = 8; // at scale 1
constexpr size_t kMostNamed = 2; // bookings that are in the way

QLineEdit *lineEdit(QFormLayout *form, const char *name, const QString &text, const QString &hint)
{
    auto *line = new QLineEdit;
    line->setObjectName(QLatin1StringView(name));
    line->setAccessibleName(text);
    line->setPlaceholderText(hint);
    line->setMaxLength(int(kMostBookingText));
    form->addRow(text, line);
    return line;
}

QDateEdit *dateEdit(const char *name)
{
    auto *day = new QDateEdit;
    day->setObjectName(QLatin1StringView(name));
    day->setCalendarPopup(true);
    day->setDisplayFormat(BookingSheet::tr("d MMM yyyy, ddd", "a day that is chosen"));
    return day;
}

} // namespace

BookingSheet::BookingSheet(QWidget *window)
    : ui::Sheet(window)
{
    buildUi();
}

void BookingSheet::buildUi()
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    m_title = new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold);
    m_title->setMinimumWidth(look.px(kWidth));
    column->addWidget(m_title);
    auto *form = new QFormLayout;
    form->setSpacing(look.px(kGap));
    m_place = new QComboBox;
    m_place->setObjectName(QStringLiteral("bookingPlace"));
    form->addRow(tr("Room or kit"), m_place);
    m_day = dateEdit("bookingDay");
    form->addRow(tr("Day"), m_day);
    auto *periods = new QHBoxLayout;
    periods->setSpacing(look.px(kButtonGap));
    for (QComboBox **combo : {&m_first, &m_last}) {
        *combo = new QComboBox;
        periods->addWidget(*combo, 1);
        connect(*combo, &QComboBox::currentIndexChanged, this, &BookingSheet::check);
    }
    m_first->setAccessibleName(tr("First period"));
    m_last->setAccessibleName(tr("Last period"));
    periods->insertWidget(
        1, new ui::Label(tr("to", "from period 2 to period 3"), ui::TypeRole::Body));
    form->addRow(tr("Periods"), periods);
    m_purpose = lineEdit(form, "bookingPurpose", tr("What for"), tr("Programming, lesson 3"));
    m_class = lineEdit(form, "bookingClass", tr("Class"), tr("Grade 3, class 1"));
    m_person = lineEdit(form, "bookingPerson", tr("Who"), {});
    auto *weekly = new QHBoxLayout;
    weekly->setSpacing(look.px(kButtonGap));
    m_weekly = new QCheckBox(tr("Every week until"));
    m_weekly->setObjectName(QStringLiteral("bookingWeekly"));
    weekly->addWidget(m_weekly);
    m_until = dateEdit("bookingUntil");
    m_until->setAccessibleName(m_weekly->text());
    weekly->addWidget(m_until, 1);
    form->addRow(QString(), weekly);
    m_asked = new QCheckBox(tr("Somebody has to confirm it"));
    m_asked->setObjectName(QStringLiteral("bookingAsked"));
    form->addRow(QString(), m_asked);
    column->addLayout(form);
    m_problem = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_problem->setObjectName(QStringLiteral("bookingProblem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    m_go = new QPushButton;
    m_go->setObjectName(QStringLiteral("bookingGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_go, &QPushButton::clicked, this, &BookingSheet::send);
    connect(m_place, &QComboBox::currentIndexChanged, this, &BookingSheet::check);
    connect(m_day, &QDateEdit::dateChanged, this, &BookingSheet::check);
    connect(m_until, &QDateEdit::dateChanged, this, &BookingSheet::check);
    connect(m_weekly, &QCheckBox::toggled, this, &BookingSheet::check);
}

void BookingSheet::ask(
    std::shared_ptr<const BookingBook> book, std::vector<Bookable> all, const Booking &booking)
{
    m_book.reset(); // nothing is checked while the fields are filled
    m_all = std::move(all);
    m_booking = booking;
    const bool isNew = booking.id.isEmpty();
    m_title->setText(isNew ? tr("Book a room or a kit") : tr("Change the booking"));
    m_go->setText(isNew ? tr("Book", "a room") : tr("Change"));
    m_place->clear();
    for (const Bookable &each : m_all)
        m_place->addItem(each.name, each.place());
    m_place->setCurrentIndex(std::max(0, m_place->findData(booking.place())));
    for (QComboBox *combo : {m_first, m_last}) {
        combo->clear();
        for (const LessonPeriod &period : book->timetable().periods)
            combo->addItem(
                tr("%1 (%2)", "period, its time").arg(period.name, period.from.toString(u"HH:mm")));
    }
    m_first->setCurrentIndex(booking.slot.first - 1);
    m_last->setCurrentIndex(booking.slot.last - 1);
    m_day->setDate(booking.slot.day);
    m_purpose->setText(booking.purpose);
    m_class->setText(booking.className);
    m_person->setText(booking.person);
    m_weekly->setChecked(false);
    m_weekly->setVisible(isNew);
    m_until->setVisible(isNew);
    m_until->setDate(std::max(termOf(booking.slot.day).last, booking.slot.day.addDays(7)));
    m_asked->setChecked(booking.isAsked);
    m_asked->setVisible(isNew);
    m_book = std::move(book);
    check();
    popUp();
}

QWidget *BookingSheet::firstFocus() const
{
    return m_purpose;
}

Booking BookingSheet::booking() const
{
    Booking booking = m_booking;
    const Bookable &place = m_all[size_t(std::max(0, m_place->currentIndex()))];
    booking.room = place.room;
    booking.kit = place.kit;
    booking.slot = {m_day->date(), m_first->currentIndex() + 1, m_last->currentIndex() + 1};
    booking.purpose = m_purpose->text().simplified();
    booking.className = m_class->text().simplified();
    booking.person = m_person->text().simplified();
    booking.isAsked = m_asked->isChecked();
    return booking;
}

Result<std::vector<Booking>> BookingSheet::bookings() const
{
    return everyWeek(booking(), m_weekly->isChecked() ? m_until->date() : QDate());
}

// Says what is in the way until nothing is.
void BookingSheet::check()
{
    if (!m_book || m_all.empty())
        return;
    m_until->setEnabled(m_weekly->isChecked());
    QString problem;
    size_t taken = 0;
    const auto all = bookings();
    if (m_last->currentIndex() < m_first->currentIndex()) {
        problem = tr("The last period is before the first one.");
    } else if (!all) {
        problem = all.error().message;
    } else {
        QStringList named;
        for (const Booking &each : *all)
            for (const BookedRow &row : m_book->met(each)) {
                if (row.standing.state != BookingState::Confirmed)
                    continue;
                const Booking &other = row.booking;
                if (++taken <= kMostNamed)
                    named.append(
                        tr("%1: %2, %3", "a day, who, what for")
                            .arg(weekdayText(other.slot.day),
                                other.person.isEmpty() ? other.by : other.person, other.purpose));
            }
        if (taken > 0)
            problem = taken > kMostNamed
                ? tr("Taken already: %1 and %n more.", nullptr, int(taken - kMostNamed))
                      .arg(named.join(tr("; ", "between bookings")))
                : tr("Taken already: %1.").arg(named.join(tr("; ", "between bookings")));
        else if (all->size() > 1)
            problem = tr("Free in all %n week(s).", nullptr, int(all->size()));
    }
    m_problem->setText(problem);
    m_go->setEnabled(all && taken == 0 && m_last->currentIndex() >= m_first->currentIndex());
}

void BookingSheet::send()
{
    const auto all = bookings();
    if (!all)
        return;
    dismiss();
    if (m_booking.id.isEmpty())
        Q_EMIT booked(*all);
    else
        Q_EMIT changed(all->front());
}

} // namespace hz::console
