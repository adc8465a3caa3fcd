#include "inspections/inspectionprint.h"

#include "window/standing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::InspectionPrint)
};

constexpr double kPhotoHeight = mm(48), kPhotoGap = mm(4);
constexpr int kPhotosInRow = 3;
constexpr size_t kMostPhotos = 12; // on paper; the record has them all
constexpr int kDigits = 16; // of the digest, to be compared by eye

PaperCell mark(const std::optional<Outcome> &outcome, Outcome column)
{
    if (outcome != column)
        return {};
    switch (column) {
    case Outcome::Pass:
        return {.glyph = ui::Status::Ok};
    case Outcome::Fail:
        return {.glyph = ui::Status::Bad};
    case Outcome::NotApplicable:
        break;
    }
    return {.glyph = ui::Status::NoData};
}

void addPhotos(Paper &paper, const std::vector<QImage> &photos)
{
    if (photos.empty())
        return;
    paper.skip(mm(4));
    paper.part(Tr::tr("Photos"), {}, kPhotoHeight);
    const double wide = (paper.width() - kPhotoGap * (kPhotosInRow - 1)) / kPhotosInRow;
    for (size_t i = 0; i < std::min(photos.size(), kMostPhotos); ++i) {
        const size_t column = i % kPhotosInRow;
        if (column == 0)
            paper.need(kPhotoHeight + kPhotoGap);
        const QRectF room(
            paper.left() + (wide + kPhotoGap) * double(column), paper.top(), wide, kPhotoHeight);
        // Within the frame, below its title.
        const QSizeF most(wide - mm(6), kPhotoHeight - mm(12));
        const QSizeF size = QSizeF(photos[i].size()).scaled(most, Qt::KeepAspectRatio);
        QPicture picture;
        QPainter painter(&picture);
        painter.drawImage(QRectF(QPointF(), size), photos[i]);
        painter.end();
        paper.drawing(room, Tr::tr("Photo %1").arg(i + 1), picture);
        if (column + 1 == kPhotosInRow || i + 1 == std::min(photos.size(), kMostPhotos))
            paper.skip(kPhotoHeight + kPhotoGap);
    }
}

} // namespace

std::vector<PaperPage> layOut(const InspectionSheet &sheet, const PaperLook &look)
{
    const Inspection &inspection = sheet.inspection;
    const InspectionTemplate *form = inspectionTemplates().find(inspection.templateId);
    Paper paper(look);
    paper.startPage(Paper::Way::Upright);
    paper.heading(sheet.title,
        form ? textOf(periodOf(inspection.day, form->perYear)) : dayText(inspection.day));
    paper.tiles(
        {{Tr::tr("Place"), sheet.place, {}}, {Tr::tr("Day"), dayText(inspection.day), {}}}, 2);
    paper.skip(mm(4));
    std::vector<PaperRow> rows;
    int number = 0;
    for (const InspectionResult &item : inspection.items)
        rows.push_back({.cells = {{.text = QString::number(++number)}, {.text = item.text},
                            mark(item.outcome, Outcome::Pass), mark(item.outcome, Outcome::Fail),
                            mark(item.outcome, Outcome::NotApplicable), {.text = item.note}}});
    paper.table(
        {{.width = 0.05, .alignment = Qt::AlignRight},
            {.title = Tr::tr("What is looked at"), .width = 0.43, .wraps = true},
            {.title = wordOf(Outcome::Pass), .width = 0.08, .alignment = Qt::AlignHCenter},
            {.title = wordOf(Outcome::Fail), .width = 0.1, .alignment = Qt::AlignHCenter},
            {.title = wordOf(Outcome::NotApplicable), .width = 0.1, .alignment = Qt::AlignHCenter},
            {.title = Tr::tr("Note"), .width = 0.24, .wraps = true}},
        rows);
    addPhotos(paper, sheet.photos);
    paper.skip(mm(4));
    if (sheet.signature)
        paper.paragraph(
            Tr::tr("Signed by %1 on %2. Mark of what was signed: %3")
                .arg(sheet.signature->by,
                    QLocale().toString(sheet.signature->at.toLocalTime(), QLocale::ShortFormat),
                    sheet.signature->digest.left(kDigits)));
    else
        paper.signatures({Tr::tr("Inspected by"), Tr::tr("For the school"), Tr::tr("Day")});
    return paper.finish(Tr::tr("%1, %2", "inspection, place").arg(sheet.title, sheet.place));
}

} // namespace hz::console
