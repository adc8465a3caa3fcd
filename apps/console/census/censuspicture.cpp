#include "census/censuspicture.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Census)
};

} // namespace

CensusReturn CensusPicture::snapshot(quint32 school) const
{
    const School &about = inventory->schools()[school];
    const Definitions &definitions = evaluation->set.definitions;
    const Figures figures = evaluation->year == year() && school < evaluation->units.size()
        ? evaluation->units[school].figures
        : figuresOf(*inventory, school, definitions, year());
    return snapshotOf(
        *form, about, figures, inventory->census(about.code, year()), definitions, year());
}

QString CensusPicture::obstacle(const std::vector<Finding> &findings) const
{
    int errors = 0;
    int warnings = 0;
    for (const Finding &finding : findings) {
        errors += int(finding.severity == ReturnCheck::Severity::Error);
        warnings += int(finding.severity == ReturnCheck::Severity::Warning && !finding.isSettled());
    }
    QStringList parts;
    if (errors > 0)
        parts.append(Tr::tr("%n to mend", nullptr, errors));
    if (warnings > 0)
        parts.append(Tr::tr("%n to explain", nullptr, warnings));
    return parts.join(Tr::tr(", ", "between what is left to do"));
}

Result<CensusPicture> readCensus(const store::Database &database,
    std::shared_ptr<const Register> inventory, std::shared_ptr<const Evaluation> evaluation,
    std::shared_ptr<const ReturnForm> form, const QDate &today, const UnitCode &only)
{
    HZ_TRY(const auto read, database.read());
    CensusPicture picture{.inventory = std::move(inventory),
        .evaluation = std::move(evaluation),
        .form = std::move(form),
        .now = {},
        .last = {},
        .today = today};
    picture.tree = UnitTree::of(*picture.inventory);
    HZ_TRY(picture.now, CensusYear::load(*read, picture.evaluation->year, only));
    HZ_TRY(picture.last, CensusYear::load(*read, picture.evaluation->year - 1, only));
    return picture;
}

Result<Reporter> reporterOf(
    store::Database &database, const QString &name, const QDateTime &now, const Actor &who)
{
    HZ_TRY(const account::SigningKey key, account::ownSigningKey(database));
    Reporter by{.key = key, .name = name, .now = now, .who = who};
    if (!name.isEmpty())
        return by;
    HZ_TRY(const auto read, database.read());
    const Result<store::Document> known = read->get(documentId(Signer{.key = key.id()}));
    if (known)
        by.name = signerName(known->body, who);
    return by;
}

} // namespace hz::console
