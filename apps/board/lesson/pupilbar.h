// What a pupil needs at the edge of their half of the board: an ink, and undo of what is theirs.
// GUI thread.
#pragma once

#include <hz/ink/palette.h>
#include <hz/ui/shadow.h>

#include <QtCore/QStringList>

#include <vector>

class QAction;

namespace hz::board {

class InkDot;

class PupilBar final : public ui::FloatingPanel {
    Q_OBJECT

public:
    PupilBar(QAction *undo, const QString &name, QWidget *parent);

    /// Those offered; the one in hand need not be among them.
    void setInks(const QStringList &inks);
    void setInk(const QString &ink);
    const QString &ink() const { return m_ink; }
    void setGround(ink::Ground ground);

Q_SIGNALS:
    void inkChosen(const QString &ink);

private:
    void arrange();
    void refresh();

    QStringList m_inks;
    QString m_ink;
    ink::Ground m_ground = ink::Ground::White;
    std::vector<InkDot *> m_dots;
};

} // namespace hz::board
