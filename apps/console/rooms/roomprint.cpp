#include "rooms/roomprint.h"

#include "window/onepage.h"

namespace hz::console {

Result<> writeRoomPdf(
    const QString &path, const QString &title, const QString &note, const ui::SeatPlanData &plan)
{
    return writeOnePage(
        path, title, note, [&plan](QPainter &painter, const QRectF &room, const ui::Look &look) {
            ui::SeatPlan::paint(painter, room, plan, look);
        });
}

} // namespace hz::console
