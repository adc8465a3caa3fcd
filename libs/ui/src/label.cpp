#include <hz/ui/label.h>

namespace hz::ui {

Label::Label(const QString &text, TypeRole role, Weight weight, Token colour, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_weight(weight)
    , m_colour(colour)
{
    setTextFormat(Qt::PlainText);
    apply();
    connect(&theme(), &Theme::changed, this, &Label::apply);
}

void Label::setColour(Token colour)
{
    m_colour = colour;
    apply();
}

void Label::apply()
{
    setFont(theme().font(m_role, m_weight));
    QPalette own = palette();
    own.setColor(QPalette::Active, QPalette::WindowText, theme().colour(m_colour));
    own.setColor(QPalette::Inactive, QPalette::WindowText, theme().colour(m_colour));
    setPalette(own);
    setMinimumHeight(theme().lineHeight(m_role));
}

} // namespace hz::ui
