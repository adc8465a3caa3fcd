// Ink, width and tip of the pen or the highlighter. GUI thread.
#pragma once

#include <hz/canvas/wetink.h>
#include <hz/ink/palette.h>
#include <hz/ui/popover.h>

#include <QtCore/QStringList>

#include <vector>

class QBoxLayout;
class QGridLayout;

namespace hz::ui {
class TouchPush;
}

namespace hz::board {

class InkTarget;
class WidthTarget;

class PenPopover final : public ui::Popover {
    Q_OBJECT

public:
    enum class Kind { Pen, Highlighter };
    PenPopover(Kind kind, QWidget *parent);

    /// Low over a bar that lies, narrow beside one that stands.
    enum class Form { Row, Column };
    void setForm(Form form);
    /// Shades are those of the page's ground.
    void setGround(ink::Ground ground);
    void setStyle(const canvas::PenStyle &style);
    /// The teacher's own inks, in a second row; no more than kMostOwnInks.
    void setOwnInks(const QStringList &inks);
    static constexpr int kMostOwnInks = 8;

    /// The five widths in page units at fit.
    static const std::vector<double> &widths(Kind kind);

Q_SIGNALS:
    void styleChosen(const hz::canvas::PenStyle &style);
    /// Another ink of her own.
    void ownInkWanted();
    /// One of them is held, or right-clicked.
    void ownInkRemoved(const QString &ink);

private:
    void choose(const canvas::PenStyle &style);
    void refresh();
    QColor colourOf(const QString &ink) const;
    InkTarget *addInk(const QString &ink);
    void placeInks();

    Kind m_kind;
    QBoxLayout *m_lower;
    Form m_form = Form::Row;
    ink::Ground m_ground = ink::Ground::White;
    canvas::PenStyle m_style;
    QGridLayout *m_grid;
    std::vector<InkTarget *> m_inks; // the eight, then her own
    QWidget *m_more;
    QStringList m_ownInks;
    std::vector<WidthTarget *> m_widths;
    ui::TouchPush *m_tapered = nullptr;
    ui::TouchPush *m_even = nullptr;
};

/// The name of an ink as a teacher says it.
QString inkTitle(const QString &ink);

} // namespace hz::board
