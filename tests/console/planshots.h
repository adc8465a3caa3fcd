// Plans, scenarios and transfer orders for pictures of their screens. What is written for a picture
// stays in its profile, which is a copy or made for the purpose.
#pragma once

#include "console.h"
#include "plan/comparepane.h"
#include "plan/planscreen.h"
#include "plan/yearspane.h"
#include "transfers/receivesheet.h"
#include "transfers/transferpane.h"
#include "transfers/transfersource.h"
#include "transfers/transfersscreen.h"
#include "window/consolewindow.h"

#include <hz/ui/detailpane.h>
#include <hz/ui/tableview.h>

#include <QtTest/QTest>

namespace hz::test::planshots {

using namespace console;

inline void waitFor(const std::function<bool()> &isThere)
{
    if (!QTest::qWaitFor(isThere, 120'000))
        qFatal("it does not come");
}

inline void moves(ConsoleWindow &window, const Prefecture &)
{
    window.go(PlanAt{});
    waitFor([&window] { return window.planScreen().isSettled(); });
}

inline void buys(ConsoleWindow &window, const Prefecture &prefecture)
{
    moves(window, prefecture);
    window.planScreen().setScenario(2);
}

inline void years(ConsoleWindow &window, const Prefecture &prefecture)
{
    moves(window, prefecture);
    window.planScreen().years().setSeconds(15);
    window.planScreen().setSpan(PlanScreen::Span::SeveralYears);
    waitFor([&window] { return window.planScreen().years().isSettled(); });
}

inline void keptNone(ConsoleWindow &window, const Prefecture &prefecture)
{
    moves(window, prefecture);
    window.planScreen().setSpan(PlanScreen::Span::Kept);
    waitFor([&window] { return window.planScreen().kept().isSettled(); });
}

// Three of this year and one of five.
inline void compared(ConsoleWindow &window, const Prefecture &prefecture)
{
    keptNone(window, prefecture);
    PlanScreen &plan = window.planScreen();
    for (size_t i = plan.kept().scenarios().size(); i < 4; ++i) {
        if (i == 3)
            years(window, prefecture);
        else
            plan.setSpan(PlanScreen::Span::ThisYear);
        plan.setScenario(int(i));
        plan.keep();
        waitFor([&] {
            plan.setSpan(PlanScreen::Span::Kept);
            return plan.kept().isSettled() && plan.kept().scenarios().size() > i;
        });
    }
}

// Drafts, orders that are issued and sent, and one that is received without a machine of it.
inline void transfers(ConsoleWindow &window, const Prefecture &prefecture)
{
    TransfersScreen &screen = window.transfers();
    window.go(TransfersOf{});
    waitFor([&screen] { return screen.isSettled(); });
    if (screen.source().rowCount() == 0) {
        moves(window, prefecture);
        window.planScreen().askForOrders();
        waitFor([&screen] {
            return screen.isVisible() && screen.isSettled() && screen.source().rowCount() > 0;
        });
        const auto step = [&](int row, TransferStepKind kind, TransferState to) {
            screen.table().setCurrentRow(row);
            const TransferId order = screen.source().order(row).id;
            waitFor([&] {
                return screen.pane().isComplete() && screen.pane().story()
                    && screen.pane().story()->transfer.id == order;
            });
            screen.pane().step(kind);
            if (kind == TransferStepKind::Receive) {
                ReceiveSheet &sheet = screen.receiveSheet();
                if (screen.pane().story()->transfer.lines.size() > 1) // one must have come
                    QTest::keyClick(&sheet.machines(), Qt::Key_Space);
                sheet.findChild<QAbstractButton *>(QStringLiteral("receiveGo"))->click();
            }
            waitFor([&] {
                const auto now
                    = screen.isSettled() ? screen.source().rowOfOrder(order) : std::optional<int>();
                return now && screen.source().order(*now).state == to;
            });
        };
        screen.setQuery({.sortBy = TransferColumn::Number});
        waitFor([&screen] { return screen.isSettled(); });
        for (int row = 0; row < std::min(4, screen.source().rowCount()); ++row)
            step(row, TransferStepKind::Issue, TransferState::Issued);
        step(1, TransferStepKind::Send, TransferState::Sent);
        step(2, TransferStepKind::Receive, TransferState::Received);
    }
    screen.setQuery({.sortBy = TransferColumn::State, .isDescending = true});
    waitFor([&screen] { return screen.isSettled(); });
    screen.table().setCurrentRow(0);
    waitFor([&screen] { return screen.pane().isComplete() && screen.pane().story(); });
}

inline void transferMachines(ConsoleWindow &window, const Prefecture &prefecture)
{
    transfers(window, prefecture);
    window.transfers().pane().findChild<ui::DetailPane *>()->setPage(1);
}

inline void receive(ConsoleWindow &window, const Prefecture &prefecture)
{
    transfers(window, prefecture);
    TransfersScreen &screen = window.transfers();
    for (int row = 0; row < screen.source().rowCount(); ++row)
        if (screen.source().order(row).state == TransferState::Sent)
            screen.table().setCurrentRow(row);
    waitFor([&screen] {
        return screen.pane().isComplete() && screen.pane().canStep(TransferStepKind::Receive);
    });
    screen.pane().step(TransferStepKind::Receive);
}

} // namespace hz::test::planshots
