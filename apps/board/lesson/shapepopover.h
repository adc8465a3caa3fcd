// Which shape the shape tool draws. GUI thread.
#pragma once

#include <hz/ink/palette.h>
#include <hz/page/element.h>
#include <hz/ui/popover.h>

namespace hz::board {

class ShapePopover final : public ui::Popover {
    Q_OBJECT

public:
    explicit ShapePopover(QWidget *parent);

    void setShape(page::Shape::Kind kind);

Q_SIGNALS:
    void chosen(hz::page::Shape::Kind kind);
};

} // namespace hz::board
