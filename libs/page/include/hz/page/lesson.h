// A lesson in memory: its pages in order, loaded when they are looked at. Ops are its only way to
// change. One thread at a time.
//
// A lesson over a PDF has one page for each of the PDF's, with an id and an order key that every
// machine computes alike; such a page has no document until it is first changed, so a book of 400
// pages opens like one of four.
#pragma once

#include <hz/page/op.h>
#include <hz/page/page.h>

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QSet>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace hz::page {

/// The PDF under a lesson.
struct PdfSource {
    QByteArray sha256; // raw; empty while the copy into the profile is under way
    qint64 sizeBytes = 0;
    int pageCount = 0;
    QString fileName; // as the teacher knows it
    QString path; // where it can be read now

    bool operator==(const PdfSource &) const = default;
};

/// The id of page `index` of the lesson's PDF.
PageId pdfPageId(int index);
/// A PDF's page in page units: fitted into the usual page, so that a pen is as wide on either. A
/// page that has grown since has its original at the top left, in this size.
QSize pdfPageUnits(QSizeF points);

struct PageRef {
    PageId id;
    QString order;

    bool operator==(const PageRef &) const = default;
};

class Lesson {
public:
    /// Reads a page that is not in memory; null if there is none stored.
    using PageLoader = std::function<std::unique_ptr<Page>(const PageId &)>;
    /// The size in points of a page of the PDF; empty if it cannot be told.
    using PdfPageSize = std::function<QSizeF(int index)>;

    LessonId id;
    QString title;
    QDateTime created; // UTC
    std::optional<PdfSource> source;
    PageId currentPage;

    void setPageLoader(PageLoader loader) { m_load = std::move(loader); }
    void setPdfPageSize(PdfPageSize size) { m_pdfPageSize = std::move(size); }
    /// The pages that have documents, and those whose documents say that they were removed. Pages
    /// of the PDF are added by themselves.
    void setStoredPages(const std::vector<PageRef> &stored, const QSet<PageId> &removed);

    const std::vector<PageRef> &pages() const { return m_pages; }
    int indexOf(const PageId &page) const; // -1 if it is not one of ours
    /// The page, loaded if need be; null if it is not one of ours.
    const Page *page(const PageId &which) const;
    bool isLoaded(const PageId &which) const { return m_loaded.contains(which); }
    /// Frees a page that is stored as it is here.
    void unload(const PageId &which) { m_loaded.remove(which); }
    const QSet<PageId> &removedPages() const { return m_removed; }
    /// The order key for a page after `page`, or at the end when `page` is not one of ours.
    QString orderAfter(const PageId &page) const;

    /// Applies an op; false if it changed nothing. An op applied twice, or replayed over a later
    /// state together with all that followed it, gives the same lesson: the last op on each id
    /// wins.
    bool apply(const Op &op);

private:
    bool applied(const AddElements &op);
    bool applied(const RemoveElements &op);
    bool applied(const TransformElements &op);
    bool applied(const SetElementProperty &op);
    bool applied(const AddPage &op);
    bool applied(const RemovePage &op);
    bool applied(const SetProperty &op);

    Page *mutablePage(const PageId &which) const;
    std::unique_ptr<Page> freshPage(const PageId &which) const;
    std::optional<int> pdfIndex(const PageId &which) const;
    void insertRef(const PageRef &ref);

    PageLoader m_load;
    PdfPageSize m_pdfPageSize;
    std::vector<PageRef> m_pages; // by (order, id)
    QSet<PageId> m_removed;
    QSet<PageId> m_stored; // at first
    mutable QHash<PageId, std::shared_ptr<Page>> m_loaded;
};

} // namespace hz::page
