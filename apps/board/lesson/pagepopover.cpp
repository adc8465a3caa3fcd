#include "lesson/pagepopover.h"

#include <hz/page/render.h>
#include <hz/ui/touchcontrol.h>

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QGridLayout>

namespace hz::board {

namespace {

constexpr double kPadding = 16;
constexpr double kLabelLine = 32;
constexpr double kGap = 6;
constexpr int kColumns = 3;

// A small page over its name.
class PageTarget final : public ui::TouchControl {
public:
    PageTarget(page::Background::Kind kind, const QString &name, QWidget *parent)
        : TouchControl(name, parent)
    {
        m_page.background.kind = kind;
    }
    const page::Background &background() const { return m_page.background; }
    void setGround(ink::Ground ground)
    {
        m_page.background.ground = ground;
        update();
    }
    QSize sizeHint() const override
    {
        const ui::Theme &look = ui::theme();
        return {look.px(ui::Measure::ThumbWidth),
            look.px(ui::Measure::ThumbHeight) + look.px(kGap) + look.px(kLabelLine)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override
    {
        return {{text(), ui::theme().font(ui::TypeRole::Body), labelRect()}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        const QRect thumb(0, 0, width(), look.px(ui::Measure::ThumbHeight));
        painter.save();
        const double radius = look.radius(ui::Radius::Control);
        QPainterPath outline;
        outline.addRoundedRect(thumb, radius, radius);
        painter.setClipPath(outline);
        // A detail of the page, so that the ruling can be told at this size.
        const double detail = 2.5 * width() / m_page.size.width();
        painter.scale(detail, detail);
        page::paintBackground(
            painter, m_page, QRectF(0, 0, thumb.width() / detail, thumb.height() / detail));
        painter.restore();
        painter.setRenderHint(QPainter::Antialiasing);
        const int line = isDown() ? look.px(3) : look.hairline();
        const double inset = line / 2.0;
        painter.setPen(
            QPen(look.colour(isDown() ? ui::Token::Accent : ui::Token::LineStrong), line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(thumb).adjusted(inset, inset, -inset, -inset), radius, radius);
        painter.setPen(look.colour(ui::Token::Text));
        painter.setFont(look.font(ui::TypeRole::Body));
        painter.drawText(labelRect(), Qt::AlignCenter, text());
    }

private:
    QRect labelRect() const
    {
        const ui::Theme &look = ui::theme();
        return {0, look.px(ui::Measure::ThumbHeight) + look.px(kGap), width(), look.px(kLabelLine)};
    }
    page::Page m_page;
};

} // namespace

PagePopover::PagePopover(QWidget *parent)
    : Popover(parent)
{
    setObjectName(QStringLiteral("pagePopover"));
    const ui::Theme &look = ui::theme();
    auto *grid = new QGridLayout(this);
    const int padding = look.px(kPadding);
    grid->setContentsMargins(padding, padding, padding, padding);
    grid->setSpacing(padding);
    const std::pair<page::Background::Kind, QString> kinds[] = {
        {page::Background::Kind::Plain, tr("Blank")},
        {page::Background::Kind::Squared, tr("Squared")},
        {page::Background::Kind::TianZiGe, tr("Character grid")},
        {page::Background::Kind::MiZiGe, tr("Rice grid")},
        {page::Background::Kind::Ruled, tr("Ruled")},
        {page::Background::Kind::Dots, tr("Dotted")},
        {page::Background::Kind::Pinyin, tr("Pinyin lines")},
        {page::Background::Kind::English, tr("English lines")},
        {page::Background::Kind::Staff, tr("Music staves")},
    };
    int at = 0;
    for (const auto &[kind, name] : kinds) {
        auto *target = new PageTarget(kind, name, this);
        connect(target, &QAbstractButton::clicked, this, [this, target] {
            hide();
            Q_EMIT chosen(target->background());
        });
        grid->addWidget(target, at / kColumns, at % kColumns);
        ++at;
    }
}

void PagePopover::setGround(ink::Ground ground)
{
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (auto *target = dynamic_cast<PageTarget *>(child))
            target->setGround(ground);
}

} // namespace hz::board
