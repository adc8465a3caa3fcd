// What stands in a printable report of a school, a county or the prefecture, before anybody decides
// how it looks: the same values are painted on paper and written into a spreadsheet. Values without
// a widget; any thread.
//
// Every school of an area is listed once, kindergartens and schools beside the plan too. A result
// always has its measure, its threshold and what closes the gap; rules that do not apply are left
// out.
#pragma once

#include <hz/inventory/schoollist.h>

#include <memory>
#include <vector>

namespace hz::console {

/// What a report is made from; all of it is of one moment.
struct ReportSource {
    std::shared_ptr<const inventory::Register> inventory;
    std::shared_ptr<const inventory::Evaluation> evaluation;
    std::shared_ptr<const inventory::RuleVersions> versions; // that earlier years are judged by
    quint32 unit = 0; // of the evaluation
    QDate today = {};
};

struct ReportFigure {
    QString name = {};
    QString value = {};
    QString note = {};

    bool operator==(const ReportFigure &) const = default;
};

struct ReportStage {
    QString name = {};
    inventory::StageCount count = {};

    bool operator==(const ReportStage &) const = default;
};

struct ReportRule {
    inventory::RuleResult result = {};
    QString id = {};
    QString group = {};
    QString title = {};
    QString verdict = {}; // the word beside the shape
    QString measured = {};
    QString threshold = {};
    QString remedy = {}; // what closes the gap; empty where there is none
    QString source = {};
    QDate due = {};
    bool isStretch = false;

    bool operator==(const ReportRule &) const = default;
};

struct ReportSchool {
    inventory::School school = {};
    QString county = {};
    bool hasCensus = false;
    int students = 0;
    int teachers = 0;
    int classes = 0;
    int studentComputers = 0;
    int teacherComputers = 0;
    int displayRooms = 0;
    QString studentRatio = {};
    QString teacherRatio = {};
    int failing = 0; // rules
    inventory::Verdict verdict = inventory::Verdict::NotApplicable; // by all rules together

    bool operator==(const ReportSchool &) const = default;
};

/// One rule that one school does not meet.
struct ReportGap {
    quint32 school = 0; // in Report::schools
    ReportRule rule = {};

    bool operator==(const ReportGap &) const = default;
};

struct Report {
    inventory::UnitLevel level = inventory::UnitLevel::School;
    QString name = {}; // of the unit
    QString code = {};
    QString kind = {}; // of a school
    QString county = {}; // of a school
    int year = 0;
    QString census = {}; // "Census of 1 September 2025, locked"
    QDate made = {};
    QString rulesTitle = {}; // of the set, with its version
    QString definition = {}; // in force

    std::vector<ReportFigure> figures = {};
    std::vector<ReportStage> stages = {}; // of a school
    std::vector<ReportRule> rules = {}; // in the order of groups
    std::vector<inventory::GroupStanding> groups = {};
    std::vector<ReportSchool> schools = {}; // by county, then name; a school's report has itself
    std::vector<ReportGap> worst = {}; // of an area: the schools that lack most
    std::vector<ReportGap> gaps = {}; // every rule that a school does not meet, school by school
    std::vector<inventory::YearFigure> trend = {}; // of stageRatioRules()

    int count(inventory::Verdict verdict) const; // of the rules that have to be met
    QString title() const;
};

/// What the first line says, and a file is called.
QString titleOf(const ReportSource &source);

/// Cancelled if told to stop.
Result<Report> makeReport(const ReportSource &source, TaskControl &task);

} // namespace hz::console
