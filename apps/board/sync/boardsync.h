// A teacher's lessons and the hub: the state on Home, everything about it in a sheet, and what was
// written before she signed in. Part of one set of screens; made anew with them. GUI thread.
#pragma once

#include <hz/page/library.h>
#include <hz/sync/syncservice.h>
#include <hz/ui/toast.h>

#include <QtWidgets/QWidget>

namespace hz::ui {
class ActionRegistry;
class ClashSheet;
class SyncIndicator;
class SyncSheet;
} // namespace hz::ui

namespace hz::board {

/// What belongs to the window for as long as it lives.
struct Synced {
    sync::SyncService &service;
    const store::BlobStore &blobs;
    store::Database &own; // whose lessons are shown
    store::Database *unsignedWork = nullptr; // what nobody signed for; null: that is what is shown
};

/// Lessons and pages merge so.
store::MergeRules lessonMerges();

class BoardSync final : public QObject {
    Q_OBJECT

public:
    BoardSync(const Synced &synced, page::LessonLibrary &library, ui::ActionRegistry &commands,
        QWidget *contents);

    ui::SyncIndicator *indicator() const { return m_indicator; }
    ui::SyncSheet &sheet() const { return *m_sheet; }
    ui::ClashSheet &chooser() const { return *m_chooser; }
    /// Says once that there are lessons that nobody signed for.
    void offerUnsigned();

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);
    void claiming(const hz::Task<int> &task);
    void lessonsChanged();

private:
    void claim();
    int countUnsigned() const;

    const Synced m_synced;
    page::LessonLibrary &m_library;
    ui::SyncIndicator *m_indicator;
    ui::SyncSheet *m_sheet;
    ui::ClashSheet *m_chooser;
    QTimer m_news; // documents have come in
};

} // namespace hz::board
