// Four inks on the tool bar, one tap away. Each stays in its place, so that a hand learns where it
// is; an ink picked elsewhere takes the place of the one not used for longest. GUI thread.
#pragma once

#include <hz/ink/palette.h>

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include <vector>

namespace hz::board {

class InkDot;

class RecentInks final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kCount = 4;

    explicit RecentInks(QWidget *parent);
    void setOrientation(Qt::Orientation orientation);

    /// By place; what is missing or unknown is filled up.
    void setInks(const QStringList &inks);
    const QStringList &inks() const { return m_inks; }
    /// The ink in hand now, in the pen's use or not.
    void use(const QString &ink);
    void setGround(ink::Ground ground);
    /// None is marked where the pen is not in hand.
    void setPenInHand(bool inHand);

Q_SIGNALS:
    void chosen(const QString &ink);
    /// Another ink has taken a place.
    void changed(const QStringList &inks);

private:
    void show(qsizetype place);
    void refresh();

    QStringList m_inks; // by place
    QStringList m_order; // the last used last
    QString m_current;
    bool m_isPenInHand = true;
    ink::Ground m_ground = ink::Ground::White;
    std::vector<InkDot *> m_dots;
};

} // namespace hz::board
