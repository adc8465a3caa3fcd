#include "begin/beginscreen.h"
#include "inventory/area.h"
#include "overview/overviewscreen.h"
#include "window/consolewindow.h"

#include <hz/core/setting.h>
#include <hz/store/database.h>
#include <hz/ui/card.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace hz;
using namespace hz::console;
using namespace hz::test;

namespace {

std::unique_ptr<store::Database> openedIn(const TestDir &dir)
{
    auto database = store::Database::open(
        dir.path(QStringLiteral("ops.sqlite")), {.projections = {Register::projection()}});
    if (!database)
        qFatal("%s", told(database).constData());
    return std::move(*database);
}

} // namespace

class BeginTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme.emplace(ui::App::Console);
        QApplication::setStyle(new ui::HezhouStyle);
    }

    void nothingIsAPlaceToBeginAndGoesWithTheFirstSchool()
    {
        const TestDir dir;
        const auto database = openedIn(dir);
        inventory::Inventory inventory(*database, thePlan());
        Settings settings(dir.path());
        ConsoleWindow window(inventory, settings);
        window.show();
        auto *begin = window.findChild<BeginScreen *>();
        QTRY_VERIFY(begin->isVisible());
        QVERIFY(!window.overview().isVisible());

        const School school{
            .code = UnitCode(QStringLiteral("2162000001")), .name = QStringLiteral("沙坪小学")};
        HZ_VERIFY_OK(inventory.edit({{documentId(school), {}, school.toJson()}}).wait());

        QTRY_VERIFY(window.overview().isVisible());
        QVERIFY(!begin->isVisible());
    }

    void theSampleCanBeStopped()
    {
        const TestDir dir;
        const auto database = openedIn(dir);
        inventory::Inventory inventory(*database, thePlan());
        Settings settings(dir.path());
        ConsoleWindow window(inventory, settings);
        window.show();
        auto *begin = window.findChild<BeginScreen *>();
        QTRY_VERIFY(begin->isVisible());

        begin->addSample();

        QTRY_VERIFY(
            inventory.picture().inventory && !inventory.picture().inventory->schools().empty());
        QVERIFY(window.overview().isVisible());
        // Closing the window while it goes on waits for nobody: the scope tells it to stop.
    }

private:
    std::optional<ui::Theme> m_theme;
};

QTEST_MAIN(BeginTest)
#include "tst_begin.moc"
