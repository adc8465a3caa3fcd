// rapidcheck generators of elements, and of ops that fit a lesson as it stands.
#pragma once

#include "support/inkgenerators.h"

#include <hz/page/lesson.h>
#include <hz/page/op.h>

#include <algorithm>
#include <rapidcheck.h>
#include <vector>

namespace hz::test {

inline rc::Gen<Ulid> someUlid()
{
    return rc::gen::map(rc::gen::arbitrary<quint64>(),
        [](quint64 random) { return Ulid::fromParts(1'767'225'600'000, 7, random | 1); });
}

inline rc::Gen<page::Placement> somePlacement()
{
    return rc::gen::exec([] {
        page::Placement placement;
        placement.dx = *rc::gen::inRange(-500, 500) * page::kSubUnits;
        placement.dy = *rc::gen::inRange(-500, 500) * page::kSubUnits;
        if (*rc::gen::arbitrary<bool>()) {
            placement.m11 = *rc::gen::inRange(-200'000, 200'000);
            placement.m12 = *rc::gen::inRange(-200'000, 200'000);
        }
        return placement;
    });
}

inline rc::Gen<QString> someInk()
{
    return rc::gen::element(
        QStringLiteral("ink:red"), QStringLiteral("ink:blue"), QStringLiteral("custom:#12ab9f"));
}

inline rc::Gen<page::Object> someObject()
{
    return rc::gen::exec([]() -> page::Object {
        const auto length = [] { return *rc::gen::inRange(1, 600 * page::kSubUnits); };
        switch (*rc::gen::inRange(0, 4)) {
        case 0: {
            page::Image image;
            image.sha256 = QByteArray(32, char(*rc::gen::inRange(1, 100)));
            image.isAttached = *rc::gen::arbitrary<bool>();
            image.sizeBytes = *rc::gen::inRange(1, 1 << 20);
            image.mime = QStringLiteral("image/png");
            image.pixels = {*rc::gen::inRange(1, 5000), *rc::gen::inRange(1, 5000)};
            image.size = {length(), length()};
            return image;
        }
        case 1: {
            page::Text text;
            text.text = *rc::gen::element(
                QStringLiteral("三角形的面积"), QStringLiteral("a\nb"), QString());
            text.ink = *someInk();
            text.size = *rc::gen::inRange(1, 200) * page::kSubUnits;
            text.isBold = *rc::gen::arbitrary<bool>();
            text.wraps = *rc::gen::arbitrary<bool>();
            text.align = *rc::gen::element(page::Text::Align::Left, page::Text::Align::Right);
            text.box = {length(), length()};
            return text;
        }
        case 2: {
            page::Shape shape;
            shape.kind = *rc::gen::element(
                page::Shape::Kind::Arrow, page::Shape::Kind::Ellipse, page::Shape::Kind::Polygon);
            for (int i = *rc::gen::inRange(2, 6); i > 0; --i)
                shape.points.emplace_back(length(), length());
            shape.ink = *someInk();
            shape.width = *rc::gen::inRange(1, 40 * page::kSubUnits);
            shape.dash = *rc::gen::element(page::Shape::Dash::Solid, page::Shape::Dash::Dotted);
            if (*rc::gen::arbitrary<bool>()) {
                shape.fill = *someInk();
                shape.fillPercent = *rc::gen::inRange(0, 101);
            }
            return shape;
        }
        default:
            return page::Unknown{{{QStringLiteral("kind"), QStringLiteral("formula")},
                {QStringLiteral("latex"), *rc::gen::element(QStringLiteral("x^2"), QString())}}};
        }
    });
}

inline rc::Gen<page::Element> someElement()
{
    return rc::gen::exec([] {
        page::Element element;
        element.z = *rc::gen::inRange(-50, 50);
        element.id.run = *someUlid();
        if (*rc::gen::inRange(0, 3) > 0) {
            element.id.seq = *rc::gen::inRange<quint32>(0, 5);
            element.stroke = std::make_shared<const ink::Stroke>(*strokeOnPage());
        } else {
            element.object = std::make_shared<const page::Object>(*someObject());
        }
        if (*rc::gen::arbitrary<bool>())
            element.placement = *somePlacement();
        element.isLocked = *rc::gen::inRange(0, 5) == 0;
        if (*rc::gen::inRange(0, 4) == 0)
            element.group = *someUlid();
        const bool isUnknown
            = element.object && std::holds_alternative<page::Unknown>(*element.object);
        if (!isUnknown && *rc::gen::inRange(0, 4) == 0)
            element.extra = std::make_shared<const QJsonObject>(
                QJsonObject{{QStringLiteral("link"), QStringLiteral("page:7")}});
        return element;
    });
}

/// Everything of a lesson that ops change, by value.
struct LessonState {
    QString title;
    page::PageId currentPage;
    std::vector<page::PageRef> refs;
    std::vector<page::Page> pages;
    QSet<page::PageId> removed;

    bool operator==(const LessonState &) const = default;
};

inline LessonState stateOf(const page::Lesson &lesson)
{
    LessonState state{lesson.title, lesson.currentPage, lesson.pages(), {}, lesson.removedPages()};
    for (const page::PageRef &ref : lesson.pages())
        state.pages.push_back(*lesson.page(ref.id));
    return state;
}

inline page::PageId newPageId()
{
    return page::PageId(newUlid().toString());
}

/// Some of the page's elements.
inline std::vector<page::Element> someOf(const page::Page &page)
{
    std::vector<page::Element> some;
    for (const page::Element *element : page.elements())
        if (*rc::gen::arbitrary<bool>())
            some.push_back(*element);
    return some;
}

inline page::Op someElementOp(const page::Page &page)
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0: {
        page::AddElements add{page.id, {}};
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            if (const page::Element element = *someElement(); !page.find(element.id))
                add.elements.push_back(element);
        return add;
    }
    case 1:
        return page::RemoveElements{page.id, someOf(page)};
    case 2: {
        page::TransformElements moved{page.id, {}};
        for (const page::Element &element : someOf(page))
            moved.parts.push_back({element.placement, *somePlacement(), {element.id}});
        return moved;
    }
    default: {
        page::SetElementProperty set{page.id,
            *rc::gen::element(page::kPropertyZ, page::kPropertyLocked, page::kPropertyGroup,
                page::kPropertyInk, page::kPropertyWidth, page::kPropertyObject),
            {}};
        for (const page::Element &element : someOf(page)) {
            const QCborValue before = property(element, set.name);
            page::Element other = *someElement();
            if (set.name == page::kPropertyInk)
                setProperty(other, set.name, *someInk());
            if (set.name == page::kPropertyObject)
                other.object = std::make_shared<const page::Object>(*someObject());
            const QCborValue after = property(other, set.name);
            page::Element changed = element;
            if (!before.isUndefined() && setProperty(changed, set.name, after))
                set.parts.push_back({before, after, {element.id}});
        }
        return set;
    }
    }
}

/// An op that says truly what is there before it.
inline page::Op someOp(const page::Lesson &lesson)
{
    using namespace page;
    const PageRef ref = lesson.pages()[size_t(*rc::gen::inRange(0, int(lesson.pages().size())))];
    const Page &on = *lesson.page(ref.id);
    switch (*rc::gen::inRange(0, 8)) {
    case 0: {
        AddPage add{.page = newPageId(), .order = lesson.orderAfter(ref.id)};
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
            add.elements.push_back(*someElement());
        std::sort(add.elements.begin(), add.elements.end(),
            [](const Element &a, const Element &b) { return a.id < b.id; });
        add.elements.erase(std::unique(add.elements.begin(), add.elements.end(),
                               [](const Element &a, const Element &b) { return a.id == b.id; }),
            add.elements.end());
        return add;
    }
    case 1:
        if (lesson.pages().size() > 1) {
            RemovePage remove{
                {.page = on.id, .order = on.order, .size = on.size, .background = on.background}};
            for (const Element *element : on.elements())
                remove.page.elements.push_back(*element);
            return remove;
        }
        return someElementOp(on);
    case 2: {
        const Background other{*rc::gen::element(Background::Kind::Staff, Background::Kind::English,
                                   Background::Kind::Plain),
            *rc::gen::element(ink::Ground::Green, ink::Ground::White), 0};
        return SetProperty{
            on.id, QStringLiteral("background"), toCbor(on.background), toCbor(other)};
    }
    case 3:
        return SetProperty{on.id, QStringLiteral("size"), sizeToCbor(on.size),
            sizeToCbor({1920, *rc::gen::inRange(1, 5000)})};
    case 4:
        return SetProperty{on.id, QStringLiteral("order"), on.order,
            lesson.orderAfter(
                lesson.pages()[size_t(*rc::gen::inRange(0, int(lesson.pages().size())))].id)};
    case 5:
        return SetProperty{{}, QStringLiteral("title"), lesson.title,
            *rc::gen::element(QStringLiteral("分数"), QStringLiteral("面积"))};
    default:
        return someElementOp(on);
    }
}

/// A lesson with one empty page.
inline void start(page::Lesson &lesson)
{
    lesson.id = page::LessonId(newUlid().toString());
    lesson.apply(page::AddPage{.page = newPageId(), .order = lesson.orderAfter({})});
}

} // namespace hz::test
