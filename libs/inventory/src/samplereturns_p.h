// What a sample's schools and areas handed in: last year's census, accepted and added up, and this
// year's where it is complete, in every state it can be in on the way.
#pragma once

#include "sampleplan_p.h"

#include <hz/inventory/censusreturn.h>

namespace hz::inventory {

class SampleReturns {
public:
    SampleReturns(const SampleOptions &options, const SamplePlan &plan, ReturnForm form,
        Definitions definitions);

    /// Whose keys sign. Comes first.
    Sample signers() const;
    /// To a part with one school: what it handed in.
    void add(Sample &part, const PlannedSchool &school);
    /// What the counties and the prefecture made of it last year. Comes last.
    Sample sums();

private:
    struct Office { // of a county or the prefecture
        UnitCode unit = {};
        account::SigningKey reporter = {}; // hands in
        account::SigningKey examiner = {}; // accepts and sends back
        QString name = {};
    };
    const Office &officeOf(const UnitCode &unit) const;
    void handIn(Sample &part, const Office &office, const CensusReturn &snapshot,
        CensusActKind then, const QMap<QString, QString> &remarks = {});

    const SampleOptions m_options;
    const SamplePlan &m_plan;
    const ReturnForm m_form;
    const Definitions m_definitions;
    std::vector<Office> m_offices;
    std::vector<ReturnPart> m_accepted; // of last year
};

} // namespace hz::inventory
