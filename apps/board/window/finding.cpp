#include "window/finding.h"

#include "window/lessonhost.h"

#include <hz/page/library.h>
#include <hz/ui/palette.h>

#include <QtCore/QCoreApplication>

namespace hz::board {

namespace {

constexpr int kRecentLessons = 5;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::board::Finding)
};

using ui::PaletteSource; // lupdate loses the context of functions that return ui::…
using Items = Result<std::vector<ui::Findable>>;

// Found by "6" alone too.
PaletteSource pagesOf(LessonHost &host)
{
    return {.kind = {},
        .begin = [&host]() -> PaletteSource::Work {
            std::vector<page::PageRef> pages;
            if (host.session())
                pages = host.session()->lesson().pages();
            return [pages = std::move(pages)](TaskControl &) -> Items {
                std::vector<ui::Findable> items;
                for (const page::PageRef &page : pages) {
                    const auto number = QString::number(items.size() + 1);
                    items.push_back({.id = page.id.text(),
                        .text = Tr::tr("Page %1").arg(number),
                        .icon = ui::IconName::FileText,
                        .names = {number}});
                }
                return items;
            };
        },
        .choose =
            [&host](const QString &id) {
                if (host.session())
                    host.session()->setCurrentPage(page::PageId(id));
            }};
}

PaletteSource lessonsOf(LessonHost &host)
{
    return {.kind = Tr::tr("Lesson"),
        .unasked = kRecentLessons,
        .begin = [&host]() -> PaletteSource::Work {
            return [&database = host.database()](TaskControl &) -> Items {
                HZ_TRY(const QList<page::LessonSummary> lessons, page::storedLessons(database));
                std::vector<ui::Findable> items;
                for (const page::LessonSummary &lesson : lessons)
                    items.push_back({.id = lesson.id.text(),
                        .text = lesson.title,
                        .detail = lesson.folder,
                        .icon = ui::IconName::Presentation});
                return items;
            };
        },
        .choose = [&host](const QString &id) { host.open(page::LessonId(id)); }};
}

PaletteSource foldersOf(LessonHost &host, std::function<void(const QString &folder)> showFolder)
{
    return {.kind = Tr::tr("Folder"),
        .begin = [&host]() -> PaletteSource::Work {
            return [&database = host.database()](TaskControl &) -> Items {
                HZ_TRY(const QList<page::LessonSummary> lessons, page::storedLessons(database));
                std::vector<ui::Findable> items;
                for (const QString &folder : page::foldersOf(lessons))
                    items.push_back(
                        {.id = folder, .text = folder, .icon = ui::IconName::FolderOpen});
                return items;
            };
        },
        .choose = std::move(showFolder)};
}

} // namespace

void findLessons(ui::CommandPalette &palette, LessonHost &host,
    std::function<void(const QString &folder)> showFolder)
{
    palette.addSource(pagesOf(host));
    palette.addSource(lessonsOf(host));
    palette.addSource(foldersOf(host, std::move(showFolder)));
    palette.setHint(Tr::tr("Type a command, a lesson, a folder or the number of a page; first "
                           "letters of the pinyin will do."));
}

} // namespace hz::board
