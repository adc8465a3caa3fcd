#include "lesson/recentinks.h"

#include "lesson/penpopover.h"

#include <hz/ui/touchbutton.h>

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace hz::board {

namespace {

constexpr double kDotWidth = 48;
constexpr double kDotHeight = 64;
constexpr double kDisc = 28;
constexpr double kRing = 3;
constexpr double kRingGap = 4;

} // namespace

class InkDot final : public ui::TouchControl {
public:
    explicit InkDot(QWidget *parent)
        : TouchControl({}, parent)
    {
        setCheckable(true);
    }
    void setInk(const QString &ink, ink::Ground ground)
    {
        m_colour = QColor(ink::inkColour(ink, ground));
        setText(inkTitle(ink));
        setAccessibleName(inkTitle(ink));
        update();
    }
    QSize sizeHint() const override
    {
        return {ui::theme().px(kDotWidth), ui::theme().px(kDotHeight)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override { return {}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double side = look.px(kDisc);
        const QRectF disc((width() - side) / 2, (height() - side) / 2, side, side);
        if (isChecked() || isDown()) {
            const double out = look.px(kRingGap);
            painter.setPen(QPen(look.colour(ui::Token::Accent), look.px(kRing)));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(disc.adjusted(-out, -out, out, out));
        }
        ui::drawInkDisc(painter, disc, m_colour, look.colour(ui::Token::Surface));
    }

private:
    QColor m_colour;
};

RecentInks::RecentInks(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(ui::Measure::BarGap));
    for (qsizetype place = 0; place < kCount; ++place) {
        auto *dot = new InkDot(this);
        dot->setObjectName(QStringLiteral("recentInk%1").arg(place));
        connect(dot, &QAbstractButton::clicked, this, [this, place] { show(place); });
        row->addWidget(dot);
        m_dots.push_back(dot);
    }
    setInks({});
}

void RecentInks::setInks(const QStringList &inks)
{
    QStringList filled;
    const auto take = [&](const QString &ink) {
        if (filled.size() < kCount && !filled.contains(ink) && ink::isInk(ink))
            filled.append(ink);
    };
    for (const QString &ink : inks)
        take(ink);
    for (const char *usual : {"ink:black", "ink:red", "ink:blue", "ink:green", "ink:orange"})
        take(QString::fromLatin1(usual));
    m_inks = filled;
    m_order = filled;
    refresh();
}

void RecentInks::use(const QString &ink)
{
    m_current = ink;
    if (!m_inks.contains(ink)) {
        const QString oldest = m_order.takeFirst();
        m_inks[m_inks.indexOf(oldest)] = ink;
        Q_EMIT changed(m_inks);
    }
    m_order.removeOne(ink);
    m_order.append(ink);
    refresh();
}

void RecentInks::setGround(ink::Ground ground)
{
    m_ground = ground;
    refresh();
}

void RecentInks::setPenInHand(bool inHand)
{
    m_isPenInHand = inHand;
    refresh();
}

void RecentInks::show(qsizetype place)
{
    refresh(); // the tap has toggled the mark
    Q_EMIT chosen(m_inks[place]);
}

void RecentInks::refresh()
{
    for (qsizetype place = 0; place < kCount; ++place) {
        m_dots[size_t(place)]->setInk(m_inks[place], m_ground);
        m_dots[size_t(place)]->setChecked(m_isPenInHand && m_inks[place] == m_current);
    }
}

} // namespace hz::board
