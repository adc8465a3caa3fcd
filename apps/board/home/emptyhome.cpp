#include "home/emptyhome.h"

#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/touchpush.h>

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace hz::board {

namespace {

constexpr double kGap = 16;

class EmptyPicture final : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override
    {
        const int side = ui::theme().px(ui::Measure::EmptyIcon);
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        ui::drawIcon(painter, ui::IconName::Presentation, rect(),
            ui::theme().px(ui::Measure::EmptyIcon), ui::theme().colour(ui::Token::Text3));
    }
};

} // namespace

EmptyHome::EmptyHome(const ui::ActionRegistry &commands, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(ui::theme().px(kGap));
    auto *picture = new EmptyPicture(this);
    picture->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *words = new ui::Label(tr("No lessons yet. Start a new board, or drop a PDF here."),
        ui::TypeRole::BoardBody, ui::Weight::Regular, ui::Token::Text2, this);
    const QString open = QStringLiteral("file.open");
    auto *button = new ui::TouchPush(commands.command(open)->icon, commands.command(open)->text,
        ui::TouchPush::Look::Outline, ui::TouchPush::Form::Row, this);
    button->setObjectName(QStringLiteral("emptyOpen"));
    button->follow(commands.action(open));
    column->addStretch(1);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(1);
}

void EmptyHome::paintEvent(QPaintEvent *)
{
    const ui::Theme &look = ui::theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int radius = look.radius(ui::Radius::Bar);
    const double line = look.px(2);
    painter.setPen(QPen(look.colour(ui::Token::LineStrong), line, Qt::DashLine));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

} // namespace hz::board
