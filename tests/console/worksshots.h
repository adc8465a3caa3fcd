// Tasks, money, training and registers for pictures of their screens.
#pragma once

#include "console.h"
#include "works/entrysheet.h"
#include "works/listsource.h"
#include "works/worksdesk.h"
#include "works/workspane.h"
#include "works/worksscreen.h"

#include <hz/ui/actions.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/tableview.h>

#include <QtTest/QTest>

namespace hz::test::worksshots {

using namespace console;

inline WorksScreen &open(ConsoleWindow &window, const WorksAt &where)
{
    window.go(where);
    WorksScreen &screen = window.works();
    if (!QTest::qWaitFor([&] { return screen.isSettled() && screen.source().listing(); }, 60'000))
        qFatal("it does not come");
    return screen;
}

template<WorksPart Part> void list(ConsoleWindow &window, const Prefecture &)
{
    open(window, {Part});
}

/// The area beside the list.
template<WorksPart Part> void area(ConsoleWindow &window, const Prefecture &)
{
    open(window, {Part}).pane().pane().setPage(1);
}

inline void county(ConsoleWindow &window, const Prefecture &prefecture)
{
    const QString unit = prefecture.stock().schools().front().county.text();
    open(window, {WorksPart::Tasks, {.ticks = {{u"unit"_s, {unit}}}}});
}

inline void none(ConsoleWindow &window, const Prefecture &)
{
    open(window, {WorksPart::Training, {.words = u"没有这个人"_s}});
}

template<WorksPart Part> void entry(ConsoleWindow &window, const Prefecture &prefecture)
{
    if (Part == WorksPart::Tasks)
        county(window, prefecture);
    else
        open(window, {Part});
    window.commands().refresh();
    window.commands().action(u"works.add")->trigger();
}

} // namespace hz::test::worksshots
