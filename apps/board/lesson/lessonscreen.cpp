#include "lesson/lessonscreen.h"

#include "lesson/arranging.h"
#include "lesson/eraserpopover.h"
#include "lesson/exporting.h"
#include "lesson/inkchooser.h"
#include "lesson/morepopover.h"
#include "lesson/overview.h"
#include "lesson/pagecards.h"
#include "lesson/pagecluster.h"
#include "lesson/pagepopover.h"
#include "lesson/pagestrip.h"
#include "lesson/paging.h"
#include "lesson/penpopover.h"
#include "lesson/pupilbar.h"
#include "lesson/recentinks.h"
#include "lesson/savebadge.h"
#include "lesson/selectionbar.h"
#include "lesson/shapepopover.h"
#include "lesson/toolbar.h"
#include "settings/preferences.h"

#include <hz/ui/actions.h>
#include <hz/ui/touchbutton.h>

#include <QtGui/QAction>

namespace hz::board {

namespace {

struct PenSettings {
    Setting<QString> brush;
    Setting<QString> ink;
    Setting<double> width;

    canvas::PenStyle read(const Settings &settings, double widest) const
    {
        canvas::PenStyle style{.brush = settings.value(brush),
            .ink = settings.value(ink),
            .widthUnits = settings.value(width)};
        if (!ink::isInk(style.ink))
            style.ink = ink.fallback;
        if (style.brush != ink::kPenBrush && style.brush != ink::kEvenBrush
            && style.brush != brush.fallback)
            style.brush = brush.fallback;
        style.widthUnits = std::min(style.widthUnits, widest);
        return style;
    }
    void write(Settings &settings, const canvas::PenStyle &style) const
    {
        settings.setValue(brush, style.brush);
        settings.setValue(ink, style.ink);
        settings.setValue(width, style.widthUnits);
    }
};

const PenSettings kPen{{"pen/brush", ink::kPenBrush}, {"pen/ink", QStringLiteral("ink:black")},
    {"pen/width", 6, {1, 100}}};
const PenSettings kHighlighter{{"highlighter/brush", ink::kHighlighterBrush},
    {"highlighter/ink", QStringLiteral("ink:yellow")}, {"highlighter/width", 32, {1, 100}}};

const Setting<QString> kRecentInks{"pen/recentInks"}; // by place, with commas between
const Setting<QString> kOwnInks{"pen/ownInks"}; // the newest first, with commas between
using Erasing = canvas::PageView::Erasing;
constexpr EnumName<Erasing> kErasingNames[]
    = {{Erasing::Strokes, "strokes"}, {Erasing::Area, "area"}};
const Setting<Erasing> kErasing{"eraser/takes", Erasing::Strokes, kErasingNames};
const Setting<int> kEraserRadius{"eraser/radius", EraserPopover::kRadii[1],
    {EraserPopover::kRadii[0], EraserPopover::kRadii[2]}};
constexpr double kZoomStep = 1.25;

} // namespace

LessonScreen::LessonScreen(ui::ActionRegistry &commands, LessonHost &host, Settings &settings,
    Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_host(host)
    , m_settings(settings)
    , m_preferences(preferences)
    , m_view(new canvas::PageView(this))
    , m_pen(kPen.read(settings, PenPopover::widths(PenPopover::Kind::Pen).back()))
    , m_highlighter(
          kHighlighter.read(settings, PenPopover::widths(PenPopover::Kind::Highlighter).back()))
{
    addCommands();
    m_arranging = new Arranging(commands, host, *m_view);
    m_paging = new Paging(commands, host, this);
    m_exporting = new Exporting(commands, host, *m_paging, this);
    for (ToolBar *&bar : m_bars)
        bar = makeBar();
    m_barInUse = m_bars[0];
    m_badge = new SaveBadge(this);
    for (PageCluster *&cluster : m_clusters)
        cluster = new PageCluster(commands, this);
    addPupils();
    m_penPopover = new PenPopover(PenPopover::Kind::Pen, this);
    m_highlighterPopover = new PenPopover(PenPopover::Kind::Highlighter, this);
    m_pagePopover = new PagePopover(
        [this](const page::Page &page) { return m_view->shownGround(page); }, this);
    m_morePopover = new MorePopover(commands, this);
    m_shapePopover = new ShapePopover(this);
    m_inkChooser = new InkChooser(this);
    m_eraserPopover = new EraserPopover(commands, this);
    m_popovers = {{m_penPopover, QStringLiteral("tool.pen")},
        {m_highlighterPopover, QStringLiteral("tool.highlighter")},
        {m_pagePopover, QStringLiteral("page.add")}, {m_morePopover, QStringLiteral("view.more")},
        {m_shapePopover, QStringLiteral("tool.shape")},
        {m_eraserPopover, QStringLiteral("tool.eraser")},
        {m_inkChooser, QStringLiteral("tool.pen")}};
    m_selectionBar = new SelectionBar(commands, this);

    setEraser(settings.value(kErasing), settings.value(kEraserRadius));
    connect(m_eraserPopover, &EraserPopover::chosen, this, &LessonScreen::setEraser);
    connect(m_view, &canvas::PageView::penDown, this, &LessonScreen::closePopovers);
    connect(m_view, &canvas::PageView::pdfFailed, this, [this](const Error &error) {
        Q_EMIT toast({.text = error.message, .kind = ui::Toast::Kind::Problem});
    });
    connect(m_penPopover, &PenPopover::styleChosen, this,
        [this](const canvas::PenStyle &style) { setPen(Tool::Pen, style); });
    connect(m_highlighterPopover, &PenPopover::styleChosen, this,
        [this](const canvas::PenStyle &style) { setPen(Tool::Highlighter, style); });
    for (const auto &[popover, tool] :
        {std::pair(m_penPopover, Tool::Pen), std::pair(m_highlighterPopover, Tool::Highlighter)}) {
        connect(popover, &PenPopover::ownInkWanted, this,
            [this, which = tool] { chooseOwnInk(which); });
        connect(popover, &PenPopover::ownInkRemoved, this, &LessonScreen::removeOwnInk);
    }
    connect(m_inkChooser, &InkChooser::chosen, this, [this](const QString &ink) {
        QStringList inks = m_ownInks;
        inks.removeOne(ink);
        inks.prepend(ink);
        setOwnInks(inks);
        canvas::PenStyle style = m_inkChosenFor == Tool::Pen ? m_pen : m_highlighter;
        style.ink = ink;
        setPen(m_inkChosenFor, style);
        setTool(m_inkChosenFor);
    });
    connect(m_shapePopover, &ShapePopover::chosen, this, [this](page::Shape::Kind kind) {
        m_view->setShape(kind);
        m_shapePopover->setShape(kind);
    });
    m_shapePopover->setShape(m_view->shape());
    connect(m_view, &canvas::PageView::selectionChanged, this, &LessonScreen::placeSelectionBar);
    connect(m_arranging, &Arranging::arrived, this, [this] { setTool(Tool::Select); });
    connect(m_arranging, &Arranging::failed, this, [this](const Error &error) {
        if (error.kind != Error::Kind::Cancelled)
            Q_EMIT toast({.text = error.message, .kind = ui::Toast::Kind::Problem});
    });
    connect(m_paging, &Paging::toast, this, &LessonScreen::toast);
    connect(m_exporting, &Exporting::toast, this, &LessonScreen::toast);
    connect(m_exporting, &Exporting::exporting, this, &LessonScreen::exporting);
    connect(m_paging, &Paging::grown, m_view, &canvas::PageView::fitWidth);
    connect(m_paging, &Paging::stripShown, this, &LessonScreen::onStripShown);
    connect(m_paging, &Paging::overviewShown, this, &LessonScreen::onOverviewShown);
    connect(m_pagePopover, &PagePopover::groundChosen, &m_preferences, &Preferences::setPageGround);
    connect(m_pagePopover, &PagePopover::chosen, this, [this](const page::Background &background) {
        session()->addPage(session()->currentPage(), background);
    });
    connect(&m_host, &LessonHost::opened, this, &LessonScreen::showSession);
    connect(&m_host, &LessonHost::leaving, this, &LessonScreen::dropSession);
    setOwnInks(settings.value(kOwnInks).split(u','));
    connect(&m_preferences, &Preferences::changed, this, &LessonScreen::followPreferences);
    setPen(Tool::Pen, m_pen);
    setPen(Tool::Highlighter, m_highlighter);
    setTool(Tool::Pen);
    followPreferences();
}

ToolBar *LessonScreen::makeBar()
{
    auto *bar = new ToolBar(m_commands, this);
    RecentInks &inks = bar->recentInks();
    inks.setInks(m_settings.value(kRecentInks).split(u','));
    connect(bar, &ToolBar::pressed, this, [this, bar] { m_barInUse = bar; });
    connect(&inks, &RecentInks::changed, this, [this](const QStringList &kept) {
        m_settings.setValue(kRecentInks, kept.join(u','));
        for (PupilBar *pupil : m_pupils)
            pupil->setInks(kept);
    });
    connect(&inks, &RecentInks::chosen, this, [this](const QString &ink) {
        canvas::PenStyle style = m_pen;
        style.ink = ink;
        setPen(Tool::Pen, style);
        closePopovers();
        setTool(Tool::Pen);
    });
    return bar;
}

void LessonScreen::followPreferences()
{
    const bool fingersMove = m_preferences.fingers() == Fingers::MovePage;
    m_view->setFingersMove(fingersMove);
    m_view->setFollowsPressure(m_preferences.breadth() == Breadth::Pressure);
    m_commands.action(u"view.fingersMove")->setChecked(fingersMove);
    m_pagePopover->setGround(m_preferences.pageGround());
    place();
}

// ---------------------------------------------------------------- commands

void LessonScreen::addCommands()
{
    addToolCommands();
    addPupilCommands();
    addPageCommands();
    addViewCommands();
}

void LessonScreen::addToolCommands()
{
    using ui::IconName;
    struct ToolCommand {
        Tool tool;
        QString id;
        QString text;
        IconName icon;
        Qt::Key key;
    };
    const ToolCommand tools[] = {
        {Tool::Select, QStringLiteral("tool.select"), tr("Select"), IconName::MousePointer,
            Qt::Key_S},
        {Tool::Shape, QStringLiteral("tool.shape"), tr("Shapes"), IconName::Shapes, Qt::Key_R},
        {Tool::Text, QStringLiteral("tool.text"), tr("Text"), IconName::Type, Qt::Key_T},
        {Tool::Laser, QStringLiteral("tool.laser"), tr("Laser"), IconName::Crosshair, Qt::Key_L},
        {Tool::Pen, QStringLiteral("tool.pen"), tr("Pen"), IconName::Pen, Qt::Key_P},
        {Tool::Highlighter, QStringLiteral("tool.highlighter"), tr("Highlighter"),
            IconName::Highlighter, Qt::Key_H},
        {Tool::Eraser, QStringLiteral("tool.eraser"), tr("Eraser"), IconName::Eraser, Qt::Key_E},
        {Tool::Hand, QStringLiteral("tool.hand"), tr("Move"), IconName::Hand, Qt::Key_V},
    };
    for (const ToolCommand &tool : tools)
        m_commands
            .add({.id = tool.id,
                .text = tool.text,
                .icon = tool.icon,
                .keys = {QKeySequence(tool.key)},
                .run = [this, which = tool.tool] { pickTool(which); },
                .isEnabled =
                    [this, which = tool.tool] {
                        return which == Tool::Hand || which == Tool::Laser ? session() != nullptr
                                                                           : canChange();
                    }})
            ->setCheckable(true);
    m_commands.add({.id = QStringLiteral("edit.undo"),
        .text = tr("Undo"),
        .icon = IconName::Undo,
        .keys = {QKeySequence(QKeySequence::Undo)},
        .run = [this] { session()->undo(); },
        .isEnabled = [this] { return session() && session()->canUndo(); }});
    m_commands.add({.id = QStringLiteral("edit.redo"),
        .text = tr("Redo"),
        .icon = IconName::Redo,
        .keys = {QKeySequence(QKeySequence::Redo), QKeySequence(Qt::CTRL | Qt::Key_Y)},
        .run = [this] { session()->redo(); },
        .isEnabled = [this] { return session() && session()->canRedo(); }});
    m_commands.add({.id = QStringLiteral("edit.clearInk"),
        .text = tr("Clear the page"),
        .icon = IconName::Trash,
        .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete)},
        .run = [this] { clearInk(); },
        .isEnabled = [this] { return canChange(); }});
}

// A touch has no name: the half of the board in which it comes down says whose it is.
void LessonScreen::addPupilCommands()
{
    using ui::IconName;
    using Side = canvas::PageView::Side;
    m_commands
        .add({.id = QStringLiteral("tool.twoPupils"),
            .text = tr("Two pupils"),
            .icon = IconName::PanelLeft,
            .keys = {QKeySequence(Qt::Key_D)},
            .run = [this] { setTwoPupils(!m_view->hasTwoWriters()); },
            .isEnabled = [this] { return canChange(); }})
        ->setCheckable(true);
    const auto addUndo = [this](const QString &id, const QString &text, Side side) {
        m_commands.add({.id = id,
            .text = text,
            .icon = IconName::Undo,
            .run = [this, side] { session()->undo(m_view->writer(side)); },
            .isEnabled =
                [this, side] {
                    return canChange() && m_view->hasTwoWriters()
                        && session()->canUndo(m_view->writer(side));
                }});
    };
    addUndo(QStringLiteral("edit.undoLeft"), tr("Undo left"), Side::Left);
    addUndo(QStringLiteral("edit.undoRight"), tr("Undo right"), Side::Right);
}

void LessonScreen::addPageCommands()
{
    using ui::IconName;
    m_commands.add({.id = QStringLiteral("page.add"),
        .text = tr("Add page"),
        .icon = IconName::FilePlus,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_Return)},
        .run = [this] { openPopover(m_pagePopover); },
        .isEnabled = [this] { return canChange(); }});
    m_commands.add({.id = QStringLiteral("page.previous"),
        .text = tr("Previous"),
        .icon = IconName::ChevronLeft,
        .keys = {QKeySequence(Qt::Key_PageUp), QKeySequence(Qt::Key_Left)},
        .run = [this] { turn(-1); },
        .isEnabled =
            [this] {
                return session() && session()->lesson().indexOf(session()->currentPage()) > 0;
            }});
    m_commands.add({.id = QStringLiteral("page.next"),
        .text = tr("Next"),
        .icon = IconName::ChevronRight,
        .keys = {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_Right)},
        .run = [this] { turn(1); },
        .isEnabled =
            [this] {
                return session()
                    && session()->lesson().indexOf(session()->currentPage()) + 1
                    < int(session()->lesson().pages().size());
            }});
}

void LessonScreen::addViewCommands()
{
    using ui::IconName;
    const auto isOpen = [this] { return session() != nullptr; };
    m_commands.add({.id = QStringLiteral("view.more"),
        .text = tr("More"),
        .icon = IconName::Ellipsis,
        .run = [this] { openPopover(m_morePopover); },
        .isEnabled = isOpen});
    m_commands.add({.id = QStringLiteral("view.history"),
        .text = tr("History"),
        .icon = IconName::History,
        .run = [this] { Q_EMIT historyWanted(session()->lesson().id); },
        .isEnabled = isOpen});
    m_commands.add({.id = QStringLiteral("view.fitPage"),
        .text = tr("Whole page"),
        .icon = IconName::Fullscreen,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_0)},
        .run = [this] { m_view->fitPage(); },
        .isEnabled = isOpen});
    m_commands.add({.id = QStringLiteral("view.fitWidth"),
        .text = tr("Full width"),
        .icon = IconName::MoveHorizontal,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_1)},
        .run = [this] { m_view->fitWidth(); },
        .isEnabled = isOpen});
    m_commands.add({.id = QStringLiteral("view.zoomIn"),
        .text = tr("Larger"),
        .icon = IconName::ZoomIn,
        .keys = {QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
        .run = [this] { m_view->zoomBy(kZoomStep); },
        .isEnabled = isOpen});
    m_commands.add({.id = QStringLiteral("view.zoomOut"),
        .text = tr("Smaller"),
        .icon = IconName::ZoomOut,
        .keys = {QKeySequence(QKeySequence::ZoomOut)},
        .run = [this] { m_view->zoomBy(1 / kZoomStep); },
        .isEnabled = isOpen});
    m_commands
        .add({.id = QStringLiteral("view.fingersMove"),
            .text = tr("Fingers move the page"),
            .icon = IconName::Pointer,
            .run =
                [this] {
                    const bool isOn = m_preferences.fingers() == Fingers::MovePage;
                    m_preferences.setFingers(isOn ? Fingers::UseTool : Fingers::MovePage);
                },
            .isEnabled = isOpen})
        ->setCheckable(true);
}

// ---------------------------------------------------------------- the session

void LessonScreen::followSync(const sync::SyncService &service)
{
    const auto show = [this, &service] { m_badge->setSync(service.overview()); };
    connect(&service, &sync::SyncService::changed, m_badge, show);
    show();
}

void LessonScreen::showSession()
{
    page::LessonSession *session = this->session();
    m_paging->follow(*session); // first: how wide the strip is depends on its pages
    connect(session, &page::LessonSession::currentPageChanged, this, &LessonScreen::showPage);
    connect(session, &page::LessonSession::pagesChanged, this, &LessonScreen::showPage);
    connect(session, &page::LessonSession::undoChanged, &m_commands, &ui::ActionRegistry::refresh);
    connect(session, &page::LessonSession::saveStateChanged, this,
        [this, session](page::LessonSession::SaveState state) {
            m_badge->setState(state, readOnlyWords(*session));
        });
    connect(session, &page::LessonSession::saveFailed, this, [this](const Error &error) {
        Q_EMIT toast({.text = saveProblem(error), .kind = ui::Toast::Kind::Problem});
    });
    m_badge->setState(session->saveState(), readOnlyWords(*session));
    m_arranging->follow(*session);
    m_view->setSession(session, m_host.pdf(), m_host.pictures());
    setTool(session->isReadOnly() ? Tool::Hand : Tool::Pen);
    showPage();
    m_view->setFocus();
}

void LessonScreen::dropSession()
{
    closePopovers();
    m_paging->drop();
    setTwoPupils(false);
    m_view->setSession(nullptr, nullptr);
    session()->disconnect(this);
    session()->disconnect(&m_commands);
}

ink::Ground LessonScreen::ground() const
{
    const page::Page *page
        = session() ? session()->lesson().page(session()->currentPage()) : nullptr;
    return page ? m_view->shownGround(*page) : ink::Ground::White;
}

void LessonScreen::showPage()
{
    const int number = session()->lesson().indexOf(session()->currentPage()) + 1;
    const int count = int(session()->lesson().pages().size());
    for (PageCluster *cluster : m_clusters)
        cluster->setPage(number, count);
    place();
    showInks();
    m_commands.refresh();
}

void LessonScreen::showInks()
{
    const ink::Ground ground = this->ground();
    m_penPopover->setGround(ground);
    m_highlighterPopover->setGround(ground);
    m_inkChooser->setGround(ground);
    for (ToolBar *bar : m_bars) {
        bar->recentInks().setGround(ground);
        bar->setInks(QColor(ink::inkColour(m_pen.ink, ground)),
            QColor(ink::markColour(m_highlighter.ink, ground)));
    }
    for (PupilBar *pupil : m_pupils)
        pupil->setGround(ground);
}

// Why one can only look, and what to do about it; the file is the log's matter.
QString LessonScreen::readOnlyWords(const page::LessonSession &session)
{
    if (!session.isReadOnly())
        return {};
    switch (session.readOnlyReason()->kind) {
    case Error::Kind::Unsupported:
        return tr("Only to look at: this lesson was changed by a newer version of Hezhou. Update "
                  "Hezhou to write here.");
    case Error::Kind::Conflict:
        return tr("Only to look at: this lesson is open in another program. Close it there to "
                  "write here.");
    case Error::Kind::NoSpace:
        return tr("Only to look at: the disk is full. Make room on it and open the lesson again.");
    case Error::Kind::Denied:
    case Error::Kind::Io:
        return tr("Only to look at: the disk cannot be written to. Ask whoever looks after this "
                  "computer.");
    default:
        return tr("Only to look at: %1").arg(session.readOnlyReason()->message);
    }
}

// What a teacher can do about it; the file that failed is the log's matter.
QString LessonScreen::saveProblem(const Error &error)
{
    if (error.kind == Error::Kind::NoSpace)
        return tr("The disk is full, so this lesson cannot be saved. Make room on the disk: what "
                  "you write is kept here and saved as soon as there is some.");
    if (error.kind == Error::Kind::Denied || error.kind == Error::Kind::Io)
        return tr("The disk cannot be written to, so this lesson cannot be saved. What you write "
                  "is kept here until you close it.");
    return error.message;
}

// ---------------------------------------------------------------- tools

void LessonScreen::pickTool(Tool tool)
{
    ui::Popover *popover = nullptr;
    if (tool == Tool::Pen)
        popover = m_penPopover;
    else if (tool == Tool::Highlighter)
        popover = m_highlighterPopover;
    else if (tool == Tool::Shape)
        popover = m_shapePopover;
    else if (tool == Tool::Eraser)
        popover = m_eraserPopover;
    if (tool == m_view->tool() && popover)
        openPopover(popover);
    else
        closePopovers();
    setTool(tool);
}

void LessonScreen::setTool(Tool tool)
{
    m_view->setTool(tool);
    for (ToolBar *bar : m_bars)
        bar->recentInks().setPenInHand(tool == Tool::Pen);
    const std::pair<Tool, QStringView> tools[] = {{Tool::Select, u"tool.select"},
        {Tool::Pen, u"tool.pen"}, {Tool::Highlighter, u"tool.highlighter"},
        {Tool::Eraser, u"tool.eraser"}, {Tool::Hand, u"tool.hand"}, {Tool::Shape, u"tool.shape"},
        {Tool::Text, u"tool.text"}, {Tool::Laser, u"tool.laser"}};
    for (const auto &[which, id] : tools)
        m_commands.action(id)->setChecked(which == tool);
}

void LessonScreen::setPen(Tool which, const canvas::PenStyle &style)
{
    const bool isPen = which == Tool::Pen;
    (isPen ? m_pen : m_highlighter) = style;
    (isPen ? kPen : kHighlighter).write(m_settings, style);
    (isPen ? m_penPopover : m_highlighterPopover)->setStyle(style);
    m_view->setPen(which, style);
    if (isPen) {
        for (ToolBar *bar : m_bars)
            bar->recentInks().use(style.ink);
        for (const auto side : {canvas::PageView::Side::Left, canvas::PageView::Side::Right})
            setPupilInk(side, style.ink); // the teacher's choice is for both
    }
    showInks();
}

void LessonScreen::chooseOwnInk(Tool which)
{
    m_inkChosenFor = which;
    const QString &ink = which == Tool::Pen ? m_pen.ink : m_highlighter.ink;
    m_inkChooser->setColour(QColor(ink::ownInkColour(ink).value_or(ink::inkColour(ink, ground()))));
    openPopover(m_inkChooser);
}

void LessonScreen::setOwnInks(const QStringList &inks)
{
    m_ownInks = inks;
    m_ownInks.removeIf([](const QString &ink) { return !ink::ownInkColour(ink); });
    m_ownInks = m_ownInks.mid(0, PenPopover::kMostOwnInks);
    m_settings.setValue(kOwnInks, m_ownInks.join(u','));
    m_penPopover->setOwnInks(m_ownInks);
    m_highlighterPopover->setOwnInks(m_ownInks);
}

void LessonScreen::removeOwnInk(const QString &ink)
{
    const QStringList before = m_ownInks;
    QStringList left = before;
    left.removeOne(ink);
    setOwnInks(left);
    Q_EMIT toast({.text = tr("The ink was taken away."),
        .kind = ui::Toast::Kind::Done,
        .actionText = tr("Undo"),
        .action = [this, before] { setOwnInks(before); }});
}

void LessonScreen::setEraser(canvas::PageView::Erasing erasing, int radius)
{
    m_settings.setValue(kErasing, erasing);
    m_settings.setValue(kEraserRadius, radius);
    m_eraserPopover->setEraser(erasing, radius);
    m_view->setEraser(erasing, ui::theme().px(radius));
}

// Pictures, texts and shapes stay: what was written goes.
void LessonScreen::clearInk()
{
    std::vector<page::ElementId> ink;
    for (const page::Element *element : session()->lesson().page(session()->currentPage())->ink())
        if (!element->isLocked)
            ink.push_back(element->id);
    if (ink.empty())
        return;
    session()->removeElements(session()->currentPage(), ink);
    Q_EMIT toast({.text = tr("What was written on this page was erased."),
        .kind = ui::Toast::Kind::Done,
        .actionText = tr("Undo"),
        .action = [this] {
            if (session())
                session()->undo();
        }});
}

void LessonScreen::setDark(bool dark)
{
    m_view->setDark(dark);
    m_view->setSurround(ui::theme().colour(ui::Token::Canvas).rgb());
    showInks();
}

void LessonScreen::openPopover(ui::Popover *popover)
{
    for (const Opened &opened : m_popovers) {
        if (opened.popover != popover) {
            opened.popover->hide();
            continue;
        }
        ToolBar *bar = m_barInUse->isVisible() ? m_barInUse : m_bars[0];
        QWidget *opener = bar->button(opened.by);
        popover->setOpener(opener->isHidden() ? bar->button(u"view.more") : opener);
    }
    m_paging->strip().hide();
    if (m_commands.isRunByKey() && !popover->isVisible())
        popover->popUpForKeyboard();
    else
        popover->toggle();
}

void LessonScreen::closePopovers()
{
    for (const Opened &opened : m_popovers)
        opened.popover->hide();
    m_paging->strip().hide();
}

// ---------------------------------------------------------------- two pupils

void LessonScreen::addPupils()
{
    using Side = canvas::PageView::Side;
    m_pupils
        = {new PupilBar(m_commands.action(u"edit.undoLeft"), QStringLiteral("pupilLeft"), this),
            new PupilBar(m_commands.action(u"edit.undoRight"), QStringLiteral("pupilRight"), this)};
    for (const Side side : {Side::Left, Side::Right}) {
        PupilBar *pupil = m_pupils[size_t(side)];
        pupil->setInks(m_bars[0]->recentInks().inks());
        connect(pupil, &PupilBar::inkChosen, this, [this, side](const QString &ink) {
            m_view->setInk(side, ink);
            closePopovers();
            setTool(Tool::Pen);
        });
    }
    connect(m_view, &canvas::PageView::writersChanged, &m_commands, &ui::ActionRegistry::refresh);
}

void LessonScreen::setTwoPupils(bool areTwo)
{
    m_view->setTwoWriters(areTwo);
    m_commands.action(u"tool.twoPupils")->setChecked(areTwo);
    if (areTwo) {
        setPupilInk(canvas::PageView::Side::Left, m_pen.ink);
        setPupilInk(canvas::PageView::Side::Right,
            m_pen.ink == u"ink:red" ? QStringLiteral("ink:blue") : QStringLiteral("ink:red"));
        setTool(Tool::Pen);
    }
    for (PupilBar *pupil : m_pupils)
        pupil->setVisible(areTwo);
    m_commands.refresh();
    place();
}

void LessonScreen::setPupilInk(canvas::PageView::Side side, const QString &ink)
{
    m_view->setInk(side, ink);
    m_pupils[size_t(side)]->setInk(ink);
}

// ---------------------------------------------------------------- pages

void LessonScreen::onStripShown(bool shown)
{
    PageStrip &strip = m_paging->strip();
    if (shown) {
        for (const Opened &opened : m_popovers)
            opened.popover->hide();
        strip.raise();
        const bool byKeyboard = std::any_of(m_clusters.begin(), m_clusters.end(),
            [](const PageCluster *cluster) { return cluster->middle()->hasFocus(); });
        if (byKeyboard)
            strip.cards().setFocus(Qt::TabFocusReason);
    } else if (strip.cards().hasFocus()) {
        m_view->setFocus();
    }
    Q_EMIT clearanceChanged(shown ? kStripClearance : kBarClearance);
}

// What lies beneath takes no input meanwhile, neither by touch nor by keyboard.
void LessonScreen::onOverviewShown(bool shown)
{
    QWidget *const beneath[]{m_view, m_clusters[0], m_clusters[1], m_badge};
    for (QWidget *widget : beneath)
        widget->setVisible(!shown);
    for (PupilBar *pupil : m_pupils)
        pupil->setVisible(!shown && m_view->hasTwoWriters());
    for (ToolBar *bar : shownBars())
        bar->setVisible(!shown);
    if (shown) {
        m_selectionBar->hide();
    } else {
        placeSelectionBar();
        m_view->setFocus();
    }
}

void LessonScreen::turn(int by)
{
    const std::vector<page::PageRef> pages = session()->lesson().pages();
    const int to = session()->lesson().indexOf(session()->currentPage()) + by;
    if (to >= 0 && to < int(pages.size()))
        session()->setCurrentPage(pages[size_t(to)].id);
}

// ---------------------------------------------------------------- layout

void LessonScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

std::vector<ToolBar *> LessonScreen::shownBars() const
{
    if (m_preferences.barPlace() == BarPlace::BothSides)
        return {m_bars[0], m_bars[1]};
    return {m_bars[0]};
}

void LessonScreen::place()
{
    m_view->setGeometry(rect());
    placeBars();
    const int edge = ui::theme().px(ui::Measure::BarFromEdge);
    const QRect free = freeRoom();
    const QRect between = betweenBars();
    for (PupilBar *pupil : m_pupils)
        pupil->resize(pupil->sizeHint());
    const int pupilTop = std::max(edge, (m_clusters[0]->y() - m_pupils[0]->height()) / 2);
    m_pupils[0]->move(between.left(), pupilTop);
    m_pupils[1]->move(between.right() + 1 - m_pupils[1]->width(), pupilTop);
    m_badge->resize(m_badge->sizeHint());
    m_badge->move(free.topLeft());
    m_paging->strip().placeIn(free, free.bottom() + 1);
    m_paging->overview().setGeometry(rect());
    const bool isLying = m_preferences.barPlace() == BarPlace::Bottom;
    const int below = isLying ? 0 : m_clusters[0]->height() + edge;
    for (const Opened &opened : m_popovers)
        opened.popover->setKeptFree({0, 0, 0, below});
    for (PenPopover *popover : {m_penPopover, m_highlighterPopover})
        popover->setForm(isLying ? PenPopover::Form::Row : PenPopover::Form::Column);
    placeSelectionBar();
}

void LessonScreen::placeBars()
{
    const BarPlace where = m_preferences.barPlace();
    const bool isLying = where == BarPlace::Bottom;
    const int edge = ui::theme().px(ui::Measure::BarFromEdge);
    const QSize cluster = m_clusters[0]->sizeHint();
    // Beside a bar that lies, a finger's gap at both ends.
    const int gap = ui::theme().px(ui::Measure::TouchGap);
    const int room = isLying ? width() - 2 * (edge + cluster.width() + gap) : height() - 2 * edge;
    for (ToolBar *bar : m_bars) {
        bar->setOrientation(isLying ? Qt::Horizontal : Qt::Vertical);
        m_morePopover->setTools(bar->fit(room));
        bar->resize(bar->sizeHint());
    }
    m_bars[1]->setVisible(where == BarPlace::BothSides && !m_paging->overview().isVisible());
    const QSize bar = m_bars[0]->size();
    const int atRight = width() - edge - bar.width();
    const int middle = (height() - bar.height()) / 2;
    if (isLying)
        m_bars[0]->move((width() - bar.width()) / 2, height() - edge - bar.height());
    else
        m_bars[0]->move(where == BarPlace::Right ? atRight : edge, middle);
    m_bars[1]->move(atRight, middle);
    const QRect between = betweenBars();
    for (PageCluster *page : m_clusters)
        page->resize(cluster);
    m_clusters[0]->move(between.left(), height() - edge - cluster.height());
    m_clusters[1]->move(between.right() + 1 - cluster.width(), m_clusters[0]->y());
}

QRect LessonScreen::betweenBars() const
{
    const BarPlace where = m_preferences.barPlace();
    const int edge = ui::theme().px(ui::Measure::BarFromEdge);
    const int beside = m_bars[0]->width() + edge;
    QRect between = rect().adjusted(edge, edge, -edge, -edge);
    if (where == BarPlace::Left || where == BarPlace::BothSides)
        between.adjust(beside, 0, 0, 0);
    if (where == BarPlace::Right || where == BarPlace::BothSides)
        between.adjust(0, 0, -beside, 0);
    return between;
}

QRect LessonScreen::freeRoom() const
{
    const int edge = ui::theme().px(ui::Measure::BarFromEdge);
    QRect free = betweenBars();
    free.setBottom(m_clusters[0]->y() - edge - 1);
    return free;
}

void LessonScreen::placeSelectionBar()
{
    using Drag = canvas::Arranger::Drag;
    const Drag drag = m_view->selection().drag();
    const bool isStill = drag == Drag::None || drag == Drag::Tap;
    m_selectionBar->showAt(isStill ? m_view->selectionArea() : QRect(), freeRoom());
}

void LessonScreen::addPictures(const QStringList &paths)
{
    m_arranging->addPictures(paths);
}

} // namespace hz::board
