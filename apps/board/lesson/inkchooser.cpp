#include "lesson/inkchooser.h"

#include "lesson/penpopover.h"

#include <hz/ui/touchbutton.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QBoxLayout>

#include <algorithm>
#include <functional>

namespace hz::board {

namespace {

constexpr double kPadding = 18;
constexpr double kFieldWidth = 420;
constexpr double kFieldHeight = 168;
constexpr double kBarHeight = 48;
constexpr double kGrip = 14; // radius
constexpr double kGripLine = 3;
constexpr double kSampleDisc = 72;
constexpr double kKeyStep = 0.02;

} // namespace

// A plane that a finger slides over: the place it is at is a pair of numbers from 0 to 1.
class SlidePlane : public QWidget {
public:
    using Moved = std::function<void(QPointF place)>;

    SlidePlane(const QString &name, Moved moved, QWidget *parent)
        : QWidget(parent)
        , m_moved(std::move(moved))
    {
        setAccessibleName(name);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setPlace(QPointF place)
    {
        m_place = place;
        update();
    }

protected:
    QPointF gripAt() const { return {m_place.x() * width(), m_place.y() * height()}; }
    void paintGrip(QPainter &painter, const QColor &colour) const
    {
        const ui::Theme &look = ui::theme();
        const double radius = look.px(kGrip), inset = radius + look.px(kGripLine);
        const QPointF at(std::clamp(gripAt().x(), inset, width() - inset),
            std::clamp(gripAt().y(), inset, height() - inset));
        painter.setPen(QPen(look.colour(ui::Token::Text), look.px(kGripLine) + 2));
        painter.setBrush(colour);
        painter.drawEllipse(at, radius, radius);
        painter.setPen(QPen(look.colour(ui::Token::Surface), look.px(kGripLine)));
        painter.drawEllipse(at, radius, radius);
    }
    QPainterPath outline() const
    {
        QPainterPath path;
        const double radius = ui::theme().radius(ui::Radius::Control);
        path.addRoundedRect(rect(), radius, radius);
        return path;
    }
    void mousePressEvent(QMouseEvent *event) override { moveTo(event->position()); }
    void mouseMoveEvent(QMouseEvent *event) override { moveTo(event->position()); }
    void keyPressEvent(QKeyEvent *event) override
    {
        QPointF by;
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            by.setX(event->key() == Qt::Key_Left ? -kKeyStep : kKeyStep);
        else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
            by.setY(event->key() == Qt::Key_Up ? -kKeyStep : kKeyStep);
        else
            return QWidget::keyPressEvent(event);
        take(m_place + by);
    }

private:
    void moveTo(QPointF at) { take({at.x() / width(), at.y() / height()}); }
    void take(QPointF place)
    {
        m_moved({std::clamp(place.x(), 0.0, 1.0), std::clamp(place.y(), 0.0, 1.0)});
    }

    QPointF m_place;
    Moved m_moved;
};

// Stronger to the right, darker downwards.
class ColourField final : public SlidePlane {
public:
    using SlidePlane::SlidePlane;
    void setLook(double hue, const QColor &colour)
    {
        m_hue = hue;
        m_colour = colour;
        update();
    }
    QSize sizeHint() const override
    {
        return {ui::theme().px(kFieldWidth), ui::theme().px(kFieldHeight)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QLinearGradient across(0, 0, width(), 0);
        across.setColorAt(0, QColor::fromHsvF(0, 0, 1));
        across.setColorAt(1, QColor::fromHsvF(float(m_hue), 1, 1));
        painter.fillPath(outline(), across);
        QLinearGradient down(0, 0, 0, height());
        down.setColorAt(0, QColor::fromRgbF(0, 0, 0, 0));
        down.setColorAt(1, QColor::fromRgbF(0, 0, 0, 1));
        painter.fillPath(outline(), down);
        paintGrip(painter, m_colour);
    }

private:
    double m_hue = 0;
    QColor m_colour;
};

class HueBar final : public SlidePlane {
public:
    using SlidePlane::SlidePlane;
    QSize sizeHint() const override
    {
        return {ui::theme().px(kFieldWidth), ui::theme().px(kBarHeight)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QLinearGradient across(0, 0, width(), 0);
        constexpr int kStops = 12;
        for (int i = 0; i <= kStops; ++i)
            across.setColorAt(
                double(i) / kStops, QColor::fromHsvF(float(i % kStops) / kStops, 1, 1));
        painter.fillPath(outline(), across);
        const auto hue = float(gripAt().x() / width());
        paintGrip(painter, QColor::fromHsvF(hue >= 1 ? 0 : hue, 1, 1));
    }
};

// The ink on the ground it is written on.
class InkSample final : public QWidget {
public:
    explicit InkSample(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    void setLook(const QColor &ink, const QColor &ground)
    {
        m_ink = ink;
        m_ground = ground;
        update();
    }
    QSize sizeHint() const override
    {
        const int side = ui::theme().px(2 * kSampleDisc);
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(look.colour(ui::Token::Line), look.hairline()));
        painter.setBrush(m_ground);
        const double radius = look.radius(ui::Radius::Control), half = look.hairline() / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), radius, radius);
        const double disc = look.px(kSampleDisc);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_ink);
        painter.drawEllipse(QRectF(rect()).center(), disc / 2, disc / 2);
    }

private:
    QColor m_ink;
    QColor m_ground;
};

InkChooser::InkChooser(QWidget *parent)
    : Popover(parent)
{
    setObjectName(QStringLiteral("inkChooser"));
    const ui::Theme &look = ui::theme();
    auto *row = new QHBoxLayout(this);
    const int padding = look.px(kPadding), gap = look.px(ui::Measure::BarGap);
    row->setContentsMargins(padding, padding, padding, padding);
    row->setSpacing(padding);
    auto *left = new QVBoxLayout;
    left->setSpacing(gap);
    m_field = new ColourField(
        tr("How strong and how bright"),
        [this](QPointF place) {
            m_saturation = place.x();
            m_value = 1 - place.y();
            refresh();
        },
        this);
    m_bar = new HueBar(
        tr("Colour"),
        [this](QPointF place) {
            m_hue = place.x();
            refresh();
        },
        this);
    left->addWidget(m_field);
    left->addWidget(m_bar);
    row->addLayout(left);
    auto *right = new QVBoxLayout;
    right->setSpacing(gap);
    m_sample = new InkSample(this);
    right->addWidget(m_sample, 1);
    auto *use = new ui::TouchPush(ui::IconName::Check, tr("Use this ink"),
        ui::TouchPush::Look::Primary, ui::TouchPush::Form::Row, this);
    use->setObjectName(QStringLiteral("inkChooser.use"));
    connect(use, &QAbstractButton::clicked, this, [this] {
        hide();
        Q_EMIT chosen(
            ink::ownInk(QColor::fromHsvF(float(m_hue), float(m_saturation), float(m_value)).rgb()));
    });
    right->addWidget(use);
    row->addLayout(right);
    refresh();
}

void InkChooser::setGround(ink::Ground ground)
{
    m_ground = ground;
    refresh();
}

void InkChooser::setColour(const QColor &colour)
{
    const QColor hsv = colour.toHsv();
    m_hue = std::max(double(hsv.hsvHueF()), 0.0); // grey has none
    m_saturation = double(hsv.hsvSaturationF());
    m_value = double(hsv.valueF());
    refresh();
}

void InkChooser::refresh()
{
    m_hue = m_hue >= 1 ? 0 : m_hue;
    const QColor colour = QColor::fromHsvF(float(m_hue), float(m_saturation), float(m_value));
    m_field->setLook(m_hue, colour);
    m_field->setPlace({m_saturation, 1 - m_value});
    m_bar->setPlace({m_hue, 0.5});
    m_sample->setLook(QColor(ink::inkColour(ink::ownInk(colour.rgb()), m_ground)),
        QColor(ink::groundColour(m_ground)));
}

} // namespace hz::board
