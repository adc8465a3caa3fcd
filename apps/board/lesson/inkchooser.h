// A colour of the teacher's own, chosen by finger: its hue on a bar, how strong and how bright in a
// field. What is seen is the ink as the page's ground shows it. GUI thread.
#pragma once

#include <hz/ink/palette.h>
#include <hz/ui/popover.h>

namespace hz::board {

class ColourField;
class HueBar;
class InkSample;

class InkChooser final : public ui::Popover {
    Q_OBJECT

public:
    explicit InkChooser(QWidget *parent);

    void setGround(ink::Ground ground);
    /// Where the choice begins.
    void setColour(const QColor &colour);

Q_SIGNALS:
    /// "custom:#rrggbb"
    void chosen(const QString &ink);

private:
    void refresh();

    ink::Ground m_ground = ink::Ground::White;
    double m_hue = 0; // 0…1, as are the others
    double m_saturation = 1;
    double m_value = 1;
    ColourField *m_field;
    HueBar *m_bar;
    InkSample *m_sample;
};

} // namespace hz::board
