#include "screens.h"

#include <hz/ui/check.h>
#include <hz/ui/style.h>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QSlider>

#include <map>

using namespace hz;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostTabs = 200;

// Every control that has the focus in turn as Tab is pressed, until it comes round.
QWidgetList reachedByTab(QWidget *window)
{
    QWidgetList reached;
    for (int i = 0; i < kMostTabs; ++i) {
        QTest::keyClick(window, Qt::Key_Tab);
        QWidget *focused = QApplication::focusWidget();
        if (!focused || reached.contains(focused))
            break;
        reached.append(focused);
    }
    return reached;
}

QStringList outOfReach(QWidget *window)
{
    const QWidgetList reached = reachedByTab(window);
    QStringList missed;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isControl = button || qobject_cast<const QSlider *>(widget);
        if (isControl && widget->isVisible() && widget->isEnabled() && !reached.contains(widget))
            missed.append(button ? button->text() : widget->accessibleName());
    }
    return missed;
}

} // namespace

class TestScreens : public QObject {
    Q_OBJECT

    std::map<QString, std::unique_ptr<SampleProfile>> m_samples; // by language

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &name : Translations::available()) {
            const Language language(name);
            Result<std::unique_ptr<SampleProfile>> sample = SampleProfile::make(Stage::now());
            HZ_VERIFY_OK(sample);
            m_samples.emplace(name, std::move(*sample));
        }
    }

    void everyScreenIsWholeNamedSpacedAndReachable_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("monitor");
        QTest::addColumn<int>("screen");
        for (const QString &language : Translations::available())
            for (int monitor = 0; monitor < 2; ++monitor)
                for (int screen = 0; screen < int(screens().size()); ++screen)
                    QTest::addRow("%s, %s, %s", qPrintable(screens()[size_t(screen)].name),
                        qPrintable(monitors()[monitor].name), qPrintable(language))
                        << language << monitor << screen;
    }
    void everyScreenIsWholeNamedSpacedAndReachable()
    {
        QFETCH(const QString, language);
        QFETCH(const int, monitor);
        QFETCH(const int, screen);
        const Language inForce(language);
        const Screen &wanted = screens()[size_t(screen)];
        const Result<std::unique_ptr<Stage>> stage = Stage::open(
            monitors()[monitor], wanted.withLessons ? m_samples.at(language).get() : nullptr);
        HZ_VERIFY_OK(stage);
        HZ_VERIFY_OK(wanted.build(**stage));

        QWidget *window = &(*stage)->window();
        QCOMPARE(ui::clippedTexts(window), QStringList());
        QCOMPARE(ui::missingAccessibleNames(window), QStringList());
        QCOMPARE(ui::crowdedTargets(window), QStringList());
        QCOMPARE(outOfReach(window), QStringList());
    }
};

int main(int argc, char **argv)
{
    const QTemporaryDir dir;
    connectMonitors(dir);
    QApplication application(argc, argv);
    ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    TestScreens test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screens.moc"
