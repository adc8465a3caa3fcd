#include "stocktake/camerapane.h"

#include <hz/ui/icon.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>
#include <hz/viewer/barcodereader.h>

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

namespace {

constexpr int kGonePictures = 8; // read without it: a hand that shakes loses a code for a few

} // namespace

CameraPane::CameraPane(QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(ui::icon(ui::IconName::Camera), tr("Camera")))
    , m_other(new QPushButton(ui::icon(ui::IconName::RefreshCw), tr("Other camera"), this))
    , m_again(new QPushButton(tr("Try again"), this))
    , m_told(new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2, this))
{
    setAccessibleName(tr("Camera"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_button->setCheckable(true);
    m_button->setObjectName(QStringLiteral("camera"));
    m_button->setToolTip(tr("Scan with a camera"));
    for (QPushButton *button : {m_button, m_other, m_again})
        ui::setCompact(button);
    m_told->setWordWrap(true);
    m_told->setAlignment(Qt::AlignCenter);
    const int margin = ui::theme().px(12);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addStretch();
    column->addWidget(m_told);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    column->addStretch();
    column->addWidget(m_other, 0, Qt::AlignRight);
    m_again->hide();
    m_other->hide();
    hide();
    connect(m_button, &QPushButton::toggled, this, &QWidget::setVisible);
    connect(m_again, &QPushButton::clicked, this, &CameraPane::run);
    connect(m_other, &QPushButton::clicked, this, &CameraPane::chooseCamera);
    connect(&m_camera, &viewer::Camera::seen, this, &CameraPane::look);
    connect(&m_camera, &viewer::Camera::failed, this, &CameraPane::tell);
}

QSize CameraPane::sizeHint() const
{
    const int height = ui::theme().px(208);
    return {height * 4 / 3, height};
}

void CameraPane::setOn(bool on)
{
    m_button->setChecked(on);
}

QString CameraPane::told() const
{
    return m_told->isHidden() ? QString() : m_told->text();
}

void CameraPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    run();
}

void CameraPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_camera.stop();
    m_picture = {};
    m_inView.clear();
}

void CameraPane::run()
{
    m_camera.stop();
    m_picture = {};
    m_again->hide();
    m_told->setText(tr("The camera is being opened…"));
    m_told->show();
    update();
    const Result<QList<viewer::CameraInfo>> cameras = viewer::Camera::all();
    if (!cameras) {
        tell(cameras.error());
        return;
    }
    m_cameras = *cameras;
    m_other->setVisible(m_cameras.size() > 1);
    const bool isThere = std::any_of(m_cameras.begin(), m_cameras.end(),
        [this](const viewer::CameraInfo &camera) { return camera.id == m_chosen; });
    m_camera.start(isThere ? m_chosen : m_cameras.front().id);
}

void CameraPane::chooseCamera()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const viewer::CameraInfo &camera : std::as_const(m_cameras)) {
        QAction *action = menu->addAction(camera.name);
        connect(action, &QAction::triggered, this, [this, id = camera.id] {
            m_chosen = id;
            run();
        });
    }
    menu->popup(m_other->mapToGlobal(QPoint(0, m_other->height())));
}

void CameraPane::tell(const Error &error)
{
    m_picture = {};
    m_told->setText(error.message);
    m_told->show();
    m_again->show();
    update();
}

void CameraPane::look(const QImage &picture)
{
    m_told->hide();
    m_again->hide();
    m_picture = picture;
    update();
    if (m_isReading)
        return;
    m_isReading = true;
    const auto task = m_tasks.run(
        [picture](TaskControl &) -> Result<QStringList> { return viewer::readBarcodes(picture); });
    whenDone(task, this, [this](const Result<QStringList> &codes) {
        m_isReading = false;
        if (codes && isVisible())
            taken(*codes);
    });
}

void CameraPane::taken(const QStringList &codes)
{
    for (auto known = m_inView.begin(); known != m_inView.end();) {
        known->second = codes.contains(known->first) ? 0 : known->second + 1;
        known = known->second >= kGonePictures ? m_inView.erase(known) : std::next(known);
    }
    for (const QString &code : codes)
        if (m_inView.emplace(code, 0).second)
            Q_EMIT scanned(code);
}

void CameraPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const ui::Theme &look = ui::theme();
    QPainterPath shape;
    const int radius = look.radius(ui::Radius::Card);
    shape.addRoundedRect(rect(), radius, radius);
    painter.setClipPath(shape);
    painter.fillRect(rect(), look.colour(ui::Token::Sunken));
    if (m_picture.isNull())
        return;
    // As much of the picture as fits, its middle in the middle.
    const QSizeF size
        = QSizeF(m_picture.size()).scaled(this->size(), Qt::KeepAspectRatioByExpanding);
    QRectF place(QPointF(), size);
    place.moveCenter(QRectF(rect()).center());
    painter.drawImage(place, m_picture);
}

} // namespace hz::console
