// Text in a role of the theme's type and colours; follows scheme and scale. GUI thread.
#pragma once

#include <hz/ui/theme.h>

#include <QtWidgets/QLabel>

namespace hz::ui {

/// Plain text: what people wrote is never read as markup.
class Label : public QLabel {
    Q_OBJECT

public:
    explicit Label(const QString &text, TypeRole role, Weight weight = Weight::Regular,
        Token colour = Token::Text, QWidget *parent = nullptr);
    void setColour(Token colour);

private:
    void apply();
    TypeRole m_role;
    Weight m_weight;
    Token m_colour;
};

} // namespace hz::ui
