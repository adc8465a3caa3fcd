#include "lesson/arranging.h"

#include <hz/page/clipboard.h>
#include <hz/page/text.h>
#include <hz/ui/actions.h>

#include <QtCore/QBuffer>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtWidgets/QFileDialog>

#include <algorithm>

namespace hz::board {

namespace {

constexpr QPointF kCopyOffset(32, 32); // page units, from what was copied
constexpr qint64 kMostClipboardPixels = page::kMaxPicturePixels;

} // namespace

Arranging::Arranging(ui::ActionRegistry &commands, LessonHost &host, canvas::PageView &view)
    : QObject(&view)
    , m_commands(commands)
    , m_host(host)
    , m_view(view)
{
    addCommands();
    addArrangeCommands();
    addNudgeCommands();
    connect(&host, &LessonHost::opened, this, [this] { m_nudgedSeq.reset(); });
    connect(&view, &canvas::PageView::selectionChanged, this, [this] {
        m_commands.action(u"arrange.group")->setText(isGrouped() ? tr("Ungroup") : tr("Group"));
        m_commands.action(u"arrange.lock")
            ->setText(m_view.selection().isLocked() ? tr("Unlock") : tr("Lock"));
        m_commands.refresh();
    });
}

void Arranging::follow(page::LessonSession &session)
{
    connect(&session, &page::LessonSession::elementsArrived, this,
        [this](const page::PageId &page, const std::vector<page::ElementId> &ids) {
            if (!this->session() || this->page() != page)
                return;
            Q_EMIT arrived();
            m_view.select(ids);
        });
    connect(&session, &page::LessonSession::arrivalFailed, this, &Arranging::failed);
}

void Arranging::addCommands()
{
    using ui::IconName;
    m_commands.add({.id = QStringLiteral("edit.copy"),
        .text = tr("Copy"),
        .icon = IconName::Copy,
        .keys = {QKeySequence(QKeySequence::Copy)},
        .run = [this] { copy(); },
        .isEnabled = [this] { return hasSelection(); }});
    m_commands.add({.id = QStringLiteral("edit.cut"),
        .text = tr("Cut"),
        .icon = IconName::Copy,
        .keys = {QKeySequence(QKeySequence::Cut)},
        .run =
            [this] {
                copy();
                session()->removeElements(page(), ids());
            },
        .isEnabled = [this] { return canArrange(); }});
    m_commands.add({.id = QStringLiteral("edit.paste"),
        .text = tr("Paste"),
        .icon = IconName::FilePlus,
        .keys = {QKeySequence(QKeySequence::Paste)},
        .run = [this] { paste(); },
        .isEnabled = [this] { return canChange(); }});
    m_commands.add({.id = QStringLiteral("edit.duplicate"),
        .text = tr("Duplicate"),
        .icon = IconName::CopyPlus,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_D)},
        .run = [this] { duplicate(); },
        .isEnabled = [this] { return canArrange(); }});
    m_commands.add({.id = QStringLiteral("edit.delete"),
        .text = tr("Delete"),
        .icon = IconName::Trash,
        .keys = {QKeySequence(QKeySequence::Delete), QKeySequence(Qt::Key_Backspace)},
        .run = [this] { session()->removeElements(page(), ids()); },
        .isEnabled = [this] { return canArrange() && !m_view.selection().isLocked(); }});
    m_commands.add({.id = QStringLiteral("edit.selectAll"),
        .text = tr("Select all"),
        .icon = IconName::MousePointer,
        .keys = {QKeySequence(QKeySequence::SelectAll)},
        .run =
            [this] {
                std::vector<page::ElementId> all;
                for (const page::Element *element : session()->lesson().page(page())->elements())
                    all.push_back(element->id);
                Q_EMIT arrived();
                m_view.select(all);
            },
        .isEnabled = [this] { return canChange(); }});
    m_commands.add({.id = QStringLiteral("insert.picture"),
        .text = tr("Insert a picture"),
        .icon = IconName::Image,
        .run = [this] { askForPictures(); },
        .isEnabled = [this] { return canChange(); }});
}

void Arranging::addArrangeCommands()
{
    using ui::IconName;
    m_commands.add({.id = QStringLiteral("arrange.front"),
        .text = tr("To front"),
        .icon = IconName::BringToFront,
        .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_BracketRight)},
        .run = [this] { session()->bringToFront(page(), ids()); },
        .isEnabled = [this] { return canArrange(); }});
    m_commands.add({.id = QStringLiteral("arrange.back"),
        .text = tr("To back"),
        .icon = IconName::SendToBack,
        .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_BracketLeft)},
        .run = [this] { session()->sendToBack(page(), ids()); },
        .isEnabled = [this] { return canArrange(); }});
    m_commands.add({.id = QStringLiteral("arrange.group"),
        .text = tr("Group"),
        .icon = IconName::Group,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_G)},
        .run = [this] { toggleGroup(); },
        .isEnabled = [this] { return canArrange() && (ids().size() > 1 || isGrouped()); }});
    m_commands.add({.id = QStringLiteral("arrange.lock"),
        .text = tr("Lock"),
        .icon = IconName::Lock,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_L)},
        .run = [this] { toggleLock(); },
        .isEnabled = [this] { return canArrange(); }});
}

void Arranging::addNudgeCommands()
{
    struct Nudge {
        QString id;
        QString text;
        ui::IconName icon;
        Qt::Key key;
        QPoint steps;
    };
    const Nudge nudges[] = {
        {QStringLiteral("arrange.left"), tr("Move to the left"), ui::IconName::ChevronLeft,
            Qt::Key_Left, {-1, 0}},
        {QStringLiteral("arrange.right"), tr("Move to the right"), ui::IconName::ChevronRight,
            Qt::Key_Right, {1, 0}},
        {QStringLiteral("arrange.up"), tr("Move up"), ui::IconName::ChevronUp, Qt::Key_Up, {0, -1}},
        {QStringLiteral("arrange.down"), tr("Move down"), ui::IconName::ChevronDown, Qt::Key_Down,
            {0, 1}},
    };
    for (const Nudge &nudge : nudges)
        m_commands.add({.id = nudge.id,
            .text = nudge.text,
            .icon = nudge.icon,
            .keys = {QKeySequence(nudge.key), QKeySequence(Qt::SHIFT | nudge.key)},
            .run = [this, steps = nudge.steps] { this->nudge(steps); },
            .isEnabled = [this] { return canArrange() && !m_view.selection().isLocked(); }});
}

// Nudges one after the other are one step of undo.
void Arranging::nudge(QPoint steps)
{
    constexpr int kFar = 10; // page units
    if (QGuiApplication::keyboardModifiers() & Qt::ShiftModifier)
        steps *= kFar;
    if (session()->lastSeq() != m_nudgedSeq)
        m_nudges = session()->newGesture();
    session()->transformElements(
        page(), ids(), QTransform::fromTranslate(steps.x(), steps.y()), m_nudges);
    m_nudgedSeq = session()->lastSeq();
}

bool Arranging::isGrouped() const
{
    if (!hasSelection())
        return false;
    const page::Page *shown = session()->lesson().page(page());
    const page::Element *first = shown ? shown->find(ids().front()) : nullptr;
    return first && !first->group.isNull()
        && std::all_of(ids().begin(), ids().end(), [&](const page::ElementId &id) {
               const page::Element *element = shown->find(id);
               return element && element->group == first->group;
           });
}

void Arranging::toggleGroup()
{
    if (isGrouped())
        session()->ungroup(page(), ids());
    else
        session()->group(page(), ids());
    m_view.select(ids());
}

void Arranging::toggleLock()
{
    if (m_view.selection().isLocked())
        session()->unlock(page(), ids());
    else
        session()->lock(page(), ids());
    m_view.select(ids());
}

void Arranging::duplicate()
{
    m_view.select(session()->duplicate(page(), ids(), kCopyOffset));
}

void Arranging::copy()
{
    whenDone(session()->copyElements(page(), ids()), this, [this](const Result<QByteArray> &clip) {
        if (!clip) {
            Q_EMIT failed(clip.error());
            return;
        }
        auto *data = new QMimeData;
        data->setData(page::kElementsMime, *clip);
        QGuiApplication::clipboard()->setMimeData(data);
    });
}

// Our own elements, else picture files, else a picture, else text.
void Arranging::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return;
    if (data->hasFormat(page::kElementsMime)) {
        session()->pasteElements(page(), data->data(page::kElementsMime), m_view.middle());
        return;
    }
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    if (!files.isEmpty()) {
        addPictures(files);
    } else if (data->hasImage()) {
        const QImage image = data->imageData().value<QImage>();
        if (image.isNull())
            return;
        if (qint64(image.width()) * image.height() > kMostClipboardPixels) {
            Q_EMIT failed({.kind = Error::Kind::Invalid,
                .message = tr("The picture on the clipboard is too large: %1 × %2 pixels.")
                               .arg(image.width())
                               .arg(image.height())});
            return;
        }
        QBuffer png;
        image.save(&png, "PNG");
        session()->addPicture(
            page(), png.data(), tr("The picture on the clipboard"), m_view.middle());
    } else if (data->hasText() && !data->text().trimmed().isEmpty()) {
        page::Text text = page::measured({.text = data->text().left(page::kMaxText)});
        const QPointF corner
            = m_view.middle() - QPointF(text.box.width(), text.box.height()) / 2 / page::kSubUnits;
        const page::ElementId id
            = session()->addObject(page(), text, QTransform::fromTranslate(corner.x(), corner.y()));
        Q_EMIT arrived();
        m_view.select({id});
    }
}

void Arranging::addPictures(const QStringList &paths)
{
    session()->addPictureFiles(page(), paths, m_view.middle());
}

void Arranging::askForPictures()
{
    const QStringList files = QFileDialog::getOpenFileNames(&m_view, tr("Insert a picture"),
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
        tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)"));
    if (!files.isEmpty() && session())
        addPictures(files);
}

} // namespace hz::board
