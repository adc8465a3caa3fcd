// rapidcheck generators of ops: of any shape, and as a session makes them for a lesson.
#pragma once

#include "pagetest.h"

#include <hz/page/lesson.h>

#include <support/inkgenerators.h>

namespace hz::test {

inline rc::Gen<page::Background> anyBackground()
{
    using Kind = page::Background::Kind;
    return rc::gen::exec([] {
        return page::Background{
            *rc::gen::element(Kind::Plain, Kind::Squared, Kind::TianZiGe, Kind::Pdf),
            *rc::gen::element(ink::Ground::White, ink::Ground::Green, ink::Ground::Dark),
            *rc::gen::inRange(0, 1000)};
    });
}

/// Few ids, so that ops meet.
inline rc::Gen<page::PageId> anyPage()
{
    return rc::gen::map(rc::gen::inRange(0, 4), pageOf);
}

inline rc::Gen<page::InkElement> anyElement()
{
    return rc::gen::exec([] {
        return page::InkElement{{runOf(*rc::gen::inRange(0, 4)), *rc::gen::arbitrary<quint32>()},
            *rc::gen::arbitrary<qint64>(),
            std::make_shared<const ink::Stroke>(*rc::gen::arbitrary<ink::Stroke>())};
    });
}

inline rc::Gen<std::vector<page::InkElement>> anyElements()
{
    return rc::gen::scale(0.2, rc::gen::container<std::vector<page::InkElement>>(anyElement()));
}

inline rc::Gen<QCborValue> anyValue()
{
    return rc::gen::exec([]() -> QCborValue {
        switch (*rc::gen::inRange(0, 6)) {
        case 0:
            return *rc::gen::arbitrary<qint64>();
        case 1:
            return QString::fromStdString(*rc::gen::string<std::string>());
        case 2:
            return QByteArray::fromStdString(*rc::gen::string<std::string>());
        case 3:
            return page::toCbor(*anyBackground());
        case 4:
            return nullptr;
        default:
            return *rc::gen::arbitrary<bool>();
        }
    });
}

inline rc::Gen<page::AddPage> anyNewPage()
{
    return rc::gen::exec([] {
        return page::AddPage{*anyPage(),
            QStringLiteral("V") + QChar(u'a' + *rc::gen::inRange(0, 9)),
            QSize(*rc::gen::inRange(1, 5000), *rc::gen::inRange(1, 5000)), *anyBackground(),
            *anyElements()};
    });
}

inline rc::Gen<page::Op> anyOp()
{
    return rc::gen::exec([]() -> page::Op {
        switch (*rc::gen::inRange(0, 5)) {
        case 0:
            return page::AddElements{*anyPage(), *anyElements()};
        case 1:
            return page::RemoveElements{*anyPage(), *anyElements()};
        case 2:
            return *anyNewPage();
        case 3:
            return page::RemovePage{*anyNewPage()};
        default:
            return page::SetProperty{*rc::gen::element(page::PageId(), pageOf(1)),
                *rc::gen::element(QStringLiteral("title"), QStringLiteral("currentPage"),
                    QStringLiteral("background"), QStringLiteral("newer")),
                *anyValue(), *anyValue()};
        }
    });
}

/// The page as it is, for the op that removes it.
inline page::AddPage wholeOf(const page::Page &page)
{
    page::AddPage whole{page.id, page.order, page.size, page.background, {}};
    for (const page::InkElement *element : page.ink())
        whole.elements.push_back(*element);
    return whole;
}

/// A change that a session could make of this lesson now; new strokes and pages have `number`.
inline page::Op fittingOp(const page::Lesson &lesson, int number)
{
    const auto newPage = [&] {
        const page::PageId after = lesson.pages().empty() || *rc::gen::arbitrary<bool>()
            ? page::PageId()
            : lesson.pages()[*rc::gen::inRange<size_t>(0, lesson.pages().size())].id;
        return page::AddPage{
            pageOf(number), lesson.orderAfter(after), page::kPageSize, *anyBackground(), {}};
    };
    if (lesson.pages().empty())
        return newPage();
    const page::Page &page
        = *lesson.page(lesson.pages()[*rc::gen::inRange<size_t>(0, lesson.pages().size())].id);
    switch (
        *rc::gen::weightedElement<int>({{6, 0}, {3, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}, {1, 6}})) {
    case 1: {
        page::RemoveElements remove{page.id, {}};
        for (const page::InkElement *element : page.ink())
            if (*rc::gen::arbitrary<bool>())
                remove.elements.push_back(*element);
        return remove;
    }
    case 2:
        return newPage();
    case 3:
        return page::RemovePage{wholeOf(page)};
    case 4:
        return page::SetProperty{page.id, QStringLiteral("background"),
            page::toCbor(page.background), page::toCbor(*anyBackground())};
    case 5:
        return page::SetProperty{
            {}, QStringLiteral("title"), lesson.title, QStringLiteral("title %1").arg(number)};
    case 6:
        return page::SetProperty{
            {}, QStringLiteral("currentPage"), lesson.currentPage.text(), page.id.text()};
    default:
        return page::AddElements{page.id, {elementOf(number, page.nextZ())}};
    }
}

/// What a session did one after the other, its undo and redo among it.
inline std::vector<page::Op> fittingHistory(page::Lesson &lesson, int length)
{
    std::vector<page::Op> ops, undoable, undone;
    for (int i = 0; i < length; ++i) {
        page::Op op;
        switch (*rc::gen::weightedElement<int>({{6, 0}, {2, 1}, {1, 2}})) {
        case 1:
            if (undoable.empty())
                continue;
            undone.push_back(undoable.back());
            op = page::inverse(undoable.back());
            undoable.pop_back();
            break;
        case 2:
            if (undone.empty())
                continue;
            op = undone.back();
            undoable.push_back(op);
            undone.pop_back();
            break;
        default:
            op = fittingOp(lesson, i + 1);
            undoable.push_back(op);
            undone.clear();
        }
        lesson.apply(op);
        ops.push_back(op);
    }
    return ops;
}

} // namespace hz::test
