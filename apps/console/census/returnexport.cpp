#include "census/returnexport.h"

#include <hz/core/paths.h>
#include <hz/ui/icon.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>

#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

ReturnExport::ReturnExport(QWidget *page)
    : QObject(page)
    , m_page(page)
    , m_button(new QPushButton(ui::icon(ui::IconName::FileDown), tr("Export"), page))
{
    ui::setCompact(m_button);
    m_button->setEnabled(false);
    auto *menu = new QMenu(m_button);
    const auto add = [&](const QString &text, const QString &suffix, const QString &filter) {
        connect(menu->addAction(text), &QAction::triggered, this,
            [this, suffix, filter] { askWhere(suffix, filter); });
    };
    add(tr("As PDF…"), QStringLiteral("pdf"), tr("PDF (*.pdf)"));
    add(tr("As a workbook…"), QStringLiteral("xlsx"), tr("Spreadsheet (*.xlsx)"));
    add(tr("As a Word document…"), QStringLiteral("docx"), tr("Word document (*.docx)"));
    m_button->setMenu(menu);
}

void ReturnExport::setReturn(const CensusPicture &picture, const CensusReturn &snapshot,
    const std::vector<Finding> &findings)
{
    m_picture = picture;
    m_snapshot = snapshot;
    m_findings = findings;
    m_button->setEnabled(true);
}

void ReturnExport::askWhere(const QString &suffix, const QString &filter)
{
    if (!m_picture)
        return;
    auto *dialog = new QFileDialog(m_page, tr("Export"), documentsFolder(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    const ReturnSheet sheet = sheetOf(*m_picture, m_snapshot, m_findings);
    dialog->selectFile(safeFileName(sheet.title) + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ReturnExport::exportTo);
    dialog->open();
}

void ReturnExport::exportTo(const QString &path)
{
    if (!m_picture)
        return;
    if (!m_progress)
        m_progress = new ui::ProgressPanel(m_page->window());
    const auto task = m_tasks.run([path, sheet = sheetOf(*m_picture, m_snapshot, m_findings),
                                      look = PaperLook()](TaskControl &control) -> Result<QString> {
        HZ_CHECK(writeReturn(path, sheet, look, control));
        return path;
    });
    m_progress->follow(task, tr("Exporting"));
    whenDone(task, this, [this](const Result<QString> &written) {
        if (written)
            Q_EMIT exported(*written);
        else if (written.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(written.error());
    });
}

} // namespace hz::console
