// The pages of the open lesson as things: their strip, the overview, and the commands that add,
// copy, move, remove and lengthen them. GUI thread.
#pragma once

#include "lesson/pagethumbs.h"
#include "window/lessonhost.h"

#include <hz/ui/toast.h>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class Overview;
class PageCards;
class PageStrip;

class Paging final : public QObject {
    Q_OBJECT

public:
    /// The strip and the overview become children of `screen`.
    Paging(ui::ActionRegistry &commands, LessonHost &host, QWidget *screen);

    PageStrip &strip() { return *m_strip; }
    Overview &overview() { return *m_overview; }
    /// All pictures of pages that are seen are there.
    bool isSettled() const;

    /// Shows the pages of the open session.
    void follow(page::LessonSession &session);
    void drop();
    void removePages(const std::vector<page::PageId> &pages);

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);
    void stripShown(bool shown);
    void overviewShown(bool shown);
    /// The page is longer than before.
    void grown();

private:
    void addCommands();
    void addOverviewCommands();
    void wire(PageCards &cards);
    void showPages();
    void addAlike();
    void grow();
    void duplicatePages(const std::vector<page::PageId> &pages);
    page::LessonSession *session() const { return m_host.session(); }
    bool canChange() const { return session() && !session()->isReadOnly(); }

    ui::ActionRegistry &m_commands;
    LessonHost &m_host;
    PageStrip *m_strip = nullptr;
    Overview *m_overview = nullptr;
};

} // namespace hz::board
