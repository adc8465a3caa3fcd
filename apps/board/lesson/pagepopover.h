// A new page: which kind. GUI thread.
#pragma once

#include <hz/page/page.h>
#include <hz/ui/popover.h>

namespace hz::board {

class PagePopover final : public ui::Popover {
    Q_OBJECT

public:
    explicit PagePopover(QWidget *parent);

    /// The previews are on the ground that the new page would have.
    void setGround(ink::Ground ground);

Q_SIGNALS:
    void chosen(const hz::page::Background &background);
};

} // namespace hz::board
