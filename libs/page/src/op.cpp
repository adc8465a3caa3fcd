#include "elementcodec.h"

#include <hz/page/op.h>

#include <QtCore/QCborArray>
#include <QtCore/QCoreApplication>

namespace hz::page {

namespace {

// Numbers of the journal's format: never used for another op.
enum OpNumber {
    kAddElements = 1,
    kRemoveElements = 2,
    kAddPage = 3,
    kRemovePage = 4,
    kSetProperty = 5,
    kTransformElements = 6,
    kSetElementProperty = 7
};

constexpr qint64 kMaxPdfPage = 1 << 20;

QCborArray pageToCbor(OpNumber number, const AddPage &page)
{
    return {int(number), page.page.text(), page.order, page.size.width(), page.size.height(),
        toCbor(page.background), elementsToCbor(page.elements)};
}

Result<PageId> pageIdFromCbor(const QCborValue &value)
{
    if (!Ulid::fromString(value.toString()))
        return damagedOp("bad page id");
    return PageId(value.toString());
}

Result<AddPage> pageFromCbor(const QCborArray &fields)
{
    AddPage page;
    HZ_TRY(page.page, pageIdFromCbor(fields.at(1)));
    page.order = fields.at(2).toString();
    HZ_TRY(page.size, sizeFromCbor(QCborArray{fields.at(3), fields.at(4)}));
    HZ_TRY(page.background, backgroundFromCbor(fields.at(5)));
    HZ_TRY(page.elements, elementsFromCbor(fields.at(6)));
    return page;
}

template<typename Part> QCborArray partsToCbor(const std::vector<Part> &parts)
{
    QCborArray array;
    for (const Part &part : parts) {
        if constexpr (std::is_same_v<Part, TransformElements::Part>)
            array.append(QCborArray{
                placementToCbor(part.before), placementToCbor(part.after), idsToCbor(part.ids)});
        else
            array.append(QCborArray{part.before, part.after, idsToCbor(part.ids)});
    }
    return array;
}

template<typename Part> Result<std::vector<Part>> partsFromCbor(const QCborValue &value)
{
    const QCborArray array = value.toArray();
    if (!value.isArray() || array.size() > kMaxElementsAnOp)
        return damagedOp("no parts");
    std::vector<Part> parts;
    for (const auto &entry : array) {
        const QCborArray fields = entry.toArray();
        Part part;
        if constexpr (std::is_same_v<Part, TransformElements::Part>) {
            HZ_TRY(part.before, placementFromCbor(fields.at(0)));
            HZ_TRY(part.after, placementFromCbor(fields.at(1)));
        } else {
            part.before = fields.at(0);
            part.after = fields.at(1);
        }
        HZ_TRY(part.ids, idsFromCbor(fields.at(2)));
        parts.push_back(std::move(part));
    }
    return parts;
}

// The same with before and after exchanged.
template<typename Change> Change turned(Change change)
{
    for (auto &part : change.parts)
        std::swap(part.before, part.after);
    return change;
}

template<typename Change> bool joined(Change &last, const Change &next)
{
    const auto follows
        = [](const auto &a, const auto &b) { return a.ids == b.ids && a.after == b.before; };
    if (last.page != next.page
        || !std::equal(
            last.parts.begin(), last.parts.end(), next.parts.begin(), next.parts.end(), follows))
        return false;
    for (size_t i = 0; i < last.parts.size(); ++i)
        last.parts[i].after = next.parts[i].after;
    return true;
}

} // namespace

Op inverse(const Op &op)
{
    return std::visit(Overloaded{
                          [](const AddElements &add) -> Op {
                              return RemoveElements{add.page, add.elements};
                          },
                          [](const RemoveElements &remove) -> Op {
                              return AddElements{remove.page, remove.elements};
                          },
                          [](const AddPage &add) -> Op { return RemovePage{add}; },
                          [](const RemovePage &remove) -> Op { return remove.page; },
                          [](const SetProperty &set) -> Op {
                              return SetProperty{set.page, set.name, set.after, set.before};
                          },
                          [](const TransformElements &moved) -> Op { return turned(moved); },
                          [](const SetElementProperty &set) -> Op { return turned(set); },
                      },
        op);
}

const PageId &pageOf(const Op &op)
{
    return std::visit(
        Overloaded{
            [](const RemovePage &remove) -> const PageId & { return remove.page.page; },
            [](const auto &other) -> const PageId & { return other.page; },
        },
        op);
}

bool coalesce(Op &last, const Op &next)
{
    if (auto *moved = std::get_if<TransformElements>(&last))
        if (const auto *more = std::get_if<TransformElements>(&next))
            return joined(*moved, *more);
    if (auto *set = std::get_if<SetElementProperty>(&last))
        if (const auto *more = std::get_if<SetElementProperty>(&next);
            more && more->name == set->name)
            return joined(*set, *more);
    return false;
}

QCborValue sizeToCbor(QSize size)
{
    return QCborArray{size.width(), size.height()};
}

Result<QSize> sizeFromCbor(const QCborValue &value)
{
    const qint64 width = integerOf(value.toArray().at(0));
    const qint64 height = integerOf(value.toArray().at(1));
    if (width < 1 || height < 1 || width > kMaxPageSide || height > kMaxPageSide)
        return damagedOp("bad page size");
    return QSize(int(width), int(height));
}

QCborValue toCbor(const Background &background)
{
    return QCborArray{
        backgroundName(background.kind), ink::groundName(background.ground), background.pdfPage};
}

Result<Background> backgroundFromCbor(const QCborValue &value)
{
    const QCborArray fields = value.toArray();
    const auto kind = backgroundNamed(fields.at(0).toString());
    const auto ground = ink::groundNamed(fields.at(1).toString());
    const qint64 pdfPage = integerOf(fields.at(2), -1);
    if (!kind || !ground || pdfPage < 0 || pdfPage > kMaxPdfPage)
        return damagedOp("bad background");
    return Background{*kind, *ground, int(pdfPage)};
}

QCborValue toCbor(const Op &op)
{
    return std::visit(
        Overloaded{
            [](const AddElements &add) {
                return QCborArray{int(kAddElements), add.page.text(), elementsToCbor(add.elements)};
            },
            [](const RemoveElements &remove) {
                return QCborArray{
                    int(kRemoveElements), remove.page.text(), elementsToCbor(remove.elements)};
            },
            [](const AddPage &add) { return pageToCbor(kAddPage, add); },
            [](const RemovePage &remove) { return pageToCbor(kRemovePage, remove.page); },
            [](const SetProperty &set) {
                return QCborArray{
                    int(kSetProperty), set.page.text(), set.name, set.before, set.after};
            },
            [](const TransformElements &moved) {
                return QCborArray{
                    int(kTransformElements), moved.page.text(), partsToCbor(moved.parts)};
            },
            [](const SetElementProperty &set) {
                return QCborArray{
                    int(kSetElementProperty), set.page.text(), set.name, partsToCbor(set.parts)};
            },
        },
        op);
}

Result<Op> opFromCbor(const QCborValue &value)
{
    const QCborArray fields = value.toArray();
    const qint64 number = integerOf(fields.at(0));
    switch (number) {
    case kAddElements:
    case kRemoveElements: {
        HZ_TRY(const PageId page, pageIdFromCbor(fields.at(1)));
        HZ_TRY(const std::vector<Element> elements, elementsFromCbor(fields.at(2)));
        return number == kAddElements ? Op(AddElements{page, elements})
                                      : Op(RemoveElements{page, elements});
    }
    case kAddPage:
    case kRemovePage: {
        HZ_TRY(const AddPage page, pageFromCbor(fields));
        return number == kAddPage ? Op(page) : Op(RemovePage{page});
    }
    case kSetProperty: {
        PageId page;
        if (!fields.at(1).toString().isEmpty()) {
            HZ_TRY(page, pageIdFromCbor(fields.at(1)));
        }
        return Op(SetProperty{page, fields.at(2).toString(), fields.at(3), fields.at(4)});
    }
    case kTransformElements: {
        TransformElements moved;
        HZ_TRY(moved.page, pageIdFromCbor(fields.at(1)));
        HZ_TRY(moved.parts, partsFromCbor<TransformElements::Part>(fields.at(2)));
        return Op(moved);
    }
    case kSetElementProperty: {
        SetElementProperty set;
        HZ_TRY(set.page, pageIdFromCbor(fields.at(1)));
        set.name = fields.at(2).toString();
        HZ_TRY(set.parts, partsFromCbor<SetElementProperty::Part>(fields.at(3)));
        return Op(set);
    }
    default:
        if (number <= kSetElementProperty)
            return damagedOp("no op");
        return failure(Error::Kind::Unsupported,
            QCoreApplication::translate(
                "hz::page::Op", "This change was made by a newer version of Hezhou."),
            QStringLiteral("op %1").arg(number));
    }
}

} // namespace hz::page
