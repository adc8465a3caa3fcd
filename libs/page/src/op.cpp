#include <hz/ink/codec.h>
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
    kSetProperty = 5
};

constexpr int kMaxSide = 1 << 20; // page units

QCborArray elementsToCbor(const std::vector<InkElement> &elements)
{
    QCborArray array;
    for (const InkElement &element : elements)
        array.append(QCborArray{element.id.run.toBytes(), qint64(element.id.seq), element.z,
            ink::encodeStroke(*element.stroke)});
    return array;
}

Failure damaged(const char *what)
{
    return failure(Error::Kind::Corrupt,
        QCoreApplication::translate("hz::page::Op", "A change in the journal is damaged."),
        QLatin1StringView(what));
}

Result<std::vector<InkElement>> elementsFromCbor(const QCborValue &value)
{
    if (!value.isArray())
        return damaged("no elements");
    const QCborArray array = value.toArray();
    std::vector<InkElement> elements;
    for (const auto &entry : array) {
        const QCborArray fields = entry.toArray();
        const std::optional<Ulid> run = Ulid::fromBytes(fields.at(0).toByteArray());
        const qint64 seq = fields.at(1).toInteger(-1);
        if (!run || seq < 0 || seq > 0xffffffff || !fields.at(2).isInteger())
            return damaged("bad element");
        HZ_TRY(ink::Stroke stroke, ink::decodeStroke(fields.at(3).toByteArray()));
        elements.push_back({{*run, quint32(seq)}, fields.at(2).toInteger(),
            std::make_shared<const ink::Stroke>(std::move(stroke))});
    }
    return elements;
}

QCborArray pageToCbor(OpNumber number, const AddPage &page)
{
    return {int(number), page.page.text(), page.order, page.size.width(), page.size.height(),
        toCbor(page.background), elementsToCbor(page.elements)};
}

Result<PageId> pageIdFromCbor(const QCborValue &value)
{
    if (!Ulid::fromString(value.toString()))
        return damaged("bad page id");
    return PageId(value.toString());
}

Result<AddPage> pageFromCbor(const QCborArray &fields)
{
    AddPage page;
    HZ_TRY(page.page, pageIdFromCbor(fields.at(1)));
    page.order = fields.at(2).toString();
    const qint64 width = fields.at(3).toInteger(), height = fields.at(4).toInteger();
    if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide)
        return damaged("bad page size");
    page.size = {int(width), int(height)};
    HZ_TRY(page.background, backgroundFromCbor(fields.at(5)));
    HZ_TRY(page.elements, elementsFromCbor(fields.at(6)));
    return page;
}

template<typename... Visit> struct Overloaded : Visit... {
    using Visit::operator()...;
};
template<typename... Visit> Overloaded(Visit...) -> Overloaded<Visit...>;

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
    const qint64 pdfPage = fields.at(2).toInteger(-1);
    if (!kind || !ground || pdfPage < 0 || pdfPage > kMaxSide)
        return damaged("bad background");
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
        },
        op);
}

Result<Op> opFromCbor(const QCborValue &value)
{
    const QCborArray fields = value.toArray();
    const qint64 number = fields.at(0).toInteger();
    switch (number) {
    case kAddElements:
    case kRemoveElements: {
        HZ_TRY(const PageId page, pageIdFromCbor(fields.at(1)));
        HZ_TRY(const std::vector<InkElement> elements, elementsFromCbor(fields.at(2)));
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
    default:
        return damaged("unknown op");
    }
}

} // namespace hz::page
