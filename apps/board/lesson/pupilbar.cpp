#include "lesson/pupilbar.h"

#include "lesson/inkdot.h"
#include "lesson/recentinks.h"

#include <hz/ui/touchbutton.h>

#include <QtGui/QAction>
#include <QtWidgets/QVBoxLayout>

namespace hz::board {

PupilBar::PupilBar(QAction *undo, const QString &name, QWidget *parent)
    : FloatingPanel(parent)
{
    setObjectName(name);
    auto *column = new QVBoxLayout(this);
    for (int place = 0; place < RecentInks::kCount; ++place) {
        auto *dot = new InkDot(this);
        dot->setObjectName(QStringLiteral("%1.ink%2").arg(name).arg(place));
        connect(dot, &QAbstractButton::clicked, this, [this, place] {
            setInk(m_inks.value(place));
            Q_EMIT inkChosen(m_ink);
        });
        column->addWidget(dot, 0, Qt::AlignHCenter);
        m_dots.push_back(dot);
    }
    auto *button = new ui::TouchButton(ui::IconName::Undo, undo->text(), this);
    button->setObjectName(name + QStringLiteral(".undo"));
    button->follow(undo);
    column->addWidget(button);
    arrange();
    connect(&ui::theme(), &ui::Theme::changed, this, &PupilBar::arrange);
    hide();
}

void PupilBar::setInks(const QStringList &inks)
{
    m_inks = inks;
    refresh();
}

void PupilBar::setInk(const QString &ink)
{
    m_ink = ink;
    refresh();
}

void PupilBar::setGround(ink::Ground ground)
{
    m_ground = ground;
    refresh();
}

void PupilBar::arrange()
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(ui::Measure::BarPadding) + look.hairline();
    layout()->setContentsMargins(padding, padding, padding, padding);
    layout()->setSpacing(look.px(ui::Measure::BarGap));
}

void PupilBar::refresh()
{
    for (qsizetype place = 0; place < std::ssize(m_dots); ++place) {
        const QString ink = m_inks.value(place);
        m_dots[size_t(place)]->setInk(ink, m_ground);
        m_dots[size_t(place)]->setChecked(ink == m_ink);
    }
}

} // namespace hz::board
