#include <hz/ui/elidedlabel.h>

#include <QtGui/QPainter>

namespace hz::ui {

QString ElidedLabel::shown() const
{
    return fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int kLetters = 3;
    return {std::min(sizeHint().width(), kLetters * fontMetrics().height()), minimumHeight()};
}

std::vector<PaintedText> ElidedLabel::paintedTexts() const
{
    return {{shown(), font(), contentsRect()}};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    Label::resizeEvent(event);
    setToolTip(shown() == text() ? QString() : text());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine, shown());
}

} // namespace hz::ui
