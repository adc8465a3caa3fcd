// Does the command palette ever hold up the window? With as many lessons as a school's board may
// have, the palette is opened, typed into, letter by letter, and closed, several times; figures are
// the longest single event that the GUI thread handled, and how long an answer took.
//
// bench_commandpalette [LESSONS]: one JSON line a figure.
#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/palette.h>
#include <hz/ui/style.h>

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace hz;
using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimes = 5;
constexpr int kPatienceMs = 30'000;

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"commandpalette\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n",
        figure, value, unit);
    std::fflush(stdout);
}

double ms(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;
    double longestMs = 0;

    bool notify(QObject *receiver, QEvent *event) override
    {
        QElapsedTimer timer;
        timer.start();
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            longestMs = std::max(longestMs, ms(timer));
        return handled;
    }

private:
    int m_depth = 0;
};

std::vector<Findable> lessons(int count)
{
    std::mt19937 random(1);
    std::vector<Findable> items;
    for (int i = 0; i < count; ++i) {
        QString title;
        for (int letters = 0; letters < 12; ++letters)
            title += QChar(char16_t(0x4E00 + random() % 3000));
        items.push_back({.id = QString::number(i), .text = title, .detail = u"数学"_s});
    }
    return items;
}

// Opens the palette and types; gives how long each answer took.
std::vector<double> use(CommandPalette &palette)
{
    std::vector<double> answers;
    const auto settle = [&] {
        QElapsedTimer timer;
        timer.start();
        if (!QTest::qWaitFor([&] { return palette.isSettled(); }, kPatienceMs))
            qFatal("The palette does not settle.");
        return ms(timer);
    };
    palette.open();
    settle();
    for (const QString &letter : {u"s"_s, u"h"_s, u"a"_s, u"n"_s}) {
        QTest::keyClicks(QApplication::focusWidget(), letter);
        answers.push_back(settle());
    }
    palette.dismiss();
    return answers;
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    const int count = QApplication::arguments().value(1, u"10000"_s).toInt();
    Theme theme(App::Board);
    QApplication::setStyle(new HezhouStyle);
    QWidget window;
    window.resize(1366, 768);
    ActionRegistry commands(&window);
    for (int i = 0; i < 60; ++i)
        commands.add(
            {.id = u"command.number%1"_s.arg(i), .text = u"功能%1"_s.arg(i), .run = [] {}});
    const std::vector<Findable> items = lessons(count);
    CommandPalette palette(commands, &window);
    palette.addSource({.kind = u"课件"_s,
        .unasked = 5,
        .begin = [&items]() -> PaletteSource::Work {
            return [&items](TaskControl &) -> Result<std::vector<Findable>> { return items; };
        },
        .choose = [](const QString &) {}});
    // As in a program that has been showing something, fonts are there.
    for (const Weight weight : {Weight::Regular, Weight::Bold})
        for (const TypeRole role : {TypeRole::Body, TypeRole::BoardBody})
            new Label(items.front().text, role, weight, Token::Text, &window);
    window.show();
    if (!QTest::qWaitForWindowActive(&window))
        return 1;
    window.grab();
    application.longestMs = 0;
    use(palette); // icons and readings are made once
    print("longest event, first use", application.longestMs, "ms");
    application.longestMs = 0;
    std::vector<double> answers;
    for (int i = 0; i < kTimes; ++i)
        for (const double answer : use(palette))
            answers.push_back(answer);
    print("longest event", application.longestMs, "ms");
    std::sort(answers.begin(), answers.end());
    print("answer, median", answers[answers.size() / 2], "ms");
    print("answer, longest", answers.back(), "ms");
}
