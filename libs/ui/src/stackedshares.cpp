#include <hz/ui/stackedshares.h>
#include <hz/ui/statusglyph.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kBar = 8, kBarRadius = 2, kPartGap = 2, kGlyph = 13, kGap = 6, kBelowText = 3,
                 kLeastRow = 29, kMostRow = 64, kLegendAbove = 6, kLeastWidth = 200;

QString shown(int count)
{
    return QLocale().toString(count);
}

double legendHeight(const Look &look)
{
    return look.hairline() + look.px(kLegendAbove) + look.lineHeight(TypeRole::Caption);
}

void composeBar(ChartPicture &picture, QRectF room, const ShareGroup &group)
{
    const Look &look = picture.look();
    const std::array parts{
        std::pair(group.passed, look.sequential(3)),
        std::pair(group.failed, look.colour(Status::Bad, StatusPart::Fill)),
        std::pair(group.unknown, look.colour(Token::LineStrong)),
        std::pair(group.rest, look.colour(Token::Sunken)),
    };
    const double gap = look.px(kPartGap), radius = look.px(kBarRadius);
    const auto used = std::count_if(
        parts.begin(), parts.end(), [](const auto &part) { return part.first > 0; });
    if (used == 0) {
        picture.box(room, look.colour(Token::Sunken), radius);
        return;
    }
    const double unit = (room.width() - double(used - 1) * gap) / group.total();
    for (const auto &[count, colour] : parts) {
        if (count == 0)
            continue;
        room.setWidth(unit * count);
        picture.box(room, colour, radius);
        room.moveLeft(room.right() + gap);
    }
}

// The title at the left, what fails and how many of how many pass at the right, the bar below.
void composeGroup(
    ChartPicture &picture, const QRectF &room, const ShareGroup &group, double figures)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Caption);
    const double line = look.lineHeight(TypeRole::Caption);
    const QRectF words(room.left(), room.top(), room.width(), line);
    QRectF right = words;
    right.setLeft(words.right() - figures);
    picture.text(right,
        QCoreApplication::translate("hz::ui::StackedShares", "%1 / %2", "passed of all")
            .arg(shown(group.passed), shown(group.total())),
        font, look.colour(Token::Text3), Qt::AlignRight | Qt::AlignVCenter);
    double end = right.left() - look.px(kGap);
    if (group.failed > 0) {
        const double width = textWidth(font, shown(group.failed)), glyph = look.px(kGlyph);
        picture.text({end - width, words.top(), width, line}, shown(group.failed), font,
            look.colour(Status::Bad, StatusPart::Foreground));
        end -= width + look.px(4) + glyph;
        picture.glyph(Status::Bad, {end, words.center().y() - glyph / 2, glyph, glyph});
        end -= look.px(kGap);
    }
    picture.name({words.left(), words.top(), end - words.left(), line}, group.title, font,
        look.colour(Token::Text));
    composeBar(picture,
        {room.left(), words.bottom() + look.px(kBelowText), room.width(), look.px(kBar)}, group);
}

void composeLegend(ChartPicture &picture, const QRectF &room, const std::vector<ShareGroup> &groups)
{
    const Look &look = picture.look();
    const QFont font = look.font(TypeRole::Caption);
    ShareGroup all;
    for (const ShareGroup &group : groups) {
        all.passed += group.passed;
        all.failed += group.failed;
        all.unknown += group.unknown;
    }
    struct Entry {
        Status status;
        QString count;
        QString text;
    };
    std::array entries{Entry{Status::Ok, shown(all.passed), {}},
        Entry{Status::Bad, shown(all.failed), {}}, Entry{Status::NoData, shown(all.unknown), {}}};
    const double glyph = look.px(kGlyph), inside = look.px(4);
    const auto width = [&] {
        double sum = 0;
        for (const Entry &entry : entries)
            sum += glyph + inside + textWidth(font, entry.text);
        return sum;
    };
    for (Entry &entry : entries)
        entry.text = QCoreApplication::translate("hz::ui::StackedShares", "%1 %2", "status, count")
                         .arg(statusWord(entry.status), entry.count);
    // The shapes say it too, where there is no room for the words.
    for (Entry &entry : entries)
        if (width() + 2 * look.px(kGap) > room.width())
            entry.text = entry.count;
    const double gap = (room.width() - width()) / double(entries.size() - 1);
    double x = room.left();
    for (const Entry &entry : entries) {
        picture.glyph(entry.status, {x, room.center().y() - glyph / 2, glyph, glyph});
        const double text = textWidth(font, entry.text);
        picture.text({x + glyph + inside, room.top(), text, room.height()}, entry.text, font,
            look.colour(Token::Text2));
        x += glyph + inside + text + gap;
    }
}

ChartPicture composeShares(
    const std::vector<ShareGroup> &groups, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    if (groups.empty())
        return picture;
    const QFont font = look.font(TypeRole::Caption);
    double figures = look.px(42);
    for (const ShareGroup &group : groups)
        figures = std::max(figures,
            textWidth(
                font, QStringLiteral("%1 / %2").arg(shown(group.passed), shown(group.total()))));
    const double legend = legendHeight(look);
    const double height
        = std::clamp((room.height() - legend - look.px(kLegendAbove)) / double(groups.size()),
            look.px(kLeastRow), look.px(kMostRow));
    for (size_t i = 0; i < groups.size(); ++i) {
        const ShareGroup &group = groups[i];
        const double top = std::round(room.top() + double(i) * height);
        const double used
            = look.lineHeight(TypeRole::Caption) + look.px(kBelowText) + look.px(kBar);
        composeGroup(picture, {room.left(), top, room.width(), used}, group, figures);
        picture.cell({int(i), 0, {room.left(), top, room.width(), used + look.px(2)},
            QCoreApplication::translate(
                "hz::ui::StackedShares", "%1: %2 of %3 met, %4 not met, %5 without data")
                .arg(group.title, shown(group.passed), shown(group.total()), shown(group.failed),
                    shown(group.unknown))});
    }
    const double bottom = room.bottom();
    picture.box(
        {room.left(), bottom - legend, room.width(), look.hairline()}, look.colour(Token::Line));
    composeLegend(picture,
        {room.left(), bottom - look.lineHeight(TypeRole::Caption), room.width(),
            look.lineHeight(TypeRole::Caption)},
        groups);
    return picture;
}

} // namespace

StackedShares::StackedShares(QWidget *parent)
    : Chart(Pointed::Ground, parent)
{
    setAccessibleName(tr("Met and not met"));
}

void StackedShares::setData(std::vector<ShareGroup> groups)
{
    if (m_groups == groups)
        return;
    m_groups = std::move(groups);
    recompose();
}

QSize StackedShares::minimumSizeHint() const
{
    const Look look;
    return {int(look.px(kLeastWidth)),
        int(double(m_groups.size()) * look.px(kLeastRow) + legendHeight(look)
            + look.px(kLegendAbove) + look.px(8))};
}

QSize StackedShares::sizeHint() const
{
    return minimumSizeHint() * 5 / 4;
}

ChartPicture StackedShares::compose(const QRectF &room, const Look &look) const
{
    return composeShares(m_groups, room, look);
}

void StackedShares::paint(
    QPainter &painter, const QRectF &room, const std::vector<ShareGroup> &groups, const Look &look)
{
    composeShares(groups, room, look).paint(painter, room);
}

} // namespace hz::ui
