#include "lesson/penpopover.h"

#include <hz/ink/shaper.h>
#include <hz/ui/touchbutton.h>
#include <hz/ui/touchpush.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QStyleHints>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>

#include <cmath>
#include <functional>

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

// The disc of an ink's target and, below it, its name.
QRect inkDiscIn(QSize target)
{
    const ui::Theme &look = ui::theme();
    const int side = look.px(ui::Measure::InkDisc);
    const int top = (target.height() - side - look.px(kGap) - look.px(kLabelLine)) / 2;
    return {(target.width() - side) / 2, top, side, side};
}

QRect inkLabelIn(QSize target)
{
    return {0, inkDiscIn(target).bottom() + 1 + ui::theme().px(kGap), target.width(),
        ui::theme().px(kLabelLine)};
}

// What one calls a colour that one has mixed.
QString colourTitle(const QColor &colour)
{
    constexpr double kBlack = 0.22, kGrey = 0.14, kBrown = 0.7;
    const QColor hsv = colour.toHsv();
    const double value = double(hsv.valueF()), hue = double(hsv.hsvHueF()) * 360;
    if (value < kBlack)
        return Names::tr("Black");
    if (double(hsv.hsvSaturationF()) < kGrey)
        return value > 0.85 ? Names::tr("White") : Names::tr("Grey");
    if (hue < 15 || hue >= 345)
        return Names::tr("Red");
    if (hue < 42)
        return value < kBrown ? Names::tr("Brown") : Names::tr("Orange");
    if (hue < 70)
        return Names::tr("Yellow");
    if (hue < 165)
        return Names::tr("Green");
    if (hue < 200)
        return Names::tr("Cyan");
    if (hue < 255)
        return Names::tr("Blue");
    return hue < 290 ? Names::tr("Purple") : Names::tr("Pink");
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
    const std::optional<QRgb> own = ink::ownInkColour(ink);
    return own ? colourTitle(QColor(*own)) : ink;
}

// A disc over its name.
class InkPlace : public ui::TouchControl {
public:
    using TouchControl::TouchControl;

    QSize sizeHint() const override
    {
        return {ui::theme().px(ui::Measure::InkTargetWidth),
            ui::theme().px(ui::Measure::InkTargetHeight)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override
    {
        return {{text(), ui::theme().font(ui::TypeRole::Caption), inkLabelIn(size())}};
    }

protected:
    virtual void paintDisc(QPainter &painter, const QRect &disc) = 0;
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
        paintDisc(painter, inkDiscIn(size()));
        painter.setPen(look.colour(ui::Token::Text2));
        painter.setFont(look.font(ui::TypeRole::Caption));
        painter.drawText(inkLabelIn(size()), Qt::AlignCenter, text());
    }
};

// One that is held may be let go of.
class InkTarget final : public InkPlace {
public:
    InkTarget(const QString &ink, QWidget *parent)
        : InkPlace(inkTitle(ink), parent)
        , m_ink(ink)
    {
        setCheckable(true);
        m_hold.setSingleShot(true);
        connect(&m_hold, &QTimer::timeout, this, [this] {
            setDown(false); // no tap any more
            m_held();
        });
    }
    const QString &ink() const { return m_ink; }
    void setHeld(std::function<void()> held) { m_held = std::move(held); }
    void setColour(const QColor &colour)
    {
        m_colour = colour;
        update();
    }

protected:
    bool event(QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::ContextMenu:
            if (!m_held)
                return TouchControl::event(event);
            m_held();
            return true;
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseMove:
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel: {
            const bool handled = TouchControl::event(event);
            if (!isDown())
                m_hold.stop();
            else if (m_held && !m_hold.isActive())
                m_hold.start(QGuiApplication::styleHints()->mousePressAndHoldInterval());
            return handled;
        }
        default:
            return TouchControl::event(event);
        }
    }
    void paintDisc(QPainter &painter, const QRect &disc) override
    {
        const ui::Theme &look = ui::theme();
        ui::drawInkDisc(painter, disc, m_colour, look.colour(ui::Token::Surface));
        if (isChecked())
            ui::drawIcon(painter, ui::IconName::Check, disc, look.px(ui::Measure::BarIcon),
                readableOn(
                    m_colour, look.colour(ui::Token::Surface), look.colour(ui::Token::Text)));
    }

private:
    QString m_ink;
    QColor m_colour;
    std::function<void()> m_held; // null: holding means nothing
    QTimer m_hold;
};

// An empty place for another ink.
class MoreInks final : public InkPlace {
public:
    explicit MoreInks(QWidget *parent)
        : InkPlace(PenPopover::tr("Own ink"), parent)
    {
    }

protected:
    void paintDisc(QPainter &painter, const QRect &disc) override
    {
        const ui::Theme &look = ui::theme();
        const double line = look.px(2), inset = line / 2;
        painter.setPen(QPen(look.colour(ui::Token::Control), line, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(disc).adjusted(inset, inset, -inset, -inset));
        ui::drawIcon(painter, ui::IconName::Plus, disc, look.px(ui::Measure::BarIcon),
            look.colour(ui::Token::Text));
    }
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
        paintPlate(painter);
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

PenPopover::PenPopover(Kind kind, QWidget *parent)
    : Popover(parent)
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
    m_grid = new QGridLayout;
    m_grid->setSpacing(look.px(ui::Measure::BarGap));
    for (const QString &name : ink::inkNames())
        addInk(name);
    auto *more = new MoreInks(this);
    more->setObjectName(objectName() + QStringLiteral(".ownInk"));
    connect(more, &QAbstractButton::clicked, this, &PenPopover::ownInkWanted);
    m_more = more;
    column->addLayout(m_grid);
    column->addWidget(new Divider(this));
    m_lower = new QHBoxLayout;
    m_lower->setSpacing(look.px(ui::Measure::BarGap));
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
    m_lower->addLayout(second);
    m_lower->addStretch(1);
    if (kind == Kind::Pen) {
        auto *tips = new QHBoxLayout;
        tips->setSpacing(look.px(ui::Measure::BarGap));
        m_lower->addLayout(tips);
        const auto tip = [&](const QString &text, const QString &brush) {
            auto *chip = new ui::TouchPush(ui::IconName::None, text, ui::TouchPush::Look::Outline,
                ui::TouchPush::Form::Row, this);
            chip->setCheckable(true);
            connect(chip, &QAbstractButton::clicked, this, [this, brush] {
                canvas::PenStyle style = m_style;
                style.brush = brush;
                choose(style);
            });
            tips->addWidget(chip);
            return chip;
        };
        m_tapered = tip(tr("Brush tip"), ink::kPenBrush);
        m_even = tip(tr("Even"), ink::kEvenBrush);
    }
    column->addLayout(m_lower);
    setForm(Form::Row);
}

void PenPopover::setForm(Form form)
{
    m_form = form;
    placeInks();
    m_lower->setDirection(form == Form::Row ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

// The eight, then her own in rows of their own; what adds one ends the first row, or the last one
// where there is little room across.
void PenPopover::placeInks()
{
    constexpr int kInksBeside = 4;
    const int eight = int(ink::inkNames().size());
    const int columns = m_form == Form::Row ? eight : kInksBeside;
    const auto put = [&](QWidget *target, int place) {
        m_grid->addWidget(target, place / columns, place % columns);
    };
    for (int place = 0; place < int(m_inks.size()); ++place)
        put(m_inks[size_t(place)], place);
    if (m_form == Form::Row)
        m_grid->addWidget(m_more, 0, eight);
    else
        put(m_more, int(m_inks.size()));
}

InkTarget *PenPopover::addInk(const QString &ink)
{
    auto *target = new InkTarget(ink, this);
    connect(target, &QAbstractButton::clicked, this, [this, ink] {
        canvas::PenStyle style = m_style;
        style.ink = ink;
        choose(style);
    });
    m_inks.push_back(target);
    return target;
}

void PenPopover::setOwnInks(const QStringList &inks)
{
    if (m_ownInks == inks)
        return;
    m_ownInks = inks.mid(0, kMostOwnInks);
    const size_t eight = ink::inkNames().size();
    for (size_t i = eight; i < m_inks.size(); ++i) {
        m_inks[i]->hide();
        m_inks[i]->deleteLater(); // it may be the one that is held
    }
    m_inks.resize(eight);
    for (const QString &ink : std::as_const(m_ownInks)) {
        InkTarget *target = addInk(ink);
        target->setAccessibleName(tr("%1, own ink").arg(target->text()));
        target->setHeld([this, ink] { Q_EMIT ownInkRemoved(ink); });
        target->setVisible(isVisible());
    }
    placeInks();
    refresh();
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
