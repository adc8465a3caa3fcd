#include <hz/ui/statusglyph.h>
#include <hz/ui/tilemap.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kGap = 8, kPaddingX = 10, kPaddingY = 8, kTightPaddingY = 2, kTightBelow = 74,
                 kLeastWidth = 190, kLeastHeight = 58, kMostHeight = 120, kTextGap = 6, kGlyph = 14;
constexpr double kKeyWidth = 20, kKeyHeight = 10, kKeyGap = 3;

struct Grid {
    int columns = 1;
    int rows = 1;
};

// As few rows as the width allows, and those equally full.
Grid gridFor(int tiles, double width, const Look &look)
{
    const int most
        = std::max(1, int((width + look.px(kGap)) / (look.px(kLeastWidth) + look.px(kGap))));
    const int rows = std::max(1, (tiles + most - 1) / most);
    return {std::max(1, (tiles + rows - 1) / rows), rows};
}

void composeTile(ChartPicture &picture, const QRectF &rect, const Tile &tile)
{
    const Look &look = picture.look();
    const QColor ink = tile.step ? look.onSequential(size_t(*tile.step)) : look.colour(Token::Text);
    if (tile.step) {
        picture.box(rect, look.sequential(size_t(*tile.step)), look.radius(Radius::Control));
    } else {
        QPen border(look.colour(Token::LineStrong), look.hairline(), Qt::DashLine);
        picture.box(rect, look.colour(Token::Sunken), look.radius(Radius::Control), border);
    }
    const double paddingY
        = look.px(rect.height() < look.px(kTightBelow) ? kTightPaddingY : kPaddingY);
    const QRectF inside
        = rect.adjusted(look.px(kPaddingX), paddingY, -look.px(kPaddingX), -paddingY);
    const QFont small = look.font(TypeRole::Caption);
    const double nameLine = look.lineHeight(TypeRole::Body),
                 figureLine = look.lineHeight(TypeRole::Title);
    const double count = textWidth(small, tile.count), gap = look.px(kTextGap);
    picture.text({inside.right() - count, inside.top(), count, nameLine}, tile.count, small, ink);
    picture.name({inside.left(), inside.top(), inside.width() - count - gap, nameLine}, tile.name,
        look.font(TypeRole::Body, Weight::Bold), ink);
    const double figureTop = inside.bottom() - figureLine;
    if (!tile.step) {
        const double glyph = look.px(kGlyph);
        picture.glyph(Status::NoData,
            {inside.left(), figureTop + (figureLine - glyph) / 2, glyph, glyph},
            look.colour(Token::Sunken));
        picture.name(
            {inside.left() + glyph + gap, figureTop, inside.width() - glyph - gap, figureLine},
            tile.note.isEmpty() ? statusWord(Status::NoData) : tile.note, small,
            look.colour(Token::Text3));
        return;
    }
    const QFont figure = look.font(TypeRole::Title, Weight::Bold);
    const double width = textWidth(figure, tile.share);
    picture.text({inside.left(), figureTop, width, figureLine}, tile.share, figure, ink);
    // On one baseline.
    const double down = (QFontMetricsF(figure).ascent() - QFontMetricsF(figure).descent()
                            - QFontMetricsF(small).ascent() + QFontMetricsF(small).descent())
        / 2;
    picture.name(
        {inside.left() + width + gap, figureTop + down, inside.width() - width - gap, figureLine},
        tile.note, small, ink);
}

QString nameOf(const Tile &tile)
{
    QString words = tile.name;
    for (const QString &word :
        {tile.count, tile.step ? tile.share : statusWord(Status::NoData), tile.note})
        if (!word.isEmpty())
            words = QCoreApplication::translate("hz::ui::TileMap", "%1, %2", "one figure, the next")
                        .arg(words, word);
    return words;
}

ChartPicture composeTiles(const std::vector<Tile> &tiles, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    const Grid grid = gridFor(int(tiles.size()), room.width(), look);
    const double gap = look.px(kGap);
    const double width = (room.width() - (grid.columns - 1) * gap) / grid.columns;
    const double height = std::clamp((room.height() - (grid.rows - 1) * gap) / grid.rows,
        look.px(kLeastHeight), look.px(kMostHeight));
    for (size_t i = 0; i < tiles.size(); ++i) {
        const int column = int(i) % grid.columns, row = int(i) / grid.columns;
        const QRectF rect(std::round(room.left() + column * (width + gap)),
            std::round(room.top() + row * (height + gap)), std::floor(width), std::floor(height));
        composeTile(picture, rect, tiles[i]);
        picture.cell({int(i), 0, rect, nameOf(tiles[i])});
    }
    return picture;
}

} // namespace

int tileStep(double value, double least, double most)
{
    if (most <= least)
        return Tile::kSteps;
    return 1
        + std::clamp(int((value - least) / (most - least) * Tile::kSteps), 0, Tile::kSteps - 1);
}

TileMap::TileMap(QWidget *parent)
    : Chart(Pointed::Outline, parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Places by their share"));
}

void TileMap::setData(std::vector<Tile> tiles)
{
    if (m_tiles == tiles)
        return;
    m_tiles = std::move(tiles);
    recompose();
}

int TileMap::heightForWidth(int width) const
{
    const Look look;
    const Grid grid = gridFor(int(m_tiles.size()), width, look);
    return int(grid.rows * (look.px(kLeastHeight) + look.px(kGap)) - look.px(kGap));
}

QSize TileMap::minimumSizeHint() const
{
    const Look look;
    return {int(look.px(kLeastWidth)), int(look.px(kLeastHeight))};
}

QSize TileMap::sizeHint() const
{
    const Look look;
    const int width = int(2 * look.px(kLeastWidth) + look.px(kGap));
    return {width, heightForWidth(width)};
}

ChartPicture TileMap::compose(const QRectF &room, const Look &look) const
{
    return composeTiles(m_tiles, room, look);
}

void TileMap::paint(
    QPainter &painter, const QRectF &room, const std::vector<Tile> &tiles, const Look &look)
{
    composeTiles(tiles, room, look).paint(painter, room);
}

// ---------------------------------------------------------------- key

StepKey::StepKey(const QString &low, const QString &high, QWidget *parent)
    : QWidget(parent)
    , m_low(low)
    , m_high(high)
{
    connect(&theme(), &Theme::changed, this, [this] { updateGeometry(); });
}

QSize StepKey::sizeHint() const
{
    const Look look;
    const QFont font = look.font(TypeRole::Caption);
    return {int(textWidth(font, m_low) + textWidth(font, m_high)
                + Tile::kSteps * (look.px(kKeyWidth) + look.px(kKeyGap)) + look.px(kKeyGap)),
        int(look.lineHeight(TypeRole::Caption))};
}

ChartPicture StepKey::compose() const
{
    const Look look;
    ChartPicture picture(look);
    const QFont font = look.font(TypeRole::Caption);
    const QColor quiet = look.colour(Token::Text3);
    const double gap = look.px(kKeyGap), high = look.px(kKeyHeight);
    double x = textWidth(font, m_low) + gap;
    picture.text({0, 0, x - gap, double(height())}, m_low, font, quiet);
    for (size_t step = 1; step <= Tile::kSteps; ++step) {
        picture.box({x, std::round((height() - high) / 2), look.px(kKeyWidth), high},
            look.sequential(step));
        x += look.px(kKeyWidth) + gap;
    }
    picture.text({x, 0, textWidth(font, m_high), double(height())}, m_high, font, quiet);
    return picture;
}

void StepKey::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    compose().paint(painter, rect());
}

} // namespace hz::ui
