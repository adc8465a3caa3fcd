#include "lesson/eraserpopover.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace hz::board {

namespace {

constexpr double kPadding = 18;
constexpr double kMostShown = 24; // radius of a disc in its target

} // namespace

// The disc that it erases.
class EraserSize final : public ui::TouchControl {
public:
    EraserSize(int radius, const QString &name, QWidget *parent)
        : TouchControl(name, parent)
        , m_radius(radius)
    {
        setCheckable(true);
    }
    int eraserRadius() const { return m_radius; }
    QSize sizeHint() const override
    {
        const int side = ui::theme().px(ui::Measure::WidthTarget);
        return {side, side};
    }
    std::vector<ui::PaintedText> paintedTexts() const override { return {}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintPlate(painter);
        painter.setPen(
            QPen(look.colour(isChecked() ? ui::Token::Accent : ui::Token::Text2), look.px(2)));
        painter.setBrush(look.colour(ui::Token::Surface));
        const double largest = EraserPopover::kRadii.back();
        const double radius = look.px(kMostShown) * m_radius / largest;
        painter.drawEllipse(QRectF(rect()).center(), radius, radius);
    }

private:
    int m_radius;
};

EraserPopover::EraserPopover(const ui::ActionRegistry &commands, QWidget *parent)
    : Popover(parent)
{
    setObjectName(QStringLiteral("eraserPopover"));
    const ui::Theme &look = ui::theme();
    auto *row = new QHBoxLayout(this);
    const int padding = look.px(kPadding);
    row->setContentsMargins(padding, padding, padding, padding);
    row->setSpacing(look.px(ui::Measure::BarGap));
    const auto mode = [&](const QString &text, Erasing erasing) {
        auto *chip = new ui::TouchPush(
            ui::IconName::None, text, ui::TouchPush::Look::Outline, ui::TouchPush::Form::Row, this);
        chip->setCheckable(true);
        connect(
            chip, &QAbstractButton::clicked, this, [this, erasing] { choose(erasing, m_radius); });
        row->addWidget(chip);
        return chip;
    };
    m_byStroke = mode(tr("By stroke"), Erasing::Strokes);
    m_byArea = mode(tr("By area"), Erasing::Area);
    row->addSpacing(padding);
    const std::array<QString, 3> names{tr("Small"), tr("Medium"), tr("Large")};
    for (size_t i = 0; i < kRadii.size(); ++i) {
        m_sizes[i] = new EraserSize(kRadii[i], names[i], this);
        connect(m_sizes[i], &QAbstractButton::clicked, this,
            [this, radius = kRadii[i]] { choose(m_erasing, radius); });
        row->addWidget(m_sizes[i]);
    }
    row->addSpacing(padding);
    QAction *clear = commands.action(u"edit.clearInk");
    auto *clearButton = new ui::TouchPush(commands.command(u"edit.clearInk")->icon, clear->text(),
        ui::TouchPush::Look::Quiet, ui::TouchPush::Form::Row, this);
    clearButton->setObjectName(QStringLiteral("eraser.clearInk"));
    clearButton->follow(clear);
    connect(clearButton, &QAbstractButton::clicked, this, &QWidget::hide);
    row->addWidget(clearButton);
}

void EraserPopover::setEraser(Erasing erasing, int radius)
{
    m_erasing = erasing;
    m_radius = radius;
    m_byStroke->setChecked(erasing == Erasing::Strokes);
    m_byArea->setChecked(erasing == Erasing::Area);
    for (EraserSize *size : m_sizes)
        size->setChecked(size->eraserRadius() == radius);
}

void EraserPopover::choose(Erasing erasing, int radius)
{
    setEraser(erasing, radius);
    Q_EMIT chosen(erasing, radius);
}

} // namespace hz::board
