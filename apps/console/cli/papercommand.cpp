#include "cli/papercommand.h"

#include "inspections/inspectionprint.h"
#include "stocktake/countlist.h"
#include "tickets/photo.h"
#include "window/standing.h"

#include <hz/core/commandline.h>
#include <hz/core/task.h>
#include <hz/inventory/devicechange.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace hz::console {

using namespace commandline;
using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::PaperCommand)
};

const QString kInspection = QStringLiteral("inspection");
const QString kStocktake = QStringLiteral("stocktake");
constexpr int kPhotoOnPaper = 900;

Result<std::shared_ptr<const Register>> stockOf(const store::Database &database)
{
    HZ_CHECK(waitFor(database.building()));
    HZ_TRY(const auto read, database.read());
    return Register::load(*read);
}

// An inspection's own id, or what is to be inspected, as `inspections` lists it: then the one that
// is begun there or was signed last.
Result<InspectionId> inspectionWith(const store::ReadTransaction &read,
    const std::shared_ptr<const Register> &stock, const QString &id)
{
    if (!id.contains(u':'))
        return InspectionId(id);
    TaskControl task;
    HZ_TRY(const auto book, InspectionBook::load(read, stock, QDate::currentDate(), task));
    const quint32 due = book->dueOf(
        id.section(u':', 0, 0), UnitCode(id.section(u':', 1, 1)), RoomId(id.section(u':', 2)));
    if (due == kNoRow || book->dues()[due].shown == kNoRow)
        return failure(Error::Kind::NotFound, Tr::tr("Nothing has been inspected there yet."));
    return book->inspections()[book->dues()[due].shown].id;
}

Result<InspectionSheet> inspectionSheet(const store::Database &database, const QString &id)
{
    HZ_TRY(const auto stock, stockOf(database));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const InspectionId inspected, inspectionWith(*read, stock, id));
    const Result<QJsonObject> found = readInspection(*read, inspected);
    if (!found && found.error().kind == Error::Kind::NotFound)
        return failure(Error::Kind::NotFound, Tr::tr("There is no inspection “%1”.").arg(id));
    HZ_TRY(const QJsonObject body, found);
    HZ_TRY(const Inspection inspection, Inspection::fromJson(body));
    InspectionSheet sheet{.title = titleOf(inspection),
        .place = placeText(*stock, inspection.school, inspection.room),
        .inspection = inspection,
        .signature = validSignature(body)};
    for (const InspectionResult &item : inspection.items)
        for (const store::BlobRef &photo : item.photos)
            if (const Result<QImage> image = loadPhoto(photo, database.blobs(), kPhotoOnPaper))
                sheet.photos.push_back(*image); // the sheet stands without one
    return sheet;
}

// An empty id: the latest there is.
Result<Counted> counted(const store::Database &database, const QString &id)
{
    HZ_TRY(const auto stock, stockOf(database));
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const std::vector<Stocktake> all, stocktakes(*read));
    const auto found = id.isEmpty() ? all.begin() : std::ranges::find(all, id, &Stocktake::id);
    if (found == all.end())
        return failure(Error::Kind::NotFound,
            id.isEmpty() ? Tr::tr("There is no stocktake yet.")
                         : Tr::tr("There is no stocktake “%1”.").arg(id));
    HZ_TRY(const std::vector<Scan> scans, scansOf(*read, found->id));
    return Counted{stock, *found, countOf(*stock, *found, scans), scans};
}

Result<> write(
    const store::Database &database, const QString &what, const QString &id, const QString &path)
{
    const ui::Theme theme(ui::App::Console);
    const PaperLook look;
    if (what == kInspection) {
        HZ_TRY(const InspectionSheet sheet, inspectionSheet(database, id));
        return runAndWait(
            [&](TaskControl &task) { return writeInspection(path, sheet, look, task); });
    }
    HZ_TRY(const Counted all, counted(database, id));
    return runAndWait(
        [&](TaskControl &task) { return writeTableReport(path, reportOf(all), look, task); });
}

} // namespace

bool isPaper(const QString &what)
{
    return what == kInspection || what == kStocktake;
}

int writePaper(
    const store::Database &database, QStringList arguments, const QString &path, bool json)
{
    const QString what = arguments.takeFirst();
    const QString id = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (!arguments.isEmpty() || (what == kInspection && id.isEmpty())) {
        warn(arguments.isEmpty()
                ? Tr::tr("Which inspection? “hezhou-console inspections” lists them.")
                : Tr::tr("“%1” is not understood.").arg(arguments.first()));
        return kWrongUse;
    }
    if (const Result<> written = write(database, what, id, path); !written)
        return fail(written.error());
    if (json)
        printJson(QJsonObject{{QStringLiteral("file"), path}});
    else
        print(path);
    return kDone;
}

} // namespace hz::console
