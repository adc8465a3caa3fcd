// What tests of widgets share: the application's look, made in the order that main() makes it.
#pragma once

#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

namespace hz::test {

/// Needs QApplication; one at a time.
class Look {
public:
    explicit Look(ui::App app = ui::App::Board)
        : m_theme(app)
    {
        QApplication::setStyle(new ui::HezhouStyle);
    }
    ui::Theme &theme() { return m_theme; }

private:
    ui::Theme m_theme;
};

} // namespace hz::test

#define HZ_UI_TEST(Test)                                                                           \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        QApplication application(argc, argv);                                                      \
        hz::test::Look look;                                                                       \
        Test test;                                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
