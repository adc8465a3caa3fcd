// Larger buttons of a touch board: a word, perhaps an icon before or above it. One primary a view.
// GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/touchcontrol.h>

namespace hz::ui {

class TouchPush : public TouchControl {
    Q_OBJECT

public:
    enum class Look {
        Outline,
        Primary, // filled with the accent
        Quiet, // no border
        Link, // no border, accent text
    };
    enum class Form {
        Row, // 56 high, icon before the word
        Line, // the same, left aligned: an entry of a list
        Chip, // 48 high, round ends, small
        Stack, // 64 high, icon above a small word
        Tile, // 104 high, icon above the word
        Hero, // 104 high, icon before a large word
    };

    TouchPush(IconName icon, const QString &text, Look look, Form form, QWidget *parent = nullptr);

    Radius cornerRadius() const override;
    QSize sizeHint() const override;
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Measures {
        int height;
        int icon;
        int gap;
        int padding;
        TypeRole type;
    };
    struct Colours {
        Token fill;
        Token border;
        Token text;
        Token icon;
    };
    struct Places {
        QRect icon;
        QRect text;
        Qt::Alignment align;
    };
    Measures measures() const;
    Colours colours() const;
    Places places() const;
    QFont textFont() const;
    bool isUpright() const { return m_form == Form::Tile || m_form == Form::Stack; }
    bool hasIcon() const { return m_icon != IconName::None; }

    IconName m_icon;
    Look m_look;
    Form m_form;
};

} // namespace hz::ui
