// Larger buttons of a touch board: a word, perhaps an icon before or above it. One primary a view. GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/textfit.h>

#include <QtWidgets/QAbstractButton>

namespace hz::ui {

class TouchPush : public QAbstractButton, public PaintsText {
    Q_OBJECT

public:
    enum class Look {
        Outline,
        Primary, // filled with the accent
        Quiet, // no border, accent text
    };
    enum class Form {
        Row, // 56 high, icon before the word
        Tile, // 104 high, icon above the word
        Hero, // 104 high, icon before a large word
        Chip, // 48 high, small
        Line, // 56 high, icon before the word, left aligned: an entry of a list
    };

    TouchPush(IconName icon, const QString &text, Look look, Form form, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QString clippedText() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Measures {
        int height;
        int icon;
        int gap;
        int padding;
        int radius;
        QFont font;
    };
    Measures measures() const;

    IconName m_icon;
    Look m_look;
    Form m_form;
};

} // namespace hz::ui
