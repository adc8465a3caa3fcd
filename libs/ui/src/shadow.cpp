#include <hz/ui/shadow.h>

#include <QtCore/QEvent>
#include <QtCore/QHash>
#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>

#include <cmath>

namespace hz::ui {

namespace {

constexpr double kTail
    = 1.25; // a Gaussian is invisible beyond 2.5 deviations, and blur is two of them

struct TileKey {
    int width; // of the shape, logical
    int height;
    int radius;
    Elevation elevation;
    Scheme scheme;
    int scalePercent;
    int ratioPercent;

    bool operator==(const TileKey &) const = default;
    friend size_t qHash(const TileKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.width, key.height, key.radius, int(key.elevation),
            int(key.scheme), key.scalePercent, key.ratioPercent);
    }
};

struct Plane {
    int width;
    int height;
    std::vector<float> values;
};

// The mean of 2 × reach + 1 neighbours along every line; beyond the edge there is nothing.
void boxBlur(Plane &plane, int reach, Qt::Orientation along)
{
    const int count = along == Qt::Horizontal ? plane.width : plane.height;
    const int lines = along == Qt::Horizontal ? plane.height : plane.width;
    const int stride = along == Qt::Horizontal ? 1 : plane.width;
    const int nextLine = along == Qt::Horizontal ? plane.width : 1;
    std::vector<float> line(static_cast<size_t>(count));
    for (int i = 0; i < lines; ++i) {
        float *first = plane.values.data() + ptrdiff_t(i) * nextLine;
        const auto value
            = [&](int k) { return k < 0 || k >= count ? 0.0F : first[ptrdiff_t(k) * stride]; };
        float sum = 0;
        for (int k = -reach; k < reach; ++k)
            sum += value(k);
        for (int k = 0; k < count; ++k) {
            sum += value(k + reach);
            line[size_t(k)] = sum / float(2 * reach + 1);
            sum -= value(k - reach);
        }
        for (int k = 0; k < count; ++k)
            first[ptrdiff_t(k) * stride] = line[size_t(k)];
    }
}

// Three boxes are near enough to a Gaussian.
void gaussianBlur(Plane &plane, double deviation)
{
    const int reach = int(std::lround((std::sqrt(4 * deviation * deviation + 1) - 1) / 2));
    for (int times = 0; reach > 0 && times < 3; ++times) {
        boxBlur(plane, reach, Qt::Horizontal);
        boxBlur(plane, reach, Qt::Vertical);
    }
}

Plane coverage(QSize pixels, const QRectF &shape, double radius)
{
    QImage image(pixels, QImage::Format_Alpha8);
    image.fill(0);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawRoundedRect(shape, radius, radius);
    painter.end();
    Plane plane{pixels.width(), pixels.height(), {}};
    plane.values.reserve(size_t(pixels.width()) * size_t(pixels.height()));
    for (int y = 0; y < pixels.height(); ++y)
        for (int x = 0; x < pixels.width(); ++x)
            plane.values.push_back(float(image.constScanLine(y)[x]) / 255.0F);
    return plane;
}

QPixmap renderTile(const TileKey &key, int reach, double ratio)
{
    const QSize pixels(int(std::ceil((key.width + 2 * reach) * ratio)),
        int(std::ceil((key.height + 2 * reach) * ratio)));
    std::vector<float> total(size_t(pixels.width()) * size_t(pixels.height()), 0);
    const double scale = theme().scale();
    for (const ShadowLayer &layer : theme().shadow(key.elevation)) {
        const QRectF shape(reach, reach + layer.y * scale, key.width, key.height);
        Plane plane
            = coverage(pixels, {shape.topLeft() * ratio, shape.size() * ratio}, key.radius * ratio);
        gaussianBlur(plane, layer.blur / 2 * scale * ratio);
        for (size_t i = 0; i < total.size(); ++i)
            total[i] = 1 - (1 - total[i]) * (1 - plane.values[i] * float(layer.alpha));
    }
    QImage picture(pixels, QImage::Format_ARGB32_Premultiplied);
    const QRgb colour = theme().colour(Token::Shadow).rgb();
    for (int y = 0; y < pixels.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            const float alpha = total[size_t(y) * size_t(pixels.width()) + size_t(x)];
            row[x] = qPremultiply(
                qRgba(qRed(colour), qGreen(colour), qBlue(colour), int(std::lround(alpha * 255))));
        }
    }
    QPixmap pixmap = QPixmap::fromImage(picture);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QPixmap shadowTile(const TileKey &key, int reach, double ratio)
{
    static QHash<TileKey, QPixmap> cache; // GUI thread only; a few for each scheme
    auto found = cache.constFind(key);
    if (found == cache.cend())
        found = cache.insert(key, renderTile(key, reach, ratio));
    return *found;
}

} // namespace

int shadowReach(Elevation elevation)
{
    double reach = 0;
    for (const ShadowLayer &layer : theme().shadow(elevation))
        reach = std::max(reach, layer.y + layer.blur * kTail);
    return int(std::ceil(reach * theme().scale()));
}

void drawShadow(QPainter &painter, const QRect &surface, int radius, Elevation elevation)
{
    const int reach = shadowReach(elevation);
    if (reach == 0 || surface.isEmpty())
        return;
    // Beyond `inner` from a corner the shadow of an edge no longer changes along it: one pixel is
    // stretched there.
    const int inner = radius + reach;
    const QSize core = surface.size().boundedTo({2 * inner + 1, 2 * inner + 1});
    const double ratio = painter.device()->devicePixelRatioF();
    const QPixmap tile
        = shadowTile({core.width(), core.height(), radius, elevation, theme().scheme(),
                         int(std::lround(theme().scale() * 100)), int(std::lround(ratio * 100))},
            reach, ratio);

    const QRect outer = surface.adjusted(-reach, -reach, reach, reach);
    const int left = reach + (core.width() - 1) / 2, top = reach + (core.height() - 1) / 2;
    const int right = core.width() + 2 * reach - left - 1,
              bottom = core.height() + 2 * reach - top - 1;
    const std::array<int, 4> xs{0, left, outer.width() - right, outer.width()};
    const std::array<int, 4> ys{0, top, outer.height() - bottom, outer.height()};
    const std::array<int, 4> tileXs{0, left, left + 1, left + 1 + right};
    const std::array<int, 4> tileYs{0, top, top + 1, top + 1 + bottom};
    for (size_t row = 0; row < 3; ++row) {
        for (size_t column = 0; column < 3; ++column) {
            const QRectF target(outer.x() + xs[column], outer.y() + ys[row],
                xs[column + 1] - xs[column], ys[row + 1] - ys[row]);
            const QRectF source(tileXs[column] * ratio, tileYs[row] * ratio,
                (tileXs[column + 1] - tileXs[column]) * ratio,
                (tileYs[row + 1] - tileYs[row]) * ratio);
            if (row != 1 || column != 1)
                painter.drawPixmap(target, tile, source);
        }
    }
}

class FloatingPanel::Shadow final : public QWidget {
public:
    Shadow(QWidget *parent, Radius radius, Elevation elevation)
        : QWidget(parent)
        , m_radius(radius)
        , m_elevation(elevation)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }

    void placeAround(const QRect &surface)
    {
        const int reach = shadowReach(m_elevation);
        setGeometry(surface.adjusted(-reach, -reach, reach, reach));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const int reach = shadowReach(m_elevation);
        QPainter painter(this);
        drawShadow(painter, rect().adjusted(reach, reach, -reach, -reach), theme().radius(m_radius),
            m_elevation);
    }

private:
    Radius m_radius;
    Elevation m_elevation;
};

// The opaque middle: Qt subtracts it from whatever repaints beneath the panel.
class FloatingPanel::Plate final : public QWidget {
public:
    explicit Plate(FloatingPanel *panel)
        : QWidget(panel)
        , m_panel(panel)
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter(this).fillRect(event->rect(), theme().colour(m_panel->fill()));
    }

private:
    FloatingPanel *m_panel;
};

FloatingPanel::FloatingPanel(QWidget *parent, Radius radius, Elevation elevation)
    : QWidget(parent)
    , m_radius(radius)
    , m_elevation(elevation)
    , m_plate(new Plate(this))
    , m_shadow(parent ? new Shadow(parent, radius, elevation) : nullptr)
{
    setAttribute(
        Qt::WA_NoMousePropagation); // what falls between its buttons is not meant for the page
    connect(&theme(), &Theme::changed, this, [this] {
        placeParts();
        update();
    });
}

FloatingPanel::~FloatingPanel()
{
    delete m_shadow;
}

void FloatingPanel::setFill(Token fill)
{
    m_fill = fill;
    update();
    m_plate->update();
}

void FloatingPanel::placeParts()
{
    // The largest rectangle inside the rounded outline and its line.
    const int rim = int(std::ceil(theme().radius(m_radius) * (1 - M_SQRT1_2))) + theme().hairline();
    m_plate->setGeometry(rect().adjusted(rim, rim, -rim, -rim));
    if (m_shadow)
        m_shadow->placeAround(geometry());
}

bool FloatingPanel::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
        placeParts();
        break;
    case QEvent::ParentChange:
        delete m_shadow;
        if (parentWidget())
            m_shadow = new Shadow(parentWidget(), m_radius, m_elevation);
        [[fallthrough]];
    case QEvent::ShowToParent:
    case QEvent::HideToParent:
    case QEvent::ZOrderChange:
        if (m_shadow) {
            m_shadow->placeAround(geometry());
            m_shadow->stackUnder(this);
            m_shadow->setVisible(!isHidden());
        }
        break;
    default:
        break;
    }
    return handled;
}

void FloatingPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = theme().hairline(), radius = theme().radius(m_radius);
    const bool isPlain = m_fill == Token::Surface || theme().scheme() == Scheme::Contrast;
    painter.setPen(QPen(theme().colour(isPlain ? Token::Line : m_fill), line));
    painter.setBrush(theme().colour(m_fill));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2),
        radius - line / 2, radius - line / 2);
}

} // namespace hz::ui
