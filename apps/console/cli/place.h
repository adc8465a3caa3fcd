// Which database of the profile is Console's: "ops-" and the code of the unit whose machines it
// holds. A profile has one; before a unit is known it is "ops-local".
#pragma once

#include <hz/store/profile.h>

namespace hz::console {

struct Place {
    std::unique_ptr<store::Profile> profile;
    QString name;

    store::Database &database() const { return profile->database(name); }

    static Result<Place> open(const QString &profileDir);
    /// The tables that such a database is opened with.
    static QList<store::Projection> projections();
};

} // namespace hz::console
