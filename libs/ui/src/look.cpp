#include <hz/ui/look.h>

#include <cmath>

namespace hz::ui {

Look::Look()
    : m_scheme(theme().scheme())
    , m_scale(theme().scale())
{
}

Look Look::paper(double scale)
{
    Look look;
    look.m_scheme = Scheme::Light;
    look.m_scale = scale;
    look.m_isScreen = false;
    return look;
}

QColor Look::onSequential(size_t step) const
{
    constexpr size_t kFirstStrong = 4;
    return colour(step < kFirstStrong ? Token::Text : Token::Surface);
}

double Look::px(double atScaleOne) const
{
    return m_isScreen ? std::round(atScaleOne * m_scale) : atScaleOne * m_scale;
}

double Look::hairline() const
{
    return m_isScreen ? theme().hairline() : m_scale;
}

} // namespace hz::ui
