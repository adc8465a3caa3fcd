#include "lesson/recentinks.h"

#include "lesson/inkdot.h"

#include <QtWidgets/QHBoxLayout>

namespace hz::board {

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

void RecentInks::setOrientation(Qt::Orientation orientation)
{
    static_cast<QBoxLayout *>(layout())->setDirection(
        orientation == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (InkDot *dot : m_dots)
        dot->setOrientation(orientation);
    layout()->activate(); // a hidden bar would not be told
    updateGeometry();
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
