// Console on an invented prefecture: its database, and its window over it.
#pragma once

#include "cli/place.h"
#include "devices/devicesscreen.h"
#include "window/consolewindow.h"

#include <hz/inventory/sample.h>

#include <QtTest/QTest>

#include <support/support.h>

namespace hz::test {

using namespace Qt::StringLiterals;
using namespace hz::inventory;

/// Today in the sample.
inline const QDateTime kSampleNow{QDate(2025, 10, 20), QTime(2, 0), Qt::UTC};

inline RuleSet plan()
{
    Result<RuleSet> set = shippedRules();
    if (!set)
        qFatal("%s", told(set).constData());
    return *set;
}

/// A profile with so many schools of the sample, opened, and what screens read of it.
class Prefecture {
public:
    /// An empty `profile` is a folder of its own.
    explicit Prefecture(int schools, const QString &profile = {})
        : clock(kSampleNow)
    {
        Result<console::Place> opened
            = console::Place::open(profile.isEmpty() ? m_dir.path(u"profile"_s) : profile);
        if (!opened)
            qFatal("%s", told(opened).constData());
        place = std::move(*opened);
        TaskControl task;
        if (place.database().read().value()->lastSeq().value() == 0) {
            const auto written = writeSample(place.database(), {.schools = schools}, task);
            if (!written)
                qFatal("%s", told(written).constData());
        }
        settings = std::make_unique<Settings>(place.profile->dir());
        inventory = std::make_unique<Inventory>(place.database(), plan(), clock);
        wait();
    }

    /// Until the first picture is there.
    void wait() const
    {
        if (!QTest::qWaitFor([this] { return bool(inventory->picture().evaluation); }, 120'000))
            qFatal("no picture");
    }
    const Register &stock() const { return *inventory->picture().inventory; }

    QJsonObject body(const QString &id) const
    {
        const auto read = place.database().read();
        const Result<store::Document> document = (*read)->get(id);
        return document ? document->body : QJsonObject();
    }

private:
    TestDir m_dir;

public:
    FixedClock clock;
    console::Place place;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Inventory> inventory;
};

} // namespace hz::test
