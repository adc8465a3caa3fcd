#include "booking/periodssheet.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QRegularExpression>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kWidth = 420, kLines = 280, kGap = 12, kPadding = 24, kButtonGap = 8; // scale 1
constexpr int kFewestDays = 5, kMostDays = 7;
constexpr int kMostKitLetters = 60;

QVBoxLayout *columnOn(QWidget &panel, const QString &title)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    auto *head = new ui::Label(title, ui::TypeRole::Title, ui::Weight::Bold);
    head->setMinimumWidth(look.px(kWidth));
    column->addWidget(head);
    return column;
}

QPushButton *addFootTo(QVBoxLayout *column, ui::Sheet *sheet, const QString &go)
{
    auto *foot = new QHBoxLayout;
    foot->setSpacing(ui::theme().px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(PeriodsSheet::tr("Cancel"));
    foot->addWidget(cancel);
    QObject::connect(cancel, &QPushButton::clicked, sheet, &ui::Sheet::dismiss);
    auto *button = new QPushButton(go);
    ui::setButtonRole(button, ui::ButtonRole::Primary);
    foot->addWidget(button);
    column->addLayout(foot);
    return button;
}

} // namespace

PeriodsSheet::PeriodsSheet(QWidget *window)
    : ui::Sheet(window)
{
    QVBoxLayout *column = columnOn(panel(), tr("Periods of the day"));
    auto *form = new QFormLayout;
    form->setSpacing(ui::theme().px(kGap));
    m_days = new QComboBox;
    for (int days = kFewestDays; days <= kMostDays; ++days)
        m_days->addItem(tr("%n day(s) from Monday", nullptr, days), days);
    form->addRow(tr("Lessons on"), m_days);
    column->addLayout(form);
    column->addWidget(new ui::Label(tr("A line a period: its name, from, to."),
        ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2));
    m_periods = new QPlainTextEdit;
    m_periods->setObjectName(QStringLiteral("periods"));
    m_periods->setAccessibleName(tr("Periods"));
    m_periods->setTabChangesFocus(true);
    m_periods->setFixedHeight(ui::theme().px(kLines));
    column->addWidget(m_periods);
    m_problem = new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_go = addFootTo(column, this, tr("Change"));
    m_go->setObjectName(QStringLiteral("periodsGo"));
    connect(m_periods, &QPlainTextEdit::textChanged, this, &PeriodsSheet::check);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const Result<Timetable> chosenOne = timetable();
        if (!chosenOne)
            return;
        dismiss();
        Q_EMIT chosen(*chosenOne);
    });
}

void PeriodsSheet::ask(const Timetable &timetable)
{
    m_timetable = timetable;
    m_days->setCurrentIndex(std::max(0, m_days->findData(timetable.weekDays)));
    QStringList lines;
    for (const LessonPeriod &period : timetable.periods)
        lines.append(
            QStringLiteral("%1  %2–%3")
                .arg(period.name, period.from.toString(u"HH:mm"), period.to.toString(u"HH:mm")));
    m_periods->setPlainText(lines.join(u'\n'));
    check();
    popUp();
}

QWidget *PeriodsSheet::firstFocus() const
{
    return m_periods;
}

Result<Timetable> PeriodsSheet::timetable() const
{
    static const QRegularExpression kLine(QStringLiteral(
        "^\\s*(.+?)[\\s,，]+(\\d{1,2}[:：]\\d{2})\\s*[-–—~至到 ]+\\s*(\\d{1,2}[:：]\\d{2})\\s*$"));
    Timetable timetable = m_timetable;
    timetable.weekDays = m_days->currentData().toInt();
    timetable.periods.clear();
    const QStringList lines = m_periods->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = kLine.match(line);
        const auto time = [&match](int part) {
            return QTime::fromString(
                match.captured(part).replace(u'：', u':'), QStringLiteral("H:mm"));
        };
        if (!match.hasMatch() || !time(2).isValid() || !time(3).isValid())
            return failure(Error::Kind::Invalid,
                tr("“%1” is no period. Write it as: 1  08:20–09:00").arg(line.trimmed()));
        timetable.periods.push_back({match.captured(1), time(2), time(3)});
    }
    // What is wrong with the times is found by those who keep it.
    if (!Timetable::fromJson(timetable.toJson()))
        return failure(Error::Kind::Invalid,
            tr("Periods follow each other: each begins after the one above it ends."));
    return timetable;
}

void PeriodsSheet::check()
{
    const Result<Timetable> now = timetable();
    m_problem->setText(now ? QString() : now.error().message);
    m_go->setEnabled(now.has_value());
}

KitSheet::KitSheet(QWidget *window)
    : ui::Sheet(window)
{
    QVBoxLayout *column = columnOn(panel(), tr("A kit that can be booked"));
    auto *form = new QFormLayout;
    form->setSpacing(ui::theme().px(kGap));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("kitName"));
    m_name->setMaxLength(kMostKitLetters);
    m_name->setPlaceholderText(tr("Tablets in a case, 24"));
    form->addRow(tr("Name"), m_name);
    m_note = new QLineEdit;
    m_note->setMaxLength(int(kMostBookingText));
    m_note->setPlaceholderText(tr("Where it is kept"));
    form->addRow(tr("Note"), m_note);
    column->addLayout(form);
    m_go = addFootTo(column, this, tr("Add"));
    m_go->setObjectName(QStringLiteral("kitGo"));
    connect(m_name, &QLineEdit::textChanged, this,
        [this] { m_go->setEnabled(!m_name->text().simplified().isEmpty()); });
    connect(m_go, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT chosen(
            {.id = {}, .school = m_school, .name = m_name->text(), .note = m_note->text()});
    });
}

void KitSheet::ask(const UnitCode &school)
{
    m_school = school;
    m_name->clear();
    m_note->clear();
    m_go->setEnabled(false);
    popUp();
}

QWidget *KitSheet::firstFocus() const
{
    return m_name;
}

} // namespace hz::console
