// How a teacher wants the program to be: kept as soon as it is chosen, told to whoever follows it.
// The ink in hand is the lesson's matter. GUI thread.
#pragma once

#include <hz/core/setting.h>
#include <hz/ink/palette.h>
#include <hz/ui/theme.h>

#include <QtCore/QObject>
#include <QtCore/QSize>

#include <optional>

namespace hz::board {

enum class BarPlace { Bottom, Left, Right, BothSides };
enum class Colours { Light, Dark, Contrast, System };
/// What fingers do on the page; stylus and mouse always use the tool.
enum class Fingers { UseTool, MovePage };
/// What makes a stroke of a stylus broader.
enum class Breadth { Pressure, Speed };

class Preferences final : public QObject {
    Q_OBJECT

public:
    /// `settings` outlives this.
    explicit Preferences(Settings &settings);

    BarPlace barPlace() const;
    void setBarPlace(BarPlace place);
    Colours colours() const;
    void setColours(Colours colours);
    Fingers fingers() const;
    void setFingers(Fingers fingers);
    Breadth breadth() const;
    void setBreadth(Breadth breadth);
    /// Of the next new page.
    ink::Ground pageGround() const;
    void setPageGround(ink::Ground ground);
    /// None: it follows the screen.
    std::optional<int> scalePercent() const;
    void setScalePercent(std::optional<int> percent);
    /// Empty: the system's.
    QString language() const;
    void setLanguage(const QString &language);

    ui::Scheme scheme() const;
    /// The UI scale on a screen of this size in logical pixels.
    double scaleOn(QSize screen) const;

Q_SIGNALS:
    void changed();
    /// Also where it is the one that was chosen before.
    void languageChosen(const QString &language);

private:
    Settings &m_settings;
};

/// The design is 1080 high.
double scaleFollowing(QSize screen);
/// Up to here everything has room on a screen of this size in logical pixels.
double mostScale(QSize screen);

} // namespace hz::board
