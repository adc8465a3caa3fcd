// A page's document: its body, its ink runs and what was done with their strokes since. Any thread.
//
// A run that is sealed is not written again because a stroke of it was moved or erased: the body
// says so in `changes`. It is written anew when strokes are added to it or most of it is gone.
#pragma once

#include <hz/core/result.h>
#include <hz/ink/codec.h>
#include <hz/page/page.h>
#include <hz/store/document.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace hz::page {

inline constexpr int kPageSchema = 2; // 1 knew ink only

/// The strokes of a run as its attachment has them.
using StoredRun = std::shared_ptr<const std::vector<ink::RunEntry>>;

/// What the store holds of one page, beside what is in memory.
struct StoredPage {
    QString revision = {};
    QJsonObject body = {}; // with fields that a newer version may have added
    QStringList attachments = {};
    QHash<Ulid, StoredRun> runs = {}; // of a page that was read or written
};

/// Whether its document has ink of that run, read or not: a page that comes back by an op is not.
bool hasInkRun(const StoredPage &page, Ulid run);

/// A page as it is to be stored.
struct PageSnapshot {
    PageId id = {};
    bool isPresent = false;
    StoredPage stored = {}; // to build upon
    QString order = {};
    QSize size = {};
    Background background = {};
    QHash<Ulid, std::vector<Element>> runs = {}; // of strokes, those that changed; may be empty
    bool hasOtherObjects = false; // than the body lists
    std::vector<Element> objects = {}; // all, if so
    bool keepsPictures = true; // also those that nothing shows any more: an undo may
};

/// Whether undo may still want what is no longer shown.
enum class Leftovers { Keep, Drop };

struct PageDraft {
    store::Draft draft;
    QHash<Ulid, StoredRun> runs; // as they will be stored
};

/// `pictures` gives the bytes of a small picture that is no attachment of the page yet.
using PictureBytes = std::function<Result<QByteArray>(const Image &image)>;
PageDraft draftOf(const PageSnapshot &snapshot, const QString &docId, const QString &lesson,
    const PictureBytes &pictures);

/// As its document says, of which all runs are here.
std::unique_ptr<Page> pageOf(const PageId &id, const StoredPage &stored);
/// `attachment` reads one by its name. Fills in `stored.runs`.
Result<std::unique_ptr<Page>> pageFrom(const PageId &id, StoredPage &stored,
    const std::function<Result<QByteArray>(const QString &name)> &attachment);

} // namespace hz::page
