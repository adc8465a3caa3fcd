// What a painter takes from the theme, for a screen or for paper: charts drawn into a report are
// light and in the report's scale, whatever the program looks like. A value; GUI thread.
#pragma once

#include <hz/ui/theme.h>

namespace hz::ui {

class Look {
public:
    /// As the screen is now.
    Look();
    /// Light. `scale` is what a pixel of the design is on the page: dots per inch / 96.
    static Look paper(double scale);

    QColor colour(Token token) const { return theme().colour(token, m_scheme); }
    QColor colour(Status status, StatusPart part) const
    {
        return theme().colour(status, part, m_scheme);
    }
    QColor sequential(size_t step) const { return theme().sequential(step, m_scheme); }
    QColor category(size_t which) const { return theme().category(which, m_scheme); }
    /// Text on sequential(step).
    QColor onSequential(size_t step) const;

    QFont font(TypeRole role, Weight weight = Weight::Regular) const
    {
        return theme().font(role, weight, m_scale);
    }
    double lineHeight(TypeRole role) const { return px(theme().lineAtScaleOne(role)); }
    /// Whole pixels on a screen, so that edges stay sharp.
    double px(double atScaleOne) const;
    double px(Measure measure) const { return px(theme().atScaleOne(measure)); }
    /// Widths of lines that may lie between pixels.
    double exact(Measure measure) const { return theme().atScaleOne(measure) * m_scale; }
    double radius(Radius radius) const { return px(theme().radiusAtScaleOne(radius)); }
    double hairline() const;

private:
    Scheme m_scheme;
    double m_scale;
    bool m_isScreen = true;
};

} // namespace hz::ui
