#include <hz/ui/shadow.h>

#include <QtCore/QHash>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QLayout>

#include <cmath>
#include <vector>

namespace hz::ui {

namespace {

// Elevation e2 of the tokens: two soft layers under a floating bar.
struct Layer {
    double y;
    double blur;
    double alpha;
};
constexpr std::array kLayers{Layer{1, 3, 0.08}, Layer{6, 20, 0.12}};
constexpr double kDarkFactor = 2.2;
constexpr int kMargin = 28; // the widest layer: blur plus its offset

// A box blurred three times is near enough to a Gaussian.
void blur(std::vector<float> &plane, int side, double radius)
{
    const int reach = std::max(1, int(std::lround(radius / 2)));
    std::vector<float> line(static_cast<size_t>(side));
    const auto pass = [&](int start, int stride) {
        for (int i = 0; i < side; ++i) {
            float sum = 0;
            for (int k = -reach; k <= reach; ++k) {
                const int at = std::clamp(i + k, 0, side - 1);
                sum += plane[size_t(start + at * stride)];
            }
            line[size_t(i)] = sum / float(2 * reach + 1);
        }
        for (int i = 0; i < side; ++i)
            plane[size_t(start + i * stride)] = line[size_t(i)];
    };
    for (int times = 0; times < 2; ++times) {
        for (int row = 0; row < side; ++row)
            pass(row * side, 1);
        for (int column = 0; column < side; ++column)
            pass(column, side);
    }
}

// The corners and edges of a shadow around a rounded square, to be stretched: side = 2 × (margin + radius) + 1.
QPixmap shadowTile(int margin, int radius, double ratio)
{
    static QHash<QString, QPixmap> cache; // GUI thread only; one for each radius and scheme
    const bool dark = theme().scheme() != Scheme::Light;
    const QString key = QStringLiteral("%1/%2/%3/%4").arg(margin).arg(radius).arg(ratio).arg(dark);
    if (const auto cached = cache.constFind(key); cached != cache.cend())
        return *cached;
    const int side = int(std::ceil((2 * (margin + radius) + 1) * ratio));
    std::vector<float> total(size_t(side) * size_t(side), 0);
    for (const Layer &layer : kLayers) {
        QImage shape(side, side, QImage::Format_Alpha8);
        shape.fill(0);
        QPainter painter(&shape);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(ratio, ratio);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        painter.drawRoundedRect(QRectF(margin, margin + layer.y * theme().scale(), 2 * radius + 1, 2 * radius + 1), radius, radius);
        painter.end();
        std::vector<float> plane(total.size());
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                plane[size_t(y) * size_t(side) + size_t(x)] = float(shape.constScanLine(y)[x]) / 255.0F;
        blur(plane, side, layer.blur * theme().scale() * ratio / 2);
        const auto alpha = float(std::min(1.0, layer.alpha * (dark ? kDarkFactor : 1)));
        for (size_t i = 0; i < total.size(); ++i)
            total[i] = 1 - (1 - total[i]) * (1 - plane[i] * alpha);
    }
    QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
    const QColor colour = theme().colour(Token::Shadow);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            QColor pixel = colour;
            pixel.setAlphaF(total[size_t(y) * size_t(side) + size_t(x)]);
            reinterpret_cast<QRgb *>(picture.scanLine(y))[x] = qPremultiply(pixel.rgba());
        }
    QPixmap pixmap = QPixmap::fromImage(picture);
    pixmap.setDevicePixelRatio(ratio);
    cache.insert(key, pixmap);
    return pixmap;
}

void drawNine(QPainter &painter, const QRect &rect, const QPixmap &tile, int corner)
{
    const double ratio = tile.devicePixelRatio();
    const double edge = corner * ratio, whole = tile.width();
    const int xs[] = {rect.left(), rect.left() + corner, rect.right() + 1 - corner, rect.right() + 1};
    const int ys[] = {rect.top(), rect.top() + corner, rect.bottom() + 1 - corner, rect.bottom() + 1};
    const double sources[] = {0, edge, whole - edge, whole};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            if (row != 1 || column != 1)
                painter.drawPixmap(QRectF(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row]), tile,
                    QRectF(sources[column], sources[row], sources[column + 1] - sources[column], sources[row + 1] - sources[row]));
}

} // namespace

FloatingPanel::FloatingPanel(QWidget *parent, Radius radius)
    : QWidget(parent)
    , m_radius(radius)
{
    updateMargins();
    connect(&theme(), &Theme::changed, this, [this] {
        updateMargins();
        update();
    });
}

int FloatingPanel::shadowMargin()
{
    return theme().px(kMargin);
}

void FloatingPanel::updateMargins()
{
    setContentsMargins(shadowMargin(), shadowMargin(), shadowMargin(), shadowMargin());
}

QRect FloatingPanel::surface() const
{
    return contentsRect();
}

void FloatingPanel::setSurfaceGeometry(const QRect &rect)
{
    const int margin = shadowMargin();
    setGeometry(rect.adjusted(-margin, -margin, margin, margin));
}

QSize FloatingPanel::surfaceHint() const
{
    const QSize hint = sizeHint();
    return hint - QSize(2 * shadowMargin(), 2 * shadowMargin());
}

void FloatingPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int margin = shadowMargin(), radius = theme().radius(m_radius);
    drawNine(painter, rect(), shadowTile(margin, radius, devicePixelRatioF()), margin + radius);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = theme().scheme() == Scheme::Contrast ? 2 : 1;
    painter.setPen(QPen(theme().colour(Token::Line), line));
    painter.setBrush(theme().colour(Token::Surface));
    painter.drawRoundedRect(QRectF(surface()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

void FloatingPanel::mousePressEvent(QMouseEvent *event)
{
    // The surface swallows what falls between its buttons; its shadow belongs to the page below.
    event->setAccepted(surface().contains(event->position().toPoint()));
}

} // namespace hz::ui
