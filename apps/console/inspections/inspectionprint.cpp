#include "inspections/inspectionprint.h"

#include "reports/reportpages.h"
#include "window/standing.h"

#include <QtCore/QCoreApplication>
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
        painter.drawImage(QRectF({(most.width() - size.width()) / 2, 0}, size), photos[i]);
        painter.end();
        paper.drawing(room, Tr::tr("Photo %1").arg(i + 1), picture);
        if (column + 1 == kPhotosInRow || i + 1 == std::min(photos.size(), kMostPhotos))
            paper.skip(kPhotoHeight + kPhotoGap);
    }
}

QString signedText(const Signature &signature)
{
    return Tr::tr("Signed by %1 on %2. Mark of what was signed: %3")
        .arg(signature.by, momentText(signature.at), signature.digest.left(kDigits));
}

QStringList whoSigns()
{
    return {Tr::tr("Inspected by"), Tr::tr("For the school"), Tr::tr("Day")};
}

} // namespace

QString titleOf(const Inspection &inspection)
{
    const InspectionTemplate *form = inspectionTemplates().find(inspection.templateId);
    return form ? form->title.text() : Tr::tr("Inspection");
}

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
        paper.paragraph(signedText(*sheet.signature));
    else
        paper.signatures(whoSigns());
    return paper.finish(Tr::tr("%1, %2", "inspection, place").arg(sheet.title, sheet.place));
}

TableReport reportOf(const InspectionSheet &sheet)
{
    const Inspection &inspection = sheet.inspection;
    sheet::Table table{.name = sheet.title,
        .titles = {Tr::tr("No."), Tr::tr("What is looked at"), Tr::tr("Outcome"), Tr::tr("Note")},
        .rows = {}};
    for (const InspectionResult &item : inspection.items)
        table.rows.push_back({qint64(table.rows.size() + 1), item.text,
            item.outcome ? wordOf(*item.outcome) : QString(), item.note});
    ReportSection section{.title = sheet.title,
        .about
        = {Tr::tr("Place: %1").arg(sheet.place), Tr::tr("Day: %1").arg(dayText(inspection.day))},
        .tables = {table}};
    // In a workbook each line says where and when, so that lines of many inspections can be put
    // into one sheet.
    sheet::Table lines = table;
    lines.titles = QStringList{Tr::tr("Place"), Tr::tr("Day")} + table.titles;
    for (std::vector<sheet::Value> &row : lines.rows)
        row.insert(row.begin(), {sheet.place, inspection.day});
    QList<sheet::Table> workbook{lines};
    if (sheet.signature) {
        section.about.append(signedText(*sheet.signature));
        workbook.append({.name = Tr::tr("Signature"),
            .titles = {Tr::tr("Place"), Tr::tr("Day"), Tr::tr("Signature")},
            .rows = {{sheet.place, inspection.day, signedText(*sheet.signature)}}});
    } else {
        section.signatures = whoSigns();
    }
    return {.title = sheet.title,
        .sections = {section},
        .workbook = workbook,
        .foot = Tr::tr("%1, %2", "inspection, place").arg(sheet.title, sheet.place)};
}

Result<> writeInspection(
    const QString &path, const InspectionSheet &sheet, const PaperLook &look, TaskControl &task)
{
    if (!path.endsWith(u".pdf", Qt::CaseInsensitive))
        return writeTableReport(path, reportOf(sheet), look, task);
    HZ_CHECK(writePages(path, layOut(sheet, look), sheet.title, task));
    return {};
}

} // namespace hz::console
