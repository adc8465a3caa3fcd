#include "lesson/shapepopover.h"

#include <hz/page/render.h>
#include <hz/ui/touchcontrol.h>

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>

namespace hz::board {

namespace {

constexpr double kPadding = 16;
constexpr double kGap = 12;
constexpr double kWidth = 84;
constexpr double kHeight = 84;
constexpr double kPictureHeight = 52;
constexpr int kColumns = 4;

// A small drawing of the shape over its name.
class ShapeTarget final : public ui::TouchControl {
public:
    ShapeTarget(page::Shape::Kind kind, const QString &name, QWidget *parent)
        : TouchControl(name, parent)
        , m_kind(kind)
    {
        setCheckable(true);
    }
    page::Shape::Kind kind() const { return m_kind; }
    QSize sizeHint() const override { return {ui::theme().px(kWidth), ui::theme().px(kHeight)}; }
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
        const int radius = look.radius(ui::Radius::Control);
        if (isChecked() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.colour(isDown() ? ui::Token::Pressed : ui::Token::AccentSoft));
            painter.drawRoundedRect(rect(), radius, radius);
        }
        const QColor line = look.colour(isChecked() ? ui::Token::Accent : ui::Token::Text);
        constexpr double kBoxWidth = 36, kBoxHeight = 26, kLine = 2.5;
        const auto subUnits = [](double x, double y) {
            return QPoint(int(x * page::kSubUnits), int(y * page::kSubUnits));
        };
        page::Page sample; // on the popover's own ground, which is no page's
        sample.background.ground = look.colour(ui::Token::Surface).lightnessF() < 0.5F
            ? ink::Ground::Dark
            : ink::Ground::White;
        page::Element element = page::objectElement(page::Shape{.kind = m_kind,
            .points = {subUnits(0, kBoxHeight), subUnits(kBoxWidth, 0)},
            .ink = QStringLiteral("custom:") + line.name(),
            .width = int(kLine * page::kSubUnits)});
        element.id = {newUlid(), 0};
        sample.add(element);
        painter.save();
        painter.translate(
            look.px((kWidth - kBoxWidth) / 2), look.px((kPictureHeight - kBoxHeight) / 2 + 4));
        painter.scale(look.scale(), look.scale());
        page::paintElements(painter, sample);
        painter.restore();
        painter.setPen(line);
        painter.setFont(look.font(ui::TypeRole::Caption));
        painter.drawText(labelRect(), Qt::AlignCenter, text());
    }

private:
    QRect labelRect() const
    {
        const int top = ui::theme().px(kPictureHeight);
        return {0, top, width(), height() - top};
    }
    page::Shape::Kind m_kind;
};

} // namespace

ShapePopover::ShapePopover(QWidget *parent)
    : Popover(parent)
{
    setObjectName(QStringLiteral("shapePopover"));
    const ui::Theme &look = ui::theme();
    auto *grid = new QGridLayout(this);
    const int padding = look.px(kPadding);
    grid->setContentsMargins(padding, padding, padding, padding);
    grid->setSpacing(look.px(kGap));
    using Kind = page::Shape::Kind;
    const std::pair<Kind, QString> kinds[] = {
        {Kind::Line, tr("Line")},
        {Kind::Arrow, tr("Arrow")},
        {Kind::DoubleArrow, tr("Two-way arrow")},
        {Kind::Rectangle, tr("Rectangle")},
        {Kind::Ellipse, tr("Ellipse")},
        {Kind::Triangle, tr("Triangle")},
        {Kind::RightTriangle, tr("Right triangle")},
        {Kind::Diamond, tr("Diamond")},
    };
    int at = 0;
    for (const auto &[kind, name] : kinds) {
        auto *target = new ShapeTarget(kind, name, this);
        connect(target, &QAbstractButton::clicked, this, [this, target] {
            hide();
            Q_EMIT chosen(target->kind());
        });
        grid->addWidget(target, at / kColumns, at % kColumns);
        ++at;
    }
}

void ShapePopover::setShape(page::Shape::Kind kind)
{
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (auto *target = dynamic_cast<ShapeTarget *>(child))
            target->setChecked(target->kind() == kind);
}

} // namespace hz::board
