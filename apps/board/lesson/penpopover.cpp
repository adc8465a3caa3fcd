#include "lesson/penpopover.h"

#include <hz/ink/shaper.h>
#include <hz/ui/touchbutton.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QBoxLayout>

#include <cmath>

namespace hz::board {

namespace {

constexpr double kPadding = 18;
constexpr double kLabelLine = 18;
constexpr double kGap = 4;
constexpr double kSampleSide = 40;
constexpr double kBarCorner = 5;

struct Names {
    Q_DECLARE_TR_FUNCTIONS(hz::board::Inks)
};

// Of the two, what can be told from `under`.
QColor readableOn(const QColor &under, const QColor &wanted, const QColor &instead)
{
    return ui::contrast(wanted, under) >= ui::contrast(instead, under) ? wanted : instead;
}

class Divider final : public QWidget {
public:
    explicit Divider(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {0, ui::theme().hairline()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), ui::theme().colour(ui::Token::Line));
    }
};

} // namespace

QString inkTitle(const QString &ink)
{
    const QList<std::pair<QString, QString>> titles{
        {QStringLiteral("ink:black"), Names::tr("Black")},
        {QStringLiteral("ink:red"), Names::tr("Red")},
        {QStringLiteral("ink:orange"), Names::tr("Orange")},
        {QStringLiteral("ink:yellow"), Names::tr("Yellow")},
        {QStringLiteral("ink:green"), Names::tr("Green")},
        {QStringLiteral("ink:cyan"), Names::tr("Cyan")},
        {QStringLiteral("ink:blue"), Names::tr("Blue")},
        {QStringLiteral("ink:purple"), Names::tr("Purple")}};
    for (const auto &[name, title] : titles)
        if (name == ink)
            return title;
    return ink;
}

// A disc of ink over its name.
class InkTarget final : public ui::TouchControl {
public:
    InkTarget(const QString &ink, QWidget *parent)
        : TouchControl(inkTitle(ink), parent)
        , m_ink(ink)
    {
        setCheckable(true);
    }
    const QString &ink() const { return m_ink; }
    void setColour(const QColor &colour)
    {
        m_colour = colour;
        update();
    }
    QSize sizeHint() const override
    {
        return {ui::theme().px(ui::Measure::InkTargetWidth),
            ui::theme().px(ui::Measure::InkTargetHeight)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override
    {
        return {{text(), ui::theme().font(ui::TypeRole::Caption), labelRect()}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.colour(ui::Token::Hover));
            painter.drawRoundedRect(
                rect(), look.radius(ui::Radius::Panel), look.radius(ui::Radius::Panel));
        }
        ui::drawInkDisc(painter, discRect(), m_colour, look.colour(ui::Token::Surface));
        if (isChecked())
            ui::drawIcon(painter, ui::IconName::Check, discRect(), look.px(ui::Measure::BarIcon),
                readableOn(
                    m_colour, look.colour(ui::Token::Surface), look.colour(ui::Token::Text)));
        painter.setPen(look.colour(ui::Token::Text2));
        painter.setFont(look.font(ui::TypeRole::Caption));
        painter.drawText(labelRect(), Qt::AlignCenter, text());
    }

private:
    int top() const
    {
        const ui::Theme &look = ui::theme();
        return (height() - look.px(ui::Measure::InkDisc) - look.px(kGap) - look.px(kLabelLine)) / 2;
    }
    QRect discRect() const
    {
        const int side = ui::theme().px(ui::Measure::InkDisc);
        return {(width() - side) / 2, top(), side, side};
    }
    QRect labelRect() const
    {
        return {
            0, discRect().bottom() + 1 + ui::theme().px(kGap), width(), ui::theme().px(kLabelLine)};
    }

    QString m_ink;
    QColor m_colour;
};

// A wave written with the width; a bar as broad, for a highlighter.
class WidthTarget final : public ui::TouchControl {
public:
    WidthTarget(double widthUnits, const QString &name, QWidget *parent)
        : TouchControl(name, parent)
        , m_width(widthUnits)
    {
        setCheckable(true);
    }
    double widthUnits() const { return m_width; }
    void setLook(const QString &brush, const QColor &colour)
    {
        m_brush = brush;
        m_colour = colour;
        update();
    }
    QSize sizeHint() const override
    {
        return {ui::theme().px(ui::Measure::WidthTarget), ui::theme().px(ui::Measure::WidthTarget)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override { return {}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || isDown()) {
            const int line = look.px(2);
            painter.setPen(
                isChecked() ? QPen(look.colour(ui::Token::Accent), line) : QPen(Qt::NoPen));
            painter.setBrush(look.colour(isChecked() ? ui::Token::AccentSoft : ui::Token::Pressed));
            const double inset = line / 2.0, radius = look.radius(ui::Radius::Panel) - inset;
            painter.drawRoundedRect(
                QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
        }
        const double side = look.px(kSampleSide);
        painter.translate((width() - side) / 2, (height() - side) / 2);
        painter.scale(side / kSampleSide, side / kSampleSide);
        const QColor surface = look.colour(ui::Token::Surface);
        painter.setPen(Qt::NoPen);
        if (ink::brushNamed(m_brush).translucent) {
            painter.setBrush(m_colour);
            painter.drawRoundedRect(barRect(), kBarCorner, kBarCorner);
        } else {
            constexpr double kTooFaint = 1.3;
            painter.setBrush(ui::contrast(m_colour, surface) < kTooFaint
                    ? look.colour(ui::Token::Text)
                    : m_colour);
            painter.drawPath(wave());
        }
    }

private:
    // In the square of the sample.
    QRectF barRect() const
    {
        constexpr double kBroadest = 64, kRoom = 32; // the broadest highlighter, and what it gets
        const double broad = m_width / kBroadest * kRoom;
        return {0, (kSampleSide - broad) / 2, kSampleSide, broad};
    }
    QPainterPath wave() const
    {
        ink::Stroke stroke{.brush = m_brush,
            .ink = {},
            .width = quint16(m_width * ink::kSubUnits),
            .hasPressure = true,
            .samples = {}};
        for (int i = 0; i <= 24; ++i) {
            const double t = i / 24.0;
            const QPointF at(6 + 28 * t, 21 - 8 * std::sin(t * 6.6 + 0.4) - 2 * t);
            stroke.samples.push_back({.x = qint32(at.x() * ink::kSubUnits),
                .y = qint32(at.y() * ink::kSubUnits),
                .pressure = quint16(65535 * (0.3 + 0.5 * std::sin(M_PI * t))),
                .deltaMs = 8});
        }
        return ink::outline(stroke);
    }

    double m_width;
    QString m_brush;
    QColor m_colour;
};

const std::vector<double> &PenPopover::widths(Kind kind)
{
    static const std::vector<double> pen{3, 6, 9, 14, 22};
    static const std::vector<double> highlighter{16, 24, 32, 48, 64};
    return kind == Kind::Pen ? pen : highlighter;
}

PenPopover::PenPopover(Kind kind, QWidget *parent, QWidget *opener)
    : Popover(parent, opener)
    , m_kind(kind)
{
    const ui::Theme &look = ui::theme();
    setObjectName(
        kind == Kind::Pen ? QStringLiteral("penPopover") : QStringLiteral("highlighterPopover"));
    auto *column = new QVBoxLayout(this);
    const int padding = look.px(kPadding);
    column->setContentsMargins(padding, look.px(ui::Measure::BarPadding) * 2, padding,
        look.px(ui::Measure::BarPadding) * 2);
    column->setSpacing(look.px(ui::Measure::BarGap));
    auto *inks = new QHBoxLayout;
    inks->setSpacing(look.px(ui::Measure::BarGap));
    for (const QString &name : ink::inkNames()) {
        auto *target = new InkTarget(name, this);
        connect(target, &QAbstractButton::clicked, this, [this, name] {
            canvas::PenStyle style = m_style;
            style.ink = name;
            choose(style);
        });
        m_inks.push_back(target);
        inks->addWidget(target);
    }
    column->addLayout(inks);
    column->addWidget(new Divider(this));
    auto *second = new QHBoxLayout;
    second->setSpacing(look.px(ui::Measure::BarGap));
    const QStringList names{
        tr("Very thin"), tr("Thin"), tr("Medium"), tr("Thick"), tr("Very thick")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto *target = new WidthTarget(widths(kind)[size_t(i)], names[i], this);
        connect(target, &QAbstractButton::clicked, this, [this, target] {
            canvas::PenStyle style = m_style;
            style.widthUnits = target->widthUnits();
            choose(style);
        });
        m_widths.push_back(target);
        second->addWidget(target);
    }
    second->addStretch(1);
    if (kind == Kind::Pen) {
        const auto tip = [&](const QString &text, const QString &brush) {
            auto *chip = new ui::TouchPush(ui::IconName::None, text, ui::TouchPush::Look::Outline,
                ui::TouchPush::Form::Row, this);
            chip->setCheckable(true);
            connect(chip, &QAbstractButton::clicked, this, [this, brush] {
                canvas::PenStyle style = m_style;
                style.brush = brush;
                choose(style);
            });
            second->addWidget(chip);
            return chip;
        };
        m_tapered = tip(tr("Brush tip"), ink::kPenBrush);
        m_even = tip(tr("Even"), ink::kEvenBrush);
    }
    column->addLayout(second);
}

void PenPopover::setGround(ink::Ground ground)
{
    m_ground = ground;
    refresh();
}

void PenPopover::setStyle(const canvas::PenStyle &style)
{
    m_style = style;
    refresh();
}

QColor PenPopover::colourOf(const QString &ink) const
{
    return QColor(
        m_kind == Kind::Pen ? ink::inkColour(ink, m_ground) : ink::markColour(ink, m_ground));
}

void PenPopover::refresh()
{
    for (InkTarget *target : m_inks) {
        target->setColour(colourOf(target->ink()));
        target->setChecked(target->ink() == m_style.ink);
    }
    for (WidthTarget *target : m_widths) {
        target->setLook(m_style.brush, colourOf(m_style.ink));
        target->setChecked(target->widthUnits() == m_style.widthUnits);
    }
    if (m_tapered) {
        m_tapered->setChecked(m_style.brush == ink::kPenBrush);
        m_even->setChecked(m_style.brush == ink::kEvenBrush);
    }
}

void PenPopover::choose(const canvas::PenStyle &style)
{
    setStyle(style);
    Q_EMIT styleChosen(style);
}

} // namespace hz::board
