// What was changed on two machines in ways that do not fit together, put before a person one after
// the other: two versions side by side, one tap for the one or the other, or both where they can
// stand beside each other; each choice can be taken back. GUI thread; versions are read by workers.
#pragma once

#include <hz/sync/syncservice.h>
#include <hz/ui/sheet.h>
#include <hz/ui/syncindicator.h>
#include <hz/ui/toast.h>

#include <QtGui/QImage>

#include <array>
#include <vector>

class QAbstractButton;
class QGridLayout;

namespace hz::ui {

class Label;

/// One document of which there are two versions.
struct ClashView {
    struct Field {
        QString name = {};
        std::array<QString, 2> values = {};
    };
    QString title = {}; // what it is
    std::array<QImage, 2> pictures = {}; // null where there is nothing to see
    std::array<std::vector<QRectF>, 2> marks = {}; // what differs, in the pixels of each
    std::vector<Field> fields = {}; // that differ
};

/// Reads both versions of a document, on a worker; pictures at most that large.
using ReadClash = std::function<Result<ClashView>(const sync::SyncService::OpenClash &clash,
    const std::array<QString, 2> &revisions, QSize picture, TaskControl &task)>;
/// Asked on the GUI thread before each: with what it needs of there.
using ClashReader = std::function<ReadClash()>;

class ClashSheet final : public Sheet {
    Q_OBJECT

public:
    /// The service outlives it; so does what `reader` refers to.
    ClashSheet(sync::SyncService &service, Reach reach, ClashReader reader, QWidget *window);

    /// Nothing where there is nothing to decide.
    void open();
    /// The two versions are on the screen and can be chosen from.
    bool isShown() const { return m_isShown; }

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);
    /// Of a database whose documents are something else now.
    void decided();

private:
    struct Shown {
        sync::SyncService::OpenClash clash;
        std::array<QString, 2> revisions;
        ClashView view;
    };
    QSize pictureSize() const;
    void load();
    void show(const Shown &shown);
    void showFields(const ClashView &view);
    void choose(int which, store::Keep keep);
    void takeBack(store::Database &database, const store::Decided &decision);
    void setReady(bool ready);
    void followClashes();
    void next();

    sync::SyncService &m_service;
    const ClashReader m_reader;
    QStringList m_later; // put off or just decided, by id
    std::optional<Shown> m_shown;
    bool m_isShown = false;
    Label *m_title;
    Label *m_count;
    std::array<Label *, 2> m_pictures = {};
    QWidget *m_versions;
    QGridLayout *m_grid;
    std::vector<Label *> m_fields;
    std::array<QAbstractButton *, 2> m_one = {};
    QAbstractButton *m_both;
    QAbstractButton *m_putOff;
    TaskScope m_tasks{ioPool()};
};

} // namespace hz::ui
