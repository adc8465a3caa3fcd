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
constexpr double kGroundWidth = 132;
constexpr double kGroundMargin = 10;
constexpr double kGroundLine = 28;
constexpr int kColumns = 3;

} // namespace

// A small page over its name.
class PageTarget final : public ui::TouchControl {
public:
    PageTarget(page::Background::Kind kind, const QString &name,
        const PagePopover::ShownGround &shown, QWidget *parent)
        : TouchControl(name, parent)
        , m_shown(shown)
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
        page::Page seen = m_page;
        seen.background.ground = m_shown(m_page);
        page::paintBackground(
            painter, seen, QRectF(0, 0, thumb.width() / detail, thumb.height() / detail));
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
    const PagePopover::ShownGround &m_shown;
    page::Page m_page;
};

// A patch of the ground over its name.
class GroundTarget final : public ui::TouchControl {
public:
    GroundTarget(ink::Ground ground, const QString &name, QWidget *parent)
        : TouchControl(name, parent)
        , m_ground(ground)
    {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    }
    ink::Ground ground() const { return m_ground; }
    QSize sizeHint() const override
    {
        const ui::Theme &look = ui::theme();
        const int word = QFontMetrics(look.font(ui::TypeRole::Body, ui::Weight::Bold))
                             .horizontalAdvance(text());
        return {std::max(look.px(kGroundWidth), word + 2 * look.px(kGroundMargin)),
            look.px(ui::Measure::TouchLarge)};
    }
    std::vector<ui::PaintedText> paintedTexts() const override
    {
        return {{text(), textFont(), labelRect()}};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ui::Theme &look = ui::theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintPlate(painter);
        const int margin = look.px(kGroundMargin), line = look.hairline();
        const QRectF patch = QRectF(rect()).adjusted(
            margin, margin, -margin, -look.px(kGroundLine) - margin / 2.0);
        const double inset = line / 2.0, radius = look.radius(ui::Radius::Control);
        painter.setPen(QPen(look.colour(ui::Token::LineStrong), line));
        painter.setBrush(QColor(ink::groundColour(m_ground)));
        painter.drawRoundedRect(patch.adjusted(inset, inset, -inset, -inset), radius, radius);
        painter.setPen(look.colour(isChecked() ? ui::Token::Accent : ui::Token::Text));
        painter.setFont(textFont());
        painter.drawText(labelRect(), Qt::AlignCenter, text());
    }

private:
    QFont textFont() const
    {
        return ui::theme().font(
            ui::TypeRole::Body, isChecked() ? ui::Weight::Bold : ui::Weight::Regular);
    }
    QRect labelRect() const
    {
        const ui::Theme &look = ui::theme();
        const int high = look.px(kGroundLine);
        return {0, height() - high - look.px(kGroundMargin) / 2, width(), high};
    }
    const ink::Ground m_ground;
};

PagePopover::PagePopover(ShownGround shown, QWidget *parent)
    : Popover(parent)
    , m_shown(std::move(shown))
{
    setObjectName(QStringLiteral("pagePopover"));
    const ui::Theme &look = ui::theme();
    auto *row = new QHBoxLayout(this);
    const int padding = look.px(kPadding);
    row->setContentsMargins(padding, padding, padding, padding);
    row->setSpacing(padding);
    auto *grid = new QGridLayout;
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
    for (const auto &[kind, name] : kinds) {
        auto *target = new PageTarget(kind, name, m_shown, this);
        target->setObjectName(QStringLiteral("page.") + page::backgroundName(kind));
        connect(target, &QAbstractButton::clicked, this, [this, target] {
            hide();
            Q_EMIT chosen(target->background());
        });
        const auto at = int(m_pages.size());
        grid->addWidget(target, at / kColumns, at % kColumns);
        m_pages.push_back(target);
    }
    row->addLayout(grid);
    auto *column = new QVBoxLayout;
    column->setSpacing(look.px(ui::Measure::TouchGap));
    const std::pair<ink::Ground, QString> grounds[] = {
        {ink::Ground::White, tr("White paper")},
        {ink::Ground::Paper, tr("Cream paper")},
        {ink::Ground::Green, tr("Green board")},
        {ink::Ground::Dark, tr("Black board")},
    };
    for (const auto &[ground, name] : grounds) {
        auto *target = new GroundTarget(ground, name, this);
        target->setObjectName(QStringLiteral("ground.") + ink::groundName(ground));
        connect(target, &QAbstractButton::clicked, this,
            [this, which = ground] { chooseGround(which); });
        column->addWidget(target);
        m_grounds.push_back(target);
    }
    row->addLayout(column);
    setGround(ink::Ground::White);
}

void PagePopover::setGround(ink::Ground ground)
{
    for (PageTarget *target : m_pages)
        target->setGround(ground);
    for (GroundTarget *target : m_grounds)
        target->setChecked(target->ground() == ground);
}

void PagePopover::chooseGround(ink::Ground ground)
{
    setGround(ground); // the tap has toggled the mark
    Q_EMIT groundChosen(ground);
}

} // namespace hz::board
