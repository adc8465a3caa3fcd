#include "lines/linesheets.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kWidth = 480, kGap = 12, kPadding = 24, kButtonGap = 8; // at scale 1
constexpr int kMostYuan = 10'000'000, kMostOutlets = 1'000, kFen = 100;
constexpr std::chrono::milliseconds kTick{200};

QVBoxLayout *columnOn(QWidget &panel, ui::Label *title)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    title->setMinimumWidth(look.px(kWidth));
    column->addWidget(title);
    return column;
}

QFormLayout *formIn(QVBoxLayout *column)
{
    auto *form = new QFormLayout;
    form->setSpacing(ui::theme().px(kGap));
    column->addLayout(form);
    return form;
}

QLineEdit *text(QFormLayout *form, const char *name, const QString &title)
{
    auto *line = new QLineEdit;
    line->setObjectName(QLatin1StringView(name));
    form->addRow(title, line);
    return line;
}

QSpinBox *number(
    QFormLayout *form, const char *name, const QString &title, int least, int most, int step)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1StringView(name));
    box->setRange(least, most);
    box->setSingleStep(step);
    form->addRow(title, box);
    return box;
}

// The second button does what the sheet is for.
QPushButton *foot(QVBoxLayout *column, ui::Sheet *sheet, const char *name, const QString &leave)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(ui::theme().px(kButtonGap));
    row->addStretch(1);
    auto *cancel = new QPushButton(leave);
    row->addWidget(cancel);
    QObject::connect(cancel, &QPushButton::clicked, sheet, &ui::Sheet::dismiss);
    auto *go = new QPushButton;
    go->setObjectName(QLatin1StringView(name));
    ui::setButtonRole(go, ui::ButtonRole::Primary);
    row->addWidget(go);
    column->addLayout(row);
    return go;
}

} // namespace

QString rateText(qint64 kbps)
{
    return LineSheet::tr("%1 Mbit/s").arg(QLocale().toString(double(kbps) / 1'000, 'f', 1));
}

QString readingText(const LineReading &reading)
{
    QStringList parts{LineSheet::tr("%1 down", "a rate").arg(rateText(reading.downKbps))};
    if (reading.upKbps)
        parts.append(LineSheet::tr("%1 up", "a rate").arg(rateText(*reading.upKbps)));
    if (reading.latencyMs)
        parts.append(LineSheet::tr("%1 ms").arg(*reading.latencyMs));
    return parts.join(LineSheet::tr(", ", "between rates"));
}

LineSheet::LineSheet(QWidget *window)
    : ui::Sheet(window)
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_school(new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2))
{
    QVBoxLayout *column = columnOn(panel(), m_title);
    column->addWidget(m_school);
    QFormLayout *form = formIn(column);
    m_carrier = text(form, "lineCarrier", tr("Operator"));
    m_kind = new QComboBox;
    for (size_t i = 0; i < kLineKinds; ++i)
        m_kind->addItem(wordOf(LineKind(i)));
    form->addRow(tr("Kind"), m_kind);
    m_down = number(form, "lineDown", tr("Down, Mbit/s"), 1, kMostMbps, 50);
    m_up = number(form, "lineUp", tr("Up, Mbit/s"), 0, kMostMbps, 10);
    m_up->setSpecialValueText(tr("not said"));
    m_outlets = number(form, "lineOutlets", tr("Outlets"), 1, kMostOutlets, 1);
    m_fee = number(form, "lineFee", tr("Fee a year, yuan"), 0, kMostYuan, 100);
    m_since = new QDateEdit;
    m_since->setCalendarPopup(true);
    m_since->setDisplayFormat(tr("d MMM yyyy", "a day that is chosen"));
    form->addRow(tr("Since"), m_since);
    QPushButton *go = foot(column, this, "lineGo", tr("Cancel"));
    go->setText(tr("Keep"));
    connect(go, &QPushButton::clicked, this, [this] {
        m_line.carrier = m_carrier->text().simplified();
        m_line.kind = LineKind(m_kind->currentIndex());
        m_line.downMbps = m_down->value();
        m_line.upMbps = m_up->value();
        m_line.outlets = m_outlets->value();
        m_line.feeFen = qint64(m_fee->value()) * kFen;
        m_line.since = m_since->date();
        dismiss();
        Q_EMIT chosen(m_line);
    });
}

void LineSheet::ask(const NetworkLine &line, const QString &school)
{
    m_line = line;
    m_title->setText(line.id.isEmpty() ? tr("A line to the network") : tr("Change the line"));
    m_school->setText(school);
    m_carrier->setText(line.carrier);
    m_kind->setCurrentIndex(int(line.kind));
    m_down->setValue(line.downMbps);
    m_up->setValue(line.upMbps);
    m_outlets->setValue(line.outlets);
    m_fee->setValue(int(line.feeFen / kFen));
    m_since->setDate(line.since);
    popUp();
}

QWidget *LineSheet::firstFocus() const
{
    return m_carrier;
}

MeasureSheet::MeasureSheet(LineWatch &watch, Settings &settings, QWidget *window)
    : ui::Sheet(window)
    , m_watch(watch)
    , m_settings(settings)
{
    QVBoxLayout *column = columnOn(
        panel(), new ui::Label(tr("Measure the line"), ui::TypeRole::Title, ui::Weight::Bold));
    m_name = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2);
    column->addWidget(m_name);
    auto *why = new ui::Label(
        tr("This machine has to be on the line. Take the address of a large file near by, such as "
           "one on the server of the education bureau."),
        ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    why->setWordWrap(true);
    column->addWidget(why);
    QFormLayout *form = formIn(column);
    m_url = text(form, "measureUrl", tr("Address"));
    m_url->setPlaceholderText(QStringLiteral("http://"));
    m_upload = text(form, "measureUpload", tr("Address for up"));
    m_upload->setPlaceholderText(tr("That takes what is sent (may be left out)"));
    auto *daily = new QHBoxLayout;
    daily->setSpacing(ui::theme().px(kButtonGap));
    m_daily = new QCheckBox(tr("Every day while Console runs, at"));
    m_daily->setObjectName(QStringLiteral("measureDaily"));
    daily->addWidget(m_daily);
    m_at = new QTimeEdit;
    m_at->setDisplayFormat(QStringLiteral("HH:mm"));
    m_at->setAccessibleName(m_daily->text());
    m_at->setMinimumWidth(ui::theme().px(104));
    daily->addWidget(m_at);
    daily->addStretch(1);
    form->addRow(QString(), daily);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    column->addWidget(m_progress);
    m_said = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2);
    m_said->setObjectName(QStringLiteral("measureSaid"));
    m_said->setWordWrap(true);
    column->addWidget(m_said);
    m_go = foot(column, this, "measureGo", tr("Close"));
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_watch.isRunning())
            m_watch.stop();
        else
            begin();
    });
    connect(&m_ticker, &QTimer::timeout, this, [this] { showState(); });
    connect(&watch, &LineWatch::runningChanged, this, [this] { showState(); });
    connect(&watch, &LineWatch::measured, this, [this](const LineId &, const LineReading &reading) {
        showState(tr("%1. Kept.", "what was measured").arg(readingText(reading)));
    });
    connect(
        &watch, &LineWatch::failed, this, [this](const Error &error) { showState(error.message); });
}

LineTestPlan MeasureSheet::plan() const
{
    return {.line = m_line,
        .url = QUrl(m_url->text().trimmed()),
        .uploadUrl = QUrl(m_upload->text().trimmed()),
        .isDaily = m_daily->isChecked(),
        .at = m_at->time()};
}

void MeasureSheet::ask(const LineId &line, const QString &name)
{
    m_line = line;
    m_name->setText(name);
    const LineTestPlan known = lineTestPlanIn(m_settings);
    m_url->setText(known.url.toString());
    m_upload->setText(known.uploadUrl.toString());
    m_daily->setChecked(known.isDaily && known.line == line);
    m_at->setTime(known.at);
    showState();
    popUp();
}

QWidget *MeasureSheet::firstFocus() const
{
    return m_url;
}

// What was said about every day counts without measuring now, too.
void MeasureSheet::hideEvent(QHideEvent *event)
{
    ui::Sheet::hideEvent(event);
    const LineTestPlan known = lineTestPlanIn(m_settings), now = plan();
    if ((now.isDaily || known.line == m_line) && now != known
        && checkOptions({.url = now.url, .uploadUrl = now.uploadUrl}))
        m_watch.setPlan(now);
}

void MeasureSheet::begin()
{
    const LineTestPlan now = plan();
    if (const Result<> fine = checkOptions({.url = now.url, .uploadUrl = now.uploadUrl}); !fine) {
        showState(fine.error().message);
        return;
    }
    m_watch.setPlan(now);
    m_watch.measure();
}

void MeasureSheet::showState(const QString &said)
{
    const bool isRunning = m_watch.isRunning();
    const TaskProgress progress = m_watch.progress();
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, int(progress.total));
    m_progress->setValue(int(progress.done));
    m_go->setText(isRunning ? tr("Stop") : tr("Measure"));
    m_said->setText(isRunning ? tr("Measuring…") : said);
    if (isRunning && !m_ticker.isActive())
        m_ticker.start(kTick);
    else if (!isRunning)
        m_ticker.stop();
}

} // namespace hz::console
