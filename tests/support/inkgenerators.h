// rapidcheck generators of strokes: hostile to the codec (jumps over the whole range), not
// handwriting.
#pragma once

#include <hz/ink/stroke.h>

#include <rapidcheck.h>

namespace rc {

template<> struct Arbitrary<hz::ink::Sample> {
    static Gen<hz::ink::Sample> arbitrary()
    {
        return gen::build<hz::ink::Sample>(gen::set(&hz::ink::Sample::x),
            gen::set(&hz::ink::Sample::y), gen::set(&hz::ink::Sample::pressure),
            gen::set(&hz::ink::Sample::deltaMs));
    }
};

template<> struct Arbitrary<hz::ink::Stroke> {
    static Gen<hz::ink::Stroke> arbitrary()
    {
        using hz::ink::Stroke;
        return gen::build<Stroke>(
            gen::set(&Stroke::brush,
                gen::element(hz::ink::kPenBrush, hz::ink::kEvenBrush, QStringLiteral("pen/9"))),
            gen::set(&Stroke::ink,
                gen::element(QStringLiteral("ink:red"), QStringLiteral("custom:#12ab9f"))),
            gen::set(&Stroke::width), gen::set(&Stroke::startedMs), gen::set(&Stroke::hasPressure),
            gen::set(&Stroke::samples));
    }
};

} // namespace rc

namespace hz::test {

/// Strokes on a page of 1920 × 1080 units, with a pen's steps.
inline rc::Gen<ink::Stroke> strokeOnPage()
{
    return rc::gen::exec([] {
        ink::Stroke stroke{.brush = *rc::gen::element(ink::kPenBrush, ink::kEvenBrush),
            .ink = QStringLiteral("ink:black"),
            .width = quint16(*rc::gen::inRange(1, 40) * ink::kSubUnits),
            .hasPressure = *rc::gen::arbitrary<bool>()};
        const int count = *rc::gen::inRange(1, 60);
        int x = *rc::gen::inRange(0, 1920 * ink::kSubUnits),
            y = *rc::gen::inRange(0, 1080 * ink::kSubUnits);
        for (int i = 0; i < count; ++i) {
            stroke.samples.push_back(
                {x, y, quint16(*rc::gen::inRange(0, 65536)), quint16(*rc::gen::inRange(0, 30))});
            x += *rc::gen::inRange(-30 * ink::kSubUnits, 30 * ink::kSubUnits);
            y += *rc::gen::inRange(-30 * ink::kSubUnits, 30 * ink::kSubUnits);
        }
        return stroke;
    });
}

} // namespace hz::test
