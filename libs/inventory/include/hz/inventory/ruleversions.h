// The versions of a set of rules: the one that ships and those a bureau has made, each in force
// from a day on, so that an old year is judged by what was asked then. A new version is drafted
// from another one, compared with it, and kept as a document "ruleset:<set>:<version>". Values; any
// thread.
#pragma once

#include <hz/inventory/evaluation.h>

#include <vector>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

class RuleVersions {
public:
    /// One version alone is in force on every day.
    explicit RuleVersions(RuleSet shipped, std::vector<RuleSet> own = {});
    /// With those of a database. What cannot be read is in unread(), by its id.
    static Result<RuleVersions> load(const store::ReadTransaction &read, RuleSet shipped);

    /// By the day they are in force from, then by version.
    const std::vector<RuleSet> &all() const { return m_all; }
    /// The last that is in force; before the first one it is the first.
    const RuleSet &validOn(const QDate &day) const;
    int nextVersion() const;
    const QMap<QString, QString> &unread() const { return m_unread; }
    bool isShipped(const RuleSet &set) const { return set.version == m_shipped; }

private:
    std::vector<RuleSet> m_all;
    int m_shipped = 1;
    QMap<QString, QString> m_unread;
};

/// "ruleset:plan:2".
QString documentId(const RuleSet &set);
/// The body of its document.
QJsonObject documentOf(const RuleSet &set);
inline constexpr QLatin1StringView kRuleSetPrefix{"ruleset:"};

/// A version being made, step by step, each of which can be undone.
class RuleDraft {
public:
    RuleDraft(RuleSet base, int version, const QDate &validFrom);

    const RuleSet &base() const { return m_base; }
    const RuleSet &set() const { return m_steps[m_at]; }
    const Rule *rule(QStringView id) const { return set().rule(id); }

    /// Typing makes one step of what is typed into one rule.
    enum class Step { Whole, Typing };
    /// In the place of the rule with its id. Invalid names the rule and the field; then nothing has
    /// changed.
    Result<> change(const Rule &rule, Step step = Step::Whole);
    /// Behind those of its group, under a new id, which is returned.
    Result<QString> add(Rule rule);
    Result<> remove(const QString &id);
    /// All rules, groups, words and definitions of another set.
    Result<> replace(const RuleSet &other);
    Result<> setDefinitions(const Definitions &definitions);
    Result<> setValidFrom(const QDate &day);

    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_steps.size(); }
    void undo();
    void redo();

    /// Ids of rules that are new, gone or others than in the base, in their order.
    QStringList changed() const;
    /// The rules or the definitions are others.
    bool isChanged() const;

private:
    Result<> step(RuleSet next);

    RuleSet m_base;
    std::vector<RuleSet> m_steps;
    size_t m_at = 0;
    QString m_typed; // the rule that the last step is typed into
};

/// A rule to begin with: what is measured, and the test that goes with it.
struct MeasureChoice {
    QString text = {};
    Rule rule = {};
};
std::vector<MeasureChoice> measureChoices(const RuleSet &set);

/// One rule before and after a change of the set.
struct RuleComparison {
    QString rule = {};
    std::optional<RuleResult> before = {}; // of the unit; nothing where the rule is new
    std::optional<RuleResult> after = {}; // nothing where it is gone
    int newlyMeeting = 0; // schools in the unit
    int newlyFailing = 0;

    bool isSame() const;
};
/// Both are of one register and year. In the order of `after`, what is gone last.
std::vector<RuleComparison> compared(
    const Evaluation &before, const Evaluation &after, const UnitCode &unit);

} // namespace hz::inventory
