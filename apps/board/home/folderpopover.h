// Into which folder a lesson goes: one there is, a new one, or none. GUI thread.
#pragma once

#include <hz/ui/popover.h>

class QLineEdit;
class QVBoxLayout;

namespace hz::board {

class FolderPopover final : public ui::Popover {
    Q_OBJECT

public:
    /// `current` is the lesson's folder; empty for none.
    FolderPopover(
        const QStringList &folders, const QString &current, QWidget *parent, QWidget *opener);

Q_SIGNALS:
    /// Empty for none.
    void chosen(const QString &folder);

private:
    QWidget *makeList(const QStringList &folders, const QString &current);
    QWidget *makeNew();
    void choose(const QString &folder);
};

} // namespace hz::board
