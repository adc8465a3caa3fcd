#include "deviceinput_p.h"
#include "saving_p.h"
#include "sourcepages_p.h"

#include <hz/core/task.h>
#include <hz/pdf/sheets.h>

#include <QtCore/QCoreApplication>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>

namespace hz::pdf {

namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kMargin = 10 * kPointsPerMm; // what office printers leave blank, and a little more
constexpr double kGap = 5 * kPointsPerMm;
constexpr int kHundredPercent = 100;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::pdf::Sheets)
};

QSizeF cell(const SheetLayout &layout)
{
    return {(layout.sheet.width() - 2 * kMargin - (layout.columns - 1) * kGap) / layout.columns,
        (layout.sheet.height() - 2 * kMargin - (layout.rows - 1) * kGap) / layout.rows};
}

double magnification(QSizeF page, const SheetLayout &layout)
{
    const QSizeF room = cell(layout);
    return std::min(room.width() / page.width(), room.height() / page.height());
}

class Sheets {
public:
    Sheets(const QString &toPath, const SheetOptions &options, TaskControl &task)
        : m_toPath(toPath)
        , m_options(options)
        , m_task(task)
    {
    }
    Result<> run(const QString &fromPath);

private:
    Result<> lay(const QString &fromPath);
    /// With the pages from `first` to the one before `end`.
    Result<> addSheet(int first, int end);

    const QString &m_toPath;
    const SheetOptions &m_options;
    TaskControl &m_task;
    std::unique_ptr<SourcePages> m_source;
    QPDF m_out;
};

Result<> Sheets::run(const QString &fromPath)
{
    try {
        return lay(fromPath);
    } catch (const Stopped &) {
        return cancelled();
    } catch (const QPDFExc &cause) {
        return Failure(SourcePages::error(cause, fromPath));
    } catch (const std::exception &cause) {
        return failure(Error::Kind::Internal,
            Tr::tr("%1 cannot be written: something unexpected went wrong.").arg(m_toPath),
            QString::fromUtf8(cause.what()));
    }
}

Result<> Sheets::lay(const QString &fromPath)
{
    HZ_TRY(
        m_source, SourcePages::open(fromPath, fromPath, [this] { return m_task.isCancelled(); }));
    m_out.emptyPDF();
    const auto pages = qint64(m_source->pages().size());
    for (int first = 0; first < pages; first += m_options.pagesPerSheet) {
        if (m_task.isCancelled())
            return cancelled();
        HZ_CHECK(addSheet(first, std::min(first + m_options.pagesPerSheet, int(pages))));
        m_task.setProgress(first, pages * 2);
    }
    return savePdf(m_out, m_options.title, m_toPath, m_task, [this](int percent) {
        m_task.setProgress(kHundredPercent + percent, qint64(2) * kHundredPercent);
    });
}

Result<> Sheets::addSheet(int first, int end)
{
    HZ_TRY(const PageGeometry firstPage, m_source->geometry(first));
    const SheetLayout layout = sheetLayout(firstPage.shownSize(), m_options.pagesPerSheet);
    const QSizeF room = cell(layout);
    QPDFObjectHandle forms = QPDFObjectHandle::newDictionary();
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", forms);
    QPDFObjectHandle sheet = QPDFObjectHandle::newDictionary();
    sheet.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    sheet.replaceKey("/MediaBox",
        QPDFObjectHandle::newFromRectangle({0, 0, layout.sheet.width(), layout.sheet.height()}));
    sheet.replaceKey("/Resources", resources);
    std::string content;
    for (int i = first; i < end; ++i) {
        HZ_CHECK(m_source->checkDepth(i));
        const int place = i - first;
        const int row = place / layout.columns;
        const double left = kMargin + place % layout.columns * (room.width() + kGap);
        const double top = layout.sheet.height() - kMargin - row * (room.height() + kGap);
        QPDFPageObjectHelper page(m_source->pages().at(size_t(i)));
        const QPDFObjectHandle form = m_out.copyForeignObject(page.getFormXObjectForPage());
        const std::string name = "/P" + std::to_string(place);
        forms.replaceKey(name, form);
        content += QPDFPageObjectHelper(sheet).placeFormXObject(
            form, name, {left, top - room.height(), left + room.width(), top}, false, true, true);
    }
    sheet.replaceKey("/Contents", QPDFObjectHandle::newStream(&m_out, content));
    m_out.addPage(m_out.makeIndirectObject(sheet), false);
    return {};
}

} // namespace

SheetLayout sheetLayout(QSizeF page, int pagesPerSheet)
{
    SheetLayout best;
    double largest = 0;
    for (const QSizeF sheet : {kA4Points, kA4Points.transposed()})
        for (int columns = 1; columns <= pagesPerSheet; ++columns) {
            const SheetLayout layout{sheet, columns, (pagesPerSheet + columns - 1) / columns};
            if (const double size = magnification(page, layout); size > largest) {
                largest = size;
                best = layout;
            }
        }
    return best;
}

Result<> writeSheets(
    const QString &fromPath, const QString &toPath, const SheetOptions &options, TaskControl &task)
{
    return Sheets(toPath, options, task).run(fromPath);
}

} // namespace hz::pdf
