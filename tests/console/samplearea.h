// A small invented prefecture in a database, and Console's view of it. For tests.
#pragma once

#include <hz/core/setting.h>
#include <hz/inventory/inventory.h>
#include <hz/inventory/sample.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <support/support.h>

namespace hz::test {

using namespace hz::inventory;

/// Made once a test program; what a test changes it puts back.
class SampleArea {
public:
    explicit SampleArea(int schools = 60)
        : settings(m_dir.path(QStringLiteral("profile")))
        , theme(ui::App::Console)
    {
        QApplication::setStyle(new ui::HezhouStyle);
        Result<std::unique_ptr<store::Database>> opened = store::Database::open(
            m_dir.path(QStringLiteral("ops.sqlite")), {.projections = {Register::projection()}});
        if (!opened)
            qFatal("%s", told(opened).constData());
        database = std::move(*opened);
        TaskControl task;
        const Result<SampleSummary> written = writeSample(*database, {.schools = schools}, task);
        if (!written)
            qFatal("%s", told(written).constData());
        const Result<RuleSet> rules = shippedRules();
        if (!rules)
            qFatal("%s", told(rules).constData());
        inventory = std::make_unique<Inventory>(*database, *rules);
        if (!QTest::qWaitFor([this] { return inventory->picture().evaluation != nullptr; }, 30'000))
            qFatal("the picture is not made");
    }

    const Register &stock() const { return *inventory->picture().inventory; }
    const Evaluation &evaluation() const { return *inventory->picture().evaluation; }
    QString path(const QString &name) const { return m_dir.path(name); }

private:
    TestDir m_dir;

public:
    Settings settings;
    ui::Theme theme;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<Inventory> inventory;
};

} // namespace hz::test
