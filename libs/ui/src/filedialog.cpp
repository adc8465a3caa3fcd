#include "filedialog_p.h"

#include <hz/ui/theme.h>

#include <QtCore/QCoreApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QListView>
#include <QtWidgets/QTreeView>

namespace hz::ui {

namespace {

// Our catalogue is asked before Qt's, which has these under another name or not as people say it.
[[maybe_unused]] const char *const kWordsOfQt[] = {
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Date Modified"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
};
[[maybe_unused]] const char *const kFolder[]
    = QT_TRANSLATE_NOOP3("QAbstractFileIconProvider", "Folder", "All other platforms");

constexpr QSize kLeastSize(960, 600); // on the least of our screens
constexpr double kSideBar = 200;
constexpr double kColumns[] = {320, 96, 150, 160}; // name, size, type, date

} // namespace

void polishFileDialog(QFileDialog &dialog)
{
    const Theme &look = theme();
    dialog.setMinimumSize(look.px(kLeastSize.width()), look.px(kLeastSize.height()));
    if (auto *side = dialog.findChild<QListView *>(QStringLiteral("sidebar")))
        side->setMinimumWidth(look.px(kSideBar));
    if (auto *files = dialog.findChild<QTreeView *>(QStringLiteral("treeView"))) {
        files->header()->setContextMenuPolicy(Qt::NoContextMenu);
        files->header()->setStretchLastSection(true);
        int column = 0;
        for (const double width : kColumns)
            files->header()->resizeSection(column++, look.px(width));
    }
}

} // namespace hz::ui
