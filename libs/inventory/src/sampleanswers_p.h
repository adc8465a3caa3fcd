// Answers of a sample's censuses: every answer that the rules of a set ask for, believable, and
// better from year to year.
#pragma once

#include <hz/inventory/rules.h>

namespace hz::inventory {

/// Who answers.
struct Respondent {
    UnitLevel level = UnitLevel::School;
    std::optional<SchoolKind> kind = {};
    std::optional<Locality> locality = {};
    int students = 0;
    int teachers = 0;
    int classes = 0;
    quint64 seed = 0;
};

class SampleAnswers {
public:
    explicit SampleAnswers(const RuleSet &set);
    QMap<QString, qint64> answers(const Respondent &who, int year) const;

private:
    enum class Shape { YesNo, Day, Money, Count, PerClass, Part, Whole };
    struct Ask {
        QString key = {};
        Shape shape = Shape::YesNo;
        UnitLevel level = UnitLevel::School;
        RuleScope scope = {};
        qint64 threshold = 0;
        Quantity over = {}; // of Part
        QDate due = {};
    };

    void ask(const Rule &rule, UnitLevel level);
    static bool isAsked(const Ask &ask, const Respondent &who);
    qint64 wholeOf(const QString &key, const Respondent &who) const;
    std::optional<qint64> answer(const Ask &ask, const Respondent &who, int year) const;

    std::vector<Ask> m_asks;
};

} // namespace hz::inventory
