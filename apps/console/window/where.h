// Where one can go from a figure: what it is made of. Screens ask, the window goes there. Values.
#pragma once

#include "works/worksquery.h"

#include <hz/inventory/devicelist.h>
#include <hz/inventory/inspectionlist.h>
#include <hz/inventory/roomlist.h>
#include <hz/inventory/schoollist.h>
#include <hz/inventory/ticketlist.h>
#include <hz/inventory/transferlist.h>

#include <variant>

namespace hz::console {

struct OverviewOf {
    inventory::UnitCode unit; // a county or the prefecture
};

struct DevicesOf {
    inventory::DeviceQuery query;
};

struct DeviceAt {
    inventory::DeviceId device;
};

struct RoomsOf {
    inventory::RoomQuery query;
};

struct SchoolsOf {
    inventory::SchoolQuery query;
};

struct SchoolAt {
    inventory::UnitCode school;
    QString group = {}; // only its rules of this group; empty: all
};

struct RoomAt {
    inventory::RoomId room;
};

struct ImportAt { };

/// What to move and buy.
struct PlanAt { };

struct TransfersOf {
    inventory::TransferQuery query = {};
};

struct PairsAt { };

/// Unit, rules and first data.
struct BeginAt { };

struct StocktakeAt { };

/// Machines handed to the pupils of a class.
struct IssueAt { };

/// Who has a school's rooms and kits when; empty: as it was looked at last.
struct BookingsAt {
    inventory::UnitCode school = {};
    inventory::RoomId room = {};
};

/// The lines of schools to the network, those of one school first chosen.
struct LinesAt {
    inventory::UnitCode school = {};
};

/// The census of all schools, or the form of one.
struct CensusAt {
    inventory::UnitCode unit = {};
};

/// What a school or an area handed in.
struct ReturnAt {
    inventory::UnitCode unit = {};
};

struct TicketsOf {
    inventory::TicketQuery query;
};

struct TicketAt {
    inventory::TicketId ticket;
};

struct InspectionsOf {
    inventory::InspectionQuery query;
};

struct InspectionAt {
    inventory::InspectionId inspection;
};

/// Tasks, money, training and registers.
struct WorksAt {
    WorksPart part = WorksPart::Tasks;
    ListQuery query = {};
};

struct RuleEditAt {
    QString rule; // id; empty: none yet
};

struct RuleAt {
    QString rule; // id; empty: all of a group, or all
    QString group;
    inventory::UnitCode unit;
};

using Where
    = std::variant<OverviewOf, DevicesOf, DeviceAt, RoomsOf, RoomAt, SchoolsOf, SchoolAt, RuleAt,
        RuleEditAt, PlanAt, ImportAt, PairsAt, BeginAt, StocktakeAt, IssueAt, TicketsOf, TicketAt,
        InspectionsOf, InspectionAt, CensusAt, ReturnAt, TransfersOf, BookingsAt, LinesAt, WorksAt>;

} // namespace hz::console
