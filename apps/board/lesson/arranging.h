// The commands that work on the selection and the clipboard. GUI thread.
#pragma once

#include "window/lessonhost.h"

#include <hz/canvas/pageview.h>

#include <QtCore/QObject>

#include <optional>

namespace hz::ui {
class ActionRegistry;
}

namespace hz::board {

class Arranging final : public QObject {
    Q_OBJECT

public:
    Arranging(ui::ActionRegistry &commands, LessonHost &host, canvas::PageView &view);

    /// Shows what arrives in the open session as its selection.
    void follow(page::LessonSession &session);
    /// Picture files dropped or chosen: onto the page, around its middle.
    void addPictures(const QStringList &paths);

Q_SIGNALS:
    /// Something was put on the page and is selected: the select tool should be in hand.
    void arrived();
    void failed(const hz::Error &error);

private:
    void addCommands();
    void addArrangeCommands();
    void copy();
    void paste();
    void duplicate();
    void addNudgeCommands();
    /// By steps of one page unit, of ten with Shift.
    void nudge(QPoint steps);
    void toggleGroup();
    void toggleLock();
    void askForPictures();
    page::LessonSession *session() const { return m_host.session(); }
    bool canChange() const { return session() && !session()->isReadOnly(); }
    bool hasSelection() const { return session() && !m_view.selection().isEmpty(); }
    bool canArrange() const { return canChange() && hasSelection(); }
    const std::vector<page::ElementId> &ids() const { return m_view.selection().ids(); }
    page::PageId page() const { return session()->currentPage(); }
    bool isGrouped() const;

    ui::ActionRegistry &m_commands;
    LessonHost &m_host;
    canvas::PageView &m_view;
    quint64 m_nudges = 0; // the gesture that those in a row are
    std::optional<quint64> m_nudgedSeq; // of the lesson after the last nudge
};

} // namespace hz::board
