#include "reports/paperlook.h"

#include <hz/ui/statusglyph.h>

#include <QtGui/QPainter>

namespace hz::console {

using namespace ui;

namespace {

constexpr double kScale = kPaperDpi / 96;
constexpr double kTextScale = kScale * 12 / 13; // 9 points
constexpr double kNoteScale = kScale * 11 / 13; // 8 points

} // namespace

PaperLook::PaperLook()
{
    const Look look = Look::paper(kScale);
    note = Look::paper(kNoteScale).font(TypeRole::Caption);
    text = Look::paper(kTextScale).font(TypeRole::Caption);
    strong = Look::paper(kTextScale).font(TypeRole::Caption, Weight::Bold);
    title = look.font(TypeRole::Body, Weight::Bold);
    figure = look.font(TypeRole::Title, Weight::Bold);
    heading = look.font(TypeRole::Heading, Weight::Bold);
    ink = look.colour(Token::Text);
    quiet = look.colour(Token::Text2);
    bad = look.colour(Status::Bad, StatusPart::Foreground);
    line = look.colour(Token::Line);
    strongLine = look.colour(Token::LineStrong);
    ground = look.colour(Token::Sunken);
    band = look.colour(Token::AccentSoft);
    for (size_t i = 0; i < kStatuses; ++i) {
        QPainter painter(&glyphs[i]);
        drawStatusGlyph(painter, Status(i), {0, 0, kGlyphSide, kGlyphSide}, {}, look);
    }
}

} // namespace hz::console
