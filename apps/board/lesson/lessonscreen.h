// A lesson on the board: the page with everything that floats over it. GUI thread.
#pragma once

#include "window/lessonhost.h"

#include <hz/canvas/pageview.h>
#include <hz/core/setting.h>
#include <hz/ui/toast.h>

#include <QtWidgets/QWidget>

#include <array>
#include <vector>

namespace hz::sync {
class SyncService;
} // namespace hz::sync

namespace hz::ui {
class ActionRegistry;
class Popover;
struct Command;
} // namespace hz::ui

namespace hz::board {

class Arranging;
class EraserPopover;
class Exporting;
class InkChooser;
class MorePopover;
class PageCluster;
class PagePopover;
class Paging;
class PenPopover;
class Preferences;
class PupilBar;
class SaveBadge;
class SelectionBar;
class ShapePopover;
class ToolBar;

class LessonScreen final : public QWidget {
    Q_OBJECT

public:
    /// At scale 1, what the bar covers of the lower edge.
    static constexpr double kBarClearance = 110;
    /// What the bar and the page strip over it cover.
    static constexpr double kStripClearance = 318;

    LessonScreen(ui::ActionRegistry &commands, LessonHost &host, Settings &settings,
        Preferences &preferences, QWidget *parent);

    canvas::PageView &view() { return *m_view; }
    const Paging &paging() const { return *m_paging; }
    /// Shows the open session; done by itself when one opens.
    void showSession();
    /// Lets go of the open session, which stays open; done by itself before it closes.
    void dropSession();
    void setTool(canvas::PageView::Tool tool);
    const canvas::PenStyle &pen() const { return m_pen; }
    /// The style of the pen or the highlighter, which is kept.
    void setPen(canvas::PageView::Tool which, const canvas::PenStyle &style);
    void setDark(bool dark);
    /// Says in a corner how the sync stands; the service outlives the screen.
    void followSync(const sync::SyncService &service);
    void closePopovers();
    /// Picture files onto the page that is shown.
    void addPictures(const QStringList &paths);

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);
    void historyWanted(const hz::page::LessonId &lesson);
    void exporting(const hz::Task<QStringList> &task, const QString &title);
    /// What is covered of the lower edge now, at scale 1.
    void clearanceChanged(double clearance);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    using Tool = canvas::PageView::Tool;

    ToolBar *makeBar();
    void addCommands();
    void addToolCommands();
    void addPupilCommands();
    void addPageCommands();
    void addViewCommands();
    void followPreferences();
    void showPage();
    void showInks();
    void onStripShown(bool shown);
    void onOverviewShown(bool shown);
    void pickTool(Tool tool);
    void openPopover(ui::Popover *popover);
    void setEraser(canvas::PageView::Erasing erasing, int radius);
    void clearInk();
    void addPupils();
    void setTwoPupils(bool areTwo);
    void setPupilInk(canvas::PageView::Side side, const QString &ink);
    void chooseOwnInk(Tool which);
    void setOwnInks(const QStringList &inks);
    void removeOwnInk(const QString &ink);
    void turn(int by);
    static QString readOnlyWords(const page::LessonSession &session);
    static QString saveProblem(const Error &error);
    void place();
    void placeBars();
    void placeSelectionBar();
    /// What bars that stand leave, and the same without the row of the page buttons.
    QRect betweenBars() const;
    QRect freeRoom() const;
    std::vector<ToolBar *> shownBars() const;
    page::LessonSession *session() const { return m_host.session(); }
    bool canChange() const { return session() && !session()->isReadOnly(); }
    ink::Ground ground() const;

    ui::ActionRegistry &m_commands;
    LessonHost &m_host;
    Settings &m_settings;
    Preferences &m_preferences;
    canvas::PageView *m_view;
    Arranging *m_arranging;
    Paging *m_paging;
    Exporting *m_exporting;
    std::array<ToolBar *, 2> m_bars; // the second one only where there is one at both sides
    ToolBar *m_barInUse; // popovers stand by it
    SelectionBar *m_selectionBar;
    ShapePopover *m_shapePopover;
    EraserPopover *m_eraserPopover;
    InkChooser *m_inkChooser;
    Tool m_inkChosenFor = Tool::Pen;
    QStringList m_ownInks; // the newest first
    std::array<PageCluster *, 2> m_clusters;
    std::array<PupilBar *, 2> m_pupils; // left, right
    SaveBadge *m_badge;
    PenPopover *m_penPopover;
    PenPopover *m_highlighterPopover;
    PagePopover *m_pagePopover;
    MorePopover *m_morePopover;
    struct Opened {
        ui::Popover *popover;
        QString by; // the command
    };
    std::vector<Opened> m_popovers;
    canvas::PenStyle m_pen;
    canvas::PenStyle m_highlighter;
};

} // namespace hz::board
