#include <hz/core/orderkey.h>
#include <hz/page/lesson.h>

#include <QtCore/QtEndian>

#include <algorithm>
#include <utility>

namespace hz::page {

namespace {

bool before(const PageRef &a, const PageRef &b)
{
    return a.order != b.order ? a.order < b.order : a.id < b.id;
}

} // namespace

QSize pdfPageUnits(QSizeF points)
{
    if (points.width() <= 0 || points.height() <= 0)
        return kPageSize;
    return points.scaled(QSizeF(kPageSize), Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
}

PageId pdfPageId(int index)
{
    return PageId(Ulid::fromNumber(quint64(index) + 1).toString());
}

std::optional<int> Lesson::pdfIndex(const PageId &which) const
{
    if (!source)
        return std::nullopt;
    const std::optional<Ulid> ulid = Ulid::fromString(which.text());
    if (!ulid)
        return std::nullopt;
    const auto number = qFromBigEndian<quint64>(ulid->toBytes().constData() + 8);
    if (number < 1 || number > quint64(source->pageCount) || *ulid != Ulid::fromNumber(number))
        return std::nullopt;
    return int(number - 1);
}

void Lesson::setStoredPages(const std::vector<PageRef> &stored, const QSet<PageId> &removed)
{
    m_pages.clear();
    m_removed = removed;
    m_stored.clear();
    QSet<PageId> known = removed;
    for (const PageRef &ref : stored) {
        m_pages.push_back(ref);
        m_stored.insert(ref.id);
        known.insert(ref.id);
    }
    if (source)
        for (int i = 0; i < source->pageCount; ++i)
            if (const PageId page = pdfPageId(i); !known.contains(page))
                m_pages.push_back({page, orderKeyAt(quint64(i))});
    std::sort(m_pages.begin(), m_pages.end(), before);
}

int Lesson::indexOf(const PageId &page) const
{
    const auto found = std::find_if(
        m_pages.begin(), m_pages.end(), [&](const PageRef &ref) { return ref.id == page; });
    return found == m_pages.end() ? -1 : int(found - m_pages.begin());
}

std::unique_ptr<Page> Lesson::freshPage(const PageId &which) const
{
    const std::optional<int> index = pdfIndex(which);
    if (!index)
        return nullptr;
    auto page = std::make_unique<Page>();
    page->id = which;
    page->order = orderKeyAt(quint64(*index));
    page->background = {.kind = Background::Kind::Pdf, .pdfPage = *index};
    if (m_pdfPageSize)
        page->size = pdfPageUnits(m_pdfPageSize(*index));
    return page;
}

Page *Lesson::mutablePage(const PageId &which) const
{
    if (const auto loaded = m_loaded.constFind(which); loaded != m_loaded.cend())
        return loaded->get();
    if (indexOf(which) < 0)
        return nullptr;
    std::unique_ptr<Page> page = m_load ? m_load(which) : nullptr;
    if (!page && !m_stored.contains(which)) // one that cannot be read is not an empty one
        page = freshPage(which);
    if (!page)
        return nullptr;
    return m_loaded.insert(which, std::move(page))->get();
}

const Page *Lesson::page(const PageId &which) const
{
    return mutablePage(which);
}

QString Lesson::orderAfter(const PageId &page) const
{
    const int index = indexOf(page);
    if (index < 0)
        return orderKeyBetween(m_pages.empty() ? QString() : m_pages.back().order, {});
    const auto at = size_t(index);
    return orderKeyBetween(
        m_pages[at].order, at + 1 < m_pages.size() ? m_pages[at + 1].order : QString());
}

void Lesson::insertRef(const PageRef &ref)
{
    m_pages.insert(std::upper_bound(m_pages.begin(), m_pages.end(), ref, before), ref);
}

bool Lesson::apply(const Op &op)
{
    return std::visit([this](const auto &change) { return applied(change); }, op);
}

bool Lesson::applied(const AddElements &op)
{
    bool changed = false;
    if (Page *page = mutablePage(op.page))
        for (const Element &element : op.elements)
            changed |= page->add(element);
    return changed;
}

bool Lesson::applied(const RemoveElements &op)
{
    bool changed = false;
    if (Page *page = mutablePage(op.page))
        for (const Element &element : op.elements)
            changed |= page->remove(element.id);
    return changed;
}

bool Lesson::applied(const TransformElements &op)
{
    Page *page = mutablePage(op.page);
    if (!page)
        return false;
    bool changed = false;
    for (const TransformElements::Part &part : op.parts)
        for (const ElementId &which : part.ids)
            if (const Element *element = page->find(which);
                element && element->placement != part.after)
                changed |= page->place(which, part.after);
    return changed;
}

bool Lesson::applied(const SetElementProperty &op)
{
    Page *page = mutablePage(op.page);
    if (!page)
        return false;
    bool changed = false;
    for (const SetElementProperty::Part &part : op.parts)
        for (const ElementId &which : part.ids) {
            const Element *element = page->find(which);
            if (!element || property(*element, op.name) == part.after)
                continue;
            Element other = *element;
            changed |= setProperty(other, op.name, part.after) && page->replace(other);
        }
    return changed;
}

bool Lesson::applied(const AddPage &op)
{
    if (indexOf(op.page) >= 0)
        return false;
    auto page = std::make_shared<Page>();
    page->id = op.page;
    page->order = op.order;
    page->size = op.size;
    page->background = op.background;
    for (const Element &element : op.elements)
        page->add(element);
    insertRef({page->id, page->order});
    m_removed.remove(page->id);
    m_loaded.insert(page->id, std::move(page));
    return true;
}

bool Lesson::applied(const RemovePage &op)
{
    const int index = indexOf(op.page.page);
    if (index < 0)
        return false;
    m_pages.erase(m_pages.begin() + index);
    m_loaded.remove(op.page.page);
    m_removed.insert(op.page.page);
    return true;
}

bool Lesson::applied(const SetProperty &op)
{
    if (op.page.isEmpty()) {
        const QString value = op.after.toString();
        if (op.name == u"title")
            return std::exchange(title, value) != value;
        if (op.name == u"currentPage")
            return std::exchange(currentPage, PageId(value)).text() != value;
        return false;
    }
    Page *page = mutablePage(op.page);
    if (!page)
        return false;
    if (op.name == u"background") {
        const Result<Background> background = backgroundFromCbor(op.after);
        return background && std::exchange(page->background, *background) != *background;
    }
    if (op.name == u"size") {
        const Result<QSize> size = sizeFromCbor(op.after);
        return size && std::exchange(page->size, *size) != *size;
    }
    if (op.name == u"order") {
        const QString order = op.after.toString();
        if (order.isEmpty() || page->order == order)
            return false;
        page->order = order;
        m_pages.erase(m_pages.begin() + indexOf(page->id));
        insertRef({page->id, order});
        return true;
    }
    return false;
}

} // namespace hz::page
