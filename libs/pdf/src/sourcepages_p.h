// The pages of one PDF that an export takes pages from, as qpdf objects.
// One thread, the one that writes the PDF. Functions here throw nothing but Stopped.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QRectF>
#include <QtGui/QTransform>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace hz::pdf {

/// Where a page lies in its own coordinates (y up) and how it is turned when shown.
struct PageGeometry {
    QRectF box; // what is shown; top() is the lowest y
    int rotate = 0; // clockwise: 0, 90, 180 or 270

    QSizeF shownSize() const;
    /// From points on the shown page (y down, from its top left corner) to the page's own
    /// coordinates.
    QTransform fromShown() const;
};

class SourcePages final {
    Q_DECLARE_TR_FUNCTIONS(hz::pdf::SourcePages)
public:
    static Result<std::unique_ptr<SourcePages>> open(
        const QString &path, const QString &name, const std::function<bool()> &isStopped);

    QPDF &pdf() { return m_pdf; }
    const std::vector<QPDFObjectHandle> &pages() const { return m_pages; }
    Result<PageGeometry> geometry(int page) const;
    /// Corrupt when copying this page into another file would recurse too deep.
    Result<> checkDepth(int page);

    /// `place` is the file's path, or what people call it.
    static Error error(const QPDFExc &cause, const QString &place);

private:
    SourcePages(QString path, QString name)
        : m_path(std::move(path))
        , m_name(std::move(name))
    {
    }
    Result<> load(const std::function<bool()> &isStopped);

    QString m_path;
    QString m_name; // for errors: the path, or what people call the file
    QPDF m_pdf;
    std::vector<QPDFObjectHandle> m_pages;
    std::set<QPDFObjGen> m_checked;
};

} // namespace hz::pdf
