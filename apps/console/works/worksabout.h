// What stands beside a list of tasks, money, training and registers: the thing that is looked at,
// and how the whole area is. Any thread.
#pragma once

#include "window/linelist.h"
#include "works/workslists.h"

#include <hz/store/document.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/ratiobars.h>

namespace hz::console {

struct WorksAbout {
    QString title = {}; // empty: nothing is looked at
    QString subtitle = {};
    std::optional<ui::Status> badge = {};
    QString badgeText = {};
    std::vector<ui::KeyValueList::Entry> known = {};
    QString note = {};
    QList<store::BlobRef> evidence = {};
    QString linesTitle = {};
    std::vector<Line> lines = {};
    QString eventsTitle = {};
    std::vector<ui::Timeline::Event> events = {};
};
/// The key of a row of the part's listing.
WorksAbout aboutOf(WorksPart part, const WorksSource &source, const QString &key);

struct WorksArea {
    QString title = {};
    QString note = {};
    ui::RatioBarsData bars = {}; // without columns: none
    QString linesTitle = {};
    std::vector<Line> lines = {};
};
WorksArea areaOf(WorksPart part, const WorksSource &source);

/// The task and the unit of a key; nothing where they are not known.
std::optional<inventory::TaskRow> taskRowOf(const WorksSource &source, const QString &key);

} // namespace hz::console
