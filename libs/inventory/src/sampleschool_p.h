// Makes the rooms, machines, movements and censuses of one planned school after the other.
#pragma once

#include "sampleanswers_p.h"
#include "sampledice_p.h"
#include "sampleplan_p.h"
#include "samplewords_p.h"

#include <QtCore/QHash>

namespace hz::inventory {

/// Asset tags and serials are counted over all schools, so they are made in order.
class SampleSchools {
public:
    SampleSchools(const SampleOptions &options, const SampleAnswers &answers)
        : m_options(options)
        , m_answers(answers)
    {
    }
    Sample make(const PlannedSchool &planned);

private:
    friend class SchoolMaker;

    const SampleOptions m_options;
    const SampleAnswers &m_answers;
    quint64 m_ids = 0; // given so far
    quint32 m_serials = 0;
    QString m_lastSerial; // that a clumsy hand gives to another machine as well
    QHash<QString, int> m_tags; // by what is before the number
};

} // namespace hz::inventory
