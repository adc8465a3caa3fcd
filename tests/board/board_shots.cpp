// Draws every screen of Board, in both languages and on monitors of all sizes, into a folder:
// board_shots FOLDER [PART], where PART is a part of the names wanted, "zh_CN/1366x768/home".
#include "screens.h"

#include <hz/ui/style.h>

#include <cstdio>

using namespace hz;
using namespace hz::test;

namespace {

Result<> draw(
    const QString &path, const Monitor &monitor, const Screen &screen, const SampleProfile &sample)
{
    HZ_TRY(const std::unique_ptr<Stage> stage,
        Stage::open(monitor, screen.withLessons ? &sample : nullptr));
    HZ_CHECK(screen.build(*stage));
    HZ_TRY(const QImage picture, stage->picture());
    HZ_CHECK(makePath(QFileInfo(path).absolutePath()));
    if (!picture.save(path))
        return failure(Error::Kind::Io, QStringLiteral("“%1” could not be written.").arg(path));
    return {};
}

Result<> drawAll(const QString &folder, const QString &part)
{
    for (const QString &name : Translations::available()) {
        const Language language(name);
        HZ_TRY(const std::unique_ptr<SampleProfile> sample, SampleProfile::make(Stage::now()));
        for (const Monitor &monitor : monitors()) {
            for (const Screen &screen : screens()) {
                const QString file
                    = QStringLiteral("%1/%2/%3.png").arg(name, monitor.name, screen.name);
                if (!file.contains(part))
                    continue;
                std::fprintf(stderr, "%s\n", qPrintable(file));
                HZ_CHECK(draw(folder + u'/' + file, monitor, screen, *sample));
            }
        }
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir dir;
    connectMonitors(dir);
    const QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        std::fprintf(stderr, "board_shots FOLDER [PART]\n");
        return 2;
    }
    ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    const Result<> drawn = drawAll(words[0], words.value(1));
    if (!drawn)
        std::fprintf(stderr, "board_shots: %s\n", told(drawn).constData());
    return drawn ? 0 : 1;
}
