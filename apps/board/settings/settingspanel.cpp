#include "settings/settingspanel.h"

#include "lesson/lessonscreen.h"
#include "lesson/penpopover.h"
#include "settings/answerrow.h"
#include "settings/preferences.h"

#include <hz/ink/shaper.h>
#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtGui/QScreen>
#include <QtWidgets/QGridLayout>

#include <algorithm>

namespace hz::board {

namespace {

constexpr double kPadding = 28;
constexpr double kRowGap = 16;
constexpr double kColumnGap = 28;

using Tool = canvas::PageView::Tool;

Question tipQuestion(LessonScreen &lesson)
{
    return {.name = QStringLiteral("ask.tip"),
        .text = SettingsPanel::tr("Pen tip"),
        .answers = {PenPopover::tr("Brush tip"), PenPopover::tr("Even")},
        .chosen = [&lesson] { return lesson.pen().brush == ink::kEvenBrush ? 1 : 0; },
        .choose =
            [&lesson](int place) {
                canvas::PenStyle style = lesson.pen();
                style.brush = place == 1 ? ink::kEvenBrush : ink::kPenBrush;
                lesson.setPen(Tool::Pen, style);
            }};
}

Question widthQuestion(LessonScreen &lesson)
{
    const std::vector<double> &widths = PenPopover::widths(PenPopover::Kind::Pen);
    return {.name = QStringLiteral("ask.width"),
        .text = SettingsPanel::tr("Pen width"),
        .answers = {PenPopover::tr("Very thin"), PenPopover::tr("Thin"), PenPopover::tr("Medium"),
            PenPopover::tr("Thick"), PenPopover::tr("Very thick")},
        .chosen =
            [&lesson, &widths] {
                const auto at = std::find(widths.begin(), widths.end(), lesson.pen().widthUnits);
                return at == widths.end() ? -1 : int(at - widths.begin());
            },
        .choose =
            [&lesson, &widths](int place) {
                canvas::PenStyle style = lesson.pen();
                style.widthUnits = widths[size_t(place)];
                lesson.setPen(Tool::Pen, style);
            }};
}

} // namespace

SettingsPanel::SettingsPanel(Preferences &preferences, LessonScreen &lesson, QWidget *parent)
    : Popover(parent)
{
    setObjectName(QStringLiteral("settingsPanel"));
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(padding, padding, padding, padding);
    grid->setVerticalSpacing(look.px(kRowGap));
    grid->setHorizontalSpacing(look.px(kColumnGap));
    m_head = makeHead();
    grid->addLayout(m_head, 0, 0, 1, 2);
    for (Question &question : std::vector<Question>{barPlaceQuestion(preferences),
             scaleQuestion(preferences, [this] { return screen()->size(); }),
             coloursQuestion(preferences), languageQuestion(preferences), tipQuestion(lesson),
             widthQuestion(lesson), fingersQuestion(preferences), breadthQuestion(preferences)})
        m_rows.push_back(new AnswerRow(std::move(question), grid));
    connect(&preferences, &Preferences::changed, this, &SettingsPanel::refresh);
}

QHBoxLayout *SettingsPanel::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins({});
    head->setSpacing(ui::theme().px(ui::Measure::TouchGap));
    head->addWidget(new ui::Label(tr("Settings"), ui::TypeRole::BoardTitle, ui::Weight::Bold,
                        ui::Token::Text, this),
        1);
    auto *close = new ui::TouchPush(ui::IconName::X, tr("Close"), ui::TouchPush::Look::Outline,
        ui::TouchPush::Form::Chip, this);
    close->setObjectName(QStringLiteral("settings.close"));
    connect(close, &QAbstractButton::clicked, this, &QWidget::hide);
    head->addWidget(close);
    return head;
}

void SettingsPanel::addEntry(
    const QString &text, const ui::ActionRegistry &commands, const QString &command)
{
    auto *open = new ui::TouchPush(commands.command(command)->icon, text,
        ui::TouchPush::Look::Outline, ui::TouchPush::Form::Chip, this);
    open->setObjectName(QStringLiteral("settings.") + command);
    connect(open, &QAbstractButton::clicked, this, [this, action = commands.action(command)] {
        hide();
        action->trigger();
    });
    m_head->insertWidget(m_head->count() - 1, open); // Close stays last
}

void SettingsPanel::showEvent(QShowEvent *event)
{
    refresh();
    Popover::showEvent(event);
}

void SettingsPanel::refresh()
{
    for (AnswerRow *row : m_rows)
        row->refresh();
}

} // namespace hz::board
