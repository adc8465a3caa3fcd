#include "transfers/transferpaper.h"

#include "window/standing.h"

#include <hz/inventory/planreasons.h>
#include <hz/inventory/register.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::console {

using namespace inventory;
using sheet::Table;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::TransferPaper)
};

QString nameOf(const Register &inventory, const UnitCode &school)
{
    const quint32 row = inventory.schoolRow(school);
    return row == kNoRow ? school.text() : schoolText(inventory, row);
}

bool isMissing(const TransferStanding &standing, const DeviceId &device)
{
    return std::ranges::find(standing.missing, device) != standing.missing.end();
}

ReportSection sectionOf(const TransferStory &story, const Register &inventory)
{
    const Transfer &transfer = story.transfer;
    const TransferStanding standing = story.standing();
    ReportSection section{.title = Tr::tr("Transfer order %1").arg(numberOf(transfer))};
    section.about.append(
        Tr::tr("%1 gives %n machine(s) to %2.", "schools", int(transfer.lines.size()))
            .arg(nameOf(inventory, transfer.from), nameOf(inventory, transfer.to)));
    section.about.append(Tr::tr("%1 since %2 (%3).", "state, day, person")
                             .arg(wordOf(standing.state),
                                 dayText(standing.since.toLocalTime().date()), standing.by));
    if (!transfer.plan.isEmpty())
        section.about.append(Tr::tr("By the plan “%1”.").arg(transfer.plan));
    for (const QString &reason : transfer.reasons)
        section.about.append(Tr::tr("Why: %1").arg(reason));
    Table table{.name = Tr::tr("Machines"),
        .titles
        = {Tr::tr("No."), Tr::tr("Asset tag"), Tr::tr("Model"), Tr::tr("Booked in"), Tr::tr("Why")},
        .rows = {}};
    if (!standing.missing.empty())
        table.titles.append(Tr::tr("Came"));
    for (const TransferLine &line : transfer.lines) {
        table.rows.push_back(
            {qint64(table.rows.size()) + 1, line.name, line.model, line.bookedOn, line.reason});
        if (!standing.missing.empty())
            table.rows.back().emplace_back(
                isMissing(standing, line.device) ? Tr::tr("did not come") : QString());
    }
    section.tables = {table};
    section.signatures = {Tr::tr("For the giving school"), Tr::tr("For the receiving school")};
    return section;
}

Table orders(const std::vector<TransferStory> &stories, const Register &inventory)
{
    Table table{.name = Tr::tr("Transfer orders"),
        .titles = {Tr::tr("Number", "of an order"), Tr::tr("State"), Tr::tr("Since"), Tr::tr("By"),
            Tr::tr("From"), Tr::tr("Code"), Tr::tr("To"), Tr::tr("Code"), Tr::tr("Machines"),
            Tr::tr("Did not come"), Tr::tr("km"), Tr::tr("Cost, yuan"), Tr::tr("Plan"),
            Tr::tr("Why")},
        .rows = {}};
    for (const TransferStory &story : stories) {
        const Transfer &transfer = story.transfer;
        const TransferStanding standing = story.standing();
        table.rows.push_back({numberOf(transfer), wordOf(standing.state),
            standing.since.toLocalTime().date(), standing.by, nameOf(inventory, transfer.from),
            transfer.from.text(), nameOf(inventory, transfer.to), transfer.to.text(),
            qint64(transfer.lines.size()), qint64(standing.missing.size()), qint64(transfer.km),
            double(transfer.costFen) / 100, transfer.plan,
            transfer.reasons.join(Tr::tr("; ", "between reasons"))});
    }
    return table;
}

Table machines(const std::vector<TransferStory> &stories, const Register &inventory)
{
    Table table{.name = Tr::tr("Machines"),
        .titles = {Tr::tr("Number", "of an order"), Tr::tr("Asset tag"), Tr::tr("Model"),
            Tr::tr("Booked in"), Tr::tr("From"), Tr::tr("To"), Tr::tr("Why"), Tr::tr("Came")},
        .rows = {}};
    for (const TransferStory &story : stories) {
        const Transfer &transfer = story.transfer;
        const TransferStanding standing = story.standing();
        for (const TransferLine &line : transfer.lines)
            table.rows.push_back({numberOf(transfer), line.name, line.model, line.bookedOn,
                nameOf(inventory, transfer.from), nameOf(inventory, transfer.to), line.reason,
                standing.state != TransferState::Received ? QString()
                    : isMissing(standing, line.device)    ? Tr::tr("did not come")
                                                          : Tr::tr("came")});
    }
    return table;
}

} // namespace

TableReport reportOf(const std::vector<TransferStory> &stories, const Register &inventory)
{
    TableReport report{.title = stories.size() == 1
            ? Tr::tr("Transfer order %1").arg(numberOf(stories.front().transfer))
            : Tr::tr("Transfer orders")};
    for (const TransferStory &story : stories)
        report.sections.push_back(sectionOf(story, inventory));
    report.workbook = {orders(stories, inventory), machines(stories, inventory)};
    report.foot = report.title;
    return report;
}

} // namespace hz::console
