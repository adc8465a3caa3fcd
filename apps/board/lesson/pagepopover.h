// A new page: on which ground and with which ruling. GUI thread.
#pragma once

#include <hz/page/page.h>
#include <hz/ui/popover.h>

#include <functional>
#include <vector>

namespace hz::board {

class GroundTarget;
class PageTarget;

class PagePopover final : public ui::Popover {
    Q_OBJECT

public:
    /// On which ground the screen shows a page: that of the previews.
    using ShownGround = std::function<ink::Ground(const page::Page &)>;

    PagePopover(ShownGround shown, QWidget *parent);

    /// Of the page to come.
    void setGround(ink::Ground ground);

Q_SIGNALS:
    void groundChosen(hz::ink::Ground ground);
    void chosen(const hz::page::Background &background);

private:
    void chooseGround(ink::Ground ground);

    const ShownGround m_shown;
    std::vector<PageTarget *> m_pages;
    std::vector<GroundTarget *> m_grounds;
};

} // namespace hz::board
