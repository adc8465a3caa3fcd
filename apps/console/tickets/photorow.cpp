#include "tickets/photorow.h"

#include "tickets/photo.h"

#include <hz/ui/icon.h>
#include <hz/ui/label.h>
#include <hz/ui/sheet.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtCore/QStandardPaths>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace hz::console {

namespace {

// At scale 1.
constexpr double kThumb = 56, kGap = 8, kPadding = 16;

// One photo over the whole window.
class PhotoSheet final : public ui::Sheet {
public:
    explicit PhotoSheet(QWidget *window)
        : ui::Sheet(window)
        , m_picture(new QLabel)
    {
        const int padding = ui::theme().px(kPadding);
        auto *column = new QVBoxLayout(&panel());
        column->setContentsMargins(padding, padding, padding, padding);
        column->addWidget(m_picture);
        connect(this, &ui::Sheet::closed, this, &QObject::deleteLater);
    }
    void show(const QImage &image)
    {
        QImage fitting = image.scaled(window()->size() * 0.8 * devicePixelRatio(),
            Qt::KeepAspectRatio, Qt::SmoothTransformation);
        fitting.setDevicePixelRatio(devicePixelRatio());
        m_picture->setPixmap(QPixmap::fromImage(fitting));
        m_picture->setAccessibleName(PhotoRow::tr("Photo"));
        popUp();
    }

private:
    QLabel *m_picture;
};

} // namespace

class PhotoRow::Thumb final : public QAbstractButton {
public:
    explicit Thumb(const QString &name)
    {
        setText(name);
        setAccessibleName(name);
        setToolTip(name);
        const int side = ui::theme().px(kThumb);
        setFixedSize(side, side);
        setFocusPolicy(Qt::StrongFocus);
    }
    void setImage(const QImage &image)
    {
        m_image = image;
        update();
    }
    std::function<void()> takeAway;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const ui::Theme &look = ui::theme();
        painter.fillRect(rect(), look.colour(ui::Token::Sunken));
        if (m_image.isNull()) {
            const int side = look.px(ui::Measure::DeskIcon);
            ui::icon(ui::IconName::Image)
                .paint(&painter,
                    QRect(QPoint((width() - side) / 2, (height() - side) / 2), QSize(side, side)));
        } else {
            const QSize shown = m_image.size().scaled(size(), Qt::KeepAspectRatioByExpanding);
            painter.drawImage(
                QRect(
                    QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown),
                m_image);
        }
        painter.setPen(
            QPen(look.colour(hasFocus() ? ui::Token::Focus : ui::Token::Line), hasFocus() ? 2 : 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    void contextMenuEvent(QContextMenuEvent *event) override
    {
        if (!takeAway)
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(menu->addAction(ui::icon(ui::IconName::Trash), PhotoRow::tr("Take away")),
            &QAction::triggered, this, takeAway);
        menu->popup(event->globalPos());
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (takeAway && event->key() == Qt::Key_Delete)
            takeAway();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QImage m_image;
};

PhotoRow::PhotoRow(
    const std::optional<store::BlobStore> &blobs, Use use, qsizetype most, QWidget *parent)
    : QWidget(parent)
    , m_blobs(blobs)
    , m_use(use)
    , m_most(most)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(ui::theme().px(kGap));
    if (use != Use::Show) {
        m_add = use == Use::Add
            ? new QPushButton(ui::icon(ui::IconName::Camera), tr("Add a photo"))
            : new QPushButton(ui::icon(ui::IconName::FilePlus), tr("Add a photo or PDF"));
        m_add->setObjectName(QStringLiteral("addPhoto"));
        ui::setCompact(m_add);
        m_row->addWidget(m_add);
        connect(m_add, &QPushButton::clicked, this, &PhotoRow::askFiles);
    }
    m_row->addStretch(1);
}

void PhotoRow::setPhotos(const QList<store::BlobRef> &photos)
{
    if (photos == m_photos)
        return;
    m_photos = photos;
    showRow();
}

void PhotoRow::setReadOnly(bool isReadOnly)
{
    m_add->setVisible(!isReadOnly);
    if (std::exchange(m_use, isReadOnly ? Use::Show : Use::Add) != m_use)
        showRow();
}

void PhotoRow::showRow()
{
    for (Thumb *thumb : std::exchange(m_thumbs, {}))
        thumb->deleteLater();
    for (int i = 0; i < int(m_photos.size()); ++i) {
        auto *thumb = new Thumb(tr("Photo %1").arg(i + 1));
        thumb->setParent(this);
        m_row->insertWidget(i, thumb);
        m_thumbs.push_back(thumb);
        connect(thumb, &QAbstractButton::clicked, this, [this, i] { enlarge(i); });
        if (m_use != Use::Show)
            thumb->takeAway = [this, i] {
                m_photos.removeAt(i);
                showRow();
                Q_EMIT photosChanged();
            };
        const int side = int(ui::theme().px(kThumb) * devicePixelRatio()) * 2;
        const auto task = m_tasks.run([photo = m_photos[i], blobs = m_blobs, side](
                                          TaskControl &) { return loadPhoto(photo, blobs, side); });
        whenDone(task, thumb, [thumb](const Result<QImage> &image) {
            if (image)
                thumb->setImage(*image);
            else
                thumb->setToolTip(image.error().message);
        });
    }
    if (m_add)
        m_add->setEnabled(m_photos.size() < m_most && m_running == 0);
}

void PhotoRow::askFiles()
{
    auto *dialog = new QFileDialog(window(), tr("Add a photo"),
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
        m_use == Use::Add ? tr("Photos (*.jpg *.jpeg *.png *.webp *.bmp)")
                          : tr("Photos and PDF files (*.jpg *.jpeg *.png *.webp *.bmp *.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PhotoRow::addFiles);
    dialog->open();
}

void PhotoRow::addFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (m_photos.size() + m_running >= m_most) {
            Q_EMIT failed({Error::Kind::Invalid,
                tr("No more than %n photo(s) go with it.", nullptr, int(m_most)), {}});
            return;
        }
        ++m_running;
        m_add->setEnabled(false);
        const auto task = m_tasks.run(
            [path, blobs = m_blobs, takesPdf = m_use == Use::AddEvidence](TaskControl &control) {
                return takesPdf ? keepEvidence(path, blobs, control) : keepPhoto(path, blobs);
            });
        whenDone(task, this, [this](const Result<store::BlobRef> &photo) {
            --m_running;
            if (photo && !m_photos.contains(*photo))
                m_photos.append(*photo);
            showRow();
            if (photo)
                Q_EMIT photosChanged();
            else
                Q_EMIT failed(photo.error());
        });
    }
}

void PhotoRow::enlarge(int which)
{
    const auto task = m_tasks.run([photo = m_photos[which], blobs = m_blobs](TaskControl &) {
        return loadPhoto(photo, blobs, kPhotoSide);
    });
    whenDone(task, this, [this](const Result<QImage> &image) {
        if (image)
            (new PhotoSheet(window()))->show(*image);
        else
            Q_EMIT failed(image.error());
    });
}

} // namespace hz::console
